"""The drawing of a case as a list of shapes: where each stands, what it says, which events it joins. No painting."""

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec

from casework.timeline import Event, Shape
from casework.words import MONTHS
from ui.case.timeline_view import LANES, Span

CROWDED = 6
"""Events closer than this many units join into one shape with a count."""
COUNTED = 18
"""The same next to a shape that has a count already: two counts beside each other would read as one number."""
LABEL_GAP = 8
BOLDER = 1.07
"""How much wider the heavier words of something overdue are."""
LABELLED = (Shape.KNOT, Shape.SQUARE, Shape.DUE, Shape.WARNING, Shape.DECISION, Shape.ORDER)


class Mark(msgspec.Struct, frozen=True):
    """One shape. `events` are places in the list of events, newest first; more than one: they stand too close.

    `x` is where it stands and `end` how far its bar or dashed run reaches; `label_x` where its label begins, in pixels
    from the left edge of the lanes. `ink` is a name in tokens.
    """

    lane: int
    shape: Shape
    x: float
    events: tuple[int, ...]
    end: float | None = None
    label: str = ""
    label_x: float = 0.0
    label_end: str = ""
    ink: str = "accent"


class Drawing(msgspec.Struct, frozen=True):
    """All shapes between two days. `months` are (x, name); `today` is None where it is out of the span."""

    marks: tuple[Mark, ...]
    months: tuple[tuple[float, str], ...]
    today: float | None
    width: float


def drawing(
    events: Sequence[Event], span: Span, today: dt.date, width: float, unit: float, wide: Callable[[str], float]
) -> Drawing:
    """Lay `events` out on `width` pixels. `unit` is one unit in pixels; `wide` measures a label."""
    start, end = span
    scale = width / max(1, (end - start).days)

    def place(day: dt.date) -> float:
        return (day - start).days * scale

    marks: list[Mark] = []
    now = place(today)
    for lane, name in enumerate(LANES):
        found = [
            (number, event)
            for number, event in enumerate(events)
            if event.lane is name and event.date and _reaches(event, start, end)
        ]
        marks += _lane(lane, sorted(found, key=lambda one: one[1].date or start), place, now, width, unit, wide)
    shown_today = now if start <= today <= end else None
    marks.sort(key=lambda mark: (mark.lane, mark.shape is not Shape.ORDER, mark.x))
    return Drawing(tuple(marks), tuple(_months(start, end, place, unit)), shown_today, width)


def _reaches(event: Event, start: dt.date, end: dt.date) -> bool:
    last = event.until or event.date
    return event.date is not None and last is not None and event.date <= end and last >= start


def _lane(
    lane: int,
    found: list[tuple[int, Event]],
    place: Callable[[dt.date], float],
    now: float,
    width: float,
    unit: float,
    wide: Callable[[str], float],
) -> list[Mark]:
    marks: list[Mark] = []
    for number, event in found:
        x = place(event.date)  # type: ignore[arg-type]
        last = marks[-1] if marks else None
        apart = COUNTED if last and len(last.events) > 1 else CROWDED
        if last and last.end is None and event.until is None and abs(x - last.x) < apart * unit:
            marks[-1] = _joined(last, number, event)
            continue
        marks.append(_mark(lane, number, event, x, place, now, width))
    return _labelled(marks, width, unit, wide)


def _mark(
    lane: int, number: int, event: Event, x: float, place: Callable[[dt.date], float], now: float, width: float
) -> Mark:
    end, ink = None, "ink2"
    if event.shape is Shape.ORDER and event.until:
        end = min(width, place(event.until))
    elif event.days_overdue:
        end, ink = now, "bad"
    elif event.shape in (Shape.ATTENDED, Shape.ACCEPTABLE):
        ink = "accent"
    elif event.shape is Shape.UNACCEPTABLE:
        ink = "bad"
    elif event.shape is Shape.TWO_VERSIONS:
        ink = "warn"
    label = event.label if event.shape in LABELLED or (event.planned and event.shape is not Shape.PLANNED) else ""
    return Mark(
        lane,
        event.shape,
        max(0.0, x),
        (number,),
        end,
        label,
        ink=ink,
        label_end=event.more if end and event.until else "",
    )


