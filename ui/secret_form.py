"""A form of a few secret fields, opened inside a page."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework.trouble import Trouble
from ui.door import SecretField, first_focus
from ui.parts.buttons import filled, quiet
from ui.parts.form_row import FormRow
from ui.parts.notice import Notice, ProblemList
from ui.parts.words import Words
from ui.theme import spaced


class SecretForm(QWidget):
    """A few secret fields, what is wrong with them, and one button. `wanted` gets what was typed, in order."""

    def __init__(
        self,
        name: str,
        act: str,
        fields: Sequence[tuple[str, str]],
        wanted: Callable[[list[str]], None],
        closed: Callable[[], None],
    ) -> None:
        super().__init__()
        self._wanted = wanted
        column = spaced(QVBoxLayout(self), (0, 4, 0, 8), 10)
        self._problems = ProblemList()
        column.addWidget(self._problems)
        self.fields: list[SecretField] = []
        self.rows: list[FormRow] = []
        for number, (label, hint) in enumerate(fields):
            field = SecretField(label)
            field.setObjectName(f"{name}_{number}")
            field.returnPressed.connect(self._go)
            row = FormRow(label, [field], hint=hint, above=True)
            column.addWidget(row)
            self.fields.append(field)
            self.rows.append(row)
        self._trouble = spaced(QVBoxLayout())
        column.addLayout(self._trouble)
        self._busy = Words("", "body", "ink2", wrap=True)
        self._busy.hide()
        column.addWidget(self._busy)
        line = spaced(QHBoxLayout(), spacing=8)
        button = filled(act, self._go)
        button.setObjectName(f"{name}_go")
        line.addWidget(button)
        line.addWidget(quiet("Cancel", closed))
        line.addStretch(1)
        column.addLayout(line)
        self.hide()

    def open_form(self) -> None:
        """Empty, with the caret in the first field."""
        self.close_form()
        self.show()
        for row in self.rows:
            row.updateGeometry()  # a hint may have changed while nobody saw it
        first_focus(self.fields[0])

    def close_form(self) -> None:
        """Nothing that was typed stays."""
        for field in self.fields:
            field.clear()
        self.say([])
        self.hide()

    def say(self, problems: Sequence[tuple[int, str]], trouble: Trouble | None = None) -> None:
        """What is wrong: a sentence at the field of that number, or a trouble; nothing takes both away."""
        self._busy.hide()
        for number, row in enumerate(self.rows):
            row.show_error(next((sentence for place, sentence in problems if place == number), ""))
        self._problems.show_problems([(sentence, self.fields[place]) for place, sentence in problems])
        while self._trouble.count():
            item = self._trouble.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if trouble is not None:
            self._trouble.addWidget(Notice.of(trouble))

    def busy(self, sentence: str) -> None:
        """Say what is being done."""
        self._busy.setText(sentence)
        self._busy.show()

    def _go(self) -> None:
        if not self._busy.isHidden():
            return
        empty = [
            (number, f"Enter: {row.label.text()}")
            for number, row in enumerate(self.rows)
            if not self.fields[number].value()
        ]
        self.say(empty)
        if not empty:
            self._wanted([field.text() for field in self.fields])
