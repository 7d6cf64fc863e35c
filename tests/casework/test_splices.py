"""Splices: laying them, and finding a small one between any two texts."""

import json
import random
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casework.splices import DoesNotFit, checksum, splice_between, spliced, undoing

FAMILY = "👩‍👩‍👧"
PIECES = [
    *("Roedd ", "ŵy ", "w\u0302y ", "Llŷr. ", "n\u0303", "e\u0301", "\u0301", "ਅਸੀਂ "),
    *("👍🏽", "👍", "🏽", FAMILY, FAMILY[:2], "\u200d", "𝒳", "𝒴 "),
    *("\r\n", "\n", "\r", "\n\n", " ", "  ", "\t", "\u00a0", "\x00", "\u2028"),
    *(". ", "? ", "he ", "she ", "met ", "a", "b"),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
LONG = " ".join(f"Word{n} came to the panel, and said so." for n in range(700))


@given(TEXTS, TEXTS)
@example("", "")
@example("", "All new.")
@example("All gone.", "")
@example(FAMILY, FAMILY.replace("👧", "👦"))
@example("e\u0301", "é")
@example("One.\r\nTwo.", "One.\nTwo.")
def test_the_splice_between_two_texts_makes_one_of_the_other(before, after):
    splice = splice_between(before, after)
    assert spliced(before, splice) == after
    assert spliced(before, json.loads(json.dumps(splice))) == after, "as it comes from the wire"


@given(TEXTS, TEXTS)
def test_a_splice_can_be_taken_back(before, after):
    splice = splice_between(before, after)
    assert spliced(after, undoing(before, splice)) == before


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.data())
def test_a_small_change_stays_a_small_splice(pieces, data):
    at = data.draw(st.integers(0, len(pieces)))
    before = "".join(pieces)
    after = "".join(pieces[:at]) + "CHANGED" + "".join(pieces[at:])
    assert sum(len(inserted) + deleted for _, deleted, inserted in splice_between(before, after)) <= 7


@given(TEXTS, TEXTS)
def test_parts_come_in_order_and_each_changes_something(before, after):
    done = -1
    for position, deleted, inserted in splice_between(before, after):
        assert position > done
        assert before[position : position + deleted] != inserted
        done = position + deleted


def test_equal_texts_have_nothing_between_them():
    assert splice_between(LONG, LONG) == []


def test_words_far_apart_are_parts_of_their_own():
    after = LONG.replace("Word3 came", "Word3 ran").replace("Word650 came", "Word650 ran")
    splice = splice_between(LONG, after)
    assert [(deleted, inserted) for _, deleted, inserted in splice] == [(4, "ran"), (4, "ran")]


def test_positions_count_code_points():
    assert splice_between("🙂🙂 came.", "🙂🙂 went.") == [(3, 4, "went")]


@pytest.mark.parametrize(
    "splice",
    [
        [[0, 99, "x"]],
        [[2, 1, "x"], [1, 1, "y"]],
        [[-1, 0, "x"]],
        [[0, -1, "x"]],
        [[0, 0]],
        ["x"],
        [[0, 0, 1]],
        [[True, 0, ""]],
        [[0, True, ""]],
        [[0.0, 0, ""]],
        [None],
        {"0": 1},
        "x",
        None,
    ],
)
def test_what_does_not_fit_is_not_laid(splice):
    with pytest.raises(DoesNotFit):
        spliced("Short.", splice)


def test_a_checksum_is_that_of_utf_8():
    assert checksum("123456789") == 0xCBF43926, "the check value of CRC-32"
    assert checksum("ŵ") == checksum(b"\xc5\xb5".decode())


REPEATING = " ".join(random.Random(1).choices([f"w{n}" for n in range(110)], k=400_000))[:1_000_000]


@pytest.mark.parametrize(
    ("before", "after", "at_most"),
    [
        pytest.param(LONG, LONG.replace("Word350 ", "Word three fifty "), 0.005, id="one word of 25 KB"),
        pytest.param(LONG, LONG.upper(), 0.1, id="25 KB rewritten"),
        pytest.param(REPEATING[:25_000], REPEATING[25_000:50_000], 0.5, id="25 KB of few words in another order"),
        pytest.param("Not seen. " * 2500, "Not seen. Rang. " * 1500, 0.5, id="one sentence over and over"),
        pytest.param(REPEATING, REPEATING[::-1], 2, id="the longest text there can be"),
        pytest.param(" " * 300_000, " " * 200_000 + "x", 2, id="blanks only"),
    ],
)
def test_any_two_texts_take_a_bounded_time(before, after, at_most):
    took = []
    for _ in range(3):
        began = time.perf_counter()
        splice = splice_between(before, after)
        took.append(time.perf_counter() - began)
    assert spliced(before, splice) == after
    assert min(took) < at_most
