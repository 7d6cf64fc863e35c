"""The result of a hearing on one screen: which records it writes, and what follows from them in the same step. Pure.

Everything one hearing decided is saved at once: each plea and finding, each outcome, the order with its requirements,
bail or remand, the report that was asked for, and the next hearing. Ids of new records follow from the hearing, so
that two people who enter the same result write the same records, and see where they differ.
Source: DOMAIN notes, section 2, court appearance and disposals; section 4.
"""

import datetime as dt
import itertools
import uuid
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec

from casework.adjournments import WITHOUT_A_FUTURE, next_hearing
from casework.case_file import CaseFile, case_file
from casework.court import Hearing, Offence, OffenceAtHearing
from casework.court_day import is_entered
from casework.court_orders import follow_orders, made_here
from casework.court_remand import follow_remand
from casework.disposals import case_findings
from casework.edits import Edit, Record, Value
from casework.findings import Finding
from casework.pile import Pile
from casework.reports import Report
from casework.thread_links import before_the_court
from casework.validation import Problem, blocking, check

MOST_REQUIREMENTS = 8
"""How many requirements one screen has room for. More are added on the page of the order."""
NOT_AN_END = ("adjourned", "deferred")
"""Outcomes after which an offence comes before the court again."""


class OffenceResult(msgspec.Struct, frozen=True):
    """One offence before the court, with the records that say what became of it there."""

    offence: Offence
    at_hearing: Record
    outcome: Record


class Sheet(msgspec.Struct, frozen=True):
    """What the screen of one hearing writes: records that exist, and those that it would make."""

    hearing: Record
    offences: tuple[OffenceResult, ...]
    requirements: tuple[Record, ...]


def made_by(file: CaseFile, kind: str, hearing: str, about: str) -> str:
    """The id of a record that the result of a hearing makes: the same on every laptop.

    One that was taken out of the case stays out of it: what is entered again is the next one.
    """
    for number in itertools.count(1):
        id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"holdfast result of {hearing}: {kind} {about} {number}"))
        kept = file.records.get(id)
        if kept is None or not kept.fields.get("removed_on"):
            return id
    raise AssertionError("a case has no end of removed records")


def sheet(file: CaseFile, hearing: Hearing) -> Sheet:
    """The records of a hearing's result."""
    return Sheet(
        hearing=file.records[hearing.id],
        offences=tuple(_offence(file, hearing, id) for id in before_the_court(file, hearing)),
        requirements=tuple(_requirements(file, hearing)),
    )


def _offence(file: CaseFile, hearing: Hearing, offence: str) -> OffenceResult:
    said = next(
        (one.id for one in file.of(OffenceAtHearing) if (one.hearing, one.offence) == (hearing.id, offence)),
        made_by(file, "offence_at_hearing", hearing.id, offence),
    )
    decided = [
        one for one in file.outcomes if (one.hearing, one.offence) == (hearing.id, offence) and not one.ancillary
    ]
    outcome = max(decided, key=lambda one: (bool(one.main), one.id), default=None)
    return OffenceResult(
        offence=next(one for one in file.offences if one.id == offence),
        at_hearing=_record(file, said, "offence_at_hearing"),
        outcome=_record(file, outcome.id if outcome else made_by(file, "outcome", hearing.id, offence), "outcome"),
    )


def _requirements(file: CaseFile, hearing: Hearing) -> Iterable[Record]:
    """Those of the order that was made there, then empty ones up to the most that there is room for."""
    orders = {one.id for one in made_here(file, hearing)}
    there = [file.records[one.id] for one in file.requirements if one.order in orders][:MOST_REQUIREMENTS]
    yield from there
    taken = {one.id for one in there}
    numbered = (made_by(file, "requirement", hearing.id, str(number)) for number in range(1, MOST_REQUIREMENTS + 1))
    free = [id for id in numbered if id not in taken]
    for id in free[: MOST_REQUIREMENTS - len(there)]:
        yield _record(file, id, "requirement")


