"""Which words two versions have in common: what merge3 relies on, and how long it may take."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.matching import SentenceMatcher
from sync.merge import merge_words

WORDS = st.lists(
    st.sampled_from(["He", " he", " came.", " went.", "\n-", " tea", " tea?", "\n\nThen", " 🙂"]), max_size=40
)


@given(WORDS, WORDS)
def test_blocks_are_the_same_in_both_in_order_and_apart(one, other):
    *blocks, last = SentenceMatcher(None, one, other).get_matching_blocks()
    assert last == (len(one), len(other), 0)
    done, other_done, touching = 0, 0, False
    for start, other_start, length in blocks:
        assert length > 0
        assert start >= done
        assert other_start >= other_done
        assert not (touching and (start, other_start) == (done, other_done))
        assert one[start : start + length] == other[other_start : other_start + length]
        done, other_done, touching = start + length, other_start + length, True


@given(WORDS)
def test_equal_texts_are_one_block(words):
    *blocks, _ = SentenceMatcher(None, words, words).get_matching_blocks()
    assert blocks == ([(0, 0, len(words))] if words else [])


def long_text(words: int, different: int) -> list[str]:
    chance = random.Random(3)
    known = [f"w{n}" for n in range(different)]
    return [chance.choice(known) + chance.choice([""] * 11 + ["."]) for _ in range(words)]


@pytest.mark.parametrize(
    ("words", "at_most"),
    [
        pytest.param(long_text(4_000, 1500), 1, id="25 KB"),
        pytest.param(long_text(150_000, 1500), 10, id="a megabyte"),
        pytest.param(long_text(150_000, 110), 10, id="a megabyte of few words"),
        pytest.param(["Not", "seen."] * 50_000, 10, id="one sentence over and over"),
        pytest.param(["Not"] * 50_000, 10, id="one word over and over"),
    ],
)
def test_any_texts_merge_in_a_bounded_time(words, at_most):
    mine, theirs = list(words), list(words)
    mine[10], theirs[-10] = "MINE", "THEIRS"
    began = time.perf_counter()
    merged = merge_words(" ".join(words), " ".join(mine), " ".join(theirs))
    assert time.perf_counter() - began < at_most
    if merged is not None:
        assert merged.split(" ")[10] == "MINE"
        assert merged.split(" ")[-10] == "THEIRS"
