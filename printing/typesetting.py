"""From the words of a document to its PDF. The only way in to ReportLab, which is imported with this module."""

from printing import appointment_letter, case_summary, letter_page, page, summary_pages, typefaces
from printing.content import Letter, Summary
from printing.documents import Printing
from printing.snapshot import fingerprint
from printing.wording import NBSP, moment

GAP = NBSP * 3


def typeset(content: Letter | Summary, document: Printing) -> bytes:
    """The PDF of `content`, with the foot, the marks and the moment of printing that `document` tells."""
    typefaces.register()
    typefaces.refuse_missing_letters(content)
    if isinstance(content, Letter):
        return _letter(content, document)
    return _summary(content, document)


def _letter(letter: Letter, document: Printing) -> bytes:
    furniture = page.Furniture(
        letterhead=letter.letterhead,
        title=appointment_letter.TITLE,
        running_name=letter.name,
        foot=_foot(appointment_letter.TITLE, letter, document),
        first_top=letter_page.LETTER_TOP,
        draft=document.draft,
        all_sent=document.all_sent,
        training=document.service.training,
    )
    return page.bytes_of(
        letter_page.story(letter),
        furniture,
        document.printed_at,
        first_page=lambda canvas: letter_page.draw_window(canvas, letter),
    )


def _summary(summary: Summary, document: Printing) -> bytes:
    furniture = page.Furniture(
        letterhead=summary.letterhead,
        title=summary.title,
        running_name=f"{summary.name}{GAP}born {summary.born}" if summary.born else summary.name,
        foot=_foot(case_summary.SHORT_TITLE, summary, document),
        first_top=page.REPORT_TOP,
        marking=page.MARKING,
        outline=True,
        draft=document.draft,
        all_sent=document.all_sent,
        training=document.service.training,
    )
    return page.bytes_of(summary_pages.story(summary), furniture, document.printed_at)


def _foot(kind: str, content: Letter | Summary, document: Printing) -> str:
    """`Appointment, version 1   fingerprint 8E77 21CC   printed 23 Nov 2026 09:30`"""
    return GAP.join(
        (
            f"{kind}, version {content.version}",
            f"fingerprint {fingerprint(content)}",
            f"printed {moment(document.printed_at)}",
        )
    )