def _record(file: CaseFile, id: str, type: str) -> Record:
    return file.records.get(id) or Record(id, type, file.case_id)


COURT_TYPES = (
    "person",
    "offence",
    "hearing",
    "outcome",
    "offence_at_hearing",
    "order",
    "requirement",
    "remand",
    "report",
    "assignment",
    "enforcement",
)


def court_records(file: CaseFile) -> CaseFile:
    """The part of a case that the result of a hearing has to do with: quick to read again at each word typed."""
    return case_file(file.case_id, [one for one in file.records.values() if one.type in COURT_TYPES])


# what one saving writes


def whole(
    file: CaseFile, hearing_id: str, typed: Sequence[Edit], author: str, name: str, today: dt.date
) -> tuple[Edit, ...]:
    """Everything one saving writes: what was typed, completed, and what follows from it. () where nothing was typed.

    What somebody wrote elsewhere since (another end of the order, another day of the next hearing) stays as it is.
    `author` signs the edits; `name` is written where a record says who entered it.
    """
    if not typed:
        return ()
    pile = Pile(file, typed, author)
    maker = partial(made_by, file)
    _say_entered(pile, hearing_id, name, today)
    for one in sheet(pile.now(), _hearing(pile.now(), hearing_id)).offences:
        _complete(pile, hearing_id, one)
    _say_main(pile, hearing_id)
    follow_orders(pile, hearing_id, maker)
    _report(pile, hearing_id)
    follow_remand(pile, hearing_id, all_ended(pile.now(), hearing_id), maker)
    _move_next(pile, file, hearing_id)
    pile.take(next_hearing(pile.now(), _hearing(pile.now(), hearing_id), author))
    return pile.edits()


def _hearing(file: CaseFile, id: str) -> Hearing:
    return next(one for one in file.hearings if one.id == id)


def _say_entered(pile: Pile, hearing_id: str, name: str, today: dt.date) -> None:
    """Who entered the result, and when: with its first entry. Corrections have their own authors in History."""
    if not is_entered(_hearing(pile.before, hearing_id)):
        pile.add(hearing_id, "hearing", {"entered_on": today.isoformat(), "entered_by": name})


def _complete(pile: Pile, hearing_id: str, one: OffenceResult) -> None:
    """What the records of an offence say besides what is typed: what they are about, and the plea on the offence."""
    hearing, offence = _hearing(pile.now(), hearing_id), one.offence
    pile.fill(one.at_hearing.id, "offence_at_hearing", {"hearing": hearing_id, "offence": offence.id})
    said = pile.typed(one.at_hearing.id)
    if said.get("plea"):
        pile.add(offence.id, "offence", {"plea": said["plea"]})
    if said.get("finding"):
        on = hearing.date.isoformat() if hearing.date else None
        pile.add(offence.id, "offence", {"finding": said["finding"], "finding_on": on})
    decided = pile.typed(one.outcome.id)
    if not decided:
        return
    on = hearing.date.isoformat() if hearing.date else None
    pile.fill(one.outcome.id, "outcome", {"hearing": hearing_id, "offence": offence.id, "decided_on": on})
    if {"length_number", "length_unit", "counted"} & decided.keys():
        pile.add(one.outcome.id, "outcome", {"length": length_words(pile.shown(one.outcome.id))})


def length_words(outcome: Mapping[str, Value]) -> str | None:
    """12 months, concurrent: the length as it is read, from the one in numbers. A length in other words stays."""
    number, unit = outcome.get("length_number"), outcome.get("length_unit")
    if number in (None, "") or not unit:
        return outcome.get("length")
    said = f"{number} {str(unit)[:-1] if number == 1 else unit}"
    return f"{said}, {outcome['counted']}" if outcome.get("counted") else said


def _say_main(pile: Pile, hearing_id: str) -> None:
    """Which outcome is the main one, where nobody said so: that of the gravest offence."""
    file = pile.now()
    here = [one for one in file.outcomes if one.hearing == hearing_id and one.offence and not one.ancillary]
    if not here or any(one.main for one in here):
        return
    gravity = {one.id: one.seriousness or 0 for one in file.offences}
    main = max(here, key=lambda one: (one.disposal not in NOT_AN_END, gravity.get(one.offence or "", 0), one.id))
    for one in here:
        pile.add(one.id, "outcome", {"main": one is main})


