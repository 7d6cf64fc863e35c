"""Which version of the program a laptop runs, and whether that is too old to be given anything."""

import re

from casework.trouble import Trouble
from central.answers import Refusal

ANY = "0"
"""The minimum that every client meets."""
_VERSION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,9}")


class NotAVersion(Trouble):
    """The minimum is not numbers with dots between them."""


def minimum(text: str) -> str:
    """`text`, as it is. Raises NotAVersion."""
    if not _VERSION.fullmatch(text):
        raise NotAVersion("The oldest version is not a version.", next_step="Name it in numbers: 1.2.0.")
    return text


def check(version: str, oldest: str) -> None:
    """Raises Refusal 426 for a client that says it is older than `oldest`. One that says nothing is let through.

    What follows the numbers (rc1, +build) does not count, and a client that names no numbers meets
    no minimum but 0.
    """
    if version and _numbers(version) < _numbers(oldest):
        raise Refusal(
            426,
            "client_too_old",
            f"This version of the program is too old for the centre, which needs {oldest}. Changes can still be sent.",
        )


def _numbers(version: str) -> tuple[int, ...]:
    found = _VERSION.match(version)
    numbers = [int(number) for number in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers) if found else (-1,)
