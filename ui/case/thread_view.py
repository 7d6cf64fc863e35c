"""The page Offences and court in words: the table of offences, the knots of the thread, and its side column."""

import datetime as dt

import msgspec

from casework import CaseFile, standing, words
from casework.code_lists import words as code_words
from casework.contact_words import kind_words
from casework.court import Hearing, Offence, Remand
from casework.decisions import PreCourtDecision
from casework.local_rules import DEFAULTS
from casework.offending import BasisOfPlea
from casework.orders import Order
from casework.sections import HIDDEN, may_see
from casework.thread import Knot, Tie, knots, outcome_beside, outcome_of, outcome_words
from casework.thread_links import Level, Links, links
from ui.case.case_reading import CaseOnLaptop
from ui.case.field_words import order_called, requirement_called
from ui.case.identity import NOT_RECORDED, present_order
from ui.case.read_lines import day, joined
from ui.case.side_view import SideFact, SideSection, sentence
from ui.case.summary_view import RequirementLine, requirement_line

LEVEL_WORDS = {
    Level.OFFENCE: "Offence",
    Level.HEARING: "Hearing",
    Level.OUTCOME: "Outcome",
    Level.ORDER: "Order",
    Level.REQUIREMENT: "Requirement",
    Level.CONTACT: "Contact",
}
ADMITTED = ("guilty", "admitted")
ONE_DAY = dt.timedelta(days=1)
VICTIM_WORKER = "victim"


class OffenceLine(msgspec.Struct, frozen=True):
    """One offence of the table. `more` is what changed about it: both versions of a basis of plea."""

    record: str
    title: str
    date: str
    seriousness: str
    outcome: str
    more: str = ""

    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return ", ".join(
            part.rstrip(".") for part in (self.title, self.date, self.seriousness, self.outcome, self.more) if part
        )


class KnotLine(msgspec.Struct, frozen=True):
    """One knot, with its date in words."""

    knot: Knot
    when: str

    def spoken(self) -> str:
        """The whole knot for a screen reader."""
        knot = self.knot
        state = "the present order" if knot.tie is Tie.PRESENT else ""
        missing = "result not entered" if knot.result_missing else ""
        parts = (self.when, knot.title, state, missing, knot.more, knot.source)
        return ", ".join(part.rstrip(".") for part in parts if part)


class RequirementLedger(msgspec.Struct, frozen=True):
    """One requirement and how much of it is done: Activity, 7 of 20 days."""

    record: str
    name: str
    done: str


class Court(msgspec.Struct, frozen=True):
    """The page, ready to show. `names` says what each record of the thread is called; `first` is where it begins."""

    case: str
    offences: tuple[OffenceLine, ...]
    count: str
    knots: tuple[KnotLine, ...]
    links: Links
    names: dict[str, str]
    first: str
    order: SideSection
    requirements: tuple[RequirementLedger, ...]
    below: tuple[SideSection, ...]


def court(case: CaseOnLaptop, role: str, today: dt.date) -> Court:
    """The page of `case`, for somebody of that role."""
    file = case.file
    order = present_order(file)
    required = [one for one in file.requirements if order is not None and one.order == order.id]
    line = tuple(KnotLine(one, day(one.date) if one.date else "Not listed") for one in knots(file, today))
    return Court(
        case=file.case_id,
        offences=tuple(_offence(file, one) for one in reversed(file.offences)),
        count=_count(file.offences),
        knots=line,
        links=links(file),
        names=_names(file, today),
        first=_first(line),
        order=_order(file, order, today),
        requirements=tuple(_ledger(one.id, requirement_line(one, today)) for one in required),
        below=(_bail(file, today), _victims(file, role)),
    )


def _first(line: tuple[KnotLine, ...]) -> str:
    """The knot of the present order; else the last that has a record."""
    present = [one.knot.about[0] for one in line if one.knot.tie is Tie.PRESENT]
    others = [one.knot.about[0] for one in line if one.knot.about]
    return next(iter(present), others[-1] if others else "")


def _ledger(record: str, line: RequirementLine) -> RequirementLedger:
    return RequirementLedger(record, line.name, sentence(line.right))


def _offence(file: CaseFile, offence: Offence) -> OffenceLine:
    outcome = outcome_of(file, offence.id)
    found = code_words("finding", offence.finding)
    return OffenceLine(
        record=offence.id,
        title=offence.title or "Offence",
        date=words.day_month_year(offence.committed_on) if offence.committed_on else "No date",
        seriousness=f"{offence.seriousness} of 8" if offence.seriousness else NOT_RECORDED,
        outcome=outcome_beside(file, outcome) if outcome else found or "No outcome yet",
        more=_bases(file, offence),
    )


def _bases(file: CaseFile, offence: Offence) -> str:
    """Every version of a basis of plea, the first first."""
    versions = sorted(
        (one for one in file.of(BasisOfPlea) if one.offence == offence.id),
        key=lambda one: (one.version or 0, one.offered_on or dt.date.min),
    )
    if not versions:
        return offence.basis_of_plea or ""
    told = [
        joined(
            (one.text or code_words("plea", one.plea)).rstrip("."),
            code_words("basis_state", one.state).lower(),
            words.day_month(one.accepted_on) if one.accepted_on else "",
        )
        for one in versions
    ]
    return " Then: ".join(f"{part}." for part in told)


