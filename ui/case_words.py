"""Words about one row of the caseload, shared by Today, Caseload, the diary and Find anything."""

import datetime as dt

from casework.code_lists import words as code_words
from casework.due import Due
from casework.standing import PHASE_WORDS, within
from casework.words import (
    age,
    clock,
    count,
    day_month_year,
    everyday_name,
    known_as,
    overdue,
    weekday_day_month,
)
from local_store.shapes import CaseSummary
from ui.parts.badge import badge_words
from ui.place import Place, contact_place

CONTACT_DUES = ("planned_contact", "record_contact", "follow_up", "breach_decision", "condition_at_risk")
COURT_DUES = ("hearing", "result", "report")
NEW_CONTACT_DUES = (
    *("next_contact", "first_panel", "panel_review", "final_panel"),
    *("home_visit_release", "custody_planning"),
)
"""Settled by a contact that is still to be made."""
TAB_OF_DUE = {
    "plan_review": "plan",
    "plan_made": "plan",
    "resettlement_plan": "plan",
    "closure_assessment": "assessment",
    "full_review": "assessment",
    "paper": "documents",
    "eighteenth_birthday": "people",
}


def order_words(row: CaseSummary) -> str:
    """Detention and training order, on licence; or the kind of case where there is no order."""
    name = code_words("disposal", row.order_kind) or code_words("case_kind", row.kind) or "No order recorded"
    phase = PHASE_WORDS.get(row.order_phase)
    return f"{name}, {phase}" if phase else name


def order_end_words(row: CaseSummary) -> str:
    """to 9 August 2027"""
    return f"to {day_month_year(row.order_end)}" if row.order_end else ""


def age_and_known_as(row: CaseSummary, today: dt.date) -> str:
    """16, Juno"""
    years = str(age(row.date_of_birth, today)) if row.date_of_birth else ""
    return ", ".join(part for part in (years, known_as(row)) if part)


def risk(row: CaseSummary) -> tuple[str, str]:
    """The badge, and of what: ("High", "harm, wellbeing"). Low and medium say nothing here."""
    found = [(row.serious_harm, "harm"), (row.safety, "wellbeing")]
    highest = next((level for level in ("very_high", "high") if level in (row.serious_harm, row.safety)), "")
    of = ", ".join(name for level, name in found if badge_words(level))
    return badge_words(highest), of


def over_words(row: CaseSummary) -> str:
    """That nothing is due in the case any more, and why; nothing for one that goes on."""
    if row.merged_into:
        return "put together with another case"
    return "closed" if row.closed else ""


def next_due(row: CaseSummary) -> Due | None:
    """What comes next: the longest overdue, else the soonest."""
    return row.dues[0] if row.dues else None


def due_words(due: Due, today: dt.date) -> tuple[str, bool]:
    """When a thing is due, in words for a narrow column; and whether it is overdue."""
    days = (today - due.on).days
    if days > 0:
        return overdue(days), True
    time = clock(due.at) if due.at else ""
    if days == 0:
        return (f"Today, {time}" if time else "By the end of today"), False
    day = "Tomorrow" if days == -1 else weekday_day_month(due.on)
    return (f"{day}, {time}" if time else day), False


def inside(when: str) -> str:
    """ "Today, 10am" and "By the end of today" as they stand inside a sentence; the name of a day keeps its capital."""
    return within(when) if when.startswith(("Today", "Tomorrow", "By ")) else when


def due_place(due: Due) -> Place:
    """Where a due thing is done: the editor for a contact, else the page of the case that it belongs to."""
    if due.kind in NEW_CONTACT_DUES:
        return Place(page="case", case=due.case, tab="contacts", part="editor")
    if due.kind in CONTACT_DUES and due.record:
        return contact_place(due.case, due.record, visit=due.visit)
    if due.kind == "result" and due.record:
        return Place(page="case", case=due.case, tab="offences", part="result", record=due.record)
    if due.kind == "accommodation_check" and due.record:
        return Place(page="case", case=due.case, tab="people", part="editor", record=due.record)
    if due.kind in COURT_DUES:
        return Place(page="case", case=due.case, tab="offences", record=due.record)
    return Place(page="case", case=due.case, tab=TAB_OF_DUE.get(due.kind, "summary"))


def quiet_words(row: CaseSummary) -> str:
    """What is not as it should be on this laptop; nothing there means that all is sent and here."""
    if row.needs_decision:
        return "Needs your decision"
    if not row.all_here:
        return "Not all here yet"
    if row.not_sent:
        return f"{row.not_sent} not sent"
    if row.merged_into:
        return "Goes on in another case"
    if row.my_part == "covering" and row.worker_name:
        return f"For {row.worker_name.split()[0]}"
    return ""


def spoken_case(row: CaseSummary, today: dt.date) -> str:
    """The whole row for a screen reader."""
    badge, of = risk(row)
    due = next_due(row)
    parts = [everyday_name(row)]
    if row.date_of_birth:
        parts.append(str(age(row.date_of_birth, today)))
    parts.append(" ".join(part for part in (within(order_words(row)), order_end_words(row)) if part))
    if badge:
        parts.append(
            f"{of.replace('harm', 'serious harm').replace('wellbeing', 'safety and wellbeing')} {badge.lower()}"
        )
    if due:
        when, late = due_words(due, today)
        parts.append(f"{within(due.thing or due.what)} {when if late else inside(when)}")
    return ", ".join([*parts, *([quiet_words(row)] if quiet_words(row) else [])])


def initials(row: CaseSummary) -> str:
    """J.V., for work in public."""
    return "".join(f"{name[0]}." for name in everyday_name(row).split() if name) or "?"


def changes(number: int) -> str:
    """3 changes"""
    return count(number, "change")
