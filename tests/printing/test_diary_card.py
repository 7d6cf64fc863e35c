"""The diary card: the next appointments, and nothing that a stranger who finds it should know."""

import datetime as dt
import time
from typing import Any

import pytest

from printing import render
from printing.diary_card import MOST, TEMPLATE, DiaryCard
from printing.errors import ContactNotReady, TwoVersions, WordsNotForLetter
from printing.render import content
from tests.printing.case_files import LONG_NAME, attended, file_of, pages_of, person, planned, record, text_of
from tests.printing.letter_files import IN_WELSH, SECRET, everything, facts


def card(**changed: Any) -> DiaryCard:
    return DiaryCard(**facts(**changed))


def many(number: int) -> list[Any]:
    first = dt.date(2026, 11, 24)
    return [
        planned(
            f"plan {each:02}", date=(first + dt.timedelta(days=each)).isoformat(), place=f"Room {each}, the library"
        )
        for each in range(number)
    ]


def test_every_value_that_belongs_on_the_card_is_on_it() -> None:
    visit = planned("visit", date="2026-12-03", kind="home_visit", start=None, worker=None)
    call = planned("call", date="2026-12-04", kind="phone", worker="Bettany Quill")
    place = planned("somewhere", date="2026-12-05", kind="activity", place=None)
    words = text_of(render(card(), everything(visit, call, place)))
    for value in (
        "My next appointments", "For Zephyr. Keep this where you will see it.", "Day Time Where With",
        "Monday 30 November 2026 4:00pm 3 Harbour Parade", "Imogen Farrowby", "Thursday 3 December 2026 To be agreed",
        "Where I live", "Friday 4 December 2026", "By phone", "Bettany Quill", "Saturday 5 December 2026",
        "These are all the appointments that are planned so far.", "If I cannot come",
        "Ring 01632 960144 or text 07700 900144 before it begins.", "I can bring someone with me.",
        "Diary card, version 1", "Page 1 of 1",
    ):  # fmt: skip
        assert value in words
    assert "Quillsworth" not in words
    assert SECRET not in words
    assert "order" not in words.casefold()


@pytest.mark.parametrize("number", [1, 7, MOST, MOST + 1, 40])
def test_as_many_as_there_is_room_for_and_it_says_how_many_there_are(number: int) -> None:
    pages = pages_of(render(card(), file_of(person(), *many(number))))
    assert len(pages) == 1
    assert pages[0].count("the library") == min(number, MOST)
    assert (f"the next {MOST} of {number}" in pages[0]) is (number > MOST)


def test_court_and_the_past_are_not_on_it_and_the_check_says_so() -> None:
    case = file_of(
        person(), attended(1), planned(), planned("court", date="2026-12-01", kind="court", place="Youth Court")
    )
    assert "Court" not in text_of(render(card(), case))
    texts = [one.text for one in TEMPLATE.checks(card(), content(card(), case), case)]
    assert any("1 planned contact is not on it" in one for one in texts)


def test_without_appointments_it_is_refused_with_what_to_do() -> None:
    with pytest.raises(ContactNotReady) as refused:
        render(card(), file_of(person(), attended(1)))
    assert "Plan" in refused.value.next_step


def test_a_place_that_tells_or_that_is_confidential_is_refused() -> None:
    hidden = record("address", "aunt", kind="family", whose="aunt", line_1="Gull Cottage", confidential=True)
    with pytest.raises(WordsNotForLetter):
        render(card(), file_of(person(), planned(kind="meeting", place="Port Aldermere police station")))
    with pytest.raises(ContactNotReady, match="confidential"):
        render(card(), file_of(person(), hidden, planned(kind="meeting", place="Gull Cottage")))


def test_two_versions_of_a_time_stop_it() -> None:
    clash = record("conflict", "clash", of="next", field="start", mine="16:00:00", theirs="10:00:00")
    with pytest.raises(TwoVersions):
        render(card(), file_of(person(), planned(), clash))


def test_in_welsh_it_has_english_overleaf_and_in_easy_words_frames() -> None:
    pages = pages_of(render(card(language="CYM", service=IN_WELSH), file_of(person(), planned())))
    assert ["Fy apwyntiadau nesaf" in page for page in pages] == [True, False]
    assert "My next appointments" in pages[1]
    assert "Tudalen 1 o 1" in pages[0]
    easy = text_of(render(card(easy_read=True), file_of(person(), *many(MOST))))
    assert easy.count("4:00 in the afternoon") == MOST


def test_a_thousand_contacts_and_the_longest_name_take_no_time() -> None:
    first, last = LONG_NAME
    case = file_of(person(first_names=first, surname=last), *many(500), *(attended(each) for each in range(500)))
    began = time.perf_counter()
    assert f"For {first.split()[0]}" in text_of(render(card(), case))
    assert time.perf_counter() - began < 5
    assert render(card(), case) == render(card(), case)
