"""The rulebook against `worked_examples.toml`: examples that were worked by hand, each with its source."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from casework.approvals import ManagerDecision, extended, extensions
from casework.breach_ladder import Rung, climb
from casework.breach_routes import route_of
from casework.breach_steps import Failure, Step, StepKind, Warning
from casework.contact_levels import asked, track
from casework.court import Offence, Outcome
from casework.deadline_states import DeadlineState
from casework.deadline_table import DEADLINES
from casework.disposals import order_findings, outcome_findings
from casework.findings import Weight
from casework.limits import Frequency, Unit
from casework.local_rules import DEFAULTS, LocalRules
from casework.occasion import Done, Occasion
from casework.orders import Order, Requirement
from casework.quarterly_return import return_due
from casework.report_rules import may_be_reused
from tests.casework.made_up import CASE

TABLE = tomllib.loads(Path(__file__).with_name("worked_examples.toml").read_text("utf-8"))
Example = dict[str, Any]

MARKS = {Weight.CANNOT_BE: "!", Weight.AGAINST_THE_LAW: "?", Weight.ADVICE: ""}
BRACKNELL = LocalRules(
    frequencies=(
        Frequency("standard", 2, 1, "Bracknell Forest [S25]", first_number=12, first_unit=Unit.WEEKS),
        Frequency("enhanced", 4, 2, "Bracknell Forest [S25]", first_number=12, first_unit=Unit.WEEKS),
        Frequency("intensive", 8, 4, "Bracknell Forest [S25]", first_number=12, first_unit=Unit.WEEKS),
    )
)


def examples(name: str) -> pytest.MarkDecorator:
    """One test for each example, named by how it was worked out."""
    return pytest.mark.parametrize("example", [pytest.param(one, id=f"{one['how']}") for one in TABLE[name]])


def test_there_are_enough_examples_and_each_says_where_it_is_from_and_how_it_was_worked_out() -> None:
    every = [one for rows in TABLE.values() for one in rows]
    assert len(every) >= 150
    assert all(one["source"].strip() and one["how"].strip() for one in every)
    assert len({str(sorted(one.items())) for one in every}) == len(every)


@examples("limits")
def test_a_limit(example: Example) -> None:
    assert DEFAULTS.limit(example["limit"], example["from"]).after(example["from"]) == example["due"]


@examples("returns")
def test_the_quarterly_return(example: Example) -> None:
    assert return_due(example["day"]) == example["due"]


@examples("orders")
def test_an_order(example: Example) -> None:
    order = Order(
        id="order",
        case=CASE,
        kind=example["kind"],
        made_on=example["made"],
        convicted_on=example.get("convicted"),
        start=example.get("start"),
        end=example.get("end"),
        original_end=example.get("original_end"),
    )
    asked_for = [
        Requirement(id=f"r{n}", case=CASE, kind=kind, amount=next(iter(rest), None), unit=next(iter(rest[1:]), None))
        for n, (kind, *rest) in enumerate(example.get("requirements", []))
    ]
    if "curfew" in example:
        a_day, a_week = example["curfew"]
        asked_for.append(Requirement(id="curfew", case=CASE, kind="curfew", hours_a_day=a_day, hours_a_week=a_week))
    offences = [Offence(id="offence", case=CASE, gravity=example["gravity"])] if "gravity" in example else []
    found = order_findings(order, asked_for, example.get("born"), offences, end_moved=example.get("moved", 0))
    assert sorted(MARKS[one.weight] + one.rule for one in found) == sorted(example["found"])
    assert all(one.sentence and one.source for one in found)
    assert [one.blocks for one in found] == [one.weight is Weight.CANNOT_BE for one in found]


@examples("outcomes")
def test_a_length_written_with_an_outcome(example: Example) -> None:
    outcome = Outcome(
        id="outcome",
        case=CASE,
        disposal=example["disposal"],
        decided_on=example["decided"],
        length=example["length"],
    )
    assert (outcome_findings(outcome) == ()) is example["allowed"]


@examples("reuses")
def test_a_report_used_again(example: Example) -> None:
    found = may_be_reused(example["written"], example["signed"], example["changes"], example["hearing"])
    assert found.allowed is example["allowed"]


@examples("ladders")
def test_where_an_order_stands_on_the_ladder(example: Example) -> None:
    route = route_of(example["kind"])
    assert route is not None
    failures = [Failure(f"f{n}", day, followed_up=True) for n, day in enumerate(example["failures"])]
    warnings = [Warning(f"w{n}", day, recorded=day) for n, day in enumerate(example["warnings"])]
    steps = [Step(StepKind(kind), f"s{n}", day) for n, (kind, day) in enumerate(example["steps"])]
    stands = climb(failures, warnings, steps, route, example["today"])
    assert stands.rung is Rung[example["rung"]]
    assert stands.warned_until == example.get("until")
    assert [one.by for one in stands.must] == ([example["by"]] if "by" in example else [])
    assert stands.why


@examples("levels")
def test_how_many_contacts_a_level_asks_for(example: Example) -> None:
    rules = BRACKNELL if example.get("own") == "bracknell" else DEFAULTS
    assert asked(example["level"], example["started"], example["day"], rules) == example["asked"]


@examples("tracks")
def test_how_a_span_stands(example: Example) -> None:
    found = track(example["done"], example["due"], example["gone"], example["span"])
    assert found.value == example["track"]


@examples("extensions")
def test_a_due_date_moved(example: Example) -> None:
    moved = ManagerDecision(
        id="decision",
        case=CASE,
        rule="plan_review",
        about_record="draft",
        due_is=example["until"],
        by=example.get("by", "Wren Holloway-Pike"),
        reason=example.get("reason", "In hospital"),
    )
    assert extended(example["first"], "plan_review", "draft", extensions([moved]))[0] == example["due"]


@examples("clocks")
def test_the_two_clocks(example: Example) -> None:
    done = Done("contact", example["happened"], example.get("recorded"))
    occasion = Occasion(example["due"] - dt.timedelta(days=1), "follow_up", "missed", done)
    state = DeadlineState(DEADLINES[0], occasion, example["due"], example["due"], received=example.get("received"))
    assert state.standing(dt.date(2026, 12, 31)).value == example["standing"]
    assert state.recorded_late() is example["late"]
