"""What Today says: what is overdue, what is to do today and in the next seven days, and what is on this laptop."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from casework.due import Due
from casework.local_rules import DEFAULTS, LocalRules
from casework.words import (
    clock,
    count,
    everyday_name,
    how_soon,
    moment,
    month_year,
    overdue,
    weekday_day_month,
)
from local_store.shapes import CaseSummary, Counts
from ui.case_words import changes, due_place
from ui.parts.rows import Row, section
from ui.today_sections import (
    BIRTHDAY,
    Beyond,
    InCase,
    about,
    behind_rows,
    beyond,
    due_key,
    gap_rows,
    has_own_section,
)

WEEK = dt.timedelta(days=7)
LATER = "later-row"
FAR_KINDS = ("order_end", BIRTHDAY)
"""Dates that belong to a case and not to a day's work: among what is due, Today speaks of them only at the end."""


class Groups(msgspec.Struct, frozen=True):
    """Things due, each with its case, in the order of Today."""

    overdue: tuple[tuple[CaseSummary, Due], ...] = ()
    today: tuple[tuple[CaseSummary, Due], ...] = ()
    week: tuple[tuple[CaseSummary, Due], ...] = ()
    later: tuple[tuple[CaseSummary, Due], ...] = ()
    beyond: Beyond = Beyond()

    def everything(self) -> tuple[InCase, ...]:
        """Every line that is due, wherever it stands."""
        own = (*self.beyond.hearings, *self.beyond.visits, *self.beyond.birthdays)
        return (*self.overdue, *self.today, *self.week, *self.later, *own)

    def aside(self) -> str:
        """2 overdue, 3 to do today"""
        return f"{len(self.overdue)} overdue, {len(self.today)} to do today"

    def to_do(self) -> int:
        """The count in the rail."""
        return len(self.overdue) + len(self.today)


