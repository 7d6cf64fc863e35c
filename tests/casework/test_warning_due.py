"""Which warning a failure asks for: the ladder says, and a letter that went out counts once."""

import datetime as dt

import pytest

from casework import CaseFile, Record, Value
from casework.case_file import case_file
from casework.warning_due import DueWarning, NotDue, due_warning, letters_about

CASE = "0199a000-0000-7000-8000-000000000000"
DAY = dt.date(2026, 9, 1)


def _record(type: str, id: str, **fields: Value) -> Record:
    return Record(id=id, type=type, case=CASE, fields=fields)


def _order(kind: str = "yro") -> Record:
    return _record("order", "order", kind=kind, made_on="2026-06-01", start="2026-06-01", end="2027-05-31")


def _missed(id: str, after: int, **fields: Value) -> Record:
    day = (DAY + dt.timedelta(days=after)).isoformat()
    known = {"date": day, "kind": "office", "order": "order", "statutory": True, "attendance": "unacceptable_absence"}
    return _record("contact", id, **(known | fields))


def _warned(id: str, after: int, contact: str, **fields: Value) -> Record:
    day = (DAY + dt.timedelta(days=after)).isoformat()
    known = {"kind": "warning", "date": day, "order": "order", "contact": contact}
    return _record("enforcement", id, **(known | fields))


def _letter(id: str, after: int, about: str) -> Record:
    day = (DAY + dt.timedelta(days=after)).isoformat()
    return _record(
        "document", id, kind="warning_letter", state="served", made_on=day, served_on=day, about_record=about
    )


def _due(file: CaseFile, id: str, after: int) -> DueWarning | NotDue:
    return due_warning(file, next(one for one in file.contacts if one.id == id), DAY + dt.timedelta(days=after))


def _file(*records: Record) -> CaseFile:
    return case_file(CASE, [_record("case", CASE), *records])


def test_the_first_failure_asks_for_the_first_warning() -> None:
    due = _due(_file(_order(), _missed("one", 0)), "one", 1)
    assert isinstance(due, DueWarning)
    assert (due.number, due.last, due.earlier, due.route.name) == (1, False, None, "court")


@pytest.mark.parametrize("how", ["step", "letter", "both"])
def test_the_second_failure_asks_for_the_second_however_the_first_was_recorded(how: str) -> None:
    first = {
        "step": [_warned("warning", 2, "one")],
        "letter": [_letter("letter", 2, "one")],
        "both": [_warned("warning", 2, "one", document="letter"), _letter("letter", 2, "warning")],
    }[how]
    due = _due(_file(_order(), _missed("one", 0), *first, _missed("two", 30)), "two", 31)
    assert isinstance(due, DueWarning)
    assert (due.number, due.last, due.earlier) == (2, True, DAY + dt.timedelta(days=2))


def test_the_warning_of_the_failure_itself_is_left_out_so_that_it_can_be_printed_again() -> None:
    file = _file(_order(), _missed("one", 0), _warned("warning", 2, "one"), _letter("letter", 2, "warning"))
    again = _due(file, "one", 2)
    assert isinstance(again, DueWarning)
    assert again.number == 1
    assert letters_about(file, file.contacts[0]) == ["letter"]


def test_a_failure_after_both_warnings_must_go_further() -> None:
    steps = [_warned("first", 2, "one"), _warned("second", 32, "two")]
    file = _file(_order(), _missed("one", 0), _missed("two", 30), _missed("three", 60), *steps)
    assert _due(file, "three", 61) is NotDue.MUST_GO


def test_a_failure_that_was_warned_about_by_a_later_warning_asks_for_none() -> None:
    file = _file(_order(), _missed("one", 0), _missed("two", 3), _warned("warning", 5, "two"))
    assert _due(file, "one", 6) is NotDue.ALREADY


def test_after_the_warned_period_the_count_begins_again() -> None:
    file = _file(_order(), _missed("one", 0), _warned("warning", 2, "one"), _missed("two", 500))
    due = _due(file, "two", 501)
    assert isinstance(due, DueWarning)
    assert (due.number, due.earlier) == (1, None)


@pytest.mark.parametrize(
    ("records", "why"),
    [
        ([_order("youth_conditional_caution"), _missed("one", 0)], NotDue.NO_ORDER),
        ([_order("bail"), _missed("one", 0)], NotDue.NO_ORDER),
        ([_missed("one", 0)], NotDue.NO_ORDER),
        ([_order(), _missed("one", 0, attendance="acceptable_absence")], NotDue.NOT_A_FAILURE),
        ([_order(), _missed("one", 0), _warned("accepted", 1, "one", kind="reason_accepted")], NotDue.NOT_A_FAILURE),
        (
            [
                _order(),
                _missed("one", 0),
                _record(
                    "conflict", "two", of="one", field="attendance", mine="unacceptable_absence", theirs="attended"
                ),
            ],
            NotDue.IN_DOUBT,
        ),
    ],
)
def test_what_asks_for_no_warning_says_why(records: list[Record], why: NotDue) -> None:
    assert _due(_file(*records), "one", 2) is why
