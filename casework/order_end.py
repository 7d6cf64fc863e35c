"""What is known already of how things stood for the child when an order ended, for whoever has to say it."""

import datetime as dt

from casework.case_file import CaseFile
from casework.edits import Value
from casework.education import Education
from casework.order_status import AccommodationStatus, EducationStatus
from casework.orders import Order
from casework.standing import home_now

END = "end"
Statuses = tuple[AccommodationStatus, ...] | tuple[EducationStatus, ...]


def order_ended(order: Order) -> dt.date | None:
    """The day an order ended, or was to end."""
    return order.ended_on or order.end


def known_at_end(case_file: CaseFile, type: str, order: str, today: dt.date) -> dict[str, Value]:
    """What a new record of that type says of the end of `order`: the day, and where the child lived or learned then.

    Only of an order that has ended and of whose end nobody has said it. Never whether that was suitable: that is for
    somebody to judge. Source: DOMAIN section 6, indicators 1 and 2.
    """
    ended = next((order_ended(one) for one in case_file.orders if one.id == order), None)
    if ended is None or ended > today:
        return {}
    if type == "accommodation_status" and not _said(case_file.of(AccommodationStatus), order):
        home = home_now(case_file, ended)
        return _at(ended) | ({"address": home.id} if home else {})
    if type == "education_status" and not _said(case_file.of(EducationStatus), order):
        place = _education_on(case_file, ended)
        found = {} if place is None else _of_place(place)
        return _at(ended) | found
    return {}


def _at(ended: dt.date) -> dict[str, Value]:
    return {"moment": END, "date": ended.isoformat()}


def _said(statuses: Statuses, order: str) -> bool:
    return any(one.order == order and one.moment == END for one in statuses)


def _education_on(case_file: CaseFile, day: dt.date) -> Education | None:
    """The place of that day that began last; one without a beginning comes before all others."""
    then = [
        one
        for one in case_file.of(Education)
        if (one.since is None or one.since <= day) and (one.until is None or one.until >= day)
    ]
    return max(then, key=lambda one: one.since or dt.date.min, default=None)


def _of_place(place: Education) -> dict[str, Value]:
    found: dict[str, Value] = {
        "education": place.id,
        "kind": place.kind,
        "hours_offered": place.hours_offered,
        "hours_attended": place.hours_attended,
    }
    return {name: value for name, value in found.items() if value is not None}
