"""Forgot the passphrase: the centre helps, or what is here is put aside and a new beginning made."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.trouble import Trouble
from local_store.key_errors import NoWayBack, PassphraseTooShort
from ui import unlock_words
from ui.door import Door, SecretField, first_focus
from ui.parts.buttons import filled, quiet
from ui.parts.form_row import FormRow
from ui.parts.words import Words
from ui.theme import spaced
from ui.unlock_words import UnlockFacts


class ForgottenPage(Door):
    """One field: the password that the centre knows. It opens what is here, and is the passphrase from then on.

    wanted: that password. begin_again_wanted: the same, where what is here is to be put aside.
    """

    wanted = Signal(str)
    begin_again_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = UnlockFacts()
        self.column.addWidget(Words("Forgot the passphrase?", "display", wrap=True))
        self.column.addWidget(Words(unlock_words.FORGOTTEN, "body", "ink2", wrap=True))
        self.column.addSpacing(14)
        self._name, self._role = Words("", "medium"), Words("", "small", "ink2", wrap=True)
        self.column.addWidget(self._name)
        self.column.addWidget(self._role)
        self.column.addSpacing(10)
        self.password = SecretField("Password at the centre")
        self.password.setObjectName("centre_password")
        self.password.returnPressed.connect(self._go)
        self._row = FormRow("Password at the centre", [self.password], hint=unlock_words.CENTRE_PASSWORD, above=True)
        rows = spaced(QVBoxLayout(), (0, 0, 0, 8))
        rows.addWidget(self._row)
        self.column.addLayout(rows)
        self.button = filled("Connect and unlock", self._go, height=38)
        self.button.setObjectName("unlock_with_centre")
        self.column.addWidget(self.button)
        self.place_messages()
        self._back = quiet("Back to unlock", self.back_wanted.emit)
        self._back.setObjectName("back_to_unlock")
        self.column.addWidget(self._back)

    def show_facts(self, facts: UnlockFacts) -> None:
        """Whose cases they are, and the caret in the field."""
        self._facts = facts
        self._name.setText(facts.name)
        self._role.setText(", ".join(part for part in (facts.role, facts.service) if part))
        self.foot_left.setText(f"Laptop {facts.device_name}" if facts.device_name else "")
        self.password.clear()
        self._row.show_error("")
        self.say_trouble(None)
        QTimer.singleShot(0, self._focus)

    def _focus(self) -> None:
        first_focus(self.password)

    def say_trouble(self, trouble: Trouble | None) -> None:
        """Where the centre cannot help, what is here may be put aside, with how much is in it."""
        if isinstance(trouble, NoWayBack):
            trouble = Trouble(
                trouble.happened,
                f"{trouble.safe} {unlock_words.inside_words(self._facts)}",
                trouble.next_step,
                trouble.detail,
            )
            self.say_with_acts(trouble, [("Put it aside and begin again", self._begin_again)])
            return
        super().say_trouble(trouble)
        if isinstance(trouble, PassphraseTooShort):
            first_focus(self.password)

    def _begin_again(self) -> None:
        if self._is_ready():
            self.begin_again_wanted.emit(self.password.text())

    def _go(self) -> None:
        if self._is_ready():
            self.wanted.emit(self.password.text())

    def _is_ready(self) -> bool:
        if self.is_busy():
            return False
        typed = self.password.value()
        self._row.show_error("" if typed else "Enter the password")
        if not typed:
            first_focus(self.password)
        return bool(typed)
