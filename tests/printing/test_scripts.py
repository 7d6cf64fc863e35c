"""Every name on paper: what scripts other than Latin say, how they look, and that they stay in their place."""

import hashlib
import os
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from printing import render, styles, typefaces
from printing.blocks import paragraph
from printing.content import Run, Words
from printing.errors import NoSuchLetter
from printing.lines import passages
from printing.page import HEAD_ROOM, LEFT, RIGHT, WIDTH
from printing.printers import OpenPdf
from printing.shaped import ShapedParagraph, line_width
from printing.wording import clean
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
SCRIPTS = [
    "".join(chr(code) for code in range(first, last + 1) if unicodedata.category(chr(code)) != "Cn")
    for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x5D0, 0x5EA), (0x600, 0x6FF), (0x900, 0x97F), (0xA00, 0xA7F))
]
"""Assigned characters: Latin in two parts, Hebrew, Arabic, Devanagari, Gurmukhi."""
JOINING = "\u0300\u0323\u064e\u200c\u200d"
words_of_one_script = st.sampled_from(SCRIPTS).flatmap(lambda letters: st.text(st.sampled_from(letters + JOINING)))
texts = st.lists(words_of_one_script, max_size=8).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda gap: gap.join(words))
)
WORDS = {
    "NotoSansArabic": ["ليلى", "المرسى", "الأربعاء", "مساءً", "زینب", "ساحلی", "آپ", "گھر", "لِلّٰهِ", "إِيمَانٌ", "ہے"],
    "NotoSansGurmukhi": ["ਗੁਰਪ੍ਰੀਤ", "ਢਿੱਲੋਂ", "ਸਿਮਰਨ", "ਫ਼ੋਨ"],
    "NotoSansDevanagari": ["श्रीकृष्णमूर्ति", "हरप्रीत", "क्षितिज"],
    "LiberationSans": ["שָׁלוֹם", "ẹ̀ṣọ́"],
}  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def _faces() -> None:
    typefaces.register()


def shaped(said: str | Words, style: object = styles.BODY) -> ShapedParagraph:
    """A paragraph that is not set by ReportLab."""
    made = paragraph(said, style)  # type: ignore[arg-type]
    assert isinstance(made, ShapedParagraph)
    return made


def lines_of(text: str, room: float) -> list[str]:
    """The lines of a text in a room for a size of 1."""
    return [line.text() for one in passages((Run(text),)) for line in one.lines(room)]


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


@pytest.mark.parametrize(("family", "word"), [(family, word) for family, words in WORDS.items() for word in words])
def test_a_word_looks_as_qt_draws_it(family: str, word: str) -> None:
    assert likeness(printed_word(word), drawn_by_qt(word, family)) > 0.85


def test_words_that_differ_are_not_alike() -> None:
    """The measure above would show letters that do not join, stand the wrong way round, or lack a sign."""
    for wrong, right in (("م\u200cح\u200cم\u200cد", "محمد"), ("دمحم", "محمد"), ("ਪਰੀਤ", "ਪ੍ਰੀਤ")):
        family = "NotoSansArabic" if right == "محمد" else "NotoSansGurmukhi"
        assert likeness(printed_word(wrong), drawn_by_qt(right, family)) < 0.7
        assert likeness(printed_word(right), drawn_by_qt(right, family)) > 0.85


def test_what_liberation_sans_sets_from_left_to_right_goes_the_way_it_always_went() -> None:
    for text in ("Zephyr Quillsworth", "Ŵyn Ŷsgol", "Żółć", "Nguyễn Thị Ánh", "Ελένη", "Оксана", "4:00pm – “yes”"):
        assert isinstance(paragraph(text, styles.BODY), Paragraph)


def test_a_latin_word_is_as_wide_beside_another_script_as_alone() -> None:
    latin = "Wavy AVATAR Type, office To 1.1"
    alone = line_width(latin, typefaces.REGULAR, 10)
    assert line_width(f"{latin}ਗ", typefaces.REGULAR, 10) - line_width("ਗ", typefaces.REGULAR, 10) == pytest.approx(
        alone
    )


def test_bold_words_are_set_in_the_bold_face_and_join_all_the_same() -> None:
    (passage,) = passages((Run("مح"), Run("مد", bold=True)))
    regular, bold = passage.line().pieces
    assert (regular.face, bold.face) == ("NotoSansArabic-Regular", "NotoSansArabic-Bold")
    (whole,) = passages((Run("محمد"),))
    codes = [glyph.code for piece in (bold, regular) for glyph in piece.glyphs]
    assert codes == [glyph.code for glyph in whole.line().pieces[0].glyphs]


def test_a_paragraph_from_right_to_left_is_ranged_right_and_a_value_stays_beside_its_label() -> None:
    spare = 300.0
    for style, at_left in ((styles.BODY, False), (styles.LETTER, False), (styles.VALUE, True), (styles.DENSE, True)):
        made = shaped("ليلى المرسى", style)
        made.wrap(spare, 100)
        assert made._ranged_right(made._lines[0][1]) is not at_left
    made = shaped("Dear ليلى المرسى")
    made.wrap(spare, 100)
    assert not made._ranged_right(made._lines[0][1])


