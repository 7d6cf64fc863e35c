"""Flowables that say what they are while they are drawn: prose, and the grid of a table.

A line that breaks between two words ends in a space that nobody sees, so that a reader's program does not join the last
word of one line to the first of the next.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table
from reportlab.platypus.paragraph import FragLine, ParaLines
from reportlab.platypus.paraparser import ParaFrag

from printing import styles
from printing.tagging import BULLETED, COLUMN_HEAD, ROW_HEAD, Element, artifact, go_on_as, tagged


class Spoken(Flowable):
    """A flowable that is one element, or a part of one. Its `draw` draws inside `saying`.

    `label` is what its bullet or number belongs to, where it is an item of a list. What splits gives both to its parts.
    """

    element: Element
    label: Element | None = None
    _said = False

    @contextmanager
    def saying(self) -> Iterator[None]:
        """Drawn for the first time it speaks; drawn again, as the head of a table on its next page, it only looks."""
        with artifact(self.canv, "Pagination") if self._said else tagged(self.canv, self.begins_as()):
            yield
        self._said = True

    def begins_as(self) -> Element:
        """The element that what is drawn first belongs to."""
        return self.element

    def as_label(self) -> Element:
        """The element of the bullet or number before the words. Outside a list it is a part of the paragraph."""
        return self.label or self.element.add(Element("Lbl"))


class Prose(Spoken, Paragraph):
    """A paragraph or heading. A bullet or number before its words is an element of its own.

    ReportLab lays a paragraph out more than once (to measure it, in a table, before a split), each time from what the
    last time left; where weights are mixed, it then loses the hyphens that a line broke at: Ann-Mary becomes AnnMary.
    So each time begins here from the words as they were written, and so does what goes on after a split.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level = styles.HEADINGS.get(self.style.name)
        self.element = Element(f"H{level}" if level else "P")
        self._written: list[Any] = list(self.frags)
        self._text = _text_of(self._written)

    def breakLines(self, width: float | list[float] | tuple[float, ...]) -> ParaLines | ParaFrag:
        """Its lines, from the words as they were written; the first part of a split keeps the lines it was given."""
        if not getattr(self, "_splitpara", False):
            self.frags = list(self._written)
        return super().breakLines(width)

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """What fits and the rest, which is more of the same element."""
        parts = cast("list[Prose]", super().split(aW, aH))
        if len(parts) == 2:
            first, rest = parts
            first.element = rest.element = self.element
            first.label = self.label
            end = _after_letters(self._text)[sum(map(_letters, _lines(first))) - 1]
            first._written, rest._written = _cut(self._written, end)
            first._text, rest._text = self._text[: end + 1], _text_of(rest._written)
        return list(parts)

    def draw(self) -> None:
        """Draw the label, then the words, each as what it is."""
        if not self._said:
            self._end_lines()
        with self.saying():
            super().draw()

    def begins_as(self) -> Element:
        """The label, where there is one."""
        return self.as_label() if self.bulletText else self.element

    def beginText(self, x: float, y: float) -> PDFTextObject:
        """Here the words begin; what was drawn before them is the label."""
        if self.bulletText and not self._said:
            go_on_as(self.canv, self.element)
        return super().beginText(x, y)

    def _end_lines(self) -> None:
        """Put a space after each line that breaks between words, and none where a long name breaks at its hyphen."""
        lines = _lines(self)
        if len(lines) < 2:
            return
        ends = _after_letters(self._text)
        so_far = 0
        for number, line in enumerate(lines):
            so_far += _letters(line)
            if not so_far or not self._text[ends[so_far - 1] :][:1].isspace():
                continue
            if isinstance(line, FragLine):
                words: list[Any] = cast(Any, line).words
                words[-1] = words[-1].clone(text=f"{words[-1].text} ")
            else:
                lines[number] = (line[0], [*line[1][:-1], f"{line[1][-1]} "])


def _lines(prose: Paragraph) -> list[Any]:
    return cast("list[Any]", cast(Any, prose).blPara.lines)


def _letters(line: Any) -> int:
    """How many characters of a line are not spaces. ReportLab has two shapes for a line."""
    words = (word.text for word in line.words) if isinstance(line, FragLine) else line[1]
    return sum(len("".join(word.split())) for word in words)


