"""Draws docs/documents: a picture of each kind of document, and the page that lists them.

    python tools/document_pictures.py

Every template in `printing.templates` is drawn from the demo caseload on one day, at one time of that day, so that the
same program draws the same pictures. A template is never forgotten: a test looks for its picture.
"""

# ruff: noqa: E402 - the rooms are found once the folder is known
import datetime as dt
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QImage

from casework import CaseFile, Record, Value
from casework.case_file import case_file
from casework.code_lists import words as code
from casework.service import Service
from casework.trouble import Trouble
from central.demo import caseload
from printing.content import Content
from printing.documents import Document, Template
from printing.printers import OpenPdf
from printing.render import content, render
from printing.templates import TEMPLATES

FOLDER = ROOT / "docs" / "documents"
PAGE = FOLDER / "README.md"
TODAY = dt.date(2026, 11, 26)
NOW = dt.datetime(2026, 11, 26, 9, 30, tzinfo=dt.UTC)
DOTS_PER_INCH = 76
GREYS = 16  # enough for black letters on white and tint
MOST_PICTURES = 2  # the first page, and the second, which has another head
SERVICE = Service(
    name="Thornwick Youth Justice Service",
    address="3 Harbour Parade, Port Aldermere",
    phone="01632 960144",
    text_phone="07700 900144",
    email="youthjustice@thornwick.example.org",
    travel="The number 7 bus stops outside. We can pay your fare: bring the ticket with you.",
    training=True,
)
A, B, C, D, E, F = (f"THW-26-010{number}" for number in range(1, 7))
FITS = {
    "case_summary": C,
    "chronology": C,
    "child_information_form": C,
    "licence_notice": C,
    "transfer_bundle": B,
    "panel_pack": A,
    "my_plan": D,
    "closure_letter": F,
    "order_copy": F,
    "progress_report": B,
    "stand_down_report": A,
}
"""Kind of document -> the case whose story it belongs to. Any other kind is drawn of the first case it can be about."""
INVENTED: dict[str, tuple[tuple[str, str, dict[str, Value]], ...]] = {
    B: (
        (
            "transfer",
            "transfer",
            {
                "direction": "out",
                "service": "Ravenscar Youth Justice Service",
                "kind": "caretaking",
                "notice_on": "2026-11-20",
                "until": "2027-03-01",
                "contact_name": "Sorcha Delamere-Voss",
                "missing": "The child’s own part of the assessment: Juniper has not done it yet.",
            },
        ),
        ("report", "progress", {"kind": "progress", "ordered_on": "2026-11-10", "author": "Imogen Farrowby"}),
        (
            "report_section",
            "progress brief",
            {"report": "progress", "section": "brief", "text": "Juniper is 16."},
        ),
        (
            "report_section",
            "progress response",
            {
                "report": "progress",
                "section": "response",
                "text": "She comes early and stays to the end.",
            },
        ),
        (
            "report_section",
            "progress proposal",
            {"report": "progress", "section": "proposal", "text": "The order should go on as it is."},
        ),
    ),
    F: (
        (
            "order",
            "changed order",
            {
                "kind": "yro",
                "made_on": "2026-02-16",
                "start": "2026-02-16",
                "end": "2027-05-15",
                "original_end": "2027-02-15",
                "extended_on": "2026-11-16",
                "court": "Thornwick Youth Court",
            },
        ),
    ),
    A: (
        ("report", "stand down", {"kind": "stand_down", "ordered_on": "2026-11-26", "author": "Imogen Farrowby"}),
        (
            "report_section",
            "stand down child",
            {
                "report": "stand down",
                "section": "child",
                "text": "I saw Zephyr at court this morning. Marigold had come with him.",
            },
        ),
        (
            "report_section",
            "stand down proposal",
            {"report": "stand down", "section": "proposal", "text": "The referral order should go on as it is."},
        ),
    ),
}
"""Case -> records (type, id, fields) that only a picture needs: no demo case has such a paper to come."""
HEAD = """# Documents

What Holdfast prints, drawn from the demo caseload by `tools/document_pictures.py`. All people are invented. Documents
are A4; these pictures are small.

| Document | For whom | Marks | Pages here | Pictures |
| --- | --- | --- | --- | --- |
"""


