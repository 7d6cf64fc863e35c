"""What a text on a child's paper is read for, and what it may say all the same."""

import pytest

from printing.errors import WordsNotForChild
from printing.first_names import FirstNames, carers, first_name
from printing.for_the_child import ForTheChild
from tests.printing.case_files import TODAY, file_of, person, record
from tests.printing.kept_files import mother


def reader(*records: object) -> ForTheChild:
    return ForTheChild(file_of(person(), *records), TODAY)  # type: ignore[arg-type]


WILL = record("victim", "will", name="Will Hartnoll", phone="07700 900123", address="4 Larkspur Lane\nRavenscar")


@pytest.mark.parametrize(
    "text",
    [
        "Say sorry to Will Hartnoll.",
        "say sorry to will hartnoll",
        "I wrote to Will.",
        "Ask Hartnoll first.",
        "Ring 07700 900123.",
        "Ring 07700900123.",
        "Walk past Larkspur Lane.",
    ],
)
def test_somebody_who_was_harmed_is_not_named_by_any_part_of_a_name(text: str) -> None:
    with pytest.raises(WordsNotForChild) as refused:
        reader(WILL).passed(text, "Steps")
    assert refused.value.happened.startswith("“Steps” has words that may not stand on what the child keeps: about the")
    assert "Hartnoll" not in refused.value.sentence()


@pytest.mark.parametrize("text", ["I will go to school.", "Will somebody help me?", "I go. Will it be hard?", "In May"])
def test_a_name_that_is_a_word_too_does_not_stop_every_text(text: str) -> None:
    assert reader(WILL, record("victim", "may", name="May Hartnoll")).passed(text, "Steps") == text


def test_words_of_what_is_kept_apart_are_refused() -> None:
    note = record("health_note", "h", note="He takes two small white tablets in the evening.")
    with pytest.raises(WordsNotForChild, match="health"):
        reader(note).passed("Remember: two small white tablets in the evening.", "Steps")


def test_lines_stay_as_they_were_written_and_spaces_are_tidied() -> None:
    assert reader().passed("  One   idea. \n\tAnother. ", "Steps") == "One idea.\nAnother."
    assert reader().passed(None, "Steps") == ""


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Callum Dreyling", "Callum"),
        ("Dr Nell Carradine", "Nell"),
        ("PC Tobias Lark", "Tobias"),
        ("Duty worker", "Duty worker"),
        ("Marigold", "Marigold"),
        ("", ""),
        (None, ""),
    ],
)
def test_first_names_are_what_people_are_called(name: str | None, first: str) -> None:
    assert first_name(name) == first


def test_every_full_name_around_the_child_becomes_a_first_name() -> None:
    case = file_of(person(), mother(), record("professional", "b", name="Dr Nell Carradine", role="Nurse"))
    names = FirstNames(case, ("Callum Dreyling",))
    said = names.said("Marigold Quillsworth, Dr Nell Carradine and Callum Dreyling; Nellie stays.")
    assert said == "Marigold, Nell and Callum; Nellie stays."


def test_who_signs_lives_with_the_child_and_is_grown_up() -> None:
    case = file_of(
        person(),
        mother(parental_responsibility=False),
        record("relationship", "aunt", name="Ada", relation="aunt", lives_with=True, parental_responsibility=True),
        record("relationship", "brother", name="Ben", relation="older brother", lives_with=True),
        record("relationship", "father", name="Dan", relation="father", parental_responsibility=True),
    )
    assert [one.id for one in carers(case)] == ["aunt", "mother"]
