"""Parts beside a symbol, boxes, choices, lines and bar codes: drawn, in their place, and never cut."""

from itertools import pairwise

from PySide6.QtGui import QImage, qGray

from printing.content import (
    Block,
    Boxes,
    Choice,
    Code,
    Content,
    Letterhead,
    Lines,
    Look,
    Paragraph,
    Part,
    Signatures,
    Signer,
    Symbol,
    words,
)
from printing.my_plan import MyPlan
from printing.printers import OpenPdf
from printing.typesetting import typeset
from tests.printing.bar_code import read_bars
from tests.printing.case_files import pages_of
from tests.printing.kept_files import told

DOTS_PER_MILLIMETRE = 4
RIGHT_MARGIN = 190  # millimetres
MIDDLE_GREY = 128


def page_of(*blocks: Block, look: Look = Look.PLAN) -> bytes:
    content = Content(
        kind="my_plan",
        version=1,
        letterhead=Letterhead("Thornwick", ()),
        title="Title",
        look=look,
        blocks=blocks,
        running_name="Fen",
    )
    return typeset(content, MyPlan(**told()), "0000 0000")


def image_of(*blocks: Block, look: Look = Look.PLAN) -> QImage:
    return OpenPdf(page_of(*blocks, look=look)).image(0, DOTS_PER_MILLIMETRE * 25.4)


def dark(image: QImage, left: float, right: float, top: float = 40, bottom: float = 270) -> int:
    """How many dots are dark in that part of the page, in millimetres."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    dots, line = bytes(grey.constBits()), grey.bytesPerLine()
    from_dot, to_dot = int(left * DOTS_PER_MILLIMETRE), int(right * DOTS_PER_MILLIMETRE)
    rows = range(int(top * DOTS_PER_MILLIMETRE), int(bottom * DOTS_PER_MILLIMETRE))
    return sum(dot < MIDDLE_GREY for row in rows for dot in dots[row * line + from_dot : row * line + to_dot])


def test_every_symbol_is_drawn_and_none_is_like_another() -> None:
    drawn = [image_of(Part(symbol, "Heading", ())) for symbol in Symbol]
    assert all(dark(image, 25, 41, 55) > 100 for image in drawn)
    assert all(one != other for at, one in enumerate(drawn) for other in drawn[:at])


def test_a_symbol_is_fifteen_millimetres_in_a_column_of_twenty_four() -> None:
    image = image_of(Part(Symbol.NOT, "Heading", ()))
    assert dark(image, 25, 41, 55) > 100
    assert dark(image, 41, 48.5, 55) == 0
    assert dark(image, 49, 80, 55) > 100


def test_ticks_are_drawn_in_as_many_boxes_as_are_ticked() -> None:
    part = [dark(image_of(Part(Symbol.STEPS, "Do", (Boxes(6, ticked),))), 49, 190, 55) for ticked in range(7)]
    steps = [after - before for before, after in pairwise(part)]
    assert min(steps) > 100
    assert max(steps) - min(steps) < min(steps) / 4


def test_the_seventh_box_begins_a_row() -> None:
    one_row, two_rows = (image_of(Part(Symbol.STEPS, "Do", (Boxes(many),))) for many in (6, 7))
    assert dark(one_row, 49, 66, 95, 115) == 0
    assert dark(two_rows, 49, 66, 95, 115) > 100
    assert dark(two_rows, RIGHT_MARGIN, 210) == 0


def test_a_part_that_no_page_holds_goes_on_and_loses_nothing() -> None:
    many = tuple(Paragraph(words(f"Line {number} of this part.")) for number in range(60))
    pages = pages_of(page_of(Part(Symbol.STAR, "Heading", many), Part(Symbol.PEN, "End", ())))
    assert len(pages) >= 3
    assert all(f"Line {number} of" in " ".join(pages) for number in range(60))
    assert " ".join(pages).count("Heading") == 1


def test_one_paragraph_longer_than_a_page_goes_on_too() -> None:
    long = " ".join(f"word{number}" for number in range(1500))
    pages = pages_of(page_of(Part(Symbol.STAR, "Heading", (Paragraph(words(long)),))))
    assert all(f"word{number}" in " ".join(pages) for number in range(1500))


def test_signatures_stay_with_the_part_before_them() -> None:
    filling = [Part(Symbol.STAR, "Fill", tuple(Paragraph(words("Line")) for _ in range(18)))]
    before = Part(Symbol.SPEECH, "Before", (Paragraph(words("This is said.")),))
    signed = Part(Symbol.PEN, "We agree", (Signatures((Signer("Fen"), Signer("Mum"), Signer("Callum"))),))
    pages = pages_of(page_of(*filling, before, signed))
    assert len(pages) == 2
    assert "Before This is said. We agree" in pages[1]


def test_lines_and_signatures_in_a_part_end_at_the_margin() -> None:
    inside = (Lines("", 3), Signatures((Signer("Gwenhwyfar Angharad"),)))
    image = image_of(Part(Symbol.PEN, "We agree", inside))
    assert dark(image, 185, RIGHT_MARGIN, 55) > 0
    assert dark(image, RIGHT_MARGIN + 0.5, 210) == 0


def test_every_option_is_there_on_as_many_lines_as_it_takes() -> None:
    options = (*(f"Option number {number}" for number in range(14)), "A very long option " * 12)
    pdf = page_of(Choice(options, label="What is it?"), Choice(options[:3]), look=Look.REPORT)
    text = " ".join(pages_of(pdf))
    assert all(" ".join(option.split()) in text for option in options)
    assert "What is it?" in text
    assert dark(OpenPdf(pdf).image(0, DOTS_PER_MILLIMETRE * 25.4), RIGHT_MARGIN + 0.5, 210) == 0


def test_a_chosen_option_is_ticked() -> None:
    none, one = (image_of(Choice(("Yes", "No"), chosen), look=Look.REPORT) for chosen in ((), ("No",)))
    assert dark(one, 25, 190, 50) > dark(none, 25, 190, 50) + 10


def test_lines_are_far_enough_apart_for_a_hand() -> None:
    image = image_of(Lines("", 5), look=Look.REPORT)
    rows = [y / DOTS_PER_MILLIMETRE for y in range(160, 1000) if qGray(image.pixel(400, y)) < 220]
    starts = [row for at, row in enumerate(rows) if at == 0 or row - rows[at - 1] > 1]
    assert len(starts) == 5
    assert all(8 < later - earlier < 10 for earlier, later in pairwise(starts))


def test_bars_of_letters_figures_and_both_can_be_read() -> None:
    for value in ("HVF-1", "HVF-1-ABCDEFGH", "HVF-12-3456789A", "000012345678"):
        pdf = page_of(Code(value), look=Look.REPORT)
        assert read_bars(pdf, 0) == value
        assert value in pages_of(pdf)[0]


def test_nothing_is_set_in_a_typeface_that_is_not_embedded() -> None:
    blocks = (
        Choice(("A", "B"), label="Q"),
        Lines("L", 2),
        Code("X"),
        Boxes(3, 1),
        Part(Symbol.PEN, "P", (Lines("", 1),)),
    )
    assert b"Helvetica" not in page_of(*blocks)
