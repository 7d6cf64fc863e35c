"""Splices: a small change to a long text, as [[position, deleted, "inserted"], ...] over the text its author saw."""

from typing import Any


class DoesNotFit(ValueError):
    """The splice is not one, or does not fit the text."""


def spliced(text: str, splice: list[Any]) -> str:
    """`text` with the splice laid on it.

    Positions and lengths count Unicode code points of `text`; parts come in order and do not overlap.
    Raises DoesNotFit.
    """
    parts: list[str] = []
    done = 0
    for change in splice:
        position, deleted, inserted = _parts(change)
        if position < done or deleted < 0 or position + deleted > len(text):
            raise DoesNotFit
        parts += (text[done:position], inserted)
        done = position + deleted
    return "".join(parts) + text[done:]


def _parts(change: Any) -> tuple[int, int, str]:
    match change:
        case [int(position), int(deleted), str(inserted)] if not isinstance(position, bool | float):
            return position, deleted, inserted
    raise DoesNotFit