class Drawn(NamedTuple):
    """One kind of document as it was made: its words, its PDF."""

    kind: str
    content: Content
    pdf: bytes
    template: Template


@cache
def cases() -> dict[str, CaseFile]:
    """Case reference -> case, of the six cases that are told in full."""
    by_case: dict[str, list[Record]] = {}
    for record in caseload.build(TODAY).records:
        by_case.setdefault(record.case, []).append(record)
    found = {}
    for case, records in by_case.items():
        reference = str(next(one.fields.get("reference") for one in records if one.type == "case"))
        if reference not in (A, B, C, D, E, F):
            continue
        records += [Record(id=id, type=type, case=case, fields=made) for type, id, made in INVENTED.get(reference, ())]
        found[reference] = case_file(case, records)
    return dict(sorted(found.items()))


def drawn(template: Template) -> Drawn:
    """The document about the first case, the one it fits best before others, that it can be about."""
    refused = []
    for reference in (FITS.get(template.kind, A), *cases()):
        case = cases()[reference]
        for document in _documents(template, case):
            try:
                return Drawn(template.kind, content(document, case), render(document, case), template)
            except Trouble as trouble:
                refused.append(f"{reference}: {trouble.sentence()}")
    raise SystemExit("\n".join([f"no demo case has what {template.kind} needs", *refused]))


def _documents(template: Template, case: CaseFile) -> Iterator[Document]:
    """The documents of this kind that the case can have, the likeliest first."""
    about: list[str | None] = [None]
    if template.subjects is not None:
        about = [one.record for one in template.subjects(case, TODAY)]
    for record in about:
        yield template.document(
            about=record,
            service=SERVICE,
            worker_name="Imogen Farrowby",
            worker_role="Case manager",
            printed_at=NOW,
            today=TODAY,
            draft=template.needs_countersigning,
        )


def pictures(one: Drawn) -> Iterator[tuple[str, QImage]]:
    """File name and picture of the first pages."""
    opened = OpenPdf(one.pdf)
    for page in range(min(MOST_PICTURES, opened.pages)):
        yield f"{one.kind}-{page + 1}.png", in_few_greys(opened.image(page, DOTS_PER_INCH))


def in_few_greys(picture: QImage) -> QImage:
    """The same in GREYS greys: a small file, whatever a screen would smooth."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    table = [0xFF000000 | level * 0x010101 for level in (round(255 * step / (GREYS - 1)) for step in range(GREYS))]
    few = QImage(grey.size(), QImage.Format.Format_Indexed8)
    few.setColorTable(table)
    step = 255 / (GREYS - 1)
    nearest = bytes(round(level / step) for level in range(256))
    for row in range(grey.height()):
        line = bytes(grey.constScanLine(row))[: grey.width()].translate(nearest)
        few.scanLine(row)[: grey.width()] = line  # type: ignore[index]  # a memoryview, which the stub does not know
    return few


def page(all_drawn: list[Drawn]) -> str:
    """The page that lists them."""
    return HEAD + "".join(map(_row, all_drawn))


def _row(one: Drawn) -> str:
    number = OpenPdf(one.pdf).pages
    links = " ".join(f"[{at}]({one.kind}-{at}.png)" for at in range(1, min(MOST_PICTURES, number) + 1))
    return f"| {code('document_kind', one.kind)} | {_for_whom(one)} | {_marks(one)} | {number} | {links} |\n"


def _for_whom(one: Drawn) -> str:
    if one.content.window:
        return "The child or a parent, by post"
    return "Courts and other professionals" if one.content.marked else "The child, to keep"


def _marks(one: Drawn) -> str:
    marks = ["OFFICIAL-SENSITIVE"] if one.content.marked else ["Private"] if one.content.window else []
    if one.template.needs_countersigning:
        marks.append("DRAFT until countersigned")
    return ", ".join(marks) or "None"


def main() -> None:
    """Draw all of them anew."""
    QGuiApplication.instance() or QGuiApplication([])
    all_drawn = [drawn(template) for template in TEMPLATES.values()]
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for one in all_drawn:
        for name, picture in pictures(one):
            if not picture.save(str(FOLDER / name), "PNG", 0):
                raise SystemExit(f"{name} could not be written")
    PAGE.write_text(page(all_drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
