"""Every record type, by the name it has on the wire; and reading a plain record as its type."""

import datetime as dt
from functools import cache
from typing import Any, TypeVar

import msgspec

from casework.about import About, Kind, fields_about
from casework.access import CaseAccess
from casework.care import CareStatus, MissingEpisode, OnwardReferral
from casework.cases import Assignment, Case, Conflict, Document, DocumentEvent, Proposal
from casework.contacts import Contact
from casework.court import Hearing, Offence, OffenceAtHearing, Outcome, Remand
from casework.custody import Custody, CustodyMeeting, Licence, TemporaryRelease
from casework.decisions import PreCourtDecision, PreCourtInterview
from casework.delivery import Delivery, Programme
from casework.edits import Record
from casework.education import Education, Exclusion, SupportPlan
from casework.enforcement import Enforcement
from casework.health import HealthNote, Screening
from casework.intelligence import Intelligence
from casework.offending import Arrest, BasisOfPlea, CoAccused
from casework.order_status import AccommodationStatus, EducationStatus, OtherStatus
from casework.orders import AssessmentSection, Judgement, Order, PlanTarget, Requirement
from casework.oversight import Oversight
from casework.people import Address, Alert, OtherName, Person, Professional, Relationship
from casework.plans import Panel, Plan
from casework.record import CaseRecord
from casework.referrals import Merging, Reference, Referral, Transfer
from casework.reports import Report, ReportSection
from casework.victims import Victim, VictimConsent, VictimContact

T = TypeVar("T", bound=CaseRecord)

YEARS = range(1900, 2200)

RECORD_TYPES: dict[str, type[CaseRecord]] = {
    "case": Case,
    "person": Person,
    "other_name": OtherName,
    "address": Address,
    "relationship": Relationship,
    "professional": Professional,
    "alert": Alert,
    "offence": Offence,
    "hearing": Hearing,
    "outcome": Outcome,
    "order": Order,
    "requirement": Requirement,
    "judgement": Judgement,
    "contact": Contact,
    "plan_target": PlanTarget,
    "document": Document,
    "assignment": Assignment,
    "conflict": Conflict,
    "proposal": Proposal,
    "reference": Reference,
    "referral": Referral,
    "transfer": Transfer,
    "merging": Merging,
    "case_access": CaseAccess,
    "care_status": CareStatus,
    "missing_episode": MissingEpisode,
    "onward_referral": OnwardReferral,
    "arrest": Arrest,
    "co_accused": CoAccused,
    "basis_of_plea": BasisOfPlea,
    "pre_court_interview": PreCourtInterview,
    "pre_court_decision": PreCourtDecision,
    "offence_at_hearing": OffenceAtHearing,
    "remand": Remand,
    "report": Report,
    "report_section": ReportSection,
    "delivery": Delivery,
    "programme": Programme,
    "panel": Panel,
    "plan": Plan,
    "assessment_section": AssessmentSection,
    "enforcement": Enforcement,
    "custody": Custody,
    "custody_meeting": CustodyMeeting,
    "temporary_release": TemporaryRelease,
    "licence": Licence,
    "education": Education,
    "exclusion": Exclusion,
    "support_plan": SupportPlan,
    "screening": Screening,
    "accommodation_status": AccommodationStatus,
    "education_status": EducationStatus,
    "other_status": OtherStatus,
    "document_event": DocumentEvent,
    "oversight": Oversight,
    "health_note": HealthNote,
    "victim": Victim,
    "victim_consent": VictimConsent,
    "victim_contact": VictimContact,
    "intelligence": Intelligence,
}


@cache
def about_fields(type: str) -> dict[str, About]:
    """The declared fields of a record type; empty for a type this version does not know."""
    declared = RECORD_TYPES.get(type)
    return fields_about(declared) if declared else {}


def field_title(type: str, name: str) -> str:
    """The words for a field; for one this version does not know, its own name made readable."""
    about = about_fields(type).get(name)
    return about.title if about else name.replace("_", " ").capitalize()


def read(record: Record, as_type: type[T]) -> T:
    """`record` as its declared type.

    A value that does not fit its field (from an import, or from a newer program) is left out here, named in
    `unread`, and stays untouched in the record itself. So is a date with a year that nobody can have meant, since
    counting on from it would leave the calendar. Never raises.
    """
    plain = {name: value for name, value in record.fields.items() if name in as_type.__struct_fields__}
    identity = {"id": record.id, "case": record.case}
    try:
        typed = msgspec.convert(plain | identity, as_type, strict=False)
    except msgspec.ValidationError:
        fitting = {name: value for name, value in plain.items() if _fits({name: value} | identity, as_type)}
        unread = [name for name in plain if name not in fitting]
        typed = msgspec.convert(fitting | identity | {"unread": unread}, as_type, strict=False)
    odd = [name for name in _dates(as_type) if (day := getattr(typed, name)) and not is_likely(day)]
    return msgspec.structs.replace(typed, unread=(*typed.unread, *odd), **dict.fromkeys(odd)) if odd else typed


def is_likely(day: dt.date) -> bool:
    """Whether the year is one that a case can be about."""
    return day.year in YEARS


@cache
def _dates(as_type: type[CaseRecord]) -> tuple[str, ...]:
    """The date fields that rules count from; the mark of removal counts whatever its year."""
    declared = fields_about(as_type)
    return tuple(name for name, about in declared.items() if about.kind is Kind.DATE and name != "removed_on")


def _fits(plain: dict[str, Any], as_type: type[CaseRecord]) -> bool:
    try:
        msgspec.convert(plain, as_type, strict=False)
    except msgspec.ValidationError:
        return False
    return True
