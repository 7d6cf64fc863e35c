"""What the identity bar says: who this is, under what order, how much risk, and what to know at the door."""

import datetime as dt

import msgspec

from casework import CaseFile, standing, words
from casework.code_lists import words as code_words
from casework.orders import Order

BADGED = ("high", "very_high")
NOT_RECORDED = "Not recorded"


class Level(msgspec.Struct, frozen=True):
    """A judgement in words. Only High and Very high are shown as a badge."""

    words: str
    badge: bool = False


class Identity(msgspec.Struct, frozen=True):
    """The identity bar, ready to show. `short` is for a narrow window: "Juno, 16"."""

    name: str
    known_as: str
    short: str
    age: str
    order: str
    serious_harm: Level
    safety: Level
    visiting: str
    visiting_icon: str
    visiting_more: str
    worker: str

    def spoken(self) -> str:
        """The whole bar in one sentence, for a screen reader."""
        parts = [self.name, f"known as {self.known_as}" if self.known_as else "", self.age, self.order]
        risk = [f"serious harm {self.serious_harm.words.lower()}", f"safety and wellbeing {self.safety.words.lower()}"]
        door = f"visiting: {self.visiting.rstrip('.')}{', ' + self.visiting_more if self.visiting_more else ''}"
        return ", ".join(part for part in [*parts, *risk, door, f"worker {self.worker}"] if part)


def identity(case: CaseFile, today: dt.date) -> Identity:
    """The identity bar of `case`."""
    person, judged = case.person, standing.judgement_now(case)
    known_as = words.known_as(person, case.other_names)
    visiting = standing.visiting_alerts(case, today)
    years = str(words.age(person.date_of_birth, today)) if person.date_of_birth else ""
    return Identity(
        name=words.full_name(person),
        known_as=known_as,
        short=", ".join(part for part in (known_as, years) if part),
        age=words.age_words(person.date_of_birth, today, person.birth_estimated),
        order=order_words(present_order(case), today),
        serious_harm=level(judged.serious_harm if judged else None),
        safety=level(judged.safety if judged else None),
        visiting=(visiting[0].text or "Warning") if visiting else "No warning",
        visiting_icon=(visiting[0].icon or "triangle-alert") if visiting else "",
        visiting_more=f"and {len(visiting) - 1} more" if len(visiting) > 1 else "",
        worker=worker_name(case, today),
    )


def level(code: str | None) -> Level:
    """A judgement's code as words, and whether it earns a badge."""
    return Level(code_words("judgement", code) or NOT_RECORDED, code in BADGED)


def present_order(case: CaseFile) -> Order | None:
    """The order the case is shown under; when all have ended, the newest."""
    return standing.main_order(case) or next(iter(case.orders), None)


def order_words(order: Order | None, today: dt.date) -> str:
    """Youth rehabilitation order, ends 9 August 2027; for a licence: ..., on licence to 22 July 2027."""
    if order is None:
        return "No order recorded"
    kind, end = standing.order_words(order), order.ended_on or order.end
    if end is None:
        return kind
    until = words.day_month_year(end)
    if order.ended_on or end < today:
        return f"{kind}, ended {until}"
    return f"{kind} to {until}" if order.phase in ("licence", "custody") else f"{kind}, ends {until}"


def worker_name(case: CaseFile, today: dt.date) -> str:
    """The case manager today, or whoever else holds the case."""
    holder = standing.assigned(case, "case_manager", today) or next(
        (one for one in case.assignments if one.until is None or one.until >= today), None
    )
    return (holder.worker_name or holder.worker or "Nobody yet") if holder else "Nobody yet"
