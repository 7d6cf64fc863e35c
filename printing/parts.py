"""Several documents in one PDF, one after another: each begins on a page of its own and is numbered by itself.

What is overleaf in another language is such a part, and so is each letter of a mail merge.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.platypus import ActionFlowable

if TYPE_CHECKING:
    from printing.page import Part

LANGUAGES = {"en": "en-GB", "cy": "cy", "pa": "pa"}
"""What a program that reads aloud calls the languages of our documents."""
BLANK = "blank"
"""The name of the template of a page that nothing stands on."""


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

    def __init__(self, part: "Part", *, own_sheet: bool) -> None:
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
