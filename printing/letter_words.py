"""What a letter that anybody at the address may open must never say.

Practice: an appointment letter never names the offence, and respects the mail flag (paper.md section 6 of the design;
DOMAIN section 7). Street names such as Lantern Court are not the court.
"""

import re

from casework.case_file import CaseFile
from casework.code_lists import CODE_LISTS
from printing.errors import WordsNotForLetter

_TELLING = re.compile(
    r"\b(?:offen[cd]\w*|crim(?:e|es|inal\w*)|convict\w*|breach\w*|on bail|bail (?:support|condition\w*|hearing)"
    r"|custody|probation|victim\w*|police|risks?"
    r"|(?:youth|crown|magistrates\W?|magistrate's|magistrates’) court|youth (?:conditional )?caution"
    r"|(?:your|the|court|referral|rehabilitation|reparation|parenting|training) order)\b",
    re.IGNORECASE,
)
_OFFENCE = re.compile(r"\b(?:offen[cd]\w*|crim(?:e|es|inal\w*)|victim\w*)\b", re.IGNORECASE)
_COURT = re.compile(r"\bcourts?\b")  # small letter: the court, not a street


def telling_words(text: str, case_file: CaseFile) -> bool:
    """True if `text` would tell a stranger why the child is known to the service."""
    if _TELLING.search(text) or _COURT.search(text):
        return True
    folded = text.casefold()
    titles = [offence.title or "" for offence in case_file.offences]
    disposals = [name for code, name in CODE_LISTS["disposal"].items() if code not in TOO_COMMON]
    return any(title and title.casefold() in folded for title in [*titles, *disposals])


def names_an_offence(text: str, case_file: CaseFile) -> bool:
    """True if `text` speaks of an offence of this child, or of whom it hurt: no letter to a home ever does."""
    folded = text.casefold()
    return bool(_OFFENCE.search(text)) or any(
        one.title and one.title.casefold() in folded for one in case_file.offences
    )


TOO_COMMON = frozenset({"adjourned", "bail", "fine", "compensation", "diversion", "prevention", "remand", "unmapped"})


def refuse_telling(field: str, text: str, case_file: CaseFile) -> None:
    """Raise WordsNotForLetter if `text`, the value of the field called `field`, may not stand on a letter."""
    if telling_words(text, case_file):
        raise WordsNotForLetter(
            f"“{field}” speaks of court, an offence, an order, the police or risk. "
            "Anybody at the address may open a letter.",
            f"Change “{field}” in the contact and print again.",
        )
