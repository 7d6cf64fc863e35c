"""Lines and sections of a page that is only read."""

import datetime as dt

import msgspec

from casework import words
from ui.place import Place


class Line(msgspec.Struct, frozen=True):
    """One line: a label or date, words, a quiet aside, a state at the right.

    `opens` is where it leads, by a link that says `opens_words`, and to a screen reader of what: `spoken`.
    """

    key: str
    first: str
    lead: str = ""
    beside: str = ""
    state: str = ""
    opens: Place | None = None
    opens_words: str = "Change"
    spoken: str = ""


class Section(msgspec.Struct, frozen=True):
    """A heading with lines, or the sentence that says there are none. `add` is the type of record to be added to it."""

    title: str
    lines: tuple[Line, ...]
    empty: str
    aside: str = ""
    add: str = ""


def day(on: dt.date | None) -> str:
    """Mon 10 August 2026"""
    return f"{words.WEEKDAYS[on.weekday()][:3]} {words.day_month_year(on)}" if on else "No date"


def joined(*parts: str) -> str:
    """The parts that say something, with commas between."""
    return ", ".join(part.strip() for part in parts if part and part.strip())
