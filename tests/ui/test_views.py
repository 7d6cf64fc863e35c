"""What the pages say, without a window: Today's groups, the caseload, edits in words, the unlock page."""

import datetime as dt

import pytest

from casework import Record, new_edit
from casework.due import Due
from local_store.shapes import CaseSummary, Counts, Hit, Pending, State
from sync.status import Link, SyncStatus
from tests.ui.days import NOW, TODAY
from ui.caseload_view import Asked, caseload_rows, chosen, count_words, matching
from ui.edit_words import copied_words, how_much, what_was_done
from ui.find_view import find_rows, nothing_words
from ui.found_words import because, near_match
from ui.outbox_view import Outbox, heading, outbox_rows, technical_detail
from ui.outbox_words import send_now_words
from ui.parts import marks
from ui.parts.rows import ROW, SECTION
from ui.today_view import groups, laptop_facts, laptop_heading, later_words, today_rows
from ui.unlock_words import UnlockFacts, button_words, unlock_facts


def due(case: str, days: int, what: str = "Review the plan", at: dt.time | None = None) -> Due:
    return Due(
        case=case, kind="plan_review", what=what, why="", on=TODAY + dt.timedelta(days), at=at, thing="Plan review"
    )


def row(name: str, *dues: Due, **more: object) -> CaseSummary:
    first, _, last = name.partition(" ")
    return CaseSummary(
        case=name, first_names=first, surname=last, order_kind="yro", my_part="case_manager", dues=dues, **more
    )


JUNIPER = row("Juniper Vexley", due("Juniper Vexley", -17), level="enhanced", safety="high", serious_harm="medium")
CORVIN = row(
    "Corvin Ashgrove-Teel",
    due("Corvin Ashgrove-Teel", 0, "Record the home visit", dt.time(10)),
    due("Corvin Ashgrove-Teel", 4, "Check the accommodation is suitable"),
    level="intensive",
    serious_harm="very_high",
)
ZEPHYR = row("Zephyr Quillsworth", due("Zephyr Quillsworth", 20), level="standard", not_sent=1)
CASES = [ZEPHYR, JUNIPER, CORVIN]


def test_a_laptop_without_cases_does_not_say_that_nothing_is_due() -> None:
    said = [one.first for one in today_rows(groups([], TODAY), TODAY, here=False)]
    assert said == ["Your cases are not on this laptop yet. They come with the connection."]
    assert laptop_heading([], Counts(), groups([], TODAY)) == "Nothing is on this laptop yet"


def test_today_puts_each_thing_in_its_group() -> None:
    found = groups(CASES, TODAY)
    assert [one[1].what for one in found.overdue] == ["Review the plan"]
    assert [one[1].what for one in found.today] == ["Record the home visit"]
    assert [one[1].what for one in found.week] == ["Check the accommodation is suitable"]
    assert found.aside() == "1 overdue, 1 to do today"
    assert later_words(found) == "1 more by the end of December"


def test_a_row_of_today_says_how_late_and_since_when() -> None:
    rows = today_rows(groups(CASES, TODAY), TODAY)
    assert [one.first for one in rows if one.kind == SECTION] == ["Overdue", "Today", "Next 7 days"]
    late = next(one for one in rows if one.kind == ROW)
    assert late.sentence() == (
        "Review the plan, Juniper Vexley, youth rehabilitation order, 17 days overdue, was due Monday 9 November"
    )
    assert late.end_ink == "bad"


def test_an_empty_today_says_so_in_words() -> None:
    said = [one.first for one in today_rows(groups([], TODAY), TODAY)]
    assert "Nothing is overdue." in said
    assert "Nothing more today." in said


def test_a_visit_whose_case_is_not_here_comes_first_in_amber() -> None:
    away = row("Ada Lark", due("Ada Lark", 0, "Record the home visit", dt.time(11, 30)), all_here=False)
    found = groups([away], TODAY)
    facts = laptop_facts([away], Counts(cases=1), 0, "", found, NOW)
    assert laptop_heading([away], Counts(cases=1), found).startswith("Not everything")
    assert facts[0].words == "Not on this laptop yet: Ada Lark’s case. Connect before 11:30am to have it."
    assert facts[0].ink == "warn"


