"""Why it matters which version is kept: what would be due under the one and not under the other."""

import datetime as dt

import msgspec

from casework import CaseFile, Value, words
from casework.deadlines import dues
from casework.local_rules import DEFAULTS, LocalRules
from casework.standing import within

ATTENDANCE = "attendance"
SET_OFF = ("follow_up", "breach_decision", "condition_at_risk")
"""Rules that what happened at a contact sets off. Other due things may come and go with them, and would mislead."""


def why_it_matters(
    case: CaseFile, record: str, choices: tuple[tuple[str, Value], ...], today: dt.date, rules: LocalRules = DEFAULTS
) -> str:
    """`choices` are (words, value) for what happened at the contact `record`. Empty where nothing follows from either.

    As unacceptable absence: decide with Wren whether to start breach, by Monday 30 November. As rearranged by us:
    nothing else follows.
    """
    due = [_due_if(case, record, value, today, rules) for _, value in choices]
    shared = set.intersection(*map(set, due)) if due else set()
    own = [[one for one in each if one not in shared] for each in due]
    if not any(own):
        return ""
    return " ".join(
        f"As {within(said)}: {_follows(found, today)}" for (said, _), found in zip(choices, own, strict=True)
    )


def _due_if(case: CaseFile, record: str, value: Value, today: dt.date, rules: LocalRules) -> list[tuple[str, dt.date]]:
    """What is due if this version were kept."""
    contacts = tuple(
        msgspec.structs.replace(one, attendance=value) if one.id == record else one for one in case.contacts
    )
    others = tuple(one for one in case.conflicts if one.of != record)
    settled = msgspec.structs.replace(case, contacts=contacts, conflicts=others)
    return [(due.what, due.on) for due in dues(settled, today, rules) if due.kind in SET_OFF]


def _follows(found: list[tuple[str, dt.date]], today: dt.date) -> str:
    if not found:
        return "nothing else follows."
    return f"{words.listed([f'{within(what)}, by {words.near_date(on, today)}' for what, on in found])}."
