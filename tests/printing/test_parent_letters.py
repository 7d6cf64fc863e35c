"""Letters to a parent or carer: who may have one, where it goes, and what it calls the child."""

from typing import Any

import pytest

from printing import render
from printing.appointment_letter import AppointmentLetter
from printing.errors import AddressClosed, TwoVersions
from printing.recipients import PARENT, SECOND_PARENT
from tests.printing.case_files import file_of, home, person, planned, record, text_of
from tests.printing.letter_files import SECRET, everything, facts, parent


def letter(**changed: Any) -> AppointmentLetter:
    return AppointmentLetter(**facts(about="next", to=PARENT, **changed))


def elsewhere(**fields: Any) -> Any:
    known = {"kind": "family", "whose": "father", "line_1": "9 Quay Side", "town": "Port Aldermere", "letters": True}
    return record("address", "his", **(known | fields))


def test_it_names_the_child_by_the_first_name_alone() -> None:
    words = text_of(render(letter(), everything(planned(kind="home_visit"))))
    for value in (
        "Private Marigold Quillsworth 12 Teasel Row", "Dear Marigold Quillsworth", "Zephyr’s next appointment",
        "I will come to where Zephyr lives", "If Zephyr cannot come", "You are welcome to come too.",
    ):  # fmt: skip
        assert value in words
    assert "Zephyr Quillsworth" not in words
    assert SECRET not in words


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (parent(letters=False), "may not be sent"),
        (parent(letters=None), "Nobody has recorded whether"),
        (parent(parental_responsibility=False), "Nobody with parental responsibility"),
        (parent(lives_with=False), "No address"),
    ],
)
def test_only_to_whom_it_may_go(one: Any, said: str) -> None:
    with pytest.raises(AddressClosed, match=said) as refused:
        render(letter(), file_of(person(), home(), planned(), one))
    assert refused.value.next_step


@pytest.mark.parametrize(
    ("address", "said"),
    [({"confidential": True}, "confidential"), ({"letters": False}, "may not go"), ({"letters": None}, "Nobody has")],
)
def test_a_closed_address_of_theirs_is_closed(address: dict[str, Any], said: str) -> None:
    case = file_of(person(), home(), planned(), parent(lives_with=False, address="his"), elsewhere(**address))
    with pytest.raises(AddressClosed, match=said) as refused:
        render(letter(), case)
    assert "Quay" not in refused.value.sentence()


def test_it_goes_to_their_own_address_though_the_childs_is_closed() -> None:
    case = file_of(person(), home(confidential=True), planned(), parent(lives_with=False, address="his"), elsewhere())
    words = text_of(render(letter(), case))
    assert "9 Quay Side" in words
    assert "Teasel" not in words


def test_the_other_parent_has_their_own_letter() -> None:
    father = parent("father", name="Basil Quillsworth", lives_with=False, address="his")
    case = file_of(person(), home(), planned(), parent(), father, elsewhere())
    assert "Dear Marigold" in text_of(render(letter(), case))
    other = AppointmentLetter(**facts(about="next", to=SECOND_PARENT))
    assert "Dear Basil" in text_of(render(other, case))
    with pytest.raises(AddressClosed, match="Nobody else"):
        render(other, file_of(person(), home(), planned(), parent()))


def test_two_versions_of_whether_letters_may_go_stop_it() -> None:
    clash = record("conflict", "clash", of="parent", field="letters", mine=True, theirs=False)
    with pytest.raises(TwoVersions):
        render(letter(), everything(clash))
