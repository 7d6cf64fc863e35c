"""The orders that the outcomes of a hearing make, with their dates and requirements. Pure.

Source: DOMAIN section 4. A length is counted to the day before: 12 months from 10 August end on 9 August. The contract
of a referral order begins when it is signed, so that neither its start nor its end is known in court.
"""

import datetime as dt
from collections.abc import Callable

from casework.case_file import CaseFile
from casework.court import Hearing, Outcome
from casework.dates import add_months
from casework.edits import Value
from casework.orders import Order
from casework.pile import Pile
from casework.standing import BEFORE_SENTENCE, assigned
from casework.thread_links import made_at, order_of

CUSTODY = ("dto", "section_250", "section_254", "section_252a", "hmp", "life")
MAKE_AN_ORDER = ("referral_order", "yro", "yro_iss", "reparation_order", *CUSTODY)
"""Outcomes under which somebody is supervised: contacts count towards their order."""
STARTS_LATER = ("referral_order",)
COUNTED_UNITS = ("weeks", "months", "years")
ONE_DAY = dt.timedelta(days=1)

MadeBy = Callable[[str, str, str], str]
"""Kind of record, hearing, what it is about -> the id of the record that the result makes."""


def made_here(file: CaseFile, hearing: Hearing) -> tuple[Order, ...]:
    """The orders, other than bail, that were made at a hearing."""
    return tuple(
        one
        for one in file.orders
        if one.kind not in BEFORE_SENTENCE and (at := made_at(file, one)) is not None and at.id == hearing.id
    )


def last_day(start: dt.date, number: int | None, unit: str | None) -> dt.date | None:
    """The last day of a length that begins on `start`; None for one that is no time, or that no calendar has."""
    if not number or number < 0 or unit is None:
        return None
    try:
        match unit:
            case "days":
                return start + dt.timedelta(days=number) - ONE_DAY
            case "weeks":
                return start + dt.timedelta(weeks=number) - ONE_DAY
            case "months":
                return add_months(start, number) - ONE_DAY
            case "years":
                return add_months(start, 12 * number) - ONE_DAY
    except (ValueError, OverflowError):
        return None
    return None


def follow_orders(pile: Pile, hearing_id: str, made_by: MadeBy) -> None:
    """Make the order of each outcome that makes one, once for all of its kind; then its requirements."""
    file = pile.now()
    hearing = next(one for one in file.hearings if one.id == hearing_id)
    outcomes = [one for one in file.outcomes if one.hearing == hearing_id and one.disposal in MAKE_AN_ORDER]
    outcomes.sort(key=lambda one: (not one.main, one.id))
    of_main = ""
    for kind in dict.fromkeys(one.disposal for one in outcomes):
        first = next(one for one in outcomes if one.disposal == kind)
        held = order_of(file, first)
        if held is not None and (at := made_at(file, held)) is not None and at.id != hearing_id:
            held = None  # one of the same kind and day, made at another hearing
        order = held.id if held else made_by("order", hearing_id, str(kind))
        _order(pile, order, hearing, first, held)
        of_main = of_main or order
    if of_main:
        _requirements(pile, of_main)


def _order(pile: Pile, order: str, hearing: Hearing, outcome: Outcome, held: Order | None) -> None:
    made = outcome.decided_on or hearing.date
    manager = assigned(pile.before, "case_manager", made) if made else None
    starts = made if outcome.disposal not in STARTS_LATER else None
    ends = last_day(starts, outcome.length_number, outcome.length_unit) if starts else None
    pile.fill(
        order,
        "order",
        {
            "kind": outcome.disposal,
            "made_on": _iso(made),
            "start": _iso(starts),
            "end": _iso(ends),
            "phase": "custody" if outcome.disposal in CUSTODY else "community",
            "court": hearing.court,
            "court_code": hearing.court_code,
            "hearing": hearing.id,
            "outcome": outcome.id,
            "responsible_officer": manager.worker_name if manager else None,
        },
    )
    if held is not None and held.end and ends and held.end == _end_before(pile.before, outcome.id, starts):
        pile.add(order, "order", {"end": _iso(ends)})


def _end_before(before: CaseFile, outcome: str, starts: dt.date | None) -> dt.date | None:
    """The end that followed from the length as it was: an order that still ends then follows a corrected length."""
    was = next((one for one in before.outcomes if one.id == outcome), None)
    return last_day(starts, was.length_number, was.length_unit) if was and starts else None


def _requirements(pile: Pile, order_id: str) -> None:
    """Requirements that were typed belong to the order, and run as long as it does unless they say how long."""
    order = next(one for one in pile.now().orders if one.id == order_id)
    for edit in pile.edits():
        if edit.type != "requirement" or not pile.typed(edit.record):
            continue
        shown = pile.shown(edit.record)
        start = order.start
        end = order.end
        if start and shown.get("unit") in COUNTED_UNITS:
            end = last_day(start, _whole(shown.get("amount")), shown.get("unit")) or end
        pile.fill(edit.record, "requirement", {"order": order_id, "start": _iso(start), "end": _iso(end)})


def _whole(value: Value) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
