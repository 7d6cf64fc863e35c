"""Every order that runs, in its own words, with the ledger of each requirement: how much, how much done, and when."""

import datetime as dt
from collections.abc import Iterator

from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.delivery import Delivery
from casework.orders import Order, Requirement
from casework.standing import orders_running, requirements_of
from printing.before_the_court import order_in_words
from printing.content import Block, Fact, Facts, Heading, Paragraph, Table, Words, words
from printing.kept_out import as_written
from printing.not_printed import Guard
from printing.wording import NBSP, NOT_KNOWN, NOT_RECORDED, counted, long_date, short_date

TITLE = "Orders and requirements"
REQUIREMENT_WIDTHS = (89.0, 24.0, 24.0, 28.0)
LEDGER_WIDTHS = (26.0, 62.0, 24.0, 53.0)
NONE = "No order in force is recorded."


def orders(case_file: CaseFile, guard: Guard) -> tuple[Block, ...]:
    """Each order that nobody has ended, then each entry of its ledgers."""
    running = orders_running(case_file)
    if not running:
        return (Paragraph(words(NONE), about="Orders"),)
    return tuple(block for order in running for block in _order(case_file, order, guard))


def _order(case_file: CaseFile, order: Order, guard: Guard) -> Iterator[Block]:
    yield Heading(order_in_words(case_file, order))
    yield Facts(_facts(order, guard))
    for text in as_written(guard, order.conditions):
        yield Paragraph(words(text), about="Conditions")
    found = requirements_of(case_file, order)
    delivered = [one for one in case_file.of(Delivery) if one.requirement in {each.id for each in found}]
    yield Table(
        about="Requirements",
        head=("In the words of the order", "Amount", "Done", "Until"),
        rows=tuple(_requirement(one, guard) for one in found),
        widths=REQUIREMENT_WIDTHS,
        empty="No requirement is recorded.",
    )
    if delivered:
        yield _ledger(found, delivered, guard)


def _facts(order: Order, guard: Guard) -> tuple[Fact, ...]:
    facts = [
        Fact("Made", _day(order.made_on)),
        Fact("Court", guard.passed(order.court) or NOT_RECORDED),
        Fact("Starts", _day(order.start)),
        Fact("Ends", _day(order.end)),
    ]
    if order.original_end and order.original_end != order.end:
        facts.append(Fact("First end", f"{long_date(order.original_end)}, before the court moved it", wide=True))
    return tuple(facts)


def _day(day: dt.date | None) -> str:
    return long_date(day) if day else NOT_RECORDED


def _requirement(one: Requirement, guard: Guard) -> tuple[Words, ...]:
    kind = code("requirement", one.kind) or NOT_RECORDED
    text = "\n".join(as_written(guard, one.text))
    unit = f"{NBSP}{code('unit', one.unit)}" if one.unit else ""
    ended = short_date(one.ended_on) if one.ended_on else short_date(one.end) if one.end else NOT_RECORDED
    state = code("requirement_state", one.state) if one.state not in (None, "running") else ""
    return (
        words(f"{kind}: {text}" if text else f"{kind}. Its words are not recorded"),
        words(f"{one.amount}{unit}" if one.amount is not None else "No amount"),
        words(f"{one.done}{unit}" if one.done is not None else NOT_RECORDED if one.amount is not None else ""),
        words(". ".join(filter(None, (ended, state)))),
    )


def _ledger(found: tuple[Requirement, ...], delivered: list[Delivery], guard: Guard) -> Table:
    kinds = {one.id: code("requirement", one.kind) or "Requirement" for one in found}
    rows = tuple(
        (
            words(short_date(one.date) if one.date else NOT_KNOWN),
            words(", ".join(filter(None, (kinds[one.requirement or ""], guard.passed(one.place))))),
            words(_amount(one)),
            words(guard.passed(one.source) or guard.passed(one.worker) or NOT_RECORDED),
        )
        for one in reversed(delivered)
    )
    return Table(
        about="The ledger",
        head=("Date", "What was done, and where", "How much", "Known from"),
        rows=rows,
        widths=LEDGER_WIDTHS,
        summary=f"{counted(len(rows), 'entry', 'entries')} in the ledgers of this order, oldest first.",
        dense=True,
    )


def _amount(one: Delivery) -> str:
    if one.amount is None:
        return NOT_RECORDED
    return f"{one.amount:g}" + (f"{NBSP}{code('unit', one.unit)}" if one.unit else "")