def groups(cases: Sequence[CaseSummary], today: dt.date) -> Groups:
    """Everything due in open cases. Within a group: day, time, name."""
    everything = [(row, due) for row in cases if not row.closed for due in row.dues]
    everything.sort(
        key=lambda one: (one[1].on, one[1].at or dt.time.max, everyday_name(one[0]).casefold(), one[1].what)
    )
    horizon = dt.date(today.year + today.month // 12, today.month % 12 + 1, 1) + dt.timedelta(days=31)
    horizon = horizon.replace(day=1) - dt.timedelta(days=1)
    return Groups(
        overdue=tuple(one for one in everything if one[1].on < today),
        today=tuple(one for one in everything if one[1].on == today),
        week=tuple(one for one in everything if today < one[1].on <= today + WEEK and not has_own_section(one[1])),
        later=tuple(
            one for one in everything if today + WEEK < one[1].on <= horizon and (one[1].kind not in FAR_KINDS)
        ),
        beyond=beyond(everything, cases, today),
    )


def today_rows(
    found: Groups,
    today: dt.date,
    *,
    show_later: bool = False,
    here: bool = True,
    drafts: Sequence[Row] = (),
    rules: LocalRules = DEFAULTS,
) -> list[Row]:
    """The list of Today: sections and rows. `here` is false while no case is on this laptop: then nothing is known.

    `drafts` are the rows of what is typed and not saved: to be finished before the next days begin.
    """
    if not here:
        return [*drafts, _nothing("here", "Your cases are not on this laptop yet. They come with the connection.")]
    rows: list[Row] = [section("overdue", "Overdue", str(len(found.overdue) or ""))]
    rows += [due_row(one, today) for one in found.overdue] or [_nothing("overdue", "Nothing is overdue.")]
    rows.append(section("today", "Today", str(len(found.today) or "")))
    rows += [due_row(one, today) for one in found.today] or [_nothing("today", "Nothing more today.")]
    rows += drafts
    rows.append(section("week", "Next 7 days", str(len(found.week) or "")))
    rows += [due_row(one, today) for one in found.week] or [_nothing("week", "Nothing is due in the next 7 days.")]
    if found.later:
        rows.append(_later_row(found, show_later))
    if show_later and found.later:
        rows.append(section("later", "Later", str(len(found.later))))
        rows += [due_row(one, today) for one in found.later]
    return rows + _beyond_rows(found.beyond, today, rules)


def _beyond_rows(found: Beyond, today: dt.date, rules: LocalRules) -> list[Row]:
    """Only what there is: no section says that nobody is behind."""
    rows = behind_rows(found)
    for key, name, lines in (
        ("hearings", "Hearings in the next 7 days", found.hearings),
        ("visits", "Visits in the next 7 days", found.visits),
        ("birthdays", "Turns 18 before the order ends", found.birthdays),
    ):
        rows += [section(key, name, str(len(lines))), *(due_row(one, today) for one in lines)] if lines else []
    return rows + gap_rows(found, today, rules)


def later_words(found: Groups) -> str:
    """6 more by the end of December; empty where there is nothing more."""
    if not found.later:
        return ""
    last = max(due.on for _, due in found.later)
    return f"{len(found.later)} more by the end of {month_year(last).split()[0]}"


def _later_row(found: Groups, shown: bool) -> Row:
    return Row(
        key=LATER,
        first=later_words(found),
        first_style="body",
        ink="ink2",
        end="Hide them" if shown else "Show them",
        end_ink="accent",
        end_style="body",
        opens=LATER,
    )


def _nothing(group: str, words: str) -> Row:
    return Row(key=f"nothing-{group}", first=words, kind="words")


def due_row(one: tuple[CaseSummary, Due], today: dt.date) -> Row:
    """One thing that is due in a case: it opens where it is done."""
    case, due = one
    days = (today - due.on).days
    end, below, ink = due_end(due, today)
    return Row(
        key=due_key(due),
        first=due.what,
        second=about(case, due),
        end=end,
        end_second=below,
        end_ink=ink,
        end_style="strong" if days > 0 else "medium",
        icon=due.icon,
        opens=due_place(due),
    )


def due_end(due: Due, today: dt.date) -> tuple[str, str, str]:
    """When, and why that date."""
    days = (today - due.on).days
    if days > 0:
        return overdue(days), f"was due {weekday_day_month(due.on)}", "bad"
    if days == 0:
        if due.at:
            return clock(due.at), due.place or due.why, "ink"
        return "By the end of today", due.place or due.why, "ink"
    when = weekday_day_month(due.on)
    if due.at:
        return f"{when}, {clock(due.at)}", due.place or due.why or how_soon(due.on, today), "ink"
    return when, due.why or how_soon(due.on, today), "ink"


class LaptopFact(msgspec.Struct, frozen=True):
    """One line of "Everything for today is on this laptop"."""

    icon: str
    words: str
    ink: str = "ink"


def laptop_heading(cases: Sequence[CaseSummary], counts: Counts, found: Groups) -> str:
    """Whether everything for today is here, as far as that can be known: a case not here yet may have something."""
    if not cases:
        return "Nothing is on this laptop yet"
    if missing_for_today(cases, found):
        return "Not everything for today is on this laptop"
    if counts.more_to_come:
        return "Not all of your cases are on this laptop yet"
    return "Everything for today is on this laptop"


def missing_for_today(cases: Sequence[CaseSummary], found: Groups) -> list[tuple[CaseSummary, Due]]:
    """Visits of today whose case is not all here yet."""
    return [one for one in found.today if one[1].at is not None and not one[0].all_here]


def laptop_facts(
    cases: Sequence[CaseSummary], counts: Counts, documents: int, last_contact: str, found: Groups, now: dt.datetime
) -> list[LaptopFact]:
    """How much is here, as of when, and what is not here."""
    facts = [
        LaptopFact(
            "clock",
            f"Not on this laptop yet: {everyday_name(case)}’s case. "
            f"Connect before {clock(due.at) if due.at else 'the end of today'} to have it.",
            "warn",
        )
        for case, due in missing_for_today(cases, found)
    ]
    here = count(len([row for row in cases if not row.closed]), "case")
    papers = f" and {count(documents, 'document')}" if documents else ""
    asof = ""
    if last_contact:
        asof = f", as they were at the centre {moment(dt.datetime.fromisoformat(last_contact), now)}"
    facts.append(LaptopFact("folder", f"{here}{papers}{asof}"))
    if counts.waiting:
        facts.append(LaptopFact("laptop", f"{changes(counts.waiting)} saved here and not sent yet"))
    else:
        facts.append(LaptopFact("check", "Everything saved here has been sent"))
    part = [row for row in cases if not row.all_here and not row.closed]
    if len(part) == 1:
        words = f"Not on this laptop yet: all of {everyday_name(part[0])}’s case. It comes with the next connection."
        facts.append(LaptopFact("clock", words))
    elif part or counts.more_to_come:
        which = f"all of {count(len(part), 'case')}" if part else "the rest of your cases"
        facts.append(LaptopFact("clock", f"Not on this laptop yet: {which}. They come with the next connection."))
    return facts
