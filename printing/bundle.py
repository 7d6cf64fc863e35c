"""A bundle: several papers as one PDF, with an index, a divider before each, and pages numbered through to the end.

It is made in two steps, since somebody has to look in between: `ready` makes the parts and reads every page; `made`
searches them (`printing.redaction`), refuses while anything is unsettled, and puts them together.
"""

from collections.abc import Iterable, Sequence

import msgspec

from printing import joining, received, redaction, snapshot
from printing.content import Block, Bullets, Content, Fact, Facts, Heading, NewPage, Paragraph, Table, words
from printing.documents import Document
from printing.errors import WordsNotForReport
from printing.kept_out import Term, places
from printing.printers import OpenPdf
from printing.redaction import Hit, Part, Settled
from printing.wording import NBSP, clean, counted

INDEX_WIDTHS = (12.0, 81.0, 24.0, 24.0, 24.0)
TRIES = 3


class Paper(msgspec.Struct, frozen=True):
    """A paper of ours on its way into a bundle, word for word; `document` is what its foot is told."""

    key: str
    title: str
    content: Content
    document: Document

    def printed(self) -> tuple[bytes, str]:
        """The paper as a PDF, and its fingerprint."""
        return _printed(self.content, self.document)


class Received(msgspec.Struct, frozen=True):
    """A PDF that others made, or that was scanned."""

    key: str
    title: str
    pdf: bytes


class Bundle(msgspec.Struct, frozen=True):
    """A bundle that may leave: the PDF, the fingerprint on its front sheet, and every place that was looked at."""

    pdf: bytes
    fingerprint: str
    hits: tuple[Hit, ...] = ()


def ready(front: Content, papers: Iterable[Paper], others: Iterable[Received], document: Document) -> tuple[Part, ...]:
    """Every part as it will stand in the bundle, with the words of each page read out of the PDF itself.

    Raises PaperNotOpened for one that cannot be read, and what printing a paper of ours raises.
    """
    return (*map(_ours, papers), *(_theirs(one, front, document) for one in others))


def _ours(paper: Paper) -> Part:
    pdf, fingerprint = paper.printed()
    return Part(key=paper.key, title=paper.title, pdf=pdf, pages=_words_of(pdf), fingerprint=fingerprint)


def _printed(content: Content, document: Document) -> tuple[bytes, str]:
    from printing.typesetting import typeset  # late: it imports ReportLab

    fingerprint = snapshot.fingerprint(content)
    return typeset(content, document, fingerprint), fingerprint


def _theirs(one: Received, front: Content, document: Document) -> Part:
    """A cover, and behind it a sheet of ours for each page that was received."""
    with received.opened(one.pdf, one.title) as paper:
        pages = len(paper.pages)
        found = received.unreadable(paper, _words_of(received.bytes_of(paper)))
        sheets, _ = _printed(_cover(one, pages, front), document)
        pdf = received.on_our_sheets(paper, sheets)
    behind_cover = frozenset(page + 1 for page in found)
    return Part(key=one.key, title=one.title, pdf=pdf, pages=_words_of(pdf), unreadable=behind_cover, received=True)


def _cover(one: Received, pages: int, front: Content) -> Content:
    facts = Facts((Fact("Made by", "Others"), Fact("Pages", counted(pages, "page"))))
    sheets: list[Block] = []
    for page in range(1, pages + 1):
        said = f"Page {page} of {counted(pages, 'page')} as it was received, a little smaller."
        sheets += [NewPage(), Paragraph(words(said), small=True)]
    return _sheet(front, "Paper from others", clean(one.title), (facts, *sheets))


def _words_of(pdf: bytes) -> tuple[str, ...]:
    opened = OpenPdf(pdf)
    return tuple(opened.text(page) for page in range(opened.pages))


def made(
    front: Content,
    parts: Sequence[Part],
    document: Document,
    looked_for: Sequence[Term],
    settled: Sequence[Settled] = (),
) -> Bundle:
    """The bundle of `parts` behind the front sheet `front`, in which the index follows the first block, its facts.

    Raises NotSettled, with the hits, while somebody has to say what becomes of a page; WordsNotForReport where a
    reason that somebody gave would itself give away what may not leave.
    """
    hits = redaction.search(parts, looked_for)
    redaction.refuse_unsettled(hits, settled)
    for one in settled:
        if places(one.reason, looked_for):
            raise WordsNotForReport(
                "A reason has words in it that may not leave.", "Write it another way: it is printed in the bundle."
            )
    left_out = redaction.left_out(settled)
    kept = [_with_pages_withheld(part, settled, front, document) for part in parts if part.key not in left_out]
    gone = tuple(f"{part.title}: {left_out[part.key]}" for part in parts if part.key in left_out)
    return _put_together(front, kept, gone, document, hits)


