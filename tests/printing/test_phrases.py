"""The words of letters: each language says all that English says, in the same places, or does not begin a subject."""

import datetime as dt
import re

import pytest

from casework.code_lists import is_known
from printing.content import Run, plain
from printing.fixed_letter_words import IN_LETTERS, fixed_in_letter
from printing.phrases import Phrases, english, filled, languages

OTHERS = [english(easy=True), *(one for one in languages().values() if one.code != "ENG")]
LAW = ("warning_describes", "warning_unacceptable", "warning_may_court", "warning_may_panel", "warning_may_licence")


def _places(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("said", OTHERS, ids=lambda one: one.name)
def test_a_language_has_all_the_words_of_each_subject_it_has(said: Phrases) -> None:
    for subject, keys in said.words.items():
        assert keys.keys() == english().words[subject].keys(), subject
        for key, text in keys.items():
            assert _places(text) == _places(english().words[subject][key]), f"{subject}.{key}"
            assert text.count("**") % 2 == 0, f"{subject}.{key}"
    assert {"foot", "letter", "roles", "meeting"} <= said.words.keys()
    assert len(said.weekdays) == 7
    assert len(set(said.months)) == 12
    assert [until for until, _ in said.times][-1] == 24


def test_every_language_has_its_code_in_the_code_list() -> None:
    assert next(iter(languages())) == "ENG"
    assert {"CYM", "PNJ"} <= languages().keys()
    assert all(is_known("language", code) for code in languages())


def test_no_translation_is_approved_that_nobody_put_a_name_to() -> None:
    for said in OTHERS:
        assert bool(said.approved) == bool(said.translator)


@pytest.mark.parametrize("tag", [tag for tag in IN_LETTERS if tag != "en"])
def test_fixed_words_of_a_language_are_the_same_version_with_the_same_facts(tag: str) -> None:
    for name, words in IN_LETTERS[tag].items():
        whole = fixed_in_letter(name)
        assert words.version == whole.version
        assert words.source == whole.source
        assert _places("".join(words.paragraphs)) == _places("".join(whole.paragraphs)), name
        assert "".join(words.paragraphs).count("**") == "".join(whole.paragraphs).count("**") or tag == "en-easy"


def test_the_statements_of_the_law_are_there_wherever_warnings_are() -> None:
    for said in OTHERS:
        if said.has("warning"):
            for name in LAW:
                assert fixed_in_letter(name, "en-easy" if said.easy else said.tag).paragraphs


def test_days_and_times_come_from_the_file() -> None:
    day = dt.date(2026, 11, 30)
    welsh, punjabi = languages()["CYM"], languages()["PNJ"]
    assert english().day_and_date(day) == "Monday 30\u00a0November 2026"
    assert welsh.day_and_date(day) == "Dydd Llun 30\u00a0Tachwedd 2026"
    assert welsh.long_date(day) == "30\u00a0Tachwedd 2026"
    assert punjabi.day_and_date(day) == "ਸੋਮਵਾਰ 30\u00a0ਨਵੰਬਰ 2026"
    assert [english().time(dt.time(hour, 5)) for hour in (0, 9, 12, 23)] == ["12:05am", "9:05am", "12:05pm", "11:05pm"]
    assert english(easy=True).time(dt.time(19)) == "7:00 in the evening"


def test_a_length_of_time_is_said_in_hours_and_minutes() -> None:
    at = dt.time(16)
    assert english().length(at, dt.time(17, 30)) == "1\u00a0hour 30\u00a0minutes"
    assert english().length(at, dt.time(18)) == "2\u00a0hours"
    assert english().length(at, dt.time(16, 1)) == "1\u00a0minute"
    assert english().length(at, dt.time(15)) == ""
    assert languages()["CYM"].length(at, dt.time(16, 45)) == "45\u00a0munud"


def test_a_fact_carries_no_weight_and_no_place_of_its_own() -> None:
    assert filled("Ring **{phone}** now", phone="**1** {x}") == (
        Run("Ring "),
        Run("**1** {x}", bold=True),
        Run(" now"),
    )
    assert plain(filled("{a}", a="")) == ""
