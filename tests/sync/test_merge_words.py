"""The merge of two people's words in one narrative: nothing written is lost, and no sentence that nobody wrote."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sync.merge import merge_words

BASE = "Met at the library. He was calm and talked about college. We agreed to meet on Friday at two."


def test_changes_that_touch_make_no_sentence_that_nobody_wrote():
    base = "He attended late and left early with his mother."
    assert merge_words(base, base.replace("attended", "missed"), base.replace("late", "on time")) is None
    assert merge_words(base, base.replace("attended", "missed"), base.replace("left", "stayed")) is None


def test_changes_some_words_apart_merge():
    base = "one two three four five"
    assert merge_words(base, "ONE two three four five", "one two three four FIVE") == "ONE two three four FIVE"


def test_two_different_endings_are_the_same_passage():
    assert merge_words(BASE, BASE + " I rang his mother.", BASE + " I rang the school.") is None


def test_two_different_paragraphs_at_the_same_end_are_for_a_person_to_put_in_order():
    assert merge_words(BASE, BASE + "\n\nI rang his mother.", BASE + "\n\nI rang the school.") is None
    assert merge_words(BASE, "I rang his mother.\n\n" + BASE, "I rang the school.\n\n" + BASE) is None


def test_the_same_sentence_added_by_both_stands_once():
    both = BASE + " I rang his mother."
    mine = both.replace("Met at", "We met at")
    assert merge_words(BASE, mine, both) == mine


def test_white_space_of_both_is_kept():
    base = "First paragraph of some length here.\n\nSecond paragraph, also of some length."
    mine = base.replace("First", "\tThe first")
    theirs = base + "\n\n  Third.\n"
    assert merge_words(base, mine, theirs) == mine + "\n\n  Third.\n"


def test_words_of_any_script_merge():
    base = "Roedd yn dawel heddiw, ac wedi siarad am y coleg. ਅਸੀਂ ਸ਼ੁੱਕਰਵਾਰ ਨੂੰ ਮਿਲਾਂਗੇ। 👍🏽 ok"
    mine, theirs = base.replace("dawel", "dawel iawn"), base.replace("👍🏽", "👎🏽")
    assert merge_words(base, mine, theirs) == mine.replace("👍🏽", "👎🏽")


WORDS = st.sampled_from(["he", "she", "was", "met", "calm", "court", "and", "the", "Friday", ".", "col\n", "ŵy", "🙂"])
PROSE = st.lists(WORDS, max_size=60)


@st.composite
def changed(draw: st.DrawFn, who: str, base: list[str]) -> tuple[list[str], Counter[str]]:
    """`base` as one person changed it, each new word marked as theirs; and the words they took out."""
    text, gone = list(base), Counter[str]()
    for n in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        taken = text[at : at + draw(st.integers(0, 5))]
        gone.update(word for word in taken if not word.startswith(who))
        text[at : at + len(taken)] = [f"{who}{n}-{k}" for k in range(draw(st.integers(0, 3)))]
    return text, gone


@st.composite
def two_people(draw: st.DrawFn) -> tuple[list[str], list[str], list[str], Counter[str], Counter[str]]:
    base = draw(PROSE)
    mine, gone_of_mine = draw(changed("mine", base))
    theirs, gone_of_theirs = draw(changed("theirs", base))
    return base, mine, theirs, gone_of_mine, gone_of_theirs


@given(two_people())
def test_a_merge_has_every_word_that_either_wrote_and_lacks_only_what_one_took_out(case):
    base, mine, theirs, gone_of_mine, gone_of_theirs = case
    merged = merge_words(*(" ".join(text) for text in (base, mine, theirs)))
    if merged is None:
        return
    words = re.split(" ", merged)
    for who, text in (("mine", mine), ("theirs", theirs)):
        assert [word for word in words if word.startswith(who)] == [word for word in text if word.startswith(who)]
    kept = Counter(word for word in words if not word.startswith(("mine", "theirs")))
    lacking = Counter(base) - kept
    assert not lacking - (gone_of_mine + gone_of_theirs), "taken out by nobody"
    assert not (gone_of_mine | gone_of_theirs) - lacking, "taken out by somebody, and there all the same"


@given(two_people())
def test_a_merge_does_not_prefer_a_side(case):
    base, mine, theirs = (" ".join(text) for text in case[:3])
    assert merge_words(base, mine, theirs) == merge_words(base, theirs, mine)


@given(two_people())
def test_with_one_side_untouched_the_other_stands(case):
    base, mine = (" ".join(text) for text in case[:2])
    assert merge_words(base, mine, base) == mine
