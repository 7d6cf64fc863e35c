"""The thread through court on the six cases: which knots, in which order, in which words; and what leads to what."""

import datetime as dt
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import CaseFile, Record
from casework.case_file import case_file
from casework.thread import Knot, Tie, knots, outcome_beside, outcome_of
from casework.thread_links import Level, before_the_court, links
from casework.words import everyday_name
from central.demo.caseload import build
from tests.casework.made_up import CASE, TODAY, case, contact, order, record
from tests.casework.six_cases import TODAY as SIX_TODAY
from tests.casework.test_six_cases import CASES, records

ZEPHYR, JUNIPER, CORVIN = "Zephyr Quillsworth", "Juniper Vexley", "Corvin Ashgrove-Teel"
FEN, SABLE, LINNET = "Fen Blackwater-Lisle", "Sable Merriweather-Drax", "Linnet Hawksmere-Oyelaran"


@pytest.fixture(scope="module")
def demo() -> dict[str, CaseFile]:
    folders: dict[str, list[Record]] = defaultdict(list)
    for one in build(TODAY).records:
        folders[one.case].append(one)
    files = [case_file(id, held) for id, held in folders.items()]
    return {everyday_name(file.person): file for file in files}


def titles(found: tuple[Knot, ...]) -> list[tuple[str, str, Tie]]:
    return [(one.date.isoformat() if one.date else "", one.title, one.tie) for one in found]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            ZEPHYR,
            [
                ("2026-10-08", "Referral order, 6 months", Tie.PRESENT),
                ("2026-10-26", "Referral order report", Tie.BEEN),
            ],
        ),
        (
            JUNIPER,
            [
                ("2026-07-20", "First hearing, adjourned for a report", Tie.BEEN),
                ("2026-08-06", "Pre-sentence report", Tie.BEEN),
                ("2026-08-10", "Youth rehabilitation order, 12 months", Tie.PRESENT),
                ("2026-11-30", "Breach report", Tie.TO_COME),
                ("", "Breach hearing", Tie.TO_COME),
            ],
        ),
        (CORVIN, [("2026-03-23", "Detention and training order, 16 months", Tie.PRESENT)]),
        (FEN, [("2026-10-19", "Youth conditional caution, 12 weeks", Tie.PRESENT)]),
        (
            SABLE,
            [
                ("2026-11-02", "First appearance", Tie.BEEN),
                ("2026-11-12", "Basis of plea accepted: possession only", Tie.BEEN),
                ("2026-11-24", "Bail support report", Tie.BEEN),
                ("2026-11-27", "Pre-sentence report", Tie.TO_COME),
                ("2026-11-30", "Sentence", Tie.TO_COME),
            ],
        ),
        (
            LINNET,
            [
                ("2022-10-18", "Youth caution", Tie.BEEN),
                ("2023-01-06", "Youth conditional caution", Tie.BEEN),
                ("2023-11-22", "Reparation order, 24 hours", Tie.BEEN),
                ("2026-03-18", "Youth rehabilitation order, 9 months", Tie.PRESENT),
                ("2026-10-06", "Progress report", Tie.BEEN),
            ],
        ),
    ],
)
def test_the_six_demo_cases_have_these_knots(
    demo: dict[str, CaseFile], name: str, expected: list[tuple[str, str, Tie]]
) -> None:
    assert titles(knots(demo[name], TODAY)) == expected


def test_the_pictured_thread_says_what_occurred_and_when_it_was_entered(demo: dict[str, CaseFile]) -> None:
    found = {one.title: one for one in knots(demo[JUNIPER], TODAY)}
    made = found["Youth rehabilitation order, 12 months"]
    assert "Curfew 7pm to 7am, 8 weeks, tagged." in made.more
    assert made.source == "Her notes made in court, entered 11 August by Safiya Okonjo-Vane"
    report = found["Pre-sentence report"]
    assert report.more == "Countersigned by Wren Holloway-Pike, sent to the court the same day."
    assert report.paper
    assert found["Breach hearing"].more == "None recorded. A decision is due by Monday 30 November."


def test_nothing_of_a_written_result_is_left_out(demo: dict[str, CaseFile]) -> None:
    for file in demo.values():
        for knot in knots(file, TODAY):
            hearing = next((one for one in file.hearings if one.id == knot.key), None)
            for sentence in (hearing.result or "").split(". ") if hearing else []:
                assert sentence.strip(" .") in f"{knot.title}. {knot.more}"


@pytest.mark.parametrize("name", CASES)
def test_the_six_written_cases_are_read_without_a_slip(name: str) -> None:
    file = case_file(name, records(name))
    found = knots(file, SIX_TODAY)
    assert {one.id for one in file.hearings} <= {one.key for one in found}
    there = links(file)
    for record_id in there.level:
        places = there.along(record_id)
        assert [place.level for place in places] == sorted({place.level for place in places})
        assert record_id in [place.record for place in places]


def test_a_contact_in_two_versions_makes_the_breach_wait_for_it() -> None:
    found = knots(case_file("B", records("B")), SIX_TODAY)[-1]
    assert (found.title, found.date, found.undecided) == ("Breach hearing", None, "contact:miss3")
    assert found.more.endswith("and waits for one contact.")


def test_a_decision_out_of_court_stands_where_a_hearing_would() -> None:
    file = case_file("D", records("D"))
    (knot,) = knots(file, SIX_TODAY)
    assert (knot.type, knot.title, knot.tie) == ("pre_court_decision", "Youth conditional caution", Tie.PRESENT)
    levels = {place.level: place.record for place in links(file).along("offence:assault")}
    assert levels[Level.HEARING] == "pre_court_decision:panel"
    assert levels[Level.ORDER] == "order:ycc"


