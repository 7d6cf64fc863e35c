"""The sections of Today after what is due: contacts behind, hearings, visits, becoming 18, what the return lacks."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from casework.contact_levels import Behind
from casework.due import Due
from casework.due_reasons import Reason, reason, rule_reason
from casework.local_rules import LocalRules
from casework.return_gaps import Gap, next_return
from casework.standing import within
from casework.words import count, day_month, everyday_name, near_date
from local_store.shapes import CaseSummary
from ui.case_tabs import tab_of
from ui.case_words import order_words
from ui.parts.rows import Row, section
from ui.place import Place

WEEK = dt.timedelta(days=7)
BIRTHDAY = "eighteenth_birthday"
MOST_GAPS = 5
"""Rows about the return that Today has room for: the caseload has all of them under one box of its filter."""
InCase = tuple[CaseSummary, Due]


class Beyond(msgspec.Struct, frozen=True):
    """What Today says after what is due, each with its case. Hearings and visits are those of the next seven days."""

    behind: tuple[CaseSummary, ...] = ()
    hearings: tuple[InCase, ...] = ()
    visits: tuple[InCase, ...] = ()
    birthdays: tuple[InCase, ...] = ()
    gaps: tuple[CaseSummary, ...] = ()


def has_own_section(due: Due) -> bool:
    """Whether a line that is due after today stands in a section of its own."""
    return due.kind in ("hearing", BIRTHDAY) or due.visit


def beyond(everything: Sequence[InCase], cases: Sequence[CaseSummary], today: dt.date) -> Beyond:
    """`everything` is what is due in open cases, in order."""
    coming = [one for one in everything if today < one[1].on <= today + WEEK]
    return Beyond(
        behind=tuple(sorted((row for row in cases if row.behind and not row.closed), key=_by_day)),
        hearings=tuple(one for one in coming if one[1].kind == "hearing"),
        visits=tuple(one for one in coming if one[1].visit),
        birthdays=tuple(
            one
            for one in everything
            if one[1].kind == BIRTHDAY and (one[1].from_day or one[1].on - WEEK) <= today < one[1].on
        ),
        gaps=tuple(sorted((row for row in cases if row.gaps), key=lambda row: everyday_name(row).casefold())),
    )


def _by_day(row: CaseSummary) -> tuple[dt.date, str]:
    return (row.behind.by if row.behind else dt.date.max, everyday_name(row).casefold())


def behind_rows(found: Beyond) -> list[Row]:
    """How many contacts were had of how many, and what it takes to have the rest."""
    rows = [_behind_row(row, row.behind) for row in found.behind if row.behind]
    return [section("behind", "Behind on contacts", str(len(rows))), *rows] if rows else []


def _behind_row(row: CaseSummary, behind: Behind) -> Row:
    return Row(
        key=f"behind/{row.case}",
        first="Catch up on contacts",
        second=f"{everyday_name(row)}: {within(behind.words)}",
        end=f"{behind.done} of {count(behind.due, 'contact')}",
        end_second=behind.why,
        icon="user",
        opens=Place(page="case", case=row.case, tab="contacts", part="editor"),
    )


def gap_rows(found: Beyond, today: dt.date, rules: LocalRules) -> list[Row]:
    """Whose records lack what the quarterly return asks for, and when that is due."""
    if not found.gaps:
        return []
    ends, due = next_return(today, rules)
    rows = [_gap_row(row, ends, due, today) for row in found.gaps[:MOST_GAPS]]
    more = len(found.gaps) - MOST_GAPS
    if more > 0:
        words = f"{count(more, 'more case')}: Caseload, Return gaps."
        rows.append(Row(key="more-gaps", first=words, kind="words"))
    return [section("return", "Missing for the quarterly return", str(len(found.gaps))), *rows]


def _gap_row(row: CaseSummary, ends: dt.date, due: dt.date, today: dt.date) -> Row:
    return Row(
        key=f"return/{row.case}",
        first="Fill in what the return needs",
        second=f"{everyday_name(row)}: {gap_words(row.gaps)}",
        end=f"Return to {day_month(ends)}",
        end_second=f"due {near_date(due, today)}",
        icon="file-text",
        opens=gap_place(row.case, row.gaps[0]),
    )


def gap_words(gaps: Sequence[Gap]) -> str:
    """police number (PNC ID), 2 offence codes"""
    said: dict[str, int] = {}
    for gap in gaps:
        for one in gap.lacks:
            said[one] = said.get(one, 0) + 1
    return ", ".join(one if number == 1 else count(number, one) for one, number in said.items())


def gap_place(case: str, gap: Gap) -> Place:
    """The form that settles it: that of the record, or of a new one where it is missing."""
    return Place(
        page="case",
        case=case,
        tab=tab_of(gap.type),
        part="editor",
        record=gap.record or None,
        field=gap.field,
        type=gap.type,
        about=gap.about,
    )


def why(
    row: Row, everything: Sequence[InCase], cases: Sequence[CaseSummary], rules: LocalRules, today: dt.date
) -> Reason:
    """The rule behind a row of Today, on demand."""
    kind, _, case = row.key.partition("/")
    if kind == "return":
        return return_reason(rules, today)
    if kind == "behind":
        told = next((one.behind for one in cases if one.case == case), None)
        found = rule_reason(told.rule, told.set_off, rules, today) if told else None
        return found or Reason("Bail support: as many contacts a week as its requirement names.")
    if "/" not in row.key:
        return Reason("These are due after the next 7 days.")
    due = next((one for _, one in everything if due_key(one) == row.key), None)
    return reason(due, rules, today) if due else Reason("Somebody typed it here and has not saved it yet.")


def return_reason(rules: LocalRules, today: dt.date) -> Reason:
    """Why something is missing for the return, and when that is due."""
    ends, _ = next_return(today, rules)
    found = rule_reason("quarterly_return", ends, rules, today) or Reason("")
    which = "Which data the return cannot do without changes each year: this list is for your service to check."
    return msgspec.structs.replace(found, words=f"{found.words} {which}")


def due_key(due: Due) -> str:
    """What finds a line of Today again."""
    return f"{due.case}/{due.kind}/{due.record or ''}/{due.on}"


def about(case: CaseSummary, due: Due) -> str:
    """Whose, and what of the case: Juniper Vexley, youth rehabilitation order"""
    return f"{everyday_name(case)}, {due.about or within(order_words(case))}"
