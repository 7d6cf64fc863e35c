"""Orders of a case beside the law: what is looked at, in which words, and how much it weighs."""

import datetime as dt

import pytest

from casework.disposals import case_findings, order_findings
from casework.findings import Finding, Weight, in_order
from casework.orders import Order
from casework.report_rules import warning
from tests.casework.made_up import CASE, case, order, record


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


DETENTION = order("dto", made_on=day("2022-06-27"), start=day("2022-06-27"), end=day("2023-10-27"))


def test_a_case_is_looked_at_as_a_whole() -> None:
    """Case C: 16 months of detention is valid only for a sentence since 28 June 2022."""
    child = record("person", "child", first_names="Corvin", surname="Ashgrove-Teel", date_of_birth=day("2005-12-26"))
    (found,) = case_findings(case(child, DETENTION))
    assert found.sentence == (
        "A detention and training order made before 28 June 2022 lasts 4, 6, 8, 10, 12, 18 or 24 months: look at the "
        "length and the dates again"
    )
    assert found.weight is Weight.AGAINST_THE_LAW
    assert not found.blocks
    assert found.record == "order"
    assert "158" in found.source


def test_what_was_imported_is_left_as_it_came() -> None:
    old = order("dto", **{name: DETENTION.fields[name] for name in ("made_on", "end")}, imported_from="YOIS")
    assert case_findings(case(old)) == ()


def test_an_outcome_and_the_offences_of_its_order_are_looked_at() -> None:
    file = case(
        order("youth_caution", made_on=day("2026-11-02"), start=None, end=None, outcome="out"),
        record("offence", "grave", title="Robbery", gravity=4),
        record("offence", "other", title="Theft", gravity=5),
        record("outcome", "out", offence="grave", disposal="youth_caution", decided_on=day("2026-11-02")),
        record("outcome", "else", disposal="yro", decided_on=day("2026-11-02"), length="4 years"),
    )
    found = case_findings(file)
    assert [(one.rule, one.record) for one in found] == [("length", "else"), ("gravity", "order")]
    assert "the gravest offence is 4" in found[1].sentence


def test_an_estimated_birthday_weighs_no_more_than_advice() -> None:
    young = Order(id="o", case=CASE, kind="dto", made_on=day("2026-11-26"), end=day("2027-11-26"))
    known = order_findings(young, born=day("2015-01-01"))
    guessed = order_findings(young, born=day("2015-01-01"), estimated=True)
    assert [one.weight for one in known] == [Weight.AGAINST_THE_LAW]
    assert [one.weight for one in guessed] == [Weight.ADVICE]


def test_only_what_cannot_be_true_blocks_and_comes_first() -> None:
    found = [Finding("b", "r", "f", "s", "[K] x"), Finding("a", "r", "f", "s", "x", Weight.CANNOT_BE)]
    assert [one.blocks for one in in_order([*found, *found])] == [True, False]
    assert found[0].is_local
    assert not found[1].is_local


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-11-20", ""),
        ("2026-11-23", "5 working days or less until the report is due"),
        ("2026-11-25", "5 working days or less until the report is due"),
        ("2026-11-26", "2 working days or less until the report is due"),
        ("2026-11-30", "2 working days or less until the report is due"),
        ("2026-12-01", ""),
    ],
)
def test_a_report_is_warned_of_5_and_2_working_days_before(today: str, said: str) -> None:
    assert warning(day("2026-11-30"), day(today)) == said
