"""The progress report: the order, how it was kept, what its author says of it, and what is proposed."""

import pytest

from printing import render
from printing.errors import PaperNotReady
from tests.printing.case_files import file_of, record, text_of
from tests.printing.report_cases import asked_for, order_case


def test_every_fact_that_belongs_on_it_is_on_it() -> None:
    words = text_of(render(asked_for("progress_report", "report"), file_of(*order_case("progress"))))
    for value in (
        "Progress report",
        "Youth rehabilitation order made by Thornwick Youth Court on 6 August 2026",
        "Juniper Vexley",
        "Her aunt, Damaris Vexley",
        "12 months, 6 August 2026 to 5 August 2027",
        "18 November 2026",
        "Monday 30 November 2026",
        "The order is working in part.",
        "Juniper kept 3 of 6 statutory appointments: 1 accepted absence, 2 failures.",
        "own safety, which we assess as very high",
        "Supervision: to attend appointments",
        "Activity: to take part in activities as instructed 20 days 7 days",
        "Mon 9 Nov 2026 Office Failure 1",
        "6 statutory appointments: 3 attended, 1 accepted absence, 2 failures.",
        "3. How Juniper has responded 3.1 Juniper engaged well for six weeks.",
        "4. Proposal 4.1 We would move appointments to 13:00. 4.2 We ask the court to let the order continue.",
        "Reporting restrictions apply.",
    ):
        assert value in words, value


def test_it_is_for_the_hearing_that_it_names() -> None:
    hearing = record("hearing", "review", court="Thornwick Youth Court", date="2026-12-01", time="14:00:00")
    named = record("report", "report", kind="progress", for_hearing="review", proposal="yro")
    words = text_of(render(asked_for("progress_report", "report"), file_of(*order_case("progress"), hearing, named)))
    assert "For Thornwick Youth Court, Tuesday 1 December 2026, 14:00" in words


def test_without_an_order_that_runs_there_is_no_progress() -> None:
    ended = record("order", "order", kind="yro", made_on="2026-08-06", ended_on="2026-11-01")
    with pytest.raises(PaperNotReady, match="No order runs"):
        render(asked_for("progress_report", "report"), file_of(*order_case("progress"), ended))
