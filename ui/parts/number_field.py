"""Fields for a number, and for a day with a time of day."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from casework.typed_moments import moment_words, typed_moment
from casework.typed_numbers import number_words, typed_number
from ui.parts.fields import TextField


class NumberField(TextField):
    """A number as people type it. What is no number stays as it is typed."""

    def __init__(self, name: str, *, whole: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name, width=110, parent=parent)
        self._whole = whole

    def value(self) -> int | float | None:  # type: ignore[override]
        """The number, or None when it is empty or not understood."""
        return typed_number(self.text(), whole=self._whole).value

    def set_value(self, value: object) -> None:
        """Show a number; anything else as it was typed."""
        super().set_value(number_words(value))

    def problem(self) -> str:
        """Why what is typed is not a number."""
        return typed_number(self.text(), whole=self._whole).problem


class MomentField(TextField):
    """A day and a time: "26 nov 10:05". A moment that is recorded more exactly than it is shown stays so."""

    def __init__(self, name: str, now: Callable[[], dt.datetime], *, parent: QWidget | None = None) -> None:
        super().__init__(name, width=270, parent=parent)
        self._now = now
        self._recorded: tuple[str, str] = ("", "")
        self.setToolTip("Type a day and a time, like 26 nov 10:05.")

    def value(self) -> str | None:
        """An ISO date and time, or None when it is empty or not understood."""
        iso, shown = self._recorded
        if iso and self.text() == shown:
            return iso
        moment = typed_moment(self.text(), self._now()).value
        return moment.isoformat() if moment else None

    def set_value(self, value: object) -> None:
        """Show an ISO date and time in words; anything else as it was typed."""
        self._recorded = ("", "")
        text = "" if value is None else str(value)
        try:
            shown = moment_words(dt.datetime.fromisoformat(text)) if text else ""
        except ValueError:
            shown = text
        else:
            self._recorded = (text, shown)
        super().set_value(shown)

    def problem(self) -> str:
        """Why what is typed is not a day and a time."""
        if self._recorded[0] and self.text() == self._recorded[1]:
            return ""
        return typed_moment(self.text(), self._now()).problem

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what was understood."""
        super().focusOutEvent(event)
        if (value := self.value()) is not None:
            self.set_value(value)
