"""The chronology by itself: filters that are printed and counted, and nothing left out in silence."""

import datetime as dt
import time

import pytest

from printing import render
from printing.chronology import PARTS
from printing.chronology_alone import TEMPLATE, ChronologyAlone
from printing.chronology_lines import contact_lines, legal_lines, practice_lines
from printing.not_printed import Guard
from tests.printing.case_files import (
    LONG_NAME,
    TODAY,
    attended,
    file_of,
    pages_of,
    paper,
    person,
    planned,
    record,
    text_of,
    unbroken,
)
from tests.printing.test_case_summary import full_case


def alone(**choices: object) -> ChronologyAlone:
    return paper(ChronologyAlone, **choices)


def test_what_happened_is_all_there_with_who_wrote_it() -> None:
    words = text_of(render(alone(purpose="the review"), file_of(*full_case())))
    for value in ("Chronology", "Prepared for the review", "Corvin Ashgrove-Teel", "23 December 2008 (17)"):
        assert value in words
    for line in ("Robbery. Plea: guilty", "Thornwick Youth Court: Sentence", "Leaving custody stage", "Case opened"):
        assert line in words
    assert "Where things stand" not in words


@pytest.mark.parametrize("part", sorted(PARTS))
def test_one_part_of_it_leaves_out_the_others_and_counts_them(part: str) -> None:
    case = file_of(*full_case())
    words = text_of(render(alone(only=part), case))
    assert f"Only {PARTS[part].words}." in words
    assert "of another kind (" in words
    present = {"law": "Robbery", "contacts": "Phone. Attended", "work": "Case opened"}
    for code, value in present.items():
        assert (value in words) is (code == part), value


def test_the_parts_together_are_every_kind_of_line() -> None:
    case = file_of(*full_case())
    lines = [*legal_lines(case, Guard(case)), *practice_lines(case, Guard(case))]
    lines += contact_lines(case, Guard(case), TODAY, "")
    assert {line.kind for line in lines} == {kind for part in PARTS.values() for kind in part.kinds}


def test_from_one_day_to_another() -> None:
    case = file_of(person(), *(attended(number, place=f"PLACE{number:02}") for number in range(20)), planned())
    days = {"since": dt.date(2026, 11, 10), "until": dt.date(2026, 11, 15)}
    words = text_of(render(alone(**days), case))
    assert "From 10 November 2026 on. Up to 15 November 2026." in words
    assert "6 entries of 21 in the record." in words
    assert "history before 10 Nov 2026 (7), what came after 15 Nov 2026 (7), still to come (1)" in words
    assert "PLACE07" in words
    assert "PLACE12" in words
    assert "PLACE06" not in words
    assert "PLACE13" not in words


def test_nothing_that_must_not_be_on_it_is_on_it() -> None:
    case = file_of(
        *full_case(),
        record("victim", "v", kind="child", name="ZZVICTIMZZ Goldcrest", impact="ZZIMPACTZZ every night since"),
        record("intelligence", "i", text="ZZINTELZZ"),
        record("health_note", "h", kind="screening", note="ZZHEALTHZZ"),
        record("co_accused", "o", offence="robbery", name="ZZOTHERZZ Pemberly"),
        record("address", "c", kind="family", line_1="ZZSECRETZZ House", confidential=True),
        attended(20, reason="Argued with ZZVICTIMZZ again"),
        attended(21, follow_up="Rang about ZZOTHERZZ"),
        attended(22, place="ZZSECRETZZ House"),
        attended(23, note="ZZNOTEZZ", only_for="health", reason="ZZAPARTZZ"),
    )
    words = text_of(render(alone(), case))
    assert "ZZ" not in words.replace("ZZ99", "")
    assert "name somebody are left out in 3 places" in words


def test_an_empty_case_says_so() -> None:
    pages = pages_of(render(alone(), file_of()))
    assert len(pages) == 1
    assert "Nothing is recorded yet." in pages[0]
    assert "0 entries of 0 in the record. Nothing is left out." in pages[0]


def test_a_thousand_contacts_and_the_longest_name() -> None:
    child = person(first_names=LONG_NAME[0], surname=LONG_NAME[1])
    case = file_of(child, *(attended(number) for number in range(1000)))
    began = time.perf_counter()
    pdf = render(alone(), case)
    assert time.perf_counter() - began < 10
    pages = pages_of(pdf)
    assert all(f"Room {number}." in " ".join(pages) for number in range(1000))
    assert all(unbroken(LONG_NAME[1]) in unbroken(page) for page in pages)
    assert pdf == render(alone(), case)


def test_two_versions_are_both_there_and_somebody_is_asked_to_choose() -> None:
    clash = record(
        "conflict", "clash", of="contact-0000", of_type="contact", field="attendance",
        mine="unacceptable_absence", theirs="rearranged_by_us",
    )  # fmt: skip
    case = file_of(person(), attended(0), clash)
    document = alone()
    assert "unacceptable absence or rearranged by us" in text_of(render(document, case))
    checks = TEMPLATE.checks(document, TEMPLATE.content(document, case), case)
    assert any(one.needs_you and "two versions" in one.text for one in checks)
