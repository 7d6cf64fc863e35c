"""The passphrase in Settings: change it, take over the centre's, open what was put aside."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from casework.trouble import Trouble
from local_store.key_errors import PassphraseTooShort, WrongPassphrase
from sync.status import SyncStatus
from ui import passphrase_words as words
from ui.announce import announce
from ui.desk import Desk, Passphrase
from ui.parts.buttons import outline
from ui.parts.flow import Flow
from ui.parts.words import Words
from ui.passphrase_words import PassphraseFacts
from ui.secret_form import SecretForm
from ui.theme import sized, spaced


class PassphraseSection(QWidget):
    """How the passphrase stands to the centre's password, and the three things that can be done about it."""

    def __init__(self, desk: Desk, passphrase: Passphrase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passphrase = passphrase
        self._facts = PassphraseFacts()
        column = spaced(QVBoxLayout(self), spacing=8)
        self._state = Words("", "body", wrap=True)
        self._state.setObjectName("passphrase_state")
        self._done = Words("", "strong", wrap=True)
        self._done.setObjectName("passphrase_done")
        self._done.hide()
        column.addWidget(self._done)
        column.addWidget(self._state)
        buttons = Flow(gap=8, line_gap=6)
        self._change_button = outline("Change the passphrase", lambda: self._open(self._change))
        self._centre_button = outline("Use the centre’s password here too", self.ask_for_centres_password)
        self._aside_button = outline("Open what was put aside", lambda: self._open(self._aside))
        for name, button in (
            ("change", self._change_button),
            ("centre", self._centre_button),
            ("aside", self._aside_button),
        ):
            button.setObjectName(f"passphrase_{name}")
            buttons.addWidget(button)
        column.addWidget(buttons)
        self._aside_state = Words("", "body", "ink2", wrap=True)
        column.addWidget(self._aside_state)
        self._change = SecretForm(
            "change",
            "Change the passphrase",
            [("Present passphrase", ""), ("New passphrase", ""), ("New passphrase again", "")],
            self._change_wanted,
            self._close,
        )
        self._centre = SecretForm(
            "centre",
            "Use it here too",
            [("Password at the centre", words.BY_THE_CENTRE)],
            self._centre_wanted,
            self._close,
        )
        self._aside = SecretForm("aside", "Open it", [("Old passphrase", "")], self._aside_wanted, self._close)
        self._forms = (self._change, self._centre, self._aside)
        for form in self._forms:
            column.addWidget(sized(form, max_width=430))
        desk.status_changed.connect(self._status_changed)

    def read(self) -> None:
        """Ask how things stand."""
        self._passphrase.facts(self._if_there(self._show))

    def ask_for_centres_password(self) -> None:
        """Open the form that brings the laptop and the centre together."""
        self._open(self._centre)

    def _status_changed(self, _status: SyncStatus) -> None:
        if self.isVisible():  # the centre may have been told meanwhile
            self.read()

    def _show(self, facts: PassphraseFacts) -> None:
        self._facts = facts
        self._state.setText(words.state_words(facts))
        self._change.rows[1].show_hint(words.length_words(facts))
        self._aside_button.setVisible(bool(facts.put_aside))
        self._aside_state.setVisible(bool(facts.put_aside))
        self._aside_state.setText(words.aside_words(facts) if facts.put_aside else "")

    def _open(self, form: SecretForm) -> None:
        self._close()
        self._done.hide()
        form.open_form()

    def _close(self) -> None:
        had_focus = any(field.hasFocus() for form in self._forms for field in form.fields)
        for form in self._forms:
            form.close_form()
        if had_focus:
            self._change_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Escape closes an open form."""
        is_open = any(not form.isHidden() for form in self._forms)
        self._close()
        return is_open

    def _change_wanted(self, typed: list[str]) -> None:
        present, new, again = typed
        if new != again:
            self._change.say([(2, "The two new ones are not the same")])
            return
        if new == present:
            self._change.say([(1, "The new one is the same as the present one")])
            return
        self._change.busy("Changing the passphrase.")
        self._passphrase.change(
            present, new, self._if_there(lambda _: self._finished(words.CHANGED)), self._trouble_of(self._change, 1)
        )

    def _centre_wanted(self, typed: list[str]) -> None:
        self._centre.busy("Asking the centre.")
        self._passphrase.use_centres(
            typed[0], self._if_there(lambda _: self._finished(words.SAME_NOW)), self._trouble_of(self._centre, 0)
        )

    def _aside_wanted(self, typed: list[str]) -> None:
        self._aside.busy("Opening what was put aside.")
        self._passphrase.bring_back(typed[0], self._if_there(self._finished), self._trouble_of(self._aside, 0))

    def _finished(self, said: str) -> None:
        self._close()
        self._done.setText(said)
        self._done.show()
        announce(self, said)
        self.read()

    def _trouble_of(self, form: SecretForm, new: int) -> Callable[[Trouble], None]:
        """What is wrong with what was typed stands at its field; anything else is a notice."""

        def say(trouble: Trouble) -> None:
            if isinstance(trouble, WrongPassphrase):
                form.say([(0, f"{trouble.happened} {trouble.next_step}")])
            elif isinstance(trouble, PassphraseTooShort):
                form.say([(new, f"{trouble.happened} {trouble.next_step}")])
            else:
                form.say([], trouble)

        return self._if_there(say)

    def _if_there(self, answer: Callable[..., None]) -> Callable[..., None]:
        """Drop an answer if the page has gone meanwhile."""
        return lambda said: answer(said) if isValid(self) else None
