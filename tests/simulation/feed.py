"""The centre's ledger, read as a witness would: what was applied when, over what, and whether the records agree."""

import sqlite3
from typing import Any, NamedTuple

import msgspec

from casework.record_types import about_fields
from casework.splices import spliced
from central.kept import marks_of

NOBODY_KNOWS_WHY = ("assignment", "proposal")
"""Types of record that the centre makes itself, without an edit."""


class Broken(AssertionError):
    """A promise was broken: which, and how."""

    def __init__(self, promise: str, *how: Any) -> None:
        super().__init__(promise, *how)
        self.promise = promise


class Entry(NamedTuple):
    """One line of the ledger. `inserted` has the words that came as splices, field by field."""

    id: str
    result: str
    position: int | None
    code: str | None
    answer: bytes
    record: str
    type: str
    case: str
    set: dict[str, Any]
    before: dict[str, Any]
    inserted: dict[str, str]


class AtCentre(NamedTuple):
    """One record as it stands at the centre."""

    type: str
    case: str
    fields: dict[str, Any]
    stamps: dict[str, int]


Field = tuple[str, str]
"""(record, field)"""


class Feed:
    """What the ledger comes to: `past` has every value a field ever had, by its stamp."""

    def __init__(self, reader: sqlite3.Connection) -> None:
        self._reader = reader
        self._row = 0
        self._position = 0
        self._mirror: dict[str, AtCentre] = {}
        self.past: dict[Field, dict[int, Any]] = {}
        self.results: dict[str, Entry] = {}
        self.words: dict[Field, dict[str, Any]] = {}  # by the id of an edit, the text that it came to
        for id, record in self.records().items():
            self._mirror[id] = record
            for name, value in record.fields.items():
                self.past[id, name] = {record.stamps[name]: value}
        self._position = self.head()

    def records(self) -> dict[str, AtCentre]:
        """Every record as the centre has it."""
        lines = self._reader.execute("SELECT id, type, case_id, fields, born, marks FROM record").fetchall()
        found: dict[str, AtCentre] = {}
        for id, type, case, text, born, marks in lines:
            fields, marked = msgspec.json.decode(text), marks_of(marks)
            stamps = {name: marked[name].stamp if name in marked else born for name in fields}
            found[id] = AtCentre(type, case, fields, stamps)
        return found

    def holders(self) -> dict[str, set[str]]:
        """The cases that each user holds."""
        found: dict[str, set[str]] = {}
        for user, case in self._reader.execute("SELECT user_name, case_id FROM scope WHERE gone IS NULL"):
            found.setdefault(user, set()).add(case)
        return found

    def due(self, today: str) -> dict[str, set[str]]:
        """The cases that each user is to hold today, by the assignments."""
        found: dict[str, set[str]] = {}
        for case, text in self._reader.execute("SELECT case_id, fields FROM record WHERE type = 'assignment'"):
            fields = msgspec.json.decode(text)
            begun = str(fields.get("since") or "")[:10] <= today
            over = str(fields.get("until") or "9")[:10] < today
            if begun and not over and not fields.get("removed_on"):
                found.setdefault(str(fields.get("worker")), set()).add(case)
        return found

    def head(self) -> int:
        """How far the feed has come."""
        (position,) = self._reader.execute("SELECT position FROM authority").fetchone()
        return int(position)

    def read(self) -> list[Entry]:
        """The lines that are new. Raises Broken where the records are not what the ledger comes to."""
        query = (
            "SELECT rowid, id, result, position, code, answer, record, case_id, edit FROM ledger "
            "WHERE rowid > ? ORDER BY rowid"
        )
        lines = self._reader.execute(query, (self._row,)).fetchall()
        entries: list[Entry] = []
        for row, id, result, position, code, answer, record, case, edit in lines:
            self._row = row
            came = msgspec.json.decode(edit)
            type, values = str(came.get("type")), self._plain(came, result)
            before = dict(self._mirror[record].fields) if record in self._mirror else {}
            entry = Entry(id, result, position, code, answer, record, type, case, values, before, _inserted(came))
            if id in self.results:
                raise Broken("P5", "an edit stands in the ledger twice", id)
            self.results[id] = entry
            for name, value in values.items():
                self.words.setdefault((record, name), {})[id] = value
            entries.append(entry)
            if result == "applied":
                self._apply(entry)
        head = self.head()
        if lines or head != self._position:
            self._position = head
            self._compare()
        return entries

    def _apply(self, entry: Entry) -> None:
        position = entry.position or 0
        if position <= self._position:
            raise Broken("P5", "a position was given twice, or goes back", entry.id, position)
        self._position = position
        mirrored = self._mirror.setdefault(entry.record, AtCentre(entry.type, entry.case, {}, {}))
        for name, value in entry.set.items():
            mirrored.fields[name] = value
            mirrored.stamps[name] = position
            self.past.setdefault((entry.record, name), {})[position] = value

    def _plain(self, came: dict[str, Any], result: str) -> dict[str, Any]:
        """The values an edit sets, with a splice laid on the text that its author saw.

        Where that was an own edit that never came, since a conflict took its place, only the words put in are known.
        """
        values: dict[str, Any] = {}
        for name, value in (came.get("set") or {}).items():
            seen = (came.get("seen") or {}).get(name, 0)
            where = (str(came.get("record")), name)
            if not isinstance(value, list) or name not in about_fields(str(came.get("type"))):
                values[name] = value
            elif not isinstance(seen, str):
                values[name] = spliced(self.past.get(where, {}).get(seen) or "", value)
            elif seen in self.words.get(where, {}):
                values[name] = spliced(self.words[where][seen] or "", value)
            elif result == "applied":
                raise Broken("P3", "a splice was laid on a text that never came", came)
        return values

    def _compare(self) -> None:
        now = self.records()
        for id, record in now.items():
            if id not in self._mirror and record.type in NOBODY_KNOWS_WHY:
                self._mirror[id] = record
                for name, value in record.fields.items():
                    self.past.setdefault((id, name), {})[record.stamps[name]] = value
        if now != self._mirror:
            different = [id for id in now.keys() | self._mirror.keys() if now.get(id) != self._mirror.get(id)]
            raise Broken(
                "P5",
                "a record is not what its edits come to",
                [(now.get(id), self._mirror.get(id)) for id in different],
            )


def _inserted(came: dict[str, Any]) -> dict[str, str]:
    return {
        name: " ".join(str(inserted) for _, _, inserted in value)
        for name, value in (came.get("set") or {}).items()
        if isinstance(value, list)
    }
