"""Every name on paper: what scripts other than Latin say, how they look, and that they stay in their place."""

import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from reportlab.lib.units import mm

from printing import render, typefaces
from printing.errors import NoSuchLetter
from printing.page import HEAD_ROOM, LEFT, RIGHT, WIDTH
from printing.printers import OpenPdf
from printing.shaped import line_width
from printing.wording import clean
from tests.printing import names_and_scripts
from tests.printing.any_script import texts
from tests.printing.case_files import (
    attended,
    file_of,
    home,
    letter,
    pages_of,
    person,
    planned,
    record,
    summary,
    text_of,
)
from tests.printing.shaped_pages import drawn_by_qt, ink, likeness, printed_word, said_by_lines

ROOT = Path(__file__).parents[2]
READ_BACK = [
    ("ਗੁਰਪ੍ਰੀਤ", "ਢਿੱਲੋਂ"),
    ("ਫ਼ਤਿਹ", "ਸ਼ੇਰਗਿੱਲ"),
    ("श्रीकृष्ण", "क्षितिजवर्धन"),
    ("हरप्रीत", "त्र्यंबके"),
    ("Ọláńrewájú", "Ẹ̀ṣọ́gbadé"),
    ("Siôn", "Ŵyn-Ŷsgol"),
    ("Łukasz", "Żółć-Święty"),
]
RIGHT_TO_LEFT = [("ليلى", "المرسى"), ("زینب", "ساحلی"), ("گل‌ناز", "پوردریایی"), ("שָׁלוֹם", "לֵוִי-גַּל")]
LONG_ARABIC = ("عبد الرحمن المستعصم بالله", "البحراوي المرسوي بن عبد المقتدر الساحلي الشمالي")
WORDS = {
    "NotoSansArabic": ["ليلى", "المرسى", "الأربعاء", "مساءً", "زینب", "ساحلی", "آپ", "گھر", "لِلّٰهِ", "إِيمَانٌ", "ہے"],
    "NotoSansGurmukhi": ["ਗੁਰਪ੍ਰੀਤ", "ਢਿੱਲੋਂ", "ਸਿਮਰਨ", "ਫ਼ੋਨ"],
    "NotoSansDevanagari": ["श्रीकृष्णमूर्ति", "हरप्रीत", "क्षितिज"],
    "LiberationSans": ["שָׁלוֹם", "ẹ̀ṣọ́"],
}  # fmt: skip


@pytest.mark.parametrize(("first", "last"), READ_BACK)
def test_a_name_is_read_back_as_it_was_written(first: str, last: str) -> None:
    name = clean(f"{first} {last}")
    child = person(first_names=first, surname=last)
    assert text_of(render(letter(), file_of(child, home(), planned()))).count(name) == 1
    on_summary = pages_of(render(summary(), file_of(child, *(attended(each) for each in range(80)))))
    assert all(name in text for text in on_summary), "in the facts, and in the head of every later page"


@pytest.mark.parametrize(("first", "last"), RIGHT_TO_LEFT)
def test_a_name_from_right_to_left_is_in_the_file_as_it_is_read(first: str, last: str) -> None:
    name = clean(f"{first} {last}")
    child = person(first_names=first, surname=last)
    said = said_by_lines(render(letter(), file_of(child, home(), planned())))
    assert name in said
    assert f"Dear {clean(first)}" in said
    on_summary = said_by_lines(render(summary(), file_of(child, *(attended(each) for each in range(80)))))
    assert f"{name}\u00a0\u00a0\u00a0born 26\u00a0July 2012" in on_summary, "one line of English, with the name in it"


@pytest.mark.parametrize("file", sorted(typefaces.FONTS.glob("*.ttf")), ids=lambda file: file.stem)
def test_a_face_is_small_static_and_may_be_embedded(file: Path) -> None:
    font = file.read_bytes()
    tables = {font[at : at + 4]: int.from_bytes(font[at + 8 : at + 12]) for at in range(12, 12 + font[5] * 16, 16)}
    assert b"glyf" in tables
    assert not {b"fvar", b"CFF ", b"CFF2"} & tables.keys()
    kind = tables[b"OS/2"] + 8
    assert font[kind : kind + 2] == b"\0\0", "fsType 0: it may be embedded in any document"
    assert file.stem.startswith(typefaces.FAMILY) or len(font) < 300_000


def test_the_print_test_page_is_one_page_with_every_name_on_it() -> None:
    pdf = names_and_scripts.page()
    (text,) = pages_of(pdf)
    said = said_by_lines(pdf)
    for language, names in names_and_scripts.NAMES:
        assert clean(names) in (said if language in names_and_scripts.RIGHT_TO_LEFT else text), language


@pytest.mark.parametrize(("family", "word"), [(family, word) for family, words in WORDS.items() for word in words])
def test_a_word_looks_as_qt_draws_it(family: str, word: str) -> None:
    assert likeness(printed_word(word), drawn_by_qt(word, family)) > 0.85


def test_words_that_differ_are_not_alike() -> None:
    """The measure above would show letters that do not join, stand the wrong way round, or lack a sign."""
    for wrong, right in (("م\u200cح\u200cم\u200cد", "محمد"), ("دمحم", "محمد"), ("ਪਰੀਤ", "ਪ੍ਰੀਤ")):
        family = "NotoSansArabic" if right == "محمد" else "NotoSansGurmukhi"
        assert likeness(printed_word(wrong), drawn_by_qt(right, family)) < 0.7
        assert likeness(printed_word(right), drawn_by_qt(right, family)) > 0.85


