"""The offences before a court: the present charge, the first one where it changed, plea and basis of plea."""

import datetime as dt
from collections.abc import Iterable, Sequence

from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.court import Hearing, Offence
from casework.offending import BasisOfPlea
from casework.orders import Order
from casework.standing import within
from casework.thread_links import before_the_court, order_of
from printing.content import Run, Table, Words, words
from printing.never_named import NeverNamed
from printing.wording import NOT_KNOWN, NOT_RECORDED, long_date, short_date

WIDTHS = (72.0, 26.0, 67.0)
HEAD = ("Offence", "Date", "Plea and basis")
NONE = "No offence is recorded for this hearing."


def offences_at(case_file: CaseFile, hearing: Hearing | None) -> tuple[Offence, ...]:
    """The offences that the court deals with at a hearing, the earliest first; without a hearing, none."""
    ids = before_the_court(case_file, hearing) if hearing else ()
    return _in_order(one for one in case_file.offences if one.id in ids)


def offences_under(case_file: CaseFile, order: Order) -> tuple[Offence, ...]:
    """The offences that an order was made for, the earliest first."""
    made = [one for one in case_file.outcomes if (its := order_of(case_file, one)) and its.id == order.id]
    ids = {one.offence for one in made}
    return _in_order(one for one in case_file.offences if one.id in ids)


def _in_order(offences: Iterable[Offence]) -> tuple[Offence, ...]:
    """The earliest first, and of one day the most serious first."""
    return tuple(sorted(offences, key=lambda one: (one.committed_on or dt.date.min, -(one.seriousness or 0), one.id)))


def bases_of(case_file: CaseFile, offence: Offence) -> tuple[BasisOfPlea, ...]:
    """Every version of the basis of plea, the newest first."""
    found = [one for one in case_file.of(BasisOfPlea) if one.offence == offence.id]
    return tuple(sorted(found, key=lambda one: (one.version or 0, one.id), reverse=True))


def offence_table(case_file: CaseFile, offences: Sequence[Offence], never: NeverNamed) -> Table:
    """One row an offence. The words of the present version stand large, those of earlier ones small under them."""
    rows = tuple((_charge(one, never), words(_days(one)), _plea(case_file, one, never)) for one in offences)
    return Table("Offences", HEAD, rows, WIDTHS, empty=NONE)


def _charge(offence: Offence, never: NeverNamed) -> Words:
    title = never.passed(offence.title, "Offence") or NOT_RECORDED
    first = never.passed(offence.first_charged_as, "First charged as")
    return (Run(title), *([Run(f"\nFirst charged as {within(first)}", small=True)] if first else []))


def _days(offence: Offence) -> str:
    if offence.committed_on is None:
        return NOT_KNOWN
    until = f" to {short_date(offence.committed_until)}" if offence.committed_until else ""
    return f"{short_date(offence.committed_on)}{until}"


def _plea(case_file: CaseFile, offence: Offence, never: NeverNamed) -> Words:
    plea = code("plea", offence.plea) or NOT_RECORDED
    now, *before = bases_of(case_file, offence) or (None,)
    if now is None:
        basis = never.passed(offence.basis_of_plea, "Basis of plea")
        return words(f"{plea}. {basis}" if basis else plea)
    text = never.passed(now.text, "Basis")
    state = within(code("basis_state", now.state))
    on = f" {long_date(now.accepted_on)}" if now.accepted_on else ""
    runs = [Run(f"{plea}. Basis of plea {state}{on}: {within(text)}".replace("  ", " "))]
    for one in before:
        first = ", ".join(
            filter(None, (within(code("plea", one.plea)), long_date(one.offered_on) if one.offered_on else ""))
        )
        said = never.passed(one.text, "Basis")
        runs.append(Run(f"\nBefore that{f' ({first})' if first else ''}: {said}", small=True))
    return tuple(runs)