def test_a_hearing_that_has_been_without_a_result_says_so() -> None:
    silent = record("hearing", "h", court="Thornwick Youth Court", date=dt.date(2026, 11, 20))
    (knot,) = knots(case(silent), TODAY)
    assert knot.result_missing
    assert knot.tie is Tie.BEEN
    for told in ({"result": "Adjourned."}, {"adjourned_because": "report"}, {"remand": "conditional"}):
        told_of = record("hearing", "h", court="Thornwick Youth Court", date=dt.date(2026, 11, 20), **told)
        assert not knots(case(told_of), TODAY)[0].result_missing
    assert not knots(case(record("hearing", "h", date=TODAY)), TODAY)[0].result_missing


# what leads to what


def sentenced() -> CaseFile:
    return case(
        record("offence", "one", title="Theft", committed_on=dt.date(2026, 6, 1), hearing="first", seriousness=3),
        record("offence", "two", title="Affray", committed_on=dt.date(2026, 6, 2), hearing="first", seriousness=4),
        record("hearing", "first", date=dt.date(2026, 7, 1)),
        record("hearing", "second", date=dt.date(2026, 8, 10), adjourned_from="first"),
        record("outcome", "of two", offence="two", hearing="second", disposal="yro", main=True),
        record("outcome", "of one", offence="one", hearing="second", disposal="yro", counted="concurrent"),
        order(outcome="of two"),
        record("requirement", "curfew", order="order", kind="curfew"),
        record("requirement", "activity", order="order", kind="activity"),
        contact("visit", dt.date(2026, 9, 1)),
        contact("day", dt.date(2026, 9, 2), requirement="activity"),
        contact("planned", dt.date(2026, 12, 2), None),
    )


def test_from_an_offence_one_steps_on_to_the_contact_and_back() -> None:
    places = links(sentenced()).along("one")
    assert [place.record for place in places] == ["one", "second", "of one", "order", "activity", "day"]
    back = links(sentenced()).along("day", [place.record for place in places])
    assert [place.record for place in back] == [place.record for place in places]


def test_where_the_thread_forks_it_goes_the_way_somebody_came() -> None:
    there = links(sentenced())
    assert [place.record for place in there.along("two")][2] == "of two"
    chosen = there.along("order", ["one", "first", "curfew", "visit"])
    assert [place.record for place in chosen if place.level >= Level.REQUIREMENT] == ["curfew", "visit"]
    (here,) = [place for place in there.along("curfew") if place.level is Level.REQUIREMENT]
    assert set(here.others) == {"curfew", "activity"}


def test_contacts_that_have_been_come_before_those_to_come() -> None:
    last = links(sentenced()).along("curfew")[-1]
    assert last.others == ("visit", "planned")


def test_a_hearing_without_a_word_of_its_offences_has_those_it_was_adjourned_with() -> None:
    file = sentenced()
    second = next(one for one in file.hearings if one.id == "second")
    assert before_the_court(file, second) == ("one", "two")
    named = case(*file.records.values(), record("offence_at_hearing", "said", hearing="second", offence="one"))
    third = record("hearing", "third", date=dt.date(2026, 9, 1), adjourned_from="second")
    with_third = case(*named.records.values(), third)
    assert before_the_court(with_third, next(one for one in with_third.hearings if one.id == "third")) == ()


def test_hearings_that_name_each_other_in_a_ring_end() -> None:
    ring = case(
        record("hearing", "a", date=TODAY, adjourned_from="b"),
        record("hearing", "b", date=TODAY, adjourned_from="a"),
        record("offence", "o", title="Theft", hearing="a"),
    )
    assert [place.record for place in links(ring).along("o")] in (["o", "a"], ["o", "b"])


def test_the_outcome_beside_an_offence(demo: dict[str, CaseFile]) -> None:
    file = demo[JUNIPER]
    said = [outcome_beside(file, found) for one in file.offences if (found := outcome_of(file, one.id))]
    assert sorted(said) == ["Order, concurrent", "Order, concurrent", "Order, main"]
    imported = demo[LINNET]
    told = [outcome_beside(imported, found) for one in imported.offences if (found := outcome_of(imported, one.id))]
    assert "Youth caution" in told


IDS = ["one", "two", "first", "second", "of one", "of two", "order", "curfew", "nowhere", ""]
FIELDS = ["hearing", "offence", "outcome", "order", "adjourned_from", "decision", "requirement"]
TYPES = ["offence", "hearing", "outcome", "order", "requirement", "contact", "offence_at_hearing", "pre_court_decision"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(TYPES),
            st.sampled_from(IDS[:8]),
            st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(IDS), max_size=4),
            st.sampled_from([None, "2026-08-10", "2026-11-30", "not a day"]),
        ),
        max_size=9,
        unique_by=lambda one: one[1],
    )
)
def test_whatever_leads_wherever_nothing_slips(found: list[tuple[str, str, dict[str, str], str | None]]) -> None:
    file = case_file(
        CASE, [Record(id, type, CASE, {**fields, "date": on, "made_on": on}) for type, id, fields, on in found]
    )
    assert knots(file, TODAY) is not None
    there = links(file)
    for one in there.level:
        places = there.along(one)
        assert one in [place.record for place in places]
        assert len({place.level for place in places}) == len(places)
