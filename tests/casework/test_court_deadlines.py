"""Hearings, results, court reports and papers."""

import datetime as dt

from casework.due_words import short_when, under, when
from tests.casework.made_up import TODAY, case, contact, found, only, order, record

COURT = "Thornwick Youth Court"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


FIRST = record(
    "hearing",
    "first",
    court=COURT,
    kind="first",
    date=day("2026-11-12"),
    result="Adjourned for a report",
    report_ordered="psr",
    report_due=day("2026-11-30"),
    report_due_time=dt.time(12),
)
SENTENCE = record(
    "hearing",
    "sentence",
    court=COURT,
    kind="sentence",
    date=day("2026-11-30"),
    time=dt.time(10),
    adjourned_from="first",
    report_ordered="psr",
)


def test_a_hearing_to_come_is_due_at_its_time() -> None:
    line = only(case(FIRST, SENTENCE), "hearing")
    assert line.what == "Go to court with Zephyr"
    assert when(line, TODAY) == "Monday 30 November, 10am"
    assert under(line, TODAY) == "in 2 working days"
    assert line.place == COURT
    assert line.icon == "landmark"


def test_a_report_is_due_the_working_day_before_the_hearing_whatever_the_notes_say() -> None:
    line = only(case(FIRST, SENTENCE), "report")
    assert line.what == "Send the pre-sentence report to the court"
    assert line.on == day("2026-11-27")
    assert line.why == "1 working day before the hearing"
    assert short_when(line, TODAY) == "Tomorrow, noon"
    assert line.record == "first"


def test_a_report_that_the_court_wants_sooner_is_due_then() -> None:
    sooner = record("hearing", "first", **{**FIRST.fields, "report_due": day("2026-11-24")})
    line = only(case(sooner, SENTENCE), "report")
    assert line.on == day("2026-11-24")
    assert line.why == "the day the court set"


def test_a_report_without_a_next_hearing_is_due_on_the_day_the_court_set() -> None:
    assert only(case(FIRST), "report").on == day("2026-11-30")


def test_a_report_is_settled_when_it_was_served_or_its_hearing_has_been() -> None:
    draft = record("document", "psr", kind="psr", state="draft", made_on=day("2026-11-16"), due_on=day("2026-11-27"))
    served = record("document", "psr", kind="psr", state="served", made_on=day("2026-11-16"))
    before = record("document", "old", kind="psr", state="served", made_on=day("2026-01-16"))
    line = only(case(FIRST, SENTENCE, draft), "report")
    assert line.record == "psr"
    assert found(case(FIRST, SENTENCE, draft), "paper") == []
    assert found(case(FIRST, SENTENCE, served), "report") == []
    assert found(case(FIRST, SENTENCE, before), "report")
    assert found(case(FIRST, SENTENCE), "report", day("2026-12-01")) == []


def test_a_hearing_that_has_been_needs_its_result() -> None:
    silent = record("hearing", "h", court=COURT, kind="review", date=day("2026-11-20"))
    line = only(case(silent), "result")
    assert line.what == "Enter what the court decided"
    assert line.on == day("2026-11-23")
    assert found(case(silent), "result", day("2026-11-20")) == []
    told = record("outcome", "o", hearing="h", disposal="yro")
    assert found(case(silent, told), "result") == []
    imported = record("hearing", "h", court=COURT, date=day("2016-11-20"), imported_from="YOIS")
    assert found(case(imported), "result") == []


def test_a_contract_is_handed_over_at_the_contact_planned_for_that_day() -> None:
    contract = record("document", "d", kind="contract", title="My contract", state="issued", due_on=TODAY)
    school = contact("s", TODAY, None, kind="school", start=dt.time(14), place="Saltmarsh Academy", statutory=False)
    line = only(case(order("referral_order"), contract, school), "paper")
    assert line.what == "Print the contract and hand it over"
    assert when(line, TODAY) == "2pm"
    assert under(line, TODAY) == "Saltmarsh Academy"
    assert line.about == "referral order"
    assert line.icon == "printer"


def test_a_paper_is_due_until_it_was_served() -> None:
    letter = {"kind": "closure_letter", "due_on": day("2026-12-01")}
    assert only(case(record("document", "d", **letter, state="printed")), "paper").what == "Send the closure letter"
    assert found(case(record("document", "d", **letter, state="served")), "paper") == []
    assert found(case(record("document", "d", **letter, state="stopped")), "paper") == []
    own = record("document", "d", kind="other", title="Safety plan", due_on=day("2026-12-01"))
    assert only(case(own), "paper").what == "Finish: Safety plan"


def test_a_breach_report_waits_for_the_decision() -> None:
    report = record("document", "d", kind="breach_report", state="draft", due_on=day("2026-11-30"))
    missed = [
        contact(f"missed {n}", day(on), "unacceptable_absence", follow_up="Rang")
        for n, on in enumerate(("2026-09-21", "2026-10-19", "2026-11-23"))
    ]
    assert found(case(order(), report, *missed), "paper") == []
    assert only(case(order(), report), "paper").what == "Send the breach report to the court"
