"""Which warning is due for one failure: the first, a further one, or none because the matter has gone further.

Source: DOMAIN section 4, enforcement: Sentencing Act 2020, schedule 7, paragraph 4 [S39]; the ladder decides.
"""

import datetime as dt
import enum

import msgspec

from casework.breach_evidence import WARNINGS, enforcement_steps, position, warnings
from casework.breach_ladder import Position, Rung
from casework.breach_routes import Route, route_of
from casework.case_file import CaseFile
from casework.contacts import Contact
from casework.enforcement import Enforcement
from casework.local_rules import DEFAULTS, LocalRules
from casework.orders import Order
from casework.standing import orders_running, versions_of

WARNING_LETTER = "warning_letter"


class NotDue(enum.Enum):
    """Why no warning is due for a failure."""

    NO_ORDER = "the contact counts towards no order whose failures lead to a warning"
    NOT_A_FAILURE = "the absence was not unacceptable, or its reason was accepted"
    IN_DOUBT = "what happened has two versions, and nobody has chosen"
    ALREADY = "a warning has been given since"
    MUST_GO = "the warnings of the warned period have been given, and the matter must go further"


class DueWarning(msgspec.Struct, frozen=True):
    """The warning for one failure. `number` counts within the warned period; the `last` is followed by the next step.

    `earlier` is the day of the warning before it, if there was one.
    """

    order: Order
    route: Route
    number: int
    last: bool
    earlier: dt.date | None = None


def due_warning(
    case_file: CaseFile, failure: Contact, on: dt.date, rules: LocalRules = DEFAULTS
) -> DueWarning | NotDue:
    """Which warning the failure asks for, as things stood on the day `on`. One already given for it is left out.

    A failure has one warning, and a warning one failure: the next warning is for the next failure.
    """
    if versions_of(case_file, failure.id, "attendance"):
        return NotDue.IN_DOUBT
    order = _order_of(case_file, failure)
    route = route_of(order.kind) if order else None
    if order is None or route is None or not route.warnings or failure.date is None:
        return NotDue.NO_ORDER
    if failure.attendance != "unacceptable_absence" or failure.id in _accepted(case_file):
        return NotDue.NOT_A_FAILURE
    before = _without_warning_of(case_file, failure)
    stood = position(before, order, on, rules)
    given = [one.day for one in warnings(before, order, enforcement_steps(before, order)) if one.day <= on]
    earlier = max(given, default=None)
    if earlier and earlier >= failure.date:
        return NotDue.ALREADY
    return _due(order, route, stood, earlier)


def _due(order: Order, route: Route, stood: Position | None, earlier: dt.date | None) -> DueWarning | NotDue:
    if stood is None or stood.rung in (Rung.COMPLYING, Rung.WARNED, Rung.WARNED_AGAIN):
        return NotDue.NOT_A_FAILURE
    if stood.rung >= Rung.MUST_GO:
        return NotDue.MUST_GO
    number = stood.warnings + 1
    return DueWarning(order, route, number, number >= route.warnings, earlier if stood.warnings else None)


def warning_of(case_file: CaseFile, failure: Contact) -> Enforcement | None:
    """The warning recorded as a step of enforcement for that failure: the newest, if there is one."""
    found = (
        one
        for one in case_file.of(Enforcement)
        if one.kind in WARNINGS and failed_contact(case_file, one) == failure.id
    )
    return next(found, None)


def failed_contact(case_file: CaseFile, step: Enforcement) -> str | None:
    """The id of the contact a step of enforcement is about: the one it names, or the one named by what it follows."""
    steps = {one.id: one for one in case_file.of(Enforcement)}
    seen: set[str] = set()
    here: Enforcement | None = step
    while here is not None and here.id not in seen:
        if here.contact:
            return here.contact
        seen.add(here.id)
        here = steps.get(here.follows or "")
    return None


def letters_about(case_file: CaseFile, failure: Contact) -> list[str]:
    """The ids of the warning letters about that failure, or about the step of enforcement for it."""
    step = warning_of(case_file, failure)
    about = {failure.id, step.id} if step else {failure.id}
    return [
        one.id
        for one in case_file.documents
        if one.kind == WARNING_LETTER and (one.about_record in about or (step and step.document == one.id))
    ]


def _order_of(case_file: CaseFile, failure: Contact) -> Order | None:
    """The order the contact counts to; the one that runs, where it names none."""
    if failure.order:
        return next((one for one in case_file.orders if one.id == failure.order), None)
    return next((one for one in orders_running(case_file) if route_of(one.kind)), None)


def _accepted(case_file: CaseFile) -> set[str | None]:
    return {one.contact for one in case_file.of(Enforcement) if one.kind == "reason_accepted"}


def _without_warning_of(case_file: CaseFile, failure: Contact) -> CaseFile:
    """The case as it would be had nobody yet warned about this failure."""
    step = warning_of(case_file, failure)
    gone = {*letters_about(case_file, failure), *((step.id,) if step else ())}
    return msgspec.structs.replace(
        case_file,
        records={id: record for id, record in case_file.records.items() if id not in gone},
        documents=tuple(one for one in case_file.documents if one.id not in gone),
    )
