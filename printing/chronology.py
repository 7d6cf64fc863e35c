"""The chronology: what happened, oldest first, and the line that counts what is printed and what is not."""

import datetime as dt
from collections import Counter

import msgspec

from casework.case_file import CaseFile
from printing.chronology_lines import Line, contact_lines, legal_lines, practice_lines
from printing.content import Run, Table, Words, plain, words
from printing.documents import Choice, ChoiceKind, Document
from printing.not_printed import Guard, unsettled
from printing.wording import NOT_KNOWN, counted, long_date, short_date

TWO_VERSIONS = "Two versions of this, not settled yet"
HEAD = ("Date", "Kind", "What happened", "Recorded by")
WIDTHS = (23.0, 21.0, 90.0, 31.0)
NO_ENTRIES = "Nothing is recorded yet."
OLDEST_FIRST = (
    "Oldest first. Every line comes from the record; the last column says who wrote it or where it came from."
)


class Part(msgspec.Struct, frozen=True):
    """One part of what happens in a case: the kinds of line in it, and what it is called in a sentence."""

    words: str
    kinds: frozenset[str]


PARTS = {
    "law": Part("offences, courts and orders", frozenset({"Offence", "Court", "Outcome", "Order"})),
    "contacts": Part("contacts", frozenset({"Contact"})),
    "work": Part("the work on the case", frozenset({"Case", "Care", "Assessment", "Alert", "Plan", "Document"})),
}
"""By the code that is chosen; together they have every kind of `chronology_lines`."""
PURPOSE = Choice(field="purpose", words="Prepared for", kind=ChoiceKind.WORDS)
CHOICES = (
    Choice(field="since", words="From", kind=ChoiceKind.DAY),
    Choice(field="until", words="Up to", kind=ChoiceKind.DAY),
    Choice(
        field="only",
        words="What",
        kind=ChoiceKind.ONE_OF,
        options=(("", "Everything"), *((code, f"Only {part.words}") for code, part in PARTS.items())),
    ),
    Choice(field="routine_calls", words="Routine calls and letters too", kind=ChoiceKind.YES_NO, ticked=True),
)


class Asked(Document, frozen=True, kw_only=True):
    """A document that has a chronology, and what was chosen for it.

    `since` leaves out what is older, `until` what is newer; `only` keeps one part of it (of PARTS; empty: all);
    `routine_calls=False` leaves out phone calls, letters and messages. Every choice is printed on the page.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    only: str = ""
    routine_calls: bool = True

    def choices(self) -> str:
        """What was chosen, in sentences; empty where nothing was."""
        sentences = []
        if self.since:
            sentences.append(f"From {long_date(self.since)} on.")
        if self.until:
            sentences.append(f"Up to {long_date(self.until)}.")
        if self.only:
            sentences.append(f"Only {PARTS[self.only].words}.")
        if not self.routine_calls:
            sentences.append("Without routine calls and letters.")
        return " ".join(sentences)


class Chronology(msgspec.Struct, frozen=True):
    """The rows printed (date, kind, what happened, recorded by), and the line that counts them."""

    rows: tuple[tuple[Words, ...], ...]
    count_line: str

    def printed(self) -> list[str]:
        """What happened, row by row: the texts in which something can be held back."""
        return [plain(row[2]) for row in self.rows]


def chronology(document: Asked, case_file: CaseFile, guard: Guard) -> Chronology:
    """Everything that has happened, less what the person printing chose to leave out."""
    today, office = document.today, document.service.address
    lines = [*legal_lines(case_file, guard), *practice_lines(case_file, guard)]
    lines = [msgspec.structs.replace(line, coming=line.day is not None and line.day > today) for line in lines]
    lines += contact_lines(case_file, guard, today, office)
    kept = [line for line in sorted(lines, key=Line.order) if not _why_left_out(document, line)]
    gone = Counter(why for line in lines if (why := _why_left_out(document, line)))
    left_out = [f"{why} ({gone[why]:,})" for why in _reasons(document) if gone[why]]
    if document.some_hidden:
        left_out.append("what is kept for named roles")
    doubtful = unsettled(case_file)
    return Chronology(
        rows=tuple(_row(line, line.id in doubtful) for line in kept),
        count_line=f"{counted(len(kept), 'entry', 'entries')} of {len(lines):,} in the record. "
        + (f"Left out: {', '.join(left_out)}." if left_out else "Nothing is left out."),
    )


COMING, ROUTINE = "still to come", "routine calls and letters"


def _reasons(document: Asked) -> tuple[str, ...]:
    """Why a line can be left out, in the order in which the reasons are counted."""
    before = f"history before {short_date(document.since)}" if document.since else ""
    after = f"what came after {short_date(document.until)}" if document.until else ""
    return (ROUTINE, before, after, "of another kind", COMING)


def _why_left_out(document: Asked, line: Line) -> str:
    """Why a line is not printed; empty where it is."""
    routine, before, after, others, coming = _reasons(document)
    if line.coming:
        return coming
    if document.since and line.day and line.day < document.since:
        return before
    if document.until and line.day and line.day > document.until:
        return after
    if document.only and line.kind not in PARTS[document.only].kinds:
        return others
    return routine if line.routine and not document.routine_calls else ""


def table(document: Asked, told: Chronology) -> Table:
    """The rows, with what was chosen above them and the count below."""
    return Table(
        "The chronology",
        HEAD,
        told.rows,
        WIDTHS,
        note=f"{OLDEST_FIRST} {document.choices()}".strip(),
        summary=told.count_line,
        empty=NO_ENTRIES,
        dense=True,
    )


def _row(line: Line, doubtful: bool) -> tuple[Words, ...]:
    what = (*line.what, Run(f". {TWO_VERSIONS}")) if doubtful else line.what
    return words(short_date(line.day) if line.day else NOT_KNOWN), words(line.kind), what, words(line.by)
