"""How a bundle is bound: its papers printed, pages of others set on our sheets, index, dividers, numbers on every page.

Imported late: it brings ReportLab and pikepdf.
"""

from collections.abc import Iterable, Sequence

import msgspec

from printing import joining, received, redaction, snapshot
from printing.bundle_numbers import numbers
from printing.bundle_shapes import Bundle, Front, Received
from printing.content import Block, Bullets, Content, Fact, Facts, Heading, NewPage, Paragraph, Table, words
from printing.documents import Document, Paper
from printing.errors import WordsNotForReport
from printing.kept_out import Term, places
from printing.printers import OpenPdf
from printing.redaction import Part, Settled
from printing.typesetting import typeset
from printing.wording import NBSP, clean, counted

INDEX_WIDTHS = (12.0, 81.0, 24.0, 24.0, 24.0)
TRIES = 3


def ready(front: Content, papers: Iterable[Paper], others: Iterable[Received], document: Document) -> tuple[Part, ...]:
    """Every part as it will stand in the bundle, with the words of each page read out of the PDF itself.

    Raises PaperNotOpened for one that cannot be read, and what printing a paper of ours raises.
    """
    return (*map(_ours, papers), *(_theirs(one, front, document) for one in others))


def _ours(paper: Paper) -> Part:
    mark = snapshot.fingerprint(paper.content)
    pdf = _printed(paper.content, paper.document, mark)
    return Part(key=paper.key, title=paper.title, pdf=pdf, pages=_words_of(pdf), fingerprint=mark)


def _printed(content: Content, document: Document, mark: str = "") -> bytes:
    return typeset(content, document, mark or snapshot.fingerprint(content))


def _theirs(one: Received, front: Content, document: Document) -> Part:
    """A cover, and behind it a sheet of ours for each page that was received."""
    with received.opened(one.pdf, one.title) as paper:
        pages = len(paper.pages)
        found = received.unreadable(paper, _words_of(received.bytes_of(paper)))
        sheets = _printed(_cover(one, pages, front), document)
        pdf = received.on_our_sheets(paper, sheets)
    behind_cover = frozenset(page + 1 for page in found)
    return Part(key=one.key, title=one.title, pdf=pdf, pages=_words_of(pdf), unreadable=behind_cover, received=True)


def _cover(one: Received, pages: int, front: Content) -> Content:
    facts = Facts((Fact("Made by", "Others"), Fact("Pages", counted(pages, "page"))))
    sheets: list[Block] = []
    for page in range(1, pages + 1):
        said = f"Page {page} of {counted(pages, 'page')} as it was received."
        sheets += [NewPage(), Paragraph(words(said), small=True)]
    return _sheet(front, "Paper from others", clean(one.title), (facts, *sheets))


def _words_of(pdf: bytes) -> tuple[str, ...]:
    opened = OpenPdf(pdf)
    return tuple(opened.text(page) for page in range(opened.pages))


def made(
    front: Front,
    parts: Sequence[Part],
    document: Document,
    looked_for: Sequence[Term],
    settled: Sequence[Settled] = (),
) -> Bundle:
    """The bundle of `parts` behind its front sheet, in which the index follows the first block, the facts.

    Raises NotSettled, with the hits, while somebody has to say what becomes of a page; WordsNotForReport where the
    front sheet, or a reason that somebody gave, would itself give away what may not leave.
    """
    hits = redaction.search(parts, looked_for)
    redaction.refuse_unsettled(hits, settled)
    _refuse(
        "A reason", "Write it another way: it is printed in the bundle.", [one.reason for one in settled], looked_for
    )
    on_front = (front.content.said(), *front.left_out, *(part.title for part in parts))
    _refuse("The front sheet", "Change them in the record, and make the papers again.", on_front, looked_for)
    left_out = redaction.left_out(settled)
    kept = [_with_pages_withheld(part, settled, front.content, document) for part in parts if part.key not in left_out]
    gone = tuple(f"{part.title}: {left_out[part.key]}" for part in parts if part.key in left_out)
    front = msgspec.structs.replace(front, left_out=(*front.left_out, *gone))
    return Bundle(_put_together(front, kept, document), front.fingerprint, hits)


