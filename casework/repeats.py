"""The same appointment again: on which days, and what each of the new contacts says."""

import datetime as dt
from collections.abc import Mapping

from casework.edits import Edit, Record, Value, new_edit, new_record
from casework.working_days import bank_holidays

MOST_WEEKS = 52
"""A year: no order is planned further ahead in single appointments."""
KEPT = (
    *("start", "end", "kind", "place", "order", "requirement", "statutory", "programme", "only_for"),
    "who_was_there",
)
"""What every one of them says like the first; what happened at that one, and its note, are its own."""


def repeat_days(first: dt.date, every: int, weeks: int, *, skip_bank_holidays: bool) -> tuple[dt.date, ...]:
    """The days after `first`, `every` so many weeks, that lie in the next `weeks` weeks. Bank holidays of England and
    Wales are left out where that is asked for: an appointment is not moved to another day of the week by itself.
    """
    weeks = min(weeks, MOST_WEEKS)
    days = (first + dt.timedelta(weeks=number) for number in range(every, weeks + 1, every))
    return tuple(day for day in days if not (skip_bank_holidays and day in bank_holidays(day.year)))


def repeated(
    contact: Record, days: tuple[dt.date, ...], planned_by: tuple[str, str], device: str, today: dt.date, at: str
) -> tuple[Edit, ...]:
    """The edits that plan `contact` again on `days`: each a contact of its own, to be moved or written up.

    `planned_by` is the user name, which is the author, and the name as the record says it.
    """
    author, name = planned_by
    same: Mapping[str, Value] = {
        field: contact.fields[field] for field in KEPT if contact.fields.get(field) not in (None, "")
    }
    return tuple(
        new_edit(
            new_record("contact", contact.case),
            {**same, "date": day.isoformat(), "planned_by": name, "planned_on": today.isoformat(), "worker": name},
            author,
            device=device,
            at=at,
        )
        for day in days
    )
