"""Paragraphs in any script: where their lines end, which way they run, how they are parted."""

import pytest
import uharfbuzz
from hypothesis import event, given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from printing import content, styles, typefaces
from printing.blocks import paragraph
from printing.content import Look, Run, Words, words
from printing.lines import passages
from printing.page import RIGHT, WIDTH
from printing.printers import OpenPdf
from printing.shaped import ShapedParagraph, line_width
from printing.wording import clean
from tests.printing.any_script import texts
from tests.printing.every_document import page_with, typeset_page
from tests.printing.read_aloud import ReadAloud
from tests.printing.shaped_pages import ink


@pytest.fixture(autouse=True, scope="module")
def _faces() -> None:
    typefaces.register()


def shaped(said: str | Words, style: object = styles.BODY) -> ShapedParagraph:
    """A paragraph that is not set by ReportLab."""
    made = paragraph(said, style)  # type: ignore[arg-type]
    assert isinstance(made, ShapedParagraph)
    return made


def lines_of(text: str, room: float) -> list[str]:
    """The lines of a text in ten point, in a room of so many points."""
    return [line.text() for one in passages((Run(text),), 10) for line in one.lines(room)]


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
    (passage,) = passages((Run("مح"), Run("مد", bold=True)), 10)
    regular, bold = passage.line().pieces
    assert (regular.setting.face, bold.setting.face) == ("NotoSansArabic-Regular", "NotoSansArabic-Bold")
    (whole,) = passages((Run("محمد"),), 10)
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
    (passage,) = passages((Run(text),), 10)
    (number,) = (piece for piece in passage.line().pieces if "07700" in piece.text)
    assert number.text.strip() == "07700\u00a0900152"
    for room in range(70, 300, 10):
        assert sum("07700\u00a0900152" in line for line in lines_of(text, room)) == 1


def test_lines_end_at_spaces_and_after_hyphens() -> None:
    assert lines_of("ਗੁਰਪ੍ਰੀਤ ਢਿੱਲੋਂ", 30) == ["ਗੁਰਪ੍ਰੀਤ", "ਢਿੱਲੋਂ"]
    assert lines_of("ਗੁਰਪ੍ਰੀਤ-ਢਿੱਲੋਂ", 35) == ["ਗੁਰਪ੍ਰੀਤ-", "ਢਿੱਲੋਂ"]
    assert lines_of("ਗੁਰਪ੍ਰੀਤ\n\n  ਢਿੱਲੋਂ  ਸਿਮਰਨ ", 500) == ["ਗੁਰਪ੍ਰੀਤ", "", "ਢਿੱਲੋਂ ਸਿਮਰਨ"]
    assert "".join(lines_of("ਢਿੱਲੋਂ" * 9, 50)) == "ਢਿੱਲੋਂ" * 9, "a word too long for a line is parted, and whole"


def test_tall_letters_push_the_lines_apart_and_never_touch() -> None:
    plain = Paragraph("Zephyr", styles.DENSE)
    tall = shaped("لِلّٰهِ ئۆئێۍ", styles.DENSE)
    assert tall.wrap(200, 100)[1] > plain.wrap(200, 100)[1]
    above, below = tall._lines[0][1].reach()
    assert above + below <= tall.height


@pytest.mark.parametrize("fitting", range(1, 12))
def test_no_part_of_a_parted_paragraph_is_one_line_alone(fitting: int) -> None:
    text = " ".join(["ਗੁਰਪ੍ਰੀਤ ਢਿੱਲੋਂ"] * 30)
    whole = shaped(text)
    _, height = whole.wrap(150, 1000)
    lines = len(whole._lines)
    _, one_line = shaped("ਗੁਰਪ੍ਰੀਤ ਢਿੱਲੋਂ").wrap(150, 1000)
    parts = whole.split(150, one_line + (height - one_line) / (lines - 1) * (fitting - 1))
    counts = []
    for part in parts:
        part.wrap(150, 1000)
        counts.append(len(part._lines))  # type: ignore[attr-defined]
    assert counts == ([] if fitting < 2 else [min(fitting, lines - 2), lines - min(fitting, lines - 2)])
    assert not parts or " ".join(part.getPlainText().strip() for part in parts) == text  # type: ignore[attr-defined]


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
    for _, line in made._lines:
        one_letter = len({glyph.cluster for piece in line.pieces for glyph in piece.glyphs}) == 1
        assert line.width() <= width + 0.01 or one_letter
        for piece in line.pieces:
            embedded = typefaces.embedded(piece.setting.face)
            assert all(embedded.charToGlyph[ord(glyph.code)] for glyph in piece.glyphs), "a box for a missing glyph"
    assert "".join(line.text() for _, line in made._lines).replace(" ", "") == said.replace(" ", "").replace("\n", "")


