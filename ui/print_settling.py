"""Before a bundle leaves: each page on which something was found that may not, and what becomes of it.

Nothing is decided here by Holdfast: the part is left out, the page is withheld, or somebody says why it may stay.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.trouble import Trouble
from printing.redaction import Hit, How, Settled
from ui.page import Scroll
from ui.parts.buttons import filled
from ui.parts.choices import ChoiceField
from ui.parts.fields import TextField
from ui.parts.notice import Notice
from ui.parts.words import Hairline, Words
from ui.theme import spaced

WAYS = {How.WITHHOLD.name: "Withhold the page", How.LEAVE_OUT.name: "Leave the part out", How.KEEP.name: "Keep it"}
SAY_ALL = Trouble(
    "Not every page is settled yet.",
    "Nothing has left, and nothing in the case has changed.",
    "Say for each page what becomes of it, and why.",
)


class PrintSettling(QWidget):
    """The pages to look at, one below the other. settled: something was said of all of them."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[PageToSettle] = []
        self._said: tuple[Settled, ...] = ()
        holder = QWidget()
        self._column = spaced(QVBoxLayout(holder), (24, 4, 24, 16), 10)
        spaced(QVBoxLayout(self)).addWidget(Scroll(holder))
        self._trouble = spaced(QVBoxLayout())
        self._rows = spaced(QVBoxLayout(), spacing=10)
        self._column.addLayout(self._rows)
        self._column.addLayout(self._trouble)
        go_on = filled("Go on with these", self._go_on)
        go_on.setObjectName("settle")
        self._column.addWidget(go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.hide()

    def forget(self) -> None:
        """Another bundle: nothing is settled for it."""
        self._said = ()
        self.show_hits(())

    def said(self) -> tuple[Settled, ...]:
        """What was decided, for this bundle, so far."""
        return self._said

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """The places that nobody has settled, page by page; hidden where there are none."""
        _empty(self._rows)
        _empty(self._trouble)
        pages: dict[tuple[str, int], list[Hit]] = {}
        for hit in hits:
            pages.setdefault((hit.part, hit.page), []).append(hit)
        self._pages = [PageToSettle(found) for found in pages.values()]
        for page in self._pages:
            self._rows.addWidget(page)
        self.setVisible(bool(hits))

    def _go_on(self) -> None:
        _empty(self._trouble)
        answers = [page.answer() for page in self._pages]
        if not all(answers):
            self._trouble.addWidget(Notice.of(SAY_ALL))
            return
        self._said += tuple(answer for answer in answers if answer is not None)
        self.settled.emit()


class PageToSettle(QWidget):
    """One page: what was found on it, what becomes of it, and why."""

    def __init__(self, hits: Sequence[Hit], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = hits[0]
        self.setObjectName("page_to_settle")
        column = spaced(QVBoxLayout(self), spacing=6)
        column.addWidget(Words(f"{self._at.title}, page {self._at.page + 1}", "medium", wrap=True))
        for hit in hits:
            column.addWidget(Words(_found(hit), "body", "ink2", wrap=True))
        self.how = ChoiceField(WAYS, f"What becomes of page {self._at.page + 1} of {self._at.title}")
        self.reason = TextField("Why", hint="Why")
        column.addWidget(self.how)
        column.addWidget(self.reason)
        column.addWidget(Hairline())

    def answer(self) -> Settled | None:
        """What was decided; nothing while the way or the reason is missing."""
        how, reason = self.how.value(), self.reason.value()
        return Settled(self._at.part, self._at.page, How[how], reason) if how and reason else None


def _found(hit: Hit) -> str:
    """`A confidential address: “... lives at [held back] with ...”`"""
    return f"{hit.what}: “{hit.around}”" if hit.around else f"{hit.what}."


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
