"""What `LocalStore` offers about looks, for the screens and for the sync engine."""

from collections.abc import Callable, Iterable

from local_store import looks
from local_store.connection import StoreConnection
from local_store.shapes import Look


class LookCalls:
    """The part of a `LocalStore` that keeps who opened what. Every call is one transaction, durable when it returns."""

    _db: StoreConnection
    _now: Callable[[], str]

    def look(self, case: str, record: str = "") -> None:
        """Note that the user opened a case now, or one record of it, for the audit of who saw what.

        Again within 15 minutes, with nothing new in the case, is the same look. Kept until the centre has it.
        """
        with self._db.writing() as sql:
            looks.look(sql, case, record, self._now())

    def keep_looks(self, kept: Iterable[Look]) -> None:
        """Keep looks that were noted in a store that is no more, each once."""
        with self._db.writing() as sql:
            looks.keep(sql, kept)

    # What the sync engine does

    def looks_to_send(self, limit: int) -> list[Look]:
        """Looks that the centre does not have yet."""
        with self._db.reading() as sql:
            return looks.to_send(sql, limit)

    def looks_taken(self, ids: Iterable[str]) -> None:
        """The centre has these looks."""
        with self._db.writing() as sql:
            looks.taken(sql, ids, self._now())

    def looks_not_taken(self, ids: Iterable[str]) -> None:
        """The centre was asked to take these looks, and did not: they go again, after the others."""
        with self._db.writing() as sql:
            looks.not_taken(sql, ids)
