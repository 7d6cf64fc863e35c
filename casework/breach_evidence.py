"""What a case file holds for the breach ladder: its failures, warnings and steps of enforcement."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from casework.about import About, Kind
from casework.breach_ladder import Position, climb
from casework.breach_routes import POLICE, route_of
from casework.breach_steps import Failure, Step, StepKind, Warning
from casework.case_file import CaseFile
from casework.contact_deadlines import unacceptable_absences
from casework.local_rules import DEFAULTS, LocalRules
from casework.orders import Order
from casework.record import CaseRecord
from casework.record_types import read
from casework.standing import is_planned, versions_of

ENFORCEMENT = "enforcement"
"""The record type of a step of enforcement."""
WARNINGS = ("warning", "final_warning")
KINDS = {one.value: one for one in StepKind} | {
    "warning_withdrawn": StepKind.WITHDRAWAL,
    "breach_withdrawn": StepKind.WITHDRAWAL,
    "back_to_panel": StepKind.PANEL_CALLED,
    "recall": StepKind.RECALL_ASKED,
}
"""What a record of a step holds as its kind, and what it is on the ladder."""
WENT_OUT = ("issued", "printed", "served")


class EnforcementStep(CaseRecord, frozen=True, kw_only=True):
    """What the ladder needs of a step of enforcement. `follows` is what a withdrawal takes back."""

    kind: Annotated[str | None, About("Step")] = None
    date: Annotated[dt.date | None, About("Date", Kind.DATE)] = None
    order: Annotated[str | None, About("Order", Kind.LINK)] = None
    contact: Annotated[str | None, About("Contact", Kind.LINK)] = None
    follows: Annotated[str | None, About("Follows", Kind.LINK)] = None
    recorded_on: Annotated[dt.date | None, About("Recorded on", Kind.DATE)] = None
    document: Annotated[str | None, About("Letter or paper", Kind.LINK)] = None
    decision: Annotated[str | None, About("Decision")] = None
    result: Annotated[str | None, About("Result")] = None


def position(case_file: CaseFile, order: Order, today: dt.date, rules: LocalRules = DEFAULTS) -> Position | None:
    """Where an order stands on the breach ladder; None for one whose failures lead nowhere."""
    route = route_of(order.kind)
    if route is None:
        return None
    steps = enforcement_steps(case_file, order)
    told = _police_told(case_file) if route is POLICE else iter(())
    return climb(
        failures(case_file, order, steps),
        warnings(case_file, order, steps),
        [*_as_steps(steps), *_breach_papers(case_file, order), *told],
        route,
        today,
        rules,
    )


def failures(case_file: CaseFile, order: Order, steps: list[EnforcementStep]) -> list[Failure]:
    """Unacceptable absences under the order. One in two versions is judged by nobody yet. Imported ones are history.

    One whose reason was accepted by a step of enforcement is no failure any longer.
    """
    accepted = {one.contact for one in steps if one.kind == "reason_accepted"}
    followed = {one.follow_up_of for one in case_file.contacts if not is_planned(one)}
    attended = (one.date for one in case_file.contacts if one.date and one.attendance == "attended")
    last_seen = max(attended, default=dt.date.min)
    return [
        Failure(
            one.id,
            one.date,
            None if versions_of(case_file, one.id, "attendance") else one.id in accepted,
            bool(one.follow_up) or one.id in followed or last_seen > one.date,
        )
        for one in unacceptable_absences(case_file, order)
        if one.date and not one.imported_from
    ]


def enforcement_steps(case_file: CaseFile, order: Order) -> list[EnforcementStep]:
    """The steps of enforcement that the case holds for the order, or for no named one. Removed ones are left out."""
    found = [read(one, EnforcementStep) for one in case_file.records.values() if one.type == ENFORCEMENT]
    return [one for one in found if one.removed_on is None and one.date and one.order in (order.id, None)]


def warnings(case_file: CaseFile, order: Order, steps: list[EnforcementStep]) -> list[Warning]:
    """Warning letters that went out since the order was made, and warnings recorded as a step without a letter.

    Letters are printed from a template that makes the three statements, so one that went out is taken to make them.
    A letter about a failure, or about the step that warns of it, and that step are one warning.
    """
    since = order.made_on or dt.date.min
    letters = [
        Warning(one.id, day, recorded=one.made_on)
        for one in case_file.documents
        if one.kind == "warning_letter" and one.state in WENT_OUT and (day := one.served_on or one.made_on)
        if day >= since and not one.imported_from
    ]
    named = {one.record for one in letters}
    about = {one.about_record for one in case_file.documents if one.id in named} - {None}
    said = [
        Warning(one.id, one.date, recorded=one.recorded_on or one.date)
        for one in steps
        if one.kind in WARNINGS and one.date and one.document not in named and about.isdisjoint({one.id, one.contact})
    ]
    return [*letters, *said]


def _as_steps(steps: list[EnforcementStep]) -> Iterator[Step]:
    """Each step that moves the ladder. A hearing that was adjourned has no result yet."""
    for one in steps:
        kind = StepKind.EXCEPTIONAL if one.decision == "exceptional" else KINDS.get(one.kind or "")
        if kind is StepKind.RESULT and one.result == "adjourned":
            kind = StepKind.HEARING
        if kind and one.date:
            yield Step(kind, one.id, one.date, one.follows or "")


def _breach_papers(case_file: CaseFile, order: Order) -> Iterator[Step]:
    """A breach hearing means that an information was laid; once it has a result, the matter is over."""
    since = order.made_on or dt.date.min
    for one in case_file.documents:
        if one.kind == "breach_report" and one.state in WENT_OUT and one.made_on and one.made_on >= since:
            yield Step(StepKind.INFORMATION_LAID, one.id, one.made_on)
    for hearing in case_file.hearings:
        if hearing.kind == "breach" and hearing.date and hearing.date >= since:
            yield Step(StepKind.HEARING, hearing.id, hearing.date)
            if hearing.result:
                yield Step(StepKind.RESULT, f"{hearing.id} result", hearing.date)


def _police_told(case_file: CaseFile) -> Iterator[Step]:
    """A contact with the police that follows up the failure. Source: [K] as `contact_deadlines.condition_at_risk`."""
    for one in case_file.contacts:
        if one.date and one.follow_up_of and not is_planned(one) and "police" in (one.who_was_there or "").casefold():
            yield Step(StepKind.POLICE_TOLD, one.id, one.date)
