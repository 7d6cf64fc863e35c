"""One time that a deadline was set off, and what settled it: with the day it happened and the day it was recorded."""

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from casework.contacts import Contact


class Done(msgspec.Struct, frozen=True):
    """What settled something: the record, when it happened (None where nobody wrote it), and when it was recorded."""

    record: str
    happened: dt.date | None
    recorded: dt.date | None = None


class Occasion(msgspec.Struct, frozen=True):
    """One time that a deadline was set off: on which day, by which record, and which limit holds for it.

    `coming` says that what would settle it is planned: then the plan has a line of its own.
    """

    day: dt.date
    limit: str
    record: str
    done: Done | None = None
    coming: bool = False


def earliest(found: Iterable[Done]) -> Done | None:
    """The one that happened first."""
    return min(found, key=lambda one: (one.happened or dt.date.max, one.record), default=None)


def of_contact(contact: Contact) -> Done:
    return Done(contact.id, contact.date, contact.recorded_at.date() if contact.recorded_at else None)


def chain(start: dt.date, name: str, record: str, done: Iterable[Done]) -> Iterator[Occasion]:
    """What comes round again: each time it is done sets off the next, and the last of them is open."""
    since = start
    for one in sorted(done, key=lambda one: (one.happened or dt.date.max, one.record)):
        if one.happened is None or one.happened <= since:
            continue
        yield Occasion(since, name, record, one)
        since = one.happened
    yield Occasion(since, name, record)


def settled(found: Iterable[Occasion]) -> Iterator[Occasion]:
    return (one for one in found if one.done)
