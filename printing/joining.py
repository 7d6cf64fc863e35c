"""Several PDFs as one: every page as it was, numbered through, with bookmarks. The same parts give the same bytes."""

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence

import msgspec
import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from printing.joined_tags import JoinedTags

Stamps = Callable[[int], bytes]
"""Given how many pages there are, a PDF with as many, each with only what is to stand on top of that page."""


NEW_ENOUGH = "1.7"  # of PDF: pages of others can need what older ones have not


class Piece(msgspec.Struct, frozen=True):
    """One PDF of ours, and the bookmark at its first page; without one its headings go under the bookmark before."""

    pdf: bytes
    bookmark: str = ""


class About(msgspec.Struct, frozen=True):
    """What a reader's program is told of the whole. `title` never has a child's name."""

    title: str
    author: str
    at: dt.datetime
    language: str = "en-GB"


def joined(pieces: Sequence[Piece], stamps: Stamps, about: About) -> bytes:
    """The pieces one after another. Raises what pikepdf raises: they are ours, and can be read."""
    whole = Pdf.new()
    tags = JoinedTags(whole)
    bookmarks: list[OutlineItem] = []
    for piece in pieces:
        first = len(whole.pages)
        with Pdf.open(io.BytesIO(piece.pdf)) as part:
            below = _bookmarks(part, first)
            whole.pages.extend(part.pages)
            tags.take_over(part, first)
        if piece.bookmark:
            bookmarks.append(OutlineItem(piece.bookmark, first))
        bookmarks[-1].children.extend(below)
    with whole.open_outline() as outline:
        outline.root.extend(bookmarks)
    tags.write()
    _stamp(whole, stamps(len(whole.pages)))
    _say(whole, about)
    into = io.BytesIO()
    whole.save(into, deterministic_id=True, min_version=NEW_ENOUGH)
    return into.getvalue()


def with_pages_replaced(pdf: bytes, sheets: Mapping[int, bytes]) -> bytes:
    """`pdf` with the pages of these numbers, counted from 0, replaced by one page each. Nothing of them stays in it.

    Neither bookmarks nor tags are taken over: both could have words of a page that is gone.
    """
    with Pdf.open(io.BytesIO(pdf)) as old:
        whole = Pdf.new()
        for number, page in enumerate(old.pages):
            if number in sheets:
                with Pdf.open(io.BytesIO(sheets[number])) as sheet:
                    whole.pages.append(sheet.pages[0])
            else:
                whole.pages.append(page)
        into = io.BytesIO()
        whole.save(into, deterministic_id=True)
    return into.getvalue()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of ours has."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _bookmarks(part: Pdf, first: int) -> list[OutlineItem]:
    """The headings of a part, each at its page of the whole."""
    pages = {page.obj.objgen: number for number, page in enumerate(part.pages)}
    with part.open_outline() as outline:
        return _moved([one for top in outline.root for one in (top.children or [top])], pages, first)


def _moved(items: Sequence[OutlineItem], pages: dict[tuple[int, int], int], first: int) -> list[OutlineItem]:
    found = []
    for item in items:
        destination = item.destination
        if isinstance(destination, Array) and (page := pages.get(destination[0].objgen)) is not None:
            found.append(OutlineItem(item.title, first + page))
    return found


def _stamp(whole: Pdf, stamps: bytes) -> None:
    """Put each stamp on top of its page, as something that a screen reader passes over."""
    with Pdf.open(io.BytesIO(stamps)) as drawn:
        for page, stamp in zip(whole.pages, drawn.pages, strict=True):
            form = whole.copy_foreign(stamp.as_form_xobject())
            name = page.add_resource(form, Name.XObject, Name.BundleStamp)
            page.contents_add(b"q", prepend=True)
            page.contents_add(f"Q /Artifact <</Type /Pagination>> BDC q {name} Do Q EMC".encode())


def _say(whole: Pdf, about: About) -> None:
    moment = pikepdf.models.metadata.encode_pdf_date(about.at)
    whole.docinfo = whole.make_indirect(
        Dictionary(
            Title=about.title,
            Author=about.author,
            Creator="Holdfast",
            Producer="Holdfast",
            CreationDate=moment,
            ModDate=moment,
        )
    )
    whole.Root.Lang = pikepdf.String(about.language)
    whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    whole.Root.PageMode = Name.UseOutlines
