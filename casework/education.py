"""School, college and work: where, how many hours, exclusions, plans for special needs."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search
from casework.record import CaseRecord


class Education(CaseRecord, frozen=True, kw_only=True):
    """One place at a school, college, training or work, from one day to another."""

    kind: Annotated[str | None, About("Kind", Kind.CODE, codes="education_kind", required=True)] = None
    place: Annotated[str | None, About("School, college or employer", search=Search.PLACE)] = None
    year_group: Annotated[str | None, About("Year group")] = None
    since: Annotated[dt.date | None, About("From", Kind.DATE)] = None
    until: Annotated[dt.date | None, About("Until", Kind.DATE)] = None
    hours_offered: Annotated[float | None, About("Hours a week offered", Kind.NUMBER)] = None
    hours_attended: Annotated[float | None, About("Hours a week attended", Kind.NUMBER)] = None
    attendance: Annotated[float | None, About("Attendance in per cent", Kind.NUMBER)] = None
    attendance_on: Annotated[dt.date | None, About("Attendance as of", Kind.DATE)] = None
    suitable: Annotated[str | None, About("Suitable", Kind.CODE, codes="suitability")] = None
    contact_name: Annotated[str | None, About("Who to speak to there")] = None
    source: Annotated[str | None, About("Where it is known from")] = None
    note: Annotated[str | None, About("About it", Kind.NARRATIVE)] = None


class Exclusion(CaseRecord, frozen=True, kw_only=True):
    """One exclusion from school. Where only a number is known, `times` says how many."""

    kind: Annotated[str | None, About("Kind of exclusion", Kind.CODE, codes="exclusion_kind", required=True)] = None
    since: Annotated[dt.date | None, About("From", Kind.DATE)] = None
    until: Annotated[dt.date | None, About("Until", Kind.DATE)] = None
    times: Annotated[int | None, About("How often", Kind.NUMBER)] = None
    school: Annotated[str | None, About("School")] = None
    reason: Annotated[str | None, About("Reason", Kind.NARRATIVE)] = None


class SupportPlan(CaseRecord, frozen=True, kw_only=True):
    """Special educational needs (England) or additional learning needs (Wales), and the formal plan for them."""

    need: Annotated[str | None, About("Need", Kind.CODE, codes="learning_need", required=True)] = None
    kind: Annotated[str | None, About("Formal plan", Kind.CODE, codes="support_plan")] = None
    identified_on: Annotated[dt.date | None, About("Need identified on", Kind.DATE)] = None
    since: Annotated[dt.date | None, About("Plan from", Kind.DATE)] = None
    until: Annotated[dt.date | None, About("Plan until", Kind.DATE)] = None
    review_on: Annotated[dt.date | None, About("Review on", Kind.DATE)] = None
    authority: Annotated[str | None, About("Authority", Kind.CODE, codes="local_authority")] = None
    source: Annotated[str | None, About("Where it is known from")] = None
    note: Annotated[str | None, About("About it", Kind.NARRATIVE)] = None
