"""What is under the identity bar of a case: its pages, one form or preview over them, or a few words instead."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.case.case_court import CaseCourt
from ui.case.contacts_page import ContactsPage
from ui.case.documents_page import CaseDocumentsPage
from ui.case.page_words import CasePageWords
from ui.case.read_page import ReadPage
from ui.case.summary_page import SummaryPage
from ui.case.timeline_page import TimelinePage
from ui.desk import Desk
from ui.parts.words import Words
from ui.theme import current

READING_MS = 150
READING = "Reading..."


LEAST = 40
"""Units of height that are left of a page where a long name and a trouble above it take all the rest."""


class CasePages(QStackedWidget):
    """The pages of whichever case is in view. A page shows only what is of the case and the tab that are wanted.

    All of it scrolls, so it never asks for the height that its words would take: asked for, that height was taken from
    the bar, and with large text half a line of the name with it.
    """

    def __init__(self, desk: Desk, now: Callable[[], dt.datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page_ground")
        self.summary, self.timeline, self.contacts = SummaryPage(), TimelinePage(), ContactsPage()
        self.at_court = CaseCourt(desk, now, self)
        self.documents, self.court, self.reading = CaseDocumentsPage(desk, now), self.at_court.page, ReadPage()
        self._words = Words("", "body", "ink2", wrap=True)
        self._words.setContentsMargins(24, 16, 24, 16)
        self._pages: dict[str, QWidget] = {
            "summary": self.summary,
            "timeline": self.timeline,
            "contacts": self.contacts,
            "documents": self.documents,
            "offences": self.court,
        }
        for page in (self._words, *self._pages.values(), self.reading):
            self.addWidget(page)
        self._filled: dict[QWidget, tuple[str, str]] = {}  # the case and the tab that each page has words of
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(READING_MS)
        self._late.timeout.connect(lambda: self._words.setText(READING))

    def minimumSizeHint(self) -> QSize:
        """A line or two: what stands above them, the name first of all, is never cut for them."""
        return QSize(super().minimumSizeHint().width(), current().units(LEAST))

    def hasHeightForWidth(self) -> bool:
        """Whatever there is."""
        return False

    def say(self, words: str) -> None:
        """Words instead of a page."""
        self._late.stop()
        self._words.setText(words)
        self.setCurrentWidget(self._words)

    def wait(self) -> None:
        """Nothing is shown, nor said to be missing, before the laptop has been read; and that only if it takes long."""
        self.say("")
        self._late.start()

    def says(self) -> bool:
        """Whether there are words instead of a page."""
        return self.currentWidget() is self._words

    def show_tab(self, case: str, tab: str) -> QWidget | None:
        """The page of this tab; None while it has another child's words or none yet, and will have its own soon."""
        page = self._page_of(tab)
        if self._filled.get(page) != (case, tab):
            self.wait()
            return None
        self._late.stop()
        self.setCurrentWidget(page)
        return page

    def fill(self, found: CasePageWords, tab: str) -> None:
        """Show what was read of a case on the page of this tab."""
        case = found.case.file
        if found.summary is not None:
            self.summary.show_summary(found.summary)
        if found.timeline is not None:
            self.timeline.show_timeline(found.timeline)
        if found.contacts is not None:
            self.contacts.show_contacts(found.contacts)
        if found.documents is not None:
            self.documents.show_documents(found.documents)
        if found.court is not None:
            self.at_court.show_court(found.court, case)
        if found.lists is not None:
            self.reading.show_lists(found.lists)
        self._filled[self._page_of(tab)] = (case.case_id, tab)

    def lay_over(self, form: QWidget) -> None:
        """A form or a preview over the pages."""
        self._late.stop()
        self.addWidget(form)
        self.setCurrentWidget(form)

    def _page_of(self, tab: str) -> QWidget:
        return self._pages.get(tab, self.reading)
