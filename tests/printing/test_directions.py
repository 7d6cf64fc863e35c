"""Which way letters run. The levels expected here are those of UAX #9; a level is even from left to right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextOption

from printing.directions import levels, runs_right_to_left, visual_order
from printing.typefaces import REGULAR, file_of


def laid_out_by_qt(text: str, right_to_left: bool) -> QTextLayout:
    """The text in one line, in the order that Qt finds by itself."""
    number = QFontDatabase.addApplicationFont(str(file_of(REGULAR)))
    layout = QTextLayout(text, QFont(QFontDatabase.applicationFontFamilies(number)[0]))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setNumColumns(len(text))
    layout.endLayout()
    return layout


def seen(text: str, right_to_left: bool) -> str:
    """The letters as they stand from left to right; a typeface mirrors the brackets afterwards."""
    return "".join(text[place] for place in visual_order(levels(text, right_to_left)))


@pytest.mark.parametrize(
    ("text", "right_to_left", "from_left_to_right"),
    [
        ("abc", False, "abc"),
        ("אבג", True, "גבא"),
        ("car אבג 12", False, "car 12 גבא"),
        ("אבג abc", True, "abc גבא"),
        ("عدد 25 يوم", True, "موي 25 ددع"),
        # The space between two numbers is the paragraph's: the numbers change places. U+00A0 keeps them.
        ("عدد 07700 900152", True, "900152 07700 ددع"),
        ("عدد 07700\u00a0900152", True, "07700\u00a0900152 ددع"),
        ("عدد 25-12", True, "12-25 ددع"),
        ("אבג 25-12", True, "25-12 גבא"),
        ("abc 25-12%", True, "abc 25-12%"),
        ("אבג (abc) 5", True, "5 )abc( גבא"),
        ("אבג [&ef].", True, ".]ef&[ גבא"),
        ("abc (אבג) def", False, "abc (גבא) def"),
        ("בִ", True, "ִב"),
        ("", True, ""),
    ],
)
def test_letters_stand_as_the_unicode_rules_have_them(text: str, right_to_left: bool, from_left_to_right: str) -> None:
    assert seen(text, right_to_left) == from_left_to_right


def test_brackets_go_with_what_stands_in_them() -> None:
    """The first two examples of Unicode's BidiCharacterTest."""
    text = "אב(גד[&ef].)gh"
    assert levels(text, False) == [1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    assert levels(text, True) == [1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 2, 2]


def test_what_has_no_shape_goes_with_what_stands_before_it() -> None:
    assert levels("א\u200dב", False) == [1, 1, 1]
    assert levels("\u200dא", False) == [0, 1]


def test_spaces_at_the_end_stay_with_the_paragraph() -> None:
    assert levels("אב  ", False) == [1, 1, 0, 0]
    assert levels("ab  ", True) == [2, 2, 1, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ليلى المرسى", True),
        ("25 نوفمبر", True),
        ("ليلى did not come to the office.", False),
        ("Dear ليلى المرسى", False),
        ("ਸਿਮਰਨ", False),
        ("12", False),
        ("", False),
    ],
)
def test_a_paragraph_runs_right_to_left_if_it_begins_so_and_most_of_it_does(text: str, expected: bool) -> None:
    assert runs_right_to_left(text) is expected


@settings(max_examples=300, deadline=None)
@given(st.text("abאבג12+-%/,.:!()[] \u00a0", min_size=1, max_size=20), st.booleans())
def test_letters_stand_where_qt_puts_them(text: str, right_to_left: bool) -> None:
    text = f"|{text}|"  # spaces at the ends have no place of their own
    place_of = {}
    for run in laid_out_by_qt(text, right_to_left).glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        for index, place in zip(run.stringIndexes(), run.positions(), strict=True):
            place_of[index] = place.x()
    assert visual_order(levels(text, right_to_left)) == sorted(place_of, key=place_of.__getitem__)
