"""Whether two values of a field mean the same to a practitioner, so that nobody is asked to choose between them.

When in doubt the difference matters: the case of names and their punctuation, punctuation in narratives, codes, dates,
yes and no against nothing said, and every field this version does not know.
"""

import re
import unicodedata
from collections.abc import Callable

from casework.about import Kind
from casework.edits import Value
from casework.record_types import about_fields


def same(one: Value, other: Value) -> bool:
    """Equal as JSON values: 1 is not true, "" is not null, and a space counts."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def matters(type: str, field: str, one: Value, other: Value) -> bool:
    """Whether `one` and `other` say different things in this field. Pure; the same both ways round."""
    return not same(_meaning(type, field, one), _meaning(type, field, other))


def _meaning(type: str, field: str, value: Value) -> Value:
    """What is left of a value without its spelling: two values mean the same where this is equal.

    A conflict record is about the very words of two people, so nothing in it is mere spelling. Nor is anything in a
    field this version does not know: it cannot tell what a blank means there.
    """
    about = about_fields(type).get(field)
    if about is None or type == "conflict":
        return value
    if value is None or value == "":
        return None  # a form that empties a field writes "" or null: which one says something of the form only
    if not isinstance(value, str):
        return value  # 1 and 1.0 are one number in JSON; yes is not 1, and nothing said is not no
    if about.kind is Kind.NARRATIVE:
        return _narrative(value) or None
    return (_SPELLINGS.get(field, _one_line)(value) or None) if about.kind is Kind.TEXT else value


def _narrative(text: str) -> str:
    """Unicode form: a keyboard or an import writes ŵ as one code point or two, and nobody can see which.

    Line ends: Windows writes two characters where others write one. White space before the first word and after the
    last shows nothing. Within the text, blanks and empty lines stay: they set out a list or a table.
    """
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip()


def _one_line(text: str) -> str:
    """In one line, white space at the ends and the length of a run of blanks come from typing and pasting.

    Case stays: "de Souza" and "De Souza" are for the family to say. So does punctuation: O'Neil is not ONeil.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def _phone(text: str) -> str:
    """Blanks, hyphens, dots and brackets group the digits as each person likes; +44 and 0044 are the 0 of a UK number.

    "+44 (0)20" writes both, and means one 0. Anything but digits (an extension, "mum's") leaves the text as it is.
    """
    digits = re.sub(r"[\s().-]", "", text.replace("(0)", "", 1) if text.lstrip().startswith(("+", "00")) else text)
    digits = re.sub(r"^(\+44|0044)0?", "0", digits)
    return digits if re.fullmatch(r"\+?[0-9]+", digits) else _one_line(text)


def _postcode(text: str) -> str:
    """Royal Mail writes capitals and one blank, people what they like: the letters and digits are the postcode."""
    return "".join(text.split()).upper()


def _email(text: str) -> str:
    """No mail provider in use tells capitals from small letters, and telephones put a capital first of themselves."""
    return _one_line(text).lower()


_SPELLINGS: dict[str, Callable[[str], str]] = {"phone": _phone, "postcode": _postcode, "email": _email}
"""Fields with a spelling of their own, by name: a phone number is one on whichever type of record it stands."""
