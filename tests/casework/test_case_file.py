"""A record is read into its type whatever it holds, and a case is put in the order in which people look at it."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import Record
from casework.about import Kind
from casework.case_file import case_file
from casework.code_lists import words as code_words
from casework.contacts import Contact
from casework.orders import Order
from casework.people import Person
from casework.record_types import RECORD_TYPES, about_fields, field_title, read
from tests.casework.made_up import CASE, case, contact, record


def test_text_on_the_wire_becomes_dates_times_and_yes_or_no() -> None:
    found = read(
        Record(
            "r",
            "contact",
            "c",
            fields={
                "date": "2026-11-26",
                "start": "10:05:00",
                "seen_alone": True,
                "hours": 2,
                "recorded_at": "2026-11-26T10:52:00+00:00",
            },
        ),
        Contact,
    )
    assert found.date == dt.date(2026, 11, 26)
    assert found.start == dt.time(10, 5)
    assert found.seen_alone is True
    assert found.hours == 2.0
    assert found.recorded_at == dt.datetime(2026, 11, 26, 10, 52, tzinfo=dt.UTC)
    assert found.unread == ()


def test_what_does_not_fit_is_left_out_and_named_and_the_rest_is_read() -> None:
    plain = {"date": "26 Nov", "start": "10:05:00", "hours": "a few", "note": "Came early", "a field of 2031": 1}
    whole = Record("r", "contact", "c", fields=plain)
    found = read(whole, Contact)
    assert set(found.unread) == {"date", "hours"}
    assert (found.date, found.hours, found.note, found.start) == (None, None, "Came early", dt.time(10, 5))
    assert whole.fields == plain


@given(
    st.sampled_from(sorted(RECORD_TYPES)),
    st.data(),
)
def test_reading_never_fails_whatever_the_fields_hold(type: str, data: st.DataObject) -> None:
    values = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.lists(st.integers())
    fields = data.draw(st.dictionaries(st.sampled_from(sorted(about_fields(type))), values))
    found = read(Record("r", type, "c", fields=fields), RECORD_TYPES[type])
    assert found.id == "r"
    assert set(found.unread) <= set(fields)


@pytest.mark.parametrize("type", sorted(RECORD_TYPES))
def test_every_field_of_every_type_says_what_it_is(type: str) -> None:
    declared = about_fields(type)
    fields = set(RECORD_TYPES[type].__struct_fields__) - {"id", "case", "unread"}
    assert set(declared) == fields
    for name, about in declared.items():
        assert about.title, name
        assert (about.kind is Kind.CODE) == bool(about.codes), name


def test_a_field_this_version_does_not_know_still_has_words() -> None:
    assert field_title("contact", "note") == "Case note"
    assert field_title("contact", "mood_of_2031") == "Mood of 2031"
    assert field_title("type_of_2031", "note") == "Note"
    assert about_fields("type_of_2031") == {}


def test_contacts_come_newest_first_and_undated_ones_last() -> None:
    file = case(
        contact("monday", dt.date(2026, 11, 23), start=dt.time(9, 30)),
        contact("undated", None),  # type: ignore[arg-type]
        contact("later", dt.date(2026, 11, 26), start=dt.time(14)),
        contact("sooner", dt.date(2026, 11, 26), start=dt.time(9)),
        contact("that day", dt.date(2026, 11, 26)),
    )
    assert [one.id for one in file.contacts] == ["later", "sooner", "that day", "monday", "undated"]


def test_a_removed_record_is_left_out_and_still_held() -> None:
    file = case(contact("c", dt.date(2026, 11, 23), removed_on=dt.date(2026, 11, 26), removed_because="Twice"))
    assert file.contacts == ()
    assert file.records["c"].fields["removed_because"] == "Twice"


def test_records_of_types_this_version_does_not_know_are_held_untouched() -> None:
    strange = record("type of 2031", "s", anything=[1, 2])
    assert case(strange).records["s"] == strange


def test_a_case_whose_person_has_not_come_yet_has_an_empty_one() -> None:
    file = case_file(CASE, [])
    assert file.person == Person(id="", case=CASE)
    assert file.case.id == CASE


@given(st.permutations(range(8)))
def test_the_order_in_which_records_arrive_makes_no_difference(order: list[int]) -> None:
    records: list[Any] = [contact(f"c{n}", dt.date(2026, 11, 1 + n % 3)) for n in range(8)]
    assert case(*(records[n] for n in order)).contacts == case(*records).contacts


def test_a_year_that_nobody_can_have_meant_is_not_counted_from() -> None:
    found = read(Record("r", "order", "c", fields={"made_on": "9999-12-31", "end": "2027-08-09"}), Order)
    assert (found.made_on, found.end, found.unread) == (None, dt.date(2027, 8, 9), ("made_on",))
    removed = read(Record("r", "order", "c", fields={"removed_on": "0001-01-01"}), Order)
    assert removed.removed_on == dt.date(1, 1, 1)


def test_what_came_too_late_lies_in_the_case_until_it_is_settled() -> None:
    late = {"of": "c", "of_type": "contact", "values": '{"note": "Met."}', "because": "case_left"}
    file = case(
        contact("c", dt.date(2026, 11, 23)),
        record("proposal", "p", at="2026-11-24T09:00:00+00:00", **late),
        record("proposal", "q", at="2026-11-25T09:00:00+00:00", kept="left out", settled_at="x", **late),
    )
    assert [(one.id, one.of, one.settled_at) for one in file.proposals] == [("q", "c", "x"), ("p", "c", None)]
    assert code_words("proposal_choice", file.proposals[0].kept) == "Left out"
