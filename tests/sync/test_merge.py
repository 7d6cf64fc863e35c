"""The three-way table of one field, every row of it."""

import pytest

from sync.merge import Outcome, decide

N, S, T, M, B, C = (
    Outcome.NOTHING,
    Outcome.SAME_MEANING,
    Outcome.THEIRS,
    Outcome.MINE,
    Outcome.MERGED,
    Outcome.CONFLICT,
)

TEXT = ("person", "education")
NAME = ("person", "surname")
NOTE = ("contact", "note")
PHONE = ("relationship", "phone")
POSTCODE = ("address", "postcode")
EMAIL = ("person", "email")
NUMBER = ("contact", "hours")
YES_NO = ("contact", "statutory")
CODE = ("contact", "kind")
DATE = ("contact", "date")
TIME = ("contact", "start")
LINK = ("contact", "order")
NEW_FIELD = ("contact", "weather")
NEW_TYPE = ("newer_thing", "note")
VERSION = ("conflict", "mine")

BASE = "Met at the library. He was calm and talked about college. We agreed to meet on Friday at two."
COLLEGE = BASE.replace("talked about college", "talked at length about his college course")
MONDAY = BASE.replace("on Friday at two", "on Monday at ten")
BOTH = COLLEGE.replace("on Friday at two", "on Monday at ten")
WELSH, WELSH_IN_PARTS = "Siân o Lŵyn-hir", "Sia\u0302n o Lw\u0302yn-hir"

