"""What a manager allowed: a due date moved, or a level of contact departed from, each with who, when and why."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

import msgspec

from casework.about import About, Kind
from casework.case_file import CaseFile
from casework.record import CaseRecord
from casework.record_types import read
from casework.working_days import next_working_day

OVERSIGHT = "oversight"
"""The record type in which a manager's decisions are kept."""
CONTACT_LEVEL = "contact_level"
"""The rule that a departure from a level of contact names."""


class ManagerDecision(CaseRecord, frozen=True, kw_only=True):
    """What the rules need of a manager's decision. `rule` names what was departed from (a limit of `local_rules`)."""

    date: Annotated[dt.date | None, About("Date", Kind.DATE)] = None
    by: Annotated[str | None, About("By")] = None
    about_record: Annotated[str | None, About("About", Kind.LINK)] = None
    reason: Annotated[str | None, About("Why", Kind.NARRATIVE)] = None
    rule: Annotated[str | None, About("Rule departed from")] = None
    due_was: Annotated[dt.date | None, About("It was due", Kind.DATE)] = None
    due_is: Annotated[dt.date | None, About("It is now due", Kind.DATE)] = None
    level: Annotated[str | None, About("Level decided")] = None


def decisions(case_file: CaseFile) -> list[ManagerDecision]:
    """The manager's decisions that the case holds, oldest first. Removed ones are left out."""
    found = [read(one, ManagerDecision) for one in case_file.records.values() if one.type == OVERSIGHT]
    kept = [one for one in found if one.removed_on is None]
    return sorted(kept, key=lambda one: (one.date or dt.date.min, one.id))


class Extension(msgspec.Struct, frozen=True):
    """One due date moved. `rule` and `record` say of what, where `record` is not empty; `was` the date that was moved.

    Nothing is moved without somebody's name and a reason. Source: DOMAIN section 5: extension with reason.
    """

    rule: str
    until: dt.date
    by: str
    why: str
    on: dt.date | None = None
    record: str = ""
    was: dt.date | None = None


def extensions(made: Iterable[ManagerDecision]) -> tuple[Extension, ...]:
    """The dates that were moved by those decisions, the one moved least first.

    A decision without a name or a reason moves nothing, and nor does one that does not say which date.
    """
    found = [
        Extension(one.rule, one.due_is, one.by, one.reason, one.date, one.about_record or "", one.due_was)
        for one in made
        if one.rule and one.due_is and one.by and (one.reason or "").strip() and (one.about_record or one.due_was)
        if one.reason is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.until, one.rule, one.record)))


def extended(first: dt.date, rule: str, record: str, moved: Iterable[Extension]) -> tuple[dt.date, Extension | None]:
    """The day something is due once it was moved, and what moved it last; `first` where nothing did.

    A date is never moved nearer, and a day that is not worked rolls on. One that was moved can be moved again.
    """
    on, by = first, None
    for one in moved:
        if one.rule != rule or (one.record and one.record != record):
            continue
        if one.was is not None and one.was not in (first, on):
            continue
        later = next_working_day(one.until)
        if later > on:
            on, by = later, one
    return on, by


class Departure(msgspec.Struct, frozen=True):
    """A level of contact departed from: from `since` to `until` (both in) the contacts of `level` are asked for.

    Source: DOMAIN section 3: manager approval to depart (Bracknell Forest [S25]).
    """

    level: str
    since: dt.date
    until: dt.date
    by: str
    why: str


def departures(made: Iterable[ManagerDecision]) -> tuple[Departure, ...]:
    """The departures among those decisions, each until the day it is now due, or without an end.

    One without a name or a reason is none.
    """
    return tuple(
        Departure(one.level, one.date, one.due_is or dt.date.max, one.by, one.reason)
        for one in made
        if one.rule == CONTACT_LEVEL and one.level and one.date and one.by and one.reason and one.reason.strip()
    )