def test_numbers_keep_their_order_and_stay_on_their_line() -> None:
    text = "اتصل على 07700\u00a0900152 قبل الموعد"
    (passage,) = passages((Run(text),))
    (number,) = (piece for piece in passage.line().pieces if "07700" in piece.text)
    assert number.text.strip() == "07700\u00a0900152"
    for room in range(7, 30):
        assert sum("07700\u00a0900152" in line for line in lines_of(text, room)) == 1


def test_lines_end_at_spaces_and_after_hyphens() -> None:
    assert lines_of("ਗੁਰਪ੍ਰੀਤ ਢਿੱਲੋਂ", 3) == ["ਗੁਰਪ੍ਰੀਤ", "ਢਿੱਲੋਂ"]
    assert lines_of("ਗੁਰਪ੍ਰੀਤ-ਢਿੱਲੋਂ", 3.5) == ["ਗੁਰਪ੍ਰੀਤ-", "ਢਿੱਲੋਂ"]
    assert lines_of("ਗੁਰਪ੍ਰੀਤ\n\n  ਢਿੱਲੋਂ  ਸਿਮਰਨ ", 50) == ["ਗੁਰਪ੍ਰੀਤ", "", "ਢਿੱਲੋਂ ਸਿਮਰਨ"]
    assert "".join(lines_of("ਢਿੱਲੋਂ" * 9, 5)) == "ਢਿੱਲੋਂ" * 9, "a word too long for a line is parted, and whole"


def test_tall_letters_push_the_lines_apart_and_never_touch() -> None:
    plain = Paragraph("Zephyr", styles.DENSE)
    tall = shaped("لِلّٰهِ ئۆئێۍ", styles.DENSE)
    assert tall.wrap(200, 100)[1] > plain.wrap(200, 100)[1]
    above, below = tall._lines[0][1].reach()
    assert (above + below) * styles.DENSE.fontSize <= tall.height


def test_a_long_text_goes_on_over_pages_with_every_word_once() -> None:
    reason = " ".join(f"ਕਾਰਨ{number}ਹੈ" for number in range(1000))
    pages = pages_of(render(summary(), file_of(person(), attended(0, reason=reason))))
    assert len(pages) > 2
    assert all(" ".join(pages).count(f"ਕਾਰਨ{number}ਹੈ") == 1 for number in range(1000))
    what = "\n".join(f"ਅਸੀਂ {number} ਗੱਲ ਕਰਾਂਗੇ" for number in range(70))
    text = " ".join(pages_of(render(letter(), file_of(person(), home(), planned(what_we_will_do=what)))))
    assert all(text.count(f"ਅਸੀਂ {number} ਗੱਲ") == 1 for number in range(70))


@pytest.mark.parametrize("fitting", range(1, 12))
def test_no_part_of_a_parted_paragraph_is_one_line_alone(fitting: int) -> None:
    text = " ".join(["ਗੁਰਪ੍ਰੀਤ ਢਿੱਲੋਂ"] * 30)
    whole = shaped(text)
    _, height = whole.wrap(150, 1000)
    lines = len(whole._lines)
    parts = whole.split(150, height / lines * fitting)
    counts = []
    for part in parts:
        part.wrap(150, 1000)
        counts.append(len(part._lines))  # type: ignore[attr-defined]
    assert counts == ([] if fitting < 2 else [min(fitting, lines - 2), lines - min(fitting, lines - 2)])
    assert not parts or " ".join(part.getPlainText().strip() for part in parts) == text  # type: ignore[attr-defined]


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


@settings(max_examples=300, deadline=None)
@given(texts, st.floats(70, 460), st.booleans())
def test_any_text_is_set_within_its_width_or_refused(text: str, width: float, strong: bool) -> None:
    said = clean(text)
    event(f"can be set: {None not in typefaces.families(said)}")
    if None in typefaces.families(said):
        return
    made = paragraph((Run(said, bold=strong),), styles.DENSE)
    _, height = made.wrap(width, 1000)
    assert height >= styles.DENSE.leading or not said
    if not isinstance(made, ShapedParagraph):
        return
    size = styles.DENSE.fontSize
    for _, line in made._lines:
        one_letter = len({glyph.cluster for piece in line.pieces for glyph in piece.glyphs}) == 1
        assert line.width() * size <= width + 0.01 or one_letter
        for piece in line.pieces:
            embedded = typefaces.embedded(piece.face)
            assert all(embedded.charToGlyph[ord(glyph.code)] for glyph in piece.glyphs), "a box for a missing glyph"
    assert "".join(line.text() for _, line in made._lines).replace(" ", "") == said.replace(" ", "").replace("\n", "")


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
