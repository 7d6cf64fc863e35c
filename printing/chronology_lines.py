"""The lines of the chronology: each from one record, saying what happened and who wrote it or where it came from."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.contacts import Contact
from casework.court import Hearing
from casework.record import CaseRecord
from casework.standing import is_planned, versions_of, within
from printing.content import Run, Words, words
from printing.not_printed import NOT_PRINTED_ALERTS, Guard, is_kept_apart
from printing.where_things_stand import alert_words
from printing.wording import NBSP, NOT_RECORDED, clean, counted, moment, short_name

# Contacts without a meeting. They can be left out of a long chronology, and are then counted.
ROUTINE = frozenset({"phone", "letter", "text", "email"})
CASE_RECORD = "Case record"  # for what the record holds without saying who wrote it
# Kinds of document that have these lines in them: a copy of one is nothing that happened to the child, and if it were
# told here, each printing would make another version. Handed to somebody, papers for another service are an event.
COPIES, TOLD_ONCE_SERVED = frozenset({"case_summary", "chronology"}), frozenset({"transfer_bundle"})
A_DAY = dt.timedelta(days=1)
AFTER_THE_HEARING, AFTER_THE_OUTCOMES = 1, 3


class Line(msgspec.Struct, frozen=True):
    """One event with what is needed to sort it and to leave it out.

    `rank` orders what happened on one day: what has a time first, then outcomes, then the order made by them.
    """

    day: dt.date | None
    time: dt.time
    kind: str
    what: Words
    by: str
    id: str
    rank: int = 0
    routine: bool = False
    coming: bool = False

    def order(self) -> tuple[bool, dt.date, int, dt.time, str]:
        """Undated first, then oldest first."""
        return (self.day is not None, self.day or dt.date.min, self.rank, self.time, self.id)


def legal_lines(case_file: CaseFile, guard: Guard) -> Iterator[Line]:
    """Offences, hearings, outcomes, orders."""
    hearings = {one.id: one for one in case_file.hearings}
    titles = {one.id: one.title for one in case_file.offences}
    for offence in case_file.offences:
        plea = code("plea", offence.plea)
        what = sentences(guard.passed(offence.title) or NOT_RECORDED, plea and f"Plea: {within(plea)}")
        yield _line(
            offence, offence.committed_on, "Offence", words(what), _entered(hearings.get(offence.hearing or ""))
        )
    for hearing in case_file.hearings:
        heading = ": ".join(part for part in (guard.passed(hearing.court), code("hearing_kind", hearing.kind)) if part)
        remand = "" if hearing.remand == "not_applicable" else code("remand", hearing.remand)
        what = sentences(heading or NOT_RECORDED, guard.passed(hearing.result), remand)
        yield _line(hearing, hearing.date, "Court", words(what), _entered(hearing), time=hearing.time)
    for outcome in case_file.outcomes:
        length = clean(outcome.length or "").replace(" ", NBSP)
        decided = ", ".join(part for part in (code("disposal", outcome.disposal), length) if part) or NOT_RECORDED
        about = guard.passed(titles.get(outcome.offence or "")) or "Outcome"
        runs = (Run(f"{about}: "), Run(within(decided), bold=bool(outcome.main)))
        rank = AFTER_THE_HEARING if outcome.main else AFTER_THE_HEARING + 1
        entered = _entered(hearings.get(outcome.hearing or ""))
        yield _line(outcome, outcome.decided_on, "Outcome", runs, entered, rank=rank)
    for order in case_file.orders:
        name, officer = code("disposal", order.kind) or "Order", order.responsible_officer
        if order.start:
            yield _line(order, order.start, "Order", words(f"{name} begins"), officer, rank=AFTER_THE_OUTCOMES)
        if order.ended_on:
            what = sentences(f"{name} ended", code("end_reason", order.end_reason))
            yield _line(order, order.ended_on, "Order", words(what), officer, rank=AFTER_THE_OUTCOMES)


def _entered(hearing: Hearing | None) -> str | None:
    return hearing.entered_by if hearing else None


def practice_lines(case_file: CaseFile, guard: Guard) -> Iterator[Line]:
    """The case, care, who worked on it, assessments, alerts, the plan, documents."""
    person, case = case_file.person, case_file.case
    if case.opened:
        source = f"Received from {guard.passed(case.received_from)}" if case.received_from else ""
        yield _line(case, case.opened, "Case", words(sentences("Case opened", source)), None)
    if case.closed:
        yield _line(case, case.closed, "Case", words(sentences("Case closed", guard.passed(case.close_reason))), None)
    if person.care_status and person.care_status_since:
        yield _line(person, person.care_status_since, "Care", words(code("care_status", person.care_status)), None)
    for one in case_file.assignments:
        part = code("assignment_role", one.role) or "Worker"
        yield _line(one, one.since, "Case", words(f"{part}: {short_name(one.worker_name or NOT_RECORDED)}"), None)
    for judgement in case_file.judgements:
        stage = code("assessment_stage", judgement.stage) or "Assessment"
        version = f", version{NBSP}{judgement.version}" if judgement.version else ""
        signed = judgement.countersigned_on is not None
        state = "countersigned" if signed else within(code("assessment_state", judgement.state)) or "begun"
        day = judgement.countersigned_on if signed else judgement.started_on
        by = judgement.countersigned_by if signed else judgement.author
        yield _line(judgement, day, "Assessment", words(f"{stage} stage: {state}{version}"), by)
    for alert in case_file.alerts:
        if alert.kind not in NOT_PRINTED_ALERTS:
            what = words(alert_words(guard, alert.kind, alert.text))
            yield _line(alert, alert.since, "Alert", what, None)
    for day, number in _targets_by_day(case_file).items():
        what = words(f"{counted(number, 'plan target')} set")
        yield Line(day, dt.time.min, "Plan", what, CASE_RECORD, "", rank=AFTER_THE_OUTCOMES)
    for document in case_file.documents:
        if document.kind in COPIES or is_kept_apart(document):
            continue
        title = guard.passed(document.title) or code("document_kind", document.kind) or "Document"
        if document.served_on:
            how = within(code("served_how", document.served_how)) or "served"
            yield _line(document, document.served_on, "Document", words(f"{title}: {how}"), document.author)
        elif document.state in ("issued", "printed") and document.kind not in TOLD_ONCE_SERVED:
            yield _line(document, document.made_on, "Document", words(f"{title}: issued"), document.author)


def _targets_by_day(case_file: CaseFile) -> dict[dt.date, int]:
    """How many targets were set on each day; a target without a day is in the plan, not in the chronology."""
    days = [target.set_on for target in case_file.plan_targets if target.set_on]
    return {day: days.count(day) for day in sorted(set(days))}


def contact_lines(case_file: CaseFile, guard: Guard, today: dt.date, office: str) -> Iterator[Line]:
    """Contacts. Our own `office` is not named again as the place of a contact at the office."""
    names = {one.worker: one.worker_name for one in case_file.assignments if one.worker and one.worker_name}
    for contact in case_file.contacts:
        if is_kept_apart(contact):
            continue
        yield Line(
            contact.date,
            contact.start or dt.time.min,
            "Contact",
            words(_contact(case_file, contact, guard, office)),
            _recorded_by(contact, names),
            contact.id,
            routine=contact.kind in ROUTINE and not contact.statutory and contact.attendance in (None, "", "attended"),
            coming=is_planned(contact) and contact.date is not None and contact.date >= today,
        )


def _contact(case_file: CaseFile, contact: Contact, guard: Guard, office: str) -> str:
    kind = code("contact_kind", contact.kind) or "Contact"
    # Where a home visit was is where the child lives: that is the address, which has its own place and rules.
    place = "" if contact.kind == "home_visit" or contact.place == office else guard.passed(contact.place)
    happened = code("attendance", contact.attendance) or "What happened is not recorded"
    if versions := versions_of(case_file, contact.id, "attendance"):
        both = " or ".join(within(code("attendance", one)) or within(NOT_RECORDED) for one in versions)
        happened = f"What happened has two versions: {both}"
    hours = f"{contact.hours:g}{NBSP}{'hour' if contact.hours == 1 else 'hours'}" if contact.hours else ""
    reason, follow_up = guard.passed(contact.reason), guard.passed(contact.follow_up)
    return sentences(
        f"{kind}, seen alone" if contact.seen_alone else kind,
        "" if place.casefold() == kind.casefold() else place,
        happened,
        hours,
        *(f"{title}: {text}" for title, text in (("Reason", reason), ("Follow-up", follow_up)) if text),
    )


def _recorded_by(contact: Contact, names: dict[str, str]) -> str:
    """Who wrote it down; both clocks if that was more than a day after; the system it came from if it was imported."""
    who = contact.recorded_by or contact.worker or ""
    by = short_name(names.get(who, who)) or NOT_RECORDED
    if contact.imported_from:
        source = f"from {clean(contact.imported_from)}"
        return f"F{source[1:]}" if by == NOT_RECORDED else f"{by}, {source}"
    if contact.recorded_at and contact.date:
        happened = dt.datetime.combine(contact.date, contact.end or contact.start or dt.time.max)
        if contact.recorded_at.replace(tzinfo=None) - happened > A_DAY:
            return f"{by}, typed {moment(contact.recorded_at)}"
    return by


def _line(
    record: CaseRecord,
    day: dt.date | None,
    kind: str,
    what: Words,
    by: str | None,
    *,
    time: dt.time | None = None,
    rank: int = 0,
) -> Line:
    recorded = short_name(by) if by else CASE_RECORD
    if record.imported_from:
        recorded = f"From {clean(record.imported_from)}"
    return Line(day, time or dt.time.min, kind, what, recorded, record.id, rank)


def sentences(*parts: str) -> str:
    """Parts as sentences: a full stop between them, and none after the last."""
    stripped = [part.strip() for part in parts if part and part.strip()]
    return ". ".join(part.rstrip(".") for part in stripped)
