"""Dates, times and names as they stand on paper: the same on every computer, whatever its language."""

import datetime as dt
import re
import unicodedata

from casework import words

NBSP = "\u00a0"
NOT_RECORDED = "Not recorded"
NOT_KNOWN = "Date not known"

# Marks that steer the direction of text. They print as boxes, and no bundled face needs them.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
_DAY_AND_MONTH = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(words.MONTHS)})\b")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]+")


def clean(value: str) -> str:
    """A value as it can be set: composed letters (NFC), `\\n` between lines, no control or direction marks."""
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = _CONTROL.sub(" ", _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", text).strip()


def long_date(day: dt.date) -> str:
    """`25 November 2026`; day and month stay on one line."""
    return f"{day_and_month(day)} {day.year}"


def day_and_month(day: dt.date) -> str:
    """`25 November`, where the year is told beside it; never broken."""
    return words.day_month(day).replace(" ", NBSP)


def day_and_date(day: dt.date) -> str:
    """`Wednesday 25 November 2026`, wherever somebody must turn up."""
    return f"{words.WEEKDAYS[day.weekday()]} {long_date(day)}"


def short_date(day: dt.date) -> str:
    """`25 Nov 2026`, in tables and feet; never broken."""
    return words.short_date(day).replace(" ", NBSP)


def spoken_time(time: dt.time) -> str:
    """`4:00pm`, in letters."""
    return f"{time.hour % 12 or 12}:{time.minute:02d}{'am' if time.hour < 12 else 'pm'}"


def moment(at: dt.datetime) -> str:
    """`24 Nov 2026 11:42`, in the foot."""
    return f"{short_date(at.date())}{NBSP}{words.clock_24(at.time())}"


def about_minutes(start: dt.time, end: dt.time) -> str:
    """`About 45 minutes`, `About 1 hour 30 minutes`; empty if the end is not after the start."""
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    if minutes <= 0:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = [counted(hours, "hour")] if hours else []
    if rest:
        parts.append(counted(rest, "minute"))
    return "About " + " ".join(parts)


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 hour`, `2 hours`: a number never stands without its unit, nor on another line."""
    return words.count(number, one, many).replace(" ", NBSP)


def with_whole_dates(text: str) -> str:
    """`text` with the day and the month of each date kept on one line."""
    return _DAY_AND_MONTH.sub(rf"\1{NBSP}\2", text)


def unbroken(number: str) -> str:
    """A phone number that stays on one line."""
    return clean(number).replace(" ", NBSP)


def short_name(name: str) -> str:
    """`I. Farrowby` for Imogen Farrowby, `Dr N. Carradine` for Dr Nell Carradine.

    A post ("Duty worker") or a single word stays as it is.
    """
    words = clean(name).split()
    title = words[:1] if words and words[0].rstrip(".") in TITLES else []
    names = words[len(title) :]
    if len(names) < 2 or not all(word[:1].isupper() for word in names):
        return " ".join(words)
    return NBSP.join([*title, f"{names[0][0]}.", names[-1]])


TITLES = frozenset({"Dr", "PC", "Mr", "Mrs", "Ms", "Miss", "Mx", "Prof", "Rev", "Sgt"})
