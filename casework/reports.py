"""Reports that a court or panel asks for: who ordered one, what its author wrote, and what became of the proposal."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search
from casework.record import CaseRecord


class Report(CaseRecord, frozen=True, kw_only=True):
    """One report, from the order for it to what the court made of it. Its text is a document."""

    kind: Annotated[str | None, About("Report", Kind.CODE, codes="report_kind", required=True)] = None
    ordered_on: Annotated[dt.date | None, About("Ordered on", Kind.DATE, required=True)] = None
    ordered_by: Annotated[str | None, About("Ordered by")] = None
    ordered_at: Annotated[str | None, About("Ordered at", Kind.LINK, to=("hearing",))] = None
    for_hearing: Annotated[
        str | None, About("For the hearing", Kind.LINK, to=("hearing",), help="An adjournment carries it over.")
    ] = None
    due_on: Annotated[dt.date | None, About("Due", Kind.DATE)] = None
    due_time: Annotated[dt.time | None, About("Due at", Kind.TIME)] = None
    court_due_on: Annotated[
        dt.date | None, About("Due, as the court said", Kind.DATE, help="Where a local rule makes it due sooner.")
    ] = None
    author: Annotated[str | None, About("Author")] = None
    state: Annotated[str | None, About("State", Kind.CODE, codes="report_state")] = None
    quality_checked_on: Annotated[dt.date | None, About("Quality checked on", Kind.DATE)] = None
    quality_checked_by: Annotated[str | None, About("Quality checked by")] = None
    sent_on: Annotated[dt.date | None, About("Sent on", Kind.DATE)] = None
    sent_to: Annotated[str | None, About("Sent to")] = None
    proposal: Annotated[str | None, About("What was proposed", Kind.CODE, codes="disposal")] = None
    proposal_note: Annotated[str | None, About("The proposal in words", Kind.NARRATIVE)] = None
    followed: Annotated[str | None, About("Did the court follow it", Kind.CODE, codes="concordance")] = None
    judgement: Annotated[str | None, About("Assessment behind it", Kind.LINK, to=("judgement",))] = None
    document: Annotated[str | None, About("Its text", Kind.LINK, to=("document",))] = None
    reuses: Annotated[
        str | None, About("Uses again", Kind.LINK, to=("report",), help="Under 3 months old, and nothing has changed.")
    ] = None


class ReportSection(CaseRecord, frozen=True, kw_only=True):
    """What its author wrote for one section of a report. What the record knows besides is set from the record."""

    report: Annotated[str | None, About("Report", Kind.LINK, required=True, to=("report",))] = None
    section: Annotated[str | None, About("Section", Kind.CODE, codes="report_section", required=True)] = None
    text: Annotated[
        str | None,
        About(
            "What it says",
            Kind.NARRATIVE,
            search=Search.WORDS,
            help="An empty line begins a new paragraph. A line that begins with - is a point of a list.",
        ),
    ] = None
