"""Everything that has happened in a case, and what is planned: the events of its Timeline, newest first."""

import datetime as dt
import enum
from collections.abc import Iterator

import msgspec

from casework.case_file import CaseFile
from casework.code_lists import words
from casework.contact_words import kind_words
from casework.contacts import Contact
from casework.deadlines import dues
from casework.due import Due
from casework.local_rules import DEFAULTS, LocalRules
from casework.standing import is_planned, order_words, within
from casework.words import ORDINALS, clock, day_month_year


class Lane(enum.Enum):
    """A row of the drawing. What is in no lane stands in the list only."""

    COURT = "court"
    ASSESSMENT = "assessment"
    CONTACTS = "contacts"
    WARNINGS = "warnings"
    NONE = ""


class Shape(enum.Enum):
    """How an event is drawn. Shapes differ, not only colours."""

    ATTENDED = "filled circle"
    ACCEPTABLE = "open circle"
    UNACCEPTABLE = "cross"
    NOT_COUNTED = "small circle"
    TWO_VERSIONS = "diamond"
    PLANNED = "dashed circle"
    KNOT = "open knot"
    ORDER = "order bar"
    SQUARE = "filled square"
    DUE = "open square"
    WARNING = "upright bar"
    DECISION = "dashed bar"


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event. `words` say what it was and `more` what a list adds; `label` is short enough for the drawing.

    `date` is None where nobody knows it; `time` where only the day is known. `until` ends the bar of an order.
    `planned` is what has not happened yet: still to come, or overdue by `days_overdue`.
    """

    lane: Lane
    shape: Shape
    words: str
    date: dt.date | None = None
    time: dt.time | None = None
    until: dt.date | None = None
    more: str = ""
    label: str = ""
    icon: str = "list"
    who: str = ""
    record: str = ""
    type: str = ""
    planned: bool = False
    days_overdue: int = 0
    needs_decision: bool = False


def events(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> tuple[Event, ...]:
    """All events, the newest first; those whose date is not known come last."""
    found = [
        *_offences(case_file),
        *_hearings(case_file, today),
        *_orders(case_file),
        *_stages(case_file),
        *_plan_signed(case_file),
        *(contact_event(case_file, one) for one in case_file.contacts),
        *_papers(case_file),
        *(_due_event(due, today) for due in dues(case_file, today, rules) if due.kind in DRAWN_DUES),
    ]
    return tuple(sorted(found, key=_age, reverse=True))


def _age(event: Event) -> tuple[dt.date, dt.time, str, str]:
    return (event.date or dt.date.min, event.time or dt.time.min, event.lane.value, event.record)


def _offences(case_file: CaseFile) -> Iterator[Event]:
    for offence in case_file.offences:
        yield Event(
            lane=Lane.COURT,
            shape=Shape.KNOT,
            date=offence.committed_on,
            words="Offence",
            more=offence.title or "",
            label="Offence",
            icon="scale",
            record=offence.id,
            type="offence",
        )


def _hearings(case_file: CaseFile, today: dt.date) -> Iterator[Event]:
    for hearing in case_file.hearings:
        kind = words("hearing_kind", hearing.kind) or "Hearing"
        adjourned = any(one.adjourned_from == hearing.id for one in case_file.hearings)
        planned = hearing.date is not None and hearing.date >= today and not hearing.result
        yield Event(
            lane=Lane.COURT,
            shape=Shape.PLANNED if planned else Shape.KNOT,
            date=hearing.date,
            time=hearing.time,
            words=f"{kind}, {hearing.court}" if hearing.court else kind,
            more=_first_sentence(hearing.result),
            label="Adjourned" if adjourned and not planned else kind,
            icon="landmark",
            who=hearing.entered_by or "",
            record=hearing.id,
            type="hearing",
            planned=planned,
        )


def _orders(case_file: CaseFile) -> Iterator[Event]:
    lengths = {one.id: one.length for one in case_file.outcomes}
    for order in case_file.orders:
        name, length = words("disposal", order.kind) or "Order", lengths.get(order.outcome or "")
        named = f"{name}, {length}" if length else name
        yield Event(
            lane=Lane.COURT,
            shape=Shape.ORDER,
            date=order.made_on,
            until=order.ended_on or order.end,
            words=named,
            more=f"to {day_month_year(order.end)}" if order.end else "",
            label=named,
            icon="scale",
            who=order.responsible_officer or "",
            record=order.id,
            type="order",
        )
        if order.ended_on:
            yield Event(
                lane=Lane.NONE,
                shape=Shape.KNOT,
                date=order.ended_on,
                words=f"{order_words(order)}, ended",
                more=words("end_reason", order.end_reason),
                icon="scale",
                record=order.id,
                type="order",
            )


STAGE_LABELS = {"psr": "Report", "referral_order_report": "Report"}


def _stages(case_file: CaseFile) -> Iterator[Event]:
    for stage in case_file.judgements:
        name = words("assessment_stage", stage.stage) or "Assessment"
        state = within(words("assessment_state", stage.state)) or "begun"
        finished = stage.countersigned_on is not None
        signed = f"by {stage.countersigned_by}" if stage.countersigned_by else ""
        version = f"version {stage.version}" if stage.version and finished else ""
        yield Event(
            lane=Lane.ASSESSMENT if finished or stage.state in ("submitted", "imported") else Lane.NONE,
            shape=Shape.SQUARE,
            date=stage.countersigned_on or stage.started_on,
            words=f"{name} stage, {state if finished or stage.state == 'imported' else 'begun'}",
            more=" ".join(part for part in (version, signed) if part) if finished else _state_now(state),
            label=STAGE_LABELS.get(stage.stage or "", name),
            icon="book-open",
            who=stage.author or "",
            record=stage.id,
            type="judgement",
        )


def _state_now(state: str) -> str:
    return "" if state in ("begun", "imported") else f"now {state}" if state != "draft" else "still a draft"


def _plan_signed(case_file: CaseFile) -> Iterator[Event]:
    """A plan is signed as a whole: one event for all targets of a day."""
    signed = {target.signed_on: target for target in reversed(case_file.plan_targets) if target.signed_on}
    for day, target in signed.items():
        yield Event(
            lane=Lane.ASSESSMENT,
            shape=Shape.SQUARE,
            date=day,
            words="Plan signed",
            label="Plan signed",
            icon="list",
            record=target.id,
            type="plan_target",
        )


ATTENDANCE_SHAPES = {
    None: Shape.PLANNED,
    "attended": Shape.ATTENDED,
    "acceptable_absence": Shape.ACCEPTABLE,
    "unacceptable_absence": Shape.UNACCEPTABLE,
}


def contact_event(case_file: CaseFile, contact: Contact) -> Event:
    """A contact: what came of it, how it was made, and whether two people have told it differently."""
    undecided = any(one.of == contact.id and one.settled_at is None for one in case_file.conflicts)
    shape = ATTENDANCE_SHAPES.get(contact.attendance, Shape.NOT_COUNTED)
    return Event(
        lane=Lane.CONTACTS,
        shape=Shape.TWO_VERSIONS if undecided else shape,
        date=contact.date,
        time=contact.start,
        words=_contact_words(contact, undecided),
        more="2 people changed this" if undecided else contact.reason or contact.who_was_there or "",
        icon="columns-2" if undecided else kind_words(contact.kind).icon,
        who=contact.worker or contact.recorded_by or "",
        record=contact.id,
        type="contact",
        planned=is_planned(contact) and not undecided,
        needs_decision=undecided,
    )


def _contact_words(contact: Contact, undecided: bool) -> str:
    """Home visit, attended; Attended, office; Acceptable absence; Follow-up by phone; Contact at the office"""
    kind = words("contact_kind", contact.kind) or "Contact"
    if undecided:
        the = kind_words(contact.kind).the.removeprefix("the ")
        return the[:1].upper() + the[1:]
    happened = words("attendance", contact.attendance)
    if contact.follow_up_of and contact.attendance == "attended":
        return "Follow-up by phone" if contact.kind == "phone" else f"Follow-up, {within(kind)}"
    if contact.kind == "home_visit" or not happened:
        return f"{kind}, {within(happened) or 'planned'}"
    return f"{happened}, {within(kind)}" if contact.attendance == "attended" else happened


def _papers(case_file: CaseFile) -> Iterator[Event]:
    """Documents that went out. Warnings are counted in the order in which they were made."""
    warnings = 0
    for paper in reversed(case_file.documents):
        if paper.state not in ("issued", "printed", "served"):
            continue
        name = paper.title or words("document_kind", paper.kind) or "Document"
        label, how = "", within(words("served_how", paper.served_how))
        warning = paper.kind == "warning_letter"
        if warning:
            warnings += 1
            nth = ORDINALS[warnings].capitalize() if warnings < len(ORDINALS) else f"{warnings}th"
            name = f"{nth} warning letter"
            label = f"{nth}, {how}" if how else nth
        printed = f"printed {clock(paper.printed_at.time())}" if paper.printed_at else ""
        yield Event(
            lane=Lane.WARNINGS if warning or paper.kind == "breach_report" else Lane.NONE,
            shape=Shape.WARNING,
            date=paper.served_on or paper.made_on,
            words=name,
            more=", ".join(part for part in (printed, how) if part),
            label=label or name,
            icon="mail" if warning else "file-text",
            who=paper.author or "",
            record=paper.id,
            type="document",
        )


BY_DRAFT = ("plan_review", "closure_assessment")
"""What is settled by a stage of assessment: a record behind the line is the draft of it."""

DRAWN_DUES = ("plan_review", "closure_assessment", "first_panel", "panel_review", "breach_decision")


def _due_event(due: Due, today: dt.date) -> Event:
    """Something due that is drawn: overdue, it runs dashed from its day to today."""
    days = max(0, (today - due.on).days)
    decision = due.kind == "breach_decision"
    return Event(
        lane=Lane.WARNINGS if decision else Lane.ASSESSMENT,
        shape=Shape.DECISION if decision else Shape.DUE,
        date=due.on,
        time=due.at,
        words=due.thing if decision else f"{due.thing} due",
        more="still a draft" if due.record and due.kind in BY_DRAFT else due.why,
        label=f"{due.thing} overdue" if days else due.thing,
        icon=due.icon,
        record=due.record or "",
        type="due",
        planned=True,
        days_overdue=days,
    )


def _first_sentence(text: str | None) -> str:
    return (text or "").split(". ")[0].split("\n")[0].rstrip(".")
