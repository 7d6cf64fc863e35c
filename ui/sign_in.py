"""Sign in: the first time on this laptop, or with another account."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.trouble import Trouble
from ui.door import Door, SecretField, first_focus
from ui.parts.buttons import filled, quiet
from ui.parts.fields import TextField
from ui.parts.form_row import FormRow
from ui.parts.notice import ProblemList
from ui.parts.words import Words
from ui.theme import spaced


class SignInPage(Door):
    """Server, name, password. `wanted` carries the three; `back` where there is an account to unlock."""

    wanted = Signal(str, str, str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(Words("Holdfast", "display"))
        self.column.addWidget(
            Words(
                "Sign in once with a connection. Then your cases are on this laptop, and open with or without one.",
                "body",
                "ink2",
                wrap=True,
            )
        )
        self._hint = Words("", "body", "ink", wrap=True)
        self._hint.hide()
        self.column.addWidget(self._hint)
        self.problems = ProblemList()
        self.column.addSpacing(8)
        self.column.addWidget(self.problems)
        self.server = TextField("Central server", hint="https://")
        self.server.setObjectName("server")
        self.user = TextField("User name")
        self.user.setObjectName("user")
        self.password = SecretField("Password")
        self.password.setObjectName("password")
        rows = spaced(QVBoxLayout(), (0, 8, 0, 8), 10)
        self._rows: dict[str, FormRow] = {}
        for words, field, hint in (
            ("Central server", self.server, "Your service gives you this address."),
            ("User name", self.user, ""),
            ("Password", self.password, "It also unlocks this laptop, so make it long."),
        ):
            self._rows[words] = FormRow(words, [field], hint=hint, above=True)
            rows.addWidget(self._rows[words])
            field.returnPressed.connect(self._go)
        self.column.addLayout(rows)
        self.button = filled("Sign in", self._go, height=38)
        self.button.setObjectName("sign_in")
        self.column.addWidget(self.button)
        self._back = quiet("Back to unlock", self.back_wanted.emit)
        self._back.hide()
        self.place_messages()
        self.column.addWidget(self._back)

    def show_for(self, server: str, trouble: Trouble | None, *, can_go_back: bool, hint: str = "") -> None:
        """Show the page with the server last used. `hint` says how to sign in to a demo."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.server.set_value(server)
        self.user.set_value("")  # of whoever signed in here before
        self.password.clear()
        self._back.setVisible(can_go_back)
        self.say_trouble(trouble)
        QTimer.singleShot(0, self._focus)

    def _focus(self) -> None:
        empty = next((field for field in (self.server, self.user) if not field.value()), self.password)
        first_focus(empty)

    def _go(self) -> None:
        if self.is_busy():
            return
        wanted = {
            "Central server": (self.server, "Enter the address of the central server"),
            "User name": (self.user, "Enter your user name"),
            "Password": (self.password, "Enter your password"),
        }
        missing = [(sentence, field) for field, sentence in wanted.values() if not field.value()]
        for words, (field, sentence) in wanted.items():
            self._rows[words].show_error("" if field.value() else sentence)
        self.problems.show_problems(missing)
        if not missing:
            self.say_trouble(None)
            self.wanted.emit(self.server.value(), self.user.value(), self.password.text())