def test_while_cases_are_still_to_come_nobody_says_that_everything_is_here() -> None:
    found = groups(CASES, TODAY)
    assert laptop_heading(CASES, Counts(cases=3), found) == "Everything for today is on this laptop"
    coming = Counts(cases=3, more_to_come=True)
    assert laptop_heading(CASES, coming, found) == "Not all of your cases are on this laptop yet"
    said = [fact.words for fact in laptop_facts(CASES, coming, 0, "", found, NOW)]
    assert said[-1] == "Not on this laptop yet: the rest of your cases. They come with the next connection."


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", ["Ashgrove-Teel", "Quillsworth", "Vexley"]),
        ("due", ["Vexley", "Ashgrove-Teel", "Quillsworth"]),
        ("risk", ["Ashgrove-Teel", "Vexley", "Quillsworth"]),
        ("level", ["Ashgrove-Teel", "Vexley", "Quillsworth"]),
    ],
)
def test_the_caseload_is_sorted_by_the_head_pressed(sort: str, order: list[str]) -> None:
    assert [one.surname for one in chosen(CASES, Asked(sort=sort), TODAY)] == order


def test_boxes_of_one_group_add_and_groups_narrow() -> None:
    both = frozenset({"mine", "overdue", "today"})
    assert [one.surname for one in chosen(CASES, Asked(boxes=both), TODAY)] == ["Ashgrove-Teel", "Vexley"]
    assert chosen(CASES, Asked(boxes=frozenset({"covering"})), TODAY) == []
    unsent = frozenset({"mine", "not_sent"})
    assert [one.surname for one in chosen(CASES, Asked(boxes=unsent), TODAY)] == ["Quillsworth"]


def test_search_looks_at_names_orders_and_the_next_thing() -> None:
    assert [one.surname for one in matching(CASES, "VEX", TODAY)] == ["Vexley"]
    assert len(matching(CASES, "plan rev", TODAY)) == 3
    assert count_words(1, 3, Asked(search="vex")) == "1 of 3 open cases has “vex”"
    assert count_words(0, 3, Asked(search="Tomm")) == "0 results for “Tomm” in open cases"


def test_a_row_of_the_caseload_is_spoken_whole() -> None:
    spoken = caseload_rows([JUNIPER], TODAY)[0].sentence()
    assert spoken == (
        "Juniper Vexley, youth rehabilitation order, safety and wellbeing high, plan review 17 days overdue"
    )


def edit_of(type: str, before: dict[str, object], set: dict[str, object], *, there: bool = True):  # type: ignore[no-untyped-def]
    record = Record(id="r", type=type, case="c", fields=before, stamps=dict.fromkeys(before, 5) if there else {})
    return new_edit(record, set, "Imogen Farrowby")


@pytest.mark.parametrize(
    ("type", "before", "set", "done", "much"),
    [
        (
            "contact",
            {"kind": "home_visit", "note": ""},
            {"note": "He had slept and eaten."},
            "Wrote the case note of the home visit",
            "5 words added",
        ),
        (
            "address",
            {"kind": "home", "line_1": "Gannet House", "suitability": "not_assessed"},
            {"suitability": "suitable"},
            "Changed the address",
            "suitability: not assessed, now suitable",
        ),
        (
            "contact",
            {"kind": "office", "date": "2026-11-23"},
            {"attendance": "unacceptable_absence"},
            "Recorded an unacceptable absence",
            "office on Monday 23 November",
        ),
        ("contact", {}, {"kind": "phone", "date": "2026-11-26"}, "Added a contact", "phone on Thursday 26 November"),
        ("address", {}, {"kind": "home", "line_1": "4 Lantern Court"}, "Added an address", ""),
        ("thing_of_later", {"a": 1}, {"a": 2}, "Changed a record", "a: 1, now 2"),
    ],
)
def test_an_edit_in_plain_words(
    type: str, before: dict[str, object], set: dict[str, object], done: str, much: str
) -> None:
    edit = edit_of(type, before, set)
    about = {**before, **set}
    assert what_was_done(edit, about) == done
    if much:
        assert how_much(edit, about) == much


def test_my_words_can_be_copied_with_their_titles() -> None:
    edit = edit_of("contact", {}, {"kind": "phone", "note": "Rang Damaris."})
    assert copied_words(edit) == "Kind of contact: Phone\nCase note: Rang Damaris."


def pending(at: str = "2026-11-26T09:32:00+00:00") -> Pending:
    return Pending(edit_of("address", {"line_1": "x"}, {"town": "y"}), State.WAITING, at)


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        (Link.OFFLINE, "Waits for a connection"),
        (Link.SIGNED_OUT, "Waits until you sign in"),
        (Link.SENDING, "Being sent now"),
        (Link.CENTRE_TROUBLE, "The centre is not answering"),
        (Link.CONNECTED, "Next to go"),
    ],
)
def test_each_change_says_why_it_waits(link: Link, reason: str) -> None:
    rows = outbox_rows(Outbox(pending=(pending(),), names={"c": "Juniper Vexley"}), SyncStatus(link), NOW)
    assert reason in rows[0].sentence()
    assert "Juniper Vexley" in rows[0].sentence()


