"""Numbers as people type them: "12", "12.5", "£1,250.50", "91 %"."""

import re

from casework.typed_dates import Typed

HINT = "Enter a number, like 12 or 12.5."
WHOLE_HINT = "Enter a whole number, like 12."
MOST_DIGITS = 15
"""More than these cannot be kept exactly in a number with a decimal point."""
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")


def typed_number(text: str, *, whole: bool = False) -> Typed[int | float]:
    """Read a number; with `whole`, one without a fraction. A whole number is an int, whichever was asked for."""
    plain = re.sub(r"[\s,£%]", "", text).replace("−", "-")
    if not plain:
        return Typed() if not text.strip() else Typed(problem=WHOLE_HINT if whole else HINT)
    if not _NUMBER.fullmatch(plain):
        return Typed(problem=WHOLE_HINT if whole else HINT)
    if sum(letter.isdigit() for letter in plain) > MOST_DIGITS:
        return Typed(problem=f"That number is too long. It can have {MOST_DIGITS} digits.")
    number = float(plain)
    if number.is_integer():
        return Typed(int(number))
    return Typed(problem=WHOLE_HINT) if whole else Typed(number)


def number_words(value: object) -> str:
    """A number as it is shown in its field: 12 rather than 12.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
