"""Who and what must not be named on a report: people who were harmed, other children, addresses that are protected.

Practice: no victim identity on a court report (DOMAIN section 7 [K]); never another child's name (the design of the
paper, section 6). A laptop that does not hold the section of the people who were harmed cannot know their names.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from casework import words as said
from casework.case_file import CaseFile
from casework.offending import CoAccused
from casework.people import Relationship
from casework.victims import Victim
from printing.addresses import Protected
from printing.errors import WordsNotForReport
from printing.wording import clean

ADULT = 18
CHILD_RELATIONS = frozenset({"brother", "sister", "sibling", "twin", "cousin", "friend", "girlfriend", "boyfriend"})
SHORTEST = 3  # letters of a first name that is looked for by itself


class NeverNamed:
    """Reads every text on its way to a report, and refuses what must not be on it."""

    def __init__(self, case_file: CaseFile, today: dt.date) -> None:
        closed = [one for one in case_file.addresses if one.confidential or one.kind == "placement"]
        self._protected = Protected(closed)
        names = {" ".join(clean(name).split()) for name in _kept_off(case_file, today) if clean(name)}
        self._whole = _any_of(names, re.IGNORECASE)
        theirs = {part for name in names for part in _parts(name)[:1]}
        allowed = {part for name in _allowed(case_file, today) for part in _parts(name)}
        self._first = _any_of(theirs - allowed)

    def passed(self, text: str | None, field: str) -> str:
        """`text` cleaned, as it was written. `field` is what a person calls the place it stands in.

        Raises WordsNotForReport, which never repeats the name or the address, if it must not be on the paper.
        """
        whole = clean(text or "")
        flat = " ".join(whole.split())
        if self._whole and self._whole.search(flat):
            raise WordsNotForReport(
                f"“{field}” names somebody who was harmed, somebody else accused, or another child.",
                "Write it without the name, and make the report again.",
            )
        if self._protected.gives_away(flat):
            raise WordsNotForReport(
                f"“{field}” gives away an address that is never printed.",
                "Write it without the address or the name of the place, and make the report again.",
            )
        return whole

    def gives_away(self, text: str) -> bool:
        """Whether a protected address could be read out of `text`."""
        return self._protected.gives_away(text)

    def may_name(self, text: str) -> bool:
        """Whether `text` has the first name of one of them, which somebody else may have too."""
        return bool(self._first and self._first.search(text))


def is_child(one: Relationship, today: dt.date) -> bool:
    """Whether somebody around the child is a child too: by date of birth, else by who they are to the child."""
    if one.date_of_birth:
        return said.age(one.date_of_birth, today) < ADULT
    return bool(CHILD_RELATIONS.intersection(re.split(r"\W+", (one.relation or "").casefold())))


def _kept_off(case_file: CaseFile, today: dt.date) -> Iterator[str]:
    for victim in case_file.of(Victim):
        yield from (victim.name or "", victim.organisation or "", victim.carer or "")
    yield from (one.name or "" for one in case_file.of(CoAccused))
    for offence in case_file.offences:
        # Typed in one line; what is no name in it ("one other") has no capital letters.
        together = re.split(r"[,;]| and ", offence.co_accused or "")
        yield from (name for name in together if len(_parts(name)) > 1)
    yield from (one.name or "" for one in case_file.relationships if is_child(one, today))


def _allowed(case_file: CaseFile, today: dt.date) -> Iterator[str]:
    """Everybody whose name may be on a report."""
    yield said.full_name(case_file.person)
    yield case_file.person.preferred_name or ""
    yield from (one.name or "" for one in case_file.relationships if not is_child(one, today))
    yield from (one.name or "" for one in case_file.professionals)
    yield from (one.worker_name or "" for one in case_file.assignments)


def _parts(name: str) -> list[str]:
    """The words of a name that have a capital letter and are not too short to look for."""
    return [word for word in clean(name).split() if word[:1].isupper() and len(word) >= SHORTEST]


def _any_of(terms: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str] | None:
    found = sorted(map(re.escape, terms), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", flags) if found else None
