"""What is chosen for one paper at printing: for whom a copy is, from which day on, with how many blank rows."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from printing.documents import Choice, ChoiceKind
from ui.parts.choices import Box
from ui.parts.fields import CodeField, DateField, TextField
from ui.parts.number_field import NumberField
from ui.parts.words import Words
from ui.theme import spaced

SETTLES = 400  # milliseconds after the last letter: a paper is not laid out for each of them
Chosen = tuple[tuple[str, object], ...]
"""Field of the document and what was chosen for it."""


class PrintChoices(QWidget):
    """A field for each choice of a template. made: something was chosen; `chosen` says what, for all of them."""

    made = Signal()

    def __init__(self, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._column = spaced(QVBoxLayout(self), spacing=6)
        self._offered: tuple[Choice, ...] | None = None
        self._values: dict[str, Callable[[], object]] = {}
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLES)
        self._settled.timeout.connect(self.made)
        self.hide()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Fields for these, with nothing chosen; nothing changes where they are the ones that are there."""
        if self._offered == tuple(choices):
            return
        self._offered = tuple(choices)
        self._settled.stop()
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._values = {choice.field: self._field(choice) for choice in choices}
        self.setVisible(bool(choices))

    def forget(self) -> None:
        """Another paper: nothing is chosen for it yet."""
        offered, self._offered = self._offered, None
        self.offer(offered or ())

    def chosen(self) -> Chosen:
        """What was chosen; what was left alone is not in it."""
        said = ((field, value()) for field, value in self._values.items())
        return tuple((field, value) for field, value in said if value not in (None, ""))

    def _field(self, choice: Choice) -> Callable[[], object]:
        if choice.kind is ChoiceKind.YES_NO:
            box = Box(choice.words)
            box.setObjectName(f"choose_{choice.field}")
            box.setChecked(choice.ticked)
            box.toggled.connect(lambda _on: self._settled.start())
            self._column.addWidget(box)
            return lambda: None if box.isChecked() == choice.ticked else box.isChecked()
        field = self._typed(choice)
        field.setObjectName(f"choose_{choice.field}")
        field.edited.connect(self._settled.start)
        label = Words(choice.words, "body", "ink2", wrap=True)
        label.setBuddy(field)
        self._column.addWidget(label)
        self._column.addWidget(field)
        return partial(_day, field) if choice.kind is ChoiceKind.DAY else field.value

    def _typed(self, choice: Choice) -> CodeField | TextField:
        match choice.kind:
            case ChoiceKind.ONE_OF:
                return CodeField({value: words for value, words in choice.options if value}, choice.words)
            case ChoiceKind.DAY:
                return DateField(choice.words, self._today)
            case ChoiceKind.NUMBER:
                return NumberField(choice.words, whole=True)
            case _:
                return TextField(choice.words)


def _day(field: CodeField | TextField) -> dt.date | None:
    """The day typed; nothing while what is typed is no day yet."""
    value = field.value()
    return dt.date.fromisoformat(value) if value else None
