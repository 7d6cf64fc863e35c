"""The child, where they live, and the people around them."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search, Sensitivity
from casework.record import CaseRecord


class Person(CaseRecord, frozen=True, kw_only=True):
    """The child the case is about. There is one to a case."""

    first_names: Annotated[str | None, About("Legal first names", required=True, search=Search.NAME)] = None
    surname: Annotated[str | None, About("Legal surname", required=True, search=Search.NAME)] = None
    preferred_name: Annotated[str | None, About("Known as", help="What the child is called.", search=Search.NAME)] = (
        None
    )
    pronouns: Annotated[str | None, About("Pronouns")] = None
    date_of_birth: Annotated[dt.date | None, About("Date of birth", Kind.DATE, required=True, search=Search.BIRTH)] = (
        None
    )
    birth_estimated: Annotated[bool | None, About("Date of birth is an estimate", Kind.YES_NO)] = None
    sex: Annotated[str | None, About("Sex", Kind.CODE, codes="sex")] = None
    gender_identity: Annotated[str | None, About("Gender identity")] = None
    ethnicity: Annotated[str | None, About("Ethnicity", Kind.CODE, codes="ethnicity")] = None
    ethnicity_source: Annotated[str | None, About("Ethnicity given by", Kind.CODE, codes="ethnicity_source")] = None
    nationality: Annotated[str | None, About("Nationality", Kind.CODE, codes="nationality")] = None
    religion: Annotated[str | None, About("Religion")] = None
    first_language: Annotated[str | None, About("First language", Kind.CODE, codes="language")] = None
    letter_language: Annotated[str | None, About("Language of letters to the family", Kind.CODE, codes="language")] = (
        None
    )
    interpreter: Annotated[bool | None, About("Interpreter needed", Kind.YES_NO)] = None
    disability: Annotated[str | None, About("Disability or health condition")] = None
    phone: Annotated[str | None, About("Phone", search=Search.PHONE)] = None
    phone_note: Annotated[str | None, About("About the phone", help="For example: ring first.")] = None
    email: Annotated[str | None, About("Email", search=Search.EMAIL)] = None
    upn: Annotated[str | None, About("Pupil number (UPN)", search=Search.NUMBER)] = None
    uln: Annotated[str | None, About("Learner number (ULN)", search=Search.NUMBER)] = None
    nhs_number: Annotated[str | None, About("NHS number", search=Search.NUMBER)] = None
    pnc_id: Annotated[str | None, About("Police number (PNC ID)", search=Search.NUMBER)] = None
    cro_number: Annotated[str | None, About("Criminal record number (CRO)", search=Search.NUMBER)] = None
    care_status: Annotated[str | None, About("Care status", Kind.CODE, codes="care_status")] = None
    care_status_since: Annotated[dt.date | None, About("Care status since", Kind.DATE)] = None
    education: Annotated[str | None, About("School, college or work", search=Search.PLACE)] = None
    education_note: Annotated[str | None, About("About education", help="Year, hours, plan for special needs.")] = None
    other_languages: Annotated[str | None, About("Other languages")] = None
    communication: Annotated[
        str | None, About("How best to talk with the child", Kind.NARRATIVE, help="Speech, hearing, reading, symbols.")
    ] = None
    residence: Annotated[
        str | None,
        About("Local or other", Kind.CODE, codes="residence", help="Other: lives in the area of another service."),
    ] = None
    deceased_on: Annotated[dt.date | None, About("Died on", Kind.DATE)] = None
    merged_into: Annotated[
        str | None, About("The same child as", help="The person record that goes on in its place.")
    ] = None


class OtherName(CaseRecord, frozen=True, kw_only=True):
    """A former name, a former surname or an alias. Each is a record, so that two people may add one."""

    kind: Annotated[str | None, About("Kind of name", Kind.CODE, codes="name_kind", required=True)] = None
    first_names: Annotated[str | None, About("First names", search=Search.NAME)] = None
    surname: Annotated[str | None, About("Surname", search=Search.NAME)] = None
    since: Annotated[dt.date | None, About("Used from", Kind.DATE)] = None
    until: Annotated[dt.date | None, About("Used until", Kind.DATE)] = None
    source: Annotated[str | None, About("Where it is known from")] = None


class Address(CaseRecord, frozen=True, kw_only=True):
    """Where the child, or somebody who matters to the case, lives or lived."""

    kind: Annotated[str | None, About("Kind of address", Kind.CODE, codes="address_kind", required=True)] = None
    whose: Annotated[str | None, About("Whose address", help="The child's, or whose in words: mother.")] = None
    line_1: Annotated[str | None, About("Building and street", required=True, search=Search.PLACE)] = None
    line_2: Annotated[str | None, About("Second line", search=Search.PLACE)] = None
    town: Annotated[str | None, About("Town", search=Search.PLACE)] = None
    postcode: Annotated[str | None, About("Postcode", search=Search.NUMBER)] = None
    uprn: Annotated[str | None, About("Property number (UPRN)")] = None
    since: Annotated[dt.date | None, About("From", Kind.DATE)] = None
    until: Annotated[dt.date | None, About("Until", Kind.DATE)] = None
    confidential: Annotated[
        bool | None, About("Confidential, never printed", Kind.YES_NO, sensitivity=Sensitivity.CONFIDENTIAL)
    ] = None
    letters: Annotated[bool | None, About("Letters may go here", Kind.YES_NO)] = None
    suitability: Annotated[str | None, About("Suitability", Kind.CODE, codes="suitability")] = None
    suitability_on: Annotated[dt.date | None, About("Suitability looked at on", Kind.DATE)] = None
    suitability_why: Annotated[str | None, About("Why it is or is not suitable", Kind.NARRATIVE)] = None
    curfew_address: Annotated[bool | None, About("Curfew address", Kind.YES_NO)] = None
    note: Annotated[str | None, About("About the address", Kind.NARRATIVE)] = None


class Relationship(CaseRecord, frozen=True, kw_only=True):
    """Family, and other people in the child's life."""

    name: Annotated[str | None, About("Name", required=True, search=Search.NAME)] = None
    relation: Annotated[str | None, About("Who they are to the child", required=True)] = None
    lives_with: Annotated[bool | None, About("The child lives with them", Kind.YES_NO)] = None
    parental_responsibility: Annotated[bool | None, About("Parental responsibility", Kind.YES_NO)] = None
    emergency_contact: Annotated[bool | None, About("Emergency contact", Kind.YES_NO)] = None
    contact_allowed: Annotated[bool | None, About("Contact allowed", Kind.YES_NO)] = None
    phone: Annotated[str | None, About("Phone", search=Search.PHONE)] = None
    email: Annotated[str | None, About("Email", search=Search.EMAIL)] = None
    language: Annotated[str | None, About("Language", Kind.CODE, codes="language")] = None
    note: Annotated[str | None, About("About them", Kind.NARRATIVE, search=Search.WORDS)] = None
    letters: Annotated[bool | None, About("Letters may be sent to them", Kind.YES_NO)] = None
    interpreter: Annotated[bool | None, About("Interpreter needed", Kind.YES_NO)] = None
    address: Annotated[str | None, About("Where they live", Kind.LINK, to=("address",))] = None
    date_of_birth: Annotated[dt.date | None, About("Date of birth", Kind.DATE)] = None


