"""What a service sets for its own papers: logo, footer, marking, and words of its own, all as data."""

import base64
import io

import msgspec
import pikepdf
import pytest
from pikepdf import pdfa
from PIL import Image

from casework import CaseFile
from casework.service import MOST_LOGO
from casework.texts import Text
from printing import render
from printing.documents import Document
from printing.errors import WordsNotUsable
from printing.fixed_words import FIXED
from printing.letterhead import letterhead
from printing.logo import logo_of
from tests.printing.case_files import SERVICE, letter, pages_of, text_of
from tests.printing.every_document import EVERY_DOCUMENT
from tests.printing.read_aloud import ReadAloud


def picture(wide: int = 240, high: int = 60, kind: str = "PNG") -> str:
    """A small picture, half of it see-through, in Base64."""
    made = Image.new("RGBA", (wide, high), (0, 60, 120, 128))
    into = io.BytesIO()
    (made if kind == "PNG" else made.convert("RGB")).save(into, kind)
    return base64.b64encode(into.getvalue()).decode()


def branded(name: str, **changes: object) -> tuple[Document, CaseFile]:
    """A document of a service that has these."""
    of_kind = (made for made in EVERY_DOCUMENT.values() if made[0].kind == name)
    document, case = EVERY_DOCUMENT.get(name) or next(of_kind)
    service = msgspec.structs.replace(document.service, **changes)
    return msgspec.structs.replace(document, service=service), case


@pytest.mark.parametrize("name", ["letter", "psr", "my_plan", "letter, Welsh beside"])
def test_the_logo_stands_in_place_of_the_name_and_is_read_as_it(name: str) -> None:
    document, case = branded(name, logo=picture())
    pdf = render(document, case)
    first = pages_of(pdf)[0]
    assert "Thornwick Youth Justice Service 3 Harbour" not in first
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.pages[0].get_images()
    report = pdfa.validate_written(io.BytesIO(pdf), "2b")
    assert report.passed, report.summary()
    figures = ReadAloud(pdf).document.find("Figure")
    assert any("Thornwick" in one.instead for one in figures)
    assert pdf == render(document, case)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "not Base64 at all",
        base64.b64encode(b"GIF89a").decode(),
        base64.b64encode(base64.b64decode(picture())[:80]).decode(),
        picture(kind="JPEG"),
        picture() + " " * MOST_LOGO,
    ],
)
def test_what_is_no_picture_leaves_the_name_where_it_was(bad: str) -> None:
    assert logo_of(bad) == b""
    document, case = branded("letter", logo=bad)
    assert "Thornwick Youth Justice Service 3 Harbour" in pages_of(render(document, case))[0]


def test_the_footer_stands_under_every_page_and_the_marking_is_the_services() -> None:
    document, case = branded("psr, long", footer="Thornwick Council. Registered with the ICO.", marking="PROTECTED")
    pages = pages_of(render(document, case))
    assert len(pages) > 2
    for page in pages:
        assert "Thornwick Council. Registered with the ICO." in page
        assert page.count("PROTECTED") == 2
        assert "OFFICIAL" not in page


def test_own_words_stand_in_place_of_ours() -> None:
    own = (
        Text("reporting_restriction", "Nobody may say who this child is."),
        Text("plan_agreed", "{worker} read it to me."),
    )
    document, case = branded("psr", wording=own)
    words = text_of(render(document, case))
    assert own[0].text in words
    assert "Reporting restrictions apply." not in words
    document, case = branded("my_plan", wording=own)
    assert " read it to me." in text_of(render(document, case))


@pytest.mark.parametrize("own", ["{harm} was read to me.", "{worker read this.", "{}", "{worker.__class__}"])
def test_own_words_that_ask_for_what_there_is_not_are_refused(own: str) -> None:
    document, case = branded("my_plan", wording=(Text("plan_agreed", own),))
    with pytest.raises(WordsNotUsable) as refused:
        render(document, case)
    assert "plan agreed" in refused.value.happened
    assert "{worker}" in refused.value.happened


def test_every_sentence_of_ours_can_be_said_by_a_service() -> None:
    own = tuple(Text(name, " ".join(ours.paragraphs)) for name, ours in FIXED["en"].items())
    for name in ("psr", "breach_report", "breach_information", "my_plan", "contract", "bail_timetable"):
        document, case = branded(name, wording=own)
        render(document, case)


def test_a_service_without_any_looks_as_before() -> None:
    assert letterhead(SERVICE).logo == b""
    assert letter().service.footer == ""
