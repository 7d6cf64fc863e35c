"""The words of letters in each language: text that is data, with its translator and the day somebody approved it.

Days and months are named in the file, never by the computer's locale. What the record says is put in as it is written
there: facts are never translated by a machine. Source: the design of the paper, section 5.
"""

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path

import msgspec

from printing.content import Run, Words
from printing.wording import NBSP

TRANSLATIONS = Path(__file__).parent / "translations"
ENGLISH, WELSH = "ENG", "CYM"
BOLD = "**"


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language, or an easy way of writing one.

    `code` is that of the code list "language", `tag` the one by which programs know the language ("cy"). `approved`
    is the day on which a qualified translator approved all of it; without, a letter in it is a draft. `times` says
    until which hour a time is told in which way. `words` are the sentences, by subject and key.
    """

    code: str
    tag: str
    name: str
    own_name: str
    translator: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    date: str
    weekday_date: str
    weekday_day: str
    times: tuple[tuple[int, str], ...]
    hour: tuple[str, str]
    minute: tuple[str, str]
    words: dict[str, dict[str, str]]
    approved: dt.date | None = None
    easy: bool = False

    def has(self, subject: str) -> bool:
        """Whether somebody has written the words of that subject in this language."""
        return subject in self.words

    def pattern(self, key: str) -> str:
        """The sentence under `subject.key` with its places still empty. Raises KeyError for one nobody wrote."""
        subject, _, name = key.partition(".")
        return self.words[subject][name]

    def text(self, key: str, **facts: str) -> str:
        """The sentence under `subject.key` with the facts put in, without any weight."""
        return "".join(run.text for run in self.said(key, **facts))

    def said(self, key: str, **facts: str) -> Words:
        """The sentence under `subject.key`, with the facts put in and its **strong** words bold."""
        return filled(self.pattern(key), **facts)

    def long_date(self, day: dt.date) -> str:
        """`25 November 2026`"""
        return self._day(self.date, day)

    def day_and_date(self, day: dt.date) -> str:
        """`Wednesday 25 November 2026`, wherever somebody must turn up."""
        return self._day(self.weekday_date, day)

    def day_and_month(self, day: dt.date) -> str:
        """`Wednesday 25 November`"""
        return self._day(self.weekday_day, day)

    def _day(self, pattern: str, day: dt.date) -> str:
        """Day and month stay on one line."""
        joined = pattern.replace("{day} {month}", f"{{day}}{NBSP}{{month}}")
        return joined.format(
            weekday=self.weekdays[day.weekday()], day=day.day, month=self.months[day.month - 1], year=day.year
        )

    def time(self, time: dt.time) -> str:
        """`4:00pm`"""
        pattern = next(said for until, said in self.times if time.hour < until)
        return pattern.format(hour=time.hour % 12 or 12, minute=f"{time.minute:02}")

    def length(self, start: dt.time, end: dt.time) -> str:
        """`1 hour 30 minutes`; empty if the end is not after the start."""
        minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
        hours, rest = divmod(max(minutes, 0), 60)
        return " ".join(
            forms[number != 1].format(number=number).replace(" ", NBSP)
            for number, forms in ((hours, self.hour), (rest, self.minute))
            if number
        )


def filled(pattern: str, **facts: str) -> Words:
    """A sentence with the facts put in; its **strong** words are bold. A fact carries no weight of its own."""
    parts = pattern.split(BOLD)
    return tuple(Run(part.format(**facts), bold=number % 2 == 1) for number, part in enumerate(parts) if part)


@cache
def languages() -> dict[str, Phrases]:
    """Every language letters are written in, by its code; English first."""
    found = [_read(path) for path in sorted(TRANSLATIONS.glob("*.toml"))]
    plain = [one for one in found if not one.easy]
    return {one.code: one for one in sorted(plain, key=lambda one: (one.code != ENGLISH, one.name))}


def english(*, easy: bool = False) -> Phrases:
    """The English words; `easy` ones are short, one idea to a line."""
    return _read(TRANSLATIONS / ("en_easy.toml" if easy else "en.toml"))


@cache
def _read(path: Path) -> Phrases:
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Phrases)
