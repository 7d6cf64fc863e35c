"""Whether a child who is being added is known to the service, told to somebody who may not work with that child.

Nothing is told that was not typed: whoever asks has to know a child's name and more before they learn that the child is
known, and learns no name, date or number beside. Why: docs/decisions/0022.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Collection

import msgspec

from casework.alike_keys import number_key
from casework.duplicates import NUMBERS, Possible
from casework.people import Person
from casework.record_types import is_likely
from casework.spelled_alike import birth_likeness, folded, one_slip_apart

MOST_TOLD = 5
"""Children told at once."""
PARTICULARS = 10
"""What both names together with a date of birth score at least (`casework.duplicates`)."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_A_NAME = re.compile(r"[^\W\d_]+(?:[ '’.‐-][^\W\d_]+)*")
_LONGEST = 100


class KnownChild(msgspec.Struct, frozen=True, omit_defaults=True):
    """A child who may be the one that is typed in. All but `reference`, `worker` and `closed` was typed, or nearly so.

    `name`: the words of the recorded name that were typed, as they are recorded. `date_of_birth` where such a date was
    typed; `birth_year` instead, where the one that was typed is an estimate. `reasons` are sentences without a stop.
    `worker` is the case manager, or who covers; "" where there is none. `held`: it is a case of whoever asked, and then
    `case` is its id.
    """

    reasons: tuple[str, ...]
    reference: str = ""
    name: str = ""
    date_of_birth: dt.date | None = None
    birth_year: int | None = None
    worker: str = ""
    closed: bool = False
    held: bool = False
    case: str = ""


class KnownAlready(msgspec.Struct, frozen=True, omit_defaults=True):
    """Children who may be the one that is typed in, the likeliest first.

    `more`: others are like it too, and typing more will tell. `ask_manager`: only a manager can say whether this child
    is known. That is all that is ever said of a child whose case has a list, or whose record is kept for a section.
    """

    children: tuple[KnownChild, ...]
    more: bool = False
    ask_manager: bool = False


def question_of(typed: Person) -> Person | None:
    """What of it is compared; None where that is too little to be a question.

    A surname with a first name or a date of birth is enough, and so is a number that can be one.
    """
    wrong = {field: None for field in NUMBERS if not number_key(field, getattr(typed, field))}
    born = typed.date_of_birth if typed.date_of_birth and is_likely(typed.date_of_birth) else None
    asked = msgspec.structs.replace(typed, date_of_birth=born, **wrong)
    first = folded(asked.first_names or "") or folded(asked.preferred_name or "")
    named = folded(asked.surname or "") and (first or born)
    return asked if named or len(wrong) < len(NUMBERS) else None


def is_particular(possible: Possible) -> bool:
    """Whether it takes knowing the child to ask like this: a number is the same, or both names and the date of birth.

    Of a child whose case has a list nothing is said to others, unless the question is, and then only that a manager
    can say.
    """
    return possible.by_number or possible.score >= PARTICULARS


def reasons_told(possible: Possible) -> tuple[str, ...]:
    """The reasons, without another name of the child that may not have been typed."""
    instead = "Compared with another name the child has had"
    return tuple(instead if reason == possible.quotes else reason for reason in possible.reasons)


def name_told(typed: Person, known: Person) -> str:
    """Of the legal name and the one the child is called by, the words that were typed, with a slip in one of them.

    All of a name, as it is written there, where all its words were typed.
    """
    asked = {part for name in _names(typed) for part in (*folded(name).split(), _joined(name))}
    told = [_typed_of(name, asked) for name in _names(known)]
    return " ".join(dict.fromkeys(part for part in told if part))[:_LONGEST]


def birth_told(typed: Person, known: Person) -> dt.date | int | None:
    """The recorded date where it is the one that was typed, or a slip from it; its year where only that was meant."""
    asked, born = typed.date_of_birth, known.date_of_birth
    if asked is None or born is None:
        return None
    if typed.birth_estimated:
        return born.year if born.year == asked.year else None
    return born if birth_likeness(asked, born) else None


def _names(person: Person) -> list[str]:
    """First names, what the child is called, surname."""
    names = (person.first_names, person.preferred_name, person.surname)
    return [unicodedata.normalize("NFC", name) for name in names if name]


def _joined(name: str) -> str:
    return folded(name).replace(" ", "")


def _typed_of(name: str, asked: Collection[str]) -> str:
    """The words of a recorded name that were typed; the whole of it where these are all it has."""
    words = _WORD.findall(name)
    told = [word for word in words if _is_typed(folded(word), asked)]
    whole = _joined(name) in asked or (told and len(told) == len(words))
    return name if whole and _A_NAME.fullmatch(name) else " ".join(told)


def _is_typed(word: str, asked: Collection[str]) -> bool:
    return word in asked or any(one_slip_apart(word, other) for other in asked)
