"""The breach information: exact words, exact days, nothing of opinion."""

import pytest

from printing import render
from printing.errors import PaperNotReady
from printing.templates import TEMPLATES
from tests.printing.case_files import TODAY, file_of, record, text_of
from tests.printing.report_cases import asked_for, met, order_case

BETWEEN = met(12, "office", "between", attendance="unacceptable_absence", absence="no_reason")
LAST = record("enforcement", "second", kind="final_warning", order="order", contact="between", date="2026-11-13")
"""A failure between and a second warning, so that the failure after it has to go to court."""


def words_of(*more: object, without: str = "") -> str:
    records = [one for one in order_case() if one.id != without]
    return text_of(render(asked_for("breach_information", "order"), file_of(*records, *more)))


def test_every_fact_that_belongs_on_it_is_on_it() -> None:
    words = words_of(BETWEEN, LAST)
    for value in (
        "Information: failure to comply",
        "Youth rehabilitation order made by Thornwick Youth Court on 6 August 2026",
        "Juniper Vexley",
        "12 Teasel Row, Port Aldermere",
        "12 months, 6 August 2026 to 5 August 2027",
        "Offences Common assault",
        "To be laid by Wednesday 25 November 2026",
        "Supervision to attend appointments with the responsible officer, or any other person determined by them",
        "1 Mon 9 Nov 2026, 16:00 Supervision, 3 Harbour Parade Told in writing 5 Nov 2026",
        "Did not attend. “I forgot”; not accepted",
        "3 Wed 18 Nov 2026, 16:00",
        "Did not attend. No reason given",
        "First warning 11 Nov 2026 Posted Mon 9 Nov 2026",
        "Second warning 13 Nov 2026 Not recorded Thu 12 Nov 2026",
        "Imogen Farrowby, the responsible officer, says that Juniper Vexley has failed, without reasonable excuse",
        "Responsible officer",
        "Received for the court",
    ):
        assert value in words, value


def test_only_the_requirement_that_was_not_kept_to_is_on_it() -> None:
    assert "take part in activities" not in words_of()


def test_without_the_exact_words_of_the_order_it_is_refused() -> None:
    bare = record("requirement", "supervision", order="order", kind="supervision", amount=12, unit="months")
    with pytest.raises(PaperNotReady, match="exact words of the order are not recorded for: Supervision"):
        words_of(bare)
    with pytest.raises(PaperNotReady, match="No requirement of this order is recorded"):
        render(
            asked_for("breach_information", "order"),
            file_of(*(one for one in order_case() if one.type != "requirement")),
        )


def test_without_a_warning_it_says_so() -> None:
    words = words_of(without="warned")
    assert "No warning is recorded under this order." in words
    assert "To be laid by Not recorded" in words


def test_only_orders_with_a_failure_that_go_to_court_are_offered() -> None:
    subjects = TEMPLATES["breach_information"].subjects
    assert subjects
    found = subjects(file_of(*order_case()), TODAY)
    assert [one.words for one in found] == [
        "Youth rehabilitation order made by Thornwick Youth Court on 6\u00a0August 2026"
    ]
    bail = record("order", "order", kind="bail", made_on="2026-08-06")
    assert not subjects(file_of(*order_case(), bail), TODAY)
