"""The case page as a whole: what it says, how it folds, and that a screen reader and the keyboard reach all of it."""

import datetime as dt
import itertools
import threading
from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casework import Record
from casework.case_file import case_file
from casework.timeline import Event, Lane, Shape
from casework.trouble import Trouble
from tests.ui.case.conftest import Opened, case_of, few
from tests.ui.case.laptop import TODAY, Laptop
from tests.ui.controls import nameless
from ui.case.case_page import CasePage
from ui.case.case_reading import CaseOnLaptop
from ui.case.identity import identity
from ui.case.identity_bar import PAGES
from ui.case.summary_view import summary
from ui.case.timeline_shapes import across, along, drawing, holding
from ui.case.timeline_view import timeline
from ui.place import Place
from ui.theme import Scheme, Theme, apply, spaced
from ui.trouble_area import PageStack, TroubleArea


def on_laptop(name: str, *more: Record) -> CaseOnLaptop:
    case = case_of(name)
    records = {one.id: one for one in few() if one.case == case} | {one.id: one for one in more}
    return CaseOnLaptop(case_file(case, records.values()))


def said(page: CasePage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_who_this_is() -> None:
    juniper = identity(on_laptop("Juniper").file, TODAY)
    assert (juniper.name, juniper.known_as, juniper.short) == ("Juniper Vexley", "Juno", "Juno, 16")
    assert juniper.order == "Youth rehabilitation order, ends 9 August 2027"
    assert (juniper.serious_harm.badge, juniper.safety.badge) == (False, True)
    assert (juniper.visiting, juniper.visiting_icon) == ("Dog. Ring first.", "dog")
    corvin = identity(on_laptop("Corvin").file, TODAY)
    assert corvin.order == "Detention and training order, on licence to 22 July 2027"
    assert corvin.visiting == "No warning"


def test_a_confidential_address_is_never_written_out() -> None:
    case = on_laptop("Juniper")
    secret = [one for one in case.file.addresses if one.confidential]
    assert secret
    where = next(part for part in summary(case, TODAY).side if part.name == "where")
    shown = " ".join(fact.value for fact in where.facts)
    assert "Confidential address, never printed" in shown
    assert all(one.line_1 not in shown for one in secret if one.line_1)


def test_a_decision_comes_before_what_is_not_here_yet(laptop: Laptop) -> None:
    contact = next(one for one in few() if one.type == "contact" and one.case == case_of("Juniper"))
    conflict = laptop.conflict(contact, "note", None, "a", "b")
    case = msgspec.structs.replace(on_laptop("Juniper", conflict), all_here=False)
    told = summary(case, TODAY).notice
    assert told is not None
    assert told.text.startswith("2 people changed the contact on ")
    without = summary(msgspec.structs.replace(on_laptop("Juniper"), all_here=False), TODAY).notice
    assert without is not None
    assert without.text.startswith("Not on this laptop yet")


def test_an_empty_case_says_so_in_words() -> None:
    found = summary(CaseOnLaptop(case_file("c", [Record("p", "person", "c", {"first_names": "A"})])), TODAY)
    assert (found.coming, found.contacts) == ((), ())
    notes = {part.name: part.note for part in found.side}
    assert notes["warnings"] == "No warnings."
    assert notes["judgements"] == "No judgements recorded."


def test_the_drawing_joins_what_is_crowded_and_moves_by_lanes() -> None:
    found = timeline(on_laptop("Juniper"), TODAY)
    wide = drawing(found.events, found.spans["six_months"], TODAY, 960, 1.0, lambda text: 7.0 * len(text))
    narrow = drawing(found.events, found.spans["everything"], TODAY, 200, 1.0, lambda text: 7.0 * len(text))
    assert max(len(mark.events) for mark in narrow.marks) > max(len(mark.events) for mark in wide.marks)
    contacts = [mark for mark in wide.marks if mark.lane == 2]
    assert along(wide.marks, contacts[0], 1) == contacts[1]
    assert along(wide.marks, contacts[0], -1) == contacts[0]
    below = across(wide.marks, contacts[0], 1)
    assert below is not None
    assert below.lane == 3
    assert all(holding(wide.marks, number) == mark for mark in wide.marks for number in mark.events)
    labels = sorted(
        (mark.lane, mark.label_x, mark.label_x + 7.0 * len(mark.label)) for mark in wide.marks if mark.label
    )
    assert all(one[2] <= two[1] for one, two in itertools.pairwise(labels) if one[0] == two[0])


def test_counts_beside_each_other_do_not_read_as_one_number() -> None:
    crowded = [
        Event(lane=Lane.CONTACTS, shape=Shape.ATTENDED, words="Office", date=TODAY - dt.timedelta(days=number // 3))
        for number in range(540)
    ]
    span = (TODAY - dt.timedelta(days=180), TODAY)
    marks = drawing(crowded, span, TODAY, 960, 1.0, lambda text: 7.0 * len(text)).marks
    assert sum(len(mark.events) for mark in marks) == len(crowded)
    places = sorted(mark.x for mark in marks if len(mark.events) > 1)
    assert min(right - left for left, right in itertools.pairwise(places)) >= 15


def test_an_event_without_a_time_never_shows_one() -> None:
    found = timeline(on_laptop("Juniper"), TODAY)
    assert all(
        ("am" in row.when or "pm" in row.when or "noon" in row.when) == bool(found.events[row.number].time)
        for row in found.rows
    )


def test_drawing_and_list_share_one_selection(show: Opened, qtbot: QtBot) -> None:
    page = show("Juniper", Place(tab="timeline"))
    qtbot.waitUntil(lambda: page.timeline.drawing.drawn() is not None)
    page.timeline.drawing.setFocus()
    QTest.keyClick(page.timeline.drawing, Qt.Key.Key_Left)
    first = page.timeline.rows.current_key()
    assert first
    QTest.keyClick(page.timeline.drawing, Qt.Key.Key_Up)
    assert page.timeline.rows.current_key() != first


@pytest.mark.parametrize("tab", [name for name, _ in PAGES])
def test_every_page_speaks_and_has_names(tab: str, show: Opened, qtbot: QtBot) -> None:
    page = show("Juniper", Place(tab=tab))
    assert nameless(page) == []
    assert page.place().tab == tab
    assert "Juniper" in page.bar.accessibleName()
    assert "High" in page.bar.accessibleName() or "high" in page.bar.accessibleName()


def test_editors_have_names(show: Opened, qtbot: QtBot) -> None:
    page = show("Corvin", Place(tab="contacts", part="editor"))
    assert nameless(page) == []


def test_pages_fold_into_one_list_at_200_percent(show: Opened, qtbot: QtBot, qapp: QApplication) -> None:
    page = show("Juniper", Place(tab="summary"))
    assert page.bar.tabs.isVisible()
    apply(qapp, Theme(2.0, Scheme.LIGHT))
    page.resize(1366, 768)
    qtbot.waitUntil(lambda: page.bar.list.isVisible())
    assert not page.bar.tabs.isVisible()
    assert page.bar.list.text() == "Page: Summary"
    qtbot.waitUntil(lambda: "Juno, 16" in said(page))


@pytest.fixture
def longest(laptop: Laptop, show: Opened) -> CasePage:
    """Juniper's case after she took the longest name."""
    person = next(one for one in few() if one.type == "person" and one.case == case_of("Juniper"))
    name = {"first_names": "Gwenhwyfar Angharad Llŷr", "surname": "Llanfair-Pwllgwyngyll ap Gruffŷdd-Ŵyn"}
    laptop.from_centre(msgspec.structs.replace(person, fields=name))
    return show("Juniper", Place(tab="summary"))


@pytest.fixture
def below_a_trouble(longest: CasePage, qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    """That case below a long trouble at 200 %, as high as the screen of a small laptop has room for both."""
    apply(qapp, Theme(2.0, Scheme.LIGHT))
    window, area, stack = QWidget(), TroubleArea(), PageStack()
    qtbot.addWidget(window)
    column = spaced(QVBoxLayout(window))
    column.addWidget(area)
    column.addWidget(stack, 1)
    stack.addWidget(longest)
    window.resize(1366, 651)
    window.show()
    area.say(Trouble("The file was damaged.", "What was changed here is safe. " * 12, "Tell IT support. " * 12))
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    yield window
    longest.setParent(None)


def test_the_longest_name_is_not_cut_for_a_trouble_told_above_it(
    longest: CasePage, below_a_trouble: QWidget, qtbot: QtBot
) -> None:
    """The trouble is scrolled, and little is left of the page below the name."""
    qtbot.waitUntil(lambda: longest.bar.height() == longest.bar.heightForWidth(longest.bar.width()))
    assert below_a_trouble.height() == 651
    stack = below_a_trouble.findChild(PageStack)
    assert stack is not None
    assert stack.height() == stack.minimumSizeHint().height(), "the trouble has the rest"


def test_the_longest_name_is_never_cut(longest: CasePage, qtbot: QtBot) -> None:
    page = longest
    page.resize(700, 726)
    qtbot.waitUntil(lambda: page.width() == 700)
    label = page.findChild(QLabel, "case_name")
    assert label.text() == "Gwenhwyfar Angharad Llŷr Llanfair-Pwllgwyngyll ap Gruffŷdd-Ŵyn"
    assert label.width() <= page.width()
    assert label.height() >= label.heightForWidth(label.width())


def test_a_page_from_the_centre_shows_at_once(laptop: Laptop, show: Opened, qtbot: QtBot) -> None:
    page = show("Juniper", Place(tab="contacts"))
    new = Record(
        "5f0c9b0c-5280-5050-b742-b1365457bf00",
        "contact",
        case_of("Juniper"),
        {"date": "2026-11-25", "kind": "phone", "attendance": "attended", "reason": "Rang about college"},
    )
    laptop.from_centre(new)
    qtbot.waitUntil(lambda: any(row.key == new.id for row in page.contacts.past.rows_model.rows()))


def test_the_place_is_where_somebody_is(show: Opened, qtbot: QtBot) -> None:
    page = show("Juniper", Place(tab="summary"))
    gone: list[Place] = []
    page.go.connect(gone.append)
    page.show_tab("people")
    assert page.place() == gone[-1] == Place("case", case_of("Juniper"), "people")


def test_a_case_that_is_not_here_says_so(laptop: Laptop, qtbot: QtBot) -> None:
    page = laptop.page(Place("case", "00000000-0000-0000-0000-000000000000"))
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: "Not on this laptop yet" in said(page))
    assert dt.date(2026, 11, 26) == TODAY


def test_a_page_shows_no_other_childs_words_while_its_own_are_read(laptop: Laptop, qtbot: QtBot, show: Opened) -> None:
    page = show("Juniper", Place(tab="contacts"))
    assert page.contacts.isVisible()
    page.show_place(Place("case", case_of("Zephyr"), "summary"))
    qtbot.waitUntil(page.summary.isVisible)
    go_on = threading.Event()
    laptop.desk.read(lambda store: go_on.wait(20), lambda _: None)
    try:
        page.show_tab("contacts")
        qtbot.waitUntil(lambda: "Reading..." in said(page))
        assert not page.contacts.isVisible()
        assert "recorded" not in said(page)
    finally:
        go_on.set()
    qtbot.waitUntil(page.contacts.isVisible)
    here = {one.id for one in few() if one.case == case_of("Zephyr")}
    assert {row.key for row in page.contacts.past.rows_model.rows()} <= here
