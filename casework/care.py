"""The child's place in the wider system: care status, going missing, and other services brought in."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind
from casework.record import CaseRecord


class CareStatus(CaseRecord, frozen=True, kw_only=True):
    """A status with children's services, from one day to another. Several can run at once."""

    kind: Annotated[str | None, About("Care status", Kind.CODE, codes="care_status", required=True)] = None
    since: Annotated[dt.date | None, About("From", Kind.DATE, required=True)] = None
    until: Annotated[dt.date | None, About("Until", Kind.DATE)] = None
    authority: Annotated[str | None, About("Responsible authority", Kind.CODE, codes="local_authority")] = None
    authority_name: Annotated[str | None, About("Authority in words")] = None
    social_worker: Annotated[str | None, About("Social worker", Kind.LINK, to=("professional",))] = None
    note: Annotated[str | None, About("About it", Kind.NARRATIVE)] = None


class MissingEpisode(CaseRecord, frozen=True, kw_only=True):
    """One time that the child went missing, and what was done when they came back."""

    since: Annotated[dt.date | None, About("Missing from", Kind.DATE, required=True)] = None
    since_time: Annotated[dt.time | None, About("At", Kind.TIME)] = None
    until: Annotated[dt.date | None, About("Found on", Kind.DATE)] = None
    until_time: Annotated[dt.time | None, About("Found at", Kind.TIME)] = None
    reported_on: Annotated[dt.date | None, About("Reported on", Kind.DATE)] = None
    reported_to: Annotated[str | None, About("Reported to")] = None
    police_reference: Annotated[str | None, About("Police reference")] = None
    interview_offered_on: Annotated[dt.date | None, About("Return interview offered on", Kind.DATE)] = None
    interview_on: Annotated[dt.date | None, About("Return interview on", Kind.DATE)] = None
    note: Annotated[str | None, About("What is known", Kind.NARRATIVE)] = None


class OnwardReferral(CaseRecord, frozen=True, kw_only=True):
    """A referral from us to another service, and what came of it."""

    kind: Annotated[str | None, About("Kind of service", Kind.CODE, codes="onward_service", required=True)] = None
    service: Annotated[str | None, About("Service")] = None
    made_on: Annotated[dt.date | None, About("Made on", Kind.DATE, required=True)] = None
    made_by: Annotated[str | None, About("Made by")] = None
    reason: Annotated[str | None, About("Why", Kind.NARRATIVE)] = None
    decision: Annotated[str | None, About("What they decided", Kind.CODE, codes="onward_decision")] = None
    decided_on: Annotated[dt.date | None, About("Decided on", Kind.DATE)] = None
    document: Annotated[str | None, About("Paper", Kind.LINK, to=("document",))] = None
    note: Annotated[str | None, About("About it", Kind.NARRATIVE)] = None
