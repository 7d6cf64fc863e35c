"""The person who was harmed: a record kept apart from the child's, and never on what a child may read.

Every type here is restricted as a whole (DOMAIN notes, section 1: kept apart; section 2: restricted).
"""

import datetime as dt
from typing import Annotated, ClassVar

from casework.about import About, Kind, Section, Sensitivity
from casework.record import CaseRecord

APART = Sensitivity.CONFIDENTIAL
"""Names and places of a person who was harmed are never printed and never copied, not even for those who may read."""


class Victim(CaseRecord, frozen=True, kw_only=True):
    """Somebody who was harmed, or an organisation: who they are, what they want, what was offered and done."""

    restricted_to: ClassVar[Section] = Section.VICTIM

    kind: Annotated[str | None, About("Who was harmed", Kind.CODE, codes="victim_kind", required=True)] = None
    name: Annotated[str | None, About("Name", required=True, sensitivity=APART)] = None
    organisation: Annotated[str | None, About("Organisation", sensitivity=APART)] = None
    offence: Annotated[str | None, About("Offence", Kind.LINK, to=("offence",))] = None
    date_of_birth: Annotated[dt.date | None, About("Date of birth", Kind.DATE, sensitivity=APART)] = None
    address: Annotated[str | None, About("Address", Kind.NARRATIVE, sensitivity=APART)] = None
    postcode: Annotated[str | None, About("Postcode", sensitivity=APART)] = None
    phone: Annotated[str | None, About("Phone", sensitivity=APART)] = None
    email: Annotated[str | None, About("Email", sensitivity=APART)] = None
    carer: Annotated[str | None, About("Parent or carer", sensitivity=APART, help="Of a child who was harmed.")] = None
    language: Annotated[str | None, About("Language", Kind.CODE, codes="language")] = None
    knows_child: Annotated[str | None, About("How they know the child")] = None
    impact: Annotated[str | None, About("What it did to them", Kind.NARRATIVE)] = None
    views: Annotated[str | None, About("What they say and wish", Kind.NARRATIVE)] = None
    wants_to_be_told: Annotated[bool | None, About("Wants to be told the outcome", Kind.YES_NO)] = None
    told_on: Annotated[dt.date | None, About("Told the outcome on", Kind.DATE)] = None
    direct_contact: Annotated[str | None, About("Direct contact", Kind.CODE, codes="direct_contact")] = None
    no_contact_condition: Annotated[bool | None, About("The child must not contact them", Kind.YES_NO)] = None
    restorative_offered_on: Annotated[dt.date | None, About("Restorative justice offered on", Kind.DATE)] = None
    restorative_agreed: Annotated[str | None, About("Agreed to it", Kind.CODE, codes="yes_no_pending")] = None
    restorative_agreed_on: Annotated[dt.date | None, About("Agreed on", Kind.DATE)] = None
    restorative_kind: Annotated[str | None, About("What was agreed", Kind.CODE, codes="restorative_kind")] = None
    restorative_done_on: Annotated[dt.date | None, About("Done on", Kind.DATE)] = None
    satisfaction: Annotated[str | None, About("How satisfied they were", Kind.CODE, codes="satisfaction")] = None
    supported_by: Annotated[str | None, About("Supported by")] = None
    worker: Annotated[str | None, About("Worker")] = None
    note: Annotated[str | None, About("About them", Kind.NARRATIVE)] = None


class VictimConsent(CaseRecord, frozen=True, kw_only=True):
    """What somebody who was harmed agreed to, or no longer agrees to. The newest for each purpose counts."""

    restricted_to: ClassVar[Section] = Section.VICTIM

    victim: Annotated[str | None, About("Who was harmed", Kind.LINK, required=True, to=("victim",))] = None
    to: Annotated[str | None, About("Consent to", Kind.CODE, codes="victim_consent_to", required=True)] = None
    answer: Annotated[str | None, About("Answer", Kind.CODE, codes="consent", required=True)] = None
    date: Annotated[dt.date | None, About("Date", Kind.DATE, required=True)] = None
    asked_by: Annotated[str | None, About("Asked by")] = None
    how: Annotated[str | None, About("How it was given")] = None


class VictimContact(CaseRecord, frozen=True, kw_only=True):
    """One contact with somebody who was harmed. It is no contact of the child's, and no part of the child's list."""

    restricted_to: ClassVar[Section] = Section.VICTIM

    victim: Annotated[str | None, About("Who was harmed", Kind.LINK, required=True, to=("victim",))] = None
    date: Annotated[dt.date | None, About("Date", Kind.DATE, required=True)] = None
    time: Annotated[dt.time | None, About("Time", Kind.TIME)] = None
    kind: Annotated[str | None, About("Kind of contact", Kind.CODE, codes="contact_kind", required=True)] = None
    answered: Annotated[bool | None, About("They answered", Kind.YES_NO)] = None
    worker: Annotated[str | None, About("Worker")] = None
    recorded_at: Annotated[dt.datetime | None, About("Recorded at")] = None
    note: Annotated[str | None, About("What was said", Kind.NARRATIVE)] = None