class Professional(CaseRecord, frozen=True, kw_only=True):
    """Somebody who works with the child: social worker, solicitor, teacher."""

    name: Annotated[str | None, About("Name", required=True, search=Search.NAME)] = None
    role: Annotated[str | None, About("Role", required=True)] = None
    agency: Annotated[str | None, About("Agency", search=Search.PLACE)] = None
    phone: Annotated[str | None, About("Phone", search=Search.PHONE)] = None
    email: Annotated[str | None, About("Email", search=Search.EMAIL)] = None
    since: Annotated[dt.date | None, About("From", Kind.DATE)] = None
    until: Annotated[dt.date | None, About("Until", Kind.DATE)] = None
    may_be_told: Annotated[
        bool | None, About("May be told about the case", Kind.YES_NO, help="Whether information is shared with them.")
    ] = None
    note: Annotated[str | None, About("About them", Kind.NARRATIVE)] = None


class Alert(CaseRecord, frozen=True, kw_only=True):
    """Something that whoever opens the case, or stands at the door, must know."""

    kind: Annotated[str | None, About("Kind of alert", Kind.CODE, codes="alert_kind", required=True)] = None
    text: Annotated[
        str | None, About("What to know", required=True, help="Short: Dog. Ring first.", search=Search.WORDS)
    ] = None
    icon: Annotated[str | None, About("Picture", Kind.CODE, codes="alert_icon")] = None
    since: Annotated[dt.date | None, About("From", Kind.DATE)] = None
    until: Annotated[dt.date | None, About("Until", Kind.DATE)] = None
    review_on: Annotated[dt.date | None, About("Review on", Kind.DATE)] = None
    note: Annotated[str | None, About("Why", Kind.NARRATIVE, search=Search.WORDS)] = None
    not_alone: Annotated[bool | None, About("Do not visit alone", Kind.YES_NO)] = None
    seen_by: Annotated[str | None, About("Who is shown it", Kind.CODE, codes="alert_audience")] = None
    raised_by: Annotated[str | None, About("Raised by")] = None