def _joined(mark: Mark, number: int, event: Event) -> Mark:
    """Two events in one shape; an absence or a decision shows before what was attended."""
    loud = (Shape.TWO_VERSIONS, Shape.UNACCEPTABLE)
    louder = event.shape in loud and mark.shape not in loud
    ink = {Shape.TWO_VERSIONS: "warn", Shape.UNACCEPTABLE: "bad"}.get(event.shape, mark.ink) if louder else mark.ink
    label = ", ".join(part for part in (mark.label, event.label if event.label != mark.label else "") if part)
    label = label if event.shape in LABELLED else ""
    return msgspec.structs.replace(
        mark, events=(number, *mark.events), shape=event.shape if louder else mark.shape, ink=ink, label=label
    )


def _labelled(marks: list[Mark], width: float, unit: float, wide: Callable[[str], float]) -> list[Mark]:
    """A label stands right of its shape, else left of it, else not at all: it never lies on another shape or label."""
    gap, done = LABEL_GAP * unit, list[Mark]()
    free_from = 0.0
    for at, mark in enumerate(marks):
        following = marks[at + 1].x if at + 1 < len(marks) else width
        long = wide(mark.label) * (BOLDER if mark.ink == "bad" else 1.0) if mark.label else 0.0
        if mark.end is not None and mark.shape is Shape.ORDER:
            shown = mark.label if long + 2 * gap <= mark.end - mark.x else ""
            room = mark.end - mark.x - long - 4 * gap
            ending = mark.label_end if mark.label_end and wide(mark.label_end) <= room else ""
            done.append(msgspec.structs.replace(mark, label=shown, label_x=mark.x + gap, label_end=ending))
            free_from = mark.end
            continue
        shown, label_x = mark.label, mark.x + gap
        reach = max(mark.x, mark.end or mark.x)
        if mark.end is not None or label_x + long > following - gap:
            label_x = mark.x - gap - long
            if label_x < free_from:
                shown = ""
        if mark.end is not None and not shown and mark.label and reach + gap + long <= following - gap:
            shown, label_x = mark.label, reach + gap
        done.append(msgspec.structs.replace(mark, label=shown, label_x=label_x))
        free_from = max(reach, label_x + long if shown else reach) + gap
    return done


def _months(start: dt.date, end: dt.date, place: Callable[[dt.date], float], unit: float) -> list[tuple[float, str]]:
    """The first of each month; with little room every third, or only the years."""
    firsts = []
    day = start.replace(day=1)
    while day <= end:
        if day >= start:
            firsts.append(day)
        day = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    step = next((each for each in (1, 3, 12) if _room(firsts, place, each) >= 84 * unit), 12)
    if step == 12:
        return [(place(day), str(day.year)) for day in firsts if day.month == 1]
    kept = [day for day in firsts if (day.month - 1) % step == 0]
    return [(place(day), MONTHS[day.month - 1] if day.month > 1 else f"January {day.year}") for day in kept]


def _room(firsts: list[dt.date], place: Callable[[dt.date], float], step: int) -> float:
    return (place(firsts[1]) - place(firsts[0])) * step if len(firsts) > 1 else 1e9


def along(marks: Sequence[Mark], present: Mark | None, step: int) -> Mark | None:
    """The next shape on the same lane, to the right (1) or left (-1)."""
    if present is None:
        return marks[-1] if marks else None
    lane = [mark for mark in marks if mark.lane == present.lane]
    at = lane.index(present) + step
    return lane[at] if 0 <= at < len(lane) else present


def across(marks: Sequence[Mark], present: Mark | None, step: int) -> Mark | None:
    """The nearest shape on the next lane that has any, below (1) or above (-1)."""
    if present is None:
        return marks[-1] if marks else None
    lane = present.lane + step
    while 0 <= lane < len(LANES):
        found = [mark for mark in marks if mark.lane == lane]
        if found:
            return min(found, key=lambda mark: abs(mark.x - present.x))
        lane += step
    return present


def holding(marks: Sequence[Mark], number: int) -> Mark | None:
    """The shape that stands for an event."""
    return next((mark for mark in marks if number in mark.events), None)
