"""Notices: the amber box that says what needs you, and the list of problems at the top of a form."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casework.trouble import Trouble
from ui.parts.buttons import Button, ButtonKind, link
from ui.parts.flow import Flow
from ui.parts.words import Picture, Words
from ui.theme import current, spaced

Act = tuple[str, Callable[[], object]]


class Notice(QWidget):
    """One notice: an icon, a sentence or a heading with text, links, and technical detail one click away.

    It does not go away by itself. `beside` puts the links at the right of a single sentence.
    """

    def __init__(
        self,
        heading: str = "",
        text: str = "",
        acts: Sequence[Act] = (),
        *,
        detail: str = "",
        icon_name: str = "circle-alert",
        tone: str = "warn",
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(" ".join(part for part in (heading, text) if part))
        row = spaced(QHBoxLayout(self), (12, 8, 12, 8), 10)
        said = spaced(QHBoxLayout(), spacing=10)
        said.addWidget(Picture(icon_name, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        words = spaced(QVBoxLayout(), spacing=1)
        said.addLayout(words, 1)
        row.addLayout(said, 1)
        if heading:
            words.addWidget(Words(heading, "strong", wrap=True))
        if text:
            words.addWidget(Words(text, "body", wrap=True))
        links = [link(name, act, style="small_strong" if beside else "body") for name, act in acts]
        if beside:
            row.setAlignment(said, Qt.AlignmentFlag.AlignVCenter)  # the icon too, at the height of the first line
            for each in links:
                row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        elif links:
            line = Flow(gap=9, line_gap=0)
            for each in links:
                line.addWidget(each)
            words.addWidget(line)
        if detail:
            words.addWidget(_Detail(detail))

    @classmethod
    def of(cls, trouble: Trouble, acts: Sequence[Act] = (), parent: QWidget | None = None) -> "Notice":
        """A trouble, told: what happened, what is safe, what next; the technical detail below."""
        text = " ".join(part for part in (trouble.safe, trouble.next_step) if part)
        return cls(trouble.happened, text, acts, detail=trouble.detail, parent=parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft ground with an edge."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.colours.edge_width
        painter.setPen(QPen(theme.colour(f"{self._tone}_line"), width))
        painter.setBrush(theme.colour(f"{self._tone}_soft"))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, theme.units(6), theme.units(6))
        painter.end()


class _Detail(QWidget):
    """Technical detail: a link that opens below and can be copied. It holds no names."""

    def __init__(self, detail: str) -> None:
        super().__init__()
        self._detail = detail
        self._words = Words(detail, "caption", "ink2", wrap=True, selectable=True)
        self._words.setAccessibleName("Technical detail")
        self._copy = link("Copy technical detail", self._copied, style="caption", ink="ink2")
        column = spaced(QVBoxLayout(self), spacing=2)
        column.addWidget(Button("Technical detail", ButtonKind.LINK, pressed=self._turn, style="small", ink="ink2"))
        column.addWidget(self._words)
        column.addWidget(self._copy)
        self._words.hide()
        self._copy.hide()

    def _turn(self) -> None:
        shown = self._words.isHidden()
        self._words.setVisible(shown)
        self._copy.setVisible(shown)

    def _copied(self) -> None:
        QGuiApplication.clipboard().setText(self._detail)


class ProblemList(QWidget):
    """ "There is a problem": what is missing, each line jumping to its field. It takes the focus when it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = spaced(QVBoxLayout(self), (16, 2, 0, 2), 0)
        self._column.addWidget(Words("There is a problem", "strong", "bad"))
        self._last = Words("", "body", wrap=True)
        self._links: list[Button] = []
        self.hide()

    def show_problems(self, problems: Sequence[tuple[str, QWidget]], last: str = "") -> None:
        """Show these sentences, each with the field it jumps to, and a last one; none hides the list."""
        self._column.removeWidget(self._last)
        for old in self._links:
            self._column.removeWidget(old)
            old.deleteLater()
        self._links = []
        for sentence, field in problems:
            each = link(sentence, partial(field.setFocus, Qt.FocusReason.OtherFocusReason), style="body", ink="bad")
            self._column.addWidget(each)
            self._links.append(each)
        self._column.addWidget(self._last)
        self._last.setText(last)
        self._last.setVisible(bool(last))
        said = [sentence for sentence, _ in problems] + [last]
        self.setAccessibleName("There is a problem. " + " ".join(said).strip())
        self.setVisible(bool(problems))
        if self._links:
            self._links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar at the left."""
        painter = QPainter(self)
        painter.fillRect(0, 0, current().units(4), self.height(), current().colour("bad"))
        painter.end()
