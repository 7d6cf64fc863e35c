"""Numbers that other services give a child: whether one can be right, in a sentence that advises and never more.

They are often missing and sometimes wrong, so none is required and none is a key. The check letters and digits are
arithmetic over the number itself: they find a slip in typing, and know nothing of whether the number was ever given.
"""

import re
from collections.abc import Callable, Mapping

CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
"""Of the police computer: the remainder by 23 chooses one. I, O and S are not used."""
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Of pupil numbers: the same letters, counted from A. I, O and S are not used."""

PNC = re.compile(r"(\d{4}|\d{2})(\d{7})([A-Z])")
PNC_SHORT = re.compile(r"(\d{4}|\d{2})/?(\d{1,7})([A-Z])")
CRO_SINCE_1995 = re.compile(r"(\d{1,6})/(\d{2})([A-Z])")
CRO_SPECIAL = re.compile(r"SF(\d{2})/(\d{1,6})([A-Z])")
UPN = re.compile(r"([A-Z])(\d{11})([0-9A-Z])")
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{2}|GIR0AA|ZZ99\d[A-Z]{2}")
"""ZZ99 stands for places without one: no fixed abode, and made-up addresses."""
FIRST_YEAR_OF_TWO_FIGURES = 1939
"""Two figures of a year stand for the first such year from here on: 39 is 1939, 38 is 2038. [K]."""


def _joined(text: str) -> str:
    return "".join(text.split()).upper()


def pnc_id(text: str) -> str:
    """The number in its long form, 2002/0073319Z; "" for what cannot be read as one.

    Read: 02/73319Z, 2002/0073319Z, 20020073319Z, 033Y. Without a stroke the year has four figures where that many
    are left over, so that 79163001B is of 1979.
    """
    plain = _joined(text).replace("-", "")
    if match := (PNC.fullmatch(plain.replace("/", "")) if "/" not in plain else None):
        return _long_pnc(*match.groups())
    if "/" in plain:
        match = PNC_SHORT.fullmatch(plain)
        return _long_pnc(*match.groups()) if match else ""
    match = re.fullmatch(r"(\d{2})(\d{1,7})([A-Z])", plain)
    return _long_pnc(*match.groups()) if match else ""


def _long_pnc(year: str, serial: str, letter: str) -> str:
    if len(year) == 2:
        century = 1900 if 1900 + int(year) >= FIRST_YEAR_OF_TWO_FIGURES else 2000
        year = str(century + int(year))
    return f"{year}/{serial.zfill(7)}{letter}"


def _pnc(text: str) -> str:
    full = pnc_id(text)
    if not full:
        return "Police number (PNC ID) must be a year, a number and a letter, like 2002/0073319Z"
    year, number = full[2:4], full[5:12]
    right = CHECK_LETTERS[int(year + number) % 23]
    return "" if full[-1] == right else "Check the police number (PNC ID): its last letter does not fit the rest"


def _cro(text: str) -> str:
    """The letter is chosen as for a police number. Whether a short number is filled up with noughts first differs."""
    plain = _joined(text)
    if match := CRO_SINCE_1995.fullmatch(plain):
        serial, year, letter = match.groups()
    elif match := CRO_SPECIAL.fullmatch(plain):
        year, serial, letter = match.groups()
    else:
        return "Criminal record number (CRO) must be like 265416/21G or SF05/482703J"
    right = {CHECK_LETTERS[int(year + number) % 23] for number in (serial, serial.zfill(6))}
    return "" if letter in right else "Check the criminal record number (CRO): its last letter does not fit the rest"


def _nhs(text: str) -> str:
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"[0-9]{10}", digits):
        return "NHS number must have 10 digits, like 943 476 5919"
    check = -sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return "" if check == int(digits[9]) else "Check the NHS number: its last digit does not fit the rest"


def _upn(text: str) -> str:
    """The check letter only: which authorities there are changes, and those of Wales are on no list we have."""
    match = UPN.fullmatch(_joined(text))
    if not match or (match[3].isalpha() and match[3] not in UPN_LETTERS):
        return "Pupil number (UPN) must be a letter and 12 digits, like B801200005001"
    values = [int(digit) for digit in match[2]]
    values.append(UPN_LETTERS.index(match[3]) if match[3].isalpha() else int(match[3]))
    right = UPN_LETTERS[sum(weight * value for weight, value in enumerate(values, 2)) % 23]
    return "" if match[1] == right else "Check the pupil number (UPN): its first letter does not fit the rest"


def _uln(text: str) -> str:
    """Ten digits, of which the last is 10 less the weighted sum's remainder by 11; a remainder of 0 is never given.

    Source: Learning Records Service, unique learner number: check digit, by common knowledge [K].
    """
    digits = _joined(text)
    if not re.fullmatch(r"[1-9][0-9]{9}", digits):
        return "Learner number (ULN) must have 10 digits and not begin with 0"
    left = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return "" if left and 10 - left == int(digits[9]) else "Check the learner number (ULN): its last digit does not fit"


def _postcode(text: str) -> str:
    return "" if POSTCODE.fullmatch(_joined(text)) else "Check the postcode: it should be like LS1 4AP"


CHECKS: Mapping[str, Callable[[str], str]] = {
    "pnc_id": _pnc,
    "cro_number": _cro,
    "nhs_number": _nhs,
    "upn": _upn,
    "uln": _uln,
    "postcode": _postcode,
}
"""Name of the field, on whichever type of record it stands -> its check."""

INVENTED: Mapping[str, tuple[str, ...]] = {
    "pnc_id": ("1900/",),
    "nhs_number": ("999",),
    "upn": ("Z999",),
    "uln": ("999",),
}
"""How the numbers of invented children begin, so that none can be a real child's: their check letters need not fit."""


def is_invented(field: str, text: str) -> bool:
    """Whether the number is one of those kept for training."""
    plain = pnc_id(text) if field == "pnc_id" else _joined(text)
    return plain.startswith(INVENTED.get(field, ())) if field in INVENTED else False


def advice(field: str, text: object) -> str:
    """What to look at again in a number, as a sentence without a stop; "" where there is nothing, or no check for it.

    Nothing written is no fault: no number is required.
    """
    check = CHECKS.get(field)
    return check(text) if check and isinstance(text, str) and text.strip() else ""


def same_number(field: str, one: object, other: object) -> bool:
    """Whether two people wrote the same number, however they spaced it."""
    if not (isinstance(one, str) and isinstance(other, str) and one.strip() and other.strip()):
        return False
    return spelled(field, one) == spelled(field, other)


def spelled(field: str, text: str) -> str:
    """The number as it is compared: a police number in its long form, any other without blanks, strokes and hyphens."""
    return (pnc_id(text) if field == "pnc_id" else "") or re.sub(r"[\s/-]", "", text).upper()
