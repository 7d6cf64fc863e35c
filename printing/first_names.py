"""First names: what the people around a child are called on what the child keeps."""

import re
from collections.abc import Iterable

from casework.case_file import CaseFile
from casework.people import Relationship
from printing.wording import TITLES, clean

AS_A_CHILD_SAYS = {"mother": "Mum", "father": "Dad"}
# Who lives with a child and is no carer.
NO_CARERS = re.compile(r"\b(?:brother|sister|sibling|cousin|niece|nephew|son|daughter|friend|partner|lodger)\b", re.I)


def first_name(name: str | None) -> str:
    """`Callum` for Callum Dreyling, `Nell` for Dr Nell Carradine. A post ("Duty worker") stays as it is."""
    words = clean(name or "").split()
    names = words[1:] if words and words[0].rstrip(".") in TITLES else words
    if len(names) < 2 or not all(word[:1].isupper() for word in names):
        return " ".join(words)
    return names[0]


def called(one: Relationship) -> str:
    """What a child calls somebody of the family: Mum, Dad, or the first name."""
    relation = clean(one.relation or "")
    return AS_A_CHILD_SAYS.get(relation.casefold()) or first_name(one.name) or relation


def carers(case_file: CaseFile) -> tuple[Relationship, ...]:
    """The grown-ups the child lives with, those with parental responsibility first. They sign what the child signs."""
    found = [
        one
        for one in case_file.relationships
        if one.lives_with and one.contact_allowed is not False and not NO_CARERS.search(one.relation or "")
    ]
    return tuple(sorted(found, key=lambda one: not one.parental_responsibility))


class FirstNames:
    """Shortens the full names of everybody around the child to what they are called."""

    def __init__(self, case_file: CaseFile, more: Iterable[str] = ()) -> None:
        names = [one.name for one in case_file.relationships]
        names += [one.name for one in case_file.professionals]
        names += [one.worker_name for one in case_file.assignments]
        names += [one.worker for one in case_file.contacts]
        whole = {" ".join(clean(name).split()) for name in (*names, *more) if name}
        self._first = {name: short for name in whole if (short := first_name(name)) != name}
        found = sorted(map(re.escape, self._first), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)") if found else None

    def said(self, text: str) -> str:
        """`text` with first names alone."""
        return self._pattern.sub(lambda found: self._first[found[0]], text) if self._pattern else text

    def strong(self) -> frozenset[str]:
        """The first names it gives."""
        return frozenset(self._first.values())
