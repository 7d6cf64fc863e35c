"""Splices: a small change to a long text, as [[position, deleted, "inserted"], ...] over the text its author saw.

Positions and lengths count Unicode code points of that text. Parts come in order and do not overlap.
"""

import re
import zlib
from difflib import SequenceMatcher
from typing import Any

Splice = list[tuple[int, int, str]]

SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?\n]+\s*|$)")
WORD = re.compile(r"\s*\S+|\s+$")
MOST_UNITS = 3_000
"""Two passages of more sentences, or words, than this together are not compared but replaced: that bounds the time."""
APART = 8
"""Two changes nearer than this become one part: the code points between them cost less than a part's own brackets."""

_Change = tuple[int, str, str]
"""Position, what stands there, and what it becomes."""


class DoesNotFit(ValueError):
    """The splice is not one, or does not fit the text."""


def spliced(text: str, splice: Any) -> str:
    """`text` with the splice laid on it. Raises DoesNotFit."""
    if not isinstance(splice, list):
        raise DoesNotFit
    parts: list[str] = []
    done = 0
    for change in splice:
        position, deleted, inserted = _part(change)
        if position < done or deleted < 0 or position + deleted > len(text):
            raise DoesNotFit
        parts += (text[done:position], inserted)
        done = position + deleted
    return "".join(parts) + text[done:]


def _part(change: Any) -> tuple[int, int, str]:
    match change:
        case [int(position), int(deleted), str(inserted)] if bool not in (type(position), type(deleted)):
            return position, deleted, inserted
    raise DoesNotFit


def undoing(text: str, splice: Splice) -> Splice:
    """The splice that takes one back: over what `splice` makes of `text`, it makes `text` again."""
    back: Splice = []
    longer = 0
    for position, deleted, inserted in splice:
        back.append((position + longer, len(inserted), text[position : position + deleted]))
        longer += len(inserted) - deleted
    return back


def checksum(text: str) -> int:
    """CRC-32 of the text in UTF-8: tells a splice that was laid on another text, or counted in other units."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def splice_between(before: str, after: str) -> Splice:
    """A compact splice that makes `after` of `before`; empty where they are equal.

    What both begin and end with is found first, so that one changed word costs next to nothing in any text. The rest is
    compared sentence by sentence, and what differs there word by word: far faster than words alone, since a sentence
    hardly ever stands in a text twice. 25,000 code points take well under 5 ms, and a whole megabyte 0.2 s at the most.
    """
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    passage = (start, before[start : len(before) - end], after[start : len(after) - end])
    changes = [word for sentence in _changes(*passage, SENTENCE) for word in _changes(*sentence, WORD)]
    return [_trimmed(*change) for change in _joined(changes, before)]


def _changes(position: int, was: str, becomes: str, unit: "re.Pattern[str]") -> list[_Change]:
    """Where `was`, which stands at `position`, becomes another text, unit by unit."""
    old, new = unit.findall(was), unit.findall(becomes)
    if not old or not new or len(old) + len(new) > MOST_UNITS:
        return [(position, was, becomes)] if was != becomes else []
    changes: list[_Change] = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new).get_opcodes():
        replaced = "".join(old[old_from:old_to])
        if kind != "equal":
            changes.append((position, replaced, "".join(new[new_from:new_to])))
        position += len(replaced)
    return changes


def _joined(changes: list[_Change], before: str) -> list[_Change]:
    """The same changes, those with hardly anything between them made one."""
    joined: list[_Change] = []
    for position, was, becomes in changes:
        at, earlier, later = joined[-1] if joined else (0, "", "")
        between = before[at + len(earlier) : position]
        if joined and len(between) < APART:
            joined[-1] = (at, earlier + between + was, later + between + becomes)
        else:
            joined.append((position, was, becomes))
    return joined


def _trimmed(position: int, was: str, becomes: str) -> tuple[int, int, str]:
    start = _alike(was, becomes)
    end = _alike(was[start:][::-1], becomes[start:][::-1])
    return position + start, len(was) - start - end, becomes[start : len(becomes) - end]


def _alike(one: str, other: str) -> int:
    """How many code points both begin with, found by halves: comparing slices is far faster than counting."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
