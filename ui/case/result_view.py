"""What the form of a hearing's result says beside itself: what saving writes, and what the rules say of it."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from casework import CaseFile, Edit, words
from casework.code_lists import words as code_words
from casework.court import Hearing
from casework.court_result import findings, with_edits
from casework.findings import Weight
from casework.words import everyday_name
from ui.case.field_words import order_called
from ui.reading import InCase

WEIGHTS = {
    Weight.CANNOT_BE: "Cannot be true",
    Weight.AGAINST_THE_LAW: "The law does not allow it: ask the court. It is kept as typed.",
    Weight.ADVICE: "Advice",
}


class Said(msgspec.Struct, frozen=True):
    """One finding of a rule: the sentence, how much it weighs, and where it comes from."""

    sentence: str
    weight: str
    source: str
    strong: bool


class ResultSide(msgspec.Struct, frozen=True):
    """The side column. `follows` are sentences of what saving writes besides what is typed."""

    follows: tuple[str, ...]
    said: tuple[Said, ...]


class NextAtCourt(msgspec.Struct, frozen=True):
    """The next hearing of the day at the same court whose result is to be entered."""

    case: str
    hearing: str
    words: str


def heading(hearing: Hearing) -> str:
    """Thornwick Youth Court, Monday 10 August 2026, 10am"""
    day = words.weekday_date(hearing.date) if hearing.date else "no date"
    time = words.clock(hearing.time) if hearing.time else ""
    return ", ".join(part for part in (hearing.court or "Court not recorded", day, time) if part)


def next_words(found: InCase, hearing: Hearing) -> str:
    """Fen Blackwater-Lisle, 2pm"""
    time = words.clock(hearing.time) if hearing.time else ""
    return ", ".join(part for part in (everyday_name(found.row), time) if part)


def side(file: CaseFile, hearing: str, edits: Sequence[Edit]) -> ResultSide:
    """Beside the form, for what is typed into it now."""
    weighed = [
        Said(f"{one.sentence}.", WEIGHTS[one.weight], one.source, one.weight is not Weight.ADVICE)
        for one in findings(file, hearing, edits)
    ]
    return ResultSide(tuple(follows(file, hearing, edits)), tuple(dict.fromkeys(weighed)))


def follows(file: CaseFile, hearing: str, edits: Sequence[Edit]) -> list[str]:
    """What saving writes besides what is typed: orders, bail, a report, the next hearing."""
    after = with_edits(file, edits)
    written = {edit.record: edit for edit in edits}
    return [
        *_orders(after, file, written),
        *_remand(after, written),
        *(
            f"A report is asked for: {words_within(code_words('report_kind', edit.set.get('kind')))}."
            for edit in edits
            if edit.type == "report" and "ordered_at" in edit.set
        ),
        *([said] if (said := added(after, hearing, edits)) else []),
    ]


def words_within(said: str) -> str:
    """As it stands inside a sentence."""
    return said[:1].lower() + said[1:]


def _orders(after: CaseFile, before: CaseFile, written: dict[str, Edit]) -> list[str]:
    told = []
    for order in after.orders:
        edit = written.get(order.id)
        if edit is None or order.kind == "bail":
            continue
        count = sum(one.order == order.id for one in after.requirements)
        start = words.day_month_year(order.start) if order.start else ""
        end = words.day_month_year(order.end) if order.end else ""
        when = f", {start} to {end}" if start and end else ", from the day its contract is signed" if not start else ""
        asked = f", with {words.count(count, 'requirement')}" if count else ""
        verb = "An order is changed" if order.id in before.records else "An order is made"
        told.append(f"{verb}: {words_within(order_called(order))}{when}{asked}.")
    return told


def _remand(after: CaseFile, written: dict[str, Edit]) -> list[str]:
    told = []
    for edit in written.values():
        if edit.type == "remand" and edit.set.get("until"):
            told.append(f"Bail or remand ends on {_day(edit.set['until'])}.")
        elif edit.type == "remand" and edit.set.get("kind"):
            told.append(f"{code_words('remand', edit.set['kind'])} from {_day(edit.set.get('since'))}.")
        elif edit.type == "order" and edit.set.get("ended_on"):
            told.append(f"The order of bail ends on {_day(edit.set['ended_on'])}.")
        elif edit.type == "order" and edit.set.get("kind") == "bail":
            told.append("An order of bail is made, for contacts to count towards.")
    return told


def _day(iso: object) -> str:
    try:
        return words.day_month_year(dt.date.fromisoformat(str(iso)))
    except ValueError:
        return "this hearing"


def added(after: CaseFile, hearing: str, edits: Sequence[Edit]) -> str:
    """Added: Monday 30 November 2026, 10am. 2 offences and 1 report came with it."""
    made = next((one for one in edits if one.type == "hearing" and one.set.get("adjourned_from") == hearing), None)
    if made is None:
        return ""
    there = next((one for one in after.hearings if one.id == made.record), None)
    if there is None or there.date is None:
        return ""
    time = f", {words.clock(there.time)}" if there.time else ""
    offences = sum(one.type == "offence_at_hearing" and one.set.get("hearing") == made.record for one in edits)
    reports = sum(one.type == "report" and one.set.get("for_hearing") == made.record for one in edits)
    parts = [words.count(offences, "offence")] if offences else []
    parts += [words.count(reports, "report")] if reports else []
    came = f" {words.listed(parts)} came with it." if parts else ""
    return f"Added: {words.weekday_date(there.date)}{time}.{came}"


def saved_words(after: CaseFile, hearing: Hearing, edits: Sequence[Edit]) -> str:
    """What was done, for the line with Undo."""
    day = f" of {words.day_month(hearing.date)}" if hearing.date else ""
    return added(after, hearing.id, edits) or f"The result{day} is saved on this laptop."
