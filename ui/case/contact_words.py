"""One contact in the words of a row: when, what it was, and what there is to know about it."""

import datetime as dt

import msgspec

from casework import CaseFile, words
from casework.code_lists import words as code_words
from casework.contacts import Contact

LONG = 90
"""Longest second part of a row, in characters, before it is cut at a word."""


class ContactLine(msgspec.Struct, frozen=True):
    """One contact of a list. `state` is quiet, or "Needs your decision"."""

    record: str
    when: str
    what: str
    more: str
    icon: str
    state: str = ""
    needs_decision: bool = False


ICONS = {
    "office": "footprints",
    "home_visit": "house",
    "phone": "phone",
    "video": "phone",
    "text": "phone",
    "letter": "mail",
    "email": "mail",
    "school": "school",
    "court": "landmark",
}


def contact_line(
    contact: Contact, in_conflict: frozenset[str] = frozenset(), not_sent: frozenset[str] = frozenset()
) -> ContactLine:
    """A row for `contact`; `in_conflict` and `not_sent` are ids of records."""
    undecided = contact.id in in_conflict
    state = "Needs your decision" if undecided else "Not sent" if contact.id in not_sent else ""
    return ContactLine(
        record=contact.id,
        when=words.short_weekday(contact.date) if contact.date else "No date",
        what=contact_kind(contact) if undecided else contact_title(contact),
        more="" if undecided else contact_more(contact),
        icon=ICONS.get(contact.kind or "", "footprints"),
        state=state,
        needs_decision=undecided,
    )


def contact_kind(contact: Contact) -> str:
    return code_words("contact_kind", contact.kind) or "Contact"


def contact_title(contact: Contact) -> str:
    """Home visit, attended; while it is planned: Office, planned; following up a miss: Phone, follow-up"""
    happened = code_words("attendance", contact.attendance).lower() or "planned"
    if contact.follow_up_of and contact.attendance in (None, "attended"):
        happened = "follow-up"
    return f"{contact_kind(contact)}, {happened}"


def contact_more(contact: Contact) -> str:
    """The reason, else who was there, else how the note begins."""
    if contact.attendance is None and contact.start:
        return words.clock(contact.start)
    told = contact.reason or contact.who_was_there or contact.note or ""
    first = " ".join(told.split())
    return first if len(first) <= LONG else first[:LONG].rsplit(" ", 1)[0] + "..."


def contact_heading(contact: Contact) -> str:
    """Home visit, Thursday 26 November"""
    day = words.weekday_day_month(contact.date) if contact.date else ""
    return ", ".join(part for part in (contact_kind(contact), day) if part)


def contact_called(contact: Contact) -> str:
    """the contact on Monday 23 November"""
    return f"the contact on {words.weekday_day_month(contact.date)}" if contact.date else "a contact without a date"


def unsettled_records(case: CaseFile) -> frozenset[str]:
    """Ids of the records that have two versions somebody still has to choose between."""
    return frozenset(one.of for one in case.conflicts if one.of and not one.settled_at)


def when_words(contact: Contact) -> str:
    """Thu 26 November, 11:30am; without the time where it is not known"""
    if not contact.date:
        return "No date"
    day = words.weekday_day_month(contact.date)
    short = f"{day[:3]} {day.split(' ', 1)[1]}"
    return f"{short}, {words.clock(contact.start)}" if contact.start else short


def past(contact: Contact, today: dt.date) -> bool:
    return contact.date is not None and contact.date <= today
