"""LocalStore: the encrypted cache on the laptop, as every other room sees it."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

import msgspec

from casework.edits import Edit, Record, now_text
from casework.local_rules import DEFAULTS, LocalRules
from local_store import (
    agreement,
    answers,
    attention,
    backup,
    counting,
    dependants,
    drafts,
    field_authors,
    field_states,
    laptop,
    laying_in,
    leaving,
    outbox,
    pages,
    purge,
    rebasing,
    receipts,
    records,
    saving,
    search,
    summaries,
    tracking,
    words_later,
)
from local_store.attachment_calls import AttachmentCalls
from local_store.children_calls import ChildrenCalls
from local_store.connection import Sql, StoreConnection, create_store, require_file
from local_store.day_calls import DayCalls
from local_store.draft_calls import DraftCalls
from local_store.errors import DiskFull, ReadOnlyDisk
from local_store.leaving_calls import LeavingCalls
from local_store.look_calls import LookCalls
from local_store.passphrase_calls import PassphraseCalls
from local_store.print_job_calls import PrintJobCalls
from local_store.shapes import (
    Answer,
    Attention,
    CaseSummary,
    Counts,
    Device,
    FieldState,
    Held,
    Hit,
    Lay,
    Page,
    Pending,
    Receipt,
    SendTrouble,
    Settled,
    Tracked,
)
from local_store.typed_words import Mark

T = TypeVar("T")


class LocalStore(
    DraftCalls, LookCalls, AttachmentCalls, PrintJobCalls, DayCalls, ChildrenCalls, PassphraseCalls, LeavingCalls
):
    """One thread's view of the store. Every call is one transaction, durable when it returns.

    Several may be open on one file, each in its own thread. Raises `local_store.errors.StoreTrouble` and nothing of
    SQLCipher's. `today` and `now` are the laptop's clock.
    """

    def __init__(
        self,
        connection: StoreConnection,
        today: Callable[[], dt.date] = dt.date.today,
        now: Callable[[], str] = now_text,
    ) -> None:
        self._db = connection
        self._today = today
        self._now = now

    @classmethod
    def create(
        cls,
        path: str | Path,
        key: bytes,
        *,
        today: Callable[[], dt.date] = dt.date.today,
        now: Callable[[], str] = now_text,
    ) -> Self:
        """A new, empty store at `path`; `key` is 32 random bytes. Raises StoreExists rather than write over one."""
        create_store(Path(path), key)
        return cls._opened(Path(path), key, today, now)

    @classmethod
    def open(
        cls,
        path: str | Path,
        key: bytes,
        *,
        today: Callable[[], dt.date] = dt.date.today,
        now: Callable[[], str] = now_text,
    ) -> Self:
        """The store at `path`. Raises StoreMissing, WrongKey, DamagedStore, NewerStore, NotMigrated, ReadOnlyDisk."""
        require_file(Path(path))
        return cls._opened(Path(path), key, today, now)

    @classmethod
    def _opened(cls, path: Path, key: bytes, today: Callable[[], dt.date], now: Callable[[], str]) -> Self:
        connection = StoreConnection(path, key)
        try:
            agreement.agree(connection, now)
            laying_in.lay_in(connection, key, now)
        except BaseException:
            connection.close()
            raise
        store = cls(connection, today, now)
        store._finish_purging()
        backup.drop_when_old(path, dt.datetime.fromisoformat(now()))
        return store

    def tidy(self) -> None:
        """Do what can wait until nobody does: at least a second after a write, and whenever there is time."""
        self._db.sync_journal()
        with self._db.reading() as sql:
            owed = words_later.any_owed(sql)
        if owed:
            with self._db.writing() as sql:
                records.pay_words(sql)

    def look_for_damage(self) -> bool:
        """Look at a few more pages of the store, read or not: a few milliseconds. True when all were looked at.

        Raises DamagedStore.
        """
        at_end = self._db.check_pages()
        if at_end and not self._db.journal_held().whole:
            self._db.renew_journal_if_possible()
        return at_end

    def close(self) -> None:
        """Close this thread's connection."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # What the screens and outside programs save and read

    def save(self, edit: Edit) -> None:
        """Save one edit: it waits to be sent, and its record shows it. Durable when this returns."""
        self.save_all([edit])

    def save_all(self, edits: Sequence[Edit], instead_of: Sequence[Mark] = ()) -> None:
        """Save edits in one step: all of them are safe when this returns, or none where it raises.

        The drafts of these marks' keys, which the edits say instead, are dropped in the same step.
        """
        with self._db.writing() as sql:
            saving.save(sql, edits, self._now(), lambda: self._device_id(sql))
            for mark in instead_of:
                drafts.drop(sql, mark.key)
                self._note(sql, mark)

    def take_over(self, edits: Sequence[Edit], sent: Iterable[str]) -> None:
        """Save edits of a store that is no longer used, in one step. Those in `sent` may have reached the centre."""
        with self._db.writing() as sql:
            saving.save(sql, edits, self._now(), lambda: self._device_id(sql))
            outbox.mark_sent(sql, sent, self._now())

    def record(self, id: str) -> Record | None:
        """One record as shown: the centre's, with the outbox on top; None where it is not here."""
        with self._db.reading() as sql:
            return records.shown(sql, id)

    def case(self, case_id: str) -> list[Record]:
        """Every record of a case, as shown."""
        with self._db.reading() as sql:
            return records.of_case(sql, case_id)

    def caseload(self) -> list[CaseSummary]:
        """One row a case, as of this moment and this day."""
        return self._summaries("", self._today())

    def summary(self, case_id: str) -> CaseSummary | None:
        """The row of one case; None where the case is not here."""
        return next(iter(self._summaries(case_id, self._today())), None)

    def refresh_dues(self, today: dt.date | None = None) -> None:
        """Make every summary that is old: at unlock and at midnight, so that the caseload opens at once."""
        self._summaries("", today or self._today())

    def _summaries(self, case_id: str, today: dt.date) -> list[CaseSummary]:
        with self._db.reading() as sql:
            device = laptop.device(sql)
            user, rules = (device.user, device.service.usable_rules()) if device else ("", DEFAULTS)
            found, made = summaries.caseload(sql, today, user, rules, case_id)
        if made:
            try:
                with self._db.writing() as sql:
                    summaries.keep(sql, made, today)
            except (DiskFull, ReadOnlyDisk):  # they are right all the same, and are made again next time
                return found
        return found

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        """Cases and notes that have a word beginning with each word of `text`, the best first.

        A case is found by any name of the child, by numbers, places, people around them and a date of birth, whatever
        the accents and marks; where nothing fits a name, slips of the keyboard are forgiven. Then come texts.
        """
        return self._with_every_word(lambda sql: search.find(sql, text, limit, self._today()))

    def _with_every_word(self, ask: Callable[[Sql], T]) -> T:
        """What `ask` finds once the index has every word, those of the last few saves too."""
        with self._db.reading() as sql:
            if not words_later.any_owed(sql):
                return ask(sql)
        return self._with_words_owed(ask)

    def _with_words_owed(self, ask: Callable[[Sql], T]) -> T:
        """The same once the index has everything: where the disk does not take that, for this one search."""
        found: list[T] = []
        try:
            with self._db.writing() as sql:
                records.pay_words(sql)
                found.append(ask(sql))
        except DiskFull:
            if not found:
                raise
        return found[0]

    def pending(self) -> list[Pending]:
        """Edits that the centre has not acknowledged, oldest first."""
        with self._db.reading() as sql:
            return outbox.waiting(sql)

    def receipts(self, record_id: str) -> list[Receipt]:
        """What became of the edits of one record, oldest first."""
        with self._db.reading() as sql:
            return receipts.of_record(sql, record_id)

    def sent_since(self, moment: dt.datetime) -> list[Receipt]:
        """What the centre acknowledged since `moment`, or laid before whoever works on the case now, newest first."""
        with self._db.reading() as sql:
            return receipts.acknowledged_since(sql, moment)

    def track(self, edit_id: str) -> Tracked | None:
        """How far one edit has come, and whatever took its place; None where it was never saved here."""
        with self._db.reading() as sql:
            return tracking.track(sql, edit_id)

    def attention(self) -> list[Attention]:
        """Everything that waits for a person, oldest first."""
        with self._db.reading() as sql:
            return attention.all_of_it(sql)

    def give_up(self, edit_id: str) -> None:
        """A refused edit leaves Needs attention, and stays in the receipts as given up. No other edit is touched."""
        with self._db.writing() as sql:
            case = attention.give_up(sql, edit_id, self._now())
            if case:
                purge.purge_left(sql, [case])
        self._finish_purging()

    def field_states(self, record_id: str) -> dict[str, FieldState]:
        """What each field of a record says about itself: saved here, sent, or needs a decision."""
        with self._db.reading() as sql:
            return field_states.of_record(sql, record_id)

    def field_authors(self, record_id: str) -> dict[str, Held]:
        """Each field of a record as the centre last gave it: its value, whose words it is, and when they wrote it."""
        with self._db.reading() as sql:
            return field_authors.of_record(sql, record_id)

    def counts(self) -> Counts:
        """How much is here, and how much waits."""
        with self._db.reading() as sql:
            return counting.counts(sql)

    # Small facts of this laptop

    def remember(self, name: str, value: Any) -> None:
        """Keep a small fact of this laptop (JSON: where you left off, the size of text)."""
        with self._db.writing() as sql:
            laptop.remember(sql, name, value)

    def recall(self, name: str) -> Any:
        """What `remember` kept under `name`, or None."""
        with self._db.reading() as sql:
            kept = laptop.recall(sql, name)
        return None if kept is None else msgspec.json.decode(kept)

    def device(self) -> Device | None:
        """Who this laptop is to the centre, or None before it was enrolled."""
        with self._db.reading() as sql:
            return laptop.device(sql)

    def rules(self) -> LocalRules:
        """The service's own time limits, as the centre last described it: those that can be used as they are."""
        device = self.device()
        return device.service.usable_rules() if device else DEFAULTS

    def set_device(self, device: Device) -> None:
        """Keep who this laptop is to the centre. After a contact the latest time seen counts anew from it."""
        with self._db.writing() as sql:
            before = laptop.device(sql)
            laptop.set_device(sql, device)
            if device.last_contact and (before is None or before.last_contact != device.last_contact):
                laptop.remember(sql, leaving.LATEST, device.last_contact)
            if before and (before.user != device.user or before.service.rules != device.service.rules):
                summaries.all_changed(sql)

    # What the sync engine does

    def cursor(self) -> str:
        """The cursor of the last page committed; empty before the first."""
        with self._db.reading() as sql:
            return laptop.cursor(sql)

    def sendable(self, limit: int) -> list[Pending]:
        """What may leave now, in order: neither stale, nor behind a refused edit."""
        with self._db.reading() as sql:
            return outbox.sendable(sql, limit)

    def mark_sent(self, edit_ids: Iterable[str]) -> list[Edit]:
        """Before the first byte leaves: from here on these edits keep their id and content until answered.

        As they are now, in the order asked: these are to be sent, and not what was read of them before. Whoever wrote
        one may have gone on writing since, or have taken it back, which leaves it out.
        """
        with self._db.writing() as sql:
            return outbox.mark_sent(sql, edit_ids, self._now())

    def note_trouble(self, edit_ids: Iterable[str], code: str, at: str) -> None:
        """Keep why these edits, as far as they still wait, could not be delivered; `at` is ISO 8601 with its offset.

        The same code as before keeps its time: since when that has been the reason.
        """
        with self._db.writing() as sql:
            outbox.note_trouble(sql, edit_ids, SendTrouble(code, at))

    def settle(self, results: Iterable[Answer], received_at: str) -> Settled:
        """Lay the answers to a push on the outbox, in one commit. `received_at` is ISO 8601 with its offset."""
        with self._db.writing() as sql:
            settled = answers.settle(sql, results, received_at)
        self._finish_purging()
        return settled

    def apply_page(self, page: Page) -> frozenset[str]:
        """Take a page and its cursor, in one commit; the cases it touched."""
        with self._db.writing() as sql:
            touched = pages.apply(sql, page)
        self._finish_purging()
        return touched

    def begin_again(self) -> None:
        """Take everything anew from a centre that does not know our place, and send it again what it acknowledged."""
        with self._db.writing() as sql:
            pages.begin_again(sql, self._now())

    def let_all_go(self) -> None:
        """Nothing waits behind a refused edit any longer: this laptop was taken out of service, and delivers all."""
        with self._db.writing() as sql:
            dependants.let_all_go(sql)

    def rebase(self, lay: Lay) -> frozenset[str]:
        """Lay the outbox on what the centre has by now, in one commit; the cases it touched."""
        with self._db.writing() as sql:
            cases = rebasing.rebase(sql, lay, self._now())
        self._finish_purging()
        return cases

    def _finish_purging(self) -> None:
        """Have nothing that was purged stand in the log, or in the copy made before an update. Cut off: next time."""
        with self._db.reading() as sql:
            if not purge.owes_overwriting(sql):
                return
        backup.drop(self._db.path)
        if self._db.empty_log():
            with self._db.writing() as sql:
                purge.overwritten(sql)
