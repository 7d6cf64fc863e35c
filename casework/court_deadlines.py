"""What is due because of a court: hearings, their results, reports; and the papers that have a date of their own."""

import datetime as dt
from collections.abc import Iterator

from casework.case_file import CaseFile
from casework.cases import Document
from casework.code_lists import words
from casework.contact_deadlines import breach_decision
from casework.court import Hearing
from casework.due import Due
from casework.local_rules import DEFAULTS, LocalRules
from casework.standing import main_order, order_words, within
from casework.words import letter_name

REPORT_PAPERS = {"psr": "psr", "breach": "breach_report"}
"""Which kind of document answers which report that a court ordered."""
PAPERS = {
    "contract": "Print the contract and hand it over",
    "my_plan": "Print the plan and hand it over",
    "licence_notice": "Print the licence notice and have it signed",
    "warning_letter": "Send the warning letter",
    "appointment_letter": "Send the appointment letter",
    "closure_letter": "Send the closure letter",
    "psr": "Send the pre-sentence report to the court",
    "breach_report": "Send the breach report to the court",
    "bail_support_report": "Send the bail support report to the court",
    "referral": "Send the referral",
}
HANDED_OVER = ("contract", "my_plan", "licence_notice")
SENT = ("served", "stopped")


def hearings_to_come(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """Hearings from today on. Source: the court's list."""
    for hearing in case_file.hearings:
        if hearing.date is None or hearing.date < today or hearing.result:
            continue
        out_of_court = hearing.kind == "panel"
        kind = within(words("hearing_kind", hearing.kind))
        yield Due(
            case=case_file.case_id,
            kind="hearing",
            what="Go to the decision panel" if out_of_court else f"Go to court with {letter_name(case_file.person)}",
            why="",
            on=hearing.date,
            at=hearing.time,
            icon="landmark",
            record=hearing.id,
            thing="Decision panel" if out_of_court else "Court",
            about="" if out_of_court else kind,
            place=hearing.court or "",
        )


def results_to_enter(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """A hearing that has been, of which nobody has entered what the court decided: the next working day.

    An outcome or an order of that day says it too. Source: Hillingdon procedures: the record is updated from the
    officer's notes afterwards; the day is a local rule [K].
    """
    decided = {one.hearing for one in case_file.outcomes} | {one.decided_on for one in case_file.outcomes}
    decided |= {one.made_on for one in case_file.orders} | {one.adjourned_from for one in case_file.hearings}
    for hearing in case_file.hearings:
        if hearing.date is None or hearing.date >= today or hearing.result or hearing.imported_from:
            continue
        if hearing.id in decided or hearing.date in decided:
            continue
        entered = rules.limit("result_entered", hearing.date)
        yield Due(
            case=case_file.case_id,
            kind="result",
            what="Enter what the court decided",
            why=f"{entered.words()} after the hearing",
            on=entered.after(hearing.date),
            icon="landmark",
            record=hearing.id,
            thing="Result of the hearing",
            about=hearing.court or "",
            rule="result_entered",
            set_off=hearing.date,
        )


def reports_due(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """A report that a court ordered: 1 working day before the next hearing, or sooner if the court set it.

    Settled once the report was served, or the hearing it was for has been. Source: the court; [K] local rule.
    """
    for kind, hearing in _ordered(case_file).items():
        next_one = _next_after(case_file, hearing, today)
        paper = _paper(case_file, kind, hearing)
        if (paper and paper.state in SENT) or (next_one and next_one.date and next_one.date < today):
            continue
        on, why, rule, since = _report_day(hearing, next_one, rules)
        if on is None:
            continue
        name = words("report_kind", kind)
        yield Due(
            case=case_file.case_id,
            kind="report",
            what=f"Send the {within(name)} to the court",
            why=why,
            on=on,
            at=hearing.report_due_time or (next_one.report_due_time if next_one else None),
            icon="file-text",
            record=paper.id if paper else hearing.id,
            thing=name,
            about=f"for {hearing.court}" if hearing.court else "",
            rule=rule,
            set_off=since,
        )


def _ordered(case_file: CaseFile) -> dict[str, Hearing]:
    """Report kind -> the first hearing of the chain that still asks for it: one that was carried over counts once."""
    found: dict[str, Hearing] = {}
    for hearing in case_file.hearings:  # newest first, so the earlier one of a chain is kept last
        if not hearing.report_ordered or hearing.date is None:
            continue
        newer = found.get(hearing.report_ordered)
        if newer is None or newer.adjourned_from == hearing.id:
            found[hearing.report_ordered] = hearing
    return found


def _report_day(
    ordered_at: Hearing, for_hearing: Hearing | None, rules: LocalRules
) -> tuple[dt.date | None, str, str, dt.date | None]:
    """When a report is due, why then, by which limit, and from which day that counts.

    A later day in the court's notes does not move the service's own limit.

    With neither a day nor a hearing to come, the older norm holds. Source: DOMAIN section 5, PSR delivery [K].
    """
    court_set = ordered_at.report_due or (for_hearing.report_due if for_hearing else None)
    if for_hearing is None or for_hearing.date is None:
        if court_set or ordered_at.date is None:
            return court_set, "the day the court set", "", None
        norm = rules.limit("report_norm", ordered_at.date)
        said = f"{norm.words()} after it was ordered"
        return norm.after(ordered_at.date), said, "report_norm", ordered_at.date
    before = rules.limit("report_before_hearing", for_hearing.date)
    local = before.after(for_hearing.date)
    if court_set and court_set < local:
        return court_set, "the day the court set", "", None
    return local, f"{before.words()} before the hearing", "report_before_hearing", for_hearing.date


def _next_after(case_file: CaseFile, hearing: Hearing, today: dt.date) -> Hearing | None:
    """The hearing that a report ordered at `hearing` is for; itself, where it is to come and nothing follows."""
    for one in reversed(case_file.hearings):
        if one.date and hearing.date and one.date > hearing.date:
            return one
    return hearing if hearing.date and hearing.date >= today else None


def _paper(case_file: CaseFile, report: str, hearing: Hearing) -> Document | None:
    kind = REPORT_PAPERS.get(report)
    return next(
        (
            one
            for one in case_file.documents
            if one.kind == kind and (one.made_on or dt.date.max) >= (hearing.date or dt.date.min)
        ),
        None,
    )


def papers_due(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """Documents with a date of their own that have not been served.

    One that is handed over is due at the contact planned for that day. A breach report waits for the decision, and a
    report that a court ordered is in its own line. Source: the date set when the document was begun.
    """
    reported = {due.record for due in reports_due(case_file, today, rules)}
    order = main_order(case_file)
    deciding = any(True for _ in breach_decision(case_file, today, rules))
    for paper in case_file.documents:
        if paper.due_on is None or paper.state in SENT or paper.served_on or paper.id in reported:
            continue
        if paper.kind == "breach_report" and deciding:
            continue
        meeting = next(
            (one for one in reversed(case_file.contacts) if one.date == paper.due_on and one.attendance is None),
            None,
        )
        handed = meeting if paper.kind in HANDED_OVER else None
        yield Due(
            case=case_file.case_id,
            kind="paper",
            what=PAPERS.get(paper.kind or "", f"Finish: {paper.title or 'a document'}"),
            why="" if handed else "the day set for it",
            on=paper.due_on,
            at=handed.start if handed else None,
            icon="printer" if paper.kind in HANDED_OVER else "file-text",
            record=paper.id,
            thing=paper.title or words("document_kind", paper.kind) or "Document",
            about=within(order_words(order)) if order else within(words("document_kind", paper.kind)),
            place=(handed.place or "") if handed else "",
        )
