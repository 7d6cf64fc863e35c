"""One field of a form: label, buddy, accessible name, hint, error, and what has become of what was typed."""

import enum
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.words import Picture, Words
from ui.theme import current, restyled, sized, spaced

LABEL_WIDTH, STATE_WIDTH = 124, 146
NARROW_EM = 44
"""Under this many em the label stands above its field."""


class Mark(enum.Enum):
    """What has become of what a field says: icon, words, ink."""

    NONE = ("", "", "ink3")
    TYPED = ("pencil", "Typed", "accent")
    SAVED = ("laptop", "Saved on this laptop", "ink2")
    SENT = ("check", "Sent", "ink3")
    NEEDS_DECISION = ("columns-2", "Needs your decision", "warn")


class StateWords(QWidget):
    """The quiet words at the right of a field, with their icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = spaced(QHBoxLayout(self), spacing=5)
        self._said: tuple[Picture, Words] | None = None
        self.mark = Mark.NONE

    def show_mark(self, mark: Mark) -> None:
        """Say it; nothing for NONE."""
        if mark is self.mark:
            return
        self.mark = mark
        icon_name, words, ink = mark.value
        picture, label = self._said = self._said or self._begun()
        picture.show_icon(icon_name, ink)
        label.set_style("caption_strong" if mark is Mark.TYPED else "caption")
        label.setText(words)
        label.set_ink(ink)

    def _begun(self) -> tuple[Picture, Words]:
        picture, label = Picture("", "ink3", 14, self), Words("", "caption", "ink3", parent=self)
        self._row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        return picture, label


class Aside:
    """Words that most rows never say. They are made when there is something to say, and `placed` lays them out."""

    def __init__(self, row: QWidget, style: str, ink: str, placed: Callable[[Words], object]) -> None:
        self.words: Words | None = None
        self._row, self._style, self._ink, self._placed = row, style, ink, placed

    def say(self, text: str) -> None:
        """Say it; nothing where it is empty."""
        if self.words is None and text:
            self.words = Words("", self._style, self._ink, wrap=True, parent=self._row)
            self._placed(self.words)
        if self.words is not None:
            self.words.setText(text)
            self.words.setVisible(bool(text))

    def text(self) -> str:
        """What is said, or nothing."""
        return self.words.text() if self.words is not None else ""


class FormRow(QWidget):
    """A label and one or more fields on one line.

    `fields` are widgets, with plain words between them if need be; each field keeps the accessible name it has, and the
    first is the label's buddy. `above` puts the label above always; otherwise only where the form is narrow.
    """

    def __init__(
        self,
        label: str,
        fields: Sequence[QWidget],
        *,
        hint: str = "",
        above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._always_above = above
        self._narrow: bool | None = None
        self.fields = list(fields)
        self.label = Words(label, "strong", wrap=not above, parent=self)
        self.label.setTextFormat(Qt.TextFormat.AutoText)
        self.state = StateWords(self)
        self._plain_name = label.replace("&", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._field_box = QWidget(self)
        self._column = spaced(QVBoxLayout(self._field_box), spacing=3)
        self._error = Aside(self._field_box, "small_strong", "bad", lambda words: self._column.insertWidget(0, words))
        self._hint = Aside(self._field_box, "small", "ink2", self._place_hint)
        self._note = Aside(self, "caption", "ink2", self._place_note)
        self._fill_field_box()
        buddy = next((each for each in self.fields if each.focusPolicy() != Qt.FocusPolicy.NoFocus), self.fields[0])
        self.label.setBuddy(buddy)
        for each in self.fields:
            if not each.accessibleName() and not isinstance(each, Words):
                each.setAccessibleName(self._plain_name)
        self._grid = spaced(QGridLayout(self), (0, 0, 0, 0), 0)
        self._arrange(above)
        self.show_hint(hint)

    def _fill_field_box(self) -> None:
        self._field_box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        line = spaced(QHBoxLayout(), spacing=8)
        wide = False
        for each in self.fields:
            grows = each.sizePolicy().horizontalPolicy() not in (QSizePolicy.Policy.Fixed,) and not isinstance(
                each, Words
            )
            fixed = each.maximumWidth() == each.minimumWidth()
            wide = wide or (grows and not fixed)
            line.addWidget(each, 1 if grows and not fixed else 0)
        if not wide:
            line.addStretch(1)
        self._column.addLayout(line)
        self._column.addStretch(1)  # a hint that wraps asks for more height than it needs: not between it and its field

    def _place_hint(self, words: Words) -> None:
        """Above the field, and below its error."""
        self._column.insertWidget(0 if self._error.words is None else 1, words)

    def _place_note(self, words: Words) -> None:
        """Below the field where the label stands above it, else below the words at its right."""
        if self._narrow:
            self._grid.addWidget(words, 2, 0, 1, 3)
        else:
            self._grid.addWidget(words, 1, 3, Qt.AlignmentFlag.AlignTop)
        self._set_margins()

    def _arrange(self, above: bool) -> None:
        if above == self._narrow:
            return
        self._narrow = above
        for each in (self.label, self.state, self._field_box):
            self._grid.removeWidget(each)
        top = Qt.AlignmentFlag.AlignTop
        self.label.setWordWrap(not above)
        if above:
            sized(self.label, min_width=0, max_width=2000)
            sized(self.state, min_width=0)
            self._grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(self.state, 0, 2, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self._field_box, 1, 0, 1, 3)
            self._grid.setColumnStretch(1, 1)
        else:
            sized(self.label, width=LABEL_WIDTH)
            sized(self.state, min_width=STATE_WIDTH)
            self._grid.addWidget(self.label, 0, 0, 2, 1, top)
            self._grid.addWidget(self._field_box, 0, 1, 2, 1)
            self._grid.addWidget(self.state, 0, 3, top)
            self._grid.setColumnStretch(1, 1)
            self._grid.setRowStretch(1, 1)
        if self._note.words is not None:
            self._grid.removeWidget(self._note.words)
            self._place_note(self._note.words)
        self._set_margins()

    def _set_margins(self) -> None:
        """The words at either side stand level with the first line of the field."""
        theme = current()
        level = 0 if self._narrow else theme.units(5)
        self.label.setContentsMargins(0, level, theme.units(6), theme.units(3) if self._narrow else 0)
        layout = self.state.layout()
        if layout is not None:
            layout.setContentsMargins(0 if self._narrow else theme.units(14), level, 0, 0)
        if self._note.words is not None:
            self._note.words.setContentsMargins(0 if self._narrow else theme.units(14), 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under 44 em the label stands above."""
        super().resizeEvent(event)
        self._arrange(self._always_above or current().em(self.width()) < NARROW_EM)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new text size."""
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_grid"):
            self._set_margins()

    def show_mark(self, mark: Mark, note: str = "") -> None:
        """Say what has become of what the field says, with a second quiet line if there is one."""
        if (mark, note) == (self.state.mark, self._note.text()):
            return  # asked of every row of a form at each letter typed
        self.state.show_mark(mark)
        self._note.say(note)
        self._describe()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong above the field, with a red edge; empty takes it away."""
        self._error.say(sentence)
        for each in self.fields:
            if hasattr(each, "mark_trouble"):
                each.mark_trouble(bool(sentence))
        self._describe()

    def show_hint(self, sentence: str) -> None:
        """Change the hint."""
        self._hint.say(sentence)
        self._describe()

    def error(self) -> str:
        """The sentence shown, or nothing."""
        return self._error.text()

    def _describe(self) -> None:
        parts = (self._error.text(), self._hint.text(), self.state.mark.value[1])
        words = ". ".join(part.rstrip(".") for part in parts if part)
        for each in self.fields:
            each.setAccessibleDescription(words)
