"""Taking records in from a file: a migration, a benchmark, or the demo caseload."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec
import sqlalchemy as sa

from casework.edits import Value
from casework.trouble import Trouble
from central import accounts, feed, held_apart, kept, scope, tiers
from central.kept import Mark, new_kept


class LoadTrouble(Trouble):
    """The file is not what `load` takes. Nothing of it was kept."""


class Line(msgspec.Struct, frozen=True):
    """One record. Types and fields that this program does not know are kept as they are."""

    id: str
    type: str
    case: str
    fields: dict[str, Value]


class Loaded(msgspec.Struct, frozen=True):
    """What a load came to."""

    records: int
    cases: int


def lines_of(path: Path) -> Iterator[Line]:
    """The records of a JSON Lines file. Raises LoadTrouble, naming the line."""
    decoder = msgspec.json.Decoder(Line)
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _line(decoder, number, line)
    except OSError as error:
        raise LoadTrouble("The file cannot be read.", detail=error.strerror or "") from error


def _line(decoder: msgspec.json.Decoder[Line], number: int, text: bytes) -> Line:
    try:
        line = decoder.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LoadTrouble(
            f"Line {number} is not a record. Nothing was loaded.",
            next_step="Each line is one JSON object with id, type, case and fields.",
        ) from error
    if not all(0 < len(name) <= 100 and name.isprintable() for name in (line.id, line.type, line.case)):
        raise LoadTrouble(f"Line {number} has no proper id, type or case. Nothing was loaded.")
    return line


def load(
    connection: sa.Connection, authority: str, lines: Iterable[Line], assign: str | None, today: dt.date
) -> Loaded:
    """Take the records in, and give every case among them to the user `assign`.

    A record that is there already takes those values that differ. Raises LoadTrouble; then the transaction is to end
    without a trace.
    """
    number = accounts.find_authority(connection, authority)
    if number is None:
        raise LoadTrouble("There is no authority of this name.", next_step="Add a user to it first.")
    account = _assignee(connection, number, assign) if assign else None
    turn = feed.take_turn(connection, number)
    cases: dict[str, None] = {}
    count = 0
    remaining = iter(lines)
    while batch := list(islice(remaining, kept.CHUNK)):
        _keep(connection, turn, batch)
        cases.update((line.case, None) for line in batch)
        count += len(batch)
    for case in cases:
        tiers.keep_newest(connection, number, case, today)
    if account:
        _assign(connection, turn, list(cases), account, today)
    scope.settle(connection, turn, list(cases), today)
    feed.end_turn(connection, turn)
    return Loaded(count, len(cases))


def _keep(connection: sa.Connection, turn: feed.Turn, batch: list[Line]) -> None:
    known = kept.load_records(connection, turn.authority, [line.id for line in batch])
    changed: dict[str, kept.Kept] = {}
    for line in batch:
        record = known.get(line.id)
        if record is None:
            record = new_kept(line.id, line.case, line.type, line.fields, Mark(turn.next()))
            known[line.id] = changed[line.id] = record
            continue
        if (record.case, record.type) != (line.case, line.type):
            raise LoadTrouble(f"Record {line.id} is already here, in another case or of another type.")
        differing = {name: value for name, value in line.fields.items() if record.fields.get(name) != value}
        if differing:
            record.lay(differing, Mark(turn.next()))
            changed[line.id] = record
    _place(connection, turn, known, list(changed.values()))


def _place(connection: sa.Connection, turn: feed.Turn, known: dict[str, kept.Kept], changed: list[kept.Kept]) -> None:
    """Put each in its section, write it, and what repeats it too."""

    def find(id: str) -> kept.Kept | None:
        if id not in known:
            known.update(kept.load_records(connection, turn.authority, [id]))
        return known.get(id)

    moved = [one for one in changed if held_apart.place(one, find) or (one.new and one.section != held_apart.OPEN)]
    kept.write_records(connection, turn.authority, changed)
    kept.write_records(connection, turn.authority, held_apart.follow(connection, turn, moved, find))


def _assignee(connection: sa.Connection, authority: int, user: str) -> accounts.Account:
    account = accounts.find(connection, user)
    if account is None or account.authority != authority:
        raise LoadTrouble("This authority has no user of that name.", next_step="Add the user first.")
    return account


def _assign(
    connection: sa.Connection, turn: feed.Turn, cases: list[str], account: accounts.Account, today: dt.date
) -> None:
    """An assignment for each case, unless the user has one that stands."""
    theirs = scope.workers(connection, turn.authority, cases, today)
    wanted = [case for case in cases if account.user not in theirs[case]]
    known = kept.load_records(connection, turn.authority, [scope.assignment_id(case, account.user) for case in wanted])
    changed = []
    for case in wanted:
        fresh = scope.new_assignment(case, account.user, account.name, today.isoformat(), Mark(turn.next()))
        ended = known.get(fresh.id)
        if ended:
            ended.lay(fresh.fields | {"until": None, "removed_on": None}, fresh.born)
        changed.append(ended or fresh)
    kept.write_records(connection, turn.authority, changed)
