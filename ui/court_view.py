"""What the court list says: results that are still to be entered, and hearings to come with the reports for them."""

import datetime as dt
from collections.abc import Sequence

from casework.code_lists import words as code_words
from casework.court import Hearing
from casework.words import clock, day_month_year, everyday_name, weekday_day_month
from local_store.shapes import CaseSummary
from ui.parts.rows import Row, section
from ui.place import Place
from ui.reading import InCase
from ui.today_view import due_row


def court_rows(found: Sequence[InCase], cases: Sequence[CaseSummary], today: dt.date) -> list[Row]:
    """The list: what somebody has yet to enter comes first, the longest overdue at the top."""
    results = [(row, due) for row in cases if not row.closed for due in row.dues if due.kind == "result"]
    results.sort(key=lambda one: (one[1].on, everyday_name(one[0]).casefold()))
    rows = [section("results", "Results to enter", str(len(results)))] if results else []
    rows += [due_row(one, today) for one in results]
    day: dt.date | None = None
    for one in found:
        hearing = one.record
        assert isinstance(hearing, Hearing)
        if hearing.date is not None and hearing.date != day:
            day = hearing.date
            same = sum(isinstance(each.record, Hearing) and each.record.date == day for each in found)
            rows.append(section(f"day-{day}", weekday_day_month(day), str(same)))
        rows.append(hearing_row(one, hearing, today))
    if not found:
        rows.append(Row(key="none", first="No hearings to come.", kind="words"))
    return rows


def hearing_row(one: InCase, hearing: Hearing, today: dt.date) -> Row:
    """One hearing, and when the report for it is due by the rules of the service.

    Begun, it opens with its result; to come, on the thread of its case.
    """
    begun = hearing.date is not None and hearing.date <= today
    kind = code_words("hearing_kind", hearing.kind) or "Hearing"
    return Row(
        key=hearing.id,
        first=everyday_name(one.row),
        beside=kind,
        second=hearing.court or "Court not recorded",
        end=clock(hearing.time) if hearing.time else "Time not recorded",
        end_second=_report_words(one.row, hearing),
        icon="landmark",
        opens=Place(page="case", case=one.row.case, tab="offences", part="result" if begun else "", record=hearing.id),
    )


def _report_words(row: CaseSummary, hearing: Hearing) -> str:
    """Pre-sentence report due 27 November 2026, 1 working day before the hearing; or only which was ordered here."""
    due = next((due for due in row.dues if due.kind == "report" and hearing.date and due.on <= hearing.date), None)
    if due is None:
        return code_words("report_kind", hearing.report_ordered)
    return ", ".join(part for part in (f"{due.thing} due {day_month_year(due.on)}", due.why) if part)
