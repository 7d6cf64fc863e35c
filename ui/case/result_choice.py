"""The Result cell of one field in conflict: what can be kept, with nothing chosen in advance."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.case.two_versions_view import SOMETHING_ELSE, Choice, VersionRow
from ui.parts.choices import Option
from ui.parts.fields import NarrativeField
from ui.theme import spaced


class ResultChoice(QWidget):
    """Options under each other; 1, 2, 3 choose by number. `chosen` when the choice, or its text, is another."""

    chosen = Signal()

    def __init__(self, row: VersionRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._group = QButtonGroup(self)
        self._options: list[tuple[Choice, Option]] = []
        column = spaced(QVBoxLayout(self))
        for choice in row.choices:
            option = Option(choice.words)
            option.setObjectName(f"choose.{row.field}.{choice.kept}")
            option.setAccessibleName(f"{row.title}, keep: {choice.words}")
            option.setAccessibleDescription(f"Press {len(self._options) + 1} to choose it")
            if self._options:  # Tab goes from row to row; within a row the arrows do
                option.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._group.addButton(option)
            self._options.append((choice, option))
            column.addWidget(option)
        self._column = column
        self._else: NarrativeField | None = None
        column.addStretch(1)
        self._group.buttonClicked.connect(self._clicked)

    def code(self) -> str:
        """What is chosen, as the conflict records it; empty while nothing is."""
        return next((choice.kept for choice, option in self._options if option.isChecked()), "")

    def text(self) -> str:
        """What was written for something else."""
        return (self._else.value() or "") if self._else is not None else ""

    def caret(self) -> int | None:
        """Where writing something else goes on; None while the focus is elsewhere."""
        return self._else.caret() if self._else is not None and self._else.hasFocus() else None

    def place_caret(self, position: int) -> None:
        """Go on writing there."""
        if self._else is not None and self.code() == SOMETHING_ELSE:
            self._else.setFocus(Qt.FocusReason.OtherFocusReason)
            self._else.place_caret(position)

    def _show_else(self) -> NarrativeField:
        """The editor for something else: empty at first, and made when it is first wanted."""
        if self._else is None:
            self._else = NarrativeField(f"{self._row.title}, something else", lines=4)
            self._else.setObjectName(f"else.{self._row.field}")
            self._else.edited.connect(self.chosen)
            self._column.insertWidget(len(self._options), self._else)
            self.setTabOrder(self._options[-1][1], self._else)
        self._else.show()
        return self._else

    def choice(self) -> Choice:
        """What is chosen. Only to be asked when `problem` is empty."""
        chosen = next(choice for choice, option in self._options if option.isChecked())
        return msgspec.structs.replace(chosen, value=self.text()) if chosen.kept == SOMETHING_ELSE else chosen

    def problem(self) -> str:
        """What is missing, as a sentence; or nothing."""
        title = self._row.title[:1].lower() + self._row.title[1:]
        if not self.code():
            return f"Choose {title}"
        if self.code() == SOMETHING_ELSE and not self.text():
            return f"Write the {title}, or choose one of the versions"
        return ""

    def first_option(self) -> Option:
        """Where the row begins."""
        return self._options[0][1]

    def target(self) -> QWidget:
        """Where the focus goes from the list of problems: to the field that waits for words, else to the options."""
        return self._show_else() if self.code() == SOMETHING_ELSE else self.first_option()

    def restore(self, code: str, text: str) -> None:
        """Choose what was chosen before the page was laid out again."""
        for choice, option in self._options:
            option.setChecked(choice.kept == code)
        if code == SOMETHING_ELSE:
            self._show_else().set_value(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2, 3 choose."""
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self._options):
            option = self._options[number][1]
            option.setFocus()
            option.setChecked(True)
            self._clicked()
            return
        super().keyPressEvent(event)

    def _clicked(self) -> None:
        if self.code() == SOMETHING_ELSE:
            self._show_else().setFocus()
        elif self._else is not None:
            self._else.hide()
        self.chosen.emit()
