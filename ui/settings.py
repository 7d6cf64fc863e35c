"""Settings: text size, light or dark, names hidden in public, when it locks, the menu kept in view."""

import datetime as dt
from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework import locking
from casework.words import count, moment
from local_store.shapes import Device
from sync.status import Link
from ui.desk import Desk
from ui.outbox_words import clock_words
from ui.page import Now, Page, Scroll
from ui.parts.buttons import outline
from ui.parts.choices import Box, ChoiceField
from ui.parts.facts import Fact, Facts
from ui.parts.form_row import FormRow
from ui.parts.headings import PageTitle, SectionHeading
from ui.parts.words import Words
from ui.passphrase import PassphraseSection
from ui.place import Place
from ui.theme import sized, spaced

SCHEMES = {
    "system": "As the system",
    "light": "Light",
    "dark": "Dark",
    "high contrast": "High contrast",
}
REMEMBERED = "settings"


class Settings(msgspec.Struct, frozen=True):
    """What somebody chose on this laptop."""

    scale: float = 1.0
    scheme: str = "system"
    hide_names: bool = False
    keep_menu: bool = False
    lock_after: int | None = None
    """Minutes without use, where somebody chose fewer than their service."""


class SettingsPage(Page):
    """Chosen at once, kept on this laptop."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, now: Now, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._settings = settings
        main = QWidget()
        column = spaced(QVBoxLayout(main), (24, 18, 24, 20), 10)
        column.addWidget(PageTitle("Settings"))
        column.addWidget(SectionHeading("Reading"))
        column.addWidget(self._text_size())
        self._scheme = ChoiceField(SCHEMES, "Colours")
        self._scheme.edited.connect(self._choose)
        column.addWidget(FormRow("Colours", [self._scheme]))
        column.addWidget(SectionHeading("In public"))
        self._hide = Box("Show initials instead of names under Open cases")
        self._hide.setObjectName("hide_names")
        self._hide.clicked.connect(self._choose)
        column.addWidget(self._hide)
        column.addWidget(SectionHeading("Lock"))
        column.addWidget(self._lock_after_row())
        column.addWidget(SectionHeading("Keys"))
        self._menu = Box("Keep the menu in view")
        self._menu.clicked.connect(self._choose)
        column.addWidget(self._menu)
        self._passphrase: PassphraseSection | None = None
        if desk.passphrase is not None:
            column.addWidget(SectionHeading("Passphrase"))
            self._passphrase = PassphraseSection(desk, desk.passphrase)
            column.addWidget(self._passphrase)
        column.addWidget(SectionHeading("This service"))
        self._rules = outline("Rules of this service", lambda: self.go.emit(Place(page="rules")))
        self._rules.setObjectName("rules")
        texts = outline("Your texts", lambda: self.go.emit(Place(page="texts")))
        texts.setObjectName("texts")
        hint = "Time limits, contacts a month and points: each with its source, and whether your service set it."
        column.addWidget(FormRow("Rules", [self._rules], hint=hint))
        column.addWidget(FormRow("Texts", [texts], hint="Your own templates for notes, and those of your service."))
        column.addWidget(SectionHeading("This laptop"))
        self._facts = Facts(label_width=170)
        column.addWidget(self._facts)
        column.addStretch(1)
        spaced(QVBoxLayout(self)).addWidget(Scroll(sized(main, max_width=900)))
        self.show_settings(settings)

    def _text_size(self) -> FormRow:
        buttons = QWidget()
        row = spaced(QHBoxLayout(buttons), spacing=8)
        self._size = Words("", "body")
        self._smaller, larger = outline("−", partial(self._scale, -0.1)), outline("+", partial(self._scale, 0.1))
        self._smaller.setAccessibleName("Smaller text")
        larger.setAccessibleName("Larger text")
        row.addWidget(self._smaller)
        row.addWidget(larger)
        hundred = outline("100 %", lambda: self._take(scale=1.0))
        hundred.setAccessibleName("Text at 100 %")
        row.addWidget(hundred)
        row.addWidget(self._size)
        row.addStretch(1)
        buttons.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return FormRow("Text size", [buttons], hint="Ctrl+Plus and Ctrl+Minus anywhere, Ctrl+0 for 100 %.")

    def _lock_after_row(self) -> FormRow:
        minutes = locking.choices(self.desk.who.service.lock_after)
        self._lock_after = ChoiceField({str(each): count(each, "minute") for each in minutes}, "Lock after")
        self._lock_after.setObjectName("lock_after")
        self._lock_after.edited.connect(self._choose_lock)
        hint = (
            f"Without use. {count(minutes[0], 'minute')} is what your service sets, and nobody can make it longer. A "
            "minute before, Holdfast says so. Ctrl+L locks at once."
        )
        return FormRow("Lock after", [self._lock_after], hint=hint)

    def _choose_lock(self) -> None:
        chosen = int(self._lock_after.value() or 0)
        shorter = chosen < locking.service_minutes(self.desk.who.service.lock_after)
        self._take(lock_after=chosen if shorter else None)

    def _scale(self, step: float) -> None:
        self._take(scale=round(min(2.0, max(0.8, self._settings.scale + step)), 1))

    def _choose(self) -> None:
        self._take(
            scheme=self._scheme.value() or "system",
            hide_names=self._hide.isChecked(),
            keep_menu=self._menu.isChecked(),
        )

    def _take(self, **changed: object) -> None:
        self.chosen.emit(msgspec.structs.replace(self._settings, **changed))

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self._settings = settings
        self._scheme.set_value(settings.scheme)
        self._hide.setChecked(settings.hide_names)
        self._menu.setChecked(settings.keep_menu)
        self._lock_after.set_value(str(locking.lock_after(self.desk.who.service.lock_after, settings.lock_after)))
        self._size.setText(f"now {round(settings.scale * 100)} %")

    def place(self) -> Place:
        """This page."""
        return Place(page="settings")

    def take_focus(self) -> None:
        """The first button."""
        self._smaller.setFocus(Qt.FocusReason.TabFocusReason)

    def read(self) -> None:
        """Ask who this laptop is."""
        super().read()
        self.ask(lambda store: store.device(), self._show_device)
        if self._passphrase is not None:
            self._passphrase.read()

    def ask_for_centres_password(self) -> None:
        """The centre wants a password that this laptop does not know: open the form for it."""
        if self._passphrase is not None:
            self._passphrase.ask_for_centres_password()

    def step_back(self) -> bool:
        """Escape closes an open form."""
        return self._passphrase is not None and self._passphrase.step_back()

    def _show_device(self, device: Device | None) -> None:
        who = self.desk.who
        met = "Not yet"
        if device is not None and device.last_contact:
            met = moment(dt.datetime.fromisoformat(device.last_contact), self.now())
        status = self.desk.status
        off = clock_words(status.clock_off)
        time = "Right" if status.link is Link.CONNECTED else "Compared with the centre’s while there is a connection"
        if off:
            time = f"{off[:1].upper()}{off[1:]}. Have it set right: times of what you write are by it."
        lease = f"{device.lease_days} days without a connection" if device else ""
        self._facts.show_facts(
            [
                Fact("Signed in as", f"{who.name}, {who.user}"),
                Fact("Service", who.authority_name),
                Fact("Laptop", who.device_name or "Not named"),
                Fact("Central server", device.server if device else "Not recorded"),
                Fact("Last met the centre", met),
                Fact("This laptop’s clock", time),
                Fact("Cases stay readable", lease or "Not recorded"),
            ]
        )
