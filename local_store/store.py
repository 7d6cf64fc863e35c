"""LocalStore: the encrypted cache on the laptop, as every other room sees it."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import msgspec

from casework.edits import Edit, Record, now_text
from local_store import answers, attention, laptop, outbox, pages, rebasing, receipts, records, saving
from local_store.connection import StoreConnection, create_file, require_file
from local_store.shapes import (
    Answer,
    Attention,
    Device,
    Lay,
    Page,
    Pending,
    Receipt,
    Settled,
)


class LocalStore:
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
        create_file(Path(path))
        return cls(StoreConnection(Path(path), key), today, now)

    @classmethod
    def open(
        cls,
        path: str | Path,
        key: bytes,
        *,
        today: Callable[[], dt.date] = dt.date.today,
        now: Callable[[], str] = now_text,
    ) -> Self:
        """The store at `path`. Raises StoreMissing, WrongKey, DamagedStore, NewerStore or ReadOnlyDisk."""
        require_file(Path(path))
        return cls(StoreConnection(Path(path), key), today, now)

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

    def save_all(self, edits: Sequence[Edit]) -> None:
        """Save edits in one step: all of them are safe when this returns, or none where it raises."""
        with self._db.writing() as sql:
            saving.save(sql, edits, self._now(), lambda: self._device_id(sql))

    @staticmethod
    def _device_id(sql: Callable[..., Any]) -> str:
        device = laptop.device(sql)
        return device.id if device else ""

    def record(self, id: str) -> Record | None:
        """One record as shown: the centre's, with the outbox on top; None where it is not here."""
        with self._db.reading() as sql:
            return records.shown(sql, id)

    def case(self, case_id: str) -> list[Record]:
        """Every record of a case, as shown."""
        with self._db.reading() as sql:
            return records.of_case(sql, case_id)

    def pending(self) -> list[Pending]:
        """Edits that the centre has not acknowledged, oldest first."""
        with self._db.reading() as sql:
            return outbox.waiting(sql)

    def receipts(self, record_id: str) -> list[Receipt]:
        """What became of the edits of one record, oldest first."""
        with self._db.reading() as sql:
            return receipts.of_record(sql, record_id)

    def sent_since(self, moment: dt.datetime) -> list[Receipt]:
        """What the centre acknowledged since `moment`, newest first."""
        with self._db.reading() as sql:
            return receipts.acknowledged_since(sql, moment)

    def attention(self) -> list[Attention]:
        """Everything that waits for a person, oldest first."""
        with self._db.reading() as sql:
            return attention.all_of_it(sql)

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

    def set_device(self, device: Device) -> None:
        """Keep who this laptop is to the centre."""
        with self._db.writing() as sql:
            laptop.set_device(sql, device)

    # What the sync engine does

    def cursor(self) -> str:
        """The cursor of the last page committed; empty before the first."""
        with self._db.reading() as sql:
            return laptop.cursor(sql)

    def sendable(self, limit: int) -> list[Pending]:
        """What may leave now, in order: neither stale, nor behind a refused edit."""
        with self._db.reading() as sql:
            return outbox.sendable(sql, limit)

    def mark_sent(self, edit_ids: Iterable[str]) -> None:
        """Before the first byte leaves: from here on these edits keep their id and content until answered."""
        with self._db.writing() as sql:
            outbox.mark_sent(sql, edit_ids)

    def settle(self, results: Iterable[Answer], received_at: str) -> Settled:
        """Lay the answers to a push on the outbox, in one commit. `received_at` is ISO 8601 with its offset."""
        with self._db.writing() as sql:
            return answers.settle(sql, results, received_at)

    def apply_page(self, page: Page) -> frozenset[str]:
        """Take a page and its cursor, in one commit; the cases it touched."""
        with self._db.writing() as sql:
            return pages.apply(sql, page)

    def rebase(self, lay: Lay) -> frozenset[str]:
        """Lay the outbox on what the centre has by now, in one commit; the cases it touched."""
        with self._db.writing() as sql:
            return rebasing.rebase(sql, lay, self._now())
