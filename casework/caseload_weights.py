"""How much a case weighs in a caseload: points for its level, for a judgement that is high, for a report to write."""

import datetime as dt
from collections.abc import Iterable

from casework.case_file import CaseFile
from casework.due import Due
from casework.local_rules import DEFAULTS, LocalRules
from casework.standing import judgement_now, level_now
from casework.words import count

HIGH = ("high", "very_high")
TITLES = {
    "standard": "standard level",
    "enhanced": "enhanced level",
    "intensive": "intensive level",
    "no_level": "no level of contact",
    "high": "a judgement that is high or very high",
    "report": "a report that a court waits for",
}
"""What each thing that has points is called."""

Weight = tuple[tuple[str, int], ...]
"""What the points of one case are for, and how many each: (("enhanced", 2), ("high", 1))."""


def weight(case_file: CaseFile, due: Iterable[Due], today: dt.date, rules: LocalRules = DEFAULTS) -> Weight:
    """The points of a case today; none for a closed one. `due` is what is due in it.

    Source: DOMAIN section 1: an operations manager needs caseload weights; peers let a manager change a client's
    caseload points [S6]. The numbers are defaults that each service is to settle for itself [K].
    """
    if case_file.case.is_over(today):
        return ()
    level = level_now(case_file)
    judged = judgement_now(case_file)
    names = [level if rules.points_for(level, today) else "no_level"]
    if judged and (judged.serious_harm in HIGH or judged.safety in HIGH):
        names.append("high")
    if any(one.kind == "report" for one in due):
        names.append("report")
    found = ((name, rules.points_for(name, today)) for name in names)
    return tuple((name, one.points) for name, one in found if one)


def total(weight: Weight) -> int:
    return sum(points for _, points in weight)


def weight_words(weight: Weight) -> str:
    """3 points: enhanced level 2, a judgement that is high or very high 1"""
    parts = ", ".join(f"{TITLES.get(name, name)} {each}" for name, each in weight)
    return f"{points_words(total(weight))}{f': {parts}' if parts else ''}"


def points_words(points: int) -> str:
    """3 points"""
    return count(points, "point")
