"""What the result of a hearing writes, in one step: from each plea to the next hearing."""

import datetime as dt
from typing import Any

import pytest

from casework import CaseFile, Edit, Record, new_edit
from casework.case_file import case_file
from casework.court import Hearing, OffenceAtHearing, Outcome, Remand
from casework.court_orders import last_day
from casework.court_result import all_ended, cannot_be, findings, made_by, sheet, whole, with_edits
from casework.reports import Report
from central.demo.caseload import build
from tests.casework.made_up import CASE, TODAY, case, record

HEARD = dt.date(2026, 11, 26)
WHO, NAME = "safiya.okonjo-vane", "Safiya Okonjo-Vane"


def before(*more: Record, **hearing: Any) -> CaseFile:
    """Two offences at a first hearing today."""
    return case(
        record("offence", "theft", title="Theft", committed_on=dt.date(2026, 11, 2), hearing="h", seriousness=3),
        record("offence", "abh", title="Assault", committed_on=dt.date(2026, 11, 3), hearing="h", seriousness=5),
        record("hearing", "h", court="Thornwick Youth Court", date=HEARD, time=dt.time(10), kind="first", **hearing),
        record("assignment", "a", worker="imogen", worker_name="Imogen Farrowby", role="case_manager"),
        *more,
    )


def the_hearing(file: CaseFile) -> Hearing:
    return next(one for one in file.hearings if one.id == "h")


def typed(file: CaseFile, said: dict[str, dict[str, Any]]) -> list[Edit]:
    """Edits as the form makes them: `said` by "h", "<offence>.at", "<offence>.outcome" or a requirement's number."""
    on = sheet(file, the_hearing(file))
    edits = []
    for key, fields in said.items():
        offence, _, what = key.partition(".")
        at = next((one for one in on.offences if one.offence.id == offence), None)
        target = on.hearing if key == "h" else on.requirements[int(key)] if key.isdecimal() else None
        if at is not None:
            target = at.at_hearing if what == "at" else at.outcome
        assert target is not None
        edits.append(new_edit(target, fields, WHO))
    return edits


def result(file: CaseFile, said: dict[str, dict[str, Any]]) -> tuple[Edit, ...]:
    return whole(file, "h", typed(file, said), WHO, NAME, TODAY)


def after(file: CaseFile, said: dict[str, dict[str, Any]]) -> CaseFile:
    return with_edits(file, result(file, said))


YRO = {
    "abh.at": {"plea": "guilty"},
    "abh.outcome": {"disposal": "yro", "length_number": 12, "length_unit": "months"},
    "theft.at": {"plea": "guilty"},
    "theft.outcome": {"disposal": "yro", "length_number": 12, "length_unit": "months", "counted": "concurrent"},
    "0": {"kind": "supervision", "amount": 12, "unit": "months"},
    "1": {"kind": "activity", "amount": 20, "unit": "days"},
    "2": {"kind": "curfew", "amount": 8, "unit": "weeks"},
    "h": {"result": "The bench thanked her."},
}


def test_nothing_typed_writes_nothing() -> None:
    assert whole(before(), "h", [], WHO, NAME, TODAY) == ()


def test_an_order_for_two_offences_is_one_order_with_its_requirements() -> None:
    file = after(before(), YRO)
    (order,) = file.orders
    assert (order.kind, order.made_on, order.start, order.end) == ("yro", HEARD, HEARD, dt.date(2027, 11, 25))
    assert (order.court, order.hearing, order.responsible_officer) == ("Thornwick Youth Court", "h", "Imogen Farrowby")
    main = {one.offence: one.main for one in file.outcomes}
    assert main == {"abh": True, "theft": False}
    assert order.outcome == next(one.id for one in file.outcomes if one.main)
    assert {one.offence: one.length for one in file.outcomes} == {"abh": "12 months", "theft": "12 months, concurrent"}
    ends = {one.kind: one.end for one in file.requirements}
    assert ends == {
        "supervision": dt.date(2027, 11, 25),
        "activity": dt.date(2027, 11, 25),
        "curfew": dt.date(2027, 1, 20),
    }
    assert {one.order for one in file.requirements} == {order.id}
    said = {one.offence: (one.hearing, one.plea) for one in file.of(OffenceAtHearing)}
    assert said == {"abh": ("h", "guilty"), "theft": ("h", "guilty")}
    assert {one.plea for one in file.offences} == {"guilty"}


def test_every_record_is_written_by_one_edit() -> None:
    edits = result(before(), YRO)
    assert len({edit.record for edit in edits}) == len(edits)
    assert {edit.author for edit in edits} == {WHO}


