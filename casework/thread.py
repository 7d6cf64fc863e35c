"""The thread through court: hearings, reports, orders and breach as knots on one line, the earliest first. Pure.

What occurred and when it was entered are two facts, and each knot says both. What has not happened stands at the end.
Source: DOMAIN notes, section 2, court appearance; section 7, reports.
"""

import datetime as dt
import enum
from collections.abc import Iterator

import msgspec

from casework.case_file import CaseFile
from casework.cases import Document
from casework.code_lists import words
from casework.contact_deadlines import breach_decision
from casework.court import Hearing, Outcome
from casework.court_day import is_entered
from casework.decisions import PreCourtDecision
from casework.enforcement import Enforcement
from casework.orders import Judgement, Order
from casework.reports import Report
from casework.standing import BEFORE_SENTENCE, main_order, order_words, versions_of, within
from casework.thread_links import decided_at, made_at, order_of
from casework.words import clock, day_month, day_month_year, weekday_day_month

REPORT_PAPERS = ("psr", "breach_report", "bail_support_report")
REPORT_STAGES = {"psr": "psr", "referral_order_report": "referral_order_report"}
"""Stage of assessment -> the kind of report that it is behind."""
PAPER_KINDS = {"psr": "psr", "breach_report": "breach", "bail_support_report": "bail_support"}
"""Kind of document -> kind of report."""
STEPS = ("information_laid", "breach_withdrawn", "result", "recall")
"""Steps of enforcement that stand on the thread by themselves."""
WENT_OUT = ("issued", "printed", "served")
LONGEST_TITLE = 60
NO_REMAND = ("not_applicable", None, "")


class Tie(enum.Enum):
    """How a knot is drawn."""

    BEEN = "been"
    PRESENT = "the present order"
    TO_COME = "to come"


class Knot(msgspec.Struct, frozen=True, kw_only=True):
    """One knot. `about` are the records that it is about, the one that it opens first; none for what nobody recorded.

    `source` says from what it was entered, by whom and when. `paper` is a document that can be opened, `undecided` a
    contact that two people told differently.
    """

    key: str
    type: str
    tie: Tie
    title: str
    date: dt.date | None = None
    time: dt.time | None = None
    more: str = ""
    source: str = ""
    about: tuple[str, ...] = ()
    paper: str = ""
    undecided: str = ""
    result_missing: bool = False


def knots(case_file: CaseFile, today: dt.date) -> tuple[Knot, ...]:
    """The whole thread. What is to come stands last; what has no date, after what has."""
    present = main_order(case_file)
    found = [
        *(_hearing(case_file, one, present, today) for one in case_file.hearings),
        *(_decision(case_file, one, present) for one in case_file.of(PreCourtDecision)),
        *(_order(one, present) for one in case_file.orders if made_at(case_file, one) is None and not one.decision),
        *(_ended(one) for one in case_file.orders if one.ended_on),
        *_reports(case_file),
        *_breach_steps(case_file),
        *_breach_to_come(case_file, today),
    ]
    return tuple(sorted(found, key=_in_order))


def _in_order(knot: Knot) -> tuple[bool, dt.date, dt.time, str, str]:
    return (
        knot.date is None,
        knot.date or dt.date.max,
        knot.time or (dt.time.min if knot.type == "report" else dt.time.max),
        knot.type,
        knot.key,
    )


def _hearing(case_file: CaseFile, hearing: Hearing, present: Order | None, today: dt.date) -> Knot:
    outcomes = list(decided_at(case_file, hearing))
    orders = [one for one in case_file.orders if _is_made_at(case_file, one, hearing)]
    told = bool(outcomes or orders or is_entered(hearing)) or hearing.remand not in NO_REMAND
    coming = hearing.date is None or hearing.date > today or (hearing.date == today and not told)
    title, more = _told(case_file, hearing, outcomes, orders)
    is_present = present is not None and present in orders and present.kind not in BEFORE_SENTENCE
    return Knot(
        key=hearing.id,
        type="hearing",
        tie=Tie.TO_COME if coming else Tie.PRESENT if is_present else Tie.BEEN,
        title=title,
        date=hearing.date,
        time=hearing.time,
        more=more,
        source=_source(hearing),
        about=(hearing.id, *(one.id for one in outcomes), *(one.id for one in orders)),
        result_missing=not coming and not told and not _was_adjourned(case_file, hearing),
    )


