"""Attendance as a court reads it: every contact that counts, what became of it, and counts that add up.

Made from contacts, never typed (DOMAIN section 7). "Accepted absence" goes with the kind of evidence and never with
what the evidence is about (the design of the paper, section 6, breach report).
"""

import datetime as dt
import enum
import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from casework import words as said
from casework.breach_evidence import enforcement_steps
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.contact_counts import may_count
from casework.contacts import Contact
from casework.enforcement import Enforcement
from casework.orders import Order
from printing.content import Table, Words, bold, words
from printing.never_named import NeverNamed
from printing.not_printed import is_kept_apart
from printing.wording import NOT_KNOWN, NOT_RECORDED, counted, moment, short_date

WIDTHS = (38.0, 30.0, 38.0, 59.0)
HEAD = ("Date", "Appointment", "Result", "Reason and evidence")
NONE = "No appointment is recorded yet."
# What may be said of why an absence was accepted. Health, family and being missing are nobody's business in a table.
SAYABLE = frozenset({"school", "work", "court", "transport", "worship"})
_LETTER = re.compile(r"\b(?:letter|note|certificate)\b", re.IGNORECASE)


class Result(enum.Enum):
    """What became of an appointment, as it is counted."""

    ATTENDED = "attended"
    ACCEPTED = "accepted absence"
    FAILED = "failure"
    OURS = "changed by us"
    OPEN = "not written up yet"


class Attendance(msgspec.Struct, frozen=True):
    """The appointments of an order so far, oldest first, each with what became of it.

    `kept_apart` is how many are only for named roles, and so in no table.
    """

    rows: tuple[tuple[Contact, Result], ...]
    kept_apart: int = 0

    def count(self, result: Result) -> int:
        """How many came to that."""
        return sum(one is result for _, one in self.rows)

    @property
    def failures(self) -> tuple[Contact, ...]:
        """The failures, oldest first; the first is failure 1."""
        return tuple(contact for contact, result in self.rows if result is Result.FAILED)


def attendance(case_file: CaseFile, order: Order, today: dt.date) -> Attendance:
    """Every appointment that counts under the order, up to `today`; not a selection.

    An unacceptable absence whose reason was accepted afterwards, by a step of enforcement, is an accepted absence.
    """
    accepted = {one.contact for one in enforcement_steps(case_file, order) if one.kind == "reason_accepted"}
    found = [
        one
        for one in reversed(case_file.contacts)
        if one.date and one.date <= today and one.order in (order.id, None) and may_count(one)
        if one.order or one.date >= (order.made_on or dt.date.min)
        # Today's counts once it is written up: it may still be to come.
        if one.date < today or one.attendance
    ]
    apart = sum(map(is_kept_apart, found))
    return Attendance(tuple((one, _result(one, one.id in accepted)) for one in found if not is_kept_apart(one)), apart)


def _result(contact: Contact, accepted: bool) -> Result:
    if contact.attendance == "unacceptable_absence":
        return Result.ACCEPTED if accepted else Result.FAILED
    return {
        "attended": Result.ATTENDED,
        "acceptable_absence": Result.ACCEPTED,
        "rearranged_by_us": Result.OURS,
        "cancelled_by_us": Result.OURS,
    }.get(contact.attendance or "", Result.OPEN)


def counts_line(found: Attendance, one: str) -> str:
    """`12 statutory appointments: 8 attended, 1 accepted absence, 3 failures. From the contact record, ...`"""
    numbers = Counter(result for _, result in found.rows)
    parts = [
        f"{numbers[Result.ATTENDED]} attended",
        counted(numbers[Result.ACCEPTED], "accepted absence"),
        counted(numbers[Result.FAILED], "failure"),
    ]
    parts += [f"{numbers[result]} {result.value}" for result in (Result.OURS, Result.OPEN) if numbers[result]]
    line = f"{counted(len(found.rows), one)}: {', '.join(parts)}."
    if found.kept_apart:
        line += f" {counted(found.kept_apart, 'contact')} kept for named roles not in the table."
    return f"{line} {as_it_stood([contact for contact, _ in found.rows])}"


def as_it_stood(contacts: Sequence[Contact]) -> str:
    """Which moment of the record a table shows: when the last of its rows was written. The same at every printing."""
    # Each laptop wrote its own offset, or none; which was the last is told by day and hour there.
    written = [one.recorded_at.replace(tzinfo=None) for one in contacts if one.recorded_at]
    return f"From the contact record, {moment(max(written))}." if written else "From the contact record."


def attendance_table(
    case_file: CaseFile, found: Attendance, never: NeverNamed, one: str = "statutory appointment"
) -> Table:
    """One row an appointment; failures are numbered, so that the table of failures can be held against it."""
    failures = {contact.id: number for number, contact in enumerate(found.failures, 1)}
    rows = tuple(
        (
            words(day_of(contact)),
            words(code("contact_kind", contact.kind) or NOT_RECORDED),
            _said(contact, result, failures),
            words(_why(case_file, contact, result, never)),
        )
        for contact, result in found.rows
    )
    summary = counts_line(found, one)
    return Table("Attendance", HEAD, rows, WIDTHS, summary=summary, empty=NONE, dense=True)


def day_of(contact: Contact) -> str:
    """`Mon 2 Nov 2026`"""
    if contact.date is None:
        return NOT_KNOWN
    return f"{said.WEEKDAYS[contact.date.weekday()][:3]}\u00a0{short_date(contact.date)}"


def _said(contact: Contact, result: Result, failures: dict[str, int]) -> Words:
    if result is Result.FAILED:
        return bold(f"Failure {failures[contact.id]}")
    if result is Result.OURS:
        return words(code("attendance", contact.attendance))
    return words(result.value.capitalize())


def _why(case_file: CaseFile, contact: Contact, result: Result, never: NeverNamed) -> str:
    if result is Result.FAILED:
        return reason_given(case_file, contact, never)
    if result is Result.ACCEPTED:
        return ". ".join(filter(None, (accepted_because(contact), evidence_seen(contact))))
    return ""


def accepted_because(contact: Contact) -> str:
    """Why an absence was accepted, where that may be said: `School or exam`."""
    return code("absence", contact.absence) if contact.absence in SAYABLE else ""


def evidence_seen(contact: Contact) -> str:
    """The kind of evidence, never what it is about: `Letter seen`, `Evidence seen`, `Reason accepted`."""
    told = " ".join(filter(None, (contact.evidence, contact.reason)))
    if _LETTER.search(told):
        return "Letter seen"
    return "Evidence seen" if contact.evidence or contact.evidence_paper else "Reason accepted"


def reason_given(case_file: CaseFile, contact: Contact, never: NeverNamed) -> str:
    """The reason for a failure, in the child's words where they were written down: `“I forgot”; not accepted`.

    Looked for in the steps of enforcement about it, then in the contact.
    """
    steps = [one for one in case_file.of(Enforcement) if one.contact == contact.id]
    told = next((one.reason_given for one in reversed(steps) if one.reason_given), None) or contact.child_words
    if quoted := never.passed(told, "Reason given").strip("“”\"'. "):
        return f"“{quoted}”; not accepted"
    if contact.absence == "no_reason":
        return "No reason given"
    text = never.passed(contact.reason, "Reason given, and evidence").rstrip(". ")
    if text and not text.casefold().startswith(("no reason", "none")):
        return f"{text}; not accepted"
    return code("absence", contact.absence) or "No reason given"
