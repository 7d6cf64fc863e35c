"""Who and what must not be named on a report: people who were harmed, other children, addresses that are protected.

Practice: no victim identity on a court report (DOMAIN section 7 [K]); never another child's name, nor police
intelligence (the design of the paper, section 6). What this laptop does not hold it cannot look for.
"""

import datetime as dt
import re
from collections.abc import Iterator

from casework import words as said
from casework.case_file import CaseFile
from printing.addresses import Protected
from printing.errors import WordsNotForReport
from printing.kept_out import Term, is_child, places, term
from printing.kept_out import terms as kept_out
from printing.wording import clean

ACCUSED = "The name of somebody else who is accused"


class NeverNamed:
    """Reads every text on its way to a report.

    A full name, or words out of what is kept apart, are refused. A single name is not: somebody else, or a place, may
    have it too; `may_name` says so.
    """

    def __init__(self, case_file: CaseFile, today: dt.date) -> None:
        closed = [one for one in case_file.addresses if one.confidential or one.kind == "placement"]
        self._protected = Protected(closed)
        self._terms = (*kept_out(case_file, today), *_accused(case_file))
        self._allowed = _single(" ".join(_may_stand(case_file, today)))

    def passed(self, text: str | None, field: str) -> str:
        """`text` cleaned, as it was written. `field` is what a person calls the place it stands in.

        Raises WordsNotForReport, which never repeats the name or the address, if it must not be on the paper.
        """
        whole = clean(text or "")
        if self._protected.gives_away(whole):
            raise WordsNotForReport(
                f"“{field}” gives away an address that is never printed.",
                "Write it without the address or the name of the place, and make the report again.",
            )
        if what := self._refused(whole):
            raise WordsNotForReport(
                f"“{field}” has words that must not be on a report. {what}.",
                "Write it without them, and make the report again.",
            )
        return whole

    def _refused(self, text: str) -> str:
        """What the first words of `text` are that are refused, without saying them; "" if there are none."""
        if not self._terms or not places(text, self._terms):
            return ""
        single = _single(text)
        found = places(text, [one for one in self._terms if one.squeezed not in single])
        return found[0].what if found else ""

    def gives_away(self, text: str) -> bool:
        """Whether a protected address could be read out of `text`."""
        return self._protected.gives_away(text)

    def may_name(self, text: str) -> bool:
        """Whether `text` has a single name of somebody who must not be named, which others may have too."""
        words = _single(text) - self._allowed
        return any(one.squeezed in words for one in self._terms)


def _accused(case_file: CaseFile) -> Iterator[Term]:
    """Names in the line about others accused of an offence; what is no name in it ("One other child") is none."""
    for offence in case_file.offences:
        for name in re.split(r"[,;]| and ", offence.co_accused or ""):
            if len(name.split()) > 1 and all(word[:1].isupper() for word in name.split()):
                found = term(ACCUSED, name)
                yield from [found] if found else []


def _may_stand(case_file: CaseFile, today: dt.date) -> Iterator[str]:
    """Everybody whose name may be on a report."""
    yield said.full_name(case_file.person)
    yield case_file.person.preferred_name or ""
    yield from (one.name or "" for one in case_file.relationships if not is_child(one, today))
    yield from (one.name or "" for one in case_file.professionals)
    yield from (one.worker_name or "" for one in case_file.assignments)


def _single(text: str) -> set[str]:
    """The words of a text as terms are compared."""
    return {one.squeezed for word in re.split(r"\W+", clean(text)) if (one := term("", word))}