def _is_made_at(case_file: CaseFile, order: Order, hearing: Hearing) -> bool:
    at = made_at(case_file, order)
    return at is not None and at.id == hearing.id


def _was_adjourned(case_file: CaseFile, hearing: Hearing) -> bool:
    return any(one.adjourned_from == hearing.id for one in case_file.hearings)


def _told(case_file: CaseFile, hearing: Hearing, outcomes: list[Outcome], orders: list[Order]) -> tuple[str, str]:
    """The title, and everything else that is known. Nothing that was written is said twice, and nothing left out.

    What the court decided is the title. Where it decided nothing yet, that is how the written result begins, unless
    it begins with a long sentence; else what kind of hearing it was, and why it was adjourned.
    """
    written = [part.strip(" .") for part in (hearing.result or "").replace("\n", " ").split(". ") if part.strip(" .")]
    main = next((one for one in outcomes if one.main), next(iter(outcomes), None))
    sentence = next((one for one in orders if one.kind not in BEFORE_SENTENCE), None)
    kind = words("hearing_kind", hearing.kind) or "Hearing"
    if main is not None:
        title = outcome_words(main)
    elif sentence is not None:
        title = words("disposal", sentence.kind)
    elif written and len(written[0]) <= LONGEST_TITLE:
        title = written[0]
    else:
        because = within(words("adjournment", hearing.adjourned_because))
        title = f"{kind}, adjourned{f': {because}' if because else ''}" if _was_adjourned(case_file, hearing) else kind
    rest = [part for part in written if part != title]
    time = f"{clock(hearing.time)}" if hearing.time and not written else ""
    place = ", ".join(part for part in (hearing.court or "", time) if part)
    remand = "" if hearing.remand in NO_REMAND else words("remand", hearing.remand)
    ordered = words("report_kind", hearing.report_ordered)
    due = f" due {day_month(hearing.report_due)}" if ordered and hearing.report_due else ""
    said = (place, *rest, remand, f"{ordered} ordered{',' if due else ''}{due}" if ordered else "")
    return title, " ".join(f"{part.rstrip('.')}." for part in said if part)


def outcome_words(outcome: Outcome) -> str:
    """Youth rehabilitation order, 12 months"""
    name = words("disposal", outcome.disposal) or "Outcome not recorded"
    length = outcome.length or ""
    if not length and outcome.length_number is not None and outcome.length_unit:
        unit = outcome.length_unit.removesuffix("s") if outcome.length_number == 1 else outcome.length_unit
        length = f"{outcome.length_number} {unit}"
    return f"{name}, {length}" if length else name


def _source(record: Hearing) -> str:
    """Her notes made in court, entered 11 August by Safiya Okonjo-Vane; nothing where it was entered on the day."""
    if not record.entered_from and record.entered_on in (None, record.date):
        return ""
    by = f" by {record.entered_by}" if record.entered_by else ""
    on = f"entered {day_month(record.entered_on)}{by}" if record.entered_on else f"entered{by}" if by else ""
    said = ", ".join(part for part in (record.entered_from or "", on) if part)
    return said[:1].upper() + said[1:]


def _decision(case_file: CaseFile, decision: PreCourtDecision, present: Order | None) -> Knot:
    """A decision out of court, in the place of a hearing."""
    outcomes = [one for one in case_file.outcomes if one.decision == decision.id]
    orders = [one for one in case_file.orders if one.decision == decision.id]
    issued = f"Given to the child on {day_month(decision.issued_on)}" if decision.issued_on else ""
    said = (
        words("decision_maker", decision.made_by),
        decision.panel or "",
        issued,
        words("compliance", decision.compliance),
    )
    main = next((one for one in outcomes if one.main), next(iter(outcomes), None))
    name = outcome_words(main) if main else words("disposal", decision.disposal)
    return Knot(
        key=decision.id,
        type="pre_court_decision",
        tie=Tie.PRESENT if present in orders else Tie.BEEN,
        title=name or "Decision out of court",
        date=decision.date,
        more=" ".join(f"{part.rstrip('.')}." for part in said if part),
        about=(decision.id, *(one.id for one in outcomes), *(one.id for one in orders)),
    )


