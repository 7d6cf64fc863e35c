"""The chronology: what happened, oldest first, each line from one record and saying who recorded it."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.contacts import Contact
from casework.record import CaseRecord
from casework.standing import is_planned, within
from printing.content import Entry, Run, Words, words
from printing.documents import CaseSummary
from printing.not_printed import Guard, unsettled
from printing.wording import NBSP, NOT_KNOWN, NOT_RECORDED, clean, counted, moment, short_date, short_name

# Contacts without a meeting. They can be left out of a long chronology, and are then counted.
ROUTINE = frozenset({"phone", "letter", "text", "email"})
TWO_VERSIONS = "Two versions of this, not settled yet"
A_DAY = dt.timedelta(days=1)


class Line(msgspec.Struct, frozen=True):
    """One event with what is needed to sort it and to leave it out."""

    day: dt.date | None
    time: dt.time
    kind: str
    what: Words
    by: str
    id: str
    routine: bool = False
    coming: bool = False

    def order(self) -> tuple[bool, dt.date, dt.time, str]:
        """Undated first, then oldest first."""
        return (self.day is not None, self.day or dt.date.min, self.time, self.id)


class Chronology(msgspec.Struct, frozen=True):
    """The entries printed, and the line that counts them."""

    entries: tuple[Entry, ...]
    count_line: str


def chronology(document: CaseSummary, case_file: CaseFile, guard: Guard) -> Chronology:
    """Everything that has happened, less what the person printing chose to leave out."""
    lines = sorted(_lines(case_file, guard, document.today), key=Line.order)
    kept: list[Line] = []
    coming = older = routine = 0
    for line in lines:
        if line.coming:
            coming += 1
        elif document.since and line.day and line.day < document.since:
            older += 1
        elif line.routine and not document.routine_calls:
            routine += 1
        else:
            kept.append(line)
    left_out = [
        f"{what} ({number:,})"
        for number, what in (
            (routine, "routine calls and letters"),
            (older, f"history before {short_date(document.since)}" if document.since else ""),
            (coming, "still to come"),
        )
        if number
    ]
    doubtful = unsettled(case_file)
    return Chronology(
        entries=tuple(_entry(line, line.id in doubtful) for line in kept),
        count_line=f"{counted(len(kept), 'entry', 'entries')} of {len(lines):,} in the record. "
        + (f"Left out: {', '.join(left_out)}." if left_out else "Nothing is left out."),
    )


def _entry(line: Line, doubtful: bool) -> Entry:
    what = (*line.what, Run(f". {TWO_VERSIONS}")) if doubtful else line.what
    return Entry(short_date(line.day) if line.day else NOT_KNOWN, line.kind, what, line.by)


def _lines(case_file: CaseFile, guard: Guard, today: dt.date) -> Iterator[Line]:
    names = {one.worker: one.worker_name for one in case_file.assignments if one.worker and one.worker_name}
    for line in (*_legal_lines(case_file, guard), *_practice_lines(case_file, guard)):
        yield msgspec.structs.replace(line, coming=line.day is not None and line.day > today)
    for contact in case_file.contacts:
        yield _contact_line(contact, guard, names, today)


def _legal_lines(case_file: CaseFile, guard: Guard) -> Iterator[Line]:
    hearings = {one.id: one for one in case_file.hearings}
    for offence in case_file.offences:
        hearing = hearings.get(offence.hearing or "")
        plea = code("plea", offence.plea)
        what = words(_sentences(guard.passed(offence.title) or NOT_RECORDED, plea and f"Plea: {within(plea)}"))
        yield _line(offence, offence.committed_on, "Offence", what, hearing.entered_by if hearing else None)
    for hearing in case_file.hearings:
        heading = ": ".join(part for part in (guard.passed(hearing.court), code("hearing_kind", hearing.kind)) if part)
        remand = "" if hearing.remand == "not_applicable" else code("remand", hearing.remand)
        what = words(_sentences(heading or NOT_RECORDED, guard.passed(hearing.result), remand))
        yield _line(hearing, hearing.date, "Court", what, hearing.entered_by, hearing.time)
    titles = {one.id: one.title for one in case_file.offences}
    for outcome in case_file.outcomes:
        decided = ", ".join(
            part
            for part in (code("disposal", outcome.disposal), clean(outcome.length or "").replace(" ", NBSP))
            if part
        )
        about = guard.passed(titles.get(outcome.offence or "")) or "Outcome"
        hearing = hearings.get(outcome.hearing or "")
        what = (Run(f"{about}: "), Run(within(decided) or within(NOT_RECORDED), bold=bool(outcome.main)))
        by = hearing.entered_by if hearing else None
        yield _line(outcome, outcome.decided_on, "Outcome", what, by, dt.time(23, 58))
    for order in case_file.orders:
        name = code("disposal", order.kind) or "Order"
        if order.start:
            yield _line(
                order, order.start, "Order", words(f"{name} begins"), order.responsible_officer, dt.time(23, 59)
            )
        if order.ended_on:
            why = code("end_reason", order.end_reason)
            what = words(_sentences(f"{name} ended", why))
            yield _line(order, order.ended_on, "Order", what, order.responsible_officer, dt.time(23, 59))


def _practice_lines(case_file: CaseFile, guard: Guard) -> Iterator[Line]:
    person, case = case_file.person, case_file.case
    if case.opened:
        source = f"Received from {guard.passed(case.received_from)}" if case.received_from else ""
        yield _line(case, case.opened, "Case", words(_sentences("Case opened", source)), None)
    if case.closed:
        yield _line(case, case.closed, "Case", words(_sentences("Case closed", guard.passed(case.close_reason))), None)
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
        if alert.kind != "health":
            what = words(f"{code('alert_kind', alert.kind) or 'Alert'}: {guard.passed(alert.text)}")
            yield _line(alert, alert.since, "Alert", what, None)
    for day, number in _targets_by_day(case_file).items():
        what = words(f"{counted(number, 'plan target')} set")
        yield Line(day, dt.time(23, 57), "Plan", what, NOT_RECORDED, "")
    for document in case_file.documents:
        title = guard.passed(document.title) or code("document_kind", document.kind) or "Document"
        if document.served_on:
            how = within(code("served_how", document.served_how)) or "served"
            yield _line(document, document.served_on, "Document", words(f"{title}: {how}"), document.author)
        elif document.state in ("issued", "printed"):
            yield _line(document, document.made_on, "Document", words(f"{title}: issued"), document.author)


def _targets_by_day(case_file: CaseFile) -> dict[dt.date, int]:
    """How many targets were set on each day; a target without a day is in the plan, not in the chronology."""
    days = [target.set_on for target in case_file.plan_targets if target.set_on]
    return {day: days.count(day) for day in sorted(set(days))}


def _contact_line(contact: Contact, guard: Guard, names: dict[str, str], today: dt.date) -> Line:
    kind = code("contact_kind", contact.kind) or "Contact"
    # Where a home visit was is where the child lives: that is the address, which has its own place and rules.
    place = "" if contact.kind == "home_visit" else guard.passed(contact.place)
    happened = code("attendance", contact.attendance) or "What happened is not recorded"
    hours = f"{contact.hours:g}{NBSP}{'hour' if contact.hours == 1 else 'hours'}" if contact.hours else ""
    what = _sentences(
        f"{kind}, seen alone" if contact.seen_alone else kind,
        "" if place.casefold() == kind.casefold() else place,
        happened,
        hours,
        guard.passed(contact.reason),
        guard.passed(contact.follow_up),
    )
    return Line(
        contact.date,
        contact.start or dt.time.min,
        "Contact",
        words(what),
        _recorded_by(contact, names),
        contact.id,
        routine=contact.kind in ROUTINE and not contact.statutory and contact.attendance in (None, "", "attended"),
        coming=is_planned(contact) and contact.date is not None and contact.date >= today,
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
    record: CaseRecord, day: dt.date | None, kind: str, what: Words, by: str | None, time: dt.time | None = None
) -> Line:
    recorded = short_name(by) if by else NOT_RECORDED
    if record.imported_from:
        recorded = f"From {clean(record.imported_from)}"
    return Line(day, time or dt.time.min, kind, what, recorded, record.id)


def _sentences(*parts: str) -> str:
    """Parts as sentences: a full stop between them, none doubled, and none after the last."""
    said_parts = [
        part.strip().rstrip(".") if not part.strip().endswith("...") else part for part in parts if part.strip()
    ]
    return ". ".join(said_parts)
