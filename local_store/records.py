"""Records as the centre gave them and as they are shown, row by row."""

from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Any

import msgspec

from casework.edits import Edit, Record, Stamp, Value, with_edit
from local_store import attachments, in_case, laid_over, record_days, search_index, words_later
from local_store.connection import Sql
from local_store.shapes import Held

SHOWN = f"id, type, case_id, {laid_over.FIELDS}, {laid_over.STAMPS}"
"""The columns of a record as it is shown (`as_shown`)."""
_N = 5
"""Where the number of the row stands, if it is asked for after those."""
_NOTHING_HELD = (b"{}",) * 4
_KEPT = "held, stamps, authors, times, shown, shown_stamps, open_conflict, open_proposal"
"""Of these a save over a record that is here changes the last two at most."""
_COLUMNS = f"n, id, case_id, type, {laid_over.ITS_FIELDS}, {laid_over.ITS_STAMPS}, {_KEPT}"
_INSERT = f"INSERT INTO record (id, case_id, type, {_KEPT}, day, listed) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
_UPDATE = f"UPDATE record SET ({_KEPT}) = (?,?,?,?,?,?,?,?) WHERE n = ?"
_values = msgspec.json.Decoder(dict[str, Any])
_stamps = msgspec.json.Decoder(dict[str, Stamp])
_positions = msgspec.json.Decoder(dict[str, int])
_texts = msgspec.json.Decoder(dict[str, str])
_json = msgspec.json.Encoder().encode
AT_ONCE = 400
"""How many ids go into one statement."""


class Row(msgspec.Struct):
    """One record on its way from or to the table. `n` is None until it has a row; `kept` is what that row has."""

    id: str
    case: str
    type: str
    n: int | None = None
    held: dict[str, Value] = {}
    stamps: dict[str, int] = {}
    authors: dict[str, str] = {}
    times: dict[str, str] = {}
    shown: Record | None = None
    kept: tuple[Any, ...] = ()

    def at_centre(self) -> Record:
        """The record without anything of this laptop, as it is now; `take` changes only the row."""
        return Record(id=self.id, type=self.type, case=self.case, fields=dict(self.held), stamps=dict(self.stamps))

    def as_shown(self) -> Record:
        """The record with the outbox on top."""
        return self.shown or self.at_centre()

    def replay(self, edits: Iterable[Edit]) -> None:
        """Lay `edits`, all that wait for this record in order, on what the centre has."""
        record = self.at_centre()
        waiting = False
        for edit in edits:
            record, waiting = with_edit(record, edit), True
        self.shown = record if waiting else None

    def take(self, field: str, held: Held) -> bool:
        """Take a field from the centre, unless what is held is as new. True where it was taken.

        At stamp 0 the centre has nothing of a field: it says so of one that only a refused edit ever set.
        """
        if self.stamps.get(field, 0) >= held.stamp:
            return False
        self.held[field] = held.value
        self.stamps[field] = held.stamp
        for known, word in ((self.authors, held.author), (self.times, held.at)):
            if word:
                known[field] = word
            else:
                known.pop(field, None)
        return True

    def held_fields(self) -> dict[str, Held]:
        """Every field as the centre last gave it."""
        return {
            name: Held(value, self.stamps.get(name, 0), self.authors.get(name, ""), self.times.get(name, ""))
            for name, value in self.held.items()
        }


def load(sql: Sql, ids: Iterable[str]) -> dict[str, Row]:
    """The rows of those `ids` that are here."""
    wanted = list(dict.fromkeys(ids))
    rows: dict[str, Row] = {}
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        marks = ",".join("?" * len(part))
        for line in sql(f"SELECT {_COLUMNS} FROM record WHERE id IN ({marks})", part):
            rows[line[1]] = _row(line)
    return rows


def _row(line: Sequence[Any]) -> Row:
    n, id, case, type, over, over_stamps, *kept = line
    held, stamps, authors, times, made, made_stamps, _, _ = kept
    row = Row(id, case, type, n, _values.decode(held), _positions.decode(stamps), _texts.decode(authors))
    row.times = _texts.decode(times)
    row.kept = tuple(kept)
    shown, shown_stamps = (made, made_stamps) if over is None else (over, over_stamps)
    if shown is not None:
        row.shown = Record(id, type, case, _values.decode(shown), _stamps.decode(shown_stamps))
    return row


def store(sql: Sql, rows: Iterable[Row], before: dict[str, Record] | None = None) -> None:
    """Write `rows`, their words for searching and their day. `before` is how each was shown, where it was here."""
    earlier = before or {}
    for row in rows:
        shown = row.as_shown()
        held = (_json(row.held), _json(row.stamps), _json(row.authors), _json(row.times))
        if row.n is None:
            columns = (*held, *laid_over.layer(row.shown), *_waits(shown))
            row.n = sql(_INSERT, (row.id, row.case, row.type, *columns, record_days.day_of(shown), True)).lastrowid
        else:
            columns = (*held, None, None, *_waits(shown))
            if columns != row.kept:
                sql(_UPDATE, (*columns, row.n))
            laid_over.put(sql, row.n, row.shown)
        row.kept = columns
        words_later.index(sql, row.n, shown, earlier.get(row.id))
        if shown.type == "document":
            attachments.refer(sql, shown)


