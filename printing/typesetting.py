"""From the words of a document to its PDF. The only way in to ReportLab, which is imported with this module."""

from printing import laying_out, page, typefaces
from printing.content import Content, Look
from printing.documents import Document
from printing.envelope_window import LETTER_TOP, drawn
from printing.wording import NBSP, moment

GAP = NBSP * 3


def typeset(content: Content, document: Document, fingerprint: str) -> bytes:
    """The PDF of `content`, with the foot, the marks and the moment of printing that `document` tells."""
    typefaces.register()
    typefaces.refuse_missing_letters(content)
    window = content.window
    furniture = page.Furniture(
        letterhead=content.letterhead,
        title=content.title,
        running_name=content.running_name,
        foot=_foot(content, document, fingerprint),
        first_top=LETTER_TOP if window else page.REPORT_TOP,
        marking=page.MARKING if content.marked else "",
        language=content.language,
        outline=content.look is Look.REPORT,
        draft=document.draft,
        all_sent=document.all_sent,
        training=document.service.training,
    )
    return page.bytes_of(
        laying_out.story(content, document.draft),
        furniture,
        document.printed_at,
        first_page=drawn(window) if window else None,
    )


def _foot(content: Content, document: Document, fingerprint: str) -> str:
    """`Appointment, version 1   fingerprint 8E77 21CC   printed 23 Nov 2026 09:30   Copy for the defence`"""
    parts = [
        f"{content.short_title or content.title}, version {content.version}",
        f"fingerprint {fingerprint}",
        f"printed {moment(document.printed_at)}",
    ]
    if document.copy_for:
        parts.append(f"Copy for {document.copy_for}")
    return GAP.join(parts)
