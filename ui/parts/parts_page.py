"""The sheet of parts, as one page: every small part in each of its states, to look at and to test."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.parts.badge import RiskBadge
from ui.parts.bars import Bar
from ui.parts.buttons import filled, link, outline, quiet
from ui.parts.choices import Box, ChoiceField, YesNoField
from ui.parts.fields import DateField, NarrativeField, TextField, TimeField
from ui.parts.flow import Flow
from ui.parts.form_row import FormRow, Mark
from ui.parts.headings import SectionHeading
from ui.parts.large import LargeBox, LargeOption
from ui.parts.notice import Notice, ProblemList
from ui.parts.row_list import RowList
from ui.parts.rows import Row
from ui.parts.words import Picture, Words
from ui.theme import current, spaced
from ui.theme.focus_ring import FocusRing

LINES = (
    ("check", "ink2", "Connected. Everything sent.", ""),
    ("loader", "ink2", "Slow connection. Sending 2 of 5.", "See them"),
    ("cloud-off", "ink2", "No connection. 3 changes saved on this laptop.", "See them"),
    ("circle-alert", "warn", "Connected. 1 change needs you.", "Look at it"),
    ("key-round", "warn", "Signed out. 3 changes are safe here.", "Sign in to send them"),
    ("triangle-alert", "warn", "This laptop’s disk is full. Nothing is lost yet.", "What to do"),
)


class PartsPage(QScrollArea):
    """Three columns of parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setObjectName("page_ground")
        self._columns = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, ground), (36, 26, 36, 26), 44)
        for build in (self._first, self._second, self._third):
            column = spaced(QVBoxLayout(), spacing=7)
            build(column)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self.setWidget(ground)
        self._ring = FocusRing(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under 80 em the columns stand below each other."""
        narrow = current().em(event.size().width()) < 80
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        super().resizeEvent(event)

    def _first(self, column: QVBoxLayout) -> None:
        column.addWidget(SectionHeading("The line at the top"))
        for icon_name, ink, words, act in LINES:
            row = spaced(QHBoxLayout(), spacing=9)
            row.addWidget(Picture(icon_name, ink))
            row.addWidget(Words(words))
            if act:
                row.addWidget(link(act, style="body"))
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(SectionHeading("A field, through its life"))
        for mark, words in (
            (Mark.TYPED, "Gannet Ho"),
            (Mark.SAVED, "Gannet House"),
            (Mark.SENT, "Gannet House"),
            (Mark.NEEDS_DECISION, "Gannet House"),
        ):
            field = TextField("Place")
            field.set_value(words)
            row_of_field = FormRow("Place", [field], above=True)
            row_of_field.show_mark(mark)
            column.addWidget(row_of_field)
        column.addWidget(SectionHeading("Buttons"))
        buttons = spaced(QHBoxLayout(), (0, 2, 0, 2), 12)
        for button in (filled("Save contact"), outline("Print"), quiet("Leave it for now")):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(Bar(7, 20, "7 of 20 days"))

    def _second(self, column: QVBoxLayout) -> None:
        column.addWidget(SectionHeading("When something is missing"))
        date = DateField("Date of the contact", dt.date.today)
        missing = FormRow("Date of the contact", [date], above=True)
        missing.show_error("Enter the date of the contact")
        problems = ProblemList()
        problems.show_problems([("Enter the date of the contact", date), ("Choose what happened", date)])
        column.addWidget(problems)
        column.addWidget(missing)
        column.addWidget(SectionHeading("When the centre does not accept a change"))
        column.addWidget(
            Notice(
                "The centre did not accept this change.",
                "The plan was closed on Wednesday by Wren Holloway-Pike. Your words are kept.",
                [("Open the plan again", _nothing), ("Copy my words", _nothing), ("Give it up", _nothing)],
                detail="refused: plan_closed, position 4711",
            )
        )
        column.addWidget(
            Notice(
                text="2 people changed the contact on Monday 23 November. Choose what to keep.",
                acts=[("Look at both", _nothing)],
                icon_name="columns-2",
                beside=True,
            )
        )
        column.addWidget(SectionHeading("Nothing, not here, not yours"))
        column.addWidget(Words("No bail conditions recorded."))
        nothing = Flow(gap=4, line_gap=0)
        nothing.addWidget(Words("0 results for “Tomm” in open cases."))
        nothing.addWidget(link("Search closed cases", style="body"))
        column.addWidget(nothing)
        for icon_name, words in (
            ("clock", "Not on this laptop yet: 41 contacts before March 2026."),
            ("lock", "Hidden: your role cannot see victims."),
        ):
            row = spaced(QHBoxLayout(), spacing=8)
            row.addWidget(Picture(icon_name, "ink2"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(words, wrap=True), 1)
            column.addLayout(row)
        column.addWidget(SectionHeading("Risk, the only badges"))
        badges = spaced(QHBoxLayout(), spacing=12)
        badges.addWidget(RiskBadge("High", "Serious harm"))
        badges.addWidget(RiskBadge("Very high", "Serious harm"))
        badges.addWidget(Words("Medium and low are plain words", "body", "ink2"))
        badges.addStretch(1)
        column.addLayout(badges)

    def _third(self, column: QVBoxLayout) -> None:
        column.addWidget(SectionHeading("Rows"))
        self.list = RowList("Rows", fit=True)
        self.list.show_rows(
            [
                Row("one", "Review the plan", end="Monday 7 December"),
                Row("two", "Pointed at", end="Monday 7 December"),
                Row("three", "Selected", end="3 days overdue", end_ink="bad", end_style="strong"),
                Row(
                    "four",
                    "Complete the closure assessment",
                    "Linnet Hawksmere-Oyelaran, order ends 16 December",
                    end="3 days overdue",
                    end_second="was due Monday 23 November",
                    end_ink="bad",
                    icon="book-open",
                ),
            ]
        )
        self.list.select_key("three")
        column.addWidget(self.list)
        column.addWidget(SectionHeading("Choices"))
        yes_no = YesNoField("Seen alone")
        yes_no.set_value(True)
        column.addWidget(yes_no)
        what = ChoiceField(
            {
                "attended": "Attended",
                "acceptable": "Acceptable absence",
                "unacceptable": "Unacceptable absence",
                "us": "Rearranged by us",
            },
            "What happened",
        )
        column.addWidget(FormRow("What happened", [what], above=True))
        boxes = spaced(QHBoxLayout(), spacing=16)
        overdue, today = Box("Overdue"), Box("Today")
        today.setChecked(True)
        boxes.addWidget(overdue)
        boxes.addWidget(today)
        boxes.addStretch(1)
        column.addLayout(boxes)
        large = YesNoField("Seen alone, by touch", option=LargeOption)
        large.set_value(True)
        there = LargeBox("Corvin")
        there.setChecked(True)
        fingers = Flow(gap=8, line_gap=8)
        for target in (large, there, LargeBox("Maud")):
            fingers.addWidget(target)
        column.addWidget(fingers)
        column.addWidget(
            FormRow(
                "When", [DateField("Date", dt.date.today), TimeField("From"), Words("to"), TimeField("To")], above=True
            )
        )
        note = NarrativeField("Case note", lines=3, hint="In Juniper’s words where you can.")
        column.addWidget(FormRow("Case note", [note], above=True))
        column.addWidget(SectionHeading("Welsh and Punjabi, same sizes"))
        column.addWidget(Words("Cadw’r cyswllt. ŵ ŷ Ŵ Ŷ â ê î ô û ẁ ỳ"))
        column.addWidget(Words("ਇਹ ਚਿੱਠੀ ਤੁਹਾਡੇ ਲਈ ਹੈ।"))


def _nothing() -> None:
    """The buttons of the sheet act on nothing."""
