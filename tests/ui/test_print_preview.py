"""Print preview: the right paper, plain words, nothing printed that changed meanwhile, and what became of it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit, QWidget

from casework import Record, new_edit
from printing.job_states import JobState, Standing
from printing.print_system import PrinterChoice, PrintOrder, PrintSystem
from printing.printers import DrawnPrinting, OpenPdf, PrintRun
from tests.printing.queued import PlayedSystem
from tests.printing.test_printers import same_pages
from tests.ui.controls import nameless
from tests.ui.laptop import TODAY, case_of, demo_records
from tests.ui.print_laptop import Laptop, press
from ui import print_preview
from ui.parts.fields import TextField
from ui.parts.words import Words
from ui.place import Place
from ui.print_preview import CHANGED_MEANWHILE
from ui.print_side import NO_PRINTER


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """The two cases."""
    everything = demo_records()
    mine = {case_of(everything, "Quillsworth"), case_of(everything, "Ashgrove-Teel")}
    return [one for one in everything if one.case in mine]


@pytest.fixture
def laptop(printing: Laptop) -> Laptop:
    """One of its own for each test."""
    return printing


def field(page: QWidget, name: str) -> TextField:
    """The field of that name."""
    found = page.findChild(TextField, name)
    assert found is not None
    return found


def test_without_a_contact_it_shows_the_letter_about_the_next_one_planned(laptop: Laptop) -> None:
    page = laptop.preview(laptop.zephyr)
    words = laptop.words(page)
    assert "Dear Zephyr" in words
    assert "Thursday 26 November 2026, 2:00pm" in words
    assert page.place().field == "appointment_letter"
    assert page.place().part == "preview"


def test_the_contact_of_the_place_is_the_one_in_the_letter(laptop: Laptop) -> None:
    [contact] = laptop.contacts(laptop.zephyr, date="2026-12-03")
    words = laptop.words(laptop.preview(laptop.zephyr, record=contact.id))
    assert "Thursday 3 December 2026, 4:00pm" in words


def test_the_case_summary_is_chosen_by_hand_or_by_the_place(laptop: Laptop) -> None:
    page = laptop.preview(laptop.corvin, field="case_summary")
    assert "Case summary and chronology" in laptop.words(page)
    again = laptop.preview(laptop.corvin)
    assert "Dear Corvin" in laptop.words(again)
    box = again.findChild(QComboBox, "document_kind")
    assert box is not None
    box.setCurrentIndex(1)
    box.activated.emit(1)
    laptop.until(lambda: "Case summary and chronology" in laptop.words(again))
    assert again.place().field == "case_summary"


def test_every_control_has_a_name(laptop: Laptop) -> None:
    assert nameless(laptop.preview(laptop.zephyr)) == []


def test_a_refused_letter_says_why_in_place_of_the_paper_and_print_says_it_again(laptop: Laptop) -> None:
    with laptop.store() as store:
        [home] = [one for one in store.case(laptop.zephyr) if one.type == "address"]
        store.save(new_edit(home, {"letters": False}, "Imogen Farrowby"))
    page = laptop.preview(laptop.zephyr)
    assert "Letters may not go to the child's address." in laptop.told(page)
    assert not page.paper.isVisible()
    for name in ("print", "save_pdf"):
        press(page, name, laptop.qtbot)
        laptop.until(lambda: laptop.told(page).count("Hand the appointment over yourself") == 2)
        page.side.say_nothing()


def test_what_is_not_sent_is_said_on_the_paper_and_beside_it(laptop: Laptop) -> None:
    with laptop.store() as store:
        contact = next(one for one in store.case(laptop.zephyr) if one.type == "contact")
        store.save(new_edit(contact, {"note": "Not sent yet"}, "Imogen Farrowby"))
    page = laptop.preview(laptop.zephyr)
    assert "Not all changes had been sent." in laptop.words(page)
    checks = [one.accessibleName() for one in page.findChildren(QWidget, "check")]
    assert "Its last line says: “Not all changes had been sent.”" in checks
    assert "Letters may go to 12 Teasel Row." in checks
    other = laptop.preview(laptop.corvin)
    assert "Not all changes" not in laptop.words(other)


def with_printers(monkeypatch: pytest.MonkeyPatch, laptop: Laptop, system: PrintSystem) -> None:
    """Let this be the print system of this computer."""
    laptop.system = system
    monkeypatch.setattr(print_preview, "printers", system.printers)


def test_without_a_printer_it_waits_and_says_so(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    system = PlayedSystem()
    system.choices = []
    with_printers(monkeypatch, laptop, system)
    page = laptop.preview(laptop.zephyr)
    laptop.until(lambda: NO_PRINTER in [one.text() for one in page.findChildren(QWidget, "printer_line")])
    assert page.side.print_button.text() == "Print later"
    page.print_it()
    laptop.until(lambda: "No printer It goes by itself to the first printer" in laptop.told(page))
    [job] = laptop.jobs()
    assert job.printer == ""
    assert laptop.events(laptop.zephyr) == []
    system.choices = [PrinterChoice("portable", "Portable printer", True)]
    laptop.printing.wake()
    laptop.until(lambda: "Printing" in laptop.told(page))
    assert system.paper == [job.id]


class ToFile(DrawnPrinting):
    """Prints through Qt's PDF engine in place of a printer: all but the queue of the system is what it is."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def printers(self) -> tuple[PrinterChoice, ...]:
        return (PrinterChoice("file", "Portable printer", True),)

    def hand_over(self, order: PrintOrder) -> str:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.out))
        (self.out.parent / "title").write_text(order.title, encoding="utf-8")
        run = PrintRun(order.pdf, printer, order.title)
        while run.next_page():
            pass
        return ""


