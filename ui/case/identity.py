"""What the identity bar says: who this is, under what order, how much risk, and what to know at the door."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from casework import CaseFile, words
from casework.cases import Assignment
from casework.code_lists import words as code_words
from casework.orders import Judgement, Order
from casework.people import Alert

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
    first_name: str

    def spoken(self) -> str:
        """The whole bar in one sentence, for a screen reader."""
        parts = [self.name, f"known as {self.known_as}" if self.known_as else "", self.age, self.order]
        risk = [f"serious harm {self.serious_harm.words.lower()}", f"safety and wellbeing {self.safety.words.lower()}"]
        door = f"visiting: {self.visiting.rstrip('.')}{', ' + self.visiting_more if self.visiting_more else ''}"
        return ", ".join(part for part in [*parts, *risk, door, f"worker {self.worker}"] if part)


def identity(case: CaseFile, today: dt.date) -> Identity:
    """The identity bar of `case`."""
    person, judged = case.person, present_judgement(case)
    known_as = words.known_as(person, case.other_names)
    visiting = visiting_alerts(case.alerts, today)
    born = person.date_of_birth
    called = known_as or ""
    years = str(words.age(born, today)) if born else ""
    return Identity(
        name=words.full_name(person),
        known_as=known_as,
        short=", ".join(part for part in (called, years) if part),
        age=words.age_words(born, today, person.birth_estimated),
        order=order_words(present_order(case, today), today),
        serious_harm=level(judged.serious_harm if judged else None),
        safety=level(judged.safety if judged else None),
        visiting=(visiting[0].text or "Warning") if visiting else "No warning",
        visiting_icon=(visiting[0].icon or "triangle-alert") if visiting else "",
        visiting_more=f"and {len(visiting) - 1} more" if len(visiting) > 1 else "",
        worker=worker_name(case.assignments, today),
        first_name=words.letter_name(person),
    )


def level(code: str | None) -> Level:
    """A judgement's code as words, and whether it earns a badge."""
    return Level(code_words("judgement", code) or NOT_RECORDED, code in BADGED)


def present_judgement(case: CaseFile) -> Judgement | None:
    """The judgement that counts: the newest one countersigned (or brought over), else the newest that judges."""
    judging = [one for one in case.judgements if one.serious_harm or one.safety or one.reoffending]
    settled = [one for one in judging if one.state in ("countersigned", "imported")]
    return next(iter(settled or judging), None)


def present_order(case: CaseFile, today: dt.date) -> Order | None:
    """The order a contact is made under today: the newest that has not ended, else the newest of all."""
    running = [one for one in case.orders if one.ended_on is None and (one.end is None or one.end >= today)]
    return next(iter(running or case.orders), None)


def order_words(order: Order | None, today: dt.date) -> str:
    """Youth rehabilitation order, ends 9 August 2027; for a licence: ..., on licence to 22 July 2027."""
    if order is None:
        return "No order recorded"
    kind = code_words("disposal", order.kind) or "Order"
    end = order.ended_on or order.end
    if end is None:
        return kind if order.phase is None else f"{kind}, {code_words('order_phase', order.phase).lower()}"
    until = words.day_month_year(end)
    if end < today:
        return f"{kind}, ended {until}"
    if order.phase in ("licence", "custody"):
        return f"{kind}, {code_words('order_phase', order.phase).lower()} to {until}"
    return f"{kind}, ends {until}"


def visiting_alerts(alerts: Iterable[Alert], today: dt.date) -> list[Alert]:
    """What to know before standing at the door, newest first."""
    return [one for one in alerts if one.kind == "visiting" and (one.until is None or one.until >= today)]


def worker_name(assignments: Iterable[Assignment], today: dt.date) -> str:
    """The case manager today, or whoever else holds the case."""
    present = [one for one in assignments if one.until is None or one.until >= today]
    managing = [one for one in present if one.role == "case_manager"]
    holder = next(iter(managing or present), None)
    return (holder.worker_name or holder.worker or "Nobody yet") if holder else "Nobody yet"
