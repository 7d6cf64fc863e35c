"""What `LocalStore` offers for a case that left, for a laptop that was taken out of service, and for the lease."""

import datetime as dt

import msgspec

from local_store import handing_in, hidden, laptop, leaving, purge
from local_store.connection import StoreConnection
from local_store.leaving import OnlyHere, TakenOut


class LeavingCalls:
    """The part of a `LocalStore` about what may no longer be read. Every call is one transaction, durable when done."""

    _db: StoreConnection

    def has_left(self, case_id: str) -> bool:
        """Whether a case was this person's, and is no longer."""
        with self._db.reading() as sql:
            return bool(purge.left(sql, [case_id]))

    def hidden(self, case_id: str) -> dict[str, int]:
        """How many records of a case are not for this user, by the section that they are kept for (a `Section` value).

        Nothing else is known of them here: `casework.sections.HIDDEN` says so in words.
        """
        with self._db.reading() as sql:
            return hidden.count(sql, case_id)

    def hand_in_drafts(self) -> None:
        """Make edits of all that was typed and not saved, but for what was put aside: to be sent before all goes."""
        with self._db.writing() as sql:
            handing_in.hand_in(sql)

    def only_here(self) -> OnlyHere:
        """What the centre does not have: nothing of it may be destroyed."""
        with self._db.reading() as sql:
            return leaving.only_here(sql)

    def taken_out(self) -> TakenOut | None:
        """Since when this laptop is out of service, as far as it has heard; None while it is in service."""
        with self._db.reading() as sql:
            return leaving.taken_out(sql)

    def note_taken_out(self, at: str) -> None:
        """The centre said that this laptop is out of service: nothing is shown from here on. `at` is ISO 8601."""
        with self._db.writing() as sql:
            leaving.note_taken_out(sql, at)

    def back_in_service(self) -> None:
        """The centre let this laptop read again."""
        with self._db.writing() as sql:
            leaving.back_in_service(sql)

    def latest_seen(self) -> dt.datetime | None:
        """The latest time that this laptop's clock has shown since the centre was last met."""
        with self._db.reading() as sql:
            kept = laptop.recall(sql, leaving.LATEST)
        return dt.datetime.fromisoformat(msgspec.json.decode(kept, type=str)) if kept else None

    def see_time(self, now: dt.datetime) -> None:
        """Keep that the clock has shown `now`: setting it back does not bring the end of the lease further away."""
        with self._db.writing() as sql:
            laptop.remember(sql, leaving.LATEST, now.isoformat(timespec="seconds"))
