"""The meetings that letters are about: which contacts they are, and when and where they are, in the words of a letter.

Practice: a letter never gives away a confidential address, nor why the child is known to the service (the design of
the paper, section 6; DOMAIN section 7).
"""

import datetime as dt

from casework.case_file import CaseFile
from casework.contacts import Contact
from casework.service import Service
from casework.standing import is_planned
from printing.addresses import Protected
from printing.errors import ContactNotReady
from printing.letter_words import refuse_telling
from printing.phrases import Phrases
from printing.wording import clean

# Kinds nobody gets a letter about: a court date has papers of its own, and the rest are not meetings with the child.
NO_LETTER = frozenset({"court", "letter", "text", "email", "custody"})
FROM_A_DISTANCE = {"phone": "by_phone", "video": "by_video"}
OUR_OFFICE = frozenset({"", "office", "our office", "the office"})


def coming(case_file: CaseFile, today: dt.date) -> list[Contact]:
    """The planned meetings from today on, the next one first: those with a day, of a kind that letters are about."""
    return [
        one
        for one in reversed(case_file.contacts)
        if is_planned(one) and one.date and one.date >= today and one.kind not in NO_LETTER
    ]


def ready(case_file: CaseFile, id: str | None) -> Contact:
    """The contact of that id, with a day and a time. Raises ContactNotReady, with what to do, for any other."""
    contact = next((one for one in case_file.contacts if one.id == id), None)
    if contact is None:
        raise ContactNotReady("This appointment is no longer in the case.", "Choose another, or plan a new one.")
    if contact.kind in NO_LETTER:
        raise ContactNotReady(
            "This kind of contact is not one for an appointment letter.",
            "Choose a planned visit, meeting or call.",
        )
    if contact.date is None or contact.start is None:
        raise ContactNotReady(
            "This appointment has no day or no time yet.", "Record when it is, and print the letter again."
        )
    return contact


def when(said: Phrases, contact: Contact) -> str:
    """`Monday 30 November 2026, 4:00pm`"""
    assert contact.date is not None  # `ready` has looked
    assert contact.start is not None
    return said.text("meeting.when_and_time", day=said.day_and_date(contact.date), time=said.time(contact.start))


def where(said: Phrases, service: Service, case_file: CaseFile, contact: Contact, for_parent_of: str = "") -> str:
    """The place, or how we come together; to a parent, with the name of their child.

    Raises ContactNotReady for a meeting without a place, or at a confidential address, and WordsNotForLetter for a
    place that says too much.
    """
    way = FROM_A_DISTANCE.get(contact.kind or "")
    if contact.kind == "home_visit":
        # The address stands above; where the child lives elsewhere, that place stays off the paper.
        way = "at_home"
    if way:
        return said.text(f"meeting.{way}_parent" if for_parent_of else f"meeting.{way}", child=for_parent_of)
    place = place_of(service, contact)
    if not place:
        raise ContactNotReady("This appointment has no place yet.", "Record where it is, and print the letter again.")
    refuse_place(case_file, place)
    return place


def place_of(service: Service, contact: Contact) -> str:
    """The place as it is recorded, on one line; our own address for our office. Empty where there is none."""
    place = clean(contact.place or "").replace("\n", ", ")
    return clean(service.address) if contact.kind == "office" and place.casefold() in OUR_OFFICE else place


def refuse_place(case_file: CaseFile, place: str) -> None:
    """Raise WordsNotForLetter or ContactNotReady if `place` may not stand on a letter."""
    refuse_telling("Place", place, case_file)
    if confidential(case_file).gives_away(place):
        raise ContactNotReady(
            "The place of this appointment is a confidential address. It is never printed.",
            "Tell the child in person, or meet somewhere else.",
        )


def confidential(case_file: CaseFile) -> Protected:
    """The addresses that may not stand on any paper."""
    return Protected([address for address in case_file.addresses if address.confidential])
