"""Where a case stands: the order it is under, the latest judgements, who works on it, where the child lives."""

import datetime as dt

from casework.case_file import CaseFile
from casework.cases import Assignment
from casework.code_lists import words
from casework.contacts import Contact
from casework.orders import Judgement, Order, Requirement
from casework.people import Address, Alert

BEFORE_SENTENCE = ("bail", "remand")
AT_ONCE = (
    "youth_caution",
    "community_resolution",
    "absolute_discharge",
    "fine",
    "compensation",
    "reprimand",
    "final_warning",
    "no_further_action",
    "costs",
    "surcharge",
    "disqualification",
    "forfeiture",
    "not_guilty",
    "withdrawn",
    "adjourned",
    "unmapped",
)
"""Outcomes that are over when they are given: nothing runs, unless they have an end."""
SETTLED_STATES = ("countersigned", "imported")
PHASE_WORDS = {"custody": "in custody", "licence": "on licence", "report_ordered": "report to the court ordered"}


def orders_running(case_file: CaseFile) -> tuple[Order, ...]:
    """The orders that nobody has ended, newest first; a sentence comes before bail or remand.

    A case that is over has none.
    """
    over = case_file.case.closed or case_file.case.merged_into
    running = [order for order in case_file.orders if not over and _runs(order)]
    return tuple(sorted(running, key=lambda order: order.kind in BEFORE_SENTENCE))


def _runs(order: Order) -> bool:
    return order.ended_on is None and (order.kind not in AT_ONCE or order.end is not None)


def main_order(case_file: CaseFile) -> Order | None:
    """The order that the case is shown under."""
    return next(iter(orders_running(case_file)), None)


def order_words(order: Order) -> str:
    """Detention and training order, on licence"""
    phase = PHASE_WORDS.get(order.phase or "")
    name = words("disposal", order.kind) or "Order not recorded"
    return f"{name}, {phase}" if phase else name


def within(words: str) -> str:
    """`words` as they stand inside a sentence: "Youth rehabilitation order" -> "youth rehabilitation order".

    Letters that stand for a name stay: NHS number.
    """
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def requirements_of(case_file: CaseFile, order: Order) -> tuple[Requirement, ...]:
    return tuple(one for one in case_file.requirements if one.order == order.id)


def supervision_started(case_file: CaseFile, order: Order, today: dt.date) -> dt.date | None:
    """When contacts under `order` began: its start, or on licence the day of release.

    The day of release is when the licence's conditions begin, or else when its supervision does.
    """
    if order.phase == "licence":
        for kind in ("licence_condition", "supervision"):
            begun = [one.start for one in requirements_of(case_file, order) if one.kind == kind and one.start]
            if begun and min(begun) <= today:
                return min(begun)
    return order.start or order.made_on


def judgement_now(case_file: CaseFile) -> Judgement | None:
    """The newest stage that was countersigned and judged anything; if none was, the newest that judges anything."""
    judging = [one for one in case_file.judgements if one.reoffending or one.serious_harm or one.safety or one.level]
    settled = [one for one in judging if one.state in SETTLED_STATES]
    return next(iter(settled or judging), None)


def level_now(case_file: CaseFile) -> str:
    """The level of contact, "" while there is none: it is in the newest countersigned stage that names one."""
    return next((one.level for one in case_file.judgements if one.level and one.state in SETTLED_STATES), "")


def assigned(case_file: CaseFile, role: str, today: dt.date) -> Assignment | None:
    """Who has that part in the case today."""
    for one in case_file.assignments:
        if one.role == role and (one.since is None or one.since <= today) and (one.until is None or one.until >= today):
            return one
    return None


def home_now(case_file: CaseFile, today: dt.date) -> Address | None:
    """Where the child lives: a placement or bail address before home. An address that is somebody else's is not it."""
    order = ("placement", "bail", "home")
    others = {word.casefold() for one in case_file.relationships for word in (one.relation, one.name) if word}
    theirs = [
        one
        for one in case_file.addresses
        if one.kind in order
        and (one.whose or "").casefold() not in others
        and (one.since is None or one.since <= today)
        and (one.until is None or one.until >= today)
    ]
    return min(theirs, key=lambda one: order.index(one.kind or ""), default=None)


def visiting_alerts(case_file: CaseFile, today: dt.date) -> tuple[Alert, ...]:
    """What whoever stands at the door must know: visiting alerts that have not ended."""
    return tuple(
        one for one in case_file.alerts if one.kind == "visiting" and (one.until is None or one.until >= today)
    )


def versions_of(case_file: CaseFile, record: str, field: str) -> tuple[object, ...]:
    """The values between which somebody still has to choose for one field; empty when nothing is open."""
    if not case_file.conflicts:  # asked of every contact, and most cases have none
        return ()
    return tuple(
        value
        for one in case_file.conflicts
        if one.of == record and one.field == field and one.settled_at is None
        for value in (one.mine, one.theirs)
    )


def is_planned(contact: Contact) -> bool:
    """Whether it is still to be written up: nobody has said what happened."""
    return contact.attendance is None
