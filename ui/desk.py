"""What a page may ask of the laptop: read, save, keep a draft, send now. Never blocks the window."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from casework import Edit
from casework.known_already import KnownAlready
from casework.people import Person
from casework.service import Service
from casework.trouble import Trouble
from local_store.shapes import Draft
from local_store.store import LocalStore
from local_store.typed_words import Mark, TypedWords
from sync.status import SyncStatus
from ui.passphrase_words import PassphraseFacts

T = TypeVar("T")


class Who(msgspec.Struct, frozen=True):
    """Whose laptop this is, as the centre last said."""

    user: str
    name: str
    role: str
    authority: str
    authority_name: str
    device: str
    device_name: str
    service: Service = Service()


class StoreThread(Protocol):
    """What writes for the screens, and does the longer reads, away from the window's thread."""

    def ask(
        self,
        question: Callable[[LocalStore], Any],
        answer: Callable[[Any], None] | None,
        trouble: Callable[[Trouble], None] | None,
    ) -> None:
        """Run `question` there; call `answer` or `trouble` here, on the window's thread."""

    def write(
        self,
        act: Callable[[LocalStore], Any],
        done: Callable[[Any], None] | None,
        trouble: Callable[[Trouble], None] | None,
    ) -> None:
        """The same for what writes: in the order asked, and waiting for no question."""


class SyncThread(Protocol):
    """The one thread that owns the network."""

    def wake(self) -> None:
        """There is something to send, or somebody pressed Send now: try at once."""

    def ask_whether_known(self, typed: Person, answer: Callable[[KnownAlready | None], None]) -> None:
        """Ask the centre about a child who is being added; `answer` is called here, on the window's thread."""


class PrintThread(Protocol):
    """What takes the print queue to the printers."""

    def wake(self) -> None:
        """The queue is another: look at once."""


class Passphrase(Protocol):
    """What opens this laptop, and what the centre knows of it. Answers come on the window's thread."""

    def facts(self, answer: Callable[[PassphraseFacts], None]) -> None:
        """How the two stand to each other."""

    def change(self, present: str, new: str, done: Callable[[None], None], trouble: Callable[[Trouble], None]) -> None:
        """Another passphrase, here at once and at the centre with the next connection."""

    def use_centres(self, password: str, done: Callable[[None], None], trouble: Callable[[Trouble], None]) -> None:
        """Make the password that the centre knows the passphrase of this laptop."""

    def bring_back(self, passphrase: str, done: Callable[[str], None], trouble: Callable[[Trouble], None]) -> None:
        """Open what was put aside and send what is in it; `done` gets what to say."""


