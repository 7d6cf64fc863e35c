"""The contract: what was agreed, from when to when, with room for what the panel agrees on the night."""

import pytest

from printing import render
from printing.content import Bullets, Lines, Table, plain
from printing.contract import ROOM_FOR_A_PEN, TEMPLATE, Contract, content
from printing.errors import PaperNotReady, WordsNotForChild
from tests.printing.case_files import TODAY, file_of, person, planned, record, text_of
from tests.printing.kept_files import ORDER, contract_case, mother, order, required, told


def contract(*records: object, **facts: object) -> str:
    return text_of(render(Contract(**told(**facts)), file_of(*records)))  # type: ignore[arg-type]


def test_every_value_that_belongs_on_the_contract_is_on_it() -> None:
    words = contract(*contract_case())
    for value in (
        "My contract",
        "Referral order contract, agreed with the youth offender panel",
        "Zephyr Quillsworth",
        "26 July 2012",
        "6 months, made 5 October 2026",
        "Thornwick Youth Court",
        "Panel met",
        "26 October 2026",
        "26 Oct 2026 to 26 Apr 2027",
        "I met the panel with my mother.",
        "To put things right",
        "Do 12 hours of work",
        "By 27 Feb 2027",
        "Odhran M",
        "To stay out of trouble",
        "Go to school every day",
        "Until the contract ends",
        "Meet Callum",
        "Twice a month until 26 Jan 2027, then once a month",
        "Mum will help me get there.",
        "The panel meets me again on Monday 25 January 2027, and once more before the contract ends on 26 April 2027.",
        "The panel can send me back to court",
        "The contract starts on the day it is signed.",
        "Marigold Quillsworth",
        "Panel leader Rosalind Cobbledick",
        "Youth justice service Callum Dreyling",
        "Contract, version 1",
    ):
        assert value in words


def test_how_much_is_asked_is_bold() -> None:
    tables = [one for one in content(Contract(**told()), file_of(*contract_case())).blocks if isinstance(one, Table)]
    assert [run.text for run in tables[0].rows[0][0] if run.bold] == ["12\u00a0hours"]


def test_an_amount_the_words_do_not_have_is_put_behind_them() -> None:
    work = required("work", "Clear litter", kind="reparation", amount=12, unit="hours")
    assert "Clear litter: 12 hours" in contract(person(), order("referral_order"), work)


def test_blank_rows_are_left_for_the_panel_in_both_tables() -> None:
    case = file_of(person(), order("referral_order"), required("school", "Go to school"))
    tables = [one for one in content(Contract(**told(blank_rows=2)), case).blocks if isinstance(one, Table)]
    assert [len(one.rows) for one in tables] == [2, 3]
    assert [plain(row[0]) for row in tables[0].rows] == [ROOM_FOR_A_PEN] * 2


def test_without_anything_agreed_only_blank_rows_make_a_contract() -> None:
    records = [person(), order("referral_order")]
    with pytest.raises(PaperNotReady) as refused:
        contract(*records)
    assert "leave blank rows" in refused.value.next_step
    assert "We agree" in contract(*records, blank_rows=3)


def test_nobody_invents_more_rows_than_a_page_can_hold() -> None:
    case = file_of(*contract_case())
    tables = [one for one in content(Contract(**told(blank_rows=500)), case).blocks if isinstance(one, Table)]
    assert max(len(one.rows) for one in tables) <= 10


def test_before_it_is_signed_the_last_day_is_the_panels_to_correct() -> None:
    unsigned = record("panel", "panel", order=ORDER, kind="initial", date="2026-11-25")
    six = record(
        "outcome", "outcome", disposal="referral_order", length="6 months", length_number=6, length_unit="months"
    )
    words = contract(
        person(), mother(), order("referral_order", start=None, end=None), six, unsigned, required("s", "Go")
    )
    assert "Panel meets 25 November 2026" in words
    assert "25 Nov 2026 to 24 May 2027" in words
    assert "If that is not 25 November 2026, the panel changes the last day above by hand and initials it." in words


def test_a_contract_without_days_says_that_they_are_not_recorded_and_asks() -> None:
    case = file_of(person(), order("referral_order", start=None, end=None), required("s", "Go", end=None))
    document = Contract(**told())
    assert "Contract runs Not recorded" in text_of(render(document, case))
    asked = [one.text for one in TEMPLATE.checks(document, content(document, case), case) if one.needs_you]
    assert any("not known yet" in text for text in asked)


def test_planned_days_stand_beside_what_they_are_for() -> None:
    sessions = required("sessions", "Come to 3 sessions", amount=3, unit="sessions", end="2026-12-29")
    days = [
        planned(id=day, date=day, requirement="sessions", order=ORDER)
        for day in ("2026-11-30", "2026-12-14", "2026-12-07", "2026-12-21")
    ]
    words = contract(person(), order("referral_order"), sessions, *days)
    assert "30 Nov 2026, 7 Dec 2026 and 14 Dec 2026; finished by 29 Dec 2026" in words


def test_what_others_promised_has_lines_where_nothing_is_recorded() -> None:
    with_plan = content(Contract(**told()), file_of(*contract_case()))
    assert any(isinstance(one, Bullets) for one in with_plan.blocks)
    without = content(Contract(**told()), file_of(*(one for one in contract_case() if one.type != "plan")))
    assert any(isinstance(one, Lines) for one in without.blocks)


def test_it_can_be_about_the_panel_or_the_order() -> None:
    case = file_of(*contract_case())
    assert [one.words for one in TEMPLATE.subjects(case, TODAY)] == [
        "Panel of Monday 26 October 2026".replace("26 ", "26\u00a0")
    ]  # type: ignore[misc]
    about_order = content(Contract(**told(about=ORDER)), case)
    assert about_order == content(Contract(**told(about="panel")), case)
    assert [one.record for one in TEMPLATE.subjects(file_of(person(), order("referral_order")), TODAY)] == [ORDER]  # type: ignore[misc]


def test_risk_words_are_refused() -> None:
    with pytest.raises(WordsNotForChild):
        contract(person(), order("referral_order"), required("one", "Lower the risk of reoffending"))
