"""An offence is found by what people type, as they type it, and the one they mean stands near the top."""

import datetime as dt
import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework import reference
from casework.offence_search import could_be_committed, find_offences
from casework.offence_words import COMMON, MEANT

TODAY = dt.date(2026, 11, 26)
FRAME = 0.016
"""Seconds: one picture on a screen of 60 a second."""


def titles(text: str, limit: int = 5) -> list[str]:
    return [entry.title for entry in find_offences(text, TODAY, limit)]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("TH68010", "TH68010"),
        ("th 68010", "TH68010"),
        ("theft shop", "TH68010"),
        ("shop theft", "TH68010"),
        ("shoplifting", "TH68010"),
        ("abh", "OF61102"),
        ("s47", "OF61102"),
        ("Section 47 assault", "OF61102"),
        ("s.47", "OF61102"),
        ("gbh", "OF61131"),
        ("s20", "OF61131"),
        ("s18", "OF61017"),
        ("twoc", "TH68050"),
        ("TWOC", "TH68050"),
        ("pwits", "MD71526"),
        ("pwits class b", "MD71526"),
        ("possession cannabis", "MD71530"),
        ("weed", "MD71530"),
        ("crim dam", "CD71039"),
        ("criminal damage under £5000", "CD71039"),
        ("robbery", "TH68023"),
        ("robery", "TH68023"),
        ("orbbery", "TH68023"),
        ("robbbery", "TH68023"),
        ("rob", "TH68023"),
        ("common asault", "CJ88001"),
        ("assault common", "CJ88001"),
        ("bladed article", "CJ88144"),
        ("knife", "CJ88144"),
        ("off wep", "PC53001"),
        ("obstruct police", "PL96003"),
        ("assault pc", "CJ88159"),
        ("drink driving", "RT88007"),
        ("dwd", "RT88333"),
        ("no insurance", "RA88001"),
        ("bail act", "BA76001"),
        ("breach of yro", "CJ08507"),
        ("burg dwelling", "TH68036"),
        ("bilking", "TH78011"),
        ("arosn", "CD71015"),
    ],
)
def test_the_offence_that_is_meant_is_among_the_first_three(typed: str, code: str) -> None:
    assert code in [entry.code for entry in find_offences(typed, TODAY, 3)]


def test_the_offence_itself_comes_before_attempting_it() -> None:
    codes = [entry.code for entry in find_offences("arson", TODAY)]
    assert codes.index("CD71015") < codes.index("CD71015A")


def test_words_as_they_are_come_before_words_with_a_slip_in_them() -> None:
    assert "Rape a girl under 13" in titles("rape")
    found = titles("stalking", 30)
    exact = ["stalking" in title.casefold() for title in found]
    assert exact == sorted(exact, reverse=True)


def test_nothing_is_found_for_nothing_or_for_what_no_title_has() -> None:
    for nothing in ("", "   ", "/", "xqzw", "theft of a quasar"):
        assert find_offences(nothing, TODAY) == ()


def test_what_was_not_yet_an_offence_comes_after_what_was() -> None:
    then, now = dt.date(2018, 5, 1), TODAY
    assert not could_be_committed("OW19001", then)
    assert could_be_committed("OW19001", now)
    corrosive = [entry.code for entry in find_offences("corrosive product", then, 50)]
    assert corrosive, "an offence not yet in force is still found"
    fits = [could_be_committed(code, then) for code in corrosive]
    assert fits == sorted(fits, reverse=True)
    before, after = (
        [entry.code for entry in find_offences("supervision requirements detention training", day, 2)]
        for day in (dt.date(2019, 11, 1), now)
    )
    assert (before[0], after[0]) == ("PC00700", "SE20537")


@pytest.mark.parametrize(
    ("code", "on", "possible"),
    [
        ("TH68010", dt.date(1990, 1, 1), True),
        ("VG24001", dt.date(2012, 1, 1), True),  # the Vagrancy Act 1824
        ("COML017", dt.date(1990, 1, 1), True),
        ("SE20001", dt.date(2019, 12, 31), False),
        ("SE20001", dt.date(2020, 1, 1), True),
        ("LH31005", dt.date(2026, 1, 1), True),  # 1831
    ],
)
def test_the_code_tells_the_year_of_the_act(code: str, on: dt.date, possible: bool) -> None:
    assert could_be_committed(code, on) is possible


def test_every_word_declared_finds_something_and_every_code_is_on_the_list() -> None:
    for typed in MEANT:
        assert find_offences(typed, TODAY), typed
    for typed, ways in MEANT.items():
        assert any(find_offences(said, TODAY) for said in ways), typed
    assert len(set(COMMON)) == len(COMMON)
    for code in COMMON:
        assert reference.lookup("offence", code), code


def test_what_is_not_offered_is_not_found() -> None:
    gone = [entry for entry in reference.entries("offence") if not entry.offered]
    assert gone
    for entry in gone:
        assert entry not in find_offences(entry.code, TODAY, 50)


def test_each_keystroke_is_answered_within_a_frame() -> None:
    """In time of this process alone: the machine that runs the test does other things as well."""
    find_offences("warm up", TODAY)
    slowest: dict[str, float] = {}
    for text in (
        "possess with intent to supply class b cannabis",
        "agravated vehicel takign",
        "assault emergncy worker",
    ):
        for end in range(1, len(text) + 1):
            began = time.process_time()
            find_offences(text[:end], TODAY)
            slowest[text[:end]] = time.process_time() - began
    worst = max(slowest, key=lambda typed: slowest[typed])
    assert slowest[worst] < FRAME, (worst, slowest[worst])


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from(string.ascii_letters + string.digits + " '’/£-.ŵ"), max_size=30), st.integers(1, 30))
def test_no_text_breaks_the_search(text: str, limit: int) -> None:
    found = find_offences(text, TODAY, limit)
    assert len(found) <= limit
    assert len({entry.code for entry in found}) == len(found)
