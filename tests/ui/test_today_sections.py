"""Today after what is due, the diary, the court list and the rules: what they say, and by keyboard."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casework import Record, new_edit, new_record
from casework.contact_levels import Behind
from casework.due import Due
from casework.limits import Limit, Points, Unit
from casework.local_rules import DEFAULTS, LocalRules, OwnLimit
from casework.return_gaps import Gap
from casework.service import Service
from local_store import LocalStore
from local_store.shapes import CaseSummary
from tests.ui import laptop
from tests.ui.controls import nameless
from tests.ui.days import NOW, TODAY
from tests.ui.test_fast_entry import Typist
from ui.across import CourtPage, DiaryPage
from ui.caseload import CaseloadPage
from ui.caseload_view import Asked, caseload_rows, chosen, weight_line
from ui.court_view import court_rows
from ui.diary_view import week_rows
from ui.parts.rows import ROW, SECTION
from ui.place import Place
from ui.rules import RulesPage
from ui.theme import Theme
from ui.today import TodayPage
from ui.today_sections import MOST_GAPS, why
from ui.today_view import groups, today_rows

RULES = LocalRules(
    (OwnLimit("plan_review", Limit(2, Unit.MONTHS, "Our procedures, 4.2", since=dt.date(2026, 6, 1))),),
    points=(Points("high", 2, "Our procedures, 6.3"),),
)


def due(kind: str, days: int, what: str, **more: object) -> Due:
    return Due(case="c", kind=kind, what=what, why="", on=TODAY + dt.timedelta(days), **more)  # type: ignore[arg-type]


def row(name: str, *dues: Due, **more: object) -> CaseSummary:
    first, _, last = name.partition(" ")
    own = tuple(msgspec.structs.replace(one, case=name) for one in dues)
    return CaseSummary(case=name, first_names=first, surname=last, my_part="case_manager", dues=own, **more)  # type: ignore[arg-type]


LATE = Behind(
    1,
    4,
    dt.date(2026, 12, 6),
    "3 contacts still to be had by 6 December; 7 working days left",
    "4 a month, enhanced level",
    "level/enhanced",
    dt.date(2026, 11, 9),
)
CASES = [
    row("Ada Lark", due("plan_review", -3, "Review the plan", rule="plan_review", set_off=dt.date(2026, 8, 23))),
    row("Bo Finch", due("hearing", 0, "Go to court", at=dt.time(10)), due("hearing", 4, "Go to court")),
    row("Cy Wren", due("planned_contact", 3, "Visit Cy at home", visit=True), behind=LATE),
    row("Di Swift", due("eighteenth_birthday", 60, "Settle the move", from_day=dt.date(2026, 9, 1))),
    row("Ed Crane", due("eighteenth_birthday", 300, "Settle the move", from_day=dt.date(2027, 4, 1))),
    row("Fi Heron", gaps=(Gap("offence", "o", ("offence code",)), Gap("offence", "p", ("offence code",)))),
]


def test_today_goes_on_in_the_order_that_was_asked_for() -> None:
    rows = today_rows(groups(CASES, TODAY), TODAY)
    assert [one.first for one in rows if one.kind == SECTION] == [
        *("Overdue", "Today", "Next 7 days", "Behind on contacts", "Hearings in the next 7 days"),
        *("Visits in the next 7 days", "Turns 18 before the order ends", "Missing for the quarterly return"),
    ]
    said = {one.key.split("/")[0]: one for one in rows if one.kind == ROW}
    assert said["behind"].sentence() == (
        "Catch up on contacts, Cy Wren: 3 contacts still to be had by 6 December; 7 working days left, "
        "1 of 4 contacts, 4 a month, enhanced level"
    )
    assert said["behind"].opens == Place(page="case", case="Cy Wren", tab="contacts", part="editor")
    assert said["return"].second == "Fi Heron: 2 offence codes"
    settles = Place(page="case", case="Fi Heron", tab="offences", part="editor", record="o", type="offence")
    assert said["return"].opens == settles
    assert "Ed Crane" not in said, "more than half a year from now"
    assert groups(CASES, TODAY).aside() == "1 overdue, 1 to do today"


def test_each_line_stands_once() -> None:
    keys = [one.key for one in today_rows(groups(CASES, TODAY), TODAY, show_later=True) if one.kind == ROW]
    assert len(keys) == len(set(keys))
    assert sum("hearing" in key for key in keys) == 2


def test_many_cases_with_gaps_are_counted_and_not_all_listed() -> None:
    many = [row(f"Child {at}", gaps=(Gap("person", "p", ("sex",)),)) for at in range(MOST_GAPS + 3)]
    rows = today_rows(groups(many, TODAY), TODAY)
    assert sum(one.key.startswith("return/") for one in rows) == MOST_GAPS
    assert rows[-1].first == "3 more cases: Caseload, Return gaps."
    asked = Asked(boxes=frozenset({"return"}))
    assert len(chosen([*many, *CASES], asked, TODAY)) == MOST_GAPS + 4


def test_every_line_can_say_why() -> None:
    found = groups(CASES, TODAY)
    rows = [one for one in today_rows(found, TODAY, show_later=True) if one.kind == ROW]
    told = {one.key: why(one, found.everything(), CASES, RULES, TODAY) for one in rows}
    assert all(one.words for one in told.values())
    assert told["behind/Cy Wren"].words == "Enhanced level: 4 contacts in each 4 weeks for the first 3 months, then 2."
    review = next(one for key, one in told.items() if "plan_review" in key)
    assert review.sentence() == (
        "The plan is reviewed: 2 months after Sunday 23 August 2026. Set by your service, since 1 June 2026. "
        "Source: Our procedures, 4.2."
    )
    assert "for your service to check" in told["return/Fi Heron"].words


def test_a_row_of_the_caseload_says_what_the_case_weighs_and_of_what() -> None:
    heavy = row("Ada Lark", level="enhanced", weight=(("enhanced", 2), ("high", 1)))
    (shown,) = caseload_rows([heavy], TODAY)
    assert shown.cells[2].second == "3 points"
    assert "weighs 3 points: enhanced level 2, a judgement that is high or very high 1" in shown.sentence()
    assert weight_line([heavy, heavy], own=False) == "6 points by default"
    assert weight_line([heavy], own=True) == "3 points"


def test_the_diary_has_hearings_and_what_is_due_from_today_on() -> None:
    rows = week_rows([], NOW, dt.date(2026, 11, 23), 14, CASES)
    said = [one.first for one in rows]
    assert said.index("Today, Thursday 26 November") < said.index("Go to court") < said.index("Friday 27 November")
    assert "Review the plan" not in said, "what is overdue stands on Today"
    assert "Visit Cy at home" not in said, "a contact stands in the diary as itself"


def test_the_court_list_begins_with_results_that_nobody_entered() -> None:
    late = row("Bo Finch", due("result", -2, "Enter what the court decided"))
    rows = court_rows([], [late], TODAY)
    assert [one.first for one in rows] == ["Results to enter", "Enter what the court decided", "No hearings to come."]
    assert rows[1].end == "2 days overdue"


@pytest.fixture
def typist(store: Path, records: list[Record], theme: Theme, qtbot: QtBot) -> Iterator[Typist]:
    with LocalStore.open(store, laptop.KEY, today=lambda: TODAY, now=lambda: NOW.isoformat()) as opened:
        device = opened.device()
        assert device is not None
        opened.set_device(msgspec.structs.replace(device, service=Service(rules=RULES)))
        bail = new_record("hearing", laptop.case_of(records, "Quillsworth"))
        opened.save(new_edit(bail, {"date": "2026-11-24", "court": "Thornwick Youth Court"}, "Imogen Farrowby"))
    made = Typist(store, theme, qtbot)
    yield made
    made.window.close_desk()
    made.thread.finish()


def page(typist: Typist, name: str):  # type: ignore[no-untyped-def]
    frame = typist.window.frame()
    assert frame is not None
    return frame.page(name)


def test_w_says_why_and_follows_the_selection_and_escape_closes_it(typist: Typist) -> None:
    today = page(typist, "today")
    assert isinstance(today, TodayPage)
    today.list.setFocus()
    assert today.why.isHidden()
    typist.press(Qt.Key.Key_W)
    assert not today.why.isHidden()
    before = today.why.accessibleName()
    typist.press(Qt.Key.Key_Down)
    assert today.why.accessibleName() != before
    assert "23 days before" in today.why.words.text()
    assert today.why.source.text().startswith("Default, for your service to settle.")
    assert nameless(typist.window) == []
    typist.press(Qt.Key.Key_Escape)
    assert today.why.isHidden()
    assert typist.window.place().page == "today"


def test_d_opens_the_diary_from_the_list(typist: Typist) -> None:
    page(typist, "today").list.setFocus()
    typist.press(Qt.Key.Key_D)
    assert typist.window.place().page == "diary"
    diary = page(typist, "diary")
    assert isinstance(diary, DiaryPage)
    assert any(one.first == "Check the accommodation is suitable" for one in diary.list.rows_model.rows())


def test_enter_on_each_line_opens_something_of_its_case(typist: Typist) -> None:
    today = page(typist, "today")
    rows = [one for one in today.list.rows_model.rows() if one.kind == ROW and isinstance(one.opens, Place)]
    kinds = {
        one.key.split("/")[0] if one.key.startswith(("behind", "return")) else one.key.split("/")[1]: one
        for one in rows
    }
    assert {"return", "eighteenth_birthday", "planned_contact", "closure_assessment"} <= set(kinds)
    for one in kinds.values():
        typist.window.go(Place())
        typist.settle()
        today.list.setFocus()
        assert today.list.select_key(one.key)
        typist.press(Qt.Key.Key_Return)
        place = typist.window.place()
        assert (place.page, place.case, place.tab) == ("case", one.opens.case, one.opens.tab), one.first
        assert place.part == one.opens.part


def test_the_line_for_later_shows_and_hides_what_is_later(typist: Typist) -> None:
    today = page(typist, "today")
    today.list.setFocus()
    assert today.list.select_key("later-row")
    before = len(today.list.rows_model.rows())
    typist.press(Qt.Key.Key_Return)
    assert len(today.list.rows_model.rows()) > before
    typist.press(Qt.Key.Key_Return)
    assert len(today.list.rows_model.rows()) == before


def test_the_rules_are_reached_from_settings_and_say_whose_each_is(typist: Typist) -> None:
    typist.press(Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    settings = page(typist, "settings")
    settings._rules.setFocus()
    typist.press(Qt.Key.Key_Space)
    assert typist.window.place().page == "rules"
    rules = page(typist, "rules")
    assert isinstance(rules, RulesPage)
    said = [one.sentence() for one in rules.list.rows_model.rows()]
    assert "The plan is reviewed, 2 months. Set by your service, since 1 June 2026. Source: Our procedures, 4.2" in said
    assert rules.title.aside.text().startswith("2 set by your service")
    assert nameless(typist.window) == []
    rules.list.setFocus()
    rules.list.select_first()
    typist.press(Qt.Key.Key_Return)
    assert rules.why.words.text() == "A missed contact is followed up. 1 working day."
    typist.press(Qt.Key.Key_Escape)
    assert rules.why.isHidden()
    typist.press(Qt.Key.Key_Escape)
    assert typist.window.place().page == "settings"


def test_the_caseload_and_the_court_list_follow_the_rules_of_the_service(typist: Typist) -> None:
    typist.window.go(Place(page="caseload"))
    typist.settle()
    cases = page(typist, "caseload")
    assert isinstance(cases, CaseloadPage)
    assert cases.title.aside.text().endswith(" points")
    corvin = next(one for one in cases.list.rows_model.rows() if one.first.startswith("Ashgrove-Teel"))
    assert corvin.cells[2].second == "6 points"
    typist.window.go(Place(page="court"))
    typist.settle()
    court = page(typist, "court")
    assert isinstance(court, CourtPage)
    first = [one.first for one in court.list.rows_model.rows()][:2]
    assert first == ["Results to enter", "Enter what the court decided"]
    sable = next(one for one in court.list.rows_model.rows() if one.first.startswith("Sable"))
    assert sable.end_second == "Pre-sentence report due 27 November 2026, 1 working day before the hearing"
    assert DEFAULTS.limit("report_before_hearing", TODAY).number == -1
