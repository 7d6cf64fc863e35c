"""The chronology: what happened, oldest first, and the line that counts what is printed and what is not."""

import datetime as dt

import msgspec

from casework.case_file import CaseFile
from printing.chronology_lines import Line, contact_lines, legal_lines, practice_lines
from printing.content import Run, Words, words
from printing.documents import Document
from printing.not_printed import Guard, unsettled
from printing.wording import NOT_KNOWN, counted, short_date

TWO_VERSIONS = "Two versions of this, not settled yet"


class Asked(Document, frozen=True, kw_only=True):
    """A document that has a chronology, and what was chosen for it.

    `since` leaves out what is older; `routine_calls=False` leaves out phone calls, letters and messages. Both choices
    are printed on the page.
    """

    since: dt.date | None = None
    routine_calls: bool = True


class Chronology(msgspec.Struct, frozen=True):
    """The rows printed (date, kind, what happened, recorded by), and the line that counts them."""

    rows: tuple[tuple[Words, ...], ...]
    count_line: str


def chronology(document: Asked, case_file: CaseFile, guard: Guard) -> Chronology:
    """Everything that has happened, less what the person printing chose to leave out."""
    today, office = document.today, document.service.address
    lines = [*legal_lines(case_file, guard), *practice_lines(case_file, guard)]
    lines = [msgspec.structs.replace(line, coming=line.day is not None and line.day > today) for line in lines]
    lines += contact_lines(case_file, guard, today, office)
    kept: list[Line] = []
    coming = older = routine = 0
    for line in sorted(lines, key=Line.order):
        if line.coming:
            coming += 1
        elif document.since and line.day and line.day < document.since:
            older += 1
        elif line.routine and not document.routine_calls:
            routine += 1
        else:
            kept.append(line)
    before = f"history before {short_date(document.since)}" if document.since else ""
    left_out = [
        f"{what} ({number:,})"
        for number, what in ((routine, "routine calls and letters"), (older, before), (coming, "still to come"))
        if number
    ]
    if document.some_hidden:
        left_out.append("what is kept for named roles")
    doubtful = unsettled(case_file)
    return Chronology(
        rows=tuple(_row(line, line.id in doubtful) for line in kept),
        count_line=f"{counted(len(kept), 'entry', 'entries')} of {len(lines):,} in the record. "
        + (f"Left out: {', '.join(left_out)}." if left_out else "Nothing is left out."),
    )


def _row(line: Line, doubtful: bool) -> tuple[Words, ...]:
    what = (*line.what, Run(f". {TWO_VERSIONS}")) if doubtful else line.what
    return words(short_date(line.day) if line.day else NOT_KNOWN), words(line.kind), what, words(line.by)
