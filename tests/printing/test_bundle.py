"""A bundle: every page as it was, numbered through, searched before it leaves, the same bytes every time."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from printing import binding
from printing.bundle_shapes import Bundle, Front, Received
from printing.content import Content, Fact, Facts, Heading, Paragraph, words
from printing.documents import Paper
from printing.errors import NotSettled, PaperNotOpened, WordsNotForReport
from printing.kept_out import Term, term
from printing.professional_paper import professional_paper
from printing.redaction import UNREADABLE, How, Settled
from tests.printing.case_files import file_of, pages_of, person, summary, text_of
from tests.printing.read_aloud import ReadAloud
from tests.printing.received_papers import form, letter_of, locked, scan, with_attachment, without_pages

ROOT = Path(__file__).parents[2]
DOCUMENT = summary()
CASE = file_of(person())
GOLDCREST = tuple(filter(None, (term("About the person who was harmed: name", "Goldcrest"),)))


def sheet(title: str, *texts: str) -> Content:
    blocks = (Facts((Fact("Child", "Zephyr Quillsworth"),)), Heading("Section of it"))
    return professional_paper(
        DOCUMENT, CASE, title=title, blocks=(*blocks, *(Paragraph(words(text)) for text in texts))
    )


FRONT = sheet("Papers", "For the service.")
LONG = tuple(f"Paragraph {number} of the plan, which is long enough to run over." for number in range(80))
OURS = (
    Paper("plan", "The plan", sheet("The plan", *LONG), DOCUMENT),
    Paper("orders", "Orders", sheet("Orders", "One order."), DOCUMENT),
)


def made(
    *received: tuple[str, bytes],
    papers: tuple[Paper, ...] = OURS,
    looked_for: tuple[Term, ...] = GOLDCREST,
    settled: tuple[Settled, ...] = (),
) -> Bundle:
    others = [Received(title, title, pdf) for title, pdf in received]
    parts = binding.ready(FRONT, papers, others, DOCUMENT)
    return binding.made(Front(FRONT, "0000 0000"), parts, DOCUMENT, looked_for, settled)


def test_every_page_of_every_part_is_in_it_and_numbered_through() -> None:
    bundle = made(("School letter", letter_of("Dear all", "Page two of it")))
    pages = pages_of(bundle.pdf)
    assert [f"Bundle page {at} of {len(pages)}" in text for at, text in enumerate(pages, 1)] == [True] * len(pages)
    whole = " ".join(pages)
    for text in (*LONG, "One order.", "Dear all", "Page two of it"):
        assert text in whole
    assert whole.index("Paragraph 79") < whole.index("One order.") < whole.index("Dear all")


def test_the_index_gives_the_pages_on_which_each_part_stands() -> None:
    bundle = made(("School letter", letter_of("Dear all")))
    pages = pages_of(bundle.pdf)
    front = pages[0]
    dividers = {"The plan": "Part 1 of 3", "Orders": "Part 2 of 3", "School letter": "Paper from others"}
    for title, divider in dividers.items():
        at = next(number for number, text in enumerate(pages, 1) if divider in text)
        assert re.search(rf"{title} (This service \w{{4}} \w{{4}}|Others) {at} to \d+", front), front
    assert f"3 papers on {len(pages)} pages" in front


def test_an_index_of_many_papers_runs_on_and_still_counts_right() -> None:
    papers = tuple(Paper(str(number), f"Paper {number}", OURS[1].content, DOCUMENT) for number in range(60))
    pages = pages_of(made(papers=papers).pdf)
    assert "Paper 59 This service" in " ".join(pages[:3])
    last = next(text for text in pages[:3] if "Paper 59" in text)
    assert f"{len(pages) - 1} to {len(pages)}" in last


def test_bookmarks_lead_to_each_part_and_its_headings() -> None:
    bundle = made(("School letter", letter_of("Dear all")))
    with pikepdf.open(io.BytesIO(bundle.pdf)) as opened, opened.open_outline() as outline:
        told = {item.title: [child.title for child in item.children] for item in outline.root}
        places = [opened.pages.index(pikepdf.Page(item.destination[0])) for item in outline.root]
    assert list(told) == ["Papers", "1. The plan", "2. Orders", "3. School letter"]
    assert told["1. The plan"][-1] == "Section of it"
    assert places == sorted(set(places))
    assert places[0] == 0


def test_the_same_parts_give_the_same_bytes_and_a_sound_file() -> None:
    one, other = (made(("School letter", letter_of("Dear all"))) for _ in range(2))
    assert one.pdf == other.pdf
    with pikepdf.open(io.BytesIO(one.pdf)) as opened:
        assert opened.check_pdf_syntax() == []
        assert opened.Root.Lang == "en-GB"
        assert opened.docinfo.Title == "Papers"


def test_only_what_a_page_shows_comes_along() -> None:
    paper = with_attachment(letter_of("Dear all"), b"Goldcrest in a file")
    bundle = made(("School letter", paper))
    with pikepdf.open(io.BytesIO(bundle.pdf)) as opened:
        assert len(opened.attachments) == 0
        assert "AcroForm" not in opened.Root
    assert b"somebody's own computer" not in bundle.pdf


def test_what_was_filled_into_a_form_is_on_the_page_and_is_searched() -> None:
    assert "Tamsin was" in text_of(made(("Form", form("Tamsin was"))).pdf)
    with pytest.raises(NotSettled):
        made(("Form", form("Goldcrest was")))


def test_a_name_that_may_not_leave_stops_the_bundle_and_is_not_repeated() -> None:
    with pytest.raises(NotSettled) as refused:
        made(("School letter", letter_of("Dear all", "He sat beside\nGoldcrest in class")))
    (hit,) = refused.value.hits
    assert (hit.part, hit.page) == ("School letter", 2)
    assert hit.words().startswith("School letter, page 3: About the person who was harmed: name. “")
    assert hit.words().endswith("He sat beside [held back] in class”")
    assert "Goldcrest" not in refused.value.sentence()
    assert "Goldcrest" not in hit.words()
    assert "1 page of these papers has" in refused.value.happened.replace("\u00a0", " ")


@pytest.mark.parametrize("key", ["plan", "School letter"])
def test_a_page_that_is_withheld_is_replaced_and_its_words_are_gone(key: str) -> None:
    papers = (Paper("plan", "The plan", sheet("The plan", "Goldcrest was there."), DOCUMENT), OURS[1])
    letter = ("School letter", letter_of("Dear all", "Goldcrest was in class"))
    with pytest.raises(NotSettled) as refused:
        made(letter, papers=papers)
    assert len(refused.value.hits) == 2
    settled = tuple(
        Settled(hit.part, hit.page, How.WITHHOLD if hit.part == key else How.LEAVE_OUT, "It names somebody")
        for hit in refused.value.hits
    )
    bundle = made(letter, papers=papers, settled=settled)
    told = text_of(bundle.pdf)
    assert "Goldcrest" not in told
    assert "This page is withheld. It names somebody." in told
    other = "School letter" if key == "plan" else "The plan"
    assert f"{other}: It names somebody" in told
    assert len(bundle.hits) == 2
    with pikepdf.open(io.BytesIO(bundle.pdf)) as opened:
        streams = [one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream) and "Width" not in one]
        assert not any(b"Goldcrest" in one for one in streams)


def test_a_page_is_kept_with_a_reason_and_not_without() -> None:
    letter = ("School letter", letter_of("The goldcrest", "Goldcrest Road"))
    pages = [("School letter", 1), ("School letter", 2)]
    for reason in ("", "  "):
        with pytest.raises(NotSettled):
            made(letter, settled=tuple(Settled(part, page, How.KEEP, reason) for part, page in pages))
    kept = made(letter, settled=tuple(Settled(part, page, How.KEEP, "It is a bird and a road") for part, page in pages))
    assert "Goldcrest Road" in text_of(kept.pdf)
    with pytest.raises(NotSettled) as refused:
        made(letter, settled=(Settled("School letter", 1, How.KEEP, "It is a bird"),))
    assert [hit.page for hit in refused.value.hits] == [2]


def test_a_reason_that_gives_away_what_may_not_leave_is_refused() -> None:
    letter = ("School letter", letter_of("Goldcrest"))
    with pytest.raises(WordsNotForReport, match="A reason"):
        made(letter, settled=(Settled("School letter", 1, How.WITHHOLD, "Names Goldcrest"),))


def test_a_front_sheet_that_gives_away_what_may_not_leave_is_refused() -> None:
    title = "Letter about Goldcrest"
    with pytest.raises(WordsNotForReport, match="The front sheet"):
        made((title, letter_of("Dear all")), settled=(Settled(title, 0, How.KEEP, "It is a bird"),))


@pytest.mark.parametrize("paper", [scan(), scan(words="Scanned by the office"), letter_of("")])
def test_a_page_that_nobody_can_search_is_looked_at_by_somebody(paper: bytes) -> None:
    with pytest.raises(NotSettled) as refused:
        made(("Scan", paper))
    assert [(hit.page, hit.what) for hit in refused.value.hits] == [(1, UNREADABLE)]
    made(("Scan", paper), settled=(Settled("Scan", 1, How.KEEP, "Looked at: a timetable"),))


def test_a_small_picture_beside_words_is_no_reason_to_stop() -> None:
    assert "With a letterhead" in text_of(made(("Letter", scan(80, 40, "With a letterhead"))).pdf)


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (locked(letter_of("Dear all")), "“Letter” is locked with a password."),
        (b"%PDF-1.7 nothing else", "“Letter” cannot be read as a PDF."),
        (b"", "“Letter” cannot be read as a PDF."),
        (without_pages(), "“Letter” has no pages."),
    ],
)
def test_a_paper_that_cannot_be_opened_is_named_with_what_to_do(paper: bytes, said: str) -> None:
    with pytest.raises(PaperNotOpened) as refused:
        made(("Letter", paper))
    assert refused.value.happened == said
    assert "leave it out" in refused.value.next_step.casefold()


def test_pikepdf_comes_with_the_first_bundle_and_not_before() -> None:
    script = "import sys, printing; print('pikepdf' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_lxml_which_the_laptop_does_not_have_is_not_asked_for() -> None:
    script = (
        "import sys\n"
        "sys.modules['lxml'] = None\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "application = QGuiApplication([])\n"
        "from tests.printing.test_bundle import made\n"
        "from tests.printing.received_papers import form, scan\n"
        "print(len(made(('Form', form('Tamsin')), ('Letter', scan(80, 40, 'Words'))).pdf) > 0)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.stdout.strip() == "True", told.stderr


def test_a_bundle_of_ours_can_be_kept_and_one_with_papers_of_others_does_not_say_so() -> None:
    from pikepdf import pdfa  # the validator, which is for tests only

    own, mixed = made(), made(("School letter", letter_of("Dear all")))
    assert pdfa.validate_written(io.BytesIO(own.pdf), "2b").passed
    with pikepdf.open(io.BytesIO(mixed.pdf)) as opened, opened.open_metadata() as told:
        assert "pdfaid:part" not in told
        assert told["dc:title"] == "Papers"


def test_a_screen_reader_reads_papers_of_others_where_they_stand() -> None:
    read = ReadAloud(made(("School letter", letter_of("Dear all", "Second page"))).pdf)
    aloud = read.document.text()
    for before, after in (("One order.", "Page 1 of 2"), ("Page 1 of 2", "Page 2 of 2")):
        assert aloud.index(before) < aloud.index(after)
    paragraphs = [part for part in read.document.find("P") if part.pages and part.pages[0] > len(read.pages) - 2]
    assert len(paragraphs) == 4
    assert all(page.unmarked == [] for page in read.pages)
