"""One file on its way to the centre or from it, a piece at each step, each committed before the next."""

import msgspec

from casework.attachments import MAX_BYTES
from local_store.attachments import BY_ITSELF
from local_store.file_shapes import FileToMove, Taken
from local_store.store import LocalStore
from sync.enrolment import Enrolment
from sync.errors import NoConnection, NotHoldfast, RequestRefused, TooBig
from sync.pace import Headway, Pace
from sync.transport import Server
from sync.wire import AttachmentState

TRIES = 3
"""How often in a row a file may come to nothing before it rests."""


class Road(msgspec.Struct, frozen=True):
    """What files need to travel in one direction: where they are kept, whom to ask, and how large a piece may be."""

    store: LocalStore
    server: Server
    enrolment: Enrolment
    headway: Headway
    pace: Pace


class Upload:
    """A file going to the centre. It is first asked how much it has, then given the rest."""

    def __init__(self, road: Road, file: FileToMove) -> None:
        self._road = road
        self._file = file
        self._at: int | None = None  # where the centre is, once it has said so
        self._tries = 0

    def step(self) -> bool:
        """Ask, or send a piece. True once the centre has all of the file. Raises SyncTrouble."""
        at, piece = self._at, b""
        if at is not None:
            piece = self._road.store.attachment_piece(self._file.sha256, at, self._road.pace.now)
        try:
            there = self._put(piece)
        except NoConnection as cut:
            self._road.pace.cut()
            self._road.headway.go_on_after(cut)
            self._at = None
            return False
        except RequestRefused as refused:
            self._try_again_after(refused)
            return False
        self._road.store.attachment_sent(self._file.sha256, self._file.case, there.received, there.complete)
        if at is not None and not there.complete:
            self._heard(there.received > at)
        self._at = there.received
        return there.complete

    def _put(self, piece: bytes) -> AttachmentState:
        file = self._file
        return self._road.enrolment.call(
            lambda: self._road.server.put_attachment(
                file.sha256, piece, case=file.case, size=file.size, media_type=file.media_type, offset=self._at or 0
            )
        )

    def _heard(self, taken: bool) -> None:
        if taken:
            self._road.headway.made()
            self._road.pace.held()
            self._tries = 0
        else:
            self._tried(NotHoldfast("PUT /v1/attachments: the centre does not take the file"))

    def _try_again_after(self, refused: RequestRefused) -> None:
        """In smaller pieces, where something on the way takes none so large; once more, where it came damaged."""
        if isinstance(refused, TooBig) and self._road.pace.never_so_large():
            self._at = None
        elif refused.code == "damaged":
            self._tried(refused)
            self._at = None
        else:
            raise refused

    def _tried(self, trouble: NotHoldfast | RequestRefused) -> None:
        self._tries += 1
        if self._tries >= TRIES:
            raise trouble


class Download:
    """A file coming from the centre, from where it is here."""

    def __init__(self, road: Road, file: FileToMove) -> None:
        self._road = road
        self._file = file
        self._at = file.done
        self._tries = 0

    def step(self) -> bool:
        """Fetch a piece. True once all of the file is here. Raises SyncTrouble, and what the store raises."""
        try:
            piece, size = self._get()
        except NoConnection as cut:
            self._road.pace.cut()
            self._road.headway.go_on_after(cut)
            return False
        if not 0 < size <= (MAX_BYTES if self._file.wanted else BY_ITSELF):
            raise NotHoldfast("GET /v1/attachments: the file is not as large as its case says")
        taken = self._road.store.take_piece(self._file.sha256, self._file.case, self._at, piece, size)
        if taken in (Taken.KEPT, Taken.WHOLE):
            self._road.headway.made()
            self._road.pace.held()
            self._at += len(piece)
        else:
            self._from_the_beginning(taken)
        return taken is Taken.WHOLE

    def _get(self) -> tuple[bytes, int]:
        file = self._file
        return self._road.enrolment.call(
            lambda: self._road.server.get_attachment(
                file.sha256, case=file.case, offset=self._at, limit_bytes=self._road.pace.now
            )
        )

    def _from_the_beginning(self, taken: Taken) -> None:
        self._tries += 1
        self._at = 0
        if self._tries >= TRIES:
            raise NotHoldfast(f"GET /v1/attachments: {taken.value}")