class Desk(QObject):
    """The laptop as the pages see it. Made once, in desktop/, and handed to every page.

    changed: the ids of the cases whose records differ from before (a save here, or a page from the centre).
    drafts_changed: what is typed and not saved is other than before, now that nobody is typing it.
    status_changed: the newest SyncStatus.
    prints_changed: something in the print queue stands otherwise than before.
    trouble: a Trouble that no page took on itself; the window shows it.
    """

    changed = Signal(object)
    drafts_changed = Signal()
    status_changed = Signal(object)
    prints_changed = Signal()
    trouble = Signal(object)
    lock_wanted = Signal()

    def __init__(
        self,
        who: Who,
        store: StoreThread,
        sync: SyncThread,
        parent: QObject | None = None,
        passphrase: Passphrase | None = None,
        typed: TypedWords | None = None,
        printing: PrintThread | None = None,
    ) -> None:
        """`typed` is where drafts stand until the store has them; without it, they are in its queue alone."""
        super().__init__(parent)
        self.who = who
        self.status = SyncStatus()
        self._store = store
        self._sync = sync
        self._typed = typed
        self._printing = printing
        self.passphrase = passphrase

    def read(
        self,
        question: Callable[[LocalStore], T],
        answer: Callable[[T], None],
        trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Ask the store on its own thread; `answer` is called here with what it said."""
        self._store.ask(question, answer, trouble or self.trouble.emit)

    def save(
        self,
        edits: Sequence[Edit],
        saved: Callable[[], None] | None = None,
        trouble: Callable[[Trouble], None] | None = None,
        draft_key: str = "",
        draft_keys: Sequence[str] = (),
    ) -> None:
        """Save edits in one durable step; `saved` is called when they are safe on this laptop, and not before.

        The draft `draft_key`, or those of `draft_keys` where a form writes several records, are dropped in that step.
        """

        def make(store: LocalStore) -> Sequence[Edit]:
            return edits

        self.make_and_save(make, lambda _edits: saved() if saved else None, trouble, draft_key, draft_keys)

    def make_and_save(
        self,
        make: Callable[[LocalStore], Sequence[Edit]],
        saved: Callable[[Sequence[Edit]], None] | None = None,
        trouble: Callable[[Trouble], None] | None = None,
        draft_key: str = "",
        draft_keys: Sequence[str] = (),
    ) -> None:
        """As `save`, where the edits are made on the store's thread: a file is kept before the edit that names it."""

        marks = [self._mark(key) for key in (draft_key, *draft_keys) if key]

        def act(store: LocalStore) -> Sequence[Edit]:
            edits = make(store)
            store.save_all(edits, marks)
            return edits

        def done(edits: Sequence[Edit]) -> None:
            if saved:
                saved(edits)
            self.changed.emit(frozenset(edit.case for edit in edits))
            self._sync.wake()

        self.do(act, done, trouble, marks)

    def do(
        self,
        act: Callable[[LocalStore], T],
        done: Callable[[T], None] | None = None,
        trouble: Callable[[Trouble], None] | None = None,
        marks: Sequence[Mark] = (),
    ) -> None:
        """A change of this laptop's own (a draft, where you left off): nothing that travels.

        `marks` are those of the typed words that `act` has the store note.
        """
        typed = self._typed
        if typed is None or not marks:
            self._store.write(act, done, trouble or self.trouble.emit)
            return

        def noted(store: LocalStore) -> T:
            said = act(store)
            typed.kept(marks)
            return said

        def answered(said: T) -> None:
            typed.empty_when_kept()
            if done:
                done(said)

        self._store.write(noted, answered, trouble or self.trouble.emit)

    # The print queue

    def change_queue(
        self,
        act: Callable[[LocalStore], T],
        done: Callable[[T], None] | None = None,
        trouble: Callable[[Trouble], None] | None = None,
        case: str = "",
    ) -> None:
        """Put something into the print queue, or change what is in it; `case` is the case whose records grow by that.

        `done` is called when it is safe on this laptop. Paper comes later, and the queue says how it stands.
        """

        def acted(said: T) -> None:
            if done:
                done(said)
            self.prints_changed.emit()
            if case:
                self.paper_recorded(frozenset({case}))
            if self._printing is not None:
                self._printing.wake()

        self.do(act, acted, trouble)

    @Slot(object)
    def paper_recorded(self, cases: frozenset[str]) -> None:
        """The record of paper of these cases grew."""
        self.changed.emit(cases)
        self._sync.wake()

    # What is typed. Every editor goes through these: from here on it outlives a kill, however long the store takes.

    def write_down(self, draft: Draft) -> Mark:
        """Have a draft outlive this process from now on. What is asked of the store then is to note the mark."""
        return self._typed.put(draft) if self._typed is not None else Mark(draft.key)

    def keep_draft(
        self,
        draft: Draft,
        done: Callable[[None], None] | None = None,
        trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Keep what is typed in an editor."""
        mark = self.write_down(draft)
        self.do(lambda store: store.keep_draft(draft, mark), done, trouble, [mark])

    def drop_draft(
        self,
        key: str,
        done: Callable[[None], None] | None = None,
        trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Nothing is typed in an editor any more."""
        mark = self._write_off(key)
        self.do(lambda store: store.drop_draft(key, mark), done, trouble, [mark])

    def put_aside(
        self,
        aside: Draft,
        done: Callable[[Draft | None], None] | None = None,
        trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Keep what is typed in an editor apart for 30 days: `aside` is that, set apart (`local_store.drafts`).

        Without fields, it is what was kept of the editor. `done` gets it as it is kept now.
        """
        typed = aside if aside.fields else None
        marks = [self.write_down(one) for one in (typed,) if one is not None] + [self._write_off(aside.editor)]
        self.do(lambda store: store.put_aside(aside.editor, typed, marks), done, trouble, marks)

    def _write_off(self, key: str) -> Mark:
        return self._typed.put_gone(key) if self._typed is not None else Mark(key)

    def _mark(self, key: str) -> Mark:
        return self._typed.mark(key) if self._typed is not None else Mark(key)

    def send_now(self) -> None:
        """Try the centre at once."""
        self._sync.wake()

    def ask_whether_known(self, typed: Person, answer: Callable[[KnownAlready | None], None]) -> None:
        """Ask the centre whether a child who is being added is known to the service, also with other workers.

        Never waits, and only the newest question is answered. `answer` gets None where the centre was not asked: no
        connection, a centre that cannot say, or too little typed (`casework.known_already.question_of`).
        """
        self._sync.ask_whether_known(typed, answer)

    def show_status(self, status: SyncStatus) -> None:
        """Take the newest word from the sync thread and pass it on."""
        self.status = status
        self.status_changed.emit(status)
