"""Where each deadline of a case stands: due, overdue, or settled by what and when; and whether it was moved."""

import datetime as dt
import enum
from collections.abc import Iterator, Mapping

import msgspec

from casework.approvals import Extension, decisions, extended, extensions
from casework.case_file import CaseFile
from casework.deadline_table import DEADLINES, Deadline
from casework.due import Due
from casework.local_rules import DEFAULTS, LocalRules
from casework.occasion import Done, Occasion
from casework.roles import Role
from casework.words import day_month_year


class Standing(enum.Enum):
    DUE = "due"
    OVERDUE = "overdue"
    SETTLED = "settled"
    SETTLED_LATE = "settled late"


class DeadlineState(msgspec.Struct, frozen=True):
    """One occasion of a deadline. `first` is the day it was due at first, `on` the day after any extension.

    `received` is when the centre received what settled it, where that is known.
    """

    deadline: Deadline
    occasion: Occasion
    first: dt.date
    on: dt.date
    extension: Extension | None = None
    received: dt.date | None = None

    @property
    def done(self) -> Done | None:
        return self.occasion.done

    def standing(self, today: dt.date) -> Standing:
        """In time is judged by when the work happened, never by when it was recorded or received."""
        if self.done is None:
            return Standing.OVERDUE if self.on < today else Standing.DUE
        late = self.done.happened is not None and self.done.happened > self.on
        return Standing.SETTLED_LATE if late else Standing.SETTLED

    def recorded_late(self) -> bool:
        """Whether it was done in time and written down, or received by the centre, after the day it was due."""
        if self.done is None or self.done.happened is None or self.done.happened > self.on:
            return False
        return any(day is not None and day > self.on for day in (self.done.recorded, self.received))

    def words(self, today: dt.date) -> str:
        """Plan in the community: settled on 2 March 2026, recorded on 9 March 2026"""
        standing = self.standing(today)
        if self.done is None:
            said = f"{standing.value} on {day_month_year(self.on)}" if standing is Standing.DUE else ""
            said = said or f"was due on {day_month_year(self.on)}"
        else:
            said = standing.value
            if self.done.happened:
                said += f" on {day_month_year(self.done.happened)}"
            if self.recorded_late():
                written = max(day for day in (self.done.recorded, self.received) if day)
                said += f", recorded on {day_month_year(written)}"
        if self.extension:
            said += f" (extended from {day_month_year(self.first)} by {self.extension.by}: {self.extension.why})"
        return f"{self.deadline.title}: {said}"


def states(
    case_file: CaseFile,
    today: dt.date,
    rules: LocalRules = DEFAULTS,
    received: Mapping[str, dt.date] | None = None,
) -> tuple[DeadlineState, ...]:
    """Every occasion of every deadline of the table that has a trigger in the case, the one due first coming first.

    `received` says for a record when the centre received it. A closed case has nothing open.
    """
    moved = extensions(decisions(case_file))
    known = received or {}
    closed = case_file.case.is_over(today)
    found = [
        _state(row, one, rules, moved, known)
        for row in DEADLINES
        if row.of is not None
        for one in row.of(case_file, today, rules)
        if one.done or not closed
    ]
    found += [] if closed else _open_lines(case_file, today, rules, moved)
    return tuple(sorted(found, key=lambda one: (one.on, one.deadline.name, one.occasion.record)))


def _open_lines(
    case_file: CaseFile, today: dt.date, rules: LocalRules, moved: tuple[Extension, ...]
) -> Iterator[DeadlineState]:
    """What is open by the rules that alone know it. Its occasion has the day it is due, since that is all they tell."""
    for row in DEADLINES:
        for due in row.opens(case_file, today, rules) if row.opens else ():
            if due.kind == row.name:
                on, by = extended(due.on, row.name, due.record or "", moved)
                yield DeadlineState(row, Occasion(due.on, row.limits[0], due.record or ""), due.on, on, by)


def _state(
    row: Deadline,
    occasion: Occasion,
    rules: LocalRules,
    moved: tuple[Extension, ...],
    received: Mapping[str, dt.date],
) -> DeadlineState:
    first = rules.limit(occasion.limit, occasion.day).after(occasion.day)
    on, by = extended(first, row.name, occasion.record, moved)
    got = received.get(occasion.done.record) if occasion.done else None
    return DeadlineState(row, occasion, first, on, by, got)


def lines(
    case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS, owner: Role | None = None
) -> Iterator[Due]:
    """The lines of the deadlines that have no rule of their own: what is open and not planned.

    Those of `owner`, or those of everybody but managers, whose lines are a queue of their own.
    """
    for row in DEADLINES:
        mine = row.owner is owner if owner else row.owner is not Role.MANAGER
        if row.line is None or row.of is None or not mine:
            continue
        for one in row.of(case_file, today, rules):
            if one.done or one.coming:
                continue
            within_limit = rules.limit(one.limit, one.day)
            yield Due(
                case=case_file.case_id,
                kind=row.name,
                what=row.line.what,
                why=f"{within_limit.words()} {row.line.after}",
                on=within_limit.after(one.day),
                icon=row.line.icon,
                record=one.record,
                thing=row.line.thing,
                about="",
                rule=one.limit,
                set_off=one.day,
            )
