"""When and where the next meetings are, and which number to ring, as a child reads it."""

import datetime as dt

from casework.case_file import CaseFile
from casework.contacts import Contact
from casework.orders import Order
from casework.service import Service
from casework.standing import is_planned
from casework.words import WEEKDAYS
from printing.content import Run, Words
from printing.for_the_child import ForTheChild
from printing.wording import NBSP, clean, day_and_date, spoken_time, unbroken

WITHOUT_THE_CHILD = frozenset({"letter", "text", "email"})
PLACES = {"home_visit": "at home", "phone": "by phone", "video": "by video call", "court": "at court"}
FEW = 3  # meetings that are named one by one


def coming(case_file: CaseFile, order: Order | None, today: dt.date) -> tuple[Contact, ...]:
    """The meetings with the child to come, the next one first: those that count towards `order`, or else all."""
    ahead = [
        one
        for one in reversed(case_file.contacts)
        if is_planned(one) and one.date and one.date >= today and one.kind not in WITHOUT_THE_CHILD and not one.only_for
    ]
    counted = [one for one in ahead if order is not None and one.order == order.id and one.statutory]
    return tuple(counted or ahead)


def when_we_meet(meetings: tuple[Contact, ...], reader: ForTheChild) -> tuple[Words, ...]:
    """`Wednesdays at 4:00pm, at school.` and the next time; or else the next three meetings, one to a line."""
    few = meetings[: FEW + 1]
    if len(few) > 1 and len({_rhythm(one) for one in few}) == 1 and few[0].date and few[0].start:
        each = f"{WEEKDAYS[few[0].date.weekday()]}s at{NBSP}{spoken_time(few[0].start)}"
        return (
            (Run(each, bold=True), Run(f"{_where(few[0], reader)}.")),
            (Run("Next time: "), Run(day_and_date(few[0].date), bold=True), Run(".")),
        )
    return tuple(
        (Run(_when(one), bold=True), Run(f"{_where(one, reader)}.")) for one in meetings[:FEW] if one.date is not None
    )


def _rhythm(contact: Contact) -> tuple[int | None, dt.time | None, str]:
    return contact.date.weekday() if contact.date else None, contact.start, clean(contact.place or "")


def _when(contact: Contact) -> str:
    assert contact.date is not None  # the caller chose those with a day
    at = f", {spoken_time(contact.start)}" if contact.start else ""
    return day_and_date(contact.date) + at


def _where(contact: Contact, reader: ForTheChild) -> str:
    where = place(contact, reader)
    return f", {where}" if where else ""


def place(contact: Contact, reader: ForTheChild) -> str:
    """Where a meeting is. The home is never spelled out; a place that gives an address away is refused."""
    if contact.kind in PLACES and (contact.kind != "court" or not contact.place):
        return PLACES[contact.kind]
    return reader.passed(contact.place, "Place").replace("\n", ", ")


def ring(service: Service) -> tuple[str, str]:
    """How to reach the service and on which number: `Ring or text`, `07700 900144`; two empty texts if it has none.

    It is the service's own number, never one that may be a worker's private phone.
    """
    if service.text_phone:
        return "Ring or text", unbroken(service.text_phone)
    return ("Ring", unbroken(service.phone)) if service.phone else ("", "")
