"""Each role may do what its work needs and nothing that its work must not."""

import pytest

from casework.roles import MAY, TITLES, Act, Role, may, may_countersign, role_named, title


@pytest.mark.parametrize(
    ("role", "act", "allowed"),
    [
        ("case_manager", "write_case", True),
        ("case_manager", "countersign", False),
        ("case_manager", "assign", False),
        ("manager", "assign", True),
        ("manager", "countersign", True),
        ("manager", "manage_users", False),
        ("data_officer", "read_case", True),
        ("data_officer", "write_case", False),
        ("business_support", "write_case", True),
        ("business_support", "assess", False),
        ("nurse", "assess", False),
        ("administrator", "manage_users", True),
        ("administrator", "read_case", False),
        ("volunteer", "read_case", False),
        ("sessional_worker", "read_case", True),
        ("sessional_worker", "write_case", False),
        ("sessional_worker", "keep_offline", False),
        ("case_manager", "keep_offline", True),
        ("a role of tomorrow", "read_case", False),
        ("manager", "an act of tomorrow", False),
    ],
)
def test_what_a_role_may_do(role: str, act: str, allowed: bool) -> None:
    assert may(role, act) is allowed


def test_nobody_countersigns_their_own_work() -> None:
    assert may_countersign(Role.MANAGER, "Wren Holloway-Pike", "Imogen Farrowby")
    assert not may_countersign(Role.MANAGER, "Wren Holloway-Pike", "Wren Holloway-Pike")
    assert not may_countersign(Role.CASE_MANAGER, "Imogen Farrowby", "Callum Dreyling")


def test_every_role_has_words_and_a_row() -> None:
    assert set(MAY) == set(TITLES) == set(Role)
    assert title("case_manager") == "Case manager"
    assert title("a role of tomorrow") == "a role of tomorrow"
    assert role_named("nurse") is Role.NURSE
    assert may(Role.MANAGER, Act.ASSIGN)
