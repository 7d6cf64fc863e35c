"""What `LocalStore` offers about attachments, for the screens and for the sync engine."""

import hashlib
from collections.abc import Callable

from casework.attachments import HEAD_BYTES, fits_its_kind, objection, unfit
from local_store import attachments, file_parts, purge
from local_store.connection import StoreConnection
from local_store.errors import NotAttached
from local_store.file_shapes import Attachment, FileToMove, Taken


class AttachmentCalls:
    """The part of a `LocalStore` that keeps files. Every call is one transaction, durable when it returns."""

    _db: StoreConnection

    _finish_purging: Callable[[], None]

    def attach(self, case: str, data: bytes, media_type: str) -> str:
        """Keep a file with a case, to be sent when there is a link; its SHA-256, for the document's field `file`.

        Raises NotAttached for a file that is too large, of a kind that is not kept, or not what it says it is.
        """
        against = objection(media_type, len(data))
        if against is None and not fits_its_kind(media_type, data[:HEAD_BYTES]):
            against = unfit(media_type)
        if against:
            raise NotAttached(against)
        sha256 = hashlib.sha256(data).hexdigest()
        with self._db.writing() as sql:
            attachments.attach(sql, case, sha256, data, media_type)
        return sha256

    def attachment(self, sha256: str) -> Attachment | None:
        """Where a file is: here, partly here, to send, sent, wanted, or at the centre; None where no case has it."""
        with self._db.reading() as sql:
            return attachments.find(sql, sha256)

    def attachment_bytes(self, sha256: str) -> bytes | None:
        """All of a file; None where it is not all here."""
        with self._db.reading() as sql:
            here, size = file_parts.how_much(sql, sha256)
            return file_parts.read(sql, sha256, 0, size) if here == size else None

    def attachment_piece(self, sha256: str, at: int, length: int) -> bytes:
        """At most `length` bytes of a file from `at` on, as far as they are here."""
        with self._db.reading() as sql:
            return file_parts.read(sql, sha256, at, length)

    def want(self, sha256: str) -> None:
        """Bring a file here with the next cycle, however large it is. One that is here stays as it is."""
        with self._db.writing() as sql:
            attachments.want(sql, sha256)

    # What the sync engine does

    def attachments_to_send(self) -> list[FileToMove]:
        """Files that the centre does not have, in the order in which they were attached."""
        with self._db.reading() as sql:
            return attachments.to_send(sql)

    def attachments_to_fetch(self, limit: int) -> list[FileToMove]:
        """Files to be brought here: those somebody wants, then the smallest first."""
        with self._db.reading() as sql:
            return attachments.to_fetch(sql, limit)

    def attachment_sent(self, sha256: str, case: str, received: int, complete: bool) -> None:
        """Keep how much of a file the centre said it has. A case that left goes with its last file."""
        with self._db.writing() as sql:
            if attachments.sent(sql, sha256, case, received, complete):
                purge.owe_overwriting(sql)
        self._finish_purging()

    def take_piece(self, sha256: str, case: str, at: int, piece: bytes, size: int) -> Taken:
        """Keep a piece of a file of `size` bytes that came from the centre.

        With the last one the file must be what its name says; else all of it is dropped, to be fetched again.
        """
        with self._db.writing() as sql:
            return attachments.take(sql, sha256, case, at, piece, size)
