"""A paper that is served is not made while a field on it waits for somebody to choose between two versions."""

from collections.abc import Collection, Container, Iterable

from casework.case_file import CaseFile
from casework.contacts import Contact
from casework.record import CaseRecord
from printing.errors import TwoVersions
from printing.wording import day_and_date

ATTENDANCE_FIELDS = frozenset(
    {"date", "start", "kind", "place", "order", "statutory", "attendance", "absence", "reason"}
)
"""What a row about a contact is made from."""
ON_LETTERS = {
    "contact": ("date", "start", "end", "kind", "place", "worker", "what_we_will_do", "attendance", "child_words"),
    "person": ("first_names", "surname", "preferred_name"),
    "address": ("line_1", "line_2", "town", "postcode", "confidential", "letters", "since", "until"),
    "relationship": ("name", "parental_responsibility", "letters", "address", "lives_with"),
    "enforcement": ("kind", "date", "contact", "order", "reason_given"),
    "order": ("kind", "end", "ended_on", "end_reason", "original_end", "extended_on"),
}
"""Fields that stand on letters, or decide whether one may be written."""
CHOOSE = "Choose under Needs attention, and make the paper again."


def refuse_two_versions(case_file: CaseFile, used: Iterable[CaseRecord | None], but: Container[str] = ()) -> None:
    """Raise TwoVersions if a field of one of the records that the paper is made from has two open versions.

    `but` are fields that the paper does not print. What the versions say is not repeated: it may be of no concern to
    whoever prints.
    """
    ids = {one.id for one in used if one is not None}
    for conflict in case_file.conflicts:
        if conflict.settled_at is None and conflict.of in ids and conflict.field not in but:
            raise TwoVersions(
                "Something on this paper has two versions, and nobody has chosen between them yet.", CHOOSE
            )


def refuse_open_contacts(case_file: CaseFile, contacts: Iterable[Contact]) -> None:
    """Raise TwoVersions, naming the day, if what happened at one of the contacts has two open versions.

    Source: the design of the paper, section 6: an attendance row in conflict blocks court reports and breach papers.
    """
    doubtful = {
        one.of for one in case_file.conflicts if one.settled_at is None and (one.field or "") in ATTENDANCE_FIELDS
    }
    for contact in contacts:
        if contact.id in doubtful:
            day = f" on {day_and_date(contact.date)}" if contact.date else " without a day"
            raise TwoVersions(
                f"The contact{day} has two versions, and nobody has chosen between them yet.",
                CHOOSE,
            )


def refuse_open_on_letter(case_file: CaseFile, used: Collection[str]) -> None:
    """Raise TwoVersions if a field that stands on the letter waits for somebody to choose. `used` are record ids."""
    for conflict in case_file.conflicts:
        fields = ON_LETTERS.get(case_file.records[conflict.of].type, ()) if conflict.of in case_file.records else ()
        if conflict.settled_at is None and conflict.of in used and conflict.field in fields:
            raise TwoVersions(
                "Something on this letter has two versions, and nobody has chosen between them yet.",
                "Choose under Needs attention, and print the letter again.",
            )
