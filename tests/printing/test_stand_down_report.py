"""The stand-down report: short, at court, from a recent assessment or not at all."""

import datetime as dt

import pytest

from printing import render
from printing.errors import PaperNotReady
from tests.printing.case_files import file_of, pages_of, record
from tests.printing.report_cases import asked_for, judged, stand_down_case


def pages(*more: object, without: str = "", **facts: object) -> list[str]:
    records = [one for one in stand_down_case() if one.id != without]
    return pages_of(render(asked_for("stand_down_report", "report", **facts), file_of(*records, *more)))


def test_it_has_what_a_court_reads_while_it_waits_on_two_pages_at_most() -> None:
    found = pages()
    assert len(found) <= 2
    words = " ".join(found)
    for value in (
        "Stand-down report",
        "For Thornwick Youth Court, Wednesday 25 November 2026, 10:00",
        "Common assault First charged as wounding",
        "Juniper is 16 and admits both offences.",
        "Juniper kept 3 of 5 bail support contacts",
        "own safety, which we assess as very high",
        "We propose: youth rehabilitation order.",
        "the assessment that was countersigned by Wren Holloway-Pike on 20 October 2026",
        "It began as a quarrel.",
        "Juniper cooks well.",
        "Very high Gone overnight twice",
        "Juniper could start this week.",
        "Reporting restrictions apply.",
    ):
        assert value in words, value


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ((judged(countersigned_on="2026-08-20"),), "The assessment is 3 months old or older"),
        (
            (record("alert", "gone", kind="missing", since="2026-11-11"),),
            "Something significant changed on 11 November 2026",
        ),
        ((judged(state="submitted", countersigned_on=None),), "Nobody wrote down when the assessment was made"),
    ],
)
def test_without_a_recent_assessment_it_is_refused_with_the_reason(more: tuple[object, ...], why: str) -> None:
    with pytest.raises(PaperNotReady) as refused:
        pages(*more)
    assert why in refused.value.happened
    assert "spoken report" in refused.value.next_step
    with pytest.raises(PaperNotReady, match="There is no assessment"):
        pages(without="judged")


def test_the_offences_before_the_court_are_no_change_that_stands_in_its_way() -> None:
    new = record("offence", "new", title="Affray", committed_on="2026-11-14", hearing="first")
    assert "Affray" in pages(new)[0]
    other = record("offence", "other", title="Affray", committed_on="2026-11-14")
    with pytest.raises(PaperNotReady, match="14 November 2026"):
        pages(other)


def test_it_needs_no_countersignature_and_is_no_draft() -> None:
    from printing.templates import TEMPLATES

    assert not TEMPLATES["stand_down_report"].needs_countersigning
    assert "DRAFT" not in " ".join(pages(today=dt.date(2026, 11, 25)))
