"""Whatever a case holds, saying what is due, what happened and how it stands never fails: it runs with every save."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.about import About, Kind
from casework.case_file import case_file
from casework.code_lists import CODE_LISTS
from casework.contact_counts import count_contacts
from casework.deadlines import dues
from casework.due_words import short_when, under, when
from casework.edits import Record
from casework.record_types import RECORD_TYPES, about_fields
from casework.standing import home_now, judgement_now, level_now, main_order
from casework.timeline import events
from tests.casework.made_up import CASE, TODAY, contact, level, order, record

IDS = st.sampled_from([f"r{n}" for n in range(6)])
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31)).map(str) | st.sampled_from(["9999-12-31", "0001-01-01"])


def value(about: About) -> st.SearchStrategy[Any]:
    """Mostly what the field is for, sometimes not."""
    if about.kind is Kind.CODE and about.codes in CODE_LISTS:
        likely: st.SearchStrategy[Any] = st.sampled_from(sorted(CODE_LISTS[about.codes]))
    else:
        likely = {
            Kind.DATE: DAYS,
            Kind.TIME: st.times().map(str),
            Kind.NUMBER: st.integers(-1, 400),
            Kind.YES_NO: st.booleans(),
            Kind.LINK: IDS,
        }.get(about.kind, st.text(max_size=8))
    return likely | likely | likely | st.none() | st.text(max_size=3)


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    made = []
    for id in draw(st.lists(IDS, unique=True, min_size=1)):
        type = draw(st.sampled_from(sorted(RECORD_TYPES)))
        fields = {name: draw(value(about)) for name, about in about_fields(type).items() if draw(st.booleans())}
        if draw(st.booleans()):
            fields.pop("removed_on", None)
        made.append(Record(id=id, type=type, case=CASE, fields=fields))
    return made


@settings(max_examples=300, deadline=None)
@given(records(), st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31)))
def test_no_rule_fails_on_any_case(held: list[Record], today: dt.date) -> None:
    file = case_file(CASE, held)
    found = dues(file, today)
    assert [due.on for due in found] == sorted(due.on for due in found)
    for due in found:
        assert due.what
        assert due.thing
        assert when(due, today)
        assert short_when(due, today)
        assert under(due, today) or not due.why
        assert due.record is None or due.record in file.records
    assert all(event.words for event in events(file, today))
    count_contacts(file, today)
    for standing in (main_order, judgement_now, level_now):
        standing(file)  # type: ignore[operator]
    home_now(file, today)


FULL_CASE = (
    record("person", "person", first_names="Zephyr", date_of_birth=dt.date(2010, 1, 1)),
    order(phase="licence"),
    level("enhanced", started_on=dt.date(2026, 8, 12), due_on=dt.date(2026, 8, 12)),
    record("judgement", "review", stage="review", state="draft", due_on=dt.date(2026, 11, 9)),
    record("plan_target", "target", target="School", state="open", review_on=dt.date(2026, 11, 9)),
    record("requirement", "licence", order="order", kind="licence_condition", start=dt.date(2026, 8, 10)),
    record("address", "home", kind="placement", since=dt.date(2026, 11, 20)),
    record("hearing", "first", date=dt.date(2026, 7, 1), result="Adjourned", report_ordered="psr"),
    record("hearing", "next", date=dt.date(2026, 12, 1), adjourned_from="first"),
    record("document", "contract", kind="contract", due_on=dt.date(2026, 12, 1)),
    contact("seen", dt.date(2026, 11, 2)),
    *(contact(f"missed {n}", dt.date(2026, 11, n), "unacceptable_absence") for n in (9, 16, 23)),
)


@pytest.mark.parametrize("year", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("at", range(len(FULL_CASE)), ids=[one.id for one in FULL_CASE])
def test_a_slip_in_a_year_stops_no_rule(at: int, year: str) -> None:
    whole = FULL_CASE[at]
    for name, about in about_fields(whole.type).items():
        if about.kind is Kind.DATE:
            slipped = Record(whole.id, whole.type, CASE, fields={**whole.fields, name: year})
            file = case_file(CASE, [*FULL_CASE[:at], slipped, *FULL_CASE[at + 1 :]])
            assert dues(file, TODAY)
            assert events(file, TODAY)
