"""What a case summary leaves out, and the sentences that say so: nothing is left out in silence."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from casework import words as said
from casework.about import Section, Sensitivity
from casework.case_file import CaseFile
from casework.cases import Document
from casework.contacts import Contact
from casework.record import CaseRecord
from casework.record_types import RECORD_TYPES, about_fields
from casework.standing import within
from printing.addresses import Protected
from printing.wording import clean, counted, short_name

HELD_BACK = "Held in the record, not printed here"
NOT_PRINTED_ALERTS = frozenset({"health"})  # for named roles


class Guard:
    """Reads every free text on its way to the page.

    A text that would give away a confidential address or a placement is replaced whole; `left_out_sentences` counts
    them. Full names of other people become an initial and a surname. With `placement` its address may stand: the paper
    is about a visit to it.
    """

    def __init__(self, case_file: CaseFile, *, placement: bool = False) -> None:
        closed = [one for one in case_file.addresses if one.confidential or (one.kind == "placement" and not placement)]
        self.protected = Protected(closed)
        self._names = _others(case_file)
        found = sorted(map(re.escape, self._names), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)") if found else None

    def passed(self, text: str | None) -> str:
        """`text` as it may be printed, on one line."""
        whole = " ".join(clean(text or "").split())
        if not whole:
            return ""
        if self.protected.gives_away(whole):
            return HELD_BACK
        return self._pattern.sub(lambda found: self._names[found[0]], whole) if self._pattern else whole


def _others(case_file: CaseFile) -> dict[str, str]:
    """Full name -> shortened, of family, professionals and workers; never of the child."""
    child = said.full_name(case_file.person)
    names = [one.name for one in case_file.relationships]
    names += [one.name for one in case_file.professionals]
    names += [one.worker_name for one in case_file.assignments]
    whole = {" ".join(clean(name).split()) for name in names if name}
    return {name: short for name in whole if name != child and (short := short_name(name)) != name}


def left_out_sentences(
    case_file: CaseFile, printed: Iterable[str], some_hidden: bool = False, paper: str = "summary"
) -> list[str]:
    """The sentences under Not included, in the order of how much they matter. `printed` is what the page says.

    `paper` is what the document calls itself. `some_hidden`: there are records of which this laptop holds nothing. How
    many, and for whom, is not for paper.
    """
    sentences = [
        f"This {paper} leaves out victim information, case notes in full, notes about health, and earlier summaries."
    ]
    if any(one.confidential for one in case_file.addresses):
        sentences.append("A confidential address is held in the record and is never printed.")
    if any(one.kind == "placement" for one in case_file.addresses):
        sentences.append("The placement address is held in the record and not printed here.")
    if held_back := sum(HELD_BACK in text for text in printed):
        places = "in one place" if held_back == 1 else f"in {held_back} places"
        sentences.append(f"Words that would give an address away or name somebody are left out {places}.")
    if restricted := restricted_titles(case_file):
        sentences.append(f"Restricted to named roles, and left out: {said.listed(restricted)}.")
    if apart := sum(map(is_kept_apart, case_file.contacts)) + sum(map(is_kept_apart, case_file.documents)):
        sentences.append(f"{counted(apart, 'record')} kept for named roles {'is' if apart == 1 else 'are'} left out.")
    if some_hidden:
        sentences.append("Records kept for other roles than that of whoever printed this are left out.")
    if unread := sum(len(one.unread) for one in every_record(case_file)):
        sentences.append(
            f"{counted(unread, 'value')} that could not be read {'is' if unread == 1 else 'are'} left out."
        )
    if kinds := other_kinds(case_file):
        sentences.append(f"Kinds of record that this {paper} has no place for are left out: {said.listed(kinds)}.")
    if unknown := sum(record.type not in RECORD_TYPES for record in case_file.records.values()):
        sentences.append(
            f"{counted(unknown, 'record')} of a kind this version of Holdfast does not know "
            f"{'is' if unknown == 1 else 'are'} left out."
        )
    sentences.append(
        "The wording of requirements and conditions stands in the order. Other people’s names are shortened."
    )
    sentences.append("A reader who needs more should ask the case manager.")
    return sentences


def every_record(case_file: CaseFile) -> Iterator[CaseRecord]:
    """All typed records of the case that have not been removed."""
    for records in case_file.by_type.values():
        yield from records


IN_THE_SUMMARY = frozenset(
    {"case", "person", "other_name", "address", "relationship", "professional", "alert", "offence", "hearing"}
    | {"outcome", "order", "requirement", "judgement", "contact", "plan_target", "document", "assignment"}
    | {"conflict", "proposal", "document_event"}
)
"""Types of record that the summary prints from, or speaks of by itself; what became of a paper stands with it."""


def other_kinds(case_file: CaseFile) -> list[str]:
    """What the case has besides, in words: 2 custody meetings, 1 arrest. What is held apart is not even counted."""
    counts = {
        type: len(case_file.of(declared))
        for type, declared in RECORD_TYPES.items()
        if type not in IN_THE_SUMMARY and declared.restricted_to is Section.CASE
    }
    return [counted(number, *_one_and_many(type)) for type, number in counts.items() if number]


def _one_and_many(type: str) -> tuple[str, str]:
    """The name of a type of record for one and for several: `custody meeting`, `custody meetings`."""
    one = type.replace("_", " ")
    return IRREGULAR.get(type, (one, f"{one}es" if one.endswith("s") else f"{one}s"))


IRREGULAR = {
    "custody": ("stay in custody", "stays in custody"),
    "delivery": ("delivery", "deliveries"),
    "education": ("place of education", "places of education"),
    "enforcement": ("step of enforcement", "steps of enforcement"),
    "oversight": ("decision of a manager", "decisions of a manager"),
    "case_access": ("access to the case", "accesses to the case"),
    "co_accused": ("co-accused", "co-accused"),
    "basis_of_plea": ("basis of plea", "bases of plea"),
    "offence_at_hearing": ("offence at a hearing", "offences at hearings"),
    "other_status": ("answer for the indicators", "answers for the indicators"),
    "merging": ("putting together of cases", "puttings together of cases"),
}
"""Types whose names cannot be counted as they are."""


def is_kept_apart(one: Contact | Document) -> bool:
    """Whether the record says of itself that only one section may read it."""
    return one.only_for not in (None, "", Section.CASE.value)


def restricted_titles(case_file: CaseFile) -> list[str]:
    """Titles of the restricted fields this case has a value in."""
    titles = {
        within(about.title)
        for record in case_file.records.values()
        for name, about in about_fields(record.type).items()
        if about.sensitivity is Sensitivity.RESTRICTED and record.fields.get(name) is not None
    }
    return sorted(titles)


def unsettled(case_file: CaseFile) -> set[str]:
    """Ids of records with a field in two versions, not yet settled by anybody."""
    return {one.of for one in case_file.conflicts if one.of and one.settled_at is None}


def is_current(since: dt.date | None, until: dt.date | None, today: dt.date) -> bool:
    """True if a period without ends, or with one, includes today."""
    return (since is None or since <= today) and (until is None or until >= today)
