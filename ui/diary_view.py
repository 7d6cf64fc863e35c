"""What the diary says: visits and meetings of a day, and how long it is to the next."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from casework.contact_words import kind_words
from casework.contacts import Contact
from casework.due import Due
from casework.standing import is_planned
from casework.words import clock, count, everyday_name, weekday_day_month
from local_store.shapes import CaseSummary
from ui.case_words import due_place
from ui.parts.rows import Row, section
from ui.place import Place, contact_place
from ui.reading import InCase
from ui.today_sections import about, due_key

CONTACTS = ("planned_contact", "record_contact")
"""Lines that stand in the diary as the contact itself."""


class Entry(msgspec.Struct, frozen=True):
    """One entry of the diary. `past` goes grey; `warning` repeats what to know at the door."""

    key: str
    time: str
    what: str
    who: str
    place: str
    warning: str
    warning_icon: str
    icon: str
    past: bool
    not_recorded: bool
    opens: Place
    at: dt.time | None = None

    def sentence(self) -> str:
        """The whole entry for a screen reader."""
        late = "not recorded yet" if self.not_recorded else ""
        warning = f"warning: {self.warning}" if self.warning else ""
        return ", ".join(part for part in (self.time, self.what, self.who, self.place, warning, late) if part)


def entries(found: Sequence[InCase], now: dt.datetime) -> list[Entry]:
    """Contacts as entries of the diary, in their order."""
    return [_entry(one, now) for one in found]


def _entry(one: InCase, now: dt.datetime) -> Entry:
    contact = one.record
    assert isinstance(contact, Contact)
    planned = is_planned(contact)
    ends = contact.end or contact.start or dt.time.max
    past = not planned or (contact.date, ends) < (now.date(), now.time().replace(tzinfo=None))
    return Entry(
        key=contact.id,
        time=clock(contact.start) if contact.start else "",
        what=kind_words(contact.kind).thing,
        who=everyday_name(one.row),
        place=contact.place or "",
        warning=one.visiting if contact.kind == "home_visit" else "",
        warning_icon=one.visiting_icon,
        icon=kind_words(contact.kind).icon,
        past=past,
        not_recorded=past and planned,
        opens=contact_place(one.row.case, contact.id, visit=planned and contact.kind == "home_visit"),
        at=contact.start,
    )


def now_words(found: Sequence[InCase], now: dt.datetime) -> str:
    """9:41am, 19 minutes to the next visit; or only the time when there is none."""
    time = clock(now.time())
    ahead = [
        minutes
        for one in found
        if isinstance(one.record, Contact) and (minutes := _minutes_to(one.record, now)) is not None
    ]
    if not ahead:
        return time
    minutes = min(ahead)
    if minutes < 60:
        return f"{time}, {count(minutes, 'minute')} to the next visit"
    hours = f"{minutes // 60}h {minutes % 60}m" if minutes % 60 else count(minutes // 60, "hour")
    return f"{time}, {hours} to the next visit"


def _minutes_to(contact: Contact, now: dt.datetime) -> int | None:
    if contact.date != now.date() or contact.start is None or not is_planned(contact):
        return None
    minutes = (contact.start.hour - now.hour) * 60 + contact.start.minute - now.minute
    return minutes if minutes > 0 else None


def week_rows(
    found: Sequence[InCase], now: dt.datetime, first: dt.date, days: int, cases: Sequence[CaseSummary] = ()
) -> list[Row]:
    """The diary page: a section for each working day and each day that has something.

    From today on, hearings stand among the contacts by their time; what else is due that day comes after them.
    """
    rows: list[Row] = []
    due_on = _due_by_day(cases, now.date())
    by_day: dict[dt.date, list[Entry]] = {}
    for one in found:
        contact = one.record
        assert isinstance(contact, Contact)
        by_day.setdefault(contact.date or first, []).append(_entry(one, now))
    for offset in range(days):
        day = first + dt.timedelta(days=offset)
        lines = [(entry.at or dt.time.max, entry.key, _day_row(entry)) for entry in by_day.get(day, [])]
        lines += [(due.at or dt.time.max, f"~{due_key(due)}", _due_row(case, due)) for case, due in due_on.get(day, [])]
        lines.sort(key=lambda line: line[:2])
        held = [row for _, _, row in lines]
        if not held and day.weekday() > 4:
            continue
        name = f"Today, {weekday_day_month(day)}" if day == now.date() else weekday_day_month(day)
        rows.append(section(f"day-{day}", name, str(len(held) or "")))
        rows += held
        if not held:
            rows.append(Row(key=f"none-{day}", first="Nothing planned.", kind="words"))
    return rows


def _due_by_day(cases: Sequence[CaseSummary], today: dt.date) -> dict[dt.date, list[tuple[CaseSummary, Due]]]:
    found: dict[dt.date, list[tuple[CaseSummary, Due]]] = {}
    for row in cases:
        for due in row.dues if not row.closed else ():
            if due.on >= today and due.kind not in CONTACTS:
                found.setdefault(due.on, []).append((row, due))
    return found


def _due_row(case: CaseSummary, due: Due) -> Row:
    return Row(
        key=due_key(due),
        first=due.what,
        second=", ".join(part for part in (about(case, due), due.place) if part),
        end=clock(due.at) if due.at else "",
        end_second=due.why,
        icon=due.icon,
        opens=due_place(due),
    )


def _day_row(entry: Entry) -> Row:
    return Row(
        key=entry.key,
        first=f"{entry.what}, {entry.who}" if entry.who else entry.what,
        second=". ".join(part.rstrip(".") for part in (entry.place, entry.warning) if part),
        second_ink="warn" if entry.warning else "ink2",
        end=entry.time,
        end_second="Not recorded yet" if entry.not_recorded else "",
        end_ink="ink3" if entry.past and not entry.not_recorded else "ink",
        ink="ink3" if entry.past and not entry.not_recorded else "ink",
        icon=entry.icon,
        opens=entry.opens,
        spoken=entry.sentence(),
    )
