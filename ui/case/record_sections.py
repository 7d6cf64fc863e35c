"""A list of any type of record on a page of the case: one line each, which opens its form, and a way to add one."""

import datetime as dt
from collections.abc import Mapping

from casework import CaseFile, Record
from casework.about import Kind
from casework.record_types import about_fields
from casework.sections import HIDDEN, may_see, may_write
from casework.standing import within
from ui.case.field_groups import kept_fields
from ui.case.field_words import field_words
from ui.case.read_lines import Line, Section, day
from ui.case.record_called import date_field, first_date, names_alone, naming_fields
from ui.case_tabs import tab_of
from ui.edit_words import title_of
from ui.place import Place

MORE_FACTS, LONGEST = 3, 90
"""So many facts beside the name of a record, and so many letters of what is written in it."""
ONE_TO_A_CASE = ("case", "person")

HEADINGS: Mapping[str, tuple[str, str]] = {
    "alert": ("Warnings", "No warnings."),
    "address": ("Addresses", "No address recorded."),
    "relationship": ("Family and others", "Nobody recorded."),
    "professional": ("Professionals", "Nobody recorded."),
    "other_name": ("Other names", "No other name recorded."),
    "care_status": ("Care status", "No care status recorded."),
    "missing_episode": ("Times the child was missing", "No missing episode recorded."),
    "onward_referral": ("Referrals to other services", "No referral recorded."),
    "assignment": ("Who works on the case", "Nobody yet."),
    "case_access": ("Who may open the case", "The case has no list: everybody whose role allows it may open it."),
    "judgement": ("Stages", "No assessment recorded."),
    "assessment_section": ("Sections", "No section recorded."),
    "plan_target": ("Targets", "No target recorded."),
    "plan": ("Plans and reviews", "No plan recorded."),
    "programme": ("Programmes", "No programme recorded."),
    "delivery": ("Hours and days delivered", "Nothing delivered is recorded."),
    "panel": ("Panel meetings", "No panel meeting recorded."),
    "offence": ("Offences", "No offences recorded."),
    "hearing": ("Hearings", "No hearings recorded."),
    "outcome": ("Outcomes", "No outcome recorded."),
    "order": ("Orders", "No order recorded."),
    "requirement": ("Requirements", "No requirement recorded."),
    "arrest": ("Arrests", "No arrest recorded."),
    "pre_court_interview": ("Interviews out of court", "No interview recorded."),
    "pre_court_decision": ("Decisions out of court", "No decision recorded."),
    "co_accused": ("Accused together with the child", "Nobody recorded."),
    "basis_of_plea": ("Bases of plea", "No basis of plea recorded."),
    "offence_at_hearing": ("Offences at hearings", "Nothing recorded."),
    "remand": ("Bail and remand", "No bail or remand recorded."),
    "report": ("Reports", "No report recorded."),
    "report_section": ("Sections of reports", "No section written."),
    "custody": ("Stays in custody", "No stay in custody recorded."),
    "custody_meeting": ("Meetings in custody", "No meeting recorded."),
    "temporary_release": ("Release on temporary licence", "No temporary release recorded."),
    "licence": ("Licence and notice of supervision", "No licence recorded."),
    "education": ("School, college and work", "No school, college or work recorded."),
    "exclusion": ("Exclusions", "No exclusion recorded."),
    "support_plan": ("Learning needs and support plans", "No learning need recorded."),
    "screening": ("Screenings and help", "No screening recorded."),
    "health_note": ("Health notes", "No health note recorded."),
    "accommodation_status": ("Accommodation at the start and the end", "Nothing recorded."),
    "education_status": ("Education at the start and the end", "Nothing recorded."),
    "other_status": ("Other questions of the indicators", "No answer recorded."),
    "enforcement": ("Steps of enforcement", "No step recorded."),
    "oversight": ("Management decisions", "No management decision recorded."),
    "intelligence": ("Police intelligence", "No intelligence recorded."),
    "victim": ("People who were harmed", "Nobody recorded."),
    "victim_consent": ("What they agreed to", "No consent recorded."),
    "victim_contact": ("Contacts with them", "No contact recorded."),
    "case": ("The case", "Nothing recorded of the case itself."),
    "referral": ("Referrals to us", "No referral recorded."),
    "transfer": ("Transfers between services", "No transfer recorded."),
    "reference": ("Numbers elsewhere", "No number recorded."),
    "document_event": ("What happened to documents", "Nothing recorded."),
    "merging": ("Put together", "Nothing was put together."),
    "document": ("Documents", "No document recorded."),
    "contact": ("Contacts", "No contacts recorded."),
    "person": ("The child", "Nothing recorded of the child."),
}


def form_place(case: str, type: str, record: str) -> Place:
    """The form of a record, on the page where its type is listed."""
    return Place("case", case, tab_of(type), "editor", record, type=type)


def section_of(case: CaseFile, type: str, role: str) -> Section:
    """All records of the type that are not removed, the newest first; what the role may not see says so."""
    title, empty = HEADINGS[type]
    if not may_see(role, type):
        return Section(title, (), HIDDEN)
    found = [one for one in case.records.values() if one.type == type and not one.fields.get("removed_on")]
    found.sort(key=lambda one: (first_date(one) or dt.date.min, one.id), reverse=True)
    lines = tuple(line_of(case, one, role) for one in found)
    once = type in ONE_TO_A_CASE and bool(found)
    add = type if may_write(role, type) and not once else ""
    return Section(title, lines, empty, str(len(lines)) if len(lines) > 1 else "", add)


def line_of(case: CaseFile, record: Record, role: str) -> Line:
    """One record: its date, its names, a few more facts, and its form."""
    if not may_see(role, record.type, "", record.fields):
        return Line(record.id, HIDDEN)
    on, dated = first_date(record), bool(date_field(record.type))
    opens = form_place(case.case_id, record.type, record.id)
    first = names_alone(record, case)
    return Line(
        key=record.id,
        lead=day(on) if dated else "",
        first=first[:1].upper() + first[1:],
        beside=more_words(case, record, role),
        opens=opens,
        opens_words=_opens_words(record.type, role),
        spoken=f"{within(title_of(record.type))}, {first}",
    )


def _opens_words(type: str, role: str) -> str:
    return "Change" if may_write(role, type) else "Open"


def more_words(case: CaseFile, record: Record, role: str) -> str:
    """A few facts that do not name it: "Made by: Callum Dreyling, Due: 4 December 2026"; then how its text begins."""
    type = record.type
    apart = {*naming_fields(type), *kept_fields(type), date_field(type)}
    facts: list[str] = []
    text = ""
    for name, about in about_fields(type).items():
        value = record.fields.get(name)
        if name in apart or value in (None, "") or not may_see(role, type, name, record.fields):
            continue
        if about.kind is Kind.NARRATIVE:
            text = text or _beginning(str(value))
        elif len(facts) < MORE_FACTS and about.kind is not Kind.LINK:
            facts.append(f"{about.title}: {field_words(type, name, value, case)}")
    return ". ".join(part for part in (", ".join(facts), text) if part)


def _beginning(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST].rsplit(" ", 1)[0] + " …"
