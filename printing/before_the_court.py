"""Where the child stands in law: offences with plea and outcome, orders, custody or bail, what comes next at court."""

import datetime as dt

from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.court import Hearing, Offence, Outcome, Remand
from casework.custody import Custody, Licence
from casework.orders import Order
from casework.standing import main_order, orders_running
from casework.words import clock_24
from printing.content import Fact, Table, Words, words
from printing.not_printed import Guard, is_current
from printing.wording import NBSP, NOT_RECORDED, clean, long_date, short_date

OFFENCE_WIDTHS = (60.0, 24.0, 30.0, 51.0)
HEARING_WIDTHS = (34.0, 60.0, 71.0)


def legal_status(case_file: CaseFile, guard: Guard, today: dt.date) -> tuple[Fact, ...]:
    """The order with its dates, custody, licence, bail or remand: each where there is one."""
    order = main_order(case_file)
    facts = [
        Fact("Order", order_in_words(case_file, order) if order else "None in force is recorded", wide=True),
    ]
    if order:
        facts += [
            Fact("Made", _on(order.made_on)),
            Fact("Ends", _on(order.end)),
            Fact("Court", guard.passed(order.court) or NOT_RECORDED),
            Fact("Now", code("order_phase", order.phase) or NOT_RECORDED),
        ]
    facts += [
        Fact("Also in force", order_in_words(case_file, one), wide=True)
        for one in orders_running(case_file)
        if order is None or one.id != order.id
    ]
    return (*facts, *_custody(case_file, guard), *_licence(case_file), *_remand(case_file, guard, today))


def order_in_words(case_file: CaseFile, order: Order) -> str:
    """`Detention and training order, 16 months`."""
    outcome = next((one for one in case_file.outcomes if one.id == order.outcome), None)
    length = clean(outcome.length or "").replace(" ", NBSP) if outcome else ""
    return ", ".join(filter(None, (code("disposal", order.kind) or NOT_RECORDED, length)))


def stay(case_file: CaseFile) -> Custody | None:
    """The stay in custody that counts: the newest."""
    return next(iter(case_file.of(Custody)), None)


def _custody(case_file: CaseFile, guard: Guard) -> tuple[Fact, ...]:
    one = stay(case_file)
    if one is None:
        return ()
    facts = [
        Fact("Custody", guard.passed(one.establishment) or NOT_RECORDED),
        Fact("In on", _on(one.since)),
    ]
    for title, day in (
        ("Out on", one.until),
        ("Release due", None if one.until else one.expected_release),
        ("Earliest release", None if one.until else one.earliest_release),
        ("Latest release", None if one.until else one.latest_release),
    ):
        if day:
            facts.append(Fact(title, long_date(day)))
    return tuple(facts)


def _licence(case_file: CaseFile) -> tuple[Fact, ...]:
    one = next(iter(case_file.of(Licence)), None)
    if one is None:
        return ()
    kind = code("licence_kind", one.kind) or NOT_RECORDED
    ends = f", until {long_date(one.expires_on)}" if one.expires_on else ""
    facts = [Fact("On release", f"{kind}, from {_on(one.released_on)}{ends}", wide=True)]
    if one.recalled_on:
        facts.append(Fact("Recalled on", long_date(one.recalled_on)))
    return tuple(facts)


def _remand(case_file: CaseFile, guard: Guard, today: dt.date) -> tuple[Fact, ...]:
    running = [one for one in case_file.of(Remand) if is_current(one.since, one.until, today)]
    return tuple(
        Fact(
            "Bail or remand",
            ". ".join(filter(None, (code("remand", one.kind), guard.passed(one.conditions)))),
            wide=True,
        )
        for one in running
    )


def offences(case_file: CaseFile, guard: Guard) -> Table:
    """Every offence that is dealt with at court, newest first: when, the plea, and what was decided."""
    return _offences(case_file, guard, [one for one in case_file.offences if not one.pre_court], "Offences")


def earlier_decisions(case_file: CaseFile, guard: Guard) -> Table:
    """What was decided out of court before, so that nobody reads a second time as a first."""
    return _offences(case_file, guard, [one for one in case_file.offences if one.pre_court], "Decisions out of court")


def _offences(case_file: CaseFile, guard: Guard, found: list[Offence], about: str) -> Table:
    return Table(
        about=about,
        head=("Offence", "Date", "Plea", "What was decided"),
        rows=tuple(_offence(case_file, one, guard) for one in found),
        widths=OFFENCE_WIDTHS,
        empty="None is recorded.",
    )


def _offence(case_file: CaseFile, one: Offence, guard: Guard) -> tuple[Words, ...]:
    decided = [each for each in case_file.outcomes if each.offence == one.id]
    return (
        words(guard.passed(one.title) or NOT_RECORDED),
        words(short_date(one.committed_on) if one.committed_on else NOT_RECORDED),
        words(code("plea", one.plea) or NOT_RECORDED),
        words("; ".join(_outcome(each) for each in decided) or "Not decided yet"),
    )


def _outcome(one: Outcome) -> str:
    length = clean(one.length or "").replace(" ", NBSP)
    return ", ".join(filter(None, (code("disposal", one.disposal) or NOT_RECORDED, length)))


def next_hearings(case_file: CaseFile, guard: Guard, today: dt.date) -> Table:
    """Dates at court from today on, the soonest first."""
    coming = [one for one in reversed(case_file.hearings) if one.date and one.date >= today]
    return Table(
        about="Dates at court",
        head=("When", "Court", "What for"),
        rows=tuple(_hearing(one, guard) for one in coming),
        widths=HEARING_WIDTHS,
        empty="No date at court is recorded.",
    )


def _hearing(one: Hearing, guard: Guard) -> tuple[Words, ...]:
    at = f", {clock_24(one.time)}" if one.time else ""
    report = f". {code('report_kind', one.report_ordered)} ordered" if one.report_ordered else ""
    return (
        words((short_date(one.date) if one.date else NOT_RECORDED) + at),
        words(guard.passed(one.court) or NOT_RECORDED),
        words((code("hearing_kind", one.kind) or NOT_RECORDED) + report),
    )


def _on(day: dt.date | None) -> str:
    return long_date(day) if day else NOT_RECORDED


def running_in_words(case_file: CaseFile) -> str:
    """Every order in force on one line, with its end."""
    return "; ".join(
        order_in_words(case_file, one) + (f", until {long_date(one.end)}" if one.end else "")
        for one in orders_running(case_file)
    )
