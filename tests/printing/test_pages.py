"""The sheet: how many there are, the same bytes every time, no letter lost, nothing over the edge."""

import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
import pytest

from printing import fingerprint, render
from printing.documents import Document
from printing.errors import DoesNotFit, NoSuchLetter
from tests.printing.case_files import (
    LONG_NAME,
    attended,
    file_of,
    home,
    letter,
    pages_of,
    person,
    planned,
    summary,
    text_of,
    unbroken,
)

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("number", [0, 1, 6, 12, 80, 1000])
def test_every_contact_is_printed_however_many_there_are(number: int) -> None:
    pages = pages_of(render(summary(), file_of(person(), *(attended(each) for each in range(number)))))
    words = " ".join(pages)
    for each in range(number):
        assert f"Room {each}. Attended" in words
    assert [f"Page {page} of {len(pages)}" in text for page, text in enumerate(pages, 1)] == [True] * len(pages)
    rows = [text for text in pages if "Room" in text]
    assert all("Date Kind What happened Recorded by" in text for text in rows), "the head of the table repeats"
    assert all("Zephyr Quillsworth born 26 July 2012" in text for text in pages[1:])
    assert all("OFFICIAL-SENSITIVE" in text for text in pages)


@pytest.mark.parametrize("number", range(20, 60))
def test_no_page_ends_with_the_head_of_a_table_or_begins_with_its_last_row(number: int) -> None:
    pages = pages_of(render(summary(), file_of(person(), *(attended(each) for each in range(number)))))
    for text in pages:
        printed = text.count(". Attended")
        assert "What happened Recorded by" not in text or printed >= 2, f"{number} rows, a page with {printed}"


def test_a_name_of_66_letters_is_whole_everywhere() -> None:
    first, last = LONG_NAME
    whole = unbroken(f"{first}{last}")
    assert len(whole) >= 66
    child = person(first_names=first, surname=last)
    on_letter = pages_of(render(letter(), file_of(child, home(), planned())))
    assert whole in unbroken(on_letter[0])
    on_summary = pages_of(render(summary(), file_of(child, *(attended(each) for each in range(80)))))
    assert all(whole in unbroken(text) for text in on_summary)


@pytest.mark.parametrize(
    "name", ["Siôn Ŵyn-Ŷsgol", "Łukasz Żółć-Święty", "Ștefan Țîrlea", "Nguyễn Thị Ánh", "Ιωάννα Жукова"]
)
def test_letters_of_other_languages_are_printed_composed_or_not(name: str) -> None:
    import unicodedata

    for form in ("NFC", "NFD"):
        words = text_of(render(summary(), file_of(person(surname=unicodedata.normalize(form, name)))))
        assert name in words


@pytest.mark.parametrize(
    ("field", "case_of", "document"),
    [
        ("The child's name", lambda bad: file_of(person(surname=f"Sam {bad}")), summary()),
        ("What we will do", lambda bad: file_of(person(), home(), planned(what_we_will_do=f"Draw {bad}")), letter()),
        (
            "The chronology, 22 Nov 2026, what happened",
            lambda bad: file_of(person(), attended(0, reason=f"Said {bad}")),
            summary(),
        ),
    ],
)
@pytest.mark.parametrize("bad", ["\U0001f600", "\ue123", "ক", "ሀ", "汉"])
def test_a_character_that_cannot_be_printed_is_refused_with_field_and_character(
    field: str, case_of: object, document: Document, bad: str
) -> None:
    with pytest.raises(NoSuchLetter) as refused:
        render(document, case_of(bad))  # type: ignore[operator]
    assert refused.value.field == field
    assert refused.value.character == bad
    assert field in refused.value.happened
    assert bad in refused.value.happened


def test_marks_without_a_shape_are_left_out_not_refused() -> None:
    words = text_of(render(summary(), file_of(person(surname="Quill\u200bs\u2066worth\u2069\u00ad\x07"))))
    assert "Zephyr Quillsworth" in words


