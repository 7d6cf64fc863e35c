"""Keys by which a child is found among all of a service: whoever `casework.duplicates` would show shares one of them.

Comparing each child with each question would take a second for ten thousand. A question has some thirty keys, and an
index of them gives the few dozen children that are worth comparing. Sharing a key says nothing by itself.
"""

from collections.abc import Iterator

from casework.duplicates import NUMBERS
from casework.identifiers import spelled
from casework.people import OtherName, Person
from casework.spelled_alike import SHORTEST_FOR_A_SLIP, folded

LONGEST = 60
"""Letters of a key at most. In a longer name a slip is not looked for, and its words count up to here."""
MOST_WORDS = 12
"""Words of a name that count: what has more was meant for another field."""
FEWEST_IN_NUMBER, FEWEST_DIGITS = 4, 3
"""Characters of a number, and digits among them: "none", "n/a" and "1" stand in fields for numbers too."""


def keys_of(record: Person | OtherName) -> frozenset[str]:
    """The keys of what one record says of a child: its surname, and its numbers. None once it is removed.

    First names need none of their own: two children are compared only where a surname is alike, or a number.
    """
    if record.removed_on is not None:
        return frozenset()
    numbers = _number_keys(record) if isinstance(record, Person) else ()
    return frozenset((*_name_keys(record.surname or ""), *numbers))


def keys_typed(typed: Person) -> frozenset[str]:
    """The keys of a child who is being typed in. First name and surname may have been swapped, so all count."""
    names = (typed.surname, typed.first_names, typed.preferred_name)
    return frozenset((*(key for name in names if name for key in _name_keys(name)), *_number_keys(typed)))


def number_key(field: str, text: object) -> str:
    """The key of a number, however it is spaced; "" for what can be none, which is never compared."""
    if not isinstance(text, str):
        return ""
    plain = spelled(field, text).replace("/", "")
    digits = sum(one.isdigit() for one in plain)
    is_one = plain.isalnum() and FEWEST_IN_NUMBER <= len(plain) <= LONGEST and digits >= FEWEST_DIGITS
    return f"{field}:{plain}" if is_one else ""


def _number_keys(person: Person) -> tuple[str, ...]:
    keys = (number_key(field, getattr(person, field)) for field in NUMBERS)
    return tuple(key for key in keys if key)


def _name_keys(name: str) -> Iterator[str]:
    """For each likeness of `spelled_alike.name_likeness` a key that both names have.

    The words: the same, in another order, a part of the other. All letters: the same but for blanks. The name without
    each of its letters in turn: one letter changed, missing, extra or swapped leaves one of these the same.
    """
    whole = folded(name)
    words = whole.split()[:MOST_WORDS]
    yield from (word[:LONGEST] for word in words)
    if len(words) > 1:
        yield "".join(words)[:LONGEST]
    if SHORTEST_FOR_A_SLIP <= len(whole) <= LONGEST:
        yield whole
        yield from (whole[:at] + whole[at + 1 :] for at in range(len(whole)))
