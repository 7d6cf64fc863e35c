"""Everything that is due in a case, by every rule there is."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

import msgspec

from casework import contact_deadlines, court_deadlines, deadline_states, order_deadlines
from casework.approvals import Extension, decisions, extended, extensions
from casework.case_file import CaseFile
from casework.due import Due
from casework.local_rules import DEFAULTS, LocalRules
from casework.roles import Role

Rule = Callable[[CaseFile, dt.date, LocalRules], Iterator[Due]]

RULES: tuple[Rule, ...] = (
    contact_deadlines.planned_contacts,
    contact_deadlines.contacts_to_record,
    contact_deadlines.next_contact,
    contact_deadlines.follow_ups,
    contact_deadlines.breach_decision,
    contact_deadlines.condition_at_risk,
    order_deadlines.plan_review,
    order_deadlines.panel,
    order_deadlines.closure_assessment,
    order_deadlines.order_end,
    order_deadlines.eighteenth_birthday,
    order_deadlines.accommodation_check,
    court_deadlines.hearings_to_come,
    court_deadlines.results_to_enter,
    court_deadlines.reports_due,
    court_deadlines.papers_due,
    deadline_states.lines,
)


def dues(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> tuple[Due, ...]:
    """Everything due in the case to whoever works on it, what is longest overdue first. A closed case has nothing due.

    `rules` are the service's own limits. What only a manager does is in `manager_dues`.
    """
    if case_file.case.is_over(today):
        return ()
    return _in_order(case_file, (due for rule in RULES for due in rule(case_file, today, rules)))


def manager_dues(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> tuple[Due, ...]:
    """What is due in the case to its manager and to nobody else: the manager's queue."""
    if case_file.case.is_over(today):
        return ()
    return _in_order(case_file, deadline_states.lines(case_file, today, rules, Role.MANAGER))


def _in_order(case_file: CaseFile, found: Iterable[Due]) -> tuple[Due, ...]:
    moved = extensions(decisions(case_file))
    if moved:
        found = [_moved(due, moved) for due in found]
    return tuple(sorted(found, key=lambda due: (due.on, due.at or dt.time.max, due.kind, due.record or "")))


NAMED = {"next_contact": "first_contact"}
"""Lines whose deadline has another name in the table; the others have the same."""


def _moved(due: Due, moved: tuple[Extension, ...]) -> Due:
    on, by = extended(due.on, NAMED.get(due.kind, due.kind), due.record or "", moved)
    return msgspec.structs.replace(due, on=on, why=f"extended by {by.by}: {by.why}") if by else due
