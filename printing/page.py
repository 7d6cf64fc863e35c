"""The sheet: A4, its frames, and what stands on every page around the text (head, foot, marking, draft, training)."""

import datetime as dt
import io
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from typing import Any

import msgspec
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ActionFlowable, BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph
from reportlab.platypus.doctemplate import LayoutError

from printing import styles
from printing.archiving import declare
from printing.content import Letterhead
from printing.errors import DoesNotFit
from printing.parts import BLANK, LANGUAGES, Begins, Begun, page_labels
from printing.shaped import ShapedParagraph, draw_line, line_width
from printing.tagging import Element, TaggingCanvas, artifact, tagged
from printing.typefaces import BOLD, REGULAR

WIDTH, HEIGHT = A4
LEFT, RIGHT, UNDER = 25 * mm, 20 * mm, 25 * mm
TEXT = 165 * mm
REPORT_TOP, LATER_TOP = 39.0, 29.0  # millimetres down to the text
HEAD_ROOM = 160 * mm  # title and name in one line of the running head
NAME_LINE = 4 * mm
MARKING = "OFFICIAL-SENSITIVE"
TRAINING = "TRAINING COPY: all people are invented"
NOT_ALL_SENT = "Not all changes had been sent."
DRAFT_FOOT = "DRAFT: not for issue"
DIAGONAL = 54.7  # degrees; the diagonal of A4


class Furniture(msgspec.Struct, frozen=True):
    """Everything around the text. `first_top` is millimetres down to the text of page 1.

    `running_name` stands on the right of page 2 and on; `marking` is empty on what a child keeps. With `outline` a
    reader's program lists the headings. `page_words` are those of the page number.
    """

    letterhead: Letterhead
    title: str
    running_name: str
    foot: str
    first_top: float
    marking: str = ""
    draft: bool = False
    all_sent: bool = True
    training: bool = False
    outline: bool = False
    language: str = "en"
    page_words: str = "Page {page} of {pages}"

    def two_lines(self) -> bool:
        """True if title and name do not fit beside each other: the name then has a line of its own, whole."""
        return line_width(self.title, BOLD, 9) + line_width(self.running_name, REGULAR, 9) > HEAD_ROOM


FirstPage = Callable[[Canvas], None]
"""Draws more onto page 1. It raises nothing: what does not fit has been refused before."""


class Part(msgspec.Struct, frozen=True):
    """One document on its sheets. `first_page` draws more onto its page 1."""

    story: Sequence[Flowable]
    furniture: Furniture
    first_page: FirstPage | None = None

    @property
    def first_template(self) -> str:
        """The name of the template of its page 1."""
        return f"first {self.furniture.first_top:g}, then {self.later_top:g}"

    @property
    def later_template(self) -> str:
        """The name of the template of its other pages."""
        return f"later {self.later_top:g}"

    @property
    def later_top(self) -> float:
        """Points down to the text of its page 2."""
        return LATER_TOP * mm + (NAME_LINE if self.furniture.two_lines() else 0)