ROWS = [
    # field, base, mine, theirs, outcome, value
    # one side, or both alike: the same for every kind of field
    (TEXT, "a", "b", "b", N, "b"),
    (TEXT, "a", "a", "a", N, "a"),
    (TEXT, None, None, None, N, None),
    (TEXT, "a", None, None, N, None),
    (TEXT, "a", "a", "c", T, "c"),
    (TEXT, "a", "a", None, T, None),
    (TEXT, "a", "b", "a", M, "b"),
    (TEXT, "a", None, "a", M, None),
    (TEXT, None, "b", None, M, "b"),
    (TEXT, "a", "b", "c", C, None),
    (TEXT, "a", None, "c", C, None),
    (TEXT, "a", "b", None, C, None),
    (TEXT, None, "b", "c", C, None),
    # null and empty: both say nothing
    (TEXT, None, "", None, M, ""),
    (TEXT, "", None, "", M, None),
    (TEXT, "a", "", None, S, None),
    (TEXT, "a", None, "", S, ""),
    (TEXT, "a", " \t", None, S, None),
    (TEXT, None, "", "c", T, "c"),
    (TEXT, "", None, "c", T, "c"),
    (TEXT, None, "b", "", M, "b"),
    (TEXT, "a", "", "c", C, None),
    (NOTE, BASE, "", None, S, None),
    (NOTE, None, "", MONDAY, T, MONDAY),
    (DATE, "2026-11-20", "", None, S, None),
    (CODE, "office", "", None, S, None),
    (NUMBER, 2, "", None, S, None),
    (NUMBER, None, 0, None, M, 0),
    (NUMBER, 2, 0, None, C, None),
    (YES_NO, True, False, None, C, None),
    # one line of text: blanks and the form of letters are spelling, case and punctuation are not
    (TEXT, "a", "b", "b ", S, "b "),
    (TEXT, "a", "Mill  Lane\u00a0School", "Mill Lane School", S, "Mill Lane School"),
    (TEXT, "a", "a ", "c", T, "c"),
    (TEXT, "a", "b", " a", M, "b"),
    (TEXT, "a", " a", "a ", S, "a "),
    (TEXT, "a", "b", "B", C, None),
    (TEXT, "a", "St. Mary's", "St Mary's", C, None),
    (TEXT, "a", "Millbank", "Mill bank", C, None),
    (NAME, "Smith", "de Souza", "De Souza", C, None),
    (NAME, "Smith", "O'Neil", "ONeil", C, None),
    (NAME, "Smith", WELSH, WELSH_IN_PARTS, S, WELSH_IN_PARTS),
    (NAME, WELSH, WELSH_IN_PARTS, "Smith", T, "Smith"),
    (NAME, WELSH, "Siân", "Sian", C, None),
    (NAME, "a", "½", "1/2", C, None),
    # numbers of telephones
    (PHONE, "1", "07700 900 001", "07700900001", S, "07700900001"),
    (PHONE, "1", "+44 7700 900001", "07700 900001", S, "07700 900001"),
    (PHONE, "1", "+44 (0)7700-900.001", "(07700) 900001", S, "(07700) 900001"),
    (PHONE, "1", "0044 7700 900001", "07700 900001", S, "07700 900001"),
    (PHONE, "07700 900001", "07700900001", "07700 900002", T, "07700 900002"),
    (PHONE, "07700 900001", "07700 900002", "+447700900001", M, "07700 900002"),
    (PHONE, "1", "07700 900001", "07700 900002", C, None),
    (PHONE, "1", "+353 1 234 5678", "01 234 5678", C, None),
    (PHONE, "1", "07700 900001 (mum)", "07700 900001", C, None),
    (PHONE, "1", "07700 900001 (mum)", "07700900001 (mum)", C, None),
    (PHONE, "1", "07700 900001  (mum)", "07700 900001 (mum)", S, "07700 900001 (mum)"),
    (TEXT, "1", "+44 7700 900001", "07700 900001", C, None),
    # postcodes and email
    (POSTCODE, None, "k1 1aa", "K1 1AA", S, "K1 1AA"),
    (POSTCODE, None, "K11AA", "K1 1AA", S, "K1 1AA"),
    (POSTCODE, "K1 1AA", "k11aa", "K2 2BB", T, "K2 2BB"),
    (POSTCODE, None, "K1 1AA", "K1 1AB", C, None),
    (EMAIL, None, "Mum@Example.test", "mum@example.test", S, "mum@example.test"),
    (EMAIL, None, "mum@example.test ", "mum@example.test", S, "mum@example.test"),
    (EMAIL, None, "mum@example.test", "mum.b@example.test", C, None),
    # numbers, yes and no
    (NUMBER, 1, 2, 2.0, N, 2.0),
    (NUMBER, 1, 2, 1.0, M, 2),
    (NUMBER, 1, 2, 2.5, C, None),
    (NUMBER, 1, 2, "2", C, None),
    (NUMBER, None, 1, True, C, None),
    (NUMBER, 0, False, 0, M, False),
    (YES_NO, None, True, True, N, True),
    (YES_NO, None, True, False, C, None),
    (YES_NO, None, True, 1, C, None),
    (YES_NO, None, False, 0, C, None),
    # codes, dates, times, links: what is written is what is meant
    (CODE, "office", "home_visit", "home_visit", N, "home_visit"),
    (CODE, "office", "home_visit", "phone", C, None),
    (CODE, "office", "phone", "Phone", C, None),
    (CODE, "office", "phone", "phone ", C, None),
    (DATE, None, "2026-11-20", "2026-11-21", C, None),
    (DATE, "2026-11-20", "2026-11-21", "2026-11-20", M, "2026-11-21"),
    (DATE, None, "2026-11-20", "2026-11-20T00:00:00", C, None),
    (TIME, None, "10:05", "10:05:00", C, None),
    (LINK, None, "a", "b", C, None),
    (LINK, None, "a", "A", C, None),
    # what this version does not know, and the versions a conflict holds: a difference is a difference
    (NEW_FIELD, "a", "b", "b", N, "b"),
    (NEW_FIELD, "a", "a", "c", T, "c"),
    (NEW_FIELD, "a", "b", "a", M, "b"),
    (NEW_FIELD, "a", "b", "b ", C, None),
    (NEW_FIELD, "a", "", None, C, None),
    (NEW_FIELD, None, 1, 1.0, N, 1.0),
    (NEW_FIELD, None, 1, True, C, None),
    (NEW_FIELD, BASE, COLLEGE, MONDAY, C, None),
    (NEW_FIELD, None, ["a"], ["a"], N, ["a"]),
    (NEW_FIELD, None, ["a"], ["b"], C, None),
    (NEW_TYPE, BASE, COLLEGE, MONDAY, C, None),
    (NEW_TYPE, "a", "b", "b ", C, None),
    (VERSION, "a", "b", "b ", C, None),
    (VERSION, BASE, COLLEGE, MONDAY, C, None),
    # narratives: words of both, where they are in different parts
    (NOTE, BASE, COLLEGE, BASE, M, COLLEGE),
    (NOTE, BASE, COLLEGE, COLLEGE, N, COLLEGE),
    (NOTE, BASE, BASE, MONDAY, T, MONDAY),
    (NOTE, BASE, COLLEGE, MONDAY, B, BOTH),
    (TEXT, BASE, COLLEGE, MONDAY, C, None),
    (NOTE, BASE, BASE.replace("Friday", "Monday"), BASE.replace("Friday", "Tuesday"), C, None),
    (NOTE, BASE, None, MONDAY, C, None),
    (NOTE, BASE, MONDAY, None, C, None),
    (NOTE, None, COLLEGE, MONDAY, C, None),
    (NOTE, "", COLLEGE, MONDAY, C, None),
    (NOTE, 5, COLLEGE, MONDAY, C, None),
    (NOTE, BASE, COLLEGE, 5, C, None),
    (NOTE, BASE, BASE + "\n\nI rang his mother.", BASE + "\n\nI rang the school.", C, None),
    (NOTE, BASE, BASE + "\n\nI rang his mother.", "School day.\n\n" + BASE, B,
     "School day.\n\n" + BASE + "\n\nI rang his mother."),
    # narratives: line ends, the form of letters, and white space around them
    (NOTE, "One.\r\nTwo.", "One.\nTwo.", "One.\r\nTwo.", M, "One.\nTwo."),
    (NOTE, "One.", "One.\r\nTwo.", "One.\nTwo.\n", S, "One.\nTwo.\n"),
    (NOTE, "One.\r\nTwo.", "One.\nTwo.", "One.\r\nTwo.\r\nThree.", T, "One.\r\nTwo.\r\nThree."),
    (NOTE, "One.\r\nTwo.", "One.\r\nTwo.\r\nThree.", "One.\nTwo.", M, "One.\r\nTwo.\r\nThree."),
    (NOTE, BASE, BASE + "\n", MONDAY, T, MONDAY),
    (NOTE, BASE, MONDAY, BASE + "  ", M, MONDAY),
    (NOTE, BASE, WELSH, WELSH_IN_PARTS, S, WELSH_IN_PARTS),
    (NOTE, "One.", "One.  Two.", "One. Two.", C, None),
    (NOTE, "One.", "One.\n\nTwo.", "One.\nTwo.", C, None),
    (NOTE, "One.", "Nain's house.", "Nains house.", C, None),
    (NOTE, "One.", "nain came.", "Nain came.", C, None),
]  # fmt: skip


@pytest.mark.parametrize(("field", "base", "mine", "theirs", "outcome", "value"), ROWS)
def test_every_row_of_the_table(field, base, mine, theirs, outcome, value):
    decided = decide(*field, base, mine, theirs)
    assert decided == (outcome, value)
    assert type(decided.value) is type(value)


def test_every_outcome_stands_in_the_table():
    assert {row[4] for row in ROWS} == set(Outcome)


@pytest.mark.parametrize(("field", "base", "mine", "theirs", "outcome", "value"), ROWS)
def test_the_table_does_not_prefer_a_side(field, base, mine, theirs, outcome, value):
    """But for the spelling of one meaning: there the centre's stands, since somebody's must."""
    mirrored = {Outcome.MINE: Outcome.THEIRS, Outcome.THEIRS: Outcome.MINE}
    turned = decide(*field, base, theirs, mine)
    if outcome in (Outcome.NOTHING, Outcome.SAME_MEANING):
        assert turned == (outcome, mine)
    else:
        assert turned == (mirrored.get(outcome, outcome), value)
