"""Whether a difference matters: an equivalence, and never a lie about what is not spelling."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.about import Kind
from casework.differences import matters, same
from casework.record_types import RECORD_TYPES, about_fields

FIELDS = [(type, name) for type in RECORD_TYPES for name in about_fields(type)]
WRITTEN = [field for field in FIELDS if field[0] != "conflict"]
SIGNS = st.sampled_from("aA bB1 02+4()-.\n\r\t\u00a0ŵ\u0302éE.'@")
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 2),
    st.sampled_from([0.0, 1.0, 1.5]),
    st.lists(SIGNS, max_size=6).map("".join),
    st.sampled_from(["+44 7700 900001", "0044 (0)7700 900001", "07700900001", "+7700900001", "7700 900001"]),
)


@given(st.sampled_from(FIELDS), VALUES, VALUES, VALUES)
def test_meaning_the_same_is_an_equivalence(field, one, other, third):
    assert not matters(*field, one, one)
    assert matters(*field, one, other) == matters(*field, other, one)
    if not matters(*field, one, other) and not matters(*field, other, third):
        assert not matters(*field, one, third)


@given(st.sampled_from(FIELDS), VALUES, VALUES)
def test_equal_values_mean_the_same_in_every_field(field, one, other):
    if same(one, other):
        assert not matters(*field, one, other)


@given(st.sampled_from(FIELDS), VALUES, VALUES)
def test_letters_and_digits_are_never_spelling(field, one, other):
    """But for the case of a postcode or an email address, and the beginning of a telephone number."""

    def letters(text):
        kept = "".join(sign for sign in unicodedata.normalize("NFC", text) if sign.isalnum())
        return kept.lower() if field[1] in ("postcode", "email") else kept

    if isinstance(one, str) and isinstance(other, str) and field[1] != "phone" and letters(one) != letters(other):
        assert matters(*field, one, other)


def test_yes_one_and_the_word_are_three_things_in_every_field():
    for field in FIELDS:
        assert matters(*field, True, 1), field
        assert matters(*field, False, 0), field
        assert matters(*field, 1, "1"), field
        assert matters(*field, None, False), field
        assert matters(*field, None, 0), field


def test_an_emptied_field_is_an_empty_one():
    for field in WRITTEN:
        assert not matters(*field, None, ""), field


def test_blanks_within_a_narrative_matter_since_they_may_set_out_a_list():
    narratives = [one for one in WRITTEN if about_fields(one[0])[one[1]].kind is Kind.NARRATIVE]
    assert narratives
    for field in narratives:
        assert matters(*field, "a  b", "a b"), field
        assert matters(*field, "a\n\nb", "a\nb"), field
        assert not matters(*field, "a\r\nb\r\n", "a\nb"), field


@pytest.mark.parametrize("field", [one for one in FIELDS if one[0] == "conflict"])
def test_the_versions_of_a_conflict_are_kept_to_the_letter(field):
    assert matters(*field, "a", "a ")
    assert matters(*field, None, "")


def test_what_this_version_does_not_know_is_kept_to_the_letter():
    for field in (("contact", "weather"), ("newer_thing", "note"), ("newer_thing", "phone")):
        assert matters(*field, "a", "a ")
        assert matters(*field, None, "")
        assert not matters(*field, 1, 1.0)
