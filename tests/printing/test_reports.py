"""What holds of every report to a court or panel, whichever it is."""

import re
import time

import pytest

from casework import Record
from printing import fingerprint, render
from printing.content import Heading, Paragraph, plain
from printing.errors import PaperNotReady, PrintingTrouble, TwoVersions, WordsNotForReport
from printing.render import content
from printing.templates import TEMPLATES
from tests.printing.case_files import LONG_NAME, file_of, pages_of, record, text_of, unbroken
from tests.printing.demo_cases import printed_for
from tests.printing.report_cases import CASES, SECRET, about, asked_for, juniper, met, secrets, sections

KINDS = tuple(CASES)


def said(kind: str, *more: Record, **facts: object) -> str:
    return text_of(render(asked_for(kind, about(kind), **facts), file_of(*CASES[kind](), *more)))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_must_not_be_on_it_is(kind: str) -> None:
    words = said(kind, *secrets())
    assert not re.findall(rf"\b{SECRET}\w+", words)
    for other in ("Hesper", "NHS", "case-file"):
        assert other not in words


@pytest.mark.parametrize("kind", KINDS)
def test_each_page_has_marking_name_birth_and_number(kind: str) -> None:
    long = sections("report", child="\n\n".join(["A long paragraph about the child. " * 12] * 20))
    pages = pages_of(render(asked_for(kind, about(kind)), file_of(*CASES[kind](), *long)))
    for number, page in enumerate(pages, 1):
        assert page.count("OFFICIAL-SENSITIVE") == 2
        assert "Juniper Vexley" in page
        assert "14 October 2010" in page
        assert f"Page {number} of {len(pages)}" in page
    assert "TRAINING COPY" in pages[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_case_has_one_and_an_empty_case_says_what_to_do(kind: str) -> None:
    template = TEMPLATES[kind]
    assert template.subjects
    today = asked_for(kind, "").today
    assert [one.record for one in template.subjects(file_of(*CASES[kind]()), today)] == [about(kind)]
    assert template.subjects(file_of(), today) == []
    assert template.nothing
    assert template.nothing.next_step
    with pytest.raises(PaperNotReady) as refused:
        render(asked_for(kind, "gone"), file_of())
    assert refused.value.next_step


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_of_66_letters_is_whole(kind: str) -> None:
    first, last = LONG_NAME
    records = [*CASES[kind](), juniper(first_names=first, surname=last)]
    pages = pages_of(render(asked_for(kind, about(kind)), file_of(*records)))
    assert all(unbroken(f"{first}{last}") in unbroken(page) for page in pages)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_facts_give_the_same_bytes_and_a_draft_the_same_fingerprint(kind: str) -> None:
    case = file_of(*CASES[kind](), *secrets())
    document = asked_for(kind, about(kind))
    assert render(document, case) == render(document, file_of(*reversed(list(case.records.values()))))
    draft = asked_for(kind, about(kind), draft=True, checked_by="Wren Holloway-Pike", copy_for="the defence")
    assert fingerprint(document, case) == fingerprint(draft, case)


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_has_no_names_to_sign_above(kind: str) -> None:
    last = pages_of(render(asked_for(kind, about(kind), draft=True), file_of(*CASES[kind]())))[-1]
    assert "DRAFT: not for issue" in last
    assert "Imogen Farrowby Case manager, author" not in last
    assert "Imogen Farrowby Responsible officer" not in last


@pytest.mark.parametrize("kind", ["psr", "stand_down_report", "progress_report", "breach_report", "breach_information"])
def test_a_contact_in_two_versions_blocks_it_and_names_the_day_alone(kind: str) -> None:
    clash = record("conflict", "clash", of="met-20", field="attendance", mine="unacceptable_absence", theirs="attended")
    with pytest.raises(TwoVersions) as refused:
        said(kind, clash)
    assert "Friday 20\u00a0November 2026" in refused.value.happened
    assert "absence" not in refused.value.sentence()


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_in_two_versions_blocks_it_until_somebody_chose(kind: str) -> None:
    clash = {"of": "person", "field": "surname", "mine": "Zzmine", "theirs": "Vexley"}
    with pytest.raises(TwoVersions) as refused:
        said(kind, record("conflict", "clash", **clash))
    assert SECRET not in refused.value.sentence()
    assert said(kind, record("conflict", "clash", settled_at="2026-11-20", **clash))


@pytest.mark.parametrize(
    "written",
    [
        "She met Zzvictim Zzharmed in the street.",
        "She met zzvictim  Zzharmed in the street.",
        "Her brother Zzkit Zzbrother was there.",
        "She was with Zzother Zzaccused.",
        "Her mother lives at Zzhidden Steps now.",
        "Everyone knows the Zzintelligence of the police on this estate.",
    ],
)
def test_words_that_name_somebody_are_refused_and_not_repeated(written: str) -> None:
    intelligence = record("intelligence", "more", text="Zzintelligence of the police on this estate")
    for kind in ("psr", "breach_report", "referral_order_report"):
        section = "proposal" if kind == "breach_report" else "offences"
        with pytest.raises(WordsNotForReport) as refused:
            said(kind, *secrets(), intelligence, *sections("report", **{section: written}))
        assert SECRET.casefold() not in refused.value.sentence().casefold()


def test_a_single_name_asks_the_author_to_look_and_stops_nothing() -> None:
    case = file_of(*CASES["psr"](), *secrets(), *sections("report", offences="Zzvictim was there. It is mitigating."))
    document = asked_for("psr", "report")
    found = [one.text for one in TEMPLATES["psr"].checks(document, content(document, case), case) if one.needs_you]
    assert found == [
        "“The offences” says “mitigating”. That is for the court to say.",
        "“The offences” may name somebody who must not be named. Read it again.",
    ]


@pytest.mark.parametrize(
    ("kind", "section"), [("psr", "child"), ("progress_report", "response"), ("breach_report", "response")]
)
def test_a_section_that_nobody_wrote_says_so_and_the_checks_ask_for_it(kind: str, section: str) -> None:
    case = file_of(*(one for one in CASES[kind]() if one.id != f"report-{section}"))
    document = asked_for(kind, "report")
    assert "Nobody has written this section yet." in text_of(render(document, case))
    asked = [one.text for one in TEMPLATES[kind].checks(document, content(document, case), case) if one.needs_you]
    assert any("Nobody has written the section" in one for one in asked)


def test_two_people_who_wrote_one_section_are_both_printed_in_the_order_of_their_writing() -> None:
    more = record("report_section", "report-child-2", report="report", section="child", text="And she sings.")
    words = said("psr", more)
    assert words.index("cooks well") < words.index("And she sings.")


@pytest.mark.parametrize("kind", KINDS)
def test_values_never_carry_markup(kind: str) -> None:
    odd = "AT&T said <i>no</i> &copy; 2 < 3"
    section = {"progress_report": "response", "breach_report": "response"}.get(kind, "child")
    more = sections("report", **{section: odd}) if kind != "breach_information" else ()
    words = said(kind, juniper(surname="<b>O'Dell & Sons</b>"), *more)
    assert "<b>O'Dell & Sons</b>" in words
    assert not more or odd in words


@pytest.mark.parametrize("kind", ["psr", "progress_report", "breach_report"])
def test_a_thousand_contacts_are_printed_and_counted(kind: str) -> None:
    days = [f"202{5 + (at > 500)}-{at % 9 + 1:02}-{at % 28 + 1:02}" for at in range(1000)]
    many = [met(1, "office", f"many-{at:04}", date=day) for at, day in enumerate(days)]
    begun = time.perf_counter()
    pages = pages_of(render(asked_for(kind, "report"), file_of(*CASES[kind](), *many)))
    assert time.perf_counter() - begun < 20, "it takes about 1 second"
    words = " ".join(pages)
    counted = re.search(r"([\d,]+) (?:bail support contacts|statutory appointments): (\d+) attended", words)
    assert counted
    rows = words.count("2025 Office Attended") + words.count("2026 Office Attended")
    assert rows >= 1000
    tables = [page for page in pages if "Office Attended" in page]
    assert all("Date Appointment Result Reason and evidence" in page for page in tables), "the head repeats"


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_holds_nothing_but_signatures(kind: str) -> None:
    for length in range(1, 40, 3):
        section = {"referral_order_report": "ideas", "breach_information": "child"}.get(kind, "proposal")
        text = "\n\n".join(f"Paragraph {at} of the proposal." for at in range(length))
        records = [one for one in CASES[kind]() if one.id != f"report-{section}"]
        made = content(asked_for(kind, about(kind)), file_of(*records, *sections("report", **{section: text})))
        last = pages_of(
            render(asked_for(kind, about(kind)), file_of(*records, *sections("report", **{section: text})))
        )[-1]
        prose = [plain(one.said) for one in made.blocks if isinstance(one, Paragraph) and one.numbered]
        assert any(" ".join(one.split()) in last for one in prose[-3:]), f"{length} paragraphs"
        assert not last.endswith(tuple(one.text for one in made.blocks if isinstance(one, Heading)))


def test_every_refusal_says_what_to_do() -> None:
    for kind in KINDS:
        with pytest.raises(PrintingTrouble) as refused:
            render(asked_for(kind, about(kind)), file_of(juniper()))
        assert refused.value.safe
        assert refused.value.next_step.endswith(".")


@pytest.mark.parametrize(
    ("kind", "pages"),
    [
        ("psr", 3),
        ("breach_report", 2),
        ("breach_information", 1),
        ("progress_report", 2),
        ("referral_order_report", 2),
    ],
)
def test_those_of_the_demo_are_as_long_as_the_design_of_the_paper_has_them(kind: str, pages: int) -> None:
    assert len(pages_of(render(*printed_for(kind)))) == pages
