"""The side column of the Summary: judgements, where, who is around the child, and warnings given."""

import datetime as dt

import msgspec

from casework import CaseFile, standing, words
from casework.code_lists import words as code_words
from casework.people import Address
from ui.case.identity import BADGED, NOT_RECORDED

CONFIDENTIAL = "Confidential address, never printed"


class SideFact(msgspec.Struct, frozen=True):
    """A label and its value; `strong` for a judgement that is high."""

    label: str
    value: str
    strong: bool = False


class SideSection(msgspec.Struct, frozen=True):
    """One heading of the side column. `note` stands below the facts, or alone where there are none."""

    name: str
    title: str
    facts: tuple[SideFact, ...] = ()
    note: str = ""


def side_sections(case: CaseFile, today: dt.date) -> tuple[SideSection, ...]:
    """The whole side column. Empty parts stay, and say so."""
    child = words.letter_name(case.person)
    return (judgements(case), where(case, today), around(case, child, today), warnings(case))


def judgements(case: CaseFile) -> SideSection:
    """What was judged, in which stage and version, and who countersigned it."""
    judged = standing.judgement_now(case)
    if judged is None:
        return SideSection("judgements", "Judgements", note="No judgements recorded.")
    levels = [
        ("Likelihood of reoffending", judged.reoffending),
        ("Risk of serious harm", judged.serious_harm),
        ("Safety and wellbeing", judged.safety),
    ]
    facts = [
        SideFact(label, code_words("judgement", code) or NOT_RECORDED, strong=code in BADGED) for label, code in levels
    ]
    facts.append(SideFact("Level", code_words("level", judged.level) or NOT_RECORDED))
    stage = f"{code_words('assessment_stage', judged.stage) or 'Unnamed'} stage"
    version = f"version {judged.version}" if judged.version else ""
    signed = code_words("assessment_state", judged.state).lower()
    if judged.countersigned_on:
        by = f" by {judged.countersigned_by}" if judged.countersigned_by else ""
        signed = f"countersigned{by} on {words.day_month(judged.countersigned_on)}"
    note = ", ".join(part for part in (stage, version, signed) if part)
    return SideSection("judgements", "Judgements", tuple(facts), note)


def where(case: CaseFile, today: dt.date) -> SideSection:
    """Who the child lives with and where; a confidential address says so in place of the address."""
    home = standing.home_now(case, today)
    people = [f"{one.name}, {one.relation}" for one in case.relationships if one.lives_with and one.name]
    lines = [*people, address_words(home) if home else "Address not recorded"]
    facts = [SideFact("Lives with" if people else home_label(home), "\n".join(lines))]
    others = [one for one in case.addresses if one.kind != "previous" and (one.until is None or one.until >= today)]
    facts += [SideFact(address_label(one), address_words(one)) for one in others if one != home]
    phone = ", ".join(part for part in (case.person.phone, (case.person.phone_note or "").rstrip(".")) if part)
    facts.append(SideFact("Phone", phone or NOT_RECORDED))
    return SideSection("where", "Where", tuple(facts))


def home_label(home: Address | None) -> str:
    """Home, Placement, Bail address"""
    return (code_words("address_kind", home.kind) if home else "") or "Home"


def address_label(address: Address) -> str:
    """Whose address it is, or else what kind: Mother, Postal"""
    return sentence(address.whose or "") or home_label(address)


def address_words(address: Address) -> str:
    """One address in a line. A confidential one is never written out."""
    if address.confidential:
        return CONFIDENTIAL
    parts = [address.line_1, address.line_2, address.town, address.postcode]
    return ", ".join(part.strip() for part in parts if part and part.strip()) or NOT_RECORDED


def around(case: CaseFile, child: str, today: dt.date) -> SideSection:
    """The professionals, care status, education and police number."""
    facts = [
        SideFact(sentence(one.role or "Professional"), ", ".join(part for part in (one.name, one.agency) if part))
        for one in case.professionals
        if one.until is None or one.until >= today
    ]
    person = case.person
    care = code_words("care_status", person.care_status)
    since = f" since {words.day_month_year(person.care_status_since)}" if person.care_status_since else ""
    education = ", ".join(part for part in (person.education, person.education_note) if part)
    facts += [
        SideFact("Care status", f"{care}{since}" if care else NOT_RECORDED),
        SideFact("Education", education or NOT_RECORDED),
        SideFact("Police number", person.pnc_id or NOT_RECORDED),
    ]
    return SideSection("around", f"Around {child}", tuple(facts))


def warnings(case: CaseFile) -> SideSection:
    """Warning letters that were served, oldest first."""
    given = sorted(
        (one for one in case.documents if one.kind == "warning_letter" and (one.served_on or one.made_on)),
        key=lambda one: one.served_on or one.made_on or dt.date.min,
    )
    facts = []
    for one in given:
        day = one.served_on or one.made_on
        how = code_words("served_how", one.served_how).lower() or code_words("document_state", one.state).lower()
        told = ", ".join(part for part in (one.title or "Warning", how) if part)
        facts.append(SideFact(words.day_month(day) if day else "", told))
    return SideSection("warnings", "Warnings", tuple(facts), "" if facts else "No warnings.")


def sentence(text: str) -> str:
    """The same words with a capital first letter."""
    return text[:1].upper() + text[1:]
