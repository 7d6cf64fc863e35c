"""Enforcement: each step from a failure to comply to the result of a breach, as a record of its own."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind
from casework.record import CaseRecord


class Enforcement(CaseRecord, frozen=True, kw_only=True):
    """One step. Steps of one matter follow one another: failure, follow-up, warning... information laid, result.

    The letter of a warning is a document; the step names it. A warning must describe the failure, say that it is not
    acceptable, and say that the child may be brought before the court (Criminal Justice and Immigration Act 2008,
    schedule 2, paragraph 3).
    """

    kind: Annotated[str | None, About("Step", Kind.CODE, codes="enforcement_step", required=True)] = None
    date: Annotated[dt.date | None, About("Date", Kind.DATE, required=True)] = None
    order: Annotated[str | None, About("Order", Kind.LINK, required=True, to=("order",))] = None
    requirement: Annotated[str | None, About("Requirement", Kind.LINK, to=("requirement",))] = None
    contact: Annotated[str | None, About("Contact", Kind.LINK, to=("contact",))] = None
    follows: Annotated[str | None, About("Follows", Kind.LINK, to=("enforcement",))] = None
    by: Annotated[str | None, About("By")] = None
    what_happened: Annotated[str | None, About("What happened", Kind.NARRATIVE)] = None
    reason_given: Annotated[str | None, About("Reason given", Kind.NARRATIVE)] = None
    reason_accepted: Annotated[bool | None, About("Reason accepted", Kind.YES_NO)] = None
    document: Annotated[str | None, About("Letter or paper", Kind.LINK, to=("document",))] = None
    served_on: Annotated[dt.date | None, About("Served on", Kind.DATE)] = None
    served_how: Annotated[str | None, About("How it was served", Kind.CODE, codes="served_how")] = None
    recorded_on: Annotated[dt.date | None, About("Recorded on", Kind.DATE)] = None
    decision: Annotated[str | None, About("Decision", Kind.CODE, codes="breach_decision")] = None
    decided_because: Annotated[str | None, About("Why", Kind.NARRATIVE)] = None
    exceptional: Annotated[str | None, About("Exceptional circumstances", Kind.NARRATIVE)] = None
    court: Annotated[str | None, About("Court")] = None
    hearing: Annotated[str | None, About("Hearing", Kind.LINK, to=("hearing",))] = None
    result: Annotated[str | None, About("Result", Kind.CODE, codes="breach_result")] = None
    note: Annotated[str | None, About("About it", Kind.NARRATIVE)] = None
