"""Documents that wait to be printed: each with its PDF, which is here, encrypted, until there is no more need of it."""

import datetime as dt
from collections.abc import Callable

import msgspec

from casework.edits import new_id
from local_store.connection import Sql
from local_store.print_job_shapes import PrintJob, Stage

DAYS_LISTED = 7
"""So long a job that is over can still be looked at, or printed again where it came to nothing."""
_WITH_THE_SYSTEM = (Stage.SENDING, Stage.HELD, Stage.RELEASED, Stage.CLEARING)
_job = msgspec.json.Decoder(PrintJob).decode
_json = msgspec.json.Encoder().encode

Change = Callable[[PrintJob], PrintJob | None]
"""A job as it is to be, from what it is now; None where nothing is to change."""


def add(sql: Sql, job: PrintJob, pdf: bytes) -> None:
    """Keep a job and its document."""
    sql("INSERT INTO print_job (id, case_id, document, job, pdf) VALUES (?,?,?,?,?)", (*_keys(job), _json(job), pdf))


def _keys(job: PrintJob) -> tuple[str, str, str]:
    return job.id, job.case, job.document


def all_of_them(sql: Sql) -> list[PrintJob]:
    """Every job, oldest first."""
    return [_job(line[0]) for line in sql("SELECT job FROM print_job ORDER BY n").fetchall()]


def find(sql: Sql, id: str) -> PrintJob | None:
    """One job, if it is (still) here."""
    line = sql("SELECT job FROM print_job WHERE id = ?", (id,)).fetchone()
    return _job(line[0]) if line else None


def pdf_of(sql: Sql, id: str) -> bytes | None:
    """The document of a job; None once it was let go."""
    line = sql("SELECT pdf FROM print_job WHERE id = ?", (id,)).fetchone()
    return bytes(line[0]) if line and line[0] is not None else None


def change(sql: Sql, id: str, change: Change, *, drop_pdf: bool = False) -> PrintJob | None:
    """Change a job as it is now; as it is then, or None where it is gone or nothing changed.

    Of one that is to be forgotten only the print system's name for it is still taken.
    """
    kept = find(sql, id)
    if kept is None:
        return None
    changed = change(kept)
    if changed is None:
        return None
    if kept.stage is Stage.FORGET:
        changed = msgspec.structs.replace(kept, system_job=changed.system_job)
    sql("UPDATE print_job SET job = ? WHERE id = ?", (_json(changed), id))
    if drop_pdf:
        sql("UPDATE print_job SET pdf = NULL WHERE id = ?", (id,))
    return changed


def drop(sql: Sql, id: str) -> None:
    """Forget a job, and its document."""
    sql("DELETE FROM print_job WHERE id = ?", (id,))


def again(sql: Sql, id: str, new: str, now: str) -> PrintJob | None:
    """Queue the document of a job that came to nothing once more, as a job of its own, in the place of that one."""
    kept, pdf = find(sql, id), pdf_of(sql, id)
    if kept is None or pdf is None or kept.stage not in (Stage.OVER, Stage.UNSURE):
        return None
    fresh = PrintJob(
        id=new,
        case=kept.case,
        document=kept.document,
        kind=kept.kind,
        version=kept.version,
        fingerprint=kept.fingerprint,
        event=new_id(),
        printer=kept.printer,
        copies=kept.copies,
        two_sided=kept.two_sided,
        pages=kept.pages,
        queued_at=now,
    )
    drop(sql, id)
    add(sql, fresh, pdf)
    return fresh


def purge(sql: Sql, *, case: str = "", document: str = "") -> None:
    """Nothing of a case, or of one document, waits to be printed here any more.

    What a print system may have is to be taken out of it: all that is kept for that is its name there.
    """
    lines = sql("SELECT job FROM print_job WHERE case_id = ? OR document = ?", (case or None, document or None))
    for job in [_job(line[0]) for line in lines.fetchall()]:
        drop(sql, job.id)
        if job.stage in _WITH_THE_SYSTEM and job.holds:
            bare = PrintJob(
                id=job.id, printer=job.printer, stage=Stage.FORGET, holds=True, system_job=job.system_job,
                sent_at=job.sent_at,
            )  # fmt: skip
            sql("INSERT INTO print_job (id, case_id, document, job) VALUES (?,'','',?)", (bare.id, _json(bare)))


def tidy(sql: Sql, now: str) -> None:
    """Let go of what was over more than a week ago."""
    today = dt.datetime.fromisoformat(now)
    for job in all_of_them(sql):
        since = dt.datetime.fromisoformat(job.over_at) if job.stage is Stage.OVER and job.over_at else today
        if today - since > dt.timedelta(days=DAYS_LISTED):
            drop(sql, job.id)
