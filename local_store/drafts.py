"""What is typed and not saved yet: one row for each editor, rewritten as typing goes on."""

import msgspec

from local_store.connection import Sql
from local_store.journal import Note
from local_store.shapes import Draft

_draft = msgspec.json.Decoder(Draft).decode
_json = msgspec.json.Encoder().encode


def keep(sql: Sql, draft: Draft, now: str) -> None:
    """Keep a draft over the one before it."""
    draft = _dated(draft, now)
    sql(
        "INSERT INTO draft (key, case_id, aside, kept_at, draft) VALUES (?,?,?,?,?) ON CONFLICT (key) DO UPDATE "
        "SET case_id = excluded.case_id, aside = excluded.aside, kept_at = excluded.kept_at, draft = excluded.draft",
        (draft.key, draft.case, draft.aside, draft.kept_at, _json(draft)),
    )


def _dated(draft: Draft, now: str) -> Draft:
    return draft if draft.kept_at else msgspec.structs.replace(draft, kept_at=now)


def note_of(draft: Draft, now: str) -> Note:
    """A draft as the journal keeps it."""
    return Note("draft", draft.key, "", _json(_dated(draft, now)))


def all_of_them(sql: Sql, case: str = "") -> list[Draft]:
    """Every draft, the newest first; with `case`, those of one case."""
    if case:
        lines = sql("SELECT draft FROM draft WHERE case_id = ? ORDER BY kept_at DESC", (case,))
    else:
        lines = sql("SELECT draft FROM draft ORDER BY kept_at DESC")
    return [_draft(line[0]) for line in lines.fetchall()]


def find(sql: Sql, key: str) -> Draft | None:
    """The draft of one editor, if there is one."""
    line = sql("SELECT draft FROM draft WHERE key = ?", (key,)).fetchone()
    return _draft(line[0]) if line else None


def put_aside(sql: Sql, key: str) -> None:
    """Keep a draft apart: it is not offered when its editor opens, and can still be found."""
    draft = find(sql, key)
    if draft:
        keep(sql, msgspec.structs.replace(draft, aside=True), draft.kept_at)


def drop(sql: Sql, key: str) -> None:
    """A draft that was saved, or that nobody wants any longer."""
    sql("DELETE FROM draft WHERE key = ?", (key,))