def test_an_address_too_long_for_the_window_is_refused_and_a_long_one_is_set_smaller() -> None:
    long = {
        "line_1": "Flat 12, The Old Granary and Malt House, Little Saltmarsh",
        "line_2": "Near the church, by the ford",
    }
    case = file_of(person(first_names=LONG_NAME[0], surname=LONG_NAME[1]), home(**long), planned())
    assert "The Old Granary and Malt House" in text_of(render(letter(), case))
    endless = {"line_1": "A house with a name " * 40}
    with pytest.raises(DoesNotFit, match="too long"):
        render(letter(), file_of(person(), home(**endless), planned()))


def test_a_long_plan_runs_on_to_more_pages_and_the_signature_is_not_alone() -> None:
    plan = "\n".join(f"Line {number} of what we will do together." for number in range(70))
    pages = pages_of(render(letter(), file_of(person(), home(), planned(what_we_will_do=plan))))
    assert len(pages) > 1
    assert all(f"Line {number} of" in " ".join(pages) for number in range(70))
    assert "If you cannot come" in pages[-1]
    assert "Zephyr Quillsworth" in pages[-1]
    assert "2012" not in pages[-1]


def test_the_same_facts_give_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib\n"
        "from printing import render\n"
        "from tests.printing.case_files import *\n"
        "case = file_of(person(), home(), planned(), *(attended(each) for each in range(80)))\n"
        "print(hashlib.sha256(render(letter(), case) + render(summary(), case)).hexdigest())\n"
    )
    case = file_of(person(), home(), planned(), *(attended(each) for each in range(80)))
    here = hashlib.sha256(render(letter(), case) + render(summary(), case)).hexdigest()
    for environment in ({"SOURCE_DATE_EPOCH": "1"}, {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}):
        told = subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert told.stdout.strip() == here


def test_the_order_in_which_records_arrive_changes_nothing() -> None:
    records = [person(), home(), planned(), *(attended(each) for each in range(12))]
    assert render(summary(), file_of(*records)) == render(summary(), file_of(*reversed(records)))


def test_the_fingerprint_stands_for_the_facts_and_not_for_the_moment() -> None:
    case = file_of(person(), home(), planned())
    known = fingerprint(letter(), case)
    assert f"fingerprint {known}" in text_of(render(letter(), case))
    later = msgspec.structs.replace(letter(), printed_at=letter().printed_at.replace(hour=17), all_sent=False)
    assert fingerprint(later, case) == known
    assert render(later, case) != render(letter(), case)
    moved = file_of(person(), home(), planned(start="15:00:00", end="15:45:00"))
    assert fingerprint(letter(), moved) != known
    assert fingerprint(letter(version=2), case) != known


def test_two_threads_may_lay_out_at_once() -> None:
    case = file_of(person(), *(attended(each) for each in range(80)))
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(render(summary(), case))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 1
    assert len(made) == 4


def test_the_document_has_a_language_and_a_title_without_a_name() -> None:
    case = file_of(person(), home(), planned())
    for document in (letter(), summary()):
        pdf = render(document, case)
        assert b"/Lang (en-GB)" in pdf
        assert b"/DisplayDocTitle true" in pdf
        head = pdf[pdf.index(b"/Author") :]
        assert b"Quillsworth" not in head
        assert b"Zephyr" not in head
        assert b"D:20261123093000" in head


def test_every_font_is_embedded() -> None:
    pdf = render(summary(), file_of(person(), *(attended(each) for each in range(80))))
    assert pdf.count(b"/FontFile2") == 2
    assert b"/BaseFont /Helvetica" not in pdf


def test_reportlab_comes_with_the_first_page_and_not_before() -> None:
    script = "import sys, printing, printing.templates; print('reportlab' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_a_case_of_every_length_fits_its_pages() -> None:
    """Reasons from a word to a thousand words: rows grow, and none is lost or taller than a page."""
    for words in (1, 30, 300, 1000):
        reason = " ".join(f"word{number}" for number in range(words))
        text = text_of(render(summary(), file_of(person(), attended(0, reason=reason))))
        assert f"word{words - 1}" in text
