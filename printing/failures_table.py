"""Failures to comply, as a court asks about them: when and how the child was told, what happened, what we did.

Each is a contact that was not attended, with its warnings and steps of enforcement: never typed (the design of the
paper, section 6, breach report).
"""

import datetime as dt
from collections.abc import Sequence

import msgspec

from casework import words as said
from casework.breach_evidence import enforcement_steps, warnings
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.contacts import Contact
from casework.enforcement import Enforcement
from casework.orders import Order
from casework.standing import is_planned, within
from casework.words import ORDINALS
from printing.attendance_table import Attendance, day_of, reason_given
from printing.content import Run, Table, Words, words
from printing.never_named import NeverNamed
from printing.wording import NBSP, NOT_RECORDED, short_date

WIDTHS = (12.0, 55.0, 48.0, 50.0)
HEAD = ("No.", "Appointment", "What happened", "What we did")
HELD_BACK = "at an address held in the record"
DECIDED = {
    "breach_started": "breach considered",
    "breach_decided": "return to court decided",
    "compliance_meeting": "compliance meeting",
    "back_to_panel": "brought back to the panel",
    "information_laid": "information laid",
    "police_told": "police told",
    "recall": "recall asked for",
}
"""Steps that a court asks about, in words."""
FOLLOWED = {
    "phone": "called {name}",
    "home_visit": "visited {name} at home",
    "text": "sent {name} a text message",
    "letter": "wrote to {name}",
    "email": "emailed {name}",
    "video": "spoke to {name} by video",
}


class Given(msgspec.Struct, frozen=True):
    """A warning as a court asks about it: which it was, on which day, how it was served, after which failure."""

    number: int
    day: dt.date
    how: str
    failure: str = ""

    @property
    def name(self) -> str:
        """`first warning`"""
        return f"{ORDINALS[self.number]} warning" if self.number < len(ORDINALS) else f"warning {self.number}"


def warnings_given(case_file: CaseFile, order: Order, found: Attendance) -> tuple[Given, ...]:
    """The warnings under the order in the order of their days, each with the failure it answers.

    A warning that was withdrawn is none. It answers the failure that it names, else the last before it.
    """
    steps = {one.id: one for one in case_file.of(Enforcement)}
    papers = {one.id: one for one in case_file.documents}
    by_paper = {one.document: one for one in steps.values() if one.document}
    withdrawn = {one.follows for one in steps.values() if one.kind == "warning_withdrawn"}
    gone = {step.document for step in steps.values() if step.id in withdrawn} | withdrawn
    given: list[Given] = []
    for warning in sorted(warnings(case_file, order, enforcement_steps(case_file, order)), key=lambda one: one.day):
        if warning.record in gone:
            continue
        paper = papers.get(warning.record)
        step = steps.get(warning.record) or by_paper.get(warning.record)
        how = (paper.served_how if paper else None) or (step.served_how if step else None)
        named = (step.contact if step else None) or (paper.about_record if paper else None)
        before = [one.id for one in found.failures if one.date and one.date <= warning.day]
        answers = named if named in {one.id for one in found.failures} else next(reversed(before), "")
        given.append(Given(len(given) + 1, warning.day, within(code("served_how", how)), answers or ""))
    return tuple(given)


def failures_table(case_file: CaseFile, order: Order, found: Attendance, never: NeverNamed, office: str) -> Table:
    """One row a failure. A failure is never without its warning state. `office` is the service's own address."""
    given = warnings_given(case_file, order, found)
    rows = tuple(
        (
            words(str(number)),
            (*appointment(case_file, contact, never, office), Run(f"\n{told(case_file, contact)}")),
            happened(case_file, contact, never),
            _we_did(case_file, order, found, contact, given),
        )
        for number, contact in enumerate(found.failures, 1)
    )
    return Table("Failures", HEAD, rows, WIDTHS, empty="No failure to comply is recorded.")


