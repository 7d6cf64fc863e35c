"""Words that may not leave in papers for others: where each comes from in the record, and where a page has them.

Source: the design of the paper, section 6, the "never" lists; DOMAIN notes, section 7, bundles: a redaction step.
"""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator

import msgspec

from casework.about import Kind, Section, Sensitivity
from casework.alike import folded
from casework.case_file import CaseFile
from casework.dates import age
from casework.offending import CoAccused
from casework.people import Relationship
from casework.record import CaseRecord
from casework.record_types import RECORD_TYPES, about_fields
from printing.not_printed import HELD_BACK, Guard, every_record
from printing.wording import clean

IN_A_ROW = 5
"""So many words in a row of a text that is kept apart are no accident."""
SHORTEST = 3  # letters; a shorter name is found with the name beside it
AROUND = 60  # characters shown on each side
BLANK = "[held back]"
ADULT = 18
CHILDREN = ("brother", "sister", "sibling", "twin", "cousin", "niece", "nephew", "friend")
"""Who is taken for a child where no date of birth is recorded; part of a word is enough: stepbrother, girlfriend."""
WHAT = {
    Section.VICTIM: "the person who was harmed",
    Section.HEALTH: "health, which is kept for the health workers",
    Section.POLICE_INTELLIGENCE: "what is kept for the police",
}
ADDED = "Words that you added"
CHILD = "The name of another child"
ADDRESS = "A confidential address"
_WORD = re.compile(r"\w+")


class Term(msgspec.Struct, frozen=True):
    """Words that may not leave. `what` says what they are without saying them; `squeezed` is how they are compared.

    `single` is one part of a name: it is looked for with a capital letter, since somebody can be called Will or May.
    """

    what: str
    squeezed: str
    single: bool = False


class Found(msgspec.Struct, frozen=True):
    """One place on a page: what was found, and the words around it with every such place blanked."""

    what: str
    around: str


def term(what: str, words: str | None, single: bool = False) -> Term | None:
    """`words` as a term; None where nothing is left to look for."""
    squeezed = "".join(part for part, _, _ in _words(words or ""))
    return Term(what, squeezed, single) if len(squeezed) >= SHORTEST else None


def terms(case_file: CaseFile, today: dt.date, added: Iterable[str] = ()) -> tuple[Term, ...]:
    """Every term this laptop knows of, and those that somebody `added`. What it does not hold it cannot look for.

    A single name that a person has in common with the child, or with whoever works on the case, is no term: it would
    be found on every page. The full name is.
    """
    known = [*_kept_apart(case_file), *_confidential_addresses(case_file), *_other_children(case_file, today)]
    own = {part for name in _own_names(case_file) for part in _parts(name)}
    found = [one for one in known if one and one.squeezed not in own]
    found += [one for words in added if (one := term(ADDED, words))]
    return tuple(dict.fromkeys(found))


def _kept_apart(case_file: CaseFile) -> Iterator[Term | None]:
    """Names, places and numbers of records that are held apart as a whole, and their texts, some words at a time."""
    for record in every_record(case_file):
        if record.restricted_to is Section.CASE:
            continue
        what = WHAT[record.restricted_to]
        for name, about in about_fields(_type_of(record)).items():
            value = getattr(record, name)
            if not isinstance(value, str):
                continue
            if about.sensitivity is Sensitivity.CONFIDENTIAL:
                yield from _identity(f"About {what}: {about.title.lower()}", name, value)
            elif about.kind is Kind.NARRATIVE:
                yield from _passages(f"Words from the record about {what}", value)


def _type_of(record: CaseRecord) -> str:
    return next(name for name, declared in RECORD_TYPES.items() if declared is type(record))


def _identity(what: str, field: str, value: str) -> Iterator[Term | None]:
    """The whole, each line of an address, and each part of a name: "Perran said" gives somebody away too."""
    yield term(what, value)
    if field == "phone" and value.strip().startswith("0"):
        yield term(what, f"44{value.strip()[1:]}")
    if field in ("name", "carer"):
        yield from (term(what, part, single=True) for part in clean(value).split())
    if field == "address":
        for line in re.split(r"[\n,]", clean(value)):
            yield from _place(what, line)


def _passages(what: str, text: str) -> Iterator[Term | None]:
    words = clean(text).split()
    for start in range(len(words) - IN_A_ROW + 1):
        yield term(what, " ".join(words[start : start + IN_A_ROW]))


def _confidential_addresses(case_file: CaseFile) -> Iterator[Term | None]:
    for address in case_file.addresses:
        if address.confidential:
            for line in (address.line_1, address.line_2, address.postcode):
                yield term(ADDRESS, line)
                yield from _place(ADDRESS, clean(line or ""))


