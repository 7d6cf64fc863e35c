"""What is said of records that are kept for others: how many and whom to ask, and no more than that."""

import pytest

from casework.about import Section
from casework.kept_apart import KEEPERS, all_kept_words, kept_words
from casework.roles import READS, TITLES, Role


def test_every_section_that_is_held_apart_has_somebody_to_ask_who_may_read_it() -> None:
    assert set(KEEPERS) == set(Section) - {Section.CASE}
    for section, keepers in KEEPERS.items():
        for role in keepers.roles:
            assert section in READS[role]
            named = "your manager" if role is Role.MANAGER else f"the {TITLES[role].lower()}"
            assert named in keepers.ask


@pytest.mark.parametrize(
    ("section", "number", "said"),
    [
        (
            "health",
            2,
            "2 records of this case are kept for the health workers. "
            "Ask the seconded nurse, the specialist worker or your manager if you need them.",
        ),
        (
            "victim",
            1,
            "1 record of this case is kept for the victim worker. "
            "Ask the victim and restorative justice worker or your manager if you need it.",
        ),
        (
            "of tomorrow",
            1,
            "1 record of this case is kept for a part of the record that this version of Holdfast does not know. "
            "A newer version may show it.",
        ),
    ],
)
def test_it_says_how_many_for_whom_and_whom_to_ask(section: str, number: int, said: str) -> None:
    assert kept_words(section, number) == said


def test_police_intelligence_is_not_named_where_a_child_may_read_along() -> None:
    told = all_kept_words({"": 1, "police_intelligence": 3, "health": 2})
    assert "police" not in told
    assert told.startswith("2 records of this case are kept for the health workers.")
    assert "3 records of this case are kept for somebody else. Ask your manager if you need them." in told
    assert told.endswith("A newer version may show it.")
    assert "3 records of this case are kept for the police." in kept_words("police_intelligence", 3)


def test_where_nothing_is_kept_for_others_nothing_is_said() -> None:
    assert all_kept_words({}) == all_kept_words({"health": 0}) == ""