def _refuse(what: str, next_step: str, texts: Iterable[str], looked_for: Sequence[Term]) -> None:
    """Raise WordsNotForReport if one of the texts that nobody can withhold has words that may not leave."""
    if any(places(text, looked_for) for text in texts):
        raise WordsNotForReport(f"{what} has words in it that may not leave.", next_step)


def _with_pages_withheld(part: Part, settled: Sequence[Settled], front: Content, document: Document) -> Part:
    why = redaction.withheld(settled, part.key)
    if not why:
        return part
    sheets = {page: _withheld_sheet(part, page, reason, front, document) for page, reason in why.items()}
    pdf = joining.with_pages_replaced(part.pdf, sheets)
    return msgspec.structs.replace(part, pdf=pdf, pages=_words_of(pdf))


def _put_together(front: Front, parts: Sequence[Part], document: Document) -> bytes:
    said = front.content
    dividers = [
        b"" if part.received else _printed(_divider(part, f"Part {number} of {len(parts)}", said), document)
        for number, part in enumerate(parts, 1)
    ]
    lengths = [
        len(part.pages) + (joining.page_count(divider) if divider else 0)
        for divider, part in zip(dividers, parts, strict=True)
    ]
    pieces = [joining.Piece(_front_sheet(front, parts, lengths, document), said.title)]
    for number, (divider, part) in enumerate(zip(dividers, parts, strict=True), 1):
        title = f"{number}. {part.title}"
        if divider:
            pieces += [joining.Piece(divider, title), joining.Piece(part.pdf)]
        else:
            pieces.append(joining.Piece(part.pdf, title, with_others=True))
    return joining.joined(pieces, numbers)


def _front_sheet(front: Front, parts: Sequence[Part], lengths: Sequence[int], document: Document) -> bytes:
    """The front sheet with the index. The index has the length of the sheet in it, so it is set until that rests."""
    facts, *below = front.content.blocks
    before = 0
    for _ in range(TRIES):
        blocks = (facts, *_index(parts, lengths, before, front.left_out), *below)
        sheet = _printed(msgspec.structs.replace(front.content, blocks=blocks), document, front.fingerprint)
        if joining.page_count(sheet) == before:
            return sheet
        before = joining.page_count(sheet)
    raise AssertionError("the index does not come to rest")


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
    facts = (
        Fact("Made by", "This service"),
        Fact("Pages", counted(len(part.pages), "page")),
        Fact("Fingerprint", part.fingerprint.replace(" ", NBSP)),
    )
    return _sheet(front, part.title, place, (Facts(facts),))


def _withheld_sheet(part: Part, page: int, reason: str, front: Content, document: Document) -> bytes:
    """What stands in place of a page that is withheld: that it is missing, why, and whom to ask."""
    where = f"Page {page + 1} of {counted(len(part.pages), 'page')}: {part.title}"
    blocks = (
        Paragraph(words(f"This page is withheld. {clean(reason).rstrip('.')}."), about="Why a page is withheld"),
        Paragraph(words("Ask the service at the head of this sheet if you need it."), about="Why a page is withheld"),
    )
    return _printed(_sheet(front, "Page withheld", where, blocks), document)


def _sheet(front: Content, title: str, sub: str, blocks: tuple[Block, ...]) -> Content:
    """A sheet with the head and the marks of the front sheet, that says whose it is even when it lies alone."""
    blocks = (Facts((Fact("About", front.running_name, wide=True),)), *blocks)
    return msgspec.structs.replace(front, title=title, short_title="", sub=sub, blocks=blocks, headed=True)
