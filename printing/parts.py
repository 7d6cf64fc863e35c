"""Several documents in one PDF, one after another: each begins on a page of its own and is numbered by itself.

What is overleaf in another language is such a part, and so is each letter of a mail merge.
"""

import datetime as dt
import io
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ActionFlowable, BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph
from reportlab.platypus.doctemplate import LayoutError

from printing import styles
from printing.archiving import declare
from printing.errors import DoesNotFit
from printing.page import (
    HEIGHT,
    LATER_TOP,
    LEFT,
    NAME_LINE,
    RIGHT,
    TEXT,
    UNDER,
    WIDTH,
    Furniture,
    draw_draft_mark,
    draw_foot,
    draw_letterhead,
    draw_marking,
    draw_notices,
    draw_running_head,
)
from printing.shaped import ShapedParagraph
from printing.tagging import TaggingCanvas, artifact
from printing.typefaces import BOLD, REGULAR

LANGUAGES = {"en": "en-GB", "cy": "cy", "pa": "pa"}
"""What a program that reads aloud calls the languages of our documents."""
BLANK = "blank"
"""The name of the template of a page that nothing stands on."""


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


class Begun(NamedTuple):
    """Where a part begins and ends. `first` and `last` are sheets counted from 1; `words` those of the page number."""

    first: int
    last: int
    words: str

    def label(self, page: int) -> str:
        """`Page 1 of 2`, for the page that is `page` in the whole PDF."""
        return self.words.format(page=page - self.first + 1, pages=self.last - self.first + 1)


class Begins(ActionFlowable):
    """The end of one part and the beginning of the next. With `own_sheet` the next begins on the front of a sheet."""

    def __init__(self, part: Part, *, own_sheet: bool) -> None:
        super().__init__()
        self.part, self.own_sheet = part, own_sheet

    def apply(self, doc: Any) -> None:
        """Called by ReportLab in its turn: the last page of the part before is finished with its own furniture."""
        doc.finish_part()
        if self.own_sheet and doc.page % 2 == 1:
            doc.handle_nextPageTemplate(BLANK)
            doc.handle_pageEnd()
            doc.clean_hanging()
        doc.handle_nextPageTemplate(self.part.first_template)
        doc.handle_pageEnd()
        doc.begin_part(self.part)
        doc.canv.begin_part(LANGUAGES[self.part.furniture.language])


def page_labels(begun: Sequence[Begun]) -> dict[int, str]:
    """The words of each numbered page, by its number in the whole PDF. A page that was left blank has none."""
    assert all(one.last < after.first for one, after in pairwise(begun)), "parts follow one another"
    return {page: one.label(page) for one in begun for page in range(one.first, one.last + 1)}


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
        draw_notices(canvas, self.furniture, first=True)
        draw_letterhead(canvas, self.furniture.letterhead)
        if self._draw_first:
            self._draw_first(canvas)

    def _later_page(self, canvas: Canvas, document: object) -> None:
        draw_notices(canvas, self.furniture, first=False)
        with artifact(canvas, "Pagination"):
            draw_running_head(canvas, self.furniture)

    def _end_of_page(self, canvas: Canvas, document: object) -> None:
        furniture = self.furniture
        with artifact(canvas, "Pagination"):
            draw_foot(canvas, furniture.foot, furniture.letterhead.footer)
            canvas.doForm(_page_number_form(canvas.getPageNumber()))
            if furniture.marking:
                draw_marking(canvas, furniture.marking, 8.8 * mm)
            if furniture.draft:
                draw_draft_mark(canvas)

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
