"""Printing: a pre-sentence report of 12 pages beside ReportLab with the same words and fonts and none of our templates.

And the preview: from the moment the PDF is there until the window has painted its first page.
"""

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from casework.case_file import CaseFile
from printing import content, render, typefaces
from printing.content import Block, Content, plain
from printing.documents import Document
from printing.printers import OpenPdf
from printing.render import content as words_of
from tests.bench.measured import Measured, measured
from tests.printing.case_files import file_of
from tests.printing.report_cases import asked_for, court_case, met, sections

PAGES = 12
TIMES = 25
MS = 1000.0
MOST = 1.5
"""How many times what ReportLab alone needs."""
SHOWN_WITHIN = 100.0
"""Milliseconds from the PDF to its first page in the window."""
PARAGRAPH = (
    "She has kept to what was asked of her on most days, and has said in her own words what led to the evening, what "
    "she thinks of it now, and what would help her to keep away from it. Her college and her aunt say the same. "
)


def figures() -> Iterator[Measured]:
    """Both."""
    document, case = long_report()
    made = words_of(document, case)
    begin_reading_pdfs()
    assert OpenPdf(render(document, case)).pages == PAGES
    assert OpenPdf(laid_out_plainly(made)).pages > 1
    pairs = [(_seconds(lambda: render(document, case)), _seconds(lambda: laid_out_plainly(made))) for _ in range(TIMES)]
    # The least of many: what a busy machine adds, it adds to one more than to the other, and never takes away.
    ours, floor = (min(each) * MS for each in zip(*pairs, strict=True))
    yield measured(f"printing.report.{PAGES}_pages", ours, "ms", baseline=floor, goal=MOST * floor)
    yield measured("printing.preview.first_page", _shown(), "ms", goal=SHOWN_WITHIN)


def long_report() -> tuple[Document, CaseFile]:
    """A pre-sentence report of 12 pages: long sections, and 90 contacts under the bail."""
    long = {
        name: "\n\n".join(f"{number}. {PARAGRAPH * 2}" for number in range(1, 10))
        for name in ("sources", "offences", "child", "risk", "response", "proposal")
    }
    records = [one for one in court_case() if one.type != "report_section"]
    days = [f"2026-{at % 2 + 9:02}-{at % 30 + 1:02}" for at in range(90)]
    contacts = [met(1, "office", f"long-{at:02}", date=day) for at, day in enumerate(days)]
    return asked_for("psr", "report"), file_of(*records, *contacts, *sections("report", **long))


def laid_out_plainly(made: Content) -> bytes:
    """The same words in the same typeface, each in a plain paragraph or table: no sections, marks, foot or numbers."""
    typefaces.register()
    into = io.BytesIO()
    style = ParagraphStyle("plain", fontName=typefaces.REGULAR, fontSize=11, leading=15, spaceAfter=2.4 * mm)
    cell = ParagraphStyle("cell", parent=style, fontSize=9, leading=11.6, spaceAfter=0)
    story = [flowable for block in made.blocks for flowable in _plainly(block, style, cell)]
    SimpleDocTemplate(into, pagesize=A4, leftMargin=25 * mm, rightMargin=20 * mm, invariant=1).build(story)
    return into.getvalue()


def _plainly(block: Block, style: ParagraphStyle, cell: ParagraphStyle) -> Iterator[Flowable]:
    if isinstance(block, content.Table) and block.rows:
        head: list[object] = [Paragraph(escape(title), cell) for title in block.head]
        rows: list[list[object]] = [[Paragraph(escape(plain(said)), cell) for said in row] for row in block.rows]
        yield Table([head, *rows], colWidths=[width * mm for width in block.widths], repeatRows=1)
        yield from [Paragraph(escape(block.summary), style)] if block.summary else []
    elif isinstance(block, content.Facts):
        pairs = [(fact.label, fact.value) for fact in block.pairs]
        yield Table([[Paragraph(escape(text), cell) for text in pair] for pair in pairs])
    else:
        for _, text in block.texts():
            yield Paragraph(escape(text), style)


def begin_reading_pdfs() -> None:
    """Qt reads PDFs only once an application is there."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.instance() or QGuiApplication([])


def _shown() -> float:
    """In a process and a window of its own."""
    command = [sys.executable, "-m", "tests.bench.preview_shown", str(TIMES)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    )
    return float(done.stdout.split()[-1])


def _seconds(act: Callable[[], object]) -> float:
    """Of this process alone: what else the machine does at the time falls on neither."""
    begun = time.process_time()
    act()
    return time.process_time() - begun