def test_a_letter_is_handed_over_and_then_recorded_and_only_later_served(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    with_printers(monkeypatch, laptop, ToFile(out))
    page = laptop.preview(laptop.zephyr)
    laptop.until(lambda: page.side.printer() == "file")
    laptop.now = dt.datetime(2026, 11, 26, 10, 12, tzinfo=dt.UTC)
    press(page, "print", laptop.qtbot)
    laptop.until(lambda: "Handed to the printer at 10:12am." in laptop.told(page))
    assert "This printer does not tell us how it went. Look at the paper." in laptop.told(page)
    assert "Printed" not in laptop.told(page)
    [paper] = laptop.papers(laptop.zephyr, "appointment_letter")
    assert paper.state == "printed"
    assert paper.printed_at == laptop.now
    assert paper.served_on is None
    assert paper.made_on == TODAY
    [event] = laptop.events(laptop.zephyr)
    assert (event["kind"], event["document"], event["by"]) == ("printed", paper.id, "Imogen Farrowby")
    assert (event["version"], event["fingerprint"]) == (paper.version, paper.fingerprint)
    assert f"fingerprint {paper.fingerprint}" in laptop.words(page)
    assert f"Appointment, version {paper.version} " in laptop.words(page)
    assert "printed 26 Nov 2026 10:12" in laptop.words(page)
    shown = OpenPdf(page._paper.pdf)  # type: ignore[union-attr]
    assert same_pages(shown, OpenPdf(out.read_bytes()))
    assert (tmp_path / "title").read_text(encoding="utf-8") == "Appointment letter"

    assert "Not all changes" not in laptop.words(page), "the record of paper makes the paper say no less"
    press(page, "record_served", laptop.qtbot)
    laptop.until(lambda: "Choose how it got there first." in laptop.told(page))
    page.side.how.options()["posted"].click()
    page.side.to_whom.set_value(None)
    press(page, "record_served", laptop.qtbot)
    laptop.until(lambda: "Say who got it first." in laptop.told(page))
    page.side.to_whom.set_value("Zephyr, at home")
    press(page, "record_served", laptop.qtbot)
    laptop.until(lambda: laptop.papers(laptop.zephyr, "appointment_letter")[0].served_on == TODAY)
    [paper] = laptop.papers(laptop.zephyr, "appointment_letter")
    assert (paper.state, paper.served_how) == ("served", "posted")
    assert paper.printed_at is not None
    assert [(one["kind"], one.get("to_whom")) for one in laptop.events(laptop.zephyr)] == [
        ("printed", None),
        ("posted", "Zephyr, at home"),
    ]
    assert laptop.troubles == []


def test_a_letter_whose_words_nobody_has_approved_is_a_draft_and_is_not_served(laptop: Laptop) -> None:
    with laptop.store() as store:
        person = next(one for one in store.case(laptop.zephyr) if one.type == "person")
        store.save(new_edit(person, {"letter_language": "CYM"}, "Imogen Farrowby"))
    page = laptop.preview(laptop.zephyr)
    laptop.until(lambda: "DRAFT: not for issue" in laptop.words(page))
    assert "Tudalen 1 o 1 / Page 1 of 1" in laptop.words(page)
    page.side.how.options()["posted"].click()
    press(page, "record_served", laptop.qtbot)
    laptop.until(lambda: "This is a draft." in laptop.told(page))
    assert laptop.papers(laptop.zephyr, "appointment_letter") == []


def test_a_name_that_runs_from_right_to_left_is_read_as_it_was_written(laptop: Laptop) -> None:
    with laptop.store() as store:
        person = next(one for one in store.case(laptop.zephyr) if one.type == "person")
        store.save(new_edit(person, {"surname": "الخوري"}, "Imogen Farrowby"))
    page = laptop.preview(laptop.zephyr)
    assert "الخوري" in laptop.words(page)
    assert "Your next appointment" in laptop.words(page)


def test_how_it_is_printed_goes_with_it(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    system = PlayedSystem()
    with_printers(monkeypatch, laptop, system)
    page = laptop.preview(laptop.corvin, field="case_summary")
    laptop.until(lambda: page.side.printer() == "portable")
    field(page, "copies").set_value("2")
    field(page, "pages").set_value("1")
    box = page.findChild(QAbstractButton, "two_sided")
    assert box is not None
    box.click()
    press(page, "print", laptop.qtbot)
    laptop.until(lambda: bool(system.held))
    [order] = system.held.values()
    assert (order.copies, order.pages, order.two_sided) == (2, ((1, 1),), True)


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("copies", "0", "Write a number from 1 to 50."),
        ("copies", "two", "Write a number from 1 to 50."),
        ("pages", "9", "Write 1-2 for the first two"),
    ],
)
def test_what_cannot_be_printed_is_told_and_nothing_is_queued(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, name: str, typed: str, told: str
) -> None:
    with_printers(monkeypatch, laptop, PlayedSystem())
    page = laptop.preview(laptop.zephyr)
    field(page, name).set_value(typed)
    page.print_it()
    laptop.until(lambda: told in laptop.told(page))
    assert laptop.jobs() == []


