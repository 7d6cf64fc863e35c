"""The matter behind breach papers: the order, its failures and warnings, and by when the information is to be laid.

Failures and warnings come from contacts and from the steps of enforcement, and are never typed (DOMAIN section 7).
"""

import datetime as dt
from collections.abc import Sequence
from itertools import zip_longest

from casework import words as said
from casework.breach_evidence import position
from casework.breach_ladder import Position, Rung
from casework.breach_routes import route_of
from casework.case_file import CaseFile
from casework.enforcement import Enforcement
from casework.orders import Order
from casework.record import CaseRecord
from casework.service import Service
from casework.standing import orders_running, requirements_of, within
from printing.attendance_table import Result, attendance
from printing.content import Words, words
from printing.documents import Check
from printing.errors import PaperNotReady
from printing.failures_table import told_on, warnings_given
from printing.offence_table import offences_under
from printing.two_versions import refuse_open_contacts, refuse_two_versions
from printing.wording import clean, counted, day_and_date, day_and_month, long_date

TO_COURT = "information_laid"


class BreachCase:
    """One order in breach. Raises TwoVersions while a contact under it waits for somebody to choose."""

    def __init__(self, case_file: CaseFile, order: Order, today: dt.date, service: Service) -> None:
        self.case_file, self.order = case_file, order
        refuse_open_contacts(case_file, [one for one in case_file.contacts if one.order in (order.id, None)])
        self.found = attendance(case_file, order, today)
        self.given = warnings_given(case_file, order, self.found)
        self.position: Position | None = position(case_file, order, today, service.usable_rules())
        if not self.found.failures:
            raise PaperNotReady(
                "No failure to comply is recorded under this order.",
                "Record what happened at the appointment that was missed, and make the paper again.",
            )

    def refuse_two_versions(self, used: tuple[CaseRecord | None, ...]) -> None:
        """Raise TwoVersions if anything else on the paper waits for somebody to choose."""
        case_file, order = self.case_file, self.order
        steps = [one for one in case_file.of(Enforcement) if one.order in (order.id, None)]
        letters = [one for one in case_file.documents if one.kind in ("warning_letter", "appointment_letter")]
        order_itself = [order, *requirements_of(case_file, order), *offences_under(case_file, order)]
        refuse_two_versions(case_file, [*used, *order_itself, *steps, *letters])

    def sentences(self, name: str) -> list[Words]:
        """What happened, for the box: failures and warnings in a few sentences, then what was kept."""
        days = [one.date for one in self.found.failures if one.date]
        first = f"{name} failed to comply {_times(len(days))}: on {said.listed(_dates(days))}."
        dates = _dates([one.day for one in self.given])
        warned = [f"a {one.name} on {day}" for one, day in zip(self.given, dates, strict=True)]
        second = f"We gave {said.listed(warned)}." if warned else "No warning is recorded."
        third = f" {self._so}" if self.position else ""
        kept = self.found.count(Result.ATTENDED)
        due = kept + self.found.count(Result.ACCEPTED) + len(days)
        return [words(f"{first} {second}{third}"), words(f"{name} kept {kept} of {counted(due, 'appointment')}.")]

    @property
    def _so(self) -> str:
        """What follows: where the last failure came after the warnings there are, in the plain words for it."""
        assert self.position is not None  # asked for only where there is one
        last = self.found.failures[-1].date
        if self.position.rung < Rung.MUST_GO or len(self.given) != 2 or not last or last < self.given[-1].day:
            return f"{self.position.why}."
        return "The last failure followed both, so we must bring the order back to court."

    def to_be_laid_by(self) -> str:
        """The last day for the information, by the service's rule; "" where the ladder does not ask for one."""
        must = self.position.must if self.position else ()
        route = route_of(self.order.kind)
        due = next((one for one in must if route and one.what == route.must), None)
        return day_and_date(due.by) if due else ""

    def checks(self) -> tuple[Check, ...]:
        """What should be looked at before it goes to court."""
        failures = self.found.failures
        found = [Check(f"{counted(len(failures), 'failure')}, from the contact record; none was typed.")]
        if untold := sum(told_on(self.case_file, one) is None for one in failures):
            found.append(
                Check(f"How the child was told is not recorded for {counted(untold, 'appointment')}.", needs_you=True)
            )
        if unserved := sum(not one.how for one in self.given):
            found.append(
                Check(f"How it was served is not recorded for {counted(unserved, 'warning')}.", needs_you=True)
            )
        if unread := self.found.count(Result.OPEN):
            found.append(Check(f"{counted(unread, 'contact')} not written up yet.", needs_you=True))
        if not self.given:
            found.append(Check("No warning is recorded under this order.", needs_you=True))
        return tuple(found)


def _dates(days: Sequence[dt.date]) -> list[str]:
    """Each day; its year only where the next one is of another: `21 September, 19 October and 23 November 2026`."""
    return [
        day_and_month(day) if after and after.year == day.year else long_date(day)
        for day, after in zip_longest(days, days[1:])
    ]


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def orders_to_court(case_file: CaseFile) -> list[Order]:
    """The orders that run and whose breach goes to a court, the newest first."""
    routes = ((one, route_of(one.kind)) for one in orders_running(case_file))
    return [one for one, route in routes if route and TO_COURT in route.steps]


def order_in_breach(case_file: CaseFile, today: dt.date) -> Order:
    """The order that a breach report is about: of those that can go to court, the one with failures.

    Raises PaperNotReady if no order runs whose breach goes to a court.
    """
    orders = orders_to_court(case_file)
    if not orders:
        raise PaperNotReady(
            "No order runs in this case whose breach goes to court.",
            "Look at the order under Offences and court.",
        )
    failed = (one for one in orders if attendance(case_file, one, today).failures)
    return next(failed, orders[0])


def offences_of(case_file: CaseFile, order: Order) -> str:
    """What the order was made for: `Assault occasioning actual bodily harm; theft from a shop (2)`."""
    titles = [clean(one.title) for one in offences_under(case_file, order) if one.title]
    told = [f"{one} ({titles.count(one)})" if titles.count(one) > 1 else one for one in dict.fromkeys(titles)]
    return "; ".join(told[:1] + [within(one) for one in told[1:]])
