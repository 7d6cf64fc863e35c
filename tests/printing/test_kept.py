"""What holds for every paper that a child keeps or signs, and for the papers of a home visit."""

import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from casework import Record
from casework.service import MARKING
from printing import render
from printing.bail_timetable import TEMPLATE as BAIL
from printing.contract import TEMPLATE as CONTRACT
from printing.documents import Template
from printing.errors import PrintingTrouble, TwoVersions, WordsNotForChild
from printing.home_visit_form import TEMPLATE as FORM
from printing.home_visit_record import TEMPLATE as VISIT
from printing.licence_notice import TEMPLATE as NOTICE
from printing.my_plan import TEMPLATE as PLAN
from tests.printing.case_files import LONG_NAME, TODAY, attended, file_of, pages_of, person, record, text_of, unbroken
from tests.printing.kept_files import (
    NEVER,
    ORDER,
    bail_case,
    contract_case,
    file,
    licence_case,
    plan_case,
    told,
    visit_case,
)

KEPT: list[tuple[Template, Callable[..., list[Record]]]] = [
    (PLAN, plan_case),
    (CONTRACT, contract_case),
    (BAIL, bail_case),
    (NOTICE, licence_case),
]
ALL = [*KEPT, (VISIT, visit_case), (FORM, visit_case)]
# Where a free text of each paper stands: type, id and field.
TEXTS = {
    "my_plan": ("plan_target", "target 1", "steps"),
    "contract": ("requirement", "work", "text"),
    "bail_timetable": ("requirement", "live", "text"),
    "licence_notice": ("licence", "licence", "reporting"),
    "home_visit_record": ("contact", "contact-0001", "note"),
}


def kinds(pairs: Sequence[tuple[Template, object]]) -> list[str]:
    return [template.kind for template, _ in pairs]


def changed(records: list[Record], of: tuple[str, str, str], value: object) -> list[Record]:
    """The records, one field of one of them with another value."""
    type, id, field = of
    assert any(one.type == type and one.id == id for one in records)
    return [
        record(type, id, **(one.fields | {field: value})) if (one.type, one.id) == (type, id) else one
        for one in records
    ]


@pytest.mark.parametrize(("template", "case"), ALL, ids=kinds(ALL))
def test_what_must_never_stand_on_it_does_not(template: Template, case: Callable[..., list[Record]]) -> None:
    words = text_of(render(template.document(**told()), file(*case()))).casefold()
    assert not [word for word in NEVER if word.casefold() in words]


@pytest.mark.parametrize(("template", "case"), ALL, ids=kinds(ALL))
def test_only_papers_for_those_who_work_with_the_child_are_marked(
    template: Template, case: Callable[..., list[Record]]
) -> None:
    for_professionals = template.kind.startswith("home_visit")
    for page in pages_of(render(template.document(**told()), file_of(*case()))):
        assert (MARKING in page) is for_professionals


@pytest.mark.parametrize(("template", "case"), KEPT, ids=kinds(KEPT))
@pytest.mark.parametrize(
    "text",
    ["Ring Perran ZZVICTIMZZ.", "Meet at 9 ZZHIDDENZZ Row.", "Stay with Tam ZZFRIENDZZ.", "Theft of a zzoffencezz."],
)
def test_a_text_that_names_what_it_must_not_is_refused_and_not_repeated(
    template: Template, case: Callable[..., list[Record]], text: str
) -> None:
    records = changed(case(), TEXTS[template.kind], text)
    with pytest.raises(WordsNotForChild) as refused:
        render(template.document(**told()), file(*records))
    assert "record and print again" in refused.value.next_step
    assert "ZZ" not in refused.value.sentence().upper()


@pytest.mark.parametrize(("template", "case"), KEPT, ids=kinds(KEPT))
def test_the_family_of_the_child_may_be_named(template: Template, case: Callable[..., list[Record]]) -> None:
    brother = record("relationship", "brother", name="Wilfred Quillsworth", relation="brother", lives_with=True)
    records = changed(case(brother), TEXTS[template.kind], "Come with Wilfred.")
    assert "Come with Wilfred" in text_of(render(template.document(**told()), file(*records)))