def appointment(case_file: CaseFile, contact: Contact, never: NeverNamed, office: str) -> Words:
    """When, what and where it was to be. Our own `office` is named in short: its address stands at the head."""
    at = contact.planned_start or contact.start
    requirement = next((one for one in case_file.requirements if one.id == contact.requirement), None)
    what = code("requirement", requirement.kind) if requirement else code("contact_kind", contact.kind)
    place = (contact.place or "").replace("\n", ", ").strip()
    if place and place.casefold() == office.strip().casefold():
        place = place.split(",")[0]
    where = HELD_BACK if never.gives_away(place) else place or "place not recorded"
    lines = f"\n{what or NOT_RECORDED}, {where}"
    return Run(day_of(contact), bold=True), Run(f", {said.clock_24(at)}{lines}" if at else lines)


def told(case_file: CaseFile, contact: Contact) -> str:
    """When and how the child was told of an appointment: by the letter about it that went out, else not recorded.

    The day on which it was planned is given where nothing says how the child heard of it.
    """
    if on := told_on(case_file, contact):
        return f"Told in writing {short_date(on)}"
    planned = f"Planned {short_date(contact.planned_on)}. " if contact.planned_on else ""
    return f"{planned}How told: {within(NOT_RECORDED)}"


def told_on(case_file: CaseFile, contact: Contact) -> dt.date | None:
    """When the last letter about an appointment reached the child, not after the appointment itself."""
    letters = [one for one in case_file.documents if one.about_record == contact.id and one.kind in TELLING]
    served = [one.served_on for one in letters if one.served_on]
    return max((day for day in served if not contact.date or day <= contact.date), default=None)


TELLING = ("appointment_letter", "diary_card")
"""The papers by which a child is told of an appointment."""


def happened(case_file: CaseFile, contact: Contact, never: NeverNamed) -> Words:
    """That the child did not come, and the reason given."""
    reason = reason_given(case_file, contact, never)
    given = "Reason given: none" if reason == "No reason given" else f"Reason given: {reason}"
    return words(f"Did not attend\n{given}")


def _we_did(case_file: CaseFile, order: Order, found: Attendance, contact: Contact, given: Sequence[Given]) -> Words:
    """Follow-up, warning and decision, each with its day, in the order of the days."""
    name = said.letter_name(case_file.person)
    lines: list[tuple[dt.date, int, Words]] = []
    for one in case_file.contacts:
        if one.follow_up_of == contact.id and one.date and not is_planned(one):
            what = FOLLOWED.get(one.kind or "", "followed up").format(name=name)
            lines.append((one.date, 0, words(f"{short_date(one.date)}: {what}")))
    warned = [one for one in given if one.failure == contact.id]
    for warning in warned:
        how = f", {warning.how}" if warning.how else ", how served: not recorded"
        runs: Words = (Run(f"{short_date(warning.day)}: "), Run(warning.name, bold=True), Run(how))
        lines.append((warning.day, 1, runs))
    for step in case_file.of(Enforcement):
        if step.kind in DECIDED and step.date and step.order in (order.id, None) and _is_about(step, contact, found):
            lines.append((step.date, 2, words(f"{short_date(step.date)}: {DECIDED[step.kind or '']}")))
    if not warned:
        lines.append((dt.date.max, 3, words(_no_warning(contact, given))))
    joined: list[Run] = []
    for _, _, runs in sorted(lines, key=lambda line: line[:2]):
        joined += [Run("\n"), *runs] if joined else runs
    return tuple(joined)


def _is_about(step: Enforcement, contact: Contact, found: Attendance) -> bool:
    """Whether a step is about the failure that it names; one that names none, about the last before it."""
    if step.contact:
        return step.contact == contact.id
    before = [one.id for one in found.failures if one.date and step.date and one.date <= step.date]
    return bool(before) and before[-1] == contact.id


def _no_warning(contact: Contact, given: Sequence[Given]) -> str:
    before = [one for one in given if contact.date and one.day <= contact.date]
    if not before:
        return "No warning recorded"
    last = before[-1]
    return f"No further warning: {last.name} given {short_date(last.day)}".replace("given ", f"given{NBSP}")
