"""Words that may not leave: where they come from, and how they are found on a page."""

import pytest

from casework.about import Section
from printing.kept_out import OutsideGuard, as_written, places, term, terms
from printing.not_printed import HELD_BACK, Guard
from tests.printing.case_files import TODAY, file_of, person, record

VICTIM = record(
    "victim",
    "v",
    kind="child",
    name="Perran Goldcrest",
    carer="Tamsin Goldcrest",
    address="4 Kittiwake Close, Saltmarsh",
    postcode="ZZ99 4KC",
    phone="07700 900177",
    email="perran@example.org",
    impact="He could not sleep for weeks after it and would not walk past the shelter.",
)
INTELLIGENCE = record("intelligence", "i", text="Seen with a grey van outside the arcade on three nights")


def found(text: str, *records: object, added: tuple[str, ...] = ()) -> list[str]:
    case = file_of(person(), *records)  # type: ignore[arg-type]
    return [one.what for one in places(text, terms(case, TODAY, added))]


@pytest.mark.parametrize(
    "text",
    [
        "Perran Goldcrest was there",
        "they said PERRAN started it",
        "the Goldcrest family",
        "Goldcrest’s mother",
        "Gold-\ncrest",
        "Gôldcrest",
        "𝔊øldcrest",
        "lives in Kittiwake Close, Saltmarsh",
        "ZZ994KC",
        "zz99 4kc",
        "ring 07700900177",
        "ring +44 7700 900 177",
        "write to perran@example.org",
        "weeks after it and would\nnot walk far",
    ],
)
def test_somebody_who_was_harmed_is_found_however_they_are_written(text: str) -> None:
    assert found(text, VICTIM)


@pytest.mark.parametrize(
    "text",
    [
        "The goldcrests nest in spring",
        "a goldcrest",
        "superperran",
        "He could not sleep",
        "postcode ZZ99 4",
        "Close to home",
    ],
)
def test_other_words_are_not_taken_for_them(text: str) -> None:
    assert not found(text, VICTIM)


def test_a_place_says_what_it_is_and_never_what_was_found() -> None:
    case = file_of(person(), VICTIM)
    text = "On Monday Perran Goldcrest came. Later Tamsin rang from 07700 900177 about it."
    told = places(text, terms(case, TODAY))
    assert len(told) == 3
    for one in told:
        for secret in ("Perran", "Goldcrest", "Tamsin", "900177"):
            assert secret not in one.around
            assert secret not in one.what
        assert "[held back]" in one.around
    assert told[0].around.startswith("On Monday [held back] came.")


def test_a_name_that_the_child_has_too_is_looked_for_only_in_full() -> None:
    mother = record("victim", "m", kind="adult", name="Marigold Quillsworth")
    assert not found("Zephyr Quillsworth came", mother)
    assert found("Marigold Quillsworth came", mother)
    assert found("Marigold came", mother)


def test_a_name_that_is_a_word_too_is_looked_for_with_a_capital_letter() -> None:
    will = record("victim", "w", kind="adult", name="Will Hartnoll")
    assert not found("He will go in may", will)
    assert found("He saw Will there", will)
    assert found("will hartnoll", will)


def test_intelligence_and_health_notes_are_found_by_some_words_in_a_row() -> None:
    note = record("health_note", "h", kind="screening", note="Takes something at night to be able to sleep")
    assert found("a grey van outside the arcade", INTELLIGENCE)
    assert not found("a grey van", INTELLIGENCE)
    assert not found("he takes something at night and sleeps less", note)
    assert found("he takes something at night to be there", note)


def test_confidential_addresses_and_other_children_are_found() -> None:
    foster = record("address", "f", kind="previous", line_1="8 Cooper's Yard", postcode="ZZ99 8CY", confidential=True)
    placed = record("address", "p", kind="placement", line_1="Gannet House")
    brother = record("relationship", "b", name="Otis Quillsworth", relation="Younger brother")
    cousin = record("relationship", "c", name="Ada Merle", relation="Friend", date_of_birth="2013-01-01")
    aunt = record("relationship", "a", name="Ida Merlin", relation="Cousin of her mother", date_of_birth="1980-01-01")
    house = record("address", "h", kind="family", line_1="Gullhaven", town="Saltmarsh", confidential=True)
    other = record("co_accused", "o", offence="x", name="Bo Pemberly", age_group="child")
    adult = record("co_accused", "g", offence="x", name="Gil Hardacre", age_group="adult")
    records = (foster, house, placed, brother, cousin, aunt, other, adult)
    for text in ("8 Coopers Yard", "Cooper’s Yard", "ZZ998CY", "Gullhaven", "Otis", "Ada Merle", "Merle", "Pemberly"):
        assert found(text, *records), text
    for text in ("Ida Merlin", "Gil Hardacre", "Gannet House", "Saltmarsh", "the yard"):
        assert not found(text, *records), text


def test_what_somebody_adds_is_looked_for_as_it_is() -> None:
    assert found("the Red Lion car park", added=("red lion",)) == ["Words that you added"]
    assert not found("a lion", added=("red lion", "", " ", "-"))
    assert term("x", "ab") is None


@pytest.mark.parametrize("section", [one for one in Section if one is not Section.CASE])
def test_every_section_that_is_held_apart_has_words_for_it(section: Section) -> None:
    from printing.kept_out import WHAT

    assert WHAT[section]


def test_a_text_with_a_name_in_it_is_held_back_whole() -> None:
    case = file_of(person(), VICTIM)
    guard = OutsideGuard(case, TODAY)
    assert guard.passed("Argued with Perran at the bus stop") == HELD_BACK
    assert guard.passed("Argued at the bus stop") == "Argued at the bus stop"


def test_paragraphs_stay_apart_and_only_the_line_that_tells_is_held_back() -> None:
    case = file_of(person(), VICTIM)
    text = "First line.\nSecond line.\n\n \nPerran was there.\nAnother line."
    assert as_written(OutsideGuard(case, TODAY), text) == (
        "First line.\nSecond line.",
        f"{HELD_BACK}\nAnother line.",
    )
    assert as_written(Guard(case), None) == ()
