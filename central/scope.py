"""Who holds which case: worked out from assignments, lists and roles, and kept in one transaction with them."""

import datetime as dt
import enum
import uuid
from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa

from casework.access import CaseAccess, may_open
from casework.cases import Assignment
from casework.edits import Record
from casework.record_types import read
from casework.roles import Act, may
from central import accounts, schema
from central.feed import Turn, end_turn, head, take_turn
from central.kept import CHUNK, Kept, Mark, new_kept
from central.store import Store


class Standing(enum.Enum):
    """How a user stands to a case."""

    HELD = "theirs"
    LEFT = "no longer theirs"
    ELSEWHERE = "somebody else's"
    UNKNOWN = "nobody's: the centre has nothing of it"


def assignment_id(case: str, user: str) -> str:
    """The id of an assignment that the centre makes itself: the same each time, so that it is made once."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"holdfast assignment {case} {user}"))


def new_assignment(case: str, user: str, name: str, since: str, mark: Mark) -> Kept:
    """The assignment that the centre makes for whoever opens a case, or is given one on loading."""
    fields = {"worker": user, "worker_name": name, "role": "case_manager", "since": since}
    return new_kept(assignment_id(case, user), case, "assignment", fields, mark)


def stands(assignment: Assignment, today: dt.date) -> bool:
    """Whether the assignment has begun and not ended."""
    begun = assignment.since is None or assignment.since <= today
    ended = assignment.until is not None and assignment.until < today
    return begun and not ended and assignment.removed_on is None and bool(assignment.worker)


def held_or_left(connection: sa.Connection, authority: int, user: str, cases: list[str]) -> dict[str, Standing]:
    """Those of `cases` that the user holds or once held."""
    found: dict[str, Standing] = {}
    for start in range(0, len(cases), CHUNK):
        query = _rows(schema.scope, authority, cases[start : start + CHUNK]).where(schema.scope.c.user_name == user)
        found |= {
            row.case_id: Standing.HELD if row.gone is None else Standing.LEFT for row in connection.execute(query)
        }
    return found


def exists(connection: sa.Connection, authority: int, case: str) -> bool:
    """Whether this authority has anything of the case."""
    record = schema.record
    found = sa.select(record.c.id).where(record.c.authority == authority, record.c.case_id == case).limit(1)
    return connection.execute(found).first() is not None


def workers(connection: sa.Connection, authority: int, cases: list[str], today: dt.date) -> dict[str, set[str]]:
    """Who works on each case today."""
    standing = assignments(connection, authority, cases, today)
    return {case: {str(one.worker) for one in those} for case, those in standing.items()}


def assignments(
    connection: sa.Connection, authority: int, cases: list[str], today: dt.date
) -> dict[str, list[Assignment]]:
    """The assignments of each case that stand today."""
    found: dict[str, list[Assignment]] = {case: [] for case in cases}
    for record in _of_type(connection, authority, cases, "assignment"):
        assignment = read(record, Assignment)
        if stands(assignment, today):
            found[record.case].append(assignment)
    return found


def access_lists(connection: sa.Connection, authority: int, cases: list[str]) -> dict[str, list[CaseAccess]]:
    """Who is on the list of each case: nobody, for one that has no list."""
    found: dict[str, list[CaseAccess]] = {case: [] for case in cases}
    for record in _of_type(connection, authority, cases, "case_access"):
        found[record.case].append(read(record, CaseAccess))
    return found


def holders(connection: sa.Connection, authority: int, cases: list[str], today: dt.date) -> dict[str, set[str]]:
    """Whose laptops each case belongs on today: of those who work on it, whoever its list and their role let.

    Somebody with no account yet counts by the assignment alone; once they have one, all of this is looked at again.
    """
    working = workers(connection, authority, cases, today)
    lists = access_lists(connection, authority, cases)
    named = {user for users in working.values() for user in users}
    roles = accounts.roles_of(connection, authority, named)

    def may_hold(user: str, case: str) -> bool:
        role = roles.get(user)
        if role is None:
            return True
        return may(role, Act.KEEP_OFFLINE) and may_open(user, role, lists[case], today)

    return {case: {user for user in users if may_hold(user, case)} for case, users in working.items()}


def _of_type(connection: sa.Connection, authority: int, cases: list[str], type: str) -> Iterator[Record]:
    for start in range(0, len(cases), CHUNK):
        query = _rows(schema.record, authority, cases[start : start + CHUNK]).where(schema.record.c.type == type)
        for row in connection.execute(query).all():
            yield Record(row.id, row.type, row.case_id, msgspec.json.decode(row.fields))


def settle(connection: sa.Connection, turn: Turn, cases: list[str], today: dt.date) -> None:
    """Bring the scope of these cases in line with their assignments and lists. Each that changes takes a position."""
    for start in range(0, len(cases), CHUNK):
        _settle(connection, turn, cases[start : start + CHUNK], today)


def sweep(connection: sa.Connection, turn: Turn, today: dt.date) -> None:
    """Once a day: assignments that begin or end by the calendar, without anybody editing them."""
    record = schema.record
    query = sa.select(record.c.case_id).where(record.c.authority == turn.authority, record.c.type == "assignment")
    cases = sorted(set(connection.execute(query).scalars()))
    settle(connection, turn, cases, today)
    turn.swept_on = today.isoformat()


def keep_to_the_day(store: Store, authority: int, today: dt.date) -> None:
    """Sweep, unless that was done today."""
    with store.reading() as connection:
        if head(connection, authority).swept_on == today.isoformat():
            return
    with store.writing() as connection:
        turn = take_turn(connection, authority)
        sweep(connection, turn, today)
        end_turn(connection, turn)


def _settle(connection: sa.Connection, turn: Turn, cases: list[str], today: dt.date) -> None:
    due = holders(connection, turn.authority, cases, today)
    known: dict[str, dict[str, bool]] = {case: {} for case in cases}
    for row in connection.execute(_rows(schema.scope, turn.authority, cases)):
        known[row.case_id][row.user_name] = row.gone is None
    changes: dict[sa.Update | sa.Insert, list[dict[str, object]]] = {_ENTER: [], _ENTER_AGAIN: [], _LEAVE: []}
    for case in cases:
        held = {user for user, holds in known[case].items() if holds}
        if due[case] == held:
            continue
        change = {"in_authority": turn.authority, "of_case": case, "at": turn.next()}
        for user in due[case] - held:
            changes[_ENTER_AGAIN if user in known[case] else _ENTER].append(change | {"of_user": user})
        changes[_LEAVE] += [change | {"of_user": user} for user in held - due[case]]
    for statement, rows in changes.items():
        if rows:
            connection.execute(statement, rows)


def _rows(table: sa.Table, authority: int, cases: list[str]) -> sa.Select[Any]:
    return sa.select(table).where(table.c.authority == authority, table.c.case_id.in_(cases))


_ROW: dict[str, Any] = {
    "authority": sa.bindparam("in_authority"),
    "user_name": sa.bindparam("of_user"),
    "case_id": sa.bindparam("of_case"),
}
_THIS = sa.and_(*(schema.scope.c[name] == value for name, value in _ROW.items()))
_ENTER = schema.scope.insert().values(**_ROW, entered=sa.bindparam("at"))
_ENTER_AGAIN = schema.scope.update().where(_THIS).values(entered=sa.bindparam("at"), gone=None)
_LEAVE = schema.scope.update().where(_THIS).values(gone=sa.bindparam("at"))
