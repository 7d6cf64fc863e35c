"""Whether the child somebody is typing in is here already: children like it, the likeliest first, and why in words."""

from collections.abc import Iterable

import msgspec

from casework.identifiers import same_number
from casework.people import OtherName, Person
from casework.spelled_alike import birth_likeness, folded, name_likeness

NUMBERS = {
    "pnc_id": "Police number (PNC ID)",
    "nhs_number": "NHS number",
    "upn": "Pupil number (UPN)",
    "uln": "Learner number (ULN)",
    "cro_number": "Criminal record number (CRO)",
}


class Known(msgspec.Struct, frozen=True):
    """A child who is here, with every name they have had."""

    person: Person
    other_names: tuple[OtherName, ...] = ()


class Possible(msgspec.Struct, frozen=True):
    """A child who may be the one that is typed. `reasons` are whole sentences without a stop; a score only orders.

    `quotes` is the one of them that says another name of the child, which nobody may have typed; "" where none does.
    `by_number`: a number is the same.
    """

    person: str
    case: str
    reasons: tuple[str, ...]
    score: int
    quotes: str = ""
    by_number: bool = False


ENOUGH = 6
"""What the likenesses must come to before anybody is shown. A number alone does, or a surname with a first name or a
date of birth; a surname alone does not, or every Jones would be shown to every other."""
SAME_NUMBER = 10
DIFFERENT_BIRTH = -2
"""Two dates of birth that are not even alike speak against: brothers share a surname. The same name still shows."""
NAME_SCORES = {"the same": 4, "the same in another order": 4, "the same but for blanks or hyphens": 4}
NEAR_NAME = 2
BIRTH_SCORES = {"the same": 5, "the same with day and month swapped": 4}
NEAR_BIRTH = 2


def possible_duplicates(typed: Person, people: Iterable[Known], limit: int = 5) -> tuple[Possible, ...]:
    """Children who may be the one that is being typed in. Whoever has been put together with another is left out.

    Nothing is decided by it: a person reads the reasons and says whether it is the same child.
    """
    found = [
        possible
        for known in people
        if known.person.id != typed.id and not known.person.merged_into and not known.person.removed_on
        if (possible := _compared(typed, known))
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, one.person))[:limit])


def _compared(typed: Person, known: Known) -> Possible | None:
    reasons: list[str] = []
    score = 0
    for field, title in NUMBERS.items():
        if same_number(field, getattr(typed, field), getattr(known.person, field)):
            reasons.append(f"{title} is the same")
            score += SAME_NUMBER
    by_number = bool(reasons)
    name_score, name_reasons, quotes = _names(typed, known)
    birth = birth_likeness(typed.date_of_birth, known.person.date_of_birth)
    if birth:
        score += BIRTH_SCORES.get(birth, NEAR_BIRTH)
        reasons.append(f"Date of birth is {birth}")
    elif typed.date_of_birth and known.person.date_of_birth and not _estimated(typed, known):
        score += DIFFERENT_BIRTH
    score += name_score
    if score < ENOUGH:
        return None
    return Possible(known.person.id, known.person.case, (*name_reasons, *reasons), score, quotes, by_number)


def _estimated(typed: Person, known: Known) -> bool:
    return bool(typed.birth_estimated or known.person.birth_estimated)


class _Name(msgspec.Struct, frozen=True):
    first: str
    last: str
    of: str
    """What kind of name it is, as a sentence about it ends: "", or "Hawksmere, a former name"."""


def _known_names(known: Known) -> list[_Name]:
    person = known.person
    names = [_Name(person.first_names or "", person.surname or "", "")]
    if person.preferred_name:
        names.append(
            _Name(person.preferred_name, person.surname or "", f"what the child is called, {person.preferred_name}")
        )
    for one in known.other_names:
        if one.removed_on is None and (one.first_names or one.surname):
            said = " ".join(part for part in (one.first_names, one.surname) if part)
            names.append(_Name(one.first_names or person.first_names or "", one.surname or person.surname or "", said))
    return names


_Likeness = tuple[int, list[str], str]
"""A score, the reasons for it, and the one of them that says another name of the child."""


def _names(typed: Person, known: Known) -> _Likeness:
    """The best likeness of any name typed with any name known."""
    best: _Likeness = (0, [], "")
    firsts = [name for name in (typed.first_names, typed.preferred_name) if name]
    for name in _known_names(known):
        for first in firsts or [""]:
            for said, (one, two) in (("", (first, typed.surname or "")), ("swapped", (typed.surname or "", first))):
                likeness = _one_name(one, two, name, said)
                if likeness[0] > best[0]:
                    best = likeness
    return best


def _one_name(first: str, last: str, name: _Name, swapped: str) -> _Likeness:
    surname = name_likeness(last, name.last)
    if not surname:
        return 0, [], ""
    reasons = [f"Surname is {surname}"]
    score = NAME_SCORES.get(surname, NEAR_NAME)
    given = name_likeness(first, name.first) or _same_beginning(first, name.first)
    if given:
        score += NAME_SCORES.get(given, NEAR_NAME)
        reasons.append(f"First name is {given}")
    elif swapped:
        return 0, [], ""
    if swapped:
        score -= 1
        reasons = ["First name and surname are swapped"]
    quotes = f"Compared with {name.of}" if name.of else ""
    return score, [*reasons, quotes] if quotes else reasons, quotes


def _same_beginning(one: str, other: str) -> str:
    """Sam and Samuel, Fen and Fennimore: a name and its short form begin with the same three letters."""
    first, second = folded(one), folded(other)
    short, long = sorted((first, second), key=len)
    return "a longer form" if len(short) >= 3 and long.startswith(short) else ""
