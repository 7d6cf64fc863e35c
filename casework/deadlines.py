"""Everything that is due in a case, by every rule there is."""

import datetime as dt
from collections.abc import Callable, Iterator

from casework import contact_deadlines, court_deadlines, order_deadlines
from casework.case_file import CaseFile
from casework.due import Due

Rule = Callable[[CaseFile, dt.date], Iterator[Due]]

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
)


def dues(case_file: CaseFile, today: dt.date) -> tuple[Due, ...]:
    """Everything due in the case, what is longest overdue first. A closed case has nothing due."""
    if case_file.case.closed and case_file.case.closed <= today:
        return ()
    found = (due for rule in RULES for due in rule(case_file, today))
    return tuple(sorted(found, key=lambda due: (due.on, due.at or dt.time.max, due.kind, due.record or "")))
