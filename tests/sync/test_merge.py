"""The three-way table of one field, and the merge of two people's words."""

import pytest

from sync.merge import Outcome, decide, merge_words

BASE = "Met at the library. He was calm and talked about college. We agreed to meet on Friday at two."
COLLEGE = BASE.replace("talked about college", "talked at length about his college course")
MONDAY = BASE.replace("on Friday at two", "on Monday at ten")

TABLE = [
    # base, mine, theirs, narrative, outcome, value
    ("a", "b", "b", False, Outcome.NOTHING, "b"),
    ("a", "a", "a", False, Outcome.NOTHING, "a"),
    (None, None, None, False, Outcome.NOTHING, None),
    ("a", None, None, False, Outcome.NOTHING, None),
    ("a", "a", "c", False, Outcome.THEIRS, "c"),
    ("a", "a", None, False, Outcome.THEIRS, None),
    ("a", "b", "a", False, Outcome.MINE, "b"),
    ("a", None, "a", False, Outcome.MINE, None),
    (None, "b", None, False, Outcome.MINE, "b"),
    ("a", "b", "c", False, Outcome.CONFLICT, None),
    ("a", None, "c", False, Outcome.CONFLICT, None),
    ("a", "b", None, False, Outcome.CONFLICT, None),
    (None, "b", "c", False, Outcome.CONFLICT, None),
    # strict: a space, a case, a number and a truth value all count
    ("a", "b", "b ", False, Outcome.CONFLICT, None),
    ("a", "b", "B", False, Outcome.CONFLICT, None),
    (None, 1, True, False, Outcome.CONFLICT, None),
    (0, False, 0, False, Outcome.MINE, False),
    (None, "", None, False, Outcome.MINE, ""),
    # narratives
    (BASE, COLLEGE, BASE, True, Outcome.MINE, COLLEGE),
    (BASE, COLLEGE, COLLEGE, True, Outcome.NOTHING, COLLEGE),
    (BASE, BASE, MONDAY, True, Outcome.THEIRS, MONDAY),
    (BASE, COLLEGE, MONDAY, True, Outcome.MERGED, COLLEGE.replace("on Friday at two", "on Monday at ten")),
    (BASE, COLLEGE, MONDAY, False, Outcome.CONFLICT, None),
    (BASE, BASE.replace("Friday", "Monday"), BASE.replace("Friday", "Tuesday"), True, Outcome.CONFLICT, None),
    (BASE, None, MONDAY, True, Outcome.CONFLICT, None),
    (BASE, MONDAY, None, True, Outcome.CONFLICT, None),
    (None, COLLEGE, MONDAY, True, Outcome.CONFLICT, None),
    (5, COLLEGE, MONDAY, True, Outcome.CONFLICT, None),
]


@pytest.mark.parametrize(("base", "mine", "theirs", "narrative", "outcome", "value"), TABLE)
def test_every_row_of_the_table(base, mine, theirs, narrative, outcome, value):
    assert decide(base, mine, theirs, narrative=narrative) == (outcome, value)


def test_every_outcome_stands_in_the_table():
    assert {row[4] for row in TABLE} == set(Outcome)


@pytest.mark.parametrize(("base", "mine", "theirs", "narrative", "outcome", "value"), TABLE)
def test_the_table_does_not_prefer_a_side(base, mine, theirs, narrative, outcome, value):
    mirrored = {Outcome.MINE: Outcome.THEIRS, Outcome.THEIRS: Outcome.MINE}
    turned = decide(base, theirs, mine, narrative=narrative)
    assert turned == (mirrored.get(outcome, outcome), value)


def test_changes_that_touch_make_no_sentence_that_nobody_wrote():
    base = "He attended late and left early with his mother."
    assert merge_words(base, base.replace("attended", "missed"), base.replace("late", "on time")) is None
    assert merge_words(base, base.replace("attended", "missed"), base.replace("left", "stayed")) is None


def test_changes_some_words_apart_merge():
    base = "one two three four five"
    assert merge_words(base, "ONE two three four five", "one two three four FIVE") == "ONE two three four FIVE"


def test_two_different_endings_are_the_same_passage():
    assert merge_words(BASE, BASE + " I rang his mother.", BASE + " I rang the school.") is None


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