def _after_letters(text: str) -> list[int]:
    """For each character that is not a space, the place after it."""
    return [place for place, character in enumerate(text, 1) if not character.isspace()]


def _text_of(written: list[Any]) -> str:
    return "".join(map(_words_of, written))


def _words_of(run: Any) -> str:
    """The words of a run in one weight; one that only breaks the line counts as a space does."""
    return "\n" if hasattr(run, "lineBreak") else getattr(run, "text", "")


def _with_words(run: Any, words: str) -> Any:
    return run if hasattr(run, "lineBreak") else run.clone(text=words)


def _cut(written: list[Any], end: int) -> tuple[list[Any], list[Any]]:
    """The runs up to a place in their text, and from there on without the spaces they would begin with."""
    before: list[Any] = []
    after: list[Any] = []
    for run in written:
        words = _words_of(run)
        here, there = words[: max(end, 0)], words[max(end, 0) :]
        if here:
            before.append(_with_words(run, here))
        if after or there.strip():
            after.append(_with_words(run, there if after else there.lstrip()))
        end -= len(words)
    return before, after


class Grid(Table):
    """Cells in rows and columns. Its rules and tints only look; what stands in the cells speaks for itself.

    `element` is the table that the cells make; a grid that only puts things beside each other has none.
    """

    element: Element | None = None

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """As ReportLab, which would measure every cell again each time it is asked, and again in each part of a split.

        Our columns have fixed widths, so the rows are as high the next time.
        """
        size: tuple[float, float] = super().wrap(aW, aH)
        measured = cast(Any, self)
        measured._argH = measured._rowHeights
        return size

    def _drawBkgrnd(self) -> None:
        with artifact(self.canv, "Layout"):
            cast(Any, super())._drawBkgrnd()

    def _drawLines(self) -> None:
        with artifact(self.canv, "Layout"):
            cast(Any, super())._drawLines()

    def _drawCell(self, cell: Any, *where: Any) -> None:
        assert not (isinstance(cell, str) and cell), "words stand in a cell as a flowable that can say what it is"
        if cell:
            cast(Any, super())._drawCell(cell, *where)


def head_row(table: Element, cells: Sequence[object]) -> None:
    """Make the cells the head of a table: each stands over its column."""
    _row(table, cells, "TH", COLUMN_HEAD)


def row(table: Element, cells: Sequence[object]) -> None:
    """Make the cells a row of a table. An empty one is a cell as well."""
    _row(table, cells, "TD")


def _row(table: Element, cells: Sequence[object], role: str, attribute: tuple[str, str, str] | None = None) -> None:
    together = table.add(Element("TR"))
    for cell in cells:
        element = together.add(Element(role, attribute))
        if isinstance(cell, Spoken):
            cell.element = element


def pair(table: Element, label: Spoken, value: Spoken) -> None:
    """Make a label and its value a row of a table of two columns, however many pairs stand beside each other."""
    together = table.add(Element("TR"))
    label.element = together.add(Element("TH", ROW_HEAD))
    value.element = together.add(Element("TD"))


def as_list(items: Sequence[Spoken]) -> Element:
    """Make paragraphs with a bullet or number the items of one list."""
    whole = Element("L", BULLETED)
    for item in items:
        together = whole.add(Element("LI"))
        item.label = together.add(Element("Lbl"))
        item.element = together.add(Element("LBody"))
    return whole


def within(element: Element, flowables: Iterable[object]) -> None:
    """Put what the flowables say into `element`, in this order: a column in another language, a part with a heading."""
    for said in _elements_of(flowables):
        top = said.top()
        if top is not element:
            element.add(top)


def _elements_of(flowables: Iterable[object]) -> Iterator[Element]:
    for one in flowables:
        if isinstance(one, Spoken | Grid) and one.element:
            yield one.element
        elif isinstance(one, Grid):
            yield from _elements_of(cell for row in cast(Any, one)._cellvalues for cell in row)
        elif isinstance(one, KeepTogether):
            yield from _elements_of(cast(Any, one)._content)
        elif isinstance(one, list | tuple):
            yield from _elements_of(one)
