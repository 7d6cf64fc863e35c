"""From the words of a document to its PDF. The only way in to ReportLab, which is imported with this module."""

from collections.abc import Sequence
from typing import NamedTuple

from printing import laying_out, page, parts, typefaces
from printing.content import Content, Look
from printing.documents import Document
from printing.envelope_window import LETTER_TOP, drawn
from printing.wording import NBSP, clean, moment

GAP = NBSP * 3


class Said(NamedTuple):
    """A document word for word, with what is told of its printing and the fingerprint in its foot."""

    content: Content
    document: Document
    fingerprint: str


def typeset(content: Content, document: Document, fingerprint: str) -> bytes:
    """The PDF of `content`, with the foot, the marks and the moment of printing that `document` tells."""
    return typeset_together([Said(content, document, fingerprint)])


def typeset_together(many: Sequence[Said], *, both_sides: bool = False) -> bytes:
    """One PDF of several documents, each numbered by itself. `both_sides`: each begins on the front of a sheet.

    The moment of printing is that of the first.
    """
    typefaces.register()
    laid: list[parts.Part] = []
    begins: list[int] = []
    for one in many:
        typefaces.refuse_missing_letters(one.content)
        begins.append(len(laid))
        laid += [_part(side, one) for side in _fitting(one).sides()]
    return parts.bytes_of(laid, many[0].document.printed_at, begins if both_sides else ())


def _fitting(one: Said) -> Content:
    """The document, or where it would run over its one page the same in another form."""
    content, at = one.content, one.document.printed_at
    return content.in_turn if content.in_turn and parts.sheets_of(_part(content, one), at) > 1 else content


def _part(content: Content, one: Said) -> parts.Part:
    window, document = content.window, one.document
    draft = document.draft or bool(content.draft_because)
    furniture = page.Furniture(
        letterhead=content.letterhead,
        title=content.title,
        running_name=content.running_name,
        foot=_foot(content, document, one.fingerprint),
        first_top=LETTER_TOP if window else page.REPORT_TOP,
        marking=clean(document.service.marking) if content.marked else "",
        language=content.language,
        outline=content.look is Look.REPORT,
        draft=draft,
        all_sent=document.all_sent,
        training=document.service.training,
        page_words=content.foot.page,
    )
    return parts.Part(
        laying_out.story(content, draft),
        furniture,
        drawn(window) if window else None,
    )


def _foot(content: Content, document: Document, fingerprint: str) -> str:
    """`Appointment, version 1   fingerprint 8E77 21CC   printed 23 Nov 2026 09:30   Copy for the defence`"""
    words = content.foot
    parts = [
        f"{content.short_title or content.title}, {words.version} {content.version}",
        f"{words.fingerprint} {fingerprint}".strip(),
        f"{words.printed} {moment(document.printed_at)}".strip(),
    ]
    if document.copy_for:
        parts.append(f"Copy for {document.copy_for}")
    return GAP.join(parts)
