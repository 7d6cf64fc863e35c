"""The side column of a hearing's result."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.case.editor_side import meanings
from ui.case.result_view import ResultSide
from ui.case.summary_page import empty
from ui.parts.headings import SectionHeading
from ui.parts.words import Words
from ui.theme import spaced

NOTHING_FOLLOWS = "Only what is typed. Nothing else follows from it yet."
NOTHING_SAID = "Nothing is odd about it by the date of this hearing."


class ResultSideColumn(QWidget):
    """What saving writes, and what the rules say. Filled again when what is typed changes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Beside the result")
        self._side: ResultSide | None = None
        column = spaced(QVBoxLayout(self), spacing=14)
        follows, said = QWidget(), QWidget()
        follows.setObjectName("follows")
        said.setObjectName("rules_say")
        self._follows, self._said = spaced(QVBoxLayout(follows), spacing=6), spaced(QVBoxLayout(said), spacing=6)
        column.addWidget(SectionHeading("Saving also writes"))
        column.addWidget(follows)
        column.addWidget(SectionHeading("What the rules say"))
        column.addWidget(said)
        column.addWidget(meanings())
        self.show_side(ResultSide((), ()))

    def show_side(self, side: ResultSide) -> None:
        """Show this, if it is something else than before."""
        if side == self._side:
            return
        self._side = side
        empty(self._follows)
        for sentence in side.follows or (NOTHING_FOLLOWS,):
            self._follows.addWidget(Words(sentence, "small", "ink" if side.follows else "ink2", wrap=True))
        empty(self._said)
        for one in side.said:
            self._said.addWidget(Words(one.sentence, "small_strong" if one.strong else "small", wrap=True))
            self._said.addWidget(Words(f"{one.weight}. {one.source}".replace("..", "."), "caption", "ink2", wrap=True))
        if not side.said:
            self._said.addWidget(Words(NOTHING_SAID, "small", "ink2", wrap=True))

    def shown(self) -> ResultSide | None:
        """What is shown."""
        return self._side