def _order(order: Order, present: Order | None) -> Knot:
    """An order of which no hearing is on the laptop."""
    ends = f"ends {day_month_year(order.end)}" if order.end and not order.ended_on else ""
    said = (order.court or "", ends)
    return Knot(
        key=order.id,
        type="order",
        tie=Tie.PRESENT if order == present else Tie.BEEN,
        title=order_words(order),
        date=order.made_on,
        more=", ".join(part for part in said if part),
        about=(order.id, *((order.outcome,) if order.outcome else ())),
    )


def _ended(order: Order) -> Knot:
    name = words("disposal", order.kind) or "Order"
    why = words("end_reason", order.end_reason)
    return Knot(
        key=f"{order.id} ended",
        type="order",
        tie=Tie.BEEN,
        title=f"{name}, ended",
        date=order.ended_on,
        more=f"{why}." if why else "",
        about=(order.id,),
    )


def _reports(case_file: CaseFile) -> Iterator[Knot]:
    """Each report once: as what the court ordered, with its text and the stage of assessment behind it."""
    papers = {one.id: one for one in case_file.documents}
    taken: set[str] = set()
    for report in case_file.of(Report):
        paper = papers.get(report.document or "") or _paper_of(case_file, report.kind, taken)
        stage = next((one for one in case_file.judgements if one.id == report.judgement), None)
        stage = stage or _stage_behind(case_file, report.kind, paper)
        taken |= {one.id for one in (report, paper, stage) if one}
        yield _report(report.kind, report, paper, stage)
    for paper in case_file.documents:
        if paper.kind in REPORT_PAPERS and paper.id not in taken:
            kind = PAPER_KINDS[paper.kind]
            stage = _stage_behind(case_file, kind, paper)
            taken |= {one.id for one in (paper, stage) if one}
            yield _report(kind, None, paper, stage)
    for stage in case_file.judgements:
        if stage.stage in REPORT_STAGES and stage.id not in taken:
            yield _report(REPORT_STAGES[stage.stage], None, None, stage)


def _paper_of(case_file: CaseFile, kind: str | None, taken: set[str]) -> Document | None:
    alike = (one for one in case_file.documents if PAPER_KINDS.get(one.kind or "") == kind and one.id not in taken)
    return next(alike, None)


def _stage_behind(case_file: CaseFile, kind: str | None, paper: Document | None) -> Judgement | None:
    """The newest stage of that kind that was begun by the day on which the report was made."""
    made = paper.made_on if paper and paper.made_on else dt.date.max
    return next(
        (
            one
            for one in case_file.judgements
            if REPORT_STAGES.get(one.stage or "") == kind and (one.started_on or made) <= made
        ),
        None,
    )


def _report(kind: str | None, report: Report | None, paper: Document | None, stage: Judgement | None) -> Knot:
    sent = (report.sent_on if report else None) or (paper.served_on if paper else None)
    due = (report.due_on if report else None) or (paper.due_on if paper else None) or (stage.due_on if stage else None)
    signed = stage.countersigned_on if stage else None
    finished = bool(sent or (paper and paper.state in WENT_OUT) or (signed and not paper and not report))
    made = paper.made_on if paper else signed
    day = sent or ((made or due) if finished else (due or made)) or (report.ordered_on if report else None)
    title = words("report_kind", kind) or "Report"
    state = "" if sent or not paper or not finished else words("document_state", paper.state)
    if not finished:
        code = paper.state if paper else report.state if report else stage.state if stage else ""
        list_of = "document_state" if paper else "report_state" if report else "assessment_state"
        state = words(list_of, code) or ("" if signed else "Not begun")
    said = (
        _signed_words(stage, sent, " to the court" if paper else ""),
        state,
        f"due {weekday_day_month(due)}" if due and not finished else "",
    )
    more = ", ".join(part for part in said if part)
    return Knot(
        key=next(one.id for one in (report, paper, stage) if one),
        type="report",
        tie=Tie.BEEN if finished else Tie.TO_COME,
        title=title,
        date=day,
        more=f"{more[:1].upper()}{more[1:]}." if more else "",
        about=tuple(one.id for one in (report, paper, stage) if one),
        paper=paper.id if paper else "",
    )


