"""Whether two names or two dates of birth may be the same, written by two people: pure, and in words."""

import datetime as dt
import re
from functools import lru_cache

from casework import alike

NOT_LETTERS = re.compile(r"[\W\d_]+")
SHORTEST_FOR_A_SLIP = 4
"""Of a shorter name one wrong letter makes another name: Ann and Dan, Lee and Leo."""


@lru_cache(maxsize=16_384)
def folded(name: str) -> str:
    """Llŷr ap Iorwerth-Jones -> llyr ap iorwerth jones: small letters without marks, one blank between words."""
    return NOT_LETTERS.sub(" ", alike.folded(name).replace("'", "").replace("’", "")).strip()


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one changed, missing, extra or swapped letter makes `other` of `one`. False where they are equal."""
    if one == other or min(len(one), len(other)) < SHORTEST_FOR_A_SLIP or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, others = one[start:], other[start:]
    swapped = len(rest) > 1 and others[:2] == rest[1] + rest[0] and rest[2:] == others[2:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:] or swapped


def name_likeness(one: str, other: str) -> str:
    """How two names, of one part or several, are alike: "" where they are not, else the end of "the surname is..."."""
    first, second = folded(one), folded(other)
    if not first or not second:
        return ""
    if first == second:
        return "the same"
    parts, others = first.split(), second.split()
    if sorted(parts) == sorted(others):
        return "the same in another order"
    if first.replace(" ", "") == second.replace(" ", ""):
        return "the same but for blanks or hyphens"
    if one_slip_apart(first, second):
        return "one letter apart"
    if set(parts) < set(others) or set(others) < set(parts):
        return "a part of the other"
    return ""


def birth_likeness(one: dt.date | None, other: dt.date | None) -> str:
    """How two dates of birth are alike: "" where they are not, else the end of "the date of birth is..."."""
    if one is None or other is None:
        return ""
    if one == other:
        return "the same"
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return "the same with day and month swapped"
    figures, others = one.isoformat(), other.isoformat()
    differing = [n for n, (first, second) in enumerate(zip(figures, others, strict=True)) if first != second]
    if len(differing) == 1:
        return "one figure apart"
    swapped = len(differing) == 2 and differing[1] - differing[0] == 1
    if swapped and figures[differing[0]] == others[differing[1]] and figures[differing[1]] == others[differing[0]]:
        return "the same with two figures swapped"
    return ""
