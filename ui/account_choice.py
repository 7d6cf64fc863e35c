"""Whose cases to unlock, on a laptop that several people use: names only, nothing of any case."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.choices import ChoiceField
from ui.parts.words import Words
from ui.theme import spaced


class KnownAccount(msgspec.Struct, frozen=True):
    """Somebody who has signed in on this laptop. `id` says nothing about them; the service where two have one name."""

    id: str
    name: str
    service: str = ""


def labels(accounts: Sequence[KnownAccount]) -> dict[str, str]:
    """What to call each: by name, and by service too where the name alone does not tell."""
    names = [account.name for account in accounts]
    return {
        account.id: f"{account.name}, {account.service}"
        if names.count(account.name) > 1 and account.service
        else account.name or "Somebody whose name is not known yet"
        for account in accounts
    }


class AccountChoice(QWidget):
    """The names, one chosen. Arrow keys go from one to the next. Hidden where there is only one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts: tuple[KnownAccount, ...] = ()
        self._field: ChoiceField | None = None
        self._column = spaced(QVBoxLayout(self), (0, 0, 0, 12), 4)
        self._column.addWidget(Words("Whose cases", "strong"))
        self.hide()

    def show_accounts(self, accounts: tuple[KnownAccount, ...], present: str) -> None:
        """Show these names with `present` chosen. The same names again only move the choice, and no focus."""
        if accounts != self._accounts:
            self._accounts = accounts
            if self._field is not None:
                self._column.removeWidget(self._field)
                self._field.hide()
                self._field.deleteLater()
            self._field = ChoiceField(labels(accounts), "Whose cases")
            self._field.setObjectName("accounts")
            self._field.edited.connect(self._edited)
            self._column.addWidget(self._field)
        if self._field is not None:
            self._field.set_value(present)
        self.setVisible(len(accounts) > 1)

    def has_keyboard(self) -> bool:
        """Whether somebody is choosing with the keyboard just now."""
        return self._field is not None and any(option.hasFocus() for option in self._field.options().values())

    def _edited(self) -> None:
        if self._field is not None and self._field.value():
            self.chosen.emit(self._field.value())