class Sheet(BaseDocTemplate):
    """Documents on A4. The same stories and furniture give the same bytes, on any computer, at any time.

    `begun` is told where each part begins and ends.
    """

    def __init__(self, into: io.BytesIO, parts: Sequence[Part], begun: list[Begun]) -> None:
        furniture = parts[0].furniture
        super().__init__(
            into,
            pagesize=A4,
            pageCompression=1,
            invariant=1,
            lang=LANGUAGES[furniture.language],
            title=furniture.title,
            subject=furniture.title,
            author=furniture.letterhead.name,
            creator="Holdfast",
            producer="Holdfast",
            displayDocTitle=True,
            initialFontName=REGULAR,
        )
        self._headings = 0
        self._begun = begun
        self.page = 0
        self.begin_part(parts[0])
        templates = {one.id: one for part in parts for one in self._templates(part)}
        self.addPageTemplates([*templates.values(), PageTemplate(BLANK, [_frame(LATER_TOP * mm)])])

    def _templates(self, part: Part) -> tuple[PageTemplate, PageTemplate]:
        first, later = _frame(part.furniture.first_top * mm), _frame(part.later_top)
        return (
            PageTemplate(
                part.first_template,
                [first],
                onPage=self._first_page,
                onPageEnd=self._end_of_page,
                autoNextPageTemplate=part.later_template,
            ),
            PageTemplate(part.later_template, [later], onPage=self._later_page, onPageEnd=self._end_of_page),
        )

    def begin_part(self, part: Part) -> None:
        """From the next page on it is this part's head and foot that stand around the text."""
        self._part, self._first = part, self.page + 1
        self.furniture, self._draw_first = part.furniture, part.first_page

    def finish_part(self) -> None:
        """The page that is being filled is the last of its part."""
        self._begun.append(Begun(self._first, self.page, self._part.furniture.page_words))

    def _first_page(self, canvas: Canvas, document: object) -> None:
        _notices(canvas, self.furniture, first=True)
        _letterhead(canvas, self.furniture.letterhead)
        if self._draw_first:
            self._draw_first(canvas)

    def _later_page(self, canvas: Canvas, document: object) -> None:
        _notices(canvas, self.furniture, first=False)
        with artifact(canvas, "Pagination"):
            _running_head(canvas, self.furniture)

    def _end_of_page(self, canvas: Canvas, document: object) -> None:
        furniture = self.furniture
        with artifact(canvas, "Pagination"):
            _foot(canvas, furniture.foot)
            canvas.doForm(_page_number_form(canvas.getPageNumber()))
            if furniture.marking:
                _marking(canvas, furniture.marking, 8.8 * mm)
            if furniture.draft:
                _draft(canvas)

    def afterFlowable(self, flowable: Flowable) -> None:
        """Put title and section headings into the outline."""
        if not (self.furniture.outline and isinstance(flowable, Paragraph | ShapedParagraph)):
            return
        level = styles.HEADINGS.get(flowable.style.name)
        if level:
            self._headings += 1
            key = f"heading-{self._headings}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level - 1)


class _Finished(ActionFlowable):
    """The end of the last part."""

    def apply(self, doc: Any) -> None:
        doc.finish_part()


