"""The pages of a case that are lists: assessment, plan, people, history, and those behind More."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from casework import CaseFile, standing, words
from casework.code_lists import words as code_words
from casework.people import Address
from casework.sections import may_write
from local_store.shapes import Receipt
from ui.case.case_reading import CaseOnLaptop
from ui.case.history_view import history
from ui.case.identity import NOT_RECORDED
from ui.case.kept_view import kept_on_page
from ui.case.read_lines import Line, Section, day, joined
from ui.case.record_sections import line_of, section_of
from ui.case.records_of_child import records_of_child
from ui.case.side_view import address_label, address_words, sentence
from ui.case_tabs import ALL_PAGES, LISTED


class Lists(msgspec.Struct, frozen=True):
    """One such page: its name and its sections."""

    name: str
    sections: tuple[Section, ...]


def lists(case: CaseOnLaptop, tab: str, receipts: Sequence[Receipt], now: dt.datetime, role: str) -> Lists:
    """The page `tab` of `case`, as the role may see it; a page that does not exist is the plan."""
    if tab == "history":
        return Lists("History", tuple(history(case.file, receipts, now)))
    tab = tab if tab in LISTED else "plan"
    if case.ended:  # nothing new is written in it
        return Lists(
            dict(ALL_PAGES)[tab], tuple(msgspec.structs.replace(one, add="") for one in _sections(case, tab, now, role))
        )
    return Lists(dict(ALL_PAGES)[tab], tuple(_sections(case, tab, now, role)))


def _sections(case: CaseOnLaptop, tab: str, now: dt.datetime, role: str) -> Iterator[Section]:
    own = PAGES[tab](case.file, now.date(), role) if tab in PAGES else ()
    rest = (section_of(case.file, type, role) for type in LISTED[tab] if type not in TOLD.get(tab, ()))
    yield from (*kept_on_page(case.hidden, tab), *own, *rest)


def _assessment(case: CaseFile, today: dt.date, role: str) -> Iterator[Section]:
    stages = [
        Line(
            key=one.id,
            lead=day(one.countersigned_on or one.started_on),
            first=f"{code_words('assessment_stage', one.stage) or 'Assessment'} stage",
            beside=joined(
                f"version {one.version}" if one.version else "",
                f"countersigned by {one.countersigned_by}" if one.countersigned_by else "",
                f"by {one.author}" if one.author and not one.countersigned_by else "",
            ),
            state=code_words("assessment_state", one.state),
            **_opens(case, one.id, role),
        )
        for one in case.judgements
    ]
    aside = words.count(len(stages), "stage") if stages else ""
    yield Section("Stages", tuple(stages), "No assessment recorded.", aside, _adds("judgement", role))
    judged = standing.judgement_now(case)
    why = [Line("why", first=judged.why)] if judged and judged.why else []
    yield Section("Why it was judged so", tuple(why), "No reasons recorded.")


def _plan(case: CaseFile, today: dt.date, role: str) -> Iterator[Section]:
    for target in case.plan_targets:
        said = (
            ("In the child's words", target.child_words),
            ("Steps", target.steps),
            ("Who helps", target.who_helps),
            ("Outcome", target.outcome),
        )
        lines = [Line(f"{target.id} {label}", lead=label, first=text) for label, text in said if text]
        dates = (("Signed", target.signed_on), ("Due", target.due_on), ("Review", target.review_on))
        lines += [Line(f"{target.id} {label}", lead=label, first=words.weekday_date(on)) for label, on in dates if on]
        lines.append(Line(f"{target.id} form", first="The whole target", **_opens(case, target.id, role)))
        number = f"{target.number}. " if target.number else ""
        yield Section(
            f"{number}{target.target or 'Target'}",
            tuple(lines),
            "Nothing more is recorded.",
            code_words("target_state", target.state),
        )
    none = "" if case.plan_targets else "No target recorded."
    yield Section("Another target" if case.plan_targets else "Targets", (), none, add=_adds("plan_target", role))


def _people(case: CaseFile, today: dt.date, role: str) -> Iterator[Section]:
    person = case.person
    facts = (
        ("Legal name", words.full_name(person)),
        ("Known as", words.known_as(person, case.other_names)),
        ("Pronouns", person.pronouns),
        ("Date of birth", words.age_words(person.date_of_birth, today, person.birth_estimated)),
        ("First language", code_words("language", person.first_language)),
        ("Phone", joined(person.phone or "", (person.phone_note or "").rstrip("."))),
        ("Education", joined(person.education or "", person.education_note or "")),
        ("Care status", code_words("care_status", person.care_status)),
    )
    lines = [Line(label, lead=label, first=text or NOT_RECORDED) for label, text in facts]
    if person.id:
        lines.append(Line("form", first="All details", **_opens(case, person.id, role)))
    lines += records_of_child(case, role)
    yield Section("The child", tuple(lines), "", add="" if person.id else _adds("person", role))
    addresses = tuple(_address(case, one, role) for one in case.addresses)
    yield Section("Addresses", addresses, "No address recorded.", add=_adds("address", role))
    family = [
        Line(
            key=one.id,
            lead=sentence(one.relation or ""),
            first=one.name or "No name",
            beside=joined(
                "lives with the child" if one.lives_with else "",
                "parental responsibility" if one.parental_responsibility else "",
                "no contact allowed" if one.contact_allowed is False else "",
                one.note or "",
            ),
            state=one.phone or "",
            **_opens(case, one.id, role),
        )
        for one in case.relationships
    ]
    yield Section("Family and others", tuple(family), "Nobody recorded.", add=_adds("relationship", role))
    professionals = [
        Line(
            key=one.id,
            lead=sentence(one.role or ""),
            first=one.name or "No name",
            beside=one.agency or "",
            state=one.phone or "",
            **_opens(case, one.id, role),
        )
        for one in case.professionals
    ]
    yield Section("Professionals", tuple(professionals), "Nobody recorded.", add=_adds("professional", role))
    workers = [
        Line(
            key=one.id,
            lead=code_words("assignment_role", one.role),
            first=one.worker_name or one.worker or "",
            beside=f"since {words.day_month_year(one.since)}" if one.since else "",
            state=f"until {words.day_month_year(one.until)}" if one.until else "",
            **_opens(case, one.id, role),
        )
        for one in case.assignments
    ]
    yield Section("Who works on the case", tuple(workers), "Nobody yet.", add=_adds("assignment", role))


def _opens(case: CaseFile, record: str, role: str) -> dict[str, Any]:
    """The form of a record, and the words that open it."""
    line = line_of(case, case.records[record], role)
    return {"opens": line.opens, "opens_words": line.opens_words, "spoken": line.spoken}


def _adds(type: str, role: str) -> str:
    return type if may_write(role, type) else ""


def _address(case: CaseFile, one: Address, role: str) -> Line:
    until = f"until {words.day_month_year(one.until)}" if one.until else ""
    since = f"since {words.day_month_year(one.since)}" if one.since else ""
    return Line(
        key=one.id,
        lead=address_label(one),
        first=address_words(one),
        beside=joined(since, until),
        state=code_words("suitability", one.suitability) if one.suitability != "not_assessed" else "",
        **_opens(case, one.id, role),
    )


PAGES: dict[str, Callable[[CaseFile, dt.date, str], Iterator[Section]]] = {
    "assessment": _assessment,
    "plan": _plan,
    "people": _people,
}
"""Pages with words of their own for some types."""
TOLD: dict[str, tuple[str, ...]] = {
    "assessment": ("judgement",),
    "plan": ("plan_target",),
    "people": ("person", "address", "relationship", "professional", "assignment"),
}
"""The types those words are about; all others of the page are listed below them."""
