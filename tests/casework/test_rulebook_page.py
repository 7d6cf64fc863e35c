"""The page of the rulebook says what the tables say."""

import re
from pathlib import Path

import msgspec

from casework.deadline_table import DEADLINES
from casework.local_rules import LIMITS, faults
from casework.rulebook import TABLES, filled
from casework.service import Service

PAGE = (Path(__file__).parents[2] / "docs" / "rulebook.md").read_text("utf-8")


def test_the_page_is_in_step_with_the_tables() -> None:
    assert filled(PAGE) == PAGE, "run: python tools/write_rulebook.py"


def test_every_table_is_on_it_once() -> None:
    assert sorted(re.findall(r"<!-- (\w+) -->", PAGE)) == sorted([*TABLES, *["end"] * len(TABLES)])


def test_every_limit_and_deadline_is_on_it_with_its_mark() -> None:
    lines = PAGE.splitlines()
    for name, rows in LIMITS.items():
        (line,) = (one for one in lines if one.startswith(f"| `{name}` |"))
        assert ("[K]" in line) is rows[0].is_local
    assert all(any(one.startswith(f"| {row.title} |") for one in lines) for row in DEADLINES)


def test_the_example_of_a_service_can_be_read_and_nothing_is_wrong_with_it() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    rules = msgspec.json.decode(example, type=Service).rules
    assert rules.limits
    assert rules.frequencies
    assert faults(rules) == ()
