"""What `LocalStore` offers about what is being typed: drafts, and forms that save as they are written."""

import datetime as dt
from collections.abc import Callable, Sequence

from casework.edits import Edit
from local_store import drafts, laptop, laying_in, writing_on
from local_store.connection import Sql, StoreConnection
from local_store.errors import DamagedStore
from local_store.shapes import Draft
from local_store.turns import Turns
from local_store.typed_words import Mark


class DraftCalls:
    """The part of a `LocalStore` that keeps what is typed. Every call is one transaction, durable when it returns."""

    _db: StoreConnection
    _now: Callable[[], str]
    _today: Callable[[], dt.date]
    _finish_purging: Callable[[], None]

    def in_turn(self) -> Turns:
        """To be entered by a thread that has several things to write: no other of this program writes in between."""
        return self._db.turns

    def keep_draft(self, draft: Draft, mark: Mark | None = None) -> None:
        """Keep a draft over the one before it under its key. Durable when this returns.

        `mark` says what stood for it among the typed words (`local_store.typed_words`): that is noted with it.
        Where it raises DamagedStore the draft is in the journal, and in the store that is begun instead.
        """
        try:
            with self._db.writing() as sql:
                laying_in.keep(sql, draft, self._now())
                self._note(sql, mark)
        except DamagedStore:
            self._db.put_in_journal(drafts.note_of(draft, self._now()))
            raise

    def drafts(self, case_id: str = "") -> list[Draft]:
        """Every draft, the newest first, those put aside too; with `case_id`, those of one case."""
        with self._db.reading() as sql:
            return drafts.all_of_them(sql, case_id)

    def draft(self, key: str) -> Draft | None:
        """The draft of one editor, or None."""
        with self._db.reading() as sql:
            return drafts.find(sql, key)

    def put_aside(self, key: str, typed: Draft | None = None, marks: Sequence[Mark] = ()) -> Draft | None:
        """Keep the draft of an editor apart for 30 days, beside others; as it is kept now, or None without one.

        `typed` is the draft as it was typed last, set apart, where the one that is kept may say less.
        """
        with self._db.writing() as sql:
            self._note(sql, *marks)
            if typed is not None:
                laying_in.keep(sql, drafts.set_back(typed), self._now())
            return drafts.put_aside(sql, key, self._now(), typed.key if typed else "")

    def bring_back(self, key: str) -> Draft | None:
        """Make a draft that was put aside the draft of its editor again; None where it is no more.

        What was typed into that editor since goes aside in its place.
        """
        with self._db.writing() as sql:
            return drafts.bring_back(sql, key, self._now())

    def drop_draft(self, key: str, mark: Mark | None = None) -> None:
        """A draft that was saved, or that nobody wants any longer, goes."""
        with self._db.writing() as sql:
            drafts.drop(sql, key)
            self._note(sql, mark)

    def _note(self, sql: Sql, *marks: Mark | None) -> None:
        for mark in marks:
            if mark is not None:
                laying_in.note(sql, mark, self._now())

    def tidy_drafts(self) -> int:
        """At unlock and at midnight: what was put aside more than 30 days ago goes for good; how many that were.

        The clock has to say so on three days: one that was set wrong for a while takes nothing away.
        """
        with self._db.reading() as sql:
            kept = drafts.set_aside(sql)
        if all(drafts.told_over(one, self._today()) == one for one in kept):
            return 0
        with self._db.writing() as sql:
            gone = drafts.tidy(sql, self._today(), self._now())
        if gone:
            self._db.empty_log()
        return gone

    def write_on(self, edit: Edit) -> Edit | None:
        """Save an edit of a form that saves as it is written: one row in the outbox for as long as nothing has left.

        The edit as it waits now: under the id of the one that it goes on from where there is one. None where nothing
        is left to do, since every field holds again what it held before. Durable when this returns.
        """
        with self._db.writing() as sql:
            written = writing_on.write_on(sql, edit, self._now(), lambda: self._device_id(sql))
        self._finish_purging()
        return written

    @staticmethod
    def _device_id(sql: Callable[..., object]) -> str:
        device = laptop.device(sql)
        return device.id if device else ""
