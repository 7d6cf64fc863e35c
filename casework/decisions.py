"""Out of court: the interview before it, and the decision. Its conditions are requirements of an order."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind
from casework.record import CaseRecord


class PreCourtInterview(CaseRecord, frozen=True, kw_only=True):
    """The child was spoken with before a decision out of court."""

    date: Annotated[dt.date | None, About("Date", Kind.DATE, required=True)] = None
    place: Annotated[str | None, About("Place")] = None
    interviewer: Annotated[str | None, About("Interviewer")] = None
    adult: Annotated[str | None, About("Adult with the child")] = None
    admitted: Annotated[str | None, About("What the child says", Kind.CODE, codes="admission")] = None
    decision: Annotated[str | None, About("For the decision", Kind.LINK, to=("pre_court_decision",))] = None
    note: Annotated[str | None, About("What was said", Kind.NARRATIVE)] = None


class PreCourtDecision(CaseRecord, frozen=True, kw_only=True):
    """A decision of the joint panel, or of the police. What each offence came to is an outcome that names it."""

    date: Annotated[dt.date | None, About("Date of the decision", Kind.DATE, required=True)] = None
    panel: Annotated[str | None, About("Who decided", help="Everybody on the panel.")] = None
    made_by: Annotated[str | None, About("Joint panel or police", Kind.CODE, codes="decision_maker")] = None
    disposal: Annotated[str | None, About("Main outcome", Kind.CODE, codes="disposal")] = None
    sub_outcome: Annotated[str | None, About("Outcome code", Kind.CODE, codes="sub_outcome")] = None
    issued_on: Annotated[dt.date | None, About("Given to the child on", Kind.DATE)] = None
    issued_by: Annotated[str | None, About("Given by")] = None
    force: Annotated[str | None, About("Police force", Kind.CODE, codes="police_force")] = None
    assessment: Annotated[str | None, About("Assessment before it", Kind.LINK, to=("judgement",))] = None
    reason: Annotated[str | None, About("Why this outcome", Kind.NARRATIVE)] = None
    victim_views_heard: Annotated[bool | None, About("Views of the person harmed were heard", Kind.YES_NO)] = None
    compliance: Annotated[str | None, About("How it ended", Kind.CODE, codes="compliance")] = None
    compliance_on: Annotated[dt.date | None, About("Ended on", Kind.DATE)] = None
    police_told_on: Annotated[
        dt.date | None, About("Police told of a missed condition", Kind.DATE, help="They decide what follows.")
    ] = None
