"""The next hearing is made once, with what was before the court and what the court is still waiting for."""

import datetime as dt

from casework.adjournments import next_hearing
from casework.case_file import CaseFile, case_file
from casework.edits import Edit, Record, with_edit
from tests.casework.made_up import CASE, record

TODAY, NEXT = dt.date(2026, 11, 12), dt.date(2026, 11, 28)
OFFENCES = (
    record("offence", "pwits", title="Possession with intent to supply", committed_on=dt.date(2026, 10, 31)),
    record("offence", "obstruct", title="Obstruct police", committed_on=dt.date(2026, 10, 31)),
)


def hearing(**fields: object) -> Record:
    first = {"court": "Thornwick Youth Court", "court_code": "LEEDYC", "date": TODAY, "representative": "Ros Amberly"}
    return record("hearing", "hearing", **{**first, "next_date": NEXT, "next_time": dt.time(10), **fields})


def held(*more: Record, at: Record | None = None) -> CaseFile:
    there = (
        record("offence_at_hearing", "one", hearing="hearing", offence="pwits", plea="not_guilty"),
        record("offence_at_hearing", "two", hearing="hearing", offence="obstruct", finding="withdrawn"),
        record("offence_at_hearing", "else", hearing="another", offence="obstruct"),
        record("report", "psr", kind="psr", ordered_on=TODAY, ordered_at="hearing", state="ordered"),
        record("report", "sent", kind="progress", ordered_on=TODAY, for_hearing="hearing", state="sent"),
    )
    return case_file(CASE, [*OFFENCES, at or hearing(), *there, *more])


def made(file: CaseFile) -> tuple[Edit, ...]:
    return next_hearing(file, file.hearings[-1], "Safiya Okonjo-Vane")


def test_the_next_hearing_has_the_date_the_court_and_where_it_comes_from() -> None:
    edit = made(held())[0]
    assert edit.type == "hearing"
    assert edit.set == {
        "adjourned_from": "hearing",
        "date": "2026-11-28",
        "time": "10:00:00",
        "court": "Thornwick Youth Court",
        "court_code": "LEEDYC",
        "kind": "adjourned",
        "representative": "Ros Amberly",
    }


def test_offences_before_the_court_are_carried_over_with_their_pleas_and_those_that_ended_are_not() -> None:
    edits = made(held())
    carried = [edit.set for edit in edits if edit.type == "offence_at_hearing"]
    assert carried == [{"hearing": edits[0].record, "offence": "pwits", "plea": "not_guilty"}]


def test_a_report_that_is_still_to_come_is_for_the_next_hearing() -> None:
    edits = made(held())
    assert [(edit.record, edit.set) for edit in edits if edit.type == "report"] == [
        ("psr", {"for_hearing": edits[0].record})
    ]


def test_another_court_brings_its_own_code_or_none() -> None:
    elsewhere = made(held(at=hearing(next_court="Ravenscar Youth Court")))[0]
    assert elsewhere.set["court"] == "Ravenscar Youth Court"
    assert "court_code" not in elsewhere.set


def test_it_is_made_once_and_not_without_a_date() -> None:
    file = held()
    after = [with_edit(Record(edit.record, edit.type, edit.case), edit) for edit in made(file)[:1]]
    again = case_file(CASE, [*file.records.values(), *after])
    first = next(one for one in again.hearings if one.id == "hearing")
    assert next_hearing(again, first, "SV") == ()
    assert made(held(at=hearing(next_date=None))) == ()
