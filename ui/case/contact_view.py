"""What the contact editor shows around its fields: heading, choices of order, and the side column."""

import datetime as dt

import msgspec

from casework import CaseFile, Record, Value, words
from casework.code_lists import words as code_words
from casework.contact_counts import count_contacts
from casework.contact_words import contact_title
from casework.contacts import Contact
from casework.local_rules import DEFAULTS, LocalRules
from casework.record_types import read
from ui.case.case_reading import local_moment
from ui.case.contact_rows import contact_heading
from ui.case.field_words import order_called, requirement_called
from ui.case.identity import present_order

FIRST_SENTENCES = 220
"""How much of the last note stands in the side column, in characters."""


class Counted(msgspec.Struct, frozen=True):
    """What this contact counts towards: "First month on licence", "6 of 12 contacts", "on track"."""

    title: str
    figures: str
    track: str
    behind: bool
    share: float
    note: str


class ContactSide(msgspec.Struct, frozen=True):
    """The side column. `conditions` are those of the order."""

    counted: Counted | None
    last_when: str
    last_note: str
    conditions_title: str
    conditions: tuple[str, ...]


def shown_contact(record: Record, fields: dict[str, Value]) -> Contact:
    """The contact as the form shows it now."""
    return read(msgspec.structs.replace(record, fields=fields), Contact)


def heading(contact: Contact, new: bool) -> str:
    """Home visit, Thursday 26 November; for one not saved yet: Record a contact"""
    return "Record a contact" if new and not contact.kind else contact_heading(contact)


def planned_words(contact: Contact, me: tuple[str, ...], now: dt.datetime) -> str:
    """Planned by you on Tuesday 24 November; once written up by somebody: Recorded by Callum Dreyling today at 4pm"""
    if contact.attendance and contact.recorded_by:
        by = "you" if contact.recorded_by in me else contact.recorded_by
        moment = local_moment(contact.recorded_at.isoformat(), now) if contact.recorded_at else None
        return f"Recorded by {by} {words.moment(moment, now)}" if moment else f"Recorded by {by}"
    if contact.planned_by or contact.planned_on:
        by = f" by {'you' if contact.planned_by in me else contact.planned_by}" if contact.planned_by else ""
        on = f" on {words.weekday_day_month(contact.planned_on)}" if contact.planned_on else ""
        return f"Planned{by}{on}"
    return ""


def suggested(case: CaseFile, today: dt.date) -> dict[str, Value]:
    """What a new contact starts with: today, and the order the case is under."""
    order = present_order(case)
    return {"date": today.isoformat()} | ({"order": order.id} if order else {})


def written_down(name: str, now: dt.datetime) -> dict[str, Value]:
    """Who wrote a new contact down, and when: saved with it, whatever else is."""
    at = now.astimezone().isoformat(timespec="seconds")
    return {"worker": name, "recorded_by": name, "recorded_at": at}


def order_choices(case: CaseFile) -> dict[str, str]:
    """The orders a contact may count towards, by id."""
    return {order.id: order_called(order) for order in case.orders}


def requirement_choices(case: CaseFile) -> dict[str, str]:
    """The requirements a contact may deliver, by id."""
    return {one.id: requirement_called(one) for one in case.requirements}


def side(case: CaseFile, contact: Contact, today: dt.date, rules: LocalRules = DEFAULTS) -> ContactSide:
    """The side column for `contact`."""
    order = present_order(case)
    before = [
        one
        for one in case.contacts
        if one.id != contact.id and one.attendance and one.date and one.date <= (contact.date or today)
    ]
    last = next(iter(before), None)
    conditions = [line.strip() for line in (order.conditions or "").splitlines() if line.strip()] if order else []
    conditions = conditions or [
        one.text
        for one in case.requirements
        if order and one.order == order.id and one.text and not _over(one.end, today)
    ]
    return ContactSide(
        counted=counted(case, contact, today, rules),
        last_when=last_words(last) if last else "",
        last_note=shortened(last.note or last.reason or "Nothing was written.")
        if last
        else "No contact recorded before.",
        conditions_title="Licence conditions" if order and order.phase == "licence" else "Conditions",
        conditions=tuple(conditions),
    )


def last_words(contact: Contact) -> str:
    """Wednesday 25 November, phone, attended"""
    day = words.weekday_day_month(contact.date) if contact.date else "No date"
    title = contact_title(contact)
    return f"{day}, {title[:1].lower()}{title[1:]}"


def counted(case: CaseFile, contact: Contact, today: dt.date, rules: LocalRules) -> Counted | None:
    """How far this month's contacts are, counting this one; nothing where no number is asked for."""
    counting = contact.id if contact.attendance == "attended" and contact.statutory is not False else ""
    others = (one for one in case.contacts if one.id != contact.id)
    count = count_contacts(msgspec.structs.replace(case, contacts=(contact, *others)), today, counting, rules)
    if count is None:
        return None
    with_this = "Counting this one. " if counting else ""
    by = words.day_month(count.due_by - dt.timedelta(days=1))
    level = count.pace.source_words
    return Counted(
        title=count.title(),
        figures=count.figures(),
        track=count.track(),
        behind=count.behind,
        share=min(1.0, count.done / count.due) if count.due else 1.0,
        note=f"{with_this}{level[:1].upper()}{level[1:]}: {count.due} are due by {by}.",
    )


def attendance_words(code: str | None, on: dt.date, rules: LocalRules = DEFAULTS) -> str:
    """What an outcome on that day sets off, in one sentence; nothing for most."""
    if code == "unacceptable_absence":
        return f"Follow it up within {rules.limit('follow_up', on).words()}. It counts towards a warning."
    if code in ("rearranged_by_us", "cancelled_by_us"):
        return f"{code_words('attendance', code)} does not count against the child."
    return ""


def shortened(text: str) -> str:
    """The beginning of a note, cut at a word."""
    plain = " ".join(text.split())
    return plain if len(plain) <= FIRST_SENTENCES else plain[:FIRST_SENTENCES].rsplit(" ", 1)[0] + "..."


def _over(end: dt.date | None, today: dt.date) -> bool:
    return end is not None and end < today
