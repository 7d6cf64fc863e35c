"""Texts that are written again and again: the service's, and one's own. Templates for a note, never words of a case."""

from collections.abc import Iterable

import msgspec

MOST_TEXTS = 60
MOST_LETTERS = 4000
"""Of one text: longer ones are forms, and have fields."""
NAMED = 40


class Text(msgspec.Struct, frozen=True):
    """One text under a name."""

    name: str
    text: str


def usable(texts: Iterable[Text]) -> tuple[Text, ...]:
    """Those that say anything and are not too long, each name once; the first of two of one name."""
    found: dict[str, Text] = {}
    for one in texts:
        if one.text.strip() and len(one.text) <= MOST_LETTERS:
            found.setdefault(one.name.strip() or name_of(one.text), one)
    return tuple(Text(name, one.text) for name, one in list(found.items())[:MOST_TEXTS])


def name_of(text: str) -> str:
    """What a text without a name is called: how it begins."""
    plain = " ".join(text.split())
    return plain if len(plain) <= NAMED else plain[:NAMED].rsplit(" ", 1)[0] + "..."
