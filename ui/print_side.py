"""The side column of the preview: the printer, how a print stands, what was looked at, and how the paper gets there."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from casework import words as said
from casework.code_lists import CODE_LISTS
from casework.code_lists import words as code
from casework.standing import within
from casework.trouble import Trouble
from printing.documents import Check
from printing.job_states import WORDS
from printing.print_system import PrinterChoice
from ui.announce import announce
from ui.parts.buttons import Button, ButtonKind, filled, link, outline
from ui.parts.choices import ChoiceField
from ui.parts.fields import TextField
from ui.parts.flow import Flow
from ui.parts.notice import Notice
from ui.parts.words import Picture, Words
from ui.print_choices import PrintChoices
from ui.print_jobs_view import JobLine
from ui.print_options import PrintOptions
from ui.print_work import LETTER, Paper
from ui.secret_form import SecretForm
from ui.theme import sized, spaced

NO_PRINTER = "No printer is set up. Save as a PDF, or print later: it waits in Documents and printing."
LOOKING_FOR_PRINTERS = "Looking for printers..."
FOR_COURT = frozenset(
    {
        "case_summary", "psr", "stand_down_report", "progress_report", "breach_report", "breach_information",
        "referral_order_report", "bail_support_report", "evidence",
    }
)  # fmt: skip
"""Kinds of document that a court is handed (DOMAIN section 7)."""
COPY_FIELDS = (("Password of the copy", "At least 12 letters. Tell the reader another way, not beside the copy."),)
GAP, UNDER_HEADING = 16, 7


class PrintSide(QWidget):
    """What to press and what to know. It decides nothing: the page listens to its signals.

    job_act: what to do with the job that is shown. served: the code of how the paper reached its reader, and who that
    was. sign_pressed: countersign what is shown. copy_wanted: a copy that opens with this password. spoke: a notice
    that is to be seen.
    """

    print_pressed = Signal()
    save_pressed = Signal()
    court_pressed = Signal()
    read_pressed = Signal()
    job_act = Signal(str)
    served = Signal(str, str)
    sign_pressed = Signal()
    copy_wanted = Signal(str)
    spoke = Signal(QWidget)

    def __init__(self, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = PrintChoices(today)
        self._printers: tuple[PrinterChoice, ...] = ()
        self._looked = False
        self._chosen = ""
        self._job: JobLine | None = None
        column = spaced(QVBoxLayout(self), (22, 16, 22, 16), GAP)
        column.addWidget(self._printer_part())
        column.addWidget(self.choices)
        column.addWidget(self._checks_part())
        column.addWidget(self._reach_part())
        column.addStretch(1)

    # The printer

    def _printer_part(self) -> QWidget:
        part, column = _part()
        row = spaced(QHBoxLayout(), spacing=8)
        row.addWidget(Words("Printer", "section"))
        row.addStretch(1)
        self._choose = link("Choose another", self._choose_printer)
        self._choose.setObjectName("choose_printer")
        row.addWidget(self._choose)
        column.addLayout(row)
        self._printer_line = Words(LOOKING_FOR_PRINTERS, "body", "ink2", wrap=True)
        self._printer_line.setObjectName("printer_line")
        column.addWidget(self._printer_line)
        self.options = PrintOptions()
        column.addWidget(self.options)
        self._said = spaced(QVBoxLayout(), spacing=8)
        column.addLayout(self._said)
        buttons = Flow(gap=8, line_gap=6)
        self.print_button = filled("Print", self.print_pressed.emit, hint="Ctrl+P")
        self.print_button.setObjectName("print")
        self.save_button = outline("Save as PDF", self.save_pressed.emit, icon_name="download")
        self.save_button.setObjectName("save_pdf")
        self.court_button = outline("Hand to the court", self.court_pressed.emit, icon_name="landmark")
        self.court_button.setObjectName("hand_to_court")
        for button in (self.print_button, self.save_button, self.court_button):
            buttons.addWidget(button)
        column.addWidget(buttons)
        self._copy_link = link("Save a copy with a password", self._ask_password)
        self._copy_link.setObjectName("save_copy")
        column.addWidget(self._copy_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.copy_form = SecretForm(
            "copy", "Save the copy", COPY_FIELDS, lambda typed: self.copy_wanted.emit(typed[0]), self.leave_copy
        )
        column.addWidget(self.copy_form)
        return part

    def _ask_password(self) -> None:
        self._copy_link.hide()
        self.copy_form.open_form()

    def leave_copy(self) -> None:
        """No password is asked for any more."""
        self.copy_form.close_form()
        self._copy_link.show()

    def show_printers(self, printers: tuple[PrinterChoice, ...]) -> None:
        """The printers of this computer, the default first."""
        self._printers, self._looked = printers, True
        if self._chosen not in [one.name for one in printers]:
            self._chosen = printers[0].name if printers else ""
        self._say_printer()

    def printer(self) -> str:
        """The name of the printer chosen, or nothing."""
        return self._chosen

    def choose(self, name: str) -> None:
        """Choose a printer by its name."""
        self._chosen = name
        self._say_printer()

    def _say_printer(self) -> None:
        chosen = next((one for one in self._printers if one.name == self._chosen), None)
        trouble = f". {WORDS[chosen.trouble].words}." if chosen and chosen.trouble else ""
        self._printer_line.setText(f"{chosen.words}, A4{trouble}" if chosen else NO_PRINTER)
        self.print_button.setText("Print" if chosen or not self._looked else "Print later")
        self.print_button.updateGeometry()
        self._choose.setVisible(len(self._printers) > 1)

    def _choose_printer(self) -> None:
        menu = QMenu(self)
        for one in self._printers:
            menu.addAction(one.words, partial(self.choose, one.name))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._choose.mapToGlobal(self._choose.rect().bottomLeft()))

    def say(self, heading: str, text: str = "") -> None:
        """One thing that has happened: it stays until the next."""
        self._show_notice(Notice(heading, text, icon_name="info", tone="warn"))

    def show_job(self, line: JobLine) -> None:
        """How the print that was asked for here stands. Said again only where it is another than before."""
        if line == self._job:
            return
        text = " ".join(part for part in (line.next_step, line.beside) if part)
        acts = [(act, partial(self.job_act.emit, act)) for act in line.acts]
        self._show_notice(Notice(line.state, text, acts, icon_name="circle-alert" if line.needs_you else "info"))
        announce(self, line.sentence())
        self._job = line

    def say_trouble(self, trouble: Trouble) -> None:
        """What went wrong, what is safe, and what to do."""
        self._show_notice(Notice.of(trouble))

    def begin_again(self) -> None:
        """Another paper: nothing is said of it, chosen for it, or to be done with it, until it is shown."""
        self._let_press(False)
        self.say_nothing()
        self.options.reset()
        self.choices.forget()
        self.leave_copy()
        self.how.set_value(None)
        self.to_whom.set_value(None)

    def _let_press(self, there: bool) -> None:
        for button in (self.print_button, self.save_button, self.court_button, self._copy_link):
            button.setEnabled(there)
        if not there:
            self._checks_of_it.hide()
            self._reach.hide()

    def say_nothing(self) -> None:
        """Take away what was said."""
        self._job = None
        while (item := self._said.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()

    def _show_notice(self, notice: Notice) -> None:
        self.say_nothing()
        notice.setObjectName("print_notice")
        self._said.addWidget(notice)
        self.spoke.emit(notice)

    # What was looked at

    def _checks_part(self) -> QWidget:
        part, column = _part()
        column.addWidget(Words("Looked at before printing", "section"))
        self._checks = spaced(QVBoxLayout(), spacing=6)
        column.addLayout(self._checks)
        read = link("Read the words", self.read_pressed.emit)
        read.setObjectName("read_words")
        column.addWidget(read, 0, Qt.AlignmentFlag.AlignLeft)
        self.sign_button = outline("Countersign this version", self.sign_pressed.emit, icon_name="pencil")
        self.sign_button.setObjectName("countersign")
        column.addWidget(self.sign_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._checks_of_it = part
        return part

    def show_checks(self, checks: Sequence[Check]) -> None:
        """The sentences, each with a tick, or amber where somebody should look."""
        while (item := self._checks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for check in checks:
            self._checks.addWidget(_check_row(check))

    # How it reaches its reader

    def _reach_part(self) -> QWidget:
        part, column = _part()
        self._reach_heading = Words("How it gets there", "section", wrap=True)
        column.addWidget(self._reach_heading)
        self.how = ChoiceField(CODE_LISTS["served_how"], "How it gets there")
        self.how.setObjectName("served_how")
        self.how.edited.connect(self._how_chosen)
        column.addWidget(self.how)
        self.to_whom = TextField("To whom", hint="To whom")
        self.to_whom.setObjectName("to_whom")
        column.addWidget(self.to_whom)
        self._reach_words = Words("", "small", "ink2", wrap=True)
        self._reach_words.setObjectName("served_words")
        column.addWidget(self._reach_words)
        self.served_button = Button("Record how it got there", ButtonKind.OUTLINE, pressed=self._record_pressed)
        self.served_button.setObjectName("record_served")
        column.addWidget(self.served_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._reach = part
        return part

    def _how_chosen(self) -> None:
        how = code("served_how", self.how.value())
        self.served_button.setText(f"Record: {within(how)}" if how else "Record how it got there")
        self.served_button.updateGeometry()

    def _record_pressed(self) -> None:
        self.served.emit(self.how.value() or "", self.to_whom.value() or "")

    def show_paper(self, paper: Paper) -> None:
        """Everything that is said about this paper. A refused one has only its reason, shown in its place."""
        self._let_press(True)
        there = paper.refused is None
        for part in (self._checks_of_it, self._reach):
            part.setVisible(there)
        self.court_button.setVisible(paper.wanted.kind in FOR_COURT)
        self.choices.offer(paper.wanted.template.choices)
        self.sign_button.setVisible(paper.to_sign)
        self.show_checks(paper.checks)
        reader = paper.called if paper.wanted.kind == LETTER else "the reader"
        if paper.wanted.kind == LETTER and not self.to_whom.value():
            self.to_whom.set_value(paper.called)
        self._reach_heading.setText(f"How {reader} gets it")
        self.show_record(paper)

    def show_record(self, paper: Paper) -> None:
        """What the case already says about this paper."""
        record = paper.record
        if record and record.served_on and record.fingerprint == paper.fingerprint:
            how = within(code("served_how", record.served_how)) or "served"
            self._reach_words.setText(f"The case says: {how}, {said.weekday_day_month(record.served_on)}.")
        else:
            self._reach_words.setText("The case says it was served once you record it. Printing alone does not count.")


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    return part, spaced(QVBoxLayout(part), spacing=UNDER_HEADING)


def _check_row(check: Check) -> QWidget:
    row = QWidget()
    row.setObjectName("check")
    row.setAccessibleName(check.text)
    line = spaced(QHBoxLayout(row), spacing=10)
    picture = Picture("circle-alert", "warn") if check.needs_you else Picture("check", "ink2")
    line.addWidget(sized(picture, width=16, height=20), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Words(check.text, "small", wrap=True), 1)
    return row
