"""The timeline has everything once, newest first, each thing in its lane and shape."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from casework.timeline import Event, Lane, Shape, events
from tests.casework.made_up import TODAY, case, contact, order, record


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def of(found: tuple[Event, ...], id: str) -> Event:
    (event,) = [event for event in found if event.record == id and event.type != "due"]
    return event


def test_each_attendance_has_a_shape_and_words() -> None:
    file = case(
        contact("office", day("2026-11-02"), who_was_there="Juniper"),
        contact("visit", day("2026-11-03"), kind="home_visit", start=dt.time(11, 30)),
        contact("excused", day("2026-11-09"), "acceptable_absence", reason="clinic letter seen"),
        contact("missed", day("2026-11-16"), "unacceptable_absence"),
        contact("call", day("2026-11-17"), kind="phone", follow_up_of="missed", statutory=False),
        contact("moved", day("2026-11-18"), "rearranged_by_us"),
        contact("next", day("2026-12-10"), None),
    )
    found = events(file, TODAY)
    assert {event.record: (event.words, event.shape) for event in found if event.type == "contact"} == {
        "office": ("Attended, office", Shape.ATTENDED),
        "visit": ("Home visit, attended", Shape.ATTENDED),
        "excused": ("Acceptable absence", Shape.ACCEPTABLE),
        "missed": ("Unacceptable absence", Shape.UNACCEPTABLE),
        "call": ("Follow-up by phone", Shape.ATTENDED),
        "moved": ("Rearranged by us", Shape.NOT_COUNTED),
        "next": ("Office, planned", Shape.PLANNED),
    }
    assert of(found, "excused").more == "clinic letter seen"
    assert of(found, "visit").time == dt.time(11, 30)
    assert of(found, "next").planned
    assert not of(found, "moved").planned


def test_a_contact_in_two_versions_is_a_diamond_until_somebody_chose() -> None:
    two = {"of": "c", "field": "attendance", "mine": "unacceptable_absence", "theirs": "rearranged_by_us"}
    waiting = events(case(contact("c", day("2026-11-23")), record("conflict", "k", **two)), TODAY)
    assert of(waiting, "c").shape is Shape.TWO_VERSIONS
    assert of(waiting, "c").words == "Contact at the office"
    assert of(waiting, "c").more == "2 people changed this"
    assert of(waiting, "c").needs_decision
    chosen = record("conflict", "k", **two, settled_at="2026-11-26T16:02:00+00:00")
    assert of(events(case(contact("c", day("2026-11-23")), chosen), TODAY), "c").shape is Shape.ATTENDED


def test_the_order_is_a_bar_to_its_end_with_its_length() -> None:
    outcome = record("outcome", "o", disposal="yro", length="12 months")
    found = of(events(case(order(outcome="o"), outcome), TODAY), "order")
    assert (found.lane, found.shape) == (Lane.COURT, Shape.ORDER)
    assert found.words == "Youth rehabilitation order, 12 months"
    assert found.until == day("2027-08-09")
    assert found.more == "to 9 August 2027"


def test_court_and_assessment_stand_in_their_lanes() -> None:
    found = events(
        case(
            record("offence", "f", title="Theft from a shop", committed_on=day("2026-06-21")),
            record("hearing", "h1", court="Thornwick Youth Court", kind="first", date=day("2026-07-20"), result="So."),
            record("hearing", "h2", court="Thornwick Youth Court", kind="sentence", date=TODAY, adjourned_from="h1"),
            record(
                "judgement",
                "psr",
                stage="psr",
                state="countersigned",
                version=1,
                countersigned_on=day("2026-08-06"),
                countersigned_by="Wren Holloway-Pike",
            ),
            record("judgement", "draft", stage="review", state="draft", started_on=day("2026-11-20")),
            *(record("plan_target", f"t{n}", number=n, target="T", signed_on=day("2026-08-24")) for n in (1, 2)),
        ),
        TODAY,
    )
    assert of(found, "f").label == "Offence"
    assert of(found, "h1").label == "Adjourned"
    assert of(found, "h2").planned
    assert of(found, "psr").label == "Report"
    assert of(found, "psr").lane is Lane.ASSESSMENT
    assert of(found, "psr").more == "version 1 by Wren Holloway-Pike"
    assert of(found, "draft").words == "Review stage, begun"
    assert of(found, "draft").lane is Lane.NONE
    assert [event.words for event in found if event.type == "plan_target"] == ["Plan signed"]


def test_warnings_are_counted_and_say_how_they_were_given() -> None:
    letter = {"kind": "warning_letter", "title": "A warning"}
    found = events(
        case(
            record("document", "w2", **letter, state="served", made_on=day("2026-10-21"), served_how="posted"),
            record("document", "w1", **letter, state="served", made_on=day("2026-09-23"), served_how="handed"),
            record("document", "w3", **letter, state="draft", made_on=day("2026-11-23")),
            record("document", "plan", kind="my_plan", title="My plan", state="served", made_on=day("2026-08-24")),
        ),
        TODAY,
    )
    assert of(found, "w1").words == "First warning letter"
    assert of(found, "w2").label == "Second, posted"
    assert of(found, "w2").lane is Lane.WARNINGS
    assert of(found, "plan").lane is Lane.NONE
    assert "w3" not in {event.record for event in found}


def test_an_overdue_review_runs_from_its_day() -> None:
    draft = record("judgement", "r", stage="review", state="draft", due_on=day("2026-11-09"))
    (due,) = [event for event in events(case(order(), draft), TODAY) if event.words == "Plan review due"]
    assert due.shape is Shape.DUE
    assert due.days_overdue == 17
    assert due.label == "Plan review overdue"
    assert due.more == "still a draft"
    assert due.date == day("2026-11-09")


def test_what_has_no_date_comes_last_and_is_not_lost() -> None:
    found = events(case(record("offence", "f", title="Not dated"), contact("c", day("2016-01-01"))), TODAY)
    assert [event.record for event in found] == ["c", "f"]


@given(st.lists(st.tuples(st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31)), st.none() | st.times()), max_size=12))
def test_every_contact_is_there_once_and_newest_first(when: list[tuple[dt.date, dt.time | None]]) -> None:
    contacts = [contact(f"c{n}", date, start=time.isoformat() if time else None) for n, (date, time) in enumerate(when)]
    found = events(case(*contacts), TODAY)
    assert sorted(event.record for event in found) == sorted(one.id for one in contacts)
    dates = [(event.date, event.time or dt.time.min) for event in found if event.date]
    assert dates == sorted(dates, reverse=True)
