"""Panel papers: the report, the contract and the attendance since the panel before; who was harmed only by choice."""

import pytest

from casework import CaseFile, Record
from printing import render, templates
from printing.content import Content, Paragraph, words
from printing.documents import Document, Subject, Template
from printing.errors import NotSettled, PaperNotReady
from printing.panel_pack import TEMPLATE, PanelPack
from printing.professional_paper import professional_paper
from printing.render import bundle_of, content
from tests.printing.case_files import TODAY, attended, file_of, pages_of, paper, person, record, text_of

ORDER = record(
    "order", "order", kind="referral_order", made_on="2026-10-01", start="2026-10-20", court="Thornwick Youth Court"
)
FIRST = record(
    "panel", "first", order="order", kind="initial", date="2026-10-20", result="contract", note="Went well.\n\nCalm."
)
NEXT = record(
    "panel", "next", order="order", kind="review", date="2026-12-01", time="17:30:00", place="Saltmarsh library",
    members="Rosalind Cobbledick, Everard Nkemelu-Strand",
)  # fmt: skip


class StandIn(Document, frozen=True, kw_only=True):
    """A paper that another template makes, told what the panel papers tell it."""

    with_harmed_part: bool = False


def says(title: str, refused: PaperNotReady | None = None) -> Template:
    """A template whose paper says what it was asked about."""

    def made(document: StandIn, case_file: CaseFile) -> Content:
        if refused:
            raise refused
        asked = f"{title} about {document.about}" + (" with the harmed part" if document.with_harmed_part else "")
        return professional_paper(document, case_file, title=title, blocks=(Paragraph(words(asked)),))

    subjects = [Subject("order", "The order"), Subject("report", "The report")]
    return Template(document=StandIn, content=made, subjects=lambda _case, _today: subjects)


@pytest.fixture(autouse=True)
def others(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two papers that other templates make; theirs have tests of their own."""
    monkeypatch.setitem(templates.TEMPLATES, "referral_order_report", says("REPORT"))
    monkeypatch.setitem(templates.TEMPLATES, "contract", says("CONTRACT"))


def case(*more: Record) -> CaseFile:
    before = attended(50, order="order", place="BEFORE")
    after = attended(5, order="order", attendance="acceptable_absence", absence="school")
    return file_of(person(), ORDER, FIRST, NEXT, before, after, *more)


def pack(about: str = "next", **choices: object) -> PanelPack:
    return paper(PanelPack, about=about, **choices)


def test_every_value_that_belongs_on_the_papers_is_on_them() -> None:
    text = text_of(render(pack(), case()))
    for value in (
        "Panel papers Review, Tuesday 1 December 2026, 17:30",
        "Saltmarsh library",
        "Rosalind Cobbledick, Everard Nkemelu-Strand",
        "Referral order",
        "Thornwick Youth Court",
        "Tuesday 20 October 2026: contract agreed.",
        "Went well.",
        "Calm.",
        "These papers are about a child.",
        "REPORT about order",
        "CONTRACT about order",
        "Since the panel of 20 October 2026",
        "1 statutory appointment: 0 attended, 1 accepted absence",
    ):
        assert value in text, value


def test_only_what_came_after_the_panel_before_is_in_the_attendance() -> None:
    pages = pages_of(render(pack(), case()))
    assert sum("School or exam" in page for page in pages) == 1
    first = text_of(render(pack("first"), case()))
    assert "Since the order began" in first
    assert "2 statutory appointments" in first


def test_the_part_about_the_person_who_was_harmed_is_in_it_only_by_choice() -> None:
    without, with_it = render(pack(), case()), render(pack(with_harmed_part=True), case())
    assert "with the harmed part" not in text_of(without)
    assert "is not in these papers" in text_of(without)
    assert "REPORT about order with the harmed part" in text_of(with_it)
    assert "CONTRACT about order with" not in text_of(with_it)
    assert "members only" in text_of(with_it)
    document = pack(with_harmed_part=True)
    assert any(one.needs_you for one in TEMPLATE.checks(document, content(document, case()), case()))


def test_a_paper_that_cannot_be_made_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = PaperNotReady("Nothing has been agreed yet.", "Record it first.")
    monkeypatch.setitem(templates.TEMPLATES, "contract", says("CONTRACT", refused))
    text = text_of(render(pack(), case()))
    assert "Not among these papers Nothing has been agreed yet." in text
    document = pack()
    told = TEMPLATE.checks(document, content(document, case()), case())
    assert any(one.needs_you and "Record it first." in one.text for one in told)


def test_a_placement_and_every_name_that_may_not_be_known_stay_out() -> None:
    text = text_of(
        render(
            pack(),
            case(
                record("address", "p", kind="placement", line_1="ZZPLACEDZZ House"),
                record("victim", "v", kind="child", name="ZZVICTIMZZ Goldcrest"),
                record("panel", "n2", order="order", kind="extra", date="2026-11-10", note="ZZVICTIMZZ came."),
            ),
        )
    )
    assert "ZZ" not in text


def test_what_others_wrote_is_searched_like_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(templates.TEMPLATES, "contract", says("I will not go near Goldcrest"))
    harmed = record("victim", "v", kind="child", name="Perran Goldcrest")
    with pytest.raises(NotSettled):
        bundle_of(pack(), case(harmed))


def test_the_next_panel_comes_first_and_one_that_is_gone_is_refused() -> None:
    assert TEMPLATE.subjects
    told = [one.words.replace("\u00a0", " ") for one in TEMPLATE.subjects(case(), TODAY)]
    assert told == ["Review, Tuesday 1 December 2026", "Initial panel, Tuesday 20 October 2026"]
    with pytest.raises(PaperNotReady):
        render(pack("gone"), case())


def test_the_same_facts_give_the_same_bytes() -> None:
    assert render(pack(), case()) == render(pack(), case())