def test_who_entered_it_and_when_stands_beside_when_it_happened() -> None:
    hearing = the_hearing(after(before(), YRO))
    assert (hearing.entered_on, hearing.entered_by) == (TODAY, NAME)
    again = result(before(result="Told.", entered_by="Somebody else"), {"h": {"result": "Told better."}})
    (edit,) = [one for one in again if one.record == "h"]
    assert edit.set == {"result": "Told better."}


def test_two_people_who_enter_the_same_result_write_the_same_records() -> None:
    assert {one.record for one in result(before(), YRO)} == {one.record for one in result(before(), YRO)}


def test_an_adjournment_makes_the_next_hearing_and_carries_offences_and_the_report_over() -> None:
    said = {
        "abh.at": {"plea": "guilty"},
        "theft.at": {"plea": "not_guilty", "finding": "withdrawn"},
        "h": {
            "adjourned_because": "report",
            "next_date": "2026-12-17",
            "next_time": "10:00:00",
            "report_ordered": "psr",
        },
    }
    file = after(before(), said)
    made = next(one for one in file.hearings if one.adjourned_from == "h")
    assert (made.date, made.time, made.court) == (dt.date(2026, 12, 17), dt.time(10), "Thornwick Youth Court")
    assert [one.offence for one in file.of(OffenceAtHearing) if one.hearing == made.id] == ["abh"]
    (report,) = file.of(Report)
    assert (report.kind, report.ordered_at, report.for_hearing, report.state) == ("psr", "h", made.id, "ordered")
    assert not file.orders


def test_the_next_hearing_is_made_once_and_follows_a_corrected_date() -> None:
    first = after(before(), {"h": {"next_date": "2026-12-17"}})
    corrected = with_edits(
        first, whole(first, "h", [new_edit(first.records["h"], {"next_date": "2026-12-18"}, WHO)], WHO, NAME, TODAY)
    )
    assert [one.date for one in corrected.hearings if one.adjourned_from == "h"] == [dt.date(2026, 12, 18)]


def test_a_next_hearing_that_somebody_moved_stays_where_they_moved_it() -> None:
    first = after(before(), {"h": {"next_date": "2026-12-17"}})
    made = next(one for one in first.hearings if one.adjourned_from == "h")
    moved = with_edits(first, [new_edit(first.records[made.id], {"date": "2027-01-04"}, "callum")])
    typed_again = [new_edit(moved.records["h"], {"next_date": "2026-12-18"}, WHO)]
    corrected = with_edits(moved, whole(moved, "h", typed_again, WHO, NAME, TODAY))
    assert [one.date for one in corrected.hearings if one.adjourned_from == "h"] == [dt.date(2027, 1, 4)]


def test_an_end_of_an_order_follows_a_corrected_length_unless_somebody_set_another() -> None:
    first = after(before(), YRO)
    longer = {"abh.outcome": {"length_number": 18}}
    assert after(first, longer).orders[0].end == dt.date(2028, 5, 25)
    order = first.orders[0]
    moved = with_edits(first, [new_edit(first.records[order.id], {"end": "2027-10-01"}, "callum")])
    assert after(moved, longer).orders[0].end == dt.date(2027, 10, 1)
    assert len(after(moved, longer).orders) == 1


# bail and remand


def test_bail_begins_goes_on_and_ends_with_what_the_court_said() -> None:
    begun = after(
        before(), {"h": {"remand": "bail_support", "remand_conditions": "Curfew.", "next_date": "2026-12-17"}}
    )
    (bail,) = begun.of(Remand)
    assert (bail.kind, bail.since, bail.until, bail.hearing) == ("bail_support", HEARD, None, "h")
    (order,) = begun.orders
    assert (order.kind, bail.order) == ("bail", order.id)
    later = next(one for one in begun.hearings if one.adjourned_from == "h")
    goes_on = whole(
        begun, later.id, [new_edit(begun.records[later.id], {"remand": "bail_support"}, WHO)], WHO, NAME, TODAY
    )
    assert not [edit for edit in goes_on if edit.type == "remand"]
    changed = whole(
        begun, later.id, [new_edit(begun.records[later.id], {"remand": "youth_detention"}, WHO)], WHO, NAME, TODAY
    )
    file = with_edits(begun, changed)
    assert sorted((one.kind, one.until is None, one.end_reason) for one in file.of(Remand)) == [
        ("bail_support", False, "changed"),
        ("youth_detention", True, None),
    ]


def test_a_sentence_ends_bail_once_nothing_is_left_before_the_court() -> None:
    bail = record("remand", "bail", kind="conditional", since=dt.date(2026, 11, 2))
    file = before(bail)
    partly = {"abh.outcome": {"disposal": "fine"}}
    assert not [edit for edit in result(file, partly) if edit.type == "remand"]
    both = {"abh.outcome": {"disposal": "fine"}, "theft.at": {"finding": "withdrawn"}}
    (ended,) = after(file, both).of(Remand)
    assert (ended.until, ended.end_reason) == (HEARD, "sentence")
    assert all_ended(after(file, both), "h")


