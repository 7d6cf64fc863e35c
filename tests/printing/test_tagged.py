"""What a screen reader makes of a document: all of it, in order, as headings, tables and lists, and nothing twice."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from printing import fingerprint, parts, styles, typefaces
from printing.blocks import OneLine, cell, paragraph
from printing.content import Beside, Block, Content, Facts, Letterhead, Look, Table, bold, words
from printing.page import Furniture
from printing.parts import LANGUAGES
from printing.render import content
from printing.spoken import Grid, Prose, Spoken, as_list, within
from printing.tagging import Element, artifact, tagged
from printing.templates import TEMPLATES
from tests.printing.case_files import LONG_NAME, NOW
from tests.printing.every_document import EVERY_BLOCK, EVERY_BUNDLE, EVERY_DOCUMENT, page_with, pdf_of, typeset_page
from tests.printing.read_aloud import Part, ReadAloud

every_document = pytest.mark.parametrize("name", EVERY_DOCUMENT)
FURNITURE = "The child's name"  # at the head of later pages
NOT_IN_A_DRAFT = {"The name of the worker", "The role of the worker", "Who signs"}


@cache
def read(name: str) -> ReadAloud:
    return ReadAloud(pdf_of(name))


def read_story(*story: Flowable) -> ReadAloud:
    """A page of these flowables alone."""
    typefaces.register()
    furniture = Furniture(Letterhead("", ()), "A page", "", "", first_top=39.0)
    return ReadAloud(parts.bytes_of([parts.Part(story, furniture)], NOW))


def told_by(name: str) -> Content:
    """What the document says."""
    return content(*EVERY_DOCUMENT[name])


def said(whole: Part) -> list[Part]:
    """The parts of a page without its letterhead."""
    return [part for part in whole.parts if part.text()]


def says_all_of(whole: Part, said: Content, draft: bool = False) -> None:
    """Every text of the content is read aloud, one after another."""
    aloud = whole.text()
    at = 0
    for field, text in said.texts():
        if field == FURNITURE or (draft and field in NOT_IN_A_DRAFT):
            continue
        found = aloud.find(spaced(text), at)
        assert found >= 0, f"{field}: {text!r} is not read after {aloud[max(0, at - 60) : at]!r}"
        at = found + len(spaced(text))


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_every_kind_is_here() -> None:
    assert {document.kind for document, _ in (EVERY_DOCUMENT | EVERY_BUNDLE).values()} == set(TEMPLATES)
    assert set(EVERY_BLOCK) == {kind.__name__ for kind in Block.__subclasses__()}


@pytest.mark.parametrize("name", EVERY_DOCUMENT | EVERY_BUNDLE)
def test_everything_drawn_is_a_part_of_the_document_or_decoration(name: str) -> None:
    for drawn in read(name).pages:
        assert drawn.unmarked == []


@pytest.mark.parametrize("name", EVERY_DOCUMENT | EVERY_BUNDLE)
def test_all_that_the_document_says_is_read_aloud_in_its_order(name: str) -> None:
    document, case_file = (EVERY_DOCUMENT | EVERY_BUNDLE)[name]
    says = content(document, case_file)
    says_all_of(read(name).document, says, document.draft or bool(says.draft_because))


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("block", EVERY_BLOCK)
def test_every_block_says_what_it_is(block: str, look: Look) -> None:
    said = page_with(EVERY_BLOCK[block], look)
    told = ReadAloud(typeset_page(said))
    assert [drawn.unmarked for drawn in told.pages] == [[] for _ in told.pages]
    says_all_of(told.document, said)


@every_document
def test_furniture_is_passed_over(name: str) -> None:
    told = read(name)
    aloud = told.document.text()
    mark = fingerprint(*EVERY_DOCUMENT[name])
    assert "Page 1 of" not in aloud
    assert mark not in aloud
    for drawn in told.pages:
        around = " ".join(piece.text for piece in drawn.pieces if piece.number is None)
        assert mark in around


@every_document
def test_what_holds_for_the_whole_document_is_told_once_and_first(name: str) -> None:
    """Once on each side, where another language is overleaf."""
    document, says = EVERY_DOCUMENT[name][0], told_by(name)
    told = read(name).document
    aloud = told.text()
    for notice, holds in (
        ("DRAFT: not for issue", document.draft or bool(says.draft_because)),
        ("Not all changes had been sent.", not document.all_sent),
        ("TRAINING COPY: all people are invented", document.service.training),
    ):
        assert aloud.count(notice) == int(holds) * len(says.sides())
    assert aloud.index("TRAINING COPY") < aloud.index(says.letterhead.name.split("\n")[0])


@every_document
def test_a_table_has_heads_and_every_row_as_many_cells(name: str) -> None:
    tables = read(name).document.find("Table")
    asked = told_by(name).blocks
    inside = [block for one in asked if isinstance(one, Beside) for block in one.left.blocks]
    assert bool(tables) == any(isinstance(one, Table | Facts) for one in (*asked, *inside))
    for table in tables:
        assert {row.role for row in table.parts} == {"TR"}
        assert len({len(row.parts) for row in table.parts}) == 1
        heads = table.find("TH")
        assert heads
        assert {head.scope for head in heads} <= {"Row", "Column"}
        assert {part.role for row in table.parts for part in row.parts} == {"TH", "TD"}


@every_document
def test_headings_begin_with_the_first_level_and_leave_none_out(name: str) -> None:
    levels = [int(part.role[1]) for part in read(name).document.all() if part.role[0] == "H"]
    says = told_by(name)
    assert levels.count(1) == len(says.sides()) + any(isinstance(one, Beside) and one.ruled for one in says.blocks)
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_document
def test_the_file_says_that_it_is_tagged_and_in_which_language(name: str) -> None:
    root = (told := read(name)).file.Root
    assert root.MarkInfo.Marked
    assert root.Lang == LANGUAGES[told_by(name).language]
    assert root.ViewerPreferences.DisplayDocTitle
    assert told.file.docinfo.Title
    assert all(page.obj.Tabs == "/S" for page in told.file.pages)
    assert told.document.role == "Document"


def test_the_head_of_a_table_is_read_once_however_many_pages_it_stands_on() -> None:
    told = read("summary, long")
    assert told.document.text().count("What happened") == 1
    again = [
        "What happened" in (piece.text for piece in drawn.pieces if piece.number is None) for drawn in told.pages[1:-1]
    ]
    assert all(again)
    assert again


def test_a_paragraph_that_runs_on_over_the_page_is_one_paragraph() -> None:
    told = read("letter, long")
    (plan,) = (part for part in told.document.find("P") if "Line 0 of" in part.text())
    assert "Line 69 of" in plan.text()
    assert len(plan.pages) > 1
    assert plan.pages == [plan.pages[0] + number for number in range(len(plan.pages))]


def test_a_row_that_goes_on_in_another_is_one_row() -> None:
    (account,) = (part for part in read("summary, long").document.find("TD") if "word0 " in part.text())
    assert "word999" in account.text()
    assert len(account.pages) > 1


def test_a_name_that_breaks_at_its_hyphen_is_read_as_one_word() -> None:
    whole = f"{LONG_NAME[0]} {LONG_NAME[1]}"
    assert whole in read("letter, long").document.text()
    told = read_story(paragraph(whole, styles.BODY), Grid([[paragraph(whole, styles.BODY)]], colWidths=[25 * mm]))
    assert [part.text() for part in said(told.document)] == [whole, whole]


@pytest.mark.parametrize("width", [9, 11, 13, 20])
def test_a_hyphen_where_a_line_breaks_is_printed_however_often_it_is_laid_out(width: int) -> None:
    name = (*words("Ann-Mary "), *bold("Lee-Jones"))
    prose = paragraph(name, styles.BODY)
    prose.wrap(500, 500)
    told = read_story(Grid([[prose]], colWidths=[width * mm + 12]))
    assert told.document.text() == "Ann-Mary Lee-Jones"


WORDS = st.text(alphabet="abc-\u00a0é", min_size=1, max_size=14)
RUNS = st.lists(st.tuples(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), st.booleans()), min_size=1, max_size=3)


@settings(deadline=None, max_examples=150)
@given(runs=RUNS, width=st.integers(15, 165), lines=st.booleans())
def test_words_are_read_as_they_were_written_wherever_lines_break(
    runs: list[tuple[str, bool]], width: int, lines: bool
) -> None:
    between = "\n" if lines else " "
    written = tuple(run for text, strong in runs for run in (bold(text + between) if strong else words(text + between)))
    told = read_story(Grid([[paragraph(written, styles.BODY)]], colWidths=[width * mm]))
    assert told.document.text() == spaced("".join(run.text for run in written))


@given(count=st.integers(30, 400), strong=st.booleans())
@settings(deadline=None, max_examples=25)
def test_words_are_read_as_they_were_written_wherever_pages_break(count: int, strong: bool) -> None:
    text = " ".join(f"double-barrelled{number}" for number in range(count * 4))
    written = (*bold("First" if strong else ""), *words(f" {text}"))
    told = read_story(paragraph(written, styles.SIZES[Look.LETTER].point))
    assert told.document.text() == spaced("".join(run.text for run in written))


def test_a_list_has_labels_and_bodies() -> None:
    style = styles.BODY.clone("item", leftIndent=5 * mm, bulletIndent=0)
    items = [Prose(text, style, bulletText="•") for text in ("Go to school.", "Be home by seven. " * 30)]
    whole = as_list(items)
    told = read_story(*items)
    assert whole.parent is not None
    (listed,) = said(told.document)
    assert [part.role for part in listed.parts] == ["LI", "LI"]
    assert [[part.role for part in item.parts] for item in listed.parts] == [["Lbl", "LBody"]] * 2
    assert [part.text() for part in listed.parts[0].parts] == ["•", "Go to school."]
    assert listed.parts[1].parts[1].text() == spaced("Be home by seven. " * 30)


def test_the_number_of_a_paragraph_is_read_before_it_and_not_again_on_the_next_page() -> None:
    style = styles.BODY.clone("numbered", leftIndent=11 * mm, bulletIndent=0)
    told = read_story(Prose("All of it. " * 900, style, bulletText="2.1"))
    (numbered,) = said(told.document)
    assert numbered.role == "P"
    assert [part.role for part in numbered.parts] == ["Lbl"]
    assert numbered.parts[0].text() == "2.1"
    assert len(set(numbered.pages)) > 1
    assert numbered.words.split() == ("All of it. " * 900).split()


def test_a_column_in_another_language_says_so_and_is_read_whole() -> None:
    welsh = [paragraph("Annwyl Siôn", styles.BODY), paragraph("Eich apwyntiad", styles.BODY)]
    english = [paragraph("Dear Siôn", styles.BODY), paragraph("Your appointment", styles.BODY)]
    grid = Grid([[left, right] for left, right in zip(welsh, english, strict=True)], colWidths=[80 * mm, 80 * mm])
    within(Element("Sect", language="cy"), welsh)
    within(Element("Sect"), english)
    first, second = said(read_story(grid).document)
    assert (first.language, second.language) == ("cy", "")
    assert first.text() == "Annwyl Siôn Eich apwyntiad"
    assert second.text() == "Dear Siôn Your appointment"


def test_two_columns_of_a_document_are_read_one_after_the_other_each_in_its_language() -> None:
    told = ReadAloud(typeset_page(page_with(EVERY_BLOCK["Beside"], Look.LETTER)))
    assert [(part.language, part.text()) for part in told.document.find("Sect")] == [
        ("cy", "1. Eich apwyntiad 1.1 Annwyl Siôn"),
        ("en-GB", "1. Your appointment 1.1 Dear Siôn"),
    ]


def test_what_is_within_is_found_in_grids_and_groups() -> None:
    line = cell("One", styles.BODY, 100)
    assert isinstance(line, OneLine)
    listed = [Prose("Three", styles.BODY, bulletText="•"), Prose("Four", styles.BODY, bulletText="•")]
    as_list(listed)
    grid = Grid([[line, [paragraph("Two", styles.BODY), listed]]], colWidths=[40 * mm, 40 * mm])
    whole = Element("Sect")
    within(whole, [KeepTogether([grid]), paragraph("Five", styles.BODY)])
    assert [part.role for part in whole.parts if isinstance(part, Element)] == ["P", "P", "L", "P"]


class _Drawing(Spoken):
    def __init__(self, element: Element) -> None:
        super().__init__()
        self.element = element
        self.width = self.height = 10

    def draw(self) -> None:
        with self.saying():
            self.canv.rect(0, 0, 10, 10)


def test_a_drawing_that_says_something_has_words_in_its_place() -> None:
    (drawing,) = (
        part
        for part in read_story(_Drawing(Element("Figure", instead="2 of 6 boxes are ticked: dwy"))).document.all()
        if part.role == "Figure"
    )
    assert drawing.instead == "2 of 6 boxes are ticked: dwy"


class _Careless(Flowable):
    width = height = 10

    def draw(self) -> None:
        self.canv.rect(0, 0, 10, 10)


def test_a_drawing_that_does_not_say_what_it_is_is_found() -> None:
    assert read_story(_Careless()).pages[0].unmarked == ["S"]


class _Nested(Flowable):
    width = height = 10

    def draw(self) -> None:
        with tagged(self.canv, Element("P")), artifact(self.canv, "Layout"):
            self.canv.rect(0, 0, 10, 10)


def test_a_mark_inside_a_mark_is_refused() -> None:
    with pytest.raises(AssertionError, match="does not stand inside"):
        read_story(_Nested())


def test_words_in_a_cell_that_cannot_say_what_they_are_are_refused() -> None:
    with pytest.raises(AssertionError, match="as a flowable"):
        read_story(Grid([["bare words"]]))