def _place(what: str, line: str) -> Iterator[Term | None]:
    """A line of an address, with its number and without: 12 Teasel Row, Teasel Row. A lone word can be a town."""
    for part in (line, re.sub(r"^\W*\d+\w?\s+", "", line)):
        if len(part.split()) > 1:
            yield term(what, part)


def _other_children(case_file: CaseFile, today: dt.date) -> Iterator[Term | None]:
    """Children accused of the same offence, brothers and sisters: the full name, and each part of it."""
    names = [one.name for one in case_file.of(CoAccused) if one.age_group != "adult"]
    names += [one.name for one in case_file.relationships if is_child(one, today)]
    for name in filter(None, names):
        yield term(CHILD, name)
        yield from (term(CHILD, part, single=True) for part in clean(name).split())


def is_child(one: Relationship, today: dt.date) -> bool:
    """Whether somebody around the child is a child too: by date of birth, else by who they are to the child."""
    if one.date_of_birth:
        return age(one.date_of_birth, today) < ADULT
    relation = (one.relation or "").casefold()
    return any(word in relation for word in CHILDREN)


def _own_names(case_file: CaseFile) -> list[str]:
    """Names that may stand on every page: the child's, and those of whoever works with them."""
    person = case_file.person
    names = [person.first_names, person.surname, person.preferred_name]
    names += [one.name for one in case_file.professionals]
    names += [one.worker_name for one in case_file.assignments]
    return [name for name in names if name]


def _parts(name: str) -> list[str]:
    return ["".join(part for part, _, _ in _words(word)) for word in clean(name).split()]


class OutsideGuard(Guard):
    """Reads free text on its way to a paper for another service: what has a term in it is held back whole."""

    def __init__(self, case_file: CaseFile, today: dt.date) -> None:
        super().__init__(case_file)
        self._terms = terms(case_file, today)

    def passed(self, text: str | None) -> str:
        """`text` as it may be printed, on one line."""
        said = super().passed(text)
        return HELD_BACK if said and self._terms and places(said, self._terms) else said


def as_written(guard: Guard, text: str | None) -> tuple[str, ...]:
    """The paragraphs of a text, divided by empty lines, each as it may be printed with its lines as they were."""
    whole = re.split(r"\n\s*\n", clean(text or ""))
    lines = ((guard.passed(line) for line in paragraph.split("\n")) for paragraph in whole)
    return tuple(joined for each in lines if (joined := "\n".join(filter(None, each))))


def places(text: str, looked_for: Iterable[Term]) -> tuple[Found, ...]:
    """Where `text`, the words of one page, has any of the terms. Accents, capitals, spaces and line ends do not count.

    A term is found as whole words only: Ann is not found in annual.
    """
    words = _words(text)
    squeezed = "".join(part for part, _, _ in words)
    there = [one for one in looked_for if one.squeezed in squeezed]
    if not there:
        return ()
    starts = list(itertools.accumulate((len(part) for part, _, _ in words), initial=0))
    begins = {at: index for index, at in enumerate(starts[:-1])}
    ends = {at: index for index, at in enumerate(starts[1:])}
    spans: list[tuple[int, int, str]] = []
    for one in there:
        at = squeezed.find(one.squeezed)
        while at >= 0:
            first, last = begins.get(at), ends.get(at + len(one.squeezed))
            if first is not None and last is not None and not (one.single and text[words[first][1]].islower()):
                spans.append((words[first][1], words[last][2], one.what))
            at = squeezed.find(one.squeezed, at + 1)
    return tuple(_told(text, _joined(spans)))


def _joined(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Places that touch are one place, called by what was found first in it."""
    whole: list[tuple[int, int, str]] = []
    for start, end, what in sorted(spans, key=lambda one: (one[0], -one[1])):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]), whole[-1][2])
        else:
            whole.append((start, end, what))
    return whole


def _told(text: str, spans: list[tuple[int, int, str]]) -> Iterator[Found]:
    """Each place with the words around it; none of the places can be read in any of them."""
    pieces, at, middles = [], 0, []
    for start, end, _ in spans:
        pieces += [text[at:start], BLANK]
        middles.append(sum(map(len, pieces)) - len(BLANK))
        at = end
    blanked = "".join([*pieces, text[at:]])
    for middle, (_, _, what) in zip(middles, spans, strict=True):
        around = blanked[max(0, middle - AROUND) : middle + len(BLANK) + AROUND]
        yield Found(what, " ".join(around.split()))


def _words(text: str) -> list[tuple[str, int, int]]:
    """Each word as it is compared, and from where to where it stands in `text`."""
    return [(folded(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]
