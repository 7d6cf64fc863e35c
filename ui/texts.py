"""Your texts: one's own templates for notes, kept on this laptop as they are written; and the service's, to read."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.texts import MOST_LETTERS, MOST_TEXTS, Text, usable
from casework.words import count
from local_store.store import LocalStore
from ui.desk import Desk
from ui.own_texts import keep_own, read_own
from ui.page import Now, Page, Scroll
from ui.parts.buttons import outline
from ui.parts.fields import NarrativeField, TextField
from ui.parts.form_row import FormRow
from ui.parts.headings import PageTitle, SectionHeading
from ui.parts.words import Words
from ui.place import Place
from ui.theme import sized, spaced

KEPT_AFTER_MS = 400
ABOUT = (
    "In any note, Ctrl+T puts one of these where the caret is. They are kept on this laptop as you write them, and "
    "need no connection. Write no names and nothing about a case: a text stays here when a case has left."
)


class OneText(QWidget):
    """The name and the words of one text."""

    def __init__(self, page: "TextsPage", number: int, text: Text) -> None:
        super().__init__()
        outer = spaced(QVBoxLayout(self), (0, 0, 0, 10), 6)
        self.out = False
        self._fields = QWidget()
        outer.addWidget(self._fields)
        column = spaced(QVBoxLayout(self._fields), spacing=6)
        self.name = TextField(f"Name of text {number}", width=332)
        self.name.set_value(text.name)
        self.words = NarrativeField(f"Text {number}", lines=3)
        self.words.set_value(text.text)
        column.addWidget(FormRow("Name", [self.name]))
        self.row = FormRow("Text", [self.words])
        column.addWidget(self.row)
        self._number = number
        self.away = outline("", self.turn)
        outer.addWidget(self.away, 0, Qt.AlignmentFlag.AlignLeft)
        self._name_button()
        self._typed = page.typed
        for field in (self.name, self.words):
            field.edited.connect(page.typed)

    def turn(self) -> None:
        """Take it out, or put it back as it was: that can be had as long as this page is open."""
        self.out = not self.out
        self._fields.setVisible(not self.out)
        self._name_button()
        self._typed()

    def _name_button(self) -> None:
        self.away.setText("Put it back" if self.out else "Take out")
        self.away.setAccessibleName(f"{self.away.text()}: text {self._number}")

    def text(self) -> Text:
        """As it stands now, finished or not."""
        return Text(self.name.text(), self.words.toPlainText())

    def say_length(self) -> None:
        """A text that is too long to be put in says so, and stays."""
        over = len(self.words.toPlainText()) - MOST_LETTERS
        self.row.show_error(f"This is {over} letters too long to be put into a note" if over > 0 else "")


class TextsPage(Page):
    """Kept a moment after each letter, and when the page leaves the screen."""

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._texts: list[OneText] = []
        self._read = self._dirty = False
        self._service_names = ""
        main = QWidget()
        self._column = spaced(QVBoxLayout(main), (24, 18, 24, 20), 10)
        self._column.addWidget(PageTitle("Your texts"))
        self._column.addWidget(Words(ABOUT, "body", "ink2", wrap=True))
        self._own = spaced(QVBoxLayout())
        self._column.addLayout(self._own)
        self.add_button = outline("Add a text", self.add)
        self.add_button.setObjectName("add_text")
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._heading = SectionHeading("Texts of your service")
        self._column.addWidget(self._heading)
        self._service = Words("", "body", wrap=True, selectable=True)
        self._column.addWidget(self._service)
        self._column.addStretch(1)
        spaced(QVBoxLayout(self)).addWidget(Scroll(sized(main, max_width=820)))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_AFTER_MS)
        self._soon.timeout.connect(self.keep)

    def place(self) -> Place:
        """This page."""
        return Place(page="texts")

    def take_focus(self) -> None:
        """The first text, or the button that adds one."""
        first = self._texts[0].name if self._texts else self.add_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def read(self) -> None:
        """Ask for one's own texts once: from then on they are what stands here."""
        super().read()
        self.ask(lambda store: (read_own(store), _of_service(store)), self._show)

    def _show(self, found: tuple[tuple[Text, ...], tuple[Text, ...]]) -> None:
        own, service = found
        self._service.setText("\n\n".join(f"{one.name}\n{one.text}" for one in service) or "None.")
        self._heading.show_words("Texts of your service", str(len(service) or ""))
        if not self._read:
            self._read = True
            for text in own:
                self._add(text)

    def _add(self, text: Text) -> OneText:
        one = OneText(self, len(self._texts) + 1, text)
        self._texts.append(one)
        self._own.addWidget(one)
        one.say_length()
        self.add_button.setText(
            "Add a text" if len(self._texts) < MOST_TEXTS else f"{count(MOST_TEXTS, 'text')} at most"
        )
        return one

    def add(self) -> None:
        """An empty one, with the caret in its name."""
        if self._read and len(self._texts) < MOST_TEXTS:
            self._add(Text("", "")).name.setFocus(Qt.FocusReason.TabFocusReason)

    def typed(self) -> None:
        """Something of a text was changed."""
        self._dirty = True
        self._soon.start()
        for one in self._texts:
            one.say_length()

    def keep(self) -> None:
        """Keep all of them."""
        if self._dirty:
            self._dirty = False
            self._soon.stop()
            here = (one.text() for one in self._texts if not one.out)
            texts = tuple(text for text in here if text != Text("", ""))
            self.desk.do(lambda store: keep_own(store, texts))

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or the lock: what was typed is kept first."""
        super().hideEvent(event)
        self.keep()


def _of_service(store: LocalStore) -> tuple[Text, ...]:
    device = store.device()
    return usable(device.service.texts) if device else ()