@pytest.mark.parametrize(("template", "case"), [*KEPT, (VISIT, visit_case)], ids=kinds([*KEPT, (VISIT, visit_case)]))
def test_an_empty_case_is_refused_with_what_to_do(template: Template, case: object) -> None:
    with pytest.raises(PrintingTrouble) as refused:
        render(template.document(**told()), file_of(person()))
    assert "print" in refused.value.next_step
    assert refused.value.safe
    if template.nothing is not None:
        assert refused.value.sentence() == template.nothing.sentence()
    assert not template.subjects or template.subjects(file_of(person()), TODAY) == ()


@pytest.mark.parametrize(("template", "case"), KEPT, ids=kinds(KEPT))
def test_two_versions_of_something_on_it_stop_it_until_somebody_chooses(
    template: Template, case: Callable[..., list[Record]]
) -> None:
    type, id, field = TEXTS[template.kind]
    clash = {"of": id, "of_type": type, "field": field, "mine": "One.", "theirs": "Other."}
    with pytest.raises(TwoVersions):
        render(template.document(**told()), file_of(*case(record("conflict", "clash", **clash))))
    settled = record("conflict", "clash", **clash, settled_at="2026-11-22T10:00:00+00:00")
    assert render(template.document(**told()), file_of(*case(settled)))


@pytest.mark.parametrize(("template", "case"), KEPT, ids=kinds(KEPT))
def test_the_longest_name_is_on_it_whole(template: Template, case: Callable[..., list[Record]]) -> None:
    first, surname = LONG_NAME
    records = [one if one.type != "person" else person(first_names=first, surname=surname) for one in case()]
    words = unbroken(text_of(render(template.document(**told()), file_of(*records))))
    assert unbroken(first.split()[0]) in words
    assert (unbroken(surname) in words) is (template.kind != "my_plan")


@pytest.mark.parametrize(("template", "case"), ALL, ids=kinds(ALL))
def test_the_same_facts_give_the_same_bytes(template: Template, case: Callable[..., list[Record]]) -> None:
    document = template.document(**told())
    assert render(document, file_of(*case())) == render(document, file_of(*reversed(case())))


@pytest.mark.parametrize(("template", "case"), [*KEPT, (VISIT, visit_case)], ids=kinds([*KEPT, (VISIT, visit_case)]))
def test_values_never_carry_markup(template: Template, case: Callable[..., list[Record]]) -> None:
    text = "AT&T <b>said</b> 2 < 3 &copy;"
    records = changed(case(), TEXTS[template.kind], text)
    assert text in text_of(render(template.document(**told()), file_of(*records)))


@pytest.mark.parametrize(("template", "case"), ALL, ids=kinds(ALL))
def test_a_thousand_contacts_are_no_burden(template: Template, case: Callable[..., list[Record]]) -> None:
    many = [attended(number + 40, order=ORDER, kind="office") for number in range(1000)]
    begun = time.process_time()
    pages = pages_of(render(template.document(**told()), file_of(*case(*many))))
    assert time.process_time() - begun < 5
    assert len(pages) <= 3


@pytest.mark.parametrize(("template", "case"), ALL, ids=kinds(ALL))
def test_no_page_holds_only_signatures_or_ends_with_a_heading(
    template: Template, case: Callable[..., list[Record]]
) -> None:
    for page in pages_of(render(template.document(**told()), file_of(*case()))):
        assert len(page) > 350


@pytest.mark.parametrize(("template", "case"), ALL, ids=kinds(ALL))
def test_what_was_looked_at_is_said_in_sentences(template: Template, case: Callable[..., list[Record]]) -> None:
    document: Any = template.document(**told())
    case_file = file_of(*case())
    found = template.checks(document, template.content(document, case_file), case_file)
    assert found
    assert all(one.text.endswith(".") for one in found)