def test_bail_that_began_after_this_hearing_is_not_ended_by_it() -> None:
    newer = record("remand", "newer", kind="conditional", since=dt.date(2026, 12, 1))
    both = {"abh.outcome": {"disposal": "fine"}, "theft.outcome": {"disposal": "fine"}}
    assert after(before(newer), both).of(Remand)[0].until is None


# taken back, imported, checked


def test_what_was_taken_out_of_the_case_stays_out_when_it_is_entered_again() -> None:
    first = after(before(), {"abh.outcome": {"disposal": "fine"}})
    (outcome,) = first.outcomes
    gone = with_edits(first, [new_edit(first.records[outcome.id], {"removed_on": "2026-11-26"}, WHO)])
    again = after(gone, {"abh.outcome": {"disposal": "conditional_discharge"}})
    assert [one.disposal for one in again.outcomes] == ["conditional_discharge"]
    assert again.outcomes[0].id != outcome.id


def test_an_outcome_and_an_order_that_are_there_are_written_on_and_not_made_twice() -> None:
    made = {one.case: one for one in build(TODAY).records if one.type == "person"}
    id = next(case for case, one in made.items() if one.fields["first_names"] == "Juniper")
    file = case_file(id, [one for one in build(TODAY).records if one.case == id])
    hearing = next(one for one in file.hearings if one.kind == "sentence")
    on = sheet(file, hearing)
    assert [one.offence.title for one in on.offences].count("Theft from a shop") == 2
    assert all(one.outcome.id in file.records for one in on.offences)
    kinds = {one.fields.get("kind") for one in on.requirements[:4]}
    assert kinds == {"curfew", "supervision", "activity", "education"}
    edits = whole(file, hearing.id, [new_edit(on.hearing, {"parent_present": True}, WHO)], WHO, NAME, TODAY)
    then = with_edits(file, edits)
    assert len(then.orders) == len(file.orders)
    assert len(then.outcomes) == len(file.outcomes)
    assert then.orders[0].end == file.orders[0].end


def test_a_length_is_checked_by_the_date_of_the_sentence_and_kept_as_typed() -> None:
    said = {"abh.outcome": {"disposal": "dto", "length_number": 16, "length_unit": "months"}}
    assert not [one for one in findings(before(), "h", result(before(), said)) if one.rule == "length"]
    old = case(
        *before().records.values(),
        record("hearing", "h", court="Thornwick Youth Court", date=dt.date(2022, 6, 27)),
        record("offence", "abh", title="Assault", committed_on=dt.date(2022, 3, 1), hearing="h"),
    )
    found = [one for one in findings(old, "h", result(old, said)) if one.rule == "length"]
    assert found
    assert not any(one.blocks for one in found)
    assert cannot_be(old, result(old, said), TODAY) == ()


def test_only_what_cannot_be_true_stops_it() -> None:
    backwards = {"h": {"next_date": "2026-11-01"}}
    said = [(record, one.field) for record, one in cannot_be(before(), result(before(), backwards), TODAY)]
    assert ("h", "next_date") in said
    assert cannot_be(before(), result(before(), YRO), TODAY) == ()


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        (12, "months", "2027-08-09"),
        (8, "weeks", "2026-10-04"),
        (1, "days", "2026-08-10"),
        (3, "years", "2029-08-09"),
        (20, "sessions", None),
        (0, "months", None),
        (-3, "months", None),
        (None, "months", None),
        (10**9, "months", None),
        (10**12, "weeks", None),
    ],
)
def test_a_length_is_counted_to_the_day_before(number: int | None, unit: str, expected: str | None) -> None:
    found = last_day(dt.date(2026, 8, 10), number, unit)
    assert (found.isoformat() if found else None) == expected


def test_the_ids_of_a_result_differ_by_kind_hearing_and_offence() -> None:
    file = before()
    made = {made_by(file, kind, hearing, of) for kind in ("outcome", "order") for hearing in "ab" for of in "cd"}
    assert len(made) == 8
    assert made_by(file, "outcome", "a", "c") == made_by(case_file(CASE, ()), "outcome", "a", "c")


def test_outcomes_of_two_kinds_make_an_order_for_the_one_that_makes_any() -> None:
    said = {
        "abh.outcome": {"disposal": "referral_order", "length_number": 6, "length_unit": "months"},
        "theft.outcome": {"disposal": "compensation"},
    }
    (order,) = after(before(), said).orders
    assert (order.kind, order.start, order.end) == ("referral_order", None, None)
    assert [one.disposal for one in after(before(), said).of(Outcome) if one.main] == ["referral_order"]
