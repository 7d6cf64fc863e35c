"""Every text on its way to a paper that the child keeps: read for what must never stand on one.

Source: the design of the paper, section 6, the "never" lists of contract, My plan and timetable; DOMAIN section 1: the
record of a person who was harmed is kept apart, and leaks into nothing that a child may read.
"""

import datetime as dt
import re

from casework.case_file import CaseFile
from casework.words import MONTHS, WEEKDAYS
from printing.addresses import Protected
from printing.errors import WordsNotForChild
from printing.first_names import FirstNames
from printing.kept_out import CHILD, places, term, terms
from printing.wording import clean

_NO_WORDS_FOR_A_CHILD = re.compile(
    r"\b(?:victims?|perpetrators?|offen[cd]\w*|re-?offend\w*|crim(?:e|es|inal\w*)|convict\w*|rosh|yogrs|asset ?plus"
    r"|(?:low|medium|high|very high)[ -]risk|risk (?:of|level|assessment|score)\w*|intelligence|nrm|section 47)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
CALENDAR = frozenset({*WEEKDAYS, *MONTHS})
INSTEAD = "Say it as the child would: “the person I hurt”, “what I did”. Change it in the record and print again."


class KeptOut:
    """What may not leave, looked for in a text. The child's own family may be named: the page is about their home.

    A single name is looked for as a name: with a capital letter, and not where a sentence begins, since somebody who
    was harmed can be called Will or May.
    """

    def __init__(self, case_file: CaseFile, today: dt.date) -> None:
        names = [clean(one.name) for one in case_file.relationships if one.name]
        family = {one.squeezed for name in names for part in (name, *name.split()) if (one := term(CHILD, part))}
        self._terms = [one for one in terms(case_file, today) if one.what != CHILD or one.squeezed not in family]
        self._single = {one.squeezed: one.what for one in self._terms}

    def found(self, text: str) -> str:
        """What was found, without saying it: `the name of another child`; empty if nothing was."""
        single = {squeezed for word in _WORD.findall(text) if (squeezed := _squeezed(word)) in self._single}
        if found := places(text, [one for one in self._terms if one.squeezed not in single]):
            return found[0].what.lower()
        for word in _WORD.finditer(text):
            if _squeezed(word[0]) in single and _is_a_name(word[0], text[: word.start()]):
                return self._single[_squeezed(word[0])].lower()
        return ""


def _squeezed(word: str) -> str:
    found = term(CHILD, word)
    return found.squeezed if found else ""


def _is_a_name(word: str, before: str) -> bool:
    """Whether a word is written as a name is; figures are a number of somebody's, whatever stands before."""
    if any(each.isdigit() for each in word):
        return True
    begins = not before.strip() or before.rstrip()[-1] in '.!?:“"' or before.endswith("\n")
    return word[:1].isupper() and not begins and word not in CALENDAR


class ForTheChild:
    """Reads texts for one case. `names` gives first names in place of whole ones; without it they stay."""

    def __init__(self, case_file: CaseFile, today: dt.date, names: FirstNames | None = None) -> None:
        self._kept_out = KeptOut(case_file, today)
        self._protected = Protected([one for one in case_file.addresses if one.confidential])
        self._offences = [clean(one.title).casefold() for one in case_file.offences if one.title and clean(one.title)]
        self._names = names

    def passed(self, text: str | None, field: str) -> str:
        """`text` as it may be printed, each line as it was written. `field` is what a person calls its place.

        Raises WordsNotForChild, which never repeats what it found.
        """
        lines = [" ".join(line.split()) for line in clean(text or "").split("\n")]
        whole = "\n".join(lines).strip()
        if found := self._kept_out.found(whole):
            raise WordsNotForChild(
                f"“{field}” has words that may not stand on what the child keeps: {found}.",
                "Write it without them in the record and print again.",
            )
        if self._protected.gives_away(whole):
            raise WordsNotForChild(
                f"“{field}” gives away a confidential address. It is never printed.",
                "Write it without the address in the record and print again.",
            )
        if any(title in whole.casefold() for title in self._offences):
            raise WordsNotForChild(f"“{field}” names what the child was charged with.", INSTEAD)
        return self._names.said(whole) if self._names else whole

    def is_hard(self, text: str | None) -> bool:
        """Whether a text has words that are none for a child: offence, victim, risk."""
        return bool(_NO_WORDS_FOR_A_CHILD.search(clean(text or "")))

    def plain(self, text: str | None, field: str) -> str:
        """The same, of a text that is also to be in words for a child: no offence, no victim, no risk."""
        if found := _NO_WORDS_FOR_A_CHILD.search(clean(text or "")):
            raise WordsNotForChild(f"“{field}” says “{found[0]}”, which is no word for what the child keeps.", INSTEAD)
        return self.passed(text, field)
