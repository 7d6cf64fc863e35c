"""Short code lists: the code that is stored, and the words people read. They are in `casework.codes`, by subject.

Long ones (offences, courts, languages...) are data in `casework.reference`. A retired code stays readable for
the dates it was in use and is not offered for new ones.
"""

import datetime as dt
from collections.abc import Mapping

from casework import reference
from casework.codes import court, orders, papers, people, practice
from casework.codes.in_force import IN_FORCE, is_offered

CODE_LISTS: Mapping[str, Mapping[str, str]] = {
    **people.LISTS,
    **court.LISTS,
    **orders.LISTS,
    **practice.LISTS,
    **papers.LISTS,
}

RETIRED: Mapping[str, frozenset[str]] = {
    codes: frozenset(code for of, code in IN_FORCE if of == codes and not is_offered(of, code))
    for codes in {of for of, _ in IN_FORCE}
}
"""Readable, and not offered unless for a day on which they were in force."""


def words(codes: str, code: object) -> str:
    """The words for a code. A code this version does not know is shown as it is, never hidden."""
    if code is None or code == "":
        return ""
    if codes in reference.FILES:
        entry = reference.lookup(codes, code)
        return entry.title if entry else str(code)
    return CODE_LISTS.get(codes, {}).get(str(code), str(code))


def is_known(codes: str, code: object) -> bool:
    """Whether the list has the code, retired or not. A list this version does not know takes any code."""
    if codes in reference.FILES:
        return reference.lookup(codes, code) is not None
    return codes not in CODE_LISTS or str(code) in CODE_LISTS[codes]


def choices(codes: str, on: dt.date | None = None) -> dict[str, str]:
    """Code -> words, of what a form offers: the list without what is retired. Raises KeyError for no such list.

    `on` is the day the record is about: then what was in force on that day.
    """
    if codes in reference.FILES:
        return {entry.code: entry.title for entry in reference.entries(codes) if entry.offered}
    return {code: said for code, said in CODE_LISTS[codes].items() if is_offered(codes, code, on)}
