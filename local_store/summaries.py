"""The caseload: one summary a case, made again when the case, the day or the service's own rules have changed.

A summary is current if it was made for this day, with the newest edit that waits for the case (`made_with`), and at the
count of its `changes`; any other is made anew before it is handed out. Whatever writes to a case counts up `changes` in
its own transaction, except a save: its edit in the outbox says as much, and writes no row here.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from casework.case_file import CaseFile, case_file
from casework.caseload_weights import weight
from casework.contact_levels import behind
from casework.deadlines import dues
from casework.local_rules import DEFAULTS, LocalRules
from casework.return_gaps import return_gaps
from casework.standing import assigned, judgement_now, level_now, main_order, visiting_alerts
from local_store import in_case, outbox, records
from local_store.connection import Sql
from local_store.shapes import CaseSummary

_summary = msgspec.json.Decoder(CaseSummary).decode
_json = msgspec.json.Encoder().encode
MAKING = "3"
"""Counted up when a summary says more than before: one made by an older Holdfast on the same day is made again."""
_OF_THIS_LAPTOP = ("outbox", "receipt", "attention")
"""Where an edit that was written here is, wherever it has come to."""
_PARTS = ("case_manager", "covering", "court_officer", "specialist", "manager")


class Made(msgspec.Struct, frozen=True):
    """A summary just made, and the count of changes and the number of the newest edit waiting that it was made at."""

    summary: CaseSummary
    changes: int
    newest: int | None


def changed(sql: Sql, cases: Iterable[str]) -> None:
    """Something of these cases was written: their summaries are old from here on."""
    for case in cases:
        sql(
            "INSERT INTO case_summary (case_id, coming, changes, made_at, made_for) VALUES (?, 0, 1, 0, '') "
            "ON CONFLICT (case_id) DO UPDATE SET changes = changes + 1",
            (case,),
        )


def begin(sql: Sql, case: str) -> None:
    """The case of a record that was not here is in the caseload. An edit in the outbox makes its summary old."""
    sql(
        "INSERT OR IGNORE INTO case_summary (case_id, coming, changes, made_at, made_for) VALUES (?, 0, 1, 0, '')",
        (case,),
    )


def forget_made(sql: Sql, case: str) -> None:
    """Drop the summary of a case, which may name what was taken off: it is made anew."""
    sql("UPDATE case_summary SET summary = NULL WHERE case_id = ?", (case,))


def forget_unmade(sql: Sql, case: str) -> None:
    """A case of which nothing is left, since its making was given up or taken back, leaves the caseload."""
    sql(
        "DELETE FROM case_summary WHERE case_id = :case AND NOT coming "
        f"AND NOT EXISTS ({in_case.numbers()}) "
        "AND NOT EXISTS (SELECT 1 FROM attention WHERE case_id = :case)",
        {"case": case},
    )


def all_changed(sql: Sql) -> None:
    """Every summary is old: somebody else uses this laptop now, or the service has other rules."""
    sql("UPDATE case_summary SET changes = changes + 1")


def coming(sql: Sql, entered: Iterable[str], more: bool) -> None:
    """Cases that just entered are not all here until a page says that there is no more."""
    if more:
        for case in entered:
            sql("UPDATE case_summary SET coming = 1 WHERE case_id = ?", (case,))
    else:
        sql("UPDATE case_summary SET coming = 0 WHERE coming")


def caseload(
    sql: Sql, today: dt.date, user: str, rules: LocalRules, case: str = ""
) -> tuple[list[CaseSummary], list[Made]]:
    """The summaries of all cases, or of one; and those among them that had to be made and are worth keeping.

    `rules` are the service's own: what is due is worked out by them.
    """
    where, arguments = ("WHERE case_id = ?", (case,)) if case else ("", ())
    columns = "case_id, coming, changes, made_at, made_with, made_for, summary"
    lines = sql(f"SELECT {columns} FROM case_summary {where}", arguments)
    wait = outbox.cases_waiting(sql)
    need = _needing(sql)
    day = _made_for(today)
    found: list[CaseSummary] = []
    made: list[Made] = []
    for case_id, still_coming, changes, made_at, made_with, made_for, kept in lines.fetchall():
        waiting, newest = wait.get(case_id, (0, None))
        if kept is not None and (made_at, made_with, made_for) == (changes, newest, day):
            summary = _summary(kept)
        else:
            summary = _make(sql, case_id, today, user, rules)
            made.append(Made(summary, changes, newest))
        needing = need.get(case_id, 0)
        if waiting or needing or still_coming:
            summary = msgspec.structs.replace(
                summary, not_sent=waiting, needs_decision=needing, all_here=not still_coming
            )
        found.append(summary)
    return found, made


def keep(sql: Sql, made: Iterable[Made], today: dt.date) -> None:
    """Keep summaries that were made, each where its case has not been written to meanwhile."""
    day = _made_for(today)
    for one in made:
        sql(
            "UPDATE case_summary SET made_at = ?, made_with = ?, made_for = ?, summary = ? "
            "WHERE case_id = ? AND changes = ?",
            (one.changes, one.newest, day, _json(one.summary), one.summary.case, one.changes),
        )


def _made_for(today: dt.date) -> str:
    return f"{today.isoformat()}/{MAKING}"


def _needing(sql: Sql) -> dict[str, int]:
    """How much waits for a person, case by case."""
    lines = sql(
        "SELECT case_id, count(*) FROM (SELECT case_id FROM attention UNION ALL "
        "SELECT case_id FROM record WHERE open_conflict IS NOT NULL GROUP BY open_conflict UNION ALL "
        "SELECT case_id FROM record WHERE open_proposal IS NOT NULL) GROUP BY case_id"
    )
    return dict(lines.fetchall())


def _make(sql: Sql, case_id: str, today: dt.date, user: str, rules: LocalRules) -> CaseSummary:
    made = summary_of(case_file(case_id, records.of_case(sql, case_id)), today, user, rules)
    own = bool(user) and not made.my_part and _begun_here(sql, case_id)
    return msgspec.structs.replace(made, my_part=_PARTS[0]) if own else made


def _begun_here(sql: Sql, case_id: str) -> bool:
    """Whether the case was added on this laptop and nobody is said to work on it yet.

    The centre makes whoever adds a case its case manager when it arrives there. Until that is back, it is theirs.
    """
    there = sql(in_case.numbers("type = 'assignment'"), {"case": case_id}).fetchone()
    if there is not None:
        return False
    written = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE record = :case" for table in _OF_THIS_LAPTOP)
    return sql(f"{written} LIMIT 1", {"case": case_id}).fetchone() is not None


def summary_of(file: CaseFile, today: dt.date, user: str, rules: LocalRules = DEFAULTS) -> CaseSummary:
    """One row of the caseload, for the person who signs in as `user`, by the rules of the service."""
    person, order, judgement = file.person, main_order(file), judgement_now(file)
    manager = assigned(file, "case_manager", today)
    texts = {
        "first_names": person.first_names,
        "surname": person.surname,
        "preferred_name": person.preferred_name,
        "reference": file.case.reference,
        "kind": file.case.kind,
        "merged_into": file.case.merged_into,
        "order_kind": order.kind if order else None,
        "order_phase": order.phase if order else None,
        "serious_harm": judgement.serious_harm if judgement else None,
        "safety": judgement.safety if judgement else None,
        "worker": manager.worker if manager else None,
        "worker_name": manager.worker_name if manager else None,
    }
    due = dues(file, today, rules)
    closed = file.case.is_over(today)
    words: dict[str, Any] = {name: text or "" for name, text in texts.items()}
    return CaseSummary(
        case=file.case_id,
        date_of_birth=person.date_of_birth,
        order_end=order.end if order else None,
        level=level_now(file),
        visiting=tuple(alert.text for alert in visiting_alerts(file, today) if alert.text),
        my_part=_part_of(file, user, today),
        dues=due,
        behind=None if closed else behind(file, today, rules),
        gaps=return_gaps(file, today, rules),
        weight=weight(file, due, today, rules),
        closed=closed,
        **words,
    )


def _part_of(file: CaseFile, user: str, today: dt.date) -> str:
    """The part `user` has in the case today: as case manager before any other."""
    if not user:
        return ""
    parts = [
        one.role or ""
        for one in file.assignments
        if one.worker == user
        and (one.since is None or one.since <= today)
        and (one.until is None or one.until >= today)
    ]
    return min(parts, key=lambda part: _PARTS.index(part) if part in _PARTS else len(_PARTS), default="")