def _report(pile: Pile, hearing_id: str) -> None:
    """The report that the court asked for, as a record that an adjournment carries over."""
    file = pile.now()
    hearing = _hearing(file, hearing_id)
    kind = pile.typed(hearing_id).get("report_ordered")
    if not kind or any((one.ordered_at, one.kind) == (hearing_id, kind) for one in file.of(Report)):
        return
    fields: dict[str, Value] = {
        "kind": kind,
        "ordered_at": hearing_id,
        "ordered_on": hearing.date.isoformat() if hearing.date else None,
        "ordered_by": hearing.court,
        "due_on": hearing.report_due.isoformat() if hearing.report_due else None,
        "due_time": hearing.report_due_time.isoformat() if hearing.report_due_time else None,
        "state": "ordered",
    }
    pile.fill(made_by(pile.before, "report", hearing_id, kind), "report", fields)


NEXT_FIELDS = {"next_date": "date", "next_time": "time", "next_court": "court"}


def _move_next(pile: Pile, before: CaseFile, hearing_id: str) -> None:
    """A corrected next date moves the hearing that was made from it, where that still says what it was made with."""
    made = next((one for one in before.hearings if one.adjourned_from == hearing_id), None)
    if made is None:
        return
    was, now = before.records[hearing_id].fields, pile.shown(hearing_id)
    there = before.records[made.id].fields
    moved = {
        field: now[name]
        for name, field in NEXT_FIELDS.items()
        if name in pile.typed(hearing_id) and now.get(name) and there.get(field) == was.get(name)
    }
    if moved:
        pile.add(made.id, "hearing", moved)


def all_ended(file: CaseFile, hearing_id: str) -> bool:
    """Whether nothing is left before the court: each offence has an outcome or ended, and there is no next date."""
    hearing = _hearing(file, hearing_id)
    offences = before_the_court(file, hearing)
    ended = {one.offence for one in file.outcomes if one.disposal and one.disposal not in NOT_AN_END}
    ended |= {one.offence for one in file.of(OffenceAtHearing) if one.finding in WITHOUT_A_FUTURE}
    return bool(offences) and hearing.next_date is None and all(one in ended for one in offences)


# what the rules say of it


def findings(file: CaseFile, hearing_id: str, edits: Iterable[Edit]) -> tuple[Finding, ...]:
    """What the rules say of the orders, requirements and outcomes that these edits write, by the date of sentence."""
    written = {one.record for one in edits}
    after = with_edits(file, edits)
    here = {one.id for one in made_here(after, _hearing(after, hearing_id))}
    written |= here | {one.id for one in after.requirements if one.order in here}
    written |= {one.id for one in after.outcomes if one.hearing == hearing_id}
    return tuple(one for one in case_findings(after) if one.record in written)


def cannot_be(file: CaseFile, edits: Sequence[Edit], today: dt.date) -> tuple[tuple[str, Problem], ...]:
    """What these edits would write that cannot be true, with the id of its record. Nothing of it is saved."""
    after = with_edits(file, edits)
    types = {record.id: record.type for record in after.records.values()}
    found: list[tuple[str, Problem]] = []
    for edit in edits:
        problems = check(edit.type, after.records[edit.record].fields, today, types)
        found += [(edit.record, one) for one in blocking(problems, edit.set)]
    changed = {(edit.record, field) for edit in edits for field in edit.set}
    said = {(record, one.field) for record, one in found}
    for one in case_findings(after):
        if one.blocks and (one.record, one.field) in changed - said:
            found.append((one.record, Problem(one.field, one.sentence, blocks=True)))
    return tuple(found)


def with_edits(file: CaseFile, edits: Iterable[Edit]) -> CaseFile:
    """The case as it looks once these are saved."""
    return Pile(file, tuple(edits), "").now()
