"""Several PDFs as one: every page as it was, numbered through, with bookmarks. The same parts give the same bytes."""

import io
import re
from collections.abc import Callable, Mapping, Sequence

import msgspec
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Pdf, String

from printing.joined_tags import JoinedTags

Stamps = Callable[[int], bytes]
"""Given how many pages there are, a PDF with as many, each with only what is to stand on top of that page."""
NEW_ENOUGH = "1.7"  # of PDF: pages of others can need what older ones have not


class Piece(msgspec.Struct, frozen=True):
    """One PDF of ours, and the bookmark at its first page; without one its headings go under the bookmark before.

    `with_others`: pages that others made are drawn on it.
    """

    pdf: bytes
    bookmark: str = ""
    with_others: bool = False


def joined(pieces: Sequence[Piece], stamps: Stamps) -> bytes:
    """The pieces one after another. What a reader's program is told of the first is told of the whole.

    It can be kept as the pieces can (PDF/A-2b), unless pages that others made are among them: what those need, nobody
    knows. Raises what pikepdf raises: the pieces are ours, and can be read.
    """
    whole = Pdf.new()
    tags = JoinedTags(whole)
    bookmarks: list[OutlineItem] = []
    for piece in pieces:
        first = len(whole.pages)
        with Pdf.open(io.BytesIO(piece.pdf)) as part:
            below = _bookmarks(part, first)
            whole.pages.extend(part.pages)
            tags.take_over(part, first)
            if not first:
                _tell_the_same(whole, part)
        if piece.bookmark:
            bookmarks.append(OutlineItem(piece.bookmark, first))
        bookmarks[-1].children.extend(below)
    with whole.open_outline() as outline:
        outline.root.extend(bookmarks)
    tags.write()
    _stamp(whole, stamps(len(whole.pages)))
    if any(piece.with_others for piece in pieces):
        _claim_nothing(whole)
    into = io.BytesIO()
    whole.save(
        into,
        deterministic_id=True,
        min_version=NEW_ENOUGH,
        fix_metadata_version=False,  # that would need lxml, which the laptop does not have
        object_stream_mode=ObjectStreamMode.generate,  # packs the tree of tags too
    )
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
        whole.save(into, deterministic_id=True, fix_metadata_version=False)
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


def _tell_the_same(whole: Pdf, part: Pdf) -> None:
    """Title, author, language, moment and the meaning of colours of a part are those of the whole."""
    whole.Root.Lang = String(str(part.Root.Lang))
    whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for name in (Name.Metadata, Name.OutputIntents):
        whole.Root[name] = whole.copy_foreign(part.make_indirect(part.Root[name]))
    for key, value in part.docinfo.items():
        whole.docinfo[key] = value
    whole.Root.PageMode = Name.UseOutlines


def _claim_nothing(whole: Pdf) -> None:
    """Take out that the file is PDF/A, as `printing.archiving` wrote it. pikepdf's own way needs lxml."""
    described = whole.Root.Metadata.read_bytes()
    whole.Root.Metadata.write(re.sub(rb"\s*<pdfaid:(\w+)>[^<]*</pdfaid:\1>", b"", described))
