"""The lines of the form of a hearing's result: each offence, the requirements, the hearing, and what comes next."""

import datetime as dt
from collections.abc import Callable

from casework.code_lists import choices
from casework.court_result import OffenceResult, Sheet
from casework.words import day_month_year
from ui.case.form_line import Line
from ui.case.several_records import named
from ui.parts.choices import YesNoField
from ui.parts.fields import CodeField, DateField, NarrativeField, TextField, TimeField
from ui.parts.number_field import NumberField
from ui.parts.words import Words

NARROW, MIDDLE, WIDE = 150, 238, 332
LENGTHS = ("days", "weeks", "months", "years")
REQUIREMENTS = "Written here once an outcome is an order."
CONDITIONS_HINT = "Leave empty where the conditions stay as they were."


def result_lines(sheet: Sheet, on: dt.date | None, today: Callable[[], dt.date]) -> list[Line]:
    """All lines. `on` is the day of the hearing: outcomes are those that could be given on it."""
    lines: list[Line] = []
    for number, one in enumerate(sheet.offences, start=1):
        title = one.offence.title or "Offence"
        day = f", {day_month_year(one.offence.committed_on)}" if one.offence.committed_on else ""
        lines += _offence(number, f"{number}. {title}{day}", one, on)
    lines.append(
        Line("", (("", Words(REQUIREMENTS, "small", "ink2", wrap=True)),), heading="Requirements of the order")
    )
    lines += [_requirement(number, record.id) for number, record in enumerate(sheet.requirements, start=1)]
    return [*lines, *_hearing(today)]


def _offence(number: int, heading: str, one: OffenceResult, on: dt.date | None) -> list[Line]:
    of, said, outcome = f"offence {number}", one.at_hearing.id, one.outcome.id
    units = {code: words for code, words in choices("unit").items() if code in LENGTHS}
    return [
        Line(
            "Plea",
            (
                (named(said, "plea"), CodeField(choices("plea"), f"Plea, {of}", width=NARROW)),
                ("", Words("finding", "body", "ink2")),
                (named(said, "finding"), CodeField(choices("finding"), f"Finding, {of}", width=MIDDLE)),
            ),
            heading=heading,
        ),
        Line("Outcome", ((named(outcome, "disposal"), CodeField(choices("disposal", on), f"Outcome, {of}")),)),
        Line(
            "Length",
            (
                (named(outcome, "length_number"), NumberField(f"Length, {of}", whole=True)),
                (named(outcome, "length_unit"), CodeField(units, f"Unit of the length, {of}", width=110)),
                (named(outcome, "counted"), CodeField(choices("counted"), f"Concurrent, {of}", width=NARROW)),
            ),
            hint=_recorded_length(one),
        ),
        Line("Note", ((named(said, "note"), TextField(f"What happened to it, {of}", width=WIDE)),)),
    ]


def _recorded_length(one: OffenceResult) -> str:
    """The length in words of an outcome that was recorded without numbers."""
    length = one.outcome.fields.get("length")
    return f"Recorded as {length}." if length and one.outcome.fields.get("length_number") is None else ""


def _requirement(number: int, record: str) -> Line:
    of = f"requirement {number}"
    units = CodeField(choices("unit"), f"Unit, {of}", width=110)
    return Line(
        f"Requirement {number}",
        (
            (named(record, "kind"), CodeField(choices("requirement"), f"Kind of {of}", width=MIDDLE)),
            (named(record, "amount"), NumberField(f"Amount, {of}", whole=True)),
            (named(record, "unit"), units),
        ),
    )


def _hearing(today: Callable[[], dt.date]) -> list[Line]:
    return [
        Line("What &happened", (("result", NarrativeField("What happened", lines=3)),), heading="The hearing"),
        Line("The &child", (("child_present", CodeField(choices("presence"), "The child", width=WIDE)),)),
        Line("&Parent there", (("parent_present", YesNoField("Parent or carer present")),)),
        Line("&Bail or remand", (("remand", CodeField(choices("remand"), "Bail or remand", width=WIDE)),)),
        Line("Conditions", (("remand_conditions", NarrativeField("Bail conditions", lines=1)),), hint=CONDITIONS_HINT),
        Line(
            "&Report",
            (
                ("report_ordered", CodeField(choices("report_kind"), "Report ordered", width=MIDDLE)),
                ("", Words("due", "body", "ink2")),
                ("report_due", DateField("Report due", today, ahead=True)),
                ("report_due_time", TimeField("Report due at")),
            ),
        ),
        Line(
            "&Adjourned for",
            (("adjourned_because", CodeField(choices("adjournment"), "Adjourned for", width=WIDE)),),
            heading="The next hearing",
        ),
        Line(
            "&Next date",
            (
                ("next_date", DateField("Next date", today, ahead=True)),
                ("next_time", TimeField("Next time")),
            ),
            hint="A next date makes the next hearing, with its offences and reports.",
        ),
        Line("At", (("next_court", TextField("Next court", width=WIDE)),), hint="Leave empty for the same court."),
    ]
