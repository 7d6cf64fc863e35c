"""What is missing in a case and will block the quarterly return to the Youth Justice Board."""

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from casework.case_file import CaseFile
from casework.code_lists import is_known
from casework.court import Offence
from casework.local_rules import DEFAULTS, LocalRules
from casework.order_end import END, Statuses, order_ended
from casework.order_status import AccommodationStatus, EducationStatus
from casework.orders import Order
from casework.quarterly_return import quarter_end, return_due
from casework.standing import BEFORE_SENTENCE

OUT_OF_COURT = ("youth_caution", "youth_conditional_caution", "community_resolution", "reprimand", "final_warning")
SUPERVISED = ("yro", "yro_iss", "referral_order", "dto", "section_250", "reparation_order")
PERSON = {
    "date_of_birth": "date of birth",
    "sex": "sex",
    "ethnicity": "ethnicity",
    "ethnicity_source": "who gave the ethnicity",
}
"""What the return asks of every child. [K]: the list of mandatory data (Annex B) changes each year [S16]."""


CJS_CODE = re.compile(r"[A-Z]{2}[0-9]{5}[A-Z]?")
"""How a CJS offence code is written. One of this form is not looked up: the list of them takes long to read."""
ANSWERED = ("suitable", "unsuitable")


class Gap(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one record lacks for the return: `record` (empty where the record itself is missing), and what, in words.

    `field` is where that is written. `about`: the record of the case that the missing one is to be about.
    """

    type: str
    record: str
    lacks: tuple[str, ...]
    field: str = ""
    about: str = ""


def return_gaps(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> tuple[Gap, ...]:
    """What will block the return that is next due for this case; nothing for a case closed before its quarter.

    Nor for one that goes on in another: the child is counted there.

    Of every child: date of birth, sex, ethnicity and who gave it. Of one sentenced by a court, the police number. Of
    each offence that came to an outcome, a code that there is. Of each order that has ended in the quarter, the home
    and the education at its end. Source: DOMAIN section 2, return data [S16], and section 6, indicators 1 and 2; which
    of them block is settled by the year's data recording requirements [K].
    """
    first = first_day(today, rules)
    if case_file.case.merged_into or (case_file.case.closed and case_file.case.closed < first):
        return ()
    found = [_person(case_file), *_offences(case_file), *_ends(case_file, first, today)]
    return tuple(one for one in found if one.lacks)


def first_day(today: dt.date, rules: LocalRules = DEFAULTS) -> dt.date:
    """The first day of the quarter whose return is next due: the last quarter until its return is, then this one."""
    this = _begins(today)
    before = this - dt.timedelta(days=1)
    return _begins(before) if today <= return_due(before, rules) else this


def next_return(today: dt.date, rules: LocalRules = DEFAULTS) -> tuple[dt.date, dt.date]:
    """The last day of the quarter whose return is next due, and the day it is due."""
    first = first_day(today, rules)
    return quarter_end(first), return_due(first, rules)


def _begins(day: dt.date) -> dt.date:
    return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _person(case_file: CaseFile) -> Gap:
    person = case_file.person
    lacks = {name: words for name, words in PERSON.items() if getattr(person, name) is None}
    if person.ethnicity is None:
        lacks.pop("ethnicity_source", None)  # once there is one to give
    if person.pnc_id is None and any(_sentenced(one) for one in case_file.orders):
        lacks["pnc_id"] = "police number (PNC ID)"
    return Gap("person", person.id, tuple(lacks.values()), next(iter(lacks), ""))


def _sentenced(order: Order) -> bool:
    return order.kind not in (*BEFORE_SENTENCE, *OUT_OF_COURT, None)


def _offences(case_file: CaseFile) -> Iterator[Gap]:
    """A code of an offence: the Home Office's, the police computer's, or the one the title came with."""
    came_to = {one.offence for one in case_file.outcomes}
    for one in case_file.offences:
        if one.id in came_to:
            yield Gap("offence", one.id, () if _has_code(one) else ("offence code",), "offence_code")


def _has_code(offence: Offence) -> bool:
    if offence.home_office_code and not is_known("home_office", offence.home_office_code):
        return False
    code = offence.offence_code
    if code and not CJS_CODE.fullmatch(code) and not is_known("offence", code):
        return False
    return bool(code or offence.home_office_code or offence.pnc_code)


def _ends(case_file: CaseFile, first: dt.date, today: dt.date) -> Iterator[Gap]:
    """A record for each of the two, or one that says all but whether it was suitable."""
    homes, schools = case_file.of(AccommodationStatus), case_file.of(EducationStatus)
    for order in case_file.orders:
        ended = order_ended(order)
        if order.kind not in SUPERVISED or ended is None or not first <= ended <= today:
            continue
        yield _end_of(order, homes, "accommodation_status", "home at the end of the order")
        yield _end_of(order, schools, "education_status", "education at the end of the order")


def _end_of(order: Order, statuses: Statuses, type: str, words: str) -> Gap:
    of_end = [one for one in statuses if one.order == order.id and one.moment == END]
    begun = of_end[0].id if of_end else ""
    answered = any(one.suitable in ANSWERED for one in of_end)
    return Gap(type, begun, () if answered else (words,), "suitable", order.id)
