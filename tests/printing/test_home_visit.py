"""The record of a home visit, and the blank form for a day without a laptop."""

import string

from printing import render
from printing.content import Code
from printing.home_visit_form import TEMPLATE as FORM
from printing.home_visit_form import HomeVisitForm, case_mark, content
from printing.home_visit_record import TEMPLATE, HomeVisitRecord
from printing.home_visit_record import content as record_content
from printing.not_printed import HELD_BACK
from tests.printing.bar_code import read_bars
from tests.printing.case_files import CASE, TODAY, attended, file_of, home, pages_of, person, record, text_of
from tests.printing.kept_files import file, told, visit_case


def visit(*records: object) -> str:
    return text_of(render(HomeVisitRecord(**told()), file(*records)))  # type: ignore[arg-type]


def test_every_value_that_belongs_on_the_record_is_on_it() -> None:
    words = visit(*visit_case())
    for value in (
        "Home visit record",
        "Zephyr Quillsworth",
        "26 July 2012",
        "Saturday 21 November 2026",
        "10:00 to 10:50",
        "12 Teasel Row",
        "Imogen Farrowby",
        "Zephyr, his mother",
        "Attended",
        "Imogen Farrowby, 21 Nov 2026 11:05",
        "Seen alone Yes",
        "1. Condition of the home",
        "Warm and tidy.",
        "None today.",
        "3.1 We talked at the table. 3.2 He showed me his letter.",
        "It is alright here.",
        "Ring the school.",
        "OFFICIAL-SENSITIVE",
    ):
        assert value in words


def test_whether_the_child_was_seen_alone_is_said_in_words() -> None:
    for answer, said in ((True, "Yes"), (False, "No"), (None, "Not recorded")):
        case = file(person(), attended(1, kind="home_visit", seen_alone=answer))
        document = HomeVisitRecord(**told())
        assert f"Seen alone {said} Outcome" in text_of(render(document, case))
        asked = [one.text for one in TEMPLATE.checks(document, record_content(document, case), case) if one.needs_you]
        assert ("Whether the child was seen alone is not recorded." in asked) is (answer is None)


def test_a_passage_about_whoever_was_harmed_is_held_back_whole_and_only_that() -> None:
    case = file(
        person(),
        attended(1, kind="home_visit", note="He spoke of Perran ZZVICTIMZZ at length.\n\nThe kettle boiled."),
    )
    document = HomeVisitRecord(**told())
    words = text_of(render(document, case))
    assert f"3.1 {HELD_BACK} 3.2 The kettle boiled." in words
    asked = [one.text for one in TEMPLATE.checks(document, record_content(document, case), case) if one.needs_you]
    assert any("held back" in text for text in asked)


def test_a_visit_to_a_placement_names_it_and_says_that_it_is_no_paper_for_others() -> None:
    case = file_of(
        person(),
        home(kind="placement", line_1="Gannet House"),
        attended(1, kind="home_visit", place="Gannet House", note="Saw the room at Gannet House."),
    )
    document = HomeVisitRecord(**told())
    assert "Saw the room at Gannet House." in text_of(render(document, case))
    asked = [one.text for one in TEMPLATE.checks(document, record_content(document, case), case) if one.needs_you]
    assert "It names the placement. It is no paper for others." in asked


def test_visits_that_are_planned_or_kept_for_one_role_have_no_record() -> None:
    case = file_of(
        person(),
        attended(1, kind="home_visit", attendance=None),
        attended(2, kind="home_visit", only_for="health"),
        attended(3, kind="office"),
        attended(5, kind="home_visit"),
        attended(4, kind="home_visit"),
    )
    assert TEMPLATE.subjects is not None
    assert [one.record for one in TEMPLATE.subjects(case, TODAY)] == ["contact-0004", "contact-0005"]


def test_two_versions_are_said_on_the_record() -> None:
    clash = record("conflict", "clash", of="contact-0001", of_type="contact", field="note", mine="A", theirs="B")
    assert "Something in this record has two versions" in visit(*visit_case(clash))


def test_the_form_asks_everything_that_a_record_has_and_says_nothing_of_the_case() -> None:
    words = text_of(render(HomeVisitForm(**told()), file(*visit_case())))
    for asked in (
        "Child’s name",
        "Date",
        "Time: from and to",
        "Who was seen",
        "Was the child seen alone?",
        "The home",
        "Safety concerns",
        "In the child’s own words",
        "What happens next, who does it and by when",
    ):
        assert asked in words
    for said in ("Zephyr", "Quillsworth", "Teasel", "Marigold", CASE, CASE[:8]):
        assert said not in words


def test_the_bar_code_of_the_form_is_the_form_and_an_opaque_mark_of_the_case() -> None:
    case = file_of(*visit_case())
    codes = [
        [one.value for one in content(HomeVisitForm(**told(for_this_case=here)), case).blocks if isinstance(one, Code)]
        for here in (True, False)
    ]
    assert codes == [[f"HVF-1-{case_mark(CASE)}"], ["HVF-1"]]
    assert case_mark(CASE) == case_mark(CASE)
    assert case_mark(CASE) != case_mark(CASE[:-1] + "1")
    assert set(case_mark(CASE)) <= set(string.ascii_uppercase + string.digits)


def test_a_scanner_reads_from_the_page_what_stands_under_the_bars() -> None:
    pdf = render(HomeVisitForm(**told()), file_of(*visit_case()))
    page = next(number for number, words in enumerate(pages_of(pdf)) if f"HVF-1-{case_mark(CASE)}" in words)
    assert read_bars(pdf, page) == f"HVF-1-{case_mark(CASE)}"


def test_the_form_prints_without_any_case() -> None:
    document = HomeVisitForm(**told(for_this_case=False))
    case = file_of()
    assert len(pages_of(render(document, case))) == 2
    assert FORM.checks(document, content(document, case), case)[0].text.startswith("Nothing of any case is on it.")