def _signed_words(stage: Judgement | None, sent: dt.date | None, to: str) -> str:
    """Countersigned by Wren Holloway-Pike, sent to the court the same day"""
    signed = stage.countersigned_on if stage else None
    by = f" by {stage.countersigned_by}" if stage and stage.countersigned_by else ""
    told = f"countersigned{by}" if signed else ""
    if sent is None:
        return told
    if signed is None:
        return f"sent{to} on {day_month(sent)}"
    return f"{told}, sent{to} {'the same day' if sent == signed else f'on {day_month(sent)}'}"


def _breach_steps(case_file: CaseFile) -> Iterator[Knot]:
    """What enforcement recorded of a breach and no hearing says."""
    hearings = {one.id for one in case_file.hearings}
    for step in case_file.of(Enforcement):
        if step.kind not in STEPS or (step.kind == "result" and step.hearing in hearings):
            continue
        result = words("breach_result", step.result)
        said = (step.court or "", result, step.decided_because or step.what_happened or "")
        yield Knot(
            key=step.id,
            type="enforcement",
            tie=Tie.BEEN,
            title=words("enforcement_step", step.kind),
            date=step.date,
            more=" ".join(f"{part.rstrip('.')}." for part in said if part),
            about=(step.id,),
            paper=step.document or "",
        )


def _breach_to_come(case_file: CaseFile, today: dt.date) -> Iterator[Knot]:
    """A breach hearing that is not recorded, where a decision is due or an information was laid."""
    decision = next(breach_decision(case_file, today), None)
    laid = [one for one in case_file.of(Enforcement) if one.kind == "information_laid" and one.date]
    since = max((one.date for one in laid if one.date), default=None)
    listed = any(
        one.kind == "breach" and one.date and (since is None or one.date >= since) for one in case_file.hearings
    )
    over = any(one.kind in ("result", "breach_withdrawn") for one in case_file.of(Enforcement))
    if decision is None and (since is None or listed or over):
        return
    waits = decision.record if decision and decision.record else ""
    undecided = waits if waits and versions_of(case_file, waits, "attendance") else ""
    said = "None recorded."
    if decision is not None:
        also = " and waits for one contact" if undecided else ""
        said = f"None recorded. A decision is due by {weekday_day_month(decision.on)}{also}."
    to_panel = decision is not None and decision.thing != "Breach decision"
    yield Knot(
        key="breach to come",
        type="breach",
        tie=Tie.TO_COME,
        title="Panel about the breach" if to_panel else "Breach hearing",
        more=said,
        about=(waits,) if waits else (),
        undecided=undecided,
    )


def outcome_of(case_file: CaseFile, offence: str) -> Outcome | None:
    """What was decided about an offence, the newest; the main outcome of several of a day."""
    found = [one for one in case_file.outcomes if one.offence == offence and not one.ancillary]
    return max(found, key=lambda one: (one.decided_on or dt.date.min, bool(one.main), one.id), default=None)


def outcome_beside(case_file: CaseFile, outcome: Outcome) -> str:
    """Order, main; Order, concurrent; or what it was: Fine, £80. Empty where there is none."""
    order = order_of(case_file, outcome)
    present = main_order(case_file)
    if order is None or order != present:
        return outcome_words(outcome)
    if outcome.main:
        return "Order, main"
    counted = within(words("counted", outcome.counted))
    counted = counted or next((one for one in ("concurrent", "consecutive") if one in (outcome.length or "")), "")
    return f"Order, {counted}" if counted else "Order"