def test_numbers_and_points_of_another_script_are_tagged_and_stand_where_the_text_begins() -> None:
    arabic, gurmukhi = "موعد ليلى يوم الأربعاء 25 نوفمبر", "ਗੁਰਪ੍ਰੀਤ ਢਿੱਲੋਂ"
    pdf = typeset_page(
        page_with(
            (
                content.Heading(gurmukhi, numbered=True),
                content.Paragraph(words(arabic), numbered=True),
                content.Bullets((words(arabic), words(gurmukhi))),
            ),
            Look.REPORT,
        )
    )
    read = ReadAloud(pdf).document
    assert [part.text() for part in read.find("H2")] == [f"1. {gurmukhi}"]
    assert [part.text() for part in read.find("P")][-1] == f"1.1 {arabic}"
    assert [part.text() for part in read.find("LI")] == [f"• {arabic}", f"• {gurmukhi}"]
    dots = ink(OpenPdf(pdf).image(0, 72))
    lines = [(down, across) for across, down in dots if 140 < down < 230 and across > WIDTH - RIGHT - 16]
    assert lines, "the number of the Arabic paragraph stands at the right edge"


def test_words_of_less_weight_are_small_in_any_script() -> None:
    runs = (Run("ਗੁਰਪ੍ਰੀਤ "), Run("ਢਿੱਲੋਂ", small=True))
    (passage,) = passages(runs, 11)
    sizes = [piece.setting.size for piece in passage.line().pieces]
    assert sizes == [11, 11, styles.SMALL]
    (alone,) = passages((Run("ਢਿੱਲੋਂ"),), styles.SMALL)
    assert passage.line().pieces[-1].width == pytest.approx(alone.line().width())


def test_a_parted_paragraph_is_one_element_and_its_number_is_read_once() -> None:
    text = " ".join(f"ਕਾਰਨ{number}" for number in range(900)).replace("ਕਾਰਨ5 ", "ਕਾਰਨ5\n")
    pdf = typeset_page(
        page_with((content.Heading("A", numbered=True), content.Paragraph(words(text), numbered=True)), Look.REPORT)
    )
    (part,) = (part for part in ReadAloud(pdf).document.find("P") if part.find("Lbl"))
    assert part.text() == f"1.1 {' '.join(text.split())}"
    assert len(set(part.pages)) > 1


def test_no_letter_takes_the_form_of_the_computers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """HarfBuzz would ask the system for its language: Urdu, Sindhi and Arabic draw some letters differently."""
    languages = []
    shape = uharfbuzz.shape
    monkeypatch.setattr(
        uharfbuzz, "shape", lambda font, buffer, *rest: (languages.append(buffer.language), shape(font, buffer, *rest))
    )
    passages((Run("ہے ۴"),), 11)
    assert set(languages) == {"und"}


def test_a_part_of_a_plan_that_no_page_holds_goes_on_under_itself_in_any_script() -> None:
    text = " ".join(f"ਕਾਰਨ{number}" for number in range(500))
    part = content.Part(content.Symbol.STAR, "ਗੁਰਪ੍ਰੀਤ", (content.Paragraph(words(text)),))
    pdf = typeset_page(page_with((part,), Look.PLAN))
    assert text in ReadAloud(pdf).document.text()
    assert OpenPdf(pdf).pages > 1
