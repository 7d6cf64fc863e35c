"""Health: the chain from screening to attending, and notes for the health worker only."""

import datetime as dt
from typing import Annotated, ClassVar

from casework.about import About, Kind, Section, Sensitivity
from casework.record import CaseRecord


class Screening(CaseRecord, frozen=True, kw_only=True):
    """Screened, offered, attended: one need of the child from first question to help taken up.

    Whoever works on the case sees how far the chain has come (key performance indicators 4 and 5); what was said in it
    is for the health worker.
    """

    subject: Annotated[str | None, About("Need", Kind.CODE, codes="screening_subject", required=True)] = None
    order: Annotated[str | None, About("Order", Kind.LINK, to=("order",))] = None
    screened_on: Annotated[dt.date | None, About("Screened on", Kind.DATE)] = None
    screened_by: Annotated[str | None, About("Screened by")] = None
    tool: Annotated[str | None, About("Tool used")] = None
    need: Annotated[str | None, About("Need found", Kind.CODE, codes="need_found")] = None
    already_known: Annotated[bool | None, About("Already receiving help", Kind.YES_NO)] = None
    offered: Annotated[str | None, About("Help offered", Kind.CODE, codes="yes_no_pending")] = None
    offered_on: Annotated[dt.date | None, About("Offered on", Kind.DATE)] = None
    service: Annotated[str | None, About("By which service")] = None
    attended: Annotated[str | None, About("Help attended", Kind.CODE, codes="yes_no_pending")] = None
    attended_on: Annotated[dt.date | None, About("First attended on", Kind.DATE)] = None
    ended_on: Annotated[dt.date | None, About("Help ended on", Kind.DATE)] = None
    not_because: Annotated[str | None, About("Why not", help="Not screened, not offered, or not attended.")] = None
    note: Annotated[
        str | None,
        About("What was found", Kind.NARRATIVE, sensitivity=Sensitivity.RESTRICTED, section=Section.HEALTH),
    ] = None


class HealthNote(CaseRecord, frozen=True, kw_only=True):
    """What the seconded health worker keeps about the child. For them and the manager only."""

    restricted_to: ClassVar[Section] = Section.HEALTH

    date: Annotated[dt.date | None, About("Date", Kind.DATE, required=True)] = None
    kind: Annotated[str | None, About("Kind of note", Kind.CODE, codes="health_note", required=True)] = None
    author: Annotated[str | None, About("Author")] = None
    condition: Annotated[str | None, About("Condition")] = None
    medicine: Annotated[str | None, About("Medicine")] = None
    practice: Annotated[str | None, About("Doctor's practice")] = None
    consent_to_share: Annotated[str | None, About("Consent to share", Kind.CODE, codes="consent")] = None
    note: Annotated[str | None, About("Note", Kind.NARRATIVE, required=True)] = None