def bundle(front: Content, parts: Sequence[tuple[str, bytes]], document: Document) -> bytes:
    """PDFs of ours, each with its title, behind a front sheet with the index. Nothing is searched: they stay here."""
    found = [Part(key=title, title=title, pdf=pdf, pages=_words_of(pdf)) for title, pdf in parts]
    return _put_together(front, found, (), document, ()).pdf


def _with_pages_withheld(part: Part, settled: Sequence[Settled], front: Content, document: Document) -> Part:
    why = redaction.withheld(settled, part.key)
    if not why:
        return part
    sheets = {page: _withheld_sheet(part, page, reason, front, document) for page, reason in why.items()}
    pdf = joining.with_pages_replaced(part.pdf, sheets)
    return msgspec.structs.replace(part, pdf=pdf, pages=_words_of(pdf))


def _put_together(
    front: Content, parts: Sequence[Part], gone: Sequence[str], document: Document, hits: tuple[Hit, ...]
) -> Bundle:
    from printing.bundle_numbers import numbers  # late: it imports ReportLab

    dividers = [
        b"" if part.received else _printed(_divider(part, f"Part {number} of {len(parts)}", front), document)[0]
        for number, part in enumerate(parts, 1)
    ]
    lengths = [
        len(part.pages) + (joining.page_count(divider) if divider else 0)
        for divider, part in zip(dividers, parts, strict=True)
    ]
    fingerprint, before = "", 0
    for _ in range(TRIES):  # the index has the length of the front sheet in it, and stands on it
        facts, *below = front.blocks
        first = msgspec.structs.replace(front, blocks=(facts, *_index(parts, lengths, before, gone), *below))
        sheet, fingerprint = _printed(first, document)
        if joining.page_count(sheet) == before:
            break
        before = joining.page_count(sheet)
    else:
        raise AssertionError("the index does not come to rest")
    pieces = [joining.Piece(sheet, front.title)]
    for number, (divider, part) in enumerate(zip(dividers, parts, strict=True), 1):
        first_of_part, *rest = [one for one in (divider, part.pdf) if one]
        pieces += [joining.Piece(first_of_part, f"{number}. {part.title}"), *map(joining.Piece, rest)]
    about = joining.About(front.title, front.letterhead.name, document.printed_at)
    pdf = joining.joined(pieces, numbers, about)
    return Bundle(pdf, fingerprint, hits)


def _index(parts: Sequence[Part], lengths: Sequence[int], before: int, gone: Sequence[str]) -> tuple[Block, ...]:
    """Which paper stands on which pages of the bundle, and what was left out of it, with the reason."""
    rows = []
    at = before + 1
    for number, (part, length) in enumerate(zip(parts, lengths, strict=True), 1):
        pages = f"{at} to {at + length - 1}".replace(" ", NBSP)
        made_by = "Others" if part.received else "This service"
        rows.append(
            (
                words(str(number)),
                words(part.title),
                words(made_by),
                words(part.fingerprint.replace(" ", NBSP)),
                words(pages),
            )
        )
        at += length
    table = Table(
        about="Index",
        head=("Part", "Paper", "Made by", "Fingerprint", "Bundle pages"),
        rows=tuple(rows),
        widths=INDEX_WIDTHS,
        summary=f"{counted(len(rows), 'paper')} on {counted(at - 1, 'page')}, this sheet and the dividers counted.",
        empty="No paper is in this bundle.",
    )
    blocks: list[Block] = [Heading("In this bundle"), table]
    if gone:
        blocks += [Heading("Left out"), Bullets(tuple(map(words, gone)), about="Left out")]
    return tuple(blocks)


def _divider(part: Part, place: str, front: Content) -> Content:
    """The sheet before a paper of ours: what follows, and how long it is. One from others brings its own cover."""
    facts = [
        Fact("Made by", "This service"),
        Fact("Pages", counted(len(part.pages), "page")),
        Fact("Fingerprint", part.fingerprint.replace(" ", NBSP) or "Not one of ours"),
    ]
    return _sheet(front, part.title, place, (Facts(tuple(facts)),))


def _withheld_sheet(part: Part, page: int, reason: str, front: Content, document: Document) -> bytes:
    """What stands in place of a page that is withheld: that it is missing, why, and whom to ask."""
    where = f"Page {page + 1} of {counted(len(part.pages), 'page')}: {part.title}"
    blocks = (
        Paragraph(words(f"This page is withheld. {clean(reason).rstrip('.')}."), about="Why a page is withheld"),
        Paragraph(words("Ask the service at the head of this sheet if you need it."), about="Why a page is withheld"),
    )
    return _printed(_sheet(front, "Page withheld", where, blocks), document)[0]


def _sheet(front: Content, title: str, sub: str, blocks: tuple[Block, ...]) -> Content:
    """A sheet with the head, the marks and the running name of the front sheet."""
    return msgspec.structs.replace(front, title=title, short_title="", sub=sub, blocks=blocks, headed=True)