def _count(offences: tuple[Offence, ...]) -> str:
    """3, all admitted; 2, 1 admitted"""
    if not offences:
        return ""
    admitted = sum(one.plea in ADMITTED for one in offences)
    if admitted == len(offences):
        return f"{len(offences)}, all admitted" if admitted > 1 else "1, admitted"
    return f"{len(offences)}, {admitted or 'none'} admitted"


def _names(file: CaseFile, today: dt.date) -> dict[str, str]:
    named = {one.id: one.title or "Offence" for one in file.offences}
    named |= {one.id: joined(_hearing_called(one), _day(one.date)) for one in file.hearings}
    named |= {one.id: joined("Decision out of court", _day(one.date)) for one in file.of(PreCourtDecision)}
    named |= {one.id: outcome_words(one) for one in file.outcomes}
    named |= {one.id: joined(order_called(one), _until(one)) for one in file.orders}
    named |= {one.id: joined(requirement_called(one), requirement_line(one, today).right) for one in file.requirements}
    named |= {one.id: joined(kind_words(one.kind).thing, _day(one.date)) for one in file.contacts}
    return named


def _hearing_called(hearing: Hearing) -> str:
    return code_words("hearing_kind", hearing.kind) or "Hearing"


def _day(on: dt.date | None) -> str:
    return words.day_month_year(on) if on else "no date"


def _until(order: Order) -> str:
    if order.ended_on:
        return f"ended {words.day_month_year(order.ended_on)}"
    return f"to {words.day_month_year(order.end)}" if order.end else ""


# the side column


def _order(file: CaseFile, order: Order | None, today: dt.date) -> SideSection:
    if order is None:
        return SideSection("order", "The order", note="No order recorded.")
    made = words.weekday_date(order.made_on) if order.made_on else NOT_RECORDED
    end = order.ended_on or order.end
    facts = [
        SideFact("Made", "\n".join(part for part in (made, order.court or "") if part)),
        SideFact("Ended" if order.ended_on else "Ends", words.weekday_date(end) if end else "No end date recorded"),
        SideFact("Officer", order.responsible_officer or NOT_RECORDED),
        SideFact("Level", _level(file, order, today)),
    ]
    title = order_called(order) if order.kind in standing.BEFORE_SENTENCE else "The order"
    return SideSection("order", title, tuple(facts))


def _level(file: CaseFile, order: Order, today: dt.date) -> str:
    """Enhanced. 4 a month until 7 November, now 2"""
    level = standing.level_now(file)
    name = code_words("level", level)
    started = standing.supervision_started(file, order, today)
    table = DEFAULTS.frequency(level, today, order.phase or "") if level else None
    if table is None or started is None:
        return name or NOT_RECORDED
    last = table.first_ends(started) - ONE_DAY
    if table.first == table.after:
        return f"{name}. {table.first} a month"
    now = f"now {table.after}" if today > last else f"then {table.after}"
    return f"{name}. {table.first} a month until {words.day_month(last)}, {now}"


def _bail(file: CaseFile, today: dt.date) -> SideSection:
    """Bail or remand as it stands: its record, else what the last hearing that has been said of it."""
    none = SideSection("bail", "Bail and remand", note="No bail conditions recorded.")
    running = next((one for one in file.of(Remand) if one.until is None or one.until >= today), None)
    if running is not None:
        since = f"since {words.day_month(running.since)}" if running.since else ""
        broken = f"Broken on {words.day_month(running.breached_on)}." if running.breached_on else ""
        said = joined(code_words("remand", running.kind) or "Bail", since)
        return _bail_words(said, running.conditions or "", broken)
    been = [one for one in file.hearings if one.date and one.date <= today and one.remand]
    last = next(iter(been), None)
    if last is None or last.remand == "not_applicable":
        return none
    return _bail_words(joined(code_words("remand", last.remand), _from(last)), last.remand_conditions or "", "")


def _from(hearing: Hearing) -> str:
    return f"said on {words.day_month(hearing.date)}" if hearing.date else ""


def _bail_words(*parts: str) -> SideSection:
    said = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    return SideSection("bail", "Bail and remand", note=said)


def _victims(file: CaseFile, role: str) -> SideSection:
    """Kept apart from this case, whoever reads it: never a list, and it says who can see them."""
    apart = SideFact("Kept apart from this case.", "", strong=True)
    if may_see(role, "victim"):
        return SideSection("victims", "Victims", (apart,), "Your role can see them, not on a page of the child's.")
    sees = (one.name for one in file.professionals if VICTIM_WORKER in (one.role or "").casefold() and one.name)
    name = next(sees, "")
    return SideSection("victims", "Victims", (apart,), f"{name} can see them; your role cannot." if name else HIDDEN)
