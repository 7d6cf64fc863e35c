"""The breach report: every failure with its warning, every appointment, nothing typed."""

import pytest

from printing import render
from printing.errors import PaperNotReady
from printing.render import content
from printing.templates import TEMPLATES
from tests.printing.case_files import file_of, pages_of, record, text_of
from tests.printing.report_cases import asked_for, met, order_case


def words_of(*more: object, without: str = "", **facts: object) -> str:
    records = [one for one in order_case() if one.id != without]
    return text_of(render(asked_for("breach_report", "report", **facts), file_of(*records, *more)))


def step(id: str, kind: str, **fields: object) -> object:
    return record("enforcement", id, **({"kind": kind, "order": "order", "date": "2026-11-12"} | fields))


def test_every_fact_that_belongs_on_it_is_on_it() -> None:
    words = words_of(checked_by="Wren Holloway-Pike")
    for value in (
        "Youth rehabilitation order made by Thornwick Youth Court on 6 August 2026",
        "Juniper Vexley",
        "14 October 2010 (16)",
        "12 Teasel Row, Port Aldermere",
        "Her aunt, Damaris Vexley",
        "12 months, 6 August 2026 to 5 August 2027",
        "Offences Common assault",
        "Officer Imogen Farrowby",
        "Checked by Wren Holloway-Pike",
        "The order is working in part.",
        "Juniper failed to comply twice: on 9 November and 18 November 2026.",
        "We gave a first warning on 11 November 2026.",
        "The failure on 18 November 2026 is inside the warned period, which runs until 10 November 2027.",
        "Juniper kept 3 of 6 appointments.",
        "We ask the court to let the order continue.",
        "1 Mon 9 Nov 2026, 16:00 Supervision, 3 Harbour Parade Told in writing 5 Nov 2026",
        "Did not attend Reason given: “I forgot”; not accepted",
        "10 Nov 2026: called Juniper 11 Nov 2026: first warning, posted",
        "2 Wed 18 Nov 2026, 16:00",
        "How told: not recorded",
        "Reason given: none",
        "No further warning: first warning given 11 Nov 2026",
        "Supervision: to attend appointments with the responsible officer, or any other person determined by them",
        "12 months 3 of 6 kept",
        "Activity: to take part in activities as instructed 20 days 7 days",
        "Mon 9 Nov 2026 Office Failure 1 “I forgot”; not accepted",
        "Fri 13 Nov 2026 Office Accepted absence Letter seen",
        "Wed 18 Nov 2026 Office Failure 2 No reason given",
        "6 statutory appointments: 3 attended, 1 accepted absence, 2 failures.",
        "4. How Juniper has responded 4.1 Juniper engaged well for six weeks.",
        "5. Proposal 5.1 We would move appointments to 13:00. 5.2 We ask the court to let the order continue.",
        "true to the best of my knowledge and belief",
        "Responsible officer",
        "Reporting restrictions apply.",
    ):
        assert value in words, value


def test_a_failure_whose_reason_was_accepted_afterwards_is_none() -> None:
    words = words_of(step("accepted", "reason_accepted", contact="second-missed"))
    assert "Failure 2" not in words
    assert "Wed 18 Nov 2026 Office Accepted absence" in words
    assert "4 accepted" not in words
    assert "3 attended, 2 accepted absences, 1 failure." in words


def test_a_warning_that_was_withdrawn_is_none() -> None:
    words = words_of(
        step("given", "warning", contact="first-missed", document="warned", date="2026-11-11"),
        step("back", "warning_withdrawn", follows="given"),
    )
    assert "first warning, posted" not in words
    assert words.count("No warning recorded") == 2
    assert "No warning is recorded." in words


def test_a_warning_without_a_letter_says_what_is_known_of_its_service() -> None:
    words = words_of(step("second", "final_warning", contact="second-missed", date="2026-11-19", served_how="handed"))
    assert "19 Nov 2026: second warning, handed over" in words
    assert "how served: not recorded" in words_of(step("second", "warning", contact="second-missed", date="2026-11-19"))


def test_two_warnings_and_a_failure_after_both_go_to_court() -> None:
    words = words_of(
        met(12, "office", "between", attendance="unacceptable_absence"),
        step("second", "warning", contact="between", date="2026-11-13"),
    )
    assert "We gave a first warning on 11 November and a second warning on 13 November 2026." in words
    assert "The last failure followed both, so we must bring the order back to court." in words


def test_decisions_stand_beside_the_failure_they_followed() -> None:
    words = words_of(
        step("decided", "breach_decided", date="2026-11-20"),
        step("met", "compliance_meeting", date="2026-11-12"),
    )
    assert "first warning, posted 12 Nov 2026: compliance meeting 2 Wed 18 Nov" in words
    assert "20 Nov 2026: return to court decided" in words


def test_a_reason_in_a_step_of_enforcement_comes_first() -> None:
    said = step("failed", "failure", contact="first-missed", date="2026-11-09", reason_given="“The bus was late.”")
    assert "Reason given: “The bus was late”; not accepted" in words_of(said)


def test_no_medical_detail_and_no_contact_that_does_not_count() -> None:
    more = met(14, "office", "call-2", statutory=False, attendance="unacceptable_absence", place="Marram hall")
    words = words_of(more, met(17, "office", attendance="acceptable_absence", absence="ill", evidence="GP fit note"))
    assert "GP" not in words
    assert "Marram" not in words
    assert "Tue 17 Nov 2026 Office Accepted absence Letter seen" in words


def test_a_protected_place_is_not_printed() -> None:
    placed = record("address", "p", kind="placement", line_1="Gannet House", town="Port Aldermere")
    words = words_of(placed, met(19, "home_visit", "third", attendance="unacceptable_absence", place="Gannet House"))
    assert "Gannet" not in words
    assert "at an address held in the record" in words


def test_without_a_failure_there_is_nothing_to_report() -> None:
    records = [one for one in order_case() if "missed" not in one.id]
    with pytest.raises(PaperNotReady, match="No failure to comply is recorded"):
        render(asked_for("breach_report", "report"), file_of(*records))


def test_the_checks_ask_for_what_a_court_will_ask() -> None:
    case = file_of(*(one for one in order_case() if one.id != "warned"))
    document = asked_for("breach_report", "report")
    found = TEMPLATES["breach_report"].checks(document, content(document, case), case)
    assert [one.text for one in found if one.needs_you] == [
        "How the child was told is not recorded for 1\u00a0appointment.",
        "No warning is recorded under this order.",
    ]


def test_failures_come_first_and_on_page_1() -> None:
    first = pages_of(render(asked_for("breach_report", "report"), file_of(*order_case())))[0]
    assert first.index("In brief") < first.index("1. Failures to comply") < first.index("2. What the order requires")
