"""Unlock: opens the laptop's cases with no network."""

import datetime as dt
import html
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework.trouble import Trouble
from local_store.key_errors import WrongPassphrase
from ui import unlock_words
from ui.account_choice import AccountChoice
from ui.door import Door, SecretField, first_focus
from ui.parts.buttons import filled, link, outline, quiet
from ui.parts.words import Hairline, Picture, Rich, Words
from ui.theme import spaced
from ui.unlock_words import UnlockFact, UnlockFacts

__all__ = ["UnlockFacts", "UnlockPage"]


class NothingTyped(Trouble):
    """The button was pressed with an empty field."""


class UnlockPage(Door):
    """Whose laptop, the passphrase, three facts."""

    wanted = Signal(str)
    another_account_wanted = Signal()
    account_chosen = Signal(str)
    forgotten_wanted = Signal()

    def __init__(self, now: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._facts = UnlockFacts()
        self._said: list[UnlockFact] = []
        self._heading = Words("", "display")
        self._because = Words("", "body", "ink2", wrap=True)
        self._name, self._role = Words("", "medium"), Words("", "small", "ink2", wrap=True)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._because)
        self.column.addSpacing(22)
        self._choice = AccountChoice()
        self._choice.chosen.connect(self.account_chosen)
        self.column.addWidget(self._choice)
        self.column.addWidget(self._name)
        self.column.addWidget(self._role)
        self.column.addSpacing(16)
        self._add_field()
        self._add_links()
        self.column.addSpacing(14)
        self.column.addWidget(Hairline(ink="line2"))
        self._lines = spaced(QVBoxLayout(), (0, 18, 0, 0), 12)
        self.column.addLayout(self._lines)

    def _add_field(self) -> None:
        label = Words("Passphrase", "strong")
        self._error = Words("", "small_strong", "bad", wrap=True)
        self._error.setObjectName("passphrase_error")
        self._error.hide()
        self.passphrase = SecretField("Passphrase", large=True)
        self.passphrase.setObjectName("passphrase")
        self.passphrase.returnPressed.connect(self._go)
        label.setBuddy(self.passphrase)
        self.button = filled("Unlock", self._go, height=38)
        self.button.setObjectName("unlock")
        row = spaced(QHBoxLayout(), spacing=8)
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.button)
        self.column.addWidget(label)
        self.column.addWidget(self._error)
        self.column.addLayout(row)
        self.place_messages()

    def _add_links(self) -> None:
        row = spaced(QHBoxLayout())
        row.addWidget(link("Forgot the passphrase?", self.forgotten_wanted.emit))
        row.addStretch(1)
        row.addWidget(link("Sign in as somebody else", self._other_account))
        self.column.addLayout(row)
        self._explained = QWidget()
        column = spaced(QVBoxLayout(self._explained), (0, 8, 0, 4), 8)
        self._explain_words = Words("", "body", wrap=True)
        column.addWidget(self._explain_words)
        acts = spaced(QHBoxLayout(), spacing=8)
        acts.addWidget(outline("Go to sign in", self.another_account_wanted.emit))
        acts.addWidget(quiet("Close", self._explained.hide))
        acts.addStretch(1)
        column.addLayout(acts)
        self._explained.hide()
        self.column.addWidget(self._explained)

    def _other_account(self) -> None:
        self._explain_words.setText(unlock_words.other_account_words(self._facts))
        self._explained.show()

    def show_facts(self, facts: UnlockFacts) -> None:
        """Show whose laptop it is, and start in the field."""
        self._facts, self._said = facts, []
        self._heading.setText(unlock_words.heading(facts))
        because = unlock_words.because_words(facts)
        self._because.setText(because)
        self._because.setVisible(bool(because))
        self._choice.show_accounts(facts.accounts, facts.account)
        self._name.setText(facts.name)
        self._name.setVisible(len(facts.accounts) < 2)
        self._role.setText(", ".join(part for part in (facts.role, facts.service) if part))
        self.foot_left.setText(f"Laptop {facts.device_name}" if facts.device_name else "")
        self.minute_passed()
        self.passphrase.clear()
        self._explained.hide()
        self.say_trouble(None)
        QTimer.singleShot(0, self._focus)

    def _focus(self) -> None:
        if not self._choice.has_keyboard():
            first_focus(self.passphrase)

    def _show_lines(self, lines: list[UnlockFact]) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for fact in lines:
            line = QWidget()
            row = spaced(QHBoxLayout(line), spacing=16)
            row.addWidget(Picture(fact.icon, "warn" if fact.ink == "warn" else "ink2"), 0, Qt.AlignmentFlag.AlignTop)
            words = spaced(QVBoxLayout(), spacing=2)
            row.addLayout(words, 1)
            said = html.escape(fact.before)
            if fact.strong:
                said += f'<span style="font-weight:600">{html.escape(fact.strong)}</span>{html.escape(fact.after)}'
            words.addWidget(Rich(said, "body", fact.ink))
            if fact.below:
                words.addWidget(Words(fact.below, "small", "ink2", wrap=True))
            self._lines.addWidget(line)

    def minute_passed(self) -> None:
        """The time at the foot; and the lease, which may have ended meanwhile."""
        now = self._now()
        self.foot_right.setText(unlock_words.foot_words(now))
        lines = unlock_words.unlock_facts(self._facts, now)
        if lines != self._said:
            self._said = lines
            self.button.setText(unlock_words.button_words(self._facts, now.date()))
            self.button.updateGeometry()
            self._show_lines(lines)

    def say_trouble(self, trouble: Trouble | None) -> None:
        """A wrong passphrase stands at the field; anything else is a notice."""
        at_field = isinstance(trouble, WrongPassphrase | NothingTyped)
        super().say_trouble(None if at_field else trouble)
        words = " ".join(part for part in (trouble.happened, trouble.next_step) if part) if trouble and at_field else ""
        self._error.setText(words)
        self._error.setVisible(at_field)
        self.passphrase.mark_trouble(at_field)
        self.passphrase.setAccessibleDescription(words)
        if at_field:
            self.passphrase.selectAll()
            first_focus(self.passphrase)

    def _go(self) -> None:
        if self.is_busy():
            return
        if not self.passphrase.value():
            self.say_trouble(NothingTyped("Enter your passphrase."))
            return
        self.say_trouble(None)
        self.wanted.emit(self.passphrase.text())