def test_the_outbox_says_how_much_and_since_when() -> None:
    found = Outbox(pending=(pending(), pending("2026-11-26T09:40:00+00:00")))
    assert heading(found, NOW) == "2 changes are saved on this laptop. The oldest is from today at 9:32am."
    assert heading(Outbox(), NOW) == "Nothing waits. Everything saved on this laptop has been sent."
    offline = send_now_words(SyncStatus(Link.OFFLINE), 8)
    assert offline == "No connection. All 8 changes are safe here and go by themselves when there is one."


def test_technical_detail_holds_no_words_of_a_case() -> None:
    found = Outbox(pending=(pending(),), names={"c": "Juniper Vexley"}, fields={"r": {"line_1": "4 Lantern Court"}})
    detail = technical_detail(found, SyncStatus(Link.OFFLINE))
    assert "Juniper" not in detail
    assert "Lantern" not in detail
    assert found.pending[0].edit.id in detail


def test_the_unlock_page_tells_the_lease_as_a_date() -> None:
    facts = UnlockFacts(waiting=3, last_contact="2026-11-26T09:18:00+00:00", lease_until=dt.date(2026, 12, 10))
    lease = unlock_facts(facts, NOW)[-1]
    assert (lease.strong, lease.ink) == ("Thursday 10 December 2026", "ink")
    ending = UnlockFacts(last_contact="2026-11-14T09:18:00+00:00", lease_until=dt.date(2026, 11, 28))
    assert unlock_facts(ending, NOW)[0].ink == "warn"
    ended = UnlockFacts(waiting=3, last_contact="2026-11-01T09:18:00+00:00", lease_until=dt.date(2026, 11, 15))
    assert "3 changes are safe" in unlock_facts(ended, NOW)[0].before
    assert button_words(ended, TODAY) == "Connect and unlock"


def test_find_puts_cases_first_and_names_what_can_be_done() -> None:
    rows = find_rows(CASES, "vex", (), None, TODAY)
    assert [one.first for one in rows[:4]] == ["Case", "Juniper Vexley", "Do something for Juniper", "Record a contact"]
    assert find_rows(CASES, "nobody at all", (), None, TODAY) == []


def test_a_note_found_shows_the_words_around_the_match() -> None:
    assert near_match("a b c d \x02Juno\x03 asked if the sessions could start") == (
        "b c d \x02Juno\x03 asked if the sessions could"
    )
    assert near_match("\x02Juni\x03per asked") == "\x02Juni\x03per asked"
    assert near_match("a \x02bus\x03 and then a \x02fare\x03 to pay") == "a \x02bus\x03 and then a \x02fare\x03 to pay"
    assert len(near_match(" ".join(["\x02bus\x03"] * 40)).split()) == 12


def test_what_the_store_found_comes_first_and_says_why() -> None:
    by_phone = Hit(CASES[1].case, "r", "person", "t", snippet="\x0207700 900123\x03", field="phone")
    note = Hit(CASES[0].case, "n", "contact", "t", snippet="rang \x0207700\x03 twice")
    rows = find_rows(CASES, "0770", (by_phone, note), None, TODAY)
    assert (rows[1].key, rows[1].second) == (f"case-{CASES[1].case}", "Phone: \x0207700 900123\x03")
    assert "Phone: 07700 900123" in rows[1].sentence()
    assert rows[-1].opens.record == "n"
    assert matching(CASES, "0770", TODAY, {CASES[1].case}) == [CASES[1]]
    shown = caseload_rows(CASES, TODAY, {CASES[1].case: because(by_phone)})[1]
    assert shown.cells[0].second == "Phone: \x0207700 900123\x03"
    assert shown.spoken.endswith("Phone: 07700 900123")


def test_why_a_case_was_found_is_said_where_the_row_does_not_show_it() -> None:
    born = Hit("c", "r", "person", "t", snippet="\x022010-03-12\x03", field="date_of_birth")
    assert because(born) == "Date of birth: \x0212 March 2010\x03"
    assert because(Hit("c", "r", "address", "t", field="line_1")) == "Address, confidential"
    assert because(Hit("c", "r", "person", "t", snippet="\x02Vex\x03ley", field="surname")) == ""
    assert because(Hit("c", "r", "contact", "t", snippet="x")) == ""


def test_marks_are_cut_with_their_text() -> None:
    assert marks.parts("a \x02bus\x03 fare", 99) == [("a ", False), ("bus", True), (" fare", False)]
    assert marks.parts("a \x02bus\x03 fare", 4) == [("a ", False), ("bu", True)]
    assert marks.plain("a \x02bus\x03 fare") == "a bus fare"


def test_nothing_found_says_what_can_be_typed() -> None:
    assert "a date of birth, like 12/3/2010" in nothing_words("tomm")
