"""One figure, its baseline and its goal; and all of them as a table and as bench.json."""

from pathlib import Path
from typing import Literal

import msgspec


class Measured(msgspec.Struct, frozen=True):
    """One figure. `ratio` is value to baseline; `held` whether the goal, an upper bound on `value`, is reached."""

    name: str
    value: float
    unit: str
    baseline: float | None = None
    ratio: float | None = None
    goal: float | None = None
    held: bool | None = None


Unit = Literal["s", "KB", "MB", "bytes", "requests", "%", "lost", "ms"]


def measured(
    name: str, value: float, unit: Unit, *, baseline: float | None = None, goal: float | None = None
) -> Measured:
    """A figure with its ratio and whether it holds."""
    return Measured(
        name=name,
        value=round(value, 3),
        unit=unit,
        baseline=None if baseline is None else round(baseline, 3),
        ratio=None if not baseline else round(value / baseline, 3),
        goal=goal,
        held=None if goal is None else value <= goal,
    )


def table(figures: list[Measured]) -> str:
    """For people."""
    lines = [f"{'':44}{'measured':>12}{'baseline':>12}{'ratio':>8}{'goal':>10}"]
    for one in figures:
        held = {None: "", True: "  held", False: "  NOT HELD"}[one.held]
        told = [_number(one.baseline), _number(one.ratio), _number(one.goal)]
        lines.append(f"{one.name:44}{_number(one.value):>12}{told[0]:>12}{told[1]:>8}{told[2]:>10} {one.unit}{held}")
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.3f}".rstrip("0").rstrip(".")


def write(figures: list[Measured], path: Path) -> None:
    """bench.json: a list of objects, one a figure."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(figures)) + b"\n")
