"""One field of a form: label, buddy, accessible name, hint, error, and what has become of what was typed."""

import enum
from collections.abc import Sequence

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
        self._picture = Picture("", "ink3", 14)
        self._words = Words("", "caption", "ink3")
        row = spaced(QHBoxLayout(self), spacing=5)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.mark = Mark.NONE

    def show_mark(self, mark: Mark) -> None:
        """Say it; nothing for NONE."""
        self.mark = mark
        icon_name, words, ink = mark.value
        self._picture.show_icon(icon_name, ink)
        self._words.set_style("caption_strong" if mark is Mark.TYPED else "caption")
        self._words.setText(words)
        self._words.set_ink(ink)


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
        self.label = Words(label, "strong", wrap=not above)
        self.label.setTextFormat(Qt.TextFormat.AutoText)
        self.state = StateWords()
        self._note = Words("", "caption", "ink2", wrap=True)
        self._hint = Words(hint, "small", "ink2", wrap=True)
        self._error = Words("", "small_strong", "bad", wrap=True)
        self._plain_name = label.replace("&", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._field_box = QWidget(self)
        self._fill_field_box()
        self.label.setParent(self)
        buddy = next((each for each in self.fields if each.focusPolicy() != Qt.FocusPolicy.NoFocus), self.fields[0])
        self.label.setBuddy(buddy)
        for each in self.fields:
            if not each.accessibleName() and not isinstance(each, Words):
                each.setAccessibleName(self._plain_name)
        self._grid = spaced(QGridLayout(self), (0, 0, 0, 0), 0)
        for note in (self._hint, self._error, self._note):
            note.setVisible(bool(note.text()))
        self._describe()
        self._arrange(above)

    def _fill_field_box(self) -> None:
        self._field_box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = spaced(QVBoxLayout(self._field_box), spacing=3)
        column.addWidget(self._error)
        column.addWidget(self._hint)
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
        column.addLayout(line)
        column.addStretch(1)  # a hint that wraps asks for more height than it needs: not between it and its field

    def _arrange(self, above: bool) -> None:
        if above == self._narrow:
            return
        self._narrow = above
        for each in (self.label, self.state, self._note, self._field_box):
            self._grid.removeWidget(each)
        top = Qt.AlignmentFlag.AlignTop
        self.label.setWordWrap(not above)
        if above:
            sized(self.label, min_width=0, max_width=2000)
            sized(self.state, min_width=0)
            self._grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(self.state, 0, 2, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self._field_box, 1, 0, 1, 3)
            self._grid.addWidget(self._note, 2, 0, 1, 3)
            self._grid.setColumnStretch(1, 1)
        else:
            sized(self.label, width=LABEL_WIDTH)
            sized(self.state, min_width=STATE_WIDTH)
            self._grid.addWidget(self.label, 0, 0, 2, 1, top)
            self._grid.addWidget(self._field_box, 0, 1, 2, 1)
            self._grid.addWidget(self.state, 0, 3, top)
            self._grid.addWidget(self._note, 1, 3, top)
            self._grid.setColumnStretch(1, 1)
            self._grid.setRowStretch(1, 1)
        self._set_margins()

    def _set_margins(self) -> None:
        """The words at either side stand level with the first line of the field."""
        theme = current()
        level = 0 if self._narrow else theme.units(5)
        self.label.setContentsMargins(0, level, theme.units(6), theme.units(3) if self._narrow else 0)
        layout = self.state.layout()
        if layout is not None:
            layout.setContentsMargins(0 if self._narrow else theme.units(14), level, 0, 0)
        self._note.setContentsMargins(0 if self._narrow else theme.units(14), 0, 0, 0)

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
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._describe()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong above the field, with a red edge; empty takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        for each in self.fields:
            if hasattr(each, "mark_trouble"):
                each.mark_trouble(bool(sentence))
        self._describe()

    def show_hint(self, sentence: str) -> None:
        """Change the hint."""
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence))
        self._describe()

    def error(self) -> str:
        """The sentence shown, or nothing."""
        return self._error.text()

    def _describe(self) -> None:
        parts = (self._error.text(), self._hint.text(), self.state.mark.value[1])
        words = ". ".join(part.rstrip(".") for part in parts if part)
        for each in self.fields:
            each.setAccessibleDescription(words)