def _frame(top: float) -> Frame:
    height = HEIGHT - top - UNDER
    return Frame(LEFT, UNDER, TEXT, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _page_number_form(number: int) -> str:
    return f"page-number-{number}"


def _canvas_maker(printed_at: dt.datetime, begun: Sequence[Begun]) -> type[Canvas]:
    """A canvas that stamps the moment of printing, not the clock, and that knows the page counts at the end."""

    class NumberedCanvas(TaggingCanvas):
        def save(self) -> None:
            for number, words in page_labels(begun).items():
                self.beginForm(_page_number_form(number), 0, 0, WIDTH, HEIGHT)
                self.setFont(BOLD, 9)
                self.setFillColor(styles.INK)
                self.drawRightString(WIDTH - RIGHT, 14.8 * mm, words)
                self.endForm()
            declare(self, printed_at)
            super().save()

    return NumberedCanvas


def _told_once(canvas: Canvas, first: bool) -> AbstractContextManager[None]:
    """What every page shows about the whole document, a screen reader tells on page 1 and passes over on the others."""
    return tagged(canvas, Element("P")) if first else artifact(canvas, "Pagination")


def _letterhead(canvas: Canvas, letterhead: Letterhead) -> None:
    canvas.saveState()
    canvas.setFillColor(styles.INK)
    for row, line in enumerate(letterhead.name.split("\n")):
        size = _size_that_fits(line, BOLD, 13, 100 * mm)
        with tagged(canvas, Element("P")):
            draw_line(canvas, LEFT, HEIGHT - (20 + 5.6 * row) * mm, line, BOLD, size)
    canvas.setFillColor(styles.SOFT)
    for row, line in enumerate(letterhead.lines):
        size = _size_that_fits(line, REGULAR, 8.5, 62 * mm)
        with tagged(canvas, Element("P")):
            draw_line(canvas, WIDTH - RIGHT, HEIGHT - (18.8 + 3.9 * row) * mm, line, REGULAR, size, ends=True)
    canvas.setStrokeColor(styles.INK)
    canvas.setLineWidth(styles.RULE)
    with artifact(canvas, "Layout"):
        canvas.line(LEFT, HEIGHT - 31 * mm, WIDTH - RIGHT, HEIGHT - 31 * mm)
    canvas.restoreState()


def _size_that_fits(text: str, font: str, size: float, room: float) -> float:
    """`size`, or less for a line that is longer than its room: nothing is cut."""
    width = line_width(text, font, size)
    return size if width <= room else size * room / width


def _running_head(canvas: Canvas, furniture: Furniture) -> None:
    canvas.saveState()
    canvas.setFillColor(styles.INK)
    draw_line(canvas, LEFT, HEIGHT - 19.5 * mm, furniture.title, BOLD, 9)
    down = 19.5 * mm + (NAME_LINE if furniture.two_lines() else 0)
    size = _size_that_fits(furniture.running_name, REGULAR, 9, TEXT)
    draw_line(canvas, WIDTH - RIGHT, HEIGHT - down, furniture.running_name, REGULAR, size, ends=True)
    canvas.setStrokeColor(styles.HAIRLINE)
    canvas.setLineWidth(styles.THIN)
    canvas.line(LEFT, HEIGHT - down - 2.3 * mm, WIDTH - RIGHT, HEIGHT - down - 2.3 * mm)
    canvas.restoreState()


def _notices(canvas: Canvas, furniture: Furniture, *, first: bool) -> None:
    """What holds for the whole document: its marking, and that it is a draft, for training, or not of all changes."""
    canvas.saveState()
    if furniture.marking:
        with _told_once(canvas, first):
            _marking(canvas, furniture.marking, HEIGHT - 11 * mm)
    canvas.setFillColor(styles.SOFT)
    canvas.setFont(BOLD, 8)
    if furniture.draft:
        with _told_once(canvas, first):
            canvas.drawRightString(WIDTH - RIGHT, 8.8 * mm, DRAFT_FOOT)
    if not furniture.all_sent:
        with _told_once(canvas, first):
            canvas.drawString(LEFT, 11.7 * mm, NOT_ALL_SENT)
    if furniture.training:
        canvas.setFont(BOLD, 6.6)
        with _told_once(canvas, first):
            canvas.drawString(LEFT, 8.8 * mm, TRAINING)
    canvas.restoreState()


def _foot(canvas: Canvas, foot: str) -> None:
    canvas.saveState()
    canvas.setStrokeColor(styles.HAIRLINE)
    canvas.setLineWidth(styles.THIN)
    canvas.line(LEFT, 19 * mm, WIDTH - RIGHT, 19 * mm)
    canvas.setFillColor(styles.SOFT)
    draw_line(canvas, LEFT, 14.8 * mm, foot, REGULAR, 8)
    canvas.restoreState()


def _marking(canvas: Canvas, marking: str, up: float) -> None:
    text = canvas.beginText()
    text.setFont(BOLD, 8.5)
    text.setFillColor(styles.INK)
    text.setCharSpace(0.6)
    wide = stringWidth(marking, BOLD, 8.5) + 0.6 * (len(marking) - 1)
    text.setTextOrigin((WIDTH - wide) / 2, up)
    text.textOut(marking)
    text.setCharSpace(0)  # it would leak into the rest of the page
    canvas.drawText(text)


def _draft(canvas: Canvas) -> None:
    """Outline letters drawn after the page: solid grey would weaken the text, and tints would hide it."""
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(DIAGONAL)
    canvas.setStrokeGray(0.70)
    canvas.setLineWidth(0.9)
    text = canvas.beginText()
    text.setFont(BOLD, 190)
    text.setTextRenderMode(1)
    text.setTextOrigin(-stringWidth("DRAFT", BOLD, 190) / 2, -190 * 0.36)
    text.textOut("DRAFT")
    text.setTextRenderMode(0)
    canvas.drawText(text)
    canvas.restoreState()


def bytes_of(parts: Sequence[Part], printed_at: dt.datetime, own_sheets: Collection[int] = ()) -> bytes:
    """Lay out documents on sheets of A4, one after another, and give the PDF.

    `own_sheets` are those parts, counted from 0, that begin on the front of a sheet: a page before them is left blank
    where it has to be. One pass: the page count is written into every foot when it is known.
    """
    into = io.BytesIO()
    _lay_out(parts, printed_at, own_sheets, into)
    return into.getvalue()


def sheets_of(part: Part, printed_at: dt.datetime) -> int:
    """How many pages a document has. Its story cannot be used again."""
    return _lay_out([part], printed_at, (), io.BytesIO())[0].last


def _lay_out(
    parts: Sequence[Part], printed_at: dt.datetime, own_sheets: Collection[int], into: io.BytesIO
) -> list[Begun]:
    begun: list[Begun] = []
    story = list(parts[0].story)
    for number, part in enumerate(parts[1:], 1):
        story += [Begins(part, own_sheet=number in own_sheets), *part.story]
    sheet = Sheet(into, parts, begun)
    try:
        sheet.build([*story, _Finished()], canvasmaker=_canvas_maker(printed_at, begun))
    except LayoutError as failure:
        # ReportLab's own words quote the record; what is told does not.
        raise DoesNotFit(
            "One value in this case is too long for any page.", "Shorten it in the record and print again."
        ) from failure
    return begun