def save(sql: Sql, n: int | None, shown: Record) -> None:
    """Write what is shown of a record, on which an edit was just laid, and nothing else. `n` is its row, if it has one.

    Its words, its day and its place in the list of its case come later (`local_store.words_later`).
    """
    if n is None:
        columns = (*_NOTHING_HELD, *laid_over.layer(shown), *_waits(shown))
        sql(_INSERT, (shown.id, shown.case, shown.type, *columns, None, False))
    else:
        laid_over.put(sql, n, shown)
        if shown.type in ("conflict", "proposal"):
            sql("UPDATE record SET open_conflict = ?, open_proposal = ? WHERE n = ?", (*_waits(shown), n))
    if shown.type == "document":
        attachments.refer(sql, shown)


def pay_words(sql: Sql) -> None:
    """Put the words that are owed into the index for finding, and the days that are into the lists by day."""
    for record in words_later.owed(sql):
        here = in_row(sql, record)
        if here:
            words_later.pay(sql, *here)
        words_later.paid(sql, record)


def none_known(stamps: bytes) -> bytes:
    """The same fields with stamps that anything of the centre is newer than."""
    return _json(dict.fromkeys(_positions.decode(stamps), 0))


def remove(sql: Sql, row: Row) -> None:
    """Take a record out that neither the centre nor the outbox has any longer."""
    search_index.take_out(sql, [row.n] if row.n is not None else [])
    sql("DELETE FROM record WHERE n = ?", (row.n,))


def _waits(shown: Record) -> tuple[str | None, str | None]:
    """The record that an unsettled conflict is about, and the one that an unsettled proposal is."""
    return _open(shown, "conflict"), _open(shown, "proposal")


def _open(shown: Record, type: str) -> str | None:
    """The record that an unsettled conflict or proposal (`type`) is about; None for all else."""
    if shown.type != type or shown.fields.get("settled_at") or shown.fields.get("removed_on"):
        return None
    return shown.fields.get("of") or shown.id


def as_shown(line: Sequence[Any]) -> Record:
    """The record of a line with the columns of `SHOWN`."""
    id, type, case, fields, stamps = line
    return Record(id, type, case, _values.decode(fields), _stamps.decode(stamps))


def in_row(sql: Sql, record_id: str) -> tuple[int, Record] | None:
    """The number of a record's row and the record as shown, or None where it is not here."""
    line = sql(f"SELECT n, {SHOWN} FROM record WHERE id = ?", (record_id,)).fetchone()
    return (line[0], as_shown(line[1:])) if line else None


def shown(sql: Sql, record_id: str) -> Record | None:
    """One record as shown, or None where it is not here."""
    line = sql(f"SELECT {SHOWN} FROM record WHERE id = ?", (record_id,)).fetchone()
    return as_shown(line) if line else None


def of_case(sql: Sql, case_id: str) -> list[Record]:
    """Every record of a case as shown, removed ones too, in the order in which they came to this laptop."""
    lines = sql(f"SELECT {SHOWN}, n FROM record WHERE {in_case.ITS}", {"case": case_id}).fetchall()
    lines.sort(key=itemgetter(_N))  # here, since SQLite would carry every text through its own sorting
    return [as_shown(line[:_N]) for line in lines]


def newest_stamp(sql: Sql, case_id: str) -> int:
    """The highest position at which anything held of a case last changed."""
    lines = sql(f"SELECT stamps FROM record WHERE {in_case.ITS}", {"case": case_id}).fetchall()
    return max((stamp for line in lines for stamp in _positions.decode(line[0]).values()), default=0)


def open_conflicts(sql: Sql, about: str | None = None) -> list[Record]:
    """Conflict records that nobody has settled, oldest first; with `about`, those of one record."""
    where = "open_conflict = ?" if about else "open_conflict IS NOT NULL"
    # Named, since for the order alone SQLite would rather read every record there is.
    statement = f"SELECT {SHOWN} FROM record INDEXED BY record_open_conflict WHERE {where} ORDER BY n"
    return [as_shown(line) for line in sql(statement, (about,) if about else ()).fetchall()]


def open_proposals(sql: Sql) -> list[Record]:
    """Proposals that nobody has settled, oldest first."""
    where = "open_proposal IS NOT NULL"
    statement = f"SELECT {SHOWN} FROM record INDEXED BY record_open_proposal WHERE {where} ORDER BY n"
    return [as_shown(line) for line in sql(statement).fetchall()]


def numbered(sql: Sql, numbers: Iterable[int]) -> dict[int, Record]:
    """Records by the numbers of their rows, as shown."""
    wanted = list(numbers)
    if not wanted:
        return {}
    marks = ",".join("?" * len(wanted))
    lines = sql(f"SELECT n, {SHOWN} FROM record WHERE n IN ({marks})", wanted)
    return {line[0]: as_shown(line[1:]) for line in lines.fetchall()}


def days(sql: Sql, numbers: Iterable[int], cases: Collection[str] = ()) -> dict[int, str]:
    """The day each of these records is about, by the number of its row, empty where none is kept.

    With `cases`, only of records of these.
    """
    wanted = list(numbers)
    if not wanted:
        return {}
    marks = ",".join("?" * len(wanted))
    lines = sql(f"SELECT n, coalesce(day, ''), case_id FROM record WHERE n IN ({marks})", wanted)
    return {n: day for n, day, case in lines.fetchall() if not cases or case in cases}


def people(sql: Sql, cases: Iterable[str]) -> list[Record]:
    """The children of these cases, as shown."""
    wanted = list(cases)
    if not wanted:
        return []
    marks = ",".join("?" * len(wanted))
    lines = sql(f"SELECT {SHOWN} FROM record WHERE type = 'person' AND case_id IN ({marks})", wanted)
    return [as_shown(line) for line in lines.fetchall()]
