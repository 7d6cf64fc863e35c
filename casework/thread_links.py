"""What leads to what: offence, hearing, outcome, order, requirement, contact, as one thread to step along. Pure.

Source: DOMAIN notes, section 2: the legal thread.
"""

import enum
from collections.abc import Iterable

import msgspec

from casework.case_file import CaseFile
from casework.court import Hearing, OffenceAtHearing, Outcome
from casework.decisions import PreCourtDecision
from casework.orders import Order
from casework.standing import is_planned


class Level(enum.IntEnum):
    """What stands where on the thread, in its order."""

    OFFENCE = 0
    HEARING = 1
    OUTCOME = 2
    ORDER = 3
    REQUIREMENT = 4
    CONTACT = 5


class Place(msgspec.Struct, frozen=True):
    """One place of the thread: the record chosen there, and what could stand there in its stead (it among them)."""

    level: Level
    record: str
    others: tuple[str, ...]

    @property
    def number(self) -> int:
        """Which of them it is, from 1."""
        return self.others.index(self.record) + 1


class Links(msgspec.Struct, frozen=True):
    """What leads on from each record of the thread, and back from it: ids, the earliest first.

    Contacts stand newest first, and those to come after those that have been.

    `own` joins an offence and its outcomes, between which a hearing stands. `ahead` and `behind` say how many places a
    record leads on, and back.
    """

    level: dict[str, Level]
    onward: dict[str, tuple[str, ...]]
    back: dict[str, tuple[str, ...]]
    own: dict[str, tuple[str, ...]] = {}
    ahead: dict[str, int] = {}
    behind: dict[str, int] = {}

    def along(self, record: str, came_by: Iterable[str] = ()) -> tuple[Place, ...]:
        """The thread through `record`, from its first place to its last.

        Where it forks, it goes by what is in `came_by`; else by what is about the same offence, or leads furthest.
        A place where nothing is recorded is left out: bail has no outcome. () for what is no part of the thread.
        """
        if record not in self.level:
            return ()
        kept = tuple(came_by)
        before = self._walk((record,), self.back, kept)
        after = self._walk((*reversed(before), record), self.onward, kept)
        chosen = [*reversed(before), record, *after]
        return tuple(Place(self.level[one], one, self._beside(chosen, at)) for at, one in enumerate(chosen))

    def _walk(self, come: tuple[str, ...], ways: dict[str, tuple[str, ...]], kept: tuple[str, ...]) -> list[str]:
        found: list[str] = []
        while ahead := self._nearest((*come, *found)[-1], ways):
            own = {record for one in (*come, *found) for record in self.own.get(one, ())}
            reach = self.ahead if ways is self.onward else self.behind
            found.append(max(ahead, key=lambda one: (one in kept, one in own, reach.get(one, 0))))
        return found

    def _nearest(self, record: str, ways: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Of where `record` leads, what stands at the nearest level."""
        ahead = ways.get(record, ())
        steps = [abs(self.level[one] - self.level[record]) for one in ahead]
        return tuple(one for one, step in zip(ahead, steps, strict=True) if step == min(steps))

    def _beside(self, chosen: list[str], at: int) -> tuple[str, ...]:
        """What else the place before leads to; at the first place, what else leads to the one after."""
        record = chosen[at]
        if at:
            beside = self._nearest(chosen[at - 1], self.onward)
        elif len(chosen) > 1:
            beside = self._nearest(chosen[1], self.back)
        else:
            beside = (record,)
        return beside if record in beside else (record,)


def links(case_file: CaseFile) -> Links:
    """The links of a case. One that a record names leads to what is there; one that leads nowhere is left out."""
    level = {
        one.id: level
        for level, records in (
            (Level.OFFENCE, case_file.offences),
            (Level.HEARING, case_file.hearings),
            (Level.HEARING, case_file.of(PreCourtDecision)),
            (Level.OUTCOME, case_file.outcomes),
            (Level.ORDER, case_file.orders),
            (Level.REQUIREMENT, case_file.requirements),
            (Level.CONTACT, case_file.contacts),
        )
        for one in records
    }
    pairs = dict.fromkeys(
        (*_to_hearings(case_file), *_to_outcomes(case_file), *_to_orders(case_file), *_to_contacts(case_file))
    )
    onward: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for first, second in pairs:
        # One that names a record of the wrong kind leads nowhere here: the thread only ever goes on.
        if first in level and second in level and level[first] < level[second]:
            onward.setdefault(first, []).append(second)
            back.setdefault(second, []).append(first)
    own: dict[str, list[str]] = {}
    for outcome in reversed(case_file.outcomes):
        if level.get(outcome.offence or "") is Level.OFFENCE and outcome.offence:
            own.setdefault(outcome.offence, []).append(outcome.id)
            own.setdefault(outcome.id, []).append(outcome.offence)
    last_first = sorted(level, key=lambda one: level[one], reverse=True)
    ahead, behind = _reach(last_first, onward), _reach(last_first[::-1], back)
    return Links(level, _tuples(onward), _tuples(back), _tuples(own), ahead, behind)


def _reach(records: list[str], ways: dict[str, list[str]]) -> dict[str, int]:
    """How many places each record leads. What a record leads to comes before it in `records`."""
    reach: dict[str, int] = {}
    for record in records:
        reach[record] = max((1 + reach[one] for one in ways.get(record, ())), default=0)
    return reach


def _tuples(lists: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {record: tuple(linked) for record, linked in lists.items()}


def before_the_court(case_file: CaseFile, hearing: Hearing) -> tuple[str, ...]:
    """The ids of the offences that a hearing deals with, the earliest first.

    What is written of the hearing decides. Where nothing is (it was imported, or entered elsewhere), those of its
    outcomes and those whose first hearing it is; else those of the hearing that it was adjourned from, unless they had
    an outcome there.
    """
    return _before(case_file, hearing, ())


def _before(case_file: CaseFile, hearing: Hearing, seen: tuple[str, ...]) -> tuple[str, ...]:
    named = {one.offence for one in case_file.of(OffenceAtHearing) if one.hearing == hearing.id}
    here = {one.offence for one in decided_at(case_file, hearing)}
    here |= {one.id for one in case_file.offences if one.hearing == hearing.id}
    found = named | here if named else here
    former = next((one for one in case_file.hearings if one.id == hearing.adjourned_from), None)
    if not named and former is not None and former.id not in seen:
        ended = {one.offence for one in case_file.outcomes if one.hearing != hearing.id and _by(one, hearing)}
        found |= {one for one in _before(case_file, former, (*seen, hearing.id)) if one not in ended}
    return tuple(one.id for one in reversed(case_file.offences) if one.id in found)


def _by(outcome: Outcome, hearing: Hearing) -> bool:
    """Whether an outcome was given before a hearing. One without a date counts."""
    return not (outcome.decided_on and hearing.date) or outcome.decided_on < hearing.date


def decided_at(case_file: CaseFile, hearing: Hearing) -> tuple[Outcome, ...]:
    """The outcomes of a hearing. One that names neither hearing nor decision belongs to the hearing of its day."""
    return tuple(
        one
        for one in case_file.outcomes
        if one.hearing == hearing.id
        or (not one.hearing and not one.decision and one.decided_on and one.decided_on == hearing.date)
    )


def order_of(case_file: CaseFile, outcome: Outcome) -> Order | None:
    """The order that an outcome made, or stands beside: the concurrent ones of a day have one order together."""
    alike = [one for one in case_file.orders if one.kind == outcome.disposal]
    return next(
        (
            one
            for one in alike
            if one.outcome == outcome.id
            or (outcome.hearing and one.hearing == outcome.hearing)
            or (outcome.decision and one.decision == outcome.decision)
            or (outcome.decided_on and one.made_on == outcome.decided_on)
        ),
        next((one for one in case_file.orders if one.outcome == outcome.id), None) or _beside_main(case_file, outcome),
    )


def _beside_main(case_file: CaseFile, outcome: Outcome) -> Order | None:
    """The order of another outcome of the same hearing and kind. A caution is made on a day after the decision."""
    beside = {
        one.id
        for one in case_file.outcomes
        if one.hearing and one.hearing == outcome.hearing and one.disposal == outcome.disposal
    }
    return next((one for one in case_file.orders if one.outcome in beside), None)


def made_at(case_file: CaseFile, order: Order) -> Hearing | None:
    """The hearing at which an order was made: the one it names, that of its outcome, or the one of that day."""
    outcome = next((one for one in case_file.outcomes if one.id == order.outcome), None)
    named = order.hearing or (outcome.hearing if outcome else None)
    found = [one for one in case_file.hearings if one.id == named]
    found = found or [one for one in case_file.hearings if one.date and one.date == order.made_on]
    return next(iter(found), None)


Pair = tuple[str, str]


def _to_hearings(case_file: CaseFile) -> Iterable[Pair]:
    for hearing in reversed(case_file.hearings):
        for offence in before_the_court(case_file, hearing):
            yield offence, hearing.id
    decisions = {one.id: one.decision for one in case_file.offences if one.decision}
    decisions |= {one.offence: one.decision for one in case_file.outcomes if one.offence and one.decision}
    yield from decisions.items()


def _to_outcomes(case_file: CaseFile) -> Iterable[Pair]:
    at = {outcome.id: hearing.id for hearing in case_file.hearings for outcome in decided_at(case_file, hearing)}
    decisions = {one.id for one in case_file.of(PreCourtDecision)}
    oldest_first = case_file.outcomes[::-1]
    for outcome in sorted(oldest_first, key=lambda one: not one.main):
        if outcome.id in at:
            yield at[outcome.id], outcome.id
        elif outcome.decision in decisions:
            yield outcome.decision, outcome.id
        elif outcome.offence:
            yield outcome.offence, outcome.id


def _to_orders(case_file: CaseFile) -> Iterable[Pair]:
    with_outcome = set()
    for outcome in case_file.outcomes:
        if order := order_of(case_file, outcome):
            with_outcome.add(order.id)
            yield outcome.id, order.id
    for order in reversed(case_file.orders):
        if order.id in with_outcome:
            continue
        if hearing := made_at(case_file, order):
            yield hearing.id, order.id
        elif order.decision:
            yield order.decision, order.id


def _to_contacts(case_file: CaseFile) -> Iterable[Pair]:
    """Requirements of each order; contacts of the requirement they deliver, or else of every one of their order."""
    of_order: dict[str | None, list[str]] = {}
    for requirement in case_file.requirements:
        of_order.setdefault(requirement.order, []).append(requirement.id)
        if requirement.order:
            yield requirement.order, requirement.id
    for contact in sorted(case_file.contacts, key=is_planned):
        under = [contact.requirement or ""] if contact.requirement else of_order.get(contact.order)
        for record in under or [contact.order or ""]:
            yield record, contact.id
