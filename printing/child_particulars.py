"""The child in labels and values: names, birth, languages, numbers, care, school. What is not known says so."""

import datetime as dt
from collections.abc import Iterator

from casework import words as said
from casework.care import CareStatus
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.education import Education, Exclusion, SupportPlan
from casework.people import OtherName, Person
from casework.standing import home_now
from printing.addresses import address_lines
from printing.content import Fact
from printing.not_printed import Guard, is_current
from printing.professional_paper import yes_no
from printing.wording import NBSP, NOT_RECORDED, clean, counted, long_date, short_date, unbroken

ADDRESS_HELD_BACK = "Held in the record, not printed here. Ask the case manager"


FOR_ITS_CARE = frozenset({"Gender", "Religion", "NHS number", "Pupil (UPN)", "Learner (ULN)"})
"""Asked by those who look after a child; a decision about a charge needs none of it."""


def particulars(case_file: CaseFile, guard: Guard, today: dt.date) -> tuple[Fact, ...]:
    """Names, sex, languages, how best to talk with the child, where they live; the numbers other services know."""
    person = case_file.person
    names = _other_names(case_file.other_names)
    return (
        Fact("Called", clean(said.letter_name(person))),
        Fact("Pronouns", clean(person.pronouns or "") or NOT_RECORDED),
        Fact("Sex", code("sex", person.sex) or NOT_RECORDED),
        Fact("Gender", guard.passed(person.gender_identity) or NOT_RECORDED),
        Fact("Ethnicity", code("ethnicity", person.ethnicity) or NOT_RECORDED),
        Fact("Nationality", code("nationality", person.nationality) or NOT_RECORDED),
        Fact("Religion", guard.passed(person.religion) or NOT_RECORDED),
        Fact("Interpreter", yes_no(person.interpreter)),
        Fact("Languages", _languages(person, guard)),
        Fact("Other names", names or "None recorded", wide=bool(names)),
        Fact("Speaking with", guard.passed(person.communication) or NOT_RECORDED, wide=True),
        Fact("Lives at", _lives_at(case_file, guard, today), wide=True),
        *_numbers(person),
    )


def _numbers(person: Person) -> tuple[Fact, ...]:
    return tuple(
        Fact(title, unbroken(value or "") or NOT_RECORDED)
        for title, value in (
            ("NHS number", person.nhs_number),
            ("Police (PNC)", person.pnc_id),
            ("Pupil (UPN)", person.upn),
            ("Learner (ULN)", person.uln),
        )
    )


def _other_names(names: tuple[OtherName, ...]) -> str:
    found = []
    for one in names:
        whole = clean(" ".join(part for part in (one.first_names, one.surname) if part))
        kind = code("name_kind", one.kind).lower()
        found.append(f"{whole} ({kind})" if kind else whole)
    return "; ".join(found)


def _languages(person: Person, guard: Guard) -> str:
    parts = [code("language", person.first_language) or NOT_RECORDED]
    if others := guard.passed(person.other_languages):
        parts.append(f"Also {others}")
    if person.letter_language and person.letter_language != person.first_language:
        parts.append(f"Letters to the family: {code('language', person.letter_language)}")
    return ". ".join(parts)


def _lives_at(case_file: CaseFile, guard: Guard, today: dt.date) -> str:
    home = home_now(case_file, today)
    if home is None:
        return NOT_RECORDED
    where = ", ".join(address_lines(home))
    if guard.protected.gives_away(where):
        return ADDRESS_HELD_BACK
    suitable = code("suitability", home.suitability).lower() if home.suitability else ""
    return ". ".join(filter(None, (where or NOT_RECORDED, code("address_kind", home.kind), suitable.capitalize())))


def care(case_file: CaseFile, guard: Guard, today: dt.date) -> tuple[Fact, ...]:
    """Every status with children's services that runs today; else what the person record says."""
    running = [one for one in case_file.of(CareStatus) if is_current(one.since, one.until, today)]
    if running:
        return tuple(Fact("Care status", _status(one, guard), wide=True) for one in running)
    person = case_file.person
    since = f" since {short_date(person.care_status_since)}" if person.care_status_since else ""
    return (Fact("Care status", (code("care_status", person.care_status) or NOT_RECORDED) + since, wide=True),)


def _status(one: CareStatus, guard: Guard) -> str:
    authority = guard.passed(one.authority_name) or code("local_authority", one.authority)
    since = f"since {short_date(one.since)}" if one.since else ""
    return ", ".join(filter(None, (code("care_status", one.kind) or NOT_RECORDED, authority, since)))


def school(case_file: CaseFile, guard: Guard, today: dt.date) -> tuple[Fact, ...]:
    """Where the child learns or works, with which needs and plan, and how often excluded."""
    return (
        Fact("School or work", ". ".join(_places(case_file, guard, today)) or NOT_RECORDED, wide=True),
        Fact("Special needs", "; ".join(_needs(case_file, today)) or NOT_RECORDED, wide=True),
        Fact("Exclusions", _exclusions(case_file) or "None recorded", wide=True),
    )


def _places(case_file: CaseFile, guard: Guard, today: dt.date) -> Iterator[str]:
    running = [one for one in case_file.of(Education) if is_current(one.since, one.until, today)]
    for one in running:
        parts = [guard.passed(one.place), code("education_kind", one.kind), guard.passed(one.year_group)]
        if one.hours_offered is not None:
            parts.append(f"{one.hours_offered:g}{NBSP}hours a week offered")
        if one.hours_attended is not None:
            parts.append(f"{one.hours_attended:g}{NBSP}attended")
        if one.attendance is not None:
            on = f" on {short_date(one.attendance_on)}" if one.attendance_on else ""
            parts.append(f"attendance {one.attendance:g}{NBSP}per cent{on}")
        yield ", ".join(filter(None, parts))
    if not running:
        person = case_file.person
        yield from filter(None, (guard.passed(text).rstrip(".") for text in (person.education, person.education_note)))


def _needs(case_file: CaseFile, today: dt.date) -> Iterator[str]:
    for one in case_file.of(SupportPlan):
        if is_current(one.since, one.until, today):
            plan = code("support_plan", one.kind)
            yield ": ".join(filter(None, (code("learning_need", one.need), plan)))


def _exclusions(case_file: CaseFile) -> str:
    found = case_file.of(Exclusion)
    number = sum(one.times or 1 for one in found)
    kinds = dict.fromkeys(code("exclusion_kind", one.kind).lower() for one in found if one.kind)
    newest = next((one.since for one in found if one.since), None)
    last = f". The last began on {long_date(newest)}" if newest else ""
    return f"{counted(number, 'time')} ({said.listed(list(kinds))}){last}" if number and kinds else ""
