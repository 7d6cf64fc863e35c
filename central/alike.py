"""Whether a child who is being added is known to the service: as much as whoever asks may be told, and no more."""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec
import sqlalchemy as sa

from casework.cases import Assignment, Case
from casework.edits import Record
from casework.known_already import (
    MOST_TOLD,
    KnownAlready,
    KnownChild,
    birth_told,
    is_particular,
    name_told,
    question_of,
    reasons_told,
)
from casework.people import Person
from casework.record_types import read
from casework.roles import Act, may
from casework.spelled_alike import folded
from central import alike_search, askings, scope
from central.alike_search import Found
from central.answers import Refusal
from central.kept import load_records
from central.scope import Standing
from central.sessions import Caller
from central.store import Store
from sync.wire import AskAlike

LONGEST, MOST_WORDS = 100, 6
"""Characters of what is typed in one field, and words of a name: with more of them one question would be many."""
_PARTS = ("case_manager", "covering")
"""Whose name is told, by their part in the case: who else works on it would tell what the child needs."""


def ask(store: Store, caller: Caller, asked: AskAlike, now: dt.datetime) -> KnownAlready:
    """Who is known that may be this child.

    Where too little was typed to be a question, nobody is told and nothing is counted. Raises Refusal: 403 where the
    role writes no cases, 400 for what can be no question, 429 where somebody asks too often.
    """
    if not may(caller.account.role, Act.WRITE_CASE):
        raise Refusal(403, "not_your_role", "Your role adds no children, so it is not told who is known.")
    _check(asked)
    typed = question_of(Person(id="", case="", **msgspec.structs.asdict(asked)))
    if typed is None:
        return KnownAlready(())
    with store.reading() as connection:
        found = alike_search.search(connection, caller, typed, now.date())
        told = [one for one in found if not one.shut]
        first = told[:MOST_TOLD]
        children = _children(connection, caller, typed, first, now.date())
    kept_back = [one.case for one in found if one.shut and is_particular(one.possible)][:MOST_TOLD]
    askings.keep(store, caller, [one.case for one in first], kept_back, now)
    return KnownAlready(children, len(told) > len(first), bool(kept_back))


def _check(asked: AskAlike) -> None:
    texts = [value for value in msgspec.structs.astuple(asked) if isinstance(value, str)]
    names = [name for name in (asked.first_names, asked.surname, asked.preferred_name) if name]
    if any(len(text) > LONGEST or not text.isprintable() for text in texts):
        raise Refusal(400, "message", f"A name or number has at most {LONGEST} characters, and all can be printed.")
    if any(len(folded(name).split()) > MOST_WORDS for name in names):
        raise Refusal(400, "message", f"A name in a question has at most {MOST_WORDS} words.")


def _children(
    connection: sa.Connection, caller: Caller, typed: Person, found: Sequence[Found], today: dt.date
) -> tuple[KnownChild, ...]:
    """What is told of those who may be told of."""
    authority, cases = caller.authority, [one.case for one in found]
    records = load_records(connection, authority, cases)
    standing = scope.assignments(connection, authority, cases, today)
    holds = scope.held_or_left(connection, authority, caller.user, cases)
    children = []
    for one in found:
        record = records.get(one.case)
        case = read(Record(one.case, "case", one.case, record.fields if record else {}), Case)
        held = holds.get(one.case) is Standing.HELD
        child = KnownChild(
            reasons=reasons_told(one.possible),
            reference=(case.reference or "")[:LONGEST],
            name=name_told(typed, one.known.person),
            worker=_worker(standing[one.case])[:LONGEST],
            closed=case.closed is not None,
            held=held,
            case=one.case if held else "",
        )
        born = birth_told(typed, one.known.person)
        in_part = {"birth_year": born} if isinstance(born, int) else {"date_of_birth": born}
        children.append(msgspec.structs.replace(child, **in_part))
    return tuple(children)


def _worker(standing: Iterable[Assignment]) -> str:
    """The case manager, else who covers: the name in the assignment, or the sign-in name."""
    theirs = sorted((one for one in standing if one.role in _PARTS), key=lambda one: _PARTS.index(str(one.role)))
    return next((one.worker_name or one.worker or "" for one in theirs), "")
