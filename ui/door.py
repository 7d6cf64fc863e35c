"""The ground of the pages before the cases: one column in the middle, quiet words at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from casework.trouble import Trouble
from ui.page import Ground, Scroll
from ui.parts.buttons import Button, ButtonKind
from ui.parts.fields import TextField
from ui.parts.notice import Act, Notice
from ui.parts.notice_place import NoticePlace
from ui.parts.words import Words
from ui.theme import current, restyled, set_property, sized, spaced

WIDTH = 430


class Door(Ground):
    """What sign-in and unlock share: where they stand, how trouble and being busy are said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        outer = spaced(QVBoxLayout(self), (24, 12, 24, 16), 8)
        holder = QWidget()
        middle = spaced(QVBoxLayout(holder))
        row = spaced(QHBoxLayout())
        inner = sized(QWidget(), max_width=WIDTH)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        middle.addStretch(2)
        middle.addLayout(row)
        middle.addStretch(3)
        self._scroll = Scroll(holder)
        outer.addWidget(self._scroll, 1)
        self.column = spaced(QVBoxLayout(inner), (5, 8, 5, 8), 4)
        self._trouble_place = spaced(NoticePlace("trouble"), (0, 8, 0, 4), 0)
        foot = spaced(QHBoxLayout())
        self.foot_left, self.foot_right = Words("", "small", "ink2"), Words("", "small", "ink2")
        foot.addWidget(self.foot_left)
        foot.addStretch(1)
        foot.addWidget(self.foot_right)
        outer.addLayout(foot)
        self._busy = Words("", "body", "ink2", wrap=True)
        self._busy.setObjectName("busy")
        self._busy.hide()

    def place_messages(self) -> None:
        """Put the place for trouble and for being busy here in the column."""
        self.column.addLayout(self._trouble_place)
        self.column.addWidget(self._busy)

    def say_trouble(self, trouble: Trouble | None) -> None:
        """Show a trouble, or take it away."""
        self.say_with_acts(trouble, ())

    def say_with_acts(self, trouble: Trouble | None, acts: Sequence[Act]) -> None:
        """Show a trouble with what can be done about it, or take it away."""
        self.busy("")
        self._trouble_place.show_notice(Notice.of(trouble, acts) if trouble is not None else None)
        if trouble is not None:
            QTimer.singleShot(0, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """With large text what went wrong may stand below what is in view."""
        if self._trouble_place.shown is not None:
            self._scroll.ensureWidgetVisible(self._trouble_place.shown)

    def busy(self, sentence: str) -> None:
        """Say what is being done; nothing when it is done."""
        self._busy.setText(sentence)
        self._busy.setVisible(bool(sentence))

    def is_busy(self) -> bool:
        """True while something is being done: pressing again does nothing."""
        return not self._busy.isHidden()


class SecretField(TextField):
    """A password or passphrase. Paste and password managers work; Show is a toggle."""

    shown = Signal(bool)

    def __init__(self, name: str, *, large: bool = False) -> None:
        super().__init__(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._show = Button("Show", ButtonKind.QUIET, pressed=self._turn, icon_name="eye", style="small", height=28)
        self._show.setParent(self)
        self._show.setAccessibleName(f"Show {name.lower()}")
        self._show.setObjectName("show_secret")
        if large:
            set_property(self, "tall", True)

    def value(self) -> str | None:
        """What is typed, spaces and all."""
        return self.text() or None

    def _turn(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.setText("Hide" if hidden else "Show")
        self._show.setAccessibleName(f"{'Hide' if hidden else 'Show'} {self.accessibleName().lower()}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show stands at the right, inside."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new text size."""
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_show"):
            self._place()

    def _place(self) -> None:
        hint: QSize = self._show.sizeHint()
        right = self.width() - hint.width() - current().units(5)
        self._show.setGeometry(right, (self.height() - hint.height()) // 2, hint.width(), hint.height())
        self.setTextMargins(0, 0, hint.width(), 0)


def first_focus(field: QWidget) -> None:
    """The caret starts in the field."""
    field.setFocus(Qt.FocusReason.OtherFocusReason)
