"""What is typed and not saved yet: one row for each editor, rewritten as typing goes on; and what was put aside.

`keep` and `drop` are the only doors by which a draft changes. One that was put aside is a draft under a key of its own,
so that several of one editor stand beside each other.
"""

import datetime as dt

import msgspec

from casework.edits import new_id
from local_store.connection import Sql
from local_store.journal import Note
from local_store.shapes import ASIDE, Draft

DAYS_ASIDE = 30
DAYS_TOLD = 3
"""On so many different days, one after the other, the clock must say that the days of a draft put aside are over. A
clock that is set forward by mistake and then back again says so on one day, or two, and takes nothing away."""

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
    """The draft of one editor, if there is one; or one that was put aside, by the key it has since."""
    line = sql("SELECT draft FROM draft WHERE key = ?", (key,)).fetchone()
    return _draft(line[0]) if line else None


def put_aside(sql: Sql, key: str, now: str, aside_key: str = "") -> Draft | None:
    """Keep a draft apart, beside others of its editor: it is not offered as a draft, and can be brought back.

    `aside_key` is the key that it gets, else one is made.
    """
    draft = find(sql, key)
    if draft is None or draft.aside:
        return draft
    aside = set_apart(draft, now)
    if aside_key:
        aside = msgspec.structs.replace(aside, key=aside_key)
    keep(sql, aside, now)
    drop(sql, key)
    return aside


def set_apart(draft: Draft, now: str) -> Draft:
    """A draft as it is once it was put aside: under a key of its own."""
    return msgspec.structs.replace(draft, key=f"{draft.key}{ASIDE}{new_id()}", aside=True, aside_at=now)


def set_back(aside: Draft) -> Draft:
    """A draft that was set apart as its editor's again."""
    return msgspec.structs.replace(aside, key=aside.editor, aside=False, aside_at="", over_on=())


def bring_back(sql: Sql, key: str, now: str) -> Draft | None:
    """Make a draft that was put aside its editor's draft again. What was typed there since goes aside in its place."""
    aside = find(sql, key)
    if aside is None or not aside.aside:
        return aside
    put_aside(sql, aside.editor, now)
    back = set_back(aside)
    drop(sql, key)
    keep(sql, back, now)
    return back


def drop(sql: Sql, key: str) -> None:
    """A draft that was saved, or that nobody wants any longer."""
    sql("DELETE FROM draft WHERE key = ?", (key,))


def set_aside(sql: Sql) -> list[Draft]:
    """Every draft that was put aside, the newest first."""
    lines = sql("SELECT draft FROM draft WHERE aside = 1 ORDER BY kept_at DESC").fetchall()
    return [_draft(line[0]) for line in lines]


def told_over(aside: Draft, today: dt.date) -> Draft:
    """A draft put aside, with what the clock says of it today: over on one day more, or not over at all."""
    over = today - _day(aside.aside_at or aside.kept_at) >= dt.timedelta(days=DAYS_ASIDE)
    days = tuple(dict.fromkeys((*aside.over_on, today.isoformat()))) if over else ()
    return msgspec.structs.replace(aside, over_on=days)


def is_over(aside: Draft) -> bool:
    """Whether the clock has said it often enough."""
    return len(aside.over_on) >= DAYS_TOLD


def tidy(sql: Sql, today: dt.date, now: str) -> int:
    """Let go of what was put aside more than 30 days ago; how many drafts that were."""
    gone = 0
    for aside in set_aside(sql):
        told = told_over(aside, today)
        if is_over(told):
            drop(sql, aside.key)
            gone += 1
        elif told != aside:
            keep(sql, told, now)
    return gone


def _day(moment: str) -> dt.date:
    """The day of a moment; one that cannot be read counts as never over."""
    try:
        return dt.datetime.fromisoformat(moment).date()
    except ValueError:
        return dt.date.max