def test_a_long_text_goes_on_over_pages_with_every_word_once() -> None:
    reason = " ".join(f"ਕਾਰਨ{number}ਹੈ" for number in range(1000))
    pages = pages_of(render(summary(), file_of(person(), attended(0, reason=reason))))
    assert len(pages) > 2
    assert all(" ".join(pages).count(f"ਕਾਰਨ{number}ਹੈ") == 1 for number in range(1000))
    what = "\n".join(f"ਅਸੀਂ {number} ਗੱਲ ਕਰਾਂਗੇ" for number in range(70))
    text = " ".join(pages_of(render(letter(), file_of(person(), home(), planned(what_we_will_do=what)))))
    assert all(text.count(f"ਅਸੀਂ {number} ਗੱਲ") == 1 for number in range(70))


@pytest.mark.parametrize("name", [LONG_ARABIC, ("ਗੁਰਪ੍ਰੀਤਇੰਦਰਜੀਤ ਸਿਮਰਨਜੀਤ", "ਢਿੱਲੋਂ-ਸ਼ੇਰਗਿੱਲ-ਰਾਮਗੜ੍ਹੀਆ-ਸਾਹਿਲਪੁਰੀ-ਮਹਿਤਾਬਗੜ੍ਹ")])
def test_a_long_name_fits_in_every_place(name: tuple[str, str]) -> None:
    first, last = name
    child = person(first_names=first, surname=last)
    whole = f"{first} {last}"
    entries = [attended(each, reason=whole, recorded_by=whole) for each in range(30)]
    alias = record("other_name", "name", kind="alias", first_names=first, surname=last)
    assert line_width(whole, typefaces.REGULAR, 9) > HEAD_ROOM / 2, "long enough to need two lines in a table"
    for pdf in (
        render(letter(), file_of(child, home(line_1=whole), planned(worker=whole))),
        render(summary(purpose=whole), file_of(child, alias, *entries)),
    ):
        opened = OpenPdf(pdf)
        for page in range(opened.pages):
            across = {column for column, _ in ink(opened.image(page, 72))}
            assert min(across) >= LEFT - 1
            assert max(across) <= WIDTH - RIGHT + 1


def test_an_arabic_name_stays_in_the_window_of_the_envelope() -> None:
    first, last = LONG_ARABIC
    picture = OpenPdf(render(letter(), file_of(person(first_names=first, surname=last), home(), planned()))).image(
        0, 72
    )
    block = {(across, down) for across, down in ink(picture) if 45 * mm < down < 92.5 * mm and across < 115 * mm}
    assert min(across for across, _ in block) >= LEFT - 1, "it stands with the address, not ranged away from it"
    assert min(across for across, _ in block) < LEFT + 3
    assert max(across for across, _ in block) <= 110 * mm
    assert max(down for _, down in block) <= 92 * mm


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Ali ক", "ক"),
        ("ሀ", "ሀ"),
        ("ਗ 汉", "汉"),
        ("ليلى \U0001f600", "\U0001f600"),
        ("a\u0650", "\u0650"),
        ("\ue0ff", "\ue0ff"),
    ],
)
def test_only_what_no_face_can_set_is_refused(text: str, missing: str) -> None:
    with pytest.raises(NoSuchLetter) as refused:
        render(summary(), file_of(person(surname=text)))
    assert refused.value.character == missing
    assert refused.value.field == "The child's name"


@settings(max_examples=60, deadline=None)
@given(texts | st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=6))
def test_any_name_prints_or_is_refused_by_its_letter(name: str) -> None:
    case = file_of(person(surname=name), attended(0, reason=name))
    said = clean(name)
    refused = next((each for each, family in zip(said, typefaces.families(said), strict=True) if not family), None)
    event(f"refused: {refused is not None}")
    if refused is None:
        assert OpenPdf(render(summary(), case)).pages == 1
    else:
        with pytest.raises(NoSuchLetter) as trouble:
            render(summary(), case)
        assert trouble.value.character == refused


def test_the_bytes_do_not_depend_on_what_was_printed_before() -> None:
    script = (
        "import hashlib\n"
        "from printing import render\n"
        "from tests.printing.case_files import *\n"
        "case = file_of(person(first_names='ਗੁਰਪ੍ਰੀਤ', surname='المرسى'), home(), planned())\n"
        "print(hashlib.sha256(render(letter(), case) + render(summary(), case)).hexdigest())\n"
    )
    for family in WORDS.values():
        render(summary(), file_of(person(surname=" ".join(reversed(family)))))
    case = file_of(person(first_names="ਗੁਰਪ੍ਰੀਤ", surname="المرسى"), home(), planned())
    here = hashlib.sha256(render(letter(), case) + render(summary(), case)).hexdigest()
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": "7"}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert told.stdout.strip() == here


def test_two_threads_may_shape_at_once() -> None:
    case = file_of(
        person(first_names="ਗੁਰਪ੍ਰੀਤ", surname="المرسى"), *(attended(each, reason="क्षिति") for each in range(20))
    )
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(render(summary(), case))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    assert len(set(made)) == 1
