"""The print test page: names and sentences in every script that can be printed, to look at before a release.

    python -m tests.printing.names_and_scripts names-and-scripts.png

The names are invented. The sentences show how letters are set; nobody has approved them as translations.
"""

import os
import sys

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from printing import styles, typefaces
from printing.blocks import paragraph, table
from printing.content import Letterhead
from printing.laying_out import with_heading
from printing.page import REPORT_TOP, Furniture
from printing.parts import Part, bytes_of
from printing.printers import OpenPdf
from tests.printing.case_files import NOW

NAMES = (
    ("Welsh", "Siân Gwŷdd-Llŷr, Ŵyn Tŷ’r-Ŵydd, Eirlŷs Môn, Gŵyl, Ŷstwyth"),
    ("Polish", "Łukasz Wiśniewska-Żółć, Świętosława Dąbrowska, Bożena Źrebiec"),
    ("Czech, Romanian, Turkish", "Dvořáková, Šťastný, Țepeș, Ioniță, Işık, Çağlayan"),
    ("Vietnamese, Yoruba, Lithuanian", "Nguyễn Thị Hương, Ọláńrewájú Ẹ̀ṣọ́gbadé, Žemaitytė"),
    ("Cyrillic, Greek", "Оксана Їжакевич, Георги, Ελένη Παπαδοπούλου"),
    ("Punjabi", "ਗੁਰਪ੍ਰੀਤ ਢਿੱਲੋਂ, ਫ਼ਤਿਹ ਸ਼ੇਰਗਿੱਲ, ਹਰਲੀਨ"),
    ("Hindi, Marathi, Nepali", "हरप्रीत श्रीकृष्ण, क्षितिज त्र्यंबके, विद्युत"),
    ("Arabic", "ليلى المرسى، عبد الرحمن الساحلي"),
    ("Urdu, Farsi", "زینب ساحلی، گل‌ناز پوردریایی، بیٹے"),
    ("Hebrew", "שָׁלוֹם לֵוִי-גַּל"),
    ("In English", "Zephyr (ਜ਼ੈਫ਼ਰ) and ليلى المرسى came at 4:00pm; ليلى did not ring."),
)
RIGHT_TO_LEFT = ("Arabic", "Urdu, Farsi", "Hebrew", "In English")  # PDFium reads letters from the right backwards
SENTENCES = (
    (
        "Punjabi (Gurmukhi)",
        "ਪਿਆਰੇ ਹਰਲੀਨ, ਫੈਨ ਦੀ ਅਗਲੀ ਮੁਲਾਕਾਤ ਬੁੱਧਵਾਰ 25 ਨਵੰਬਰ 2026 ਨੂੰ ਸ਼ਾਮ 4:00 ਵਜੇ ਹੈ। ਜੇ ਫੈਨ ਨਹੀਂ ਆ ਸਕਦਾ, ਕਿਰਪਾ "
        "ਕਰਕੇ Callum ਨੂੰ 07700\u00a0900152 ਤੇ ਫ਼ੋਨ ਕਰੋ। ਪ੍ਰੋਗਰਾਮ ਸਕੂਲ ਵਿੱਚ ਹੈ।",
        "Check: the short i stands before its consonant, and the small ra hangs below it.",
    ),
    (
        "Arabic, right to left",
        "السيدة العزيزة، موعد فين القادم يوم الأربعاء 25 نوفمبر 2026 الساعة 4:00 مساءً. إذا لم يتمكن من الحضور، يرجى "
        "الاتصال بـ Callum Dreyling على 07700\u00a0900152 قبل الموعد.",
        "Check: letters join, the lines start at the right, numbers and Latin names read left to right.",
    ),
    (
        "Urdu in the same face",
        "آپ کی اگلی ملاقات بدھ 25 نومبر 2026 کو شام 4:00 بجے ہے۔ براہ کرم Callum کو 07700\u00a0900152 پر فون کریں۔",
        "",
    ),
)
LETTERHEAD = Letterhead(
    "Thornwick Youth Justice Service",
    ("3 Harbour Parade, Port Aldermere", "01632\u00a0960144", "youthjustice@thornwick.example.org"),
)


def page() -> bytes:
    """The print test page as a PDF."""
    typefaces.register()
    furniture = Furniture(
        letterhead=LETTERHEAD,
        title="Names and scripts",
        running_name="",
        foot="Print test page, version 1",
        first_top=REPORT_TOP,
        training=True,
    )
    return bytes_of([Part(_story(), furniture)], NOW)


def _story() -> list[Flowable]:
    names = table(("Language", "Must print exactly like this"), NAMES, (48 * mm, 117 * mm), (styles.HEAD, styles.CELL))
    story = [
        paragraph("Names and scripts", styles.TITLE),
        paragraph("A page to print on every release: if one line is wrong, the release waits.", styles.SUB),
        *with_heading([paragraph("Names", styles.H1)], [names]),
        Spacer(0, 2 * mm),
    ]
    for heading, sentence, check in SENTENCES:
        story += [paragraph(heading, styles.H1), paragraph(sentence, styles.LETTER)]
        if check:
            story.append(paragraph(check, styles.TABLE_NOTE))
    return story


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    OpenPdf(page()).image(0, 110).save(sys.argv[1])
