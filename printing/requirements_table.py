"""What an order requires, in the words of the order, beside how much of it has been done."""

from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.orders import Order, Requirement
from casework.standing import requirements_of
from printing.attendance_table import Attendance, Result
from printing.content import Table, words
from printing.errors import PaperNotReady
from printing.never_named import NeverNamed
from printing.wording import NBSP, NOT_RECORDED, short_date

WIDTHS = (108.0, 25.0, 32.0)
HEAD = ("Requirement, in the words of the order", "Required", "Done")


def requirements_table(case_file: CaseFile, order: Order, found: Attendance, never: NeverNamed) -> Table:
    """One row a requirement, in the order in which they begin.

    Raises WordsNotForReport for words of the order that give away a protected address.
    """
    rows = tuple(
        (
            words(in_its_words(one, never)),
            words(_required(one)),
            words(_done(one, found)),
        )
        for one in requirements_of(case_file, order)
    )
    return Table("Requirements", HEAD, rows, WIDTHS, empty="No requirement of the order is recorded.")


def in_its_words(requirement: Requirement, never: NeverNamed) -> str:
    """`Activity: take part in activities as instructed`, the words as they stand in the order."""
    kind = code("requirement", requirement.kind) or "Requirement"
    text = never.passed(requirement.text, "In the words of the order")
    if not text:
        return f"{kind}. {NOT_RECORDED}: the words of the order"
    return text if text.casefold().startswith(kind.casefold()) else f"{kind}: {text}"


def exact_words(requirement: Requirement, never: NeverNamed) -> str:
    """The words of the order alone, for a paper that must have them exactly.

    Raises PaperNotReady where nobody has recorded them.
    """
    text = never.passed(requirement.text, "In the words of the order")
    if not text:
        kind = code("requirement", requirement.kind) or "a requirement"
        raise PaperNotReady(
            f"The exact words of the order are not recorded for: {kind}.",
            "Copy them from the order into the requirement, under Offences and court, and make the paper again.",
        )
    return text


def _required(requirement: Requirement) -> str:
    if requirement.amount is None:
        return NOT_RECORDED
    unit = code("unit", requirement.unit)
    if not unit and requirement.times_each:
        unit = f"times a {code('period', requirement.times_each)}"
    return f"{requirement.amount} {unit}".strip().replace(" ", NBSP)


def _done(requirement: Requirement, found: Attendance) -> str:
    """What the ledger says; for supervision, how many appointments were kept."""
    if requirement.state == "completed" or requirement.ended_on:
        state = code("requirement_state", requirement.state) or "Ended"
        return f"{state} {short_date(requirement.ended_on)}" if requirement.ended_on else state
    if requirement.done is not None:
        return f"{requirement.done} {code('unit', requirement.unit)}".strip().replace(" ", NBSP)
    own = [result for contact, result in found.rows if contact.requirement == requirement.id]
    if own:
        kept = sum(result is Result.ATTENDED for result in own)
        return f"{kept} of {len(own)}{NBSP}kept"
    return NOT_RECORDED
