"""One contact in the words of a row: when, what it was, and what there is to know about it."""

import msgspec

from casework import CaseFile, words
from casework.code_lists import words as code_words
from casework.contact_words import contact_detail, contact_title, kind_words
from casework.contacts import Contact


class ContactLine(msgspec.Struct, frozen=True):
    """One contact of a list. `state` is "Needs your decision", "Not sent" or nothing."""

    record: str
    when: str
    what: str
    more: str
    icon: str
    who: str = ""
    state: str = ""
    needs_decision: bool = False


def contact_line(
    contact: Contact, in_conflict: frozenset[str] = frozenset(), not_sent: frozenset[str] = frozenset()
) -> ContactLine:
    """A row for `contact`; `in_conflict` and `not_sent` are ids of records."""
    undecided = contact.id in in_conflict
    return ContactLine(
        record=contact.id,
        when=words.short_weekday(contact.date) if contact.date else "No date",
        what=code_words("contact_kind", contact.kind) or "Contact" if undecided else contact_title(contact),
        more="" if undecided else contact_detail(contact) or _planned_for(contact),
        icon=kind_words(contact.kind).icon,
        who=contact.worker or "",
        state="Needs your decision" if undecided else "Not sent" if contact.id in not_sent else "",
        needs_decision=undecided,
    )


def _planned_for(contact: Contact) -> str:
    return words.clock(contact.start) if contact.attendance is None and contact.start else ""


def contact_heading(contact: Contact) -> str:
    """Home visit, Thursday 26 November"""
    day = words.weekday_day_month(contact.date) if contact.date else ""
    return ", ".join(part for part in (code_words("contact_kind", contact.kind) or "Contact", day) if part)


def contact_called(contact: Contact) -> str:
    """the contact on Monday 23 November"""
    return f"the contact on {words.weekday_day_month(contact.date)}" if contact.date else "a contact without a date"


def unsettled_records(case: CaseFile) -> frozenset[str]:
    """Ids of the records that have two versions somebody still has to choose between."""
    return frozenset(one.of for one in case.conflicts if one.of and not one.settled_at)