def test_each_state_is_told_as_it_comes_and_it_can_be_stopped(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    system = PlayedSystem()
    with_printers(monkeypatch, laptop, system)
    page = laptop.preview(laptop.zephyr)
    laptop.until(lambda: page.side.printer() == "portable")
    page.print_it()
    laptop.until(lambda: bool(system.let_go))
    system.standings["1"] = Standing(JobState.OUT_OF_PAPER)
    laptop.printing.wake()
    laptop.until(lambda: "The printer is out of paper Put paper in" in laptop.told(page))
    [stop] = [one for one in page.findChildren(QAbstractButton) if one.text() == "Stop this print"]
    stop.click()
    laptop.until(lambda: "Stopped It was not printed, or not all of it." in laptop.told(page))
    assert system.standings == {}
    assert [one["kind"] for one in laptop.events(laptop.zephyr)] == ["printed", "stopped"]


def test_the_summary_is_handed_to_the_court_as_a_file(laptop: Laptop, tmp_path: Path) -> None:
    page = laptop.preview(laptop.corvin, field="case_summary")
    page.choose_file = lambda suggested, chosen: chosen(str(tmp_path / suggested))
    press(page, "hand_to_court", laptop.qtbot)
    laptop.until(lambda: "recorded as handed over" in laptop.told(page))
    laptop.until(lambda: bool(laptop.events(laptop.corvin)))
    [event] = laptop.events(laptop.corvin)
    assert (event["kind"], event["to_whom"]) == ("court", "The court")
    assert (tmp_path / "Case summary 2026-11-26.pdf").read_bytes() == page._paper.pdf  # type: ignore[union-attr]


def test_a_letter_to_a_child_is_not_offered_to_the_court(laptop: Laptop) -> None:
    assert not laptop.preview(laptop.zephyr).side.court_button.isVisible()


def test_words_are_found_on_the_paper(laptop: Laptop) -> None:
    page = laptop.preview(laptop.corvin, field="case_summary")
    page.activateWindow()
    page.take_focus()
    laptop.until(lambda: page.paper.hasFocus())
    laptop.qtbot.keyClick(page.paper, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    finder = field(page, "find_on_paper")
    laptop.until(finder.hasFocus)
    laptop.qtbot.keyClicks(finder, "corvin")
    found = page.findChild(Words, "found_on_paper")
    assert found is not None
    there_are = laptop.words(page).lower().count("corvin")
    assert there_are > 1
    laptop.until(lambda: found.text() == f"1 of {there_are}")
    laptop.qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert found.text() == f"2 of {there_are}"
    laptop.qtbot.keyClick(finder, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    laptop.qtbot.keyClick(finder, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert found.text() == f"{there_are} of {there_are}"
    finder.clear()
    laptop.qtbot.keyClicks(finder, "zebra")
    laptop.until(lambda: found.text() == "“zebra” is not on this paper")
    laptop.qtbot.keyClick(finder, Qt.Key.Key_Escape)
    laptop.until(lambda: page.paper.hasFocus())
    assert not page.finder.isVisible()


def test_the_same_facts_are_the_same_version_and_other_facts_the_next(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = laptop.preview(laptop.zephyr, record=laptop.contacts(laptop.zephyr, date="2026-12-03")[0].id)
    page.choose_file = lambda suggested, chosen: chosen(str(tmp_path / suggested))
    for _ in range(2):
        press(page, "save_pdf", laptop.qtbot)
        laptop.until(lambda: "Saved as a PDF." in laptop.told(page))
        page.side.say_nothing()
    laptop.until(lambda: len(laptop.papers(laptop.zephyr, "appointment_letter")) == 1)
    [contact] = laptop.contacts(laptop.zephyr, date="2026-12-03")
    with laptop.store() as store:
        store.save(new_edit(contact, {"start": "17:00:00", "end": "17:30:00"}, "Imogen Farrowby"))
    laptop.desk.changed.emit(frozenset({laptop.zephyr}))
    laptop.until(lambda: "5:00pm" in laptop.words(page))
    press(page, "save_pdf", laptop.qtbot)
    laptop.until(lambda: len(laptop.papers(laptop.zephyr, "appointment_letter")) == 2)
    versions = sorted(one.version or 0 for one in laptop.papers(laptop.zephyr, "appointment_letter"))
    assert versions[1] == versions[0] + 1


def test_a_summary_printed_twice_is_one_version(laptop: Laptop, tmp_path: Path) -> None:
    page = laptop.preview(laptop.corvin, field="case_summary")
    page.choose_file = lambda suggested, chosen: chosen(str(tmp_path / suggested))
    for times in (1, 2):
        press(page, "save_pdf", laptop.qtbot)
        laptop.until(lambda: "Saved as a PDF." in laptop.told(page))
        page.side.say_nothing()
        laptop.until(lambda times=times: len(laptop.events(laptop.corvin)) == times)
    assert len(laptop.papers(laptop.corvin, "case_summary")) == 1


def test_the_file_suggested_has_no_childs_name_and_the_file_is_the_paper(laptop: Laptop, tmp_path: Path) -> None:
    page = laptop.preview(laptop.zephyr)
    suggested: list[str] = []

    def choose(name: str, chosen: Callable[[str], None]) -> None:
        suggested.append(name)
        chosen(str(tmp_path / name))

    page.choose_file = choose
    press(page, "save_pdf", laptop.qtbot)
    laptop.until(lambda: "Saved as a PDF." in laptop.told(page))
    assert suggested == ["Appointment letter 2026-11-26.pdf"]
    saved = (tmp_path / suggested[0]).read_bytes()
    assert saved == page._paper.pdf  # type: ignore[union-attr]


def test_a_folder_that_takes_no_file_is_told_and_nothing_is_recorded(laptop: Laptop, tmp_path: Path) -> None:
    page = laptop.preview(laptop.zephyr)
    page.choose_file = lambda name, chosen: chosen(str(tmp_path / "no such folder" / name))
    press(page, "save_pdf", laptop.qtbot)
    laptop.until(lambda: "The PDF could not be written there." in laptop.told(page))
    assert laptop.papers(laptop.zephyr, "appointment_letter") == []


def test_nothing_is_printed_if_the_case_changed_while_somebody_looked(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    with_printers(monkeypatch, laptop, ToFile(out))
    page = laptop.preview(laptop.zephyr)
    laptop.until(lambda: page.side.printer() == "file")
    [contact] = laptop.contacts(laptop.zephyr, date="2026-11-26")
    with laptop.store() as store:
        store.save(new_edit(contact, {"start": "15:00:00"}, "Callum Dreyling"))
    press(page, "print", laptop.qtbot)
    laptop.until(lambda: CHANGED_MEANWHILE.happened in laptop.told(page))
    assert "3:00pm" in laptop.words(page)
    assert not out.exists()
    assert laptop.papers(laptop.zephyr, "appointment_letter") == []


def test_a_printer_that_fails_is_told_and_only_the_version_is_recorded(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "out.pdf").mkdir()
    with_printers(monkeypatch, laptop, ToFile(tmp_path / "out.pdf" / "no such folder" / "beneath.pdf"))
    (tmp_path / "out.pdf" / "no such folder").mkdir()
    (tmp_path / "out.pdf" / "no such folder" / "beneath.pdf").mkdir()
    page = laptop.preview(laptop.zephyr)
    laptop.until(lambda: page.side.printer() == "file")
    press(page, "print", laptop.qtbot)
    laptop.until(lambda: "Not printed: the printer did not take it" in laptop.told(page))
    [paper] = laptop.papers(laptop.zephyr, "appointment_letter")
    assert paper.state == "issued"
    assert paper.printed_at is None
    assert laptop.events(laptop.zephyr) == []


def test_the_words_can_be_read_in_place_of_the_paper(laptop: Laptop) -> None:
    page = laptop.preview(laptop.zephyr)
    words = page.findChild(QPlainTextEdit, "paper_words")
    assert words is not None
    press(page, "read_words", laptop.qtbot)
    assert words.isVisible()
    assert not page.paper.isVisible()
    assert "Dear Zephyr" in words.toPlainText()
    press(page, "read_words", laptop.qtbot)
    assert page.paper.isVisible()


def test_going_back_is_to_the_case(laptop: Laptop) -> None:
    page = laptop.preview(laptop.zephyr, tab="contacts")
    places: list[Place] = []
    page.go.connect(places.append)
    page.go_back()
    assert places == [Place(page="case", case=laptop.zephyr, tab="contacts")]


def test_keys_zoom_the_paper_and_not_the_text_of_the_window(laptop: Laptop) -> None:
    page = laptop.preview(laptop.zephyr)
    larger_text: list[bool] = []
    QShortcut(QKeySequence("Ctrl++"), page, lambda: larger_text.append(True))
    page.activateWindow()
    page.take_focus()
    laptop.until(lambda: page.paper.hasFocus())
    before = page.paper.zoomFactor()
    laptop.qtbot.keyClick(page.paper, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.paper.zoomFactor() > before
    laptop.qtbot.keyClick(page.paper, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert page.paper.zoomFactor() == pytest.approx(before)
    assert larger_text == []


def test_a_preview_that_is_closed_while_it_shows_a_paper_goes_quietly(laptop: Laptop) -> None:
    """A QPdfView that owns its document crashes as it ends."""
    holder = QWidget()
    laptop.qtbot.addWidget(holder)
    for _ in range(3):
        page = laptop.preview(laptop.corvin, field="case_summary", holder=holder)
        with laptop.qtbot.waitSignal(page.destroyed):
            page.deleteLater()
