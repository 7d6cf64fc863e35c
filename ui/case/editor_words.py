"""What an editor says about itself: where each line of the form stands, what is saved, and what was found again."""

import datetime as dt
from collections.abc import Collection, Sequence

import msgspec

from casework import Value, words
from casework.record_types import field_title
from ui.case.case_reading import local_moment
from ui.parts.form_row import Mark

LAST_WORDS = 4
MARKS = {"typed": Mark.TYPED, "decision": Mark.NEEDS_DECISION, "saved": Mark.SAVED, "sent": Mark.SENT}


class Marks(msgspec.Struct, frozen=True):
    """A mark for each line of the form, or one for all of it."""

    lines: tuple[Mark, ...]
    whole: Mark = Mark.NONE


def marks(states: Sequence[Collection[str]]) -> Marks:
    """The mark of each line from the states of its fields: what needs somebody first, sent last.

    When every field of the record that says anything is sent, one "Sent" stands beside the heading instead.
    """
    lines = tuple(next((mark for code, mark in MARKS.items() if code in line), Mark.NONE) for line in states)
    said = {mark for mark in lines if mark is not Mark.NONE}
    if said == {Mark.SENT}:
        return Marks(tuple(Mark.NONE for _ in lines), Mark.SENT)
    return Marks(lines)


def bar_words(type: str, typed: Collection[str], saved_at: str, kept_at: str, new: bool, now: dt.datetime) -> str:
    """The words at the end of the action bar."""
    saved = local_moment(saved_at, now)
    if saved and typed:
        return f"Saved on this laptop at {words.clock(saved.time())}. {changed_since(type, typed)}"
    if saved:
        return f"Saved on this laptop at {words.clock(saved.time())}."
    kept = local_moment(kept_at, now)
    if typed and kept:
        return f"A draft was kept at {words.clock(kept.time())}. Not saved yet."
    if typed or new:
        return "Not saved yet. A draft is kept as you write."
    return "Nothing has been changed."


def changed_since(type: str, typed: Collection[str]) -> str:
    """The case note has changed since."""
    names = sorted(typed)
    if len(names) == 1:
        title = field_title(type, names[0])
        return f"The {title[:1].lower()}{title[1:]} has changed since."
    return f"{words.count(len(names), 'field')} have changed since."


def draft_words(kept_at: str, now: dt.datetime) -> str:
    """Draft from today, 10:54am."""
    kept = local_moment(kept_at, now)
    if kept is None:
        return "There is a draft."
    day, time = words.moment(kept, now).rsplit(" at ", 1)
    return f"Draft from {day}, {time}."


def cut_off_words(kept_at: str, text: Value, caret: int, now: dt.datetime) -> str:
    """Holdfast closed without warning at 10:54am. Everything up to "keep away from and" is here."""
    kept = local_moment(kept_at, now)
    when = ""
    if kept:
        when = f" at {words.clock(kept.time())}" if kept.date() == now.date() else f" {words.moment(kept, now)}"
    last = " ".join(str(text or "")[:caret].split()[-LAST_WORDS:])
    upto = f"Everything up to “{last}” is here." if last else "Everything that was kept is here."
    return f"Holdfast closed without warning{when}. {upto}"
