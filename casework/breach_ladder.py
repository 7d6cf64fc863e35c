"""The breach ladder: from a failure over two warnings to court (or panel, recall, police), and where a case stands.

The ladder is climbed by what happened, in the order of its days. It goes down only when something is withdrawn, when
exceptional circumstances are recorded, when the warned period has run out, or when a result ends the matter.
Source: DOMAIN section 4, enforcement: Sentencing Act 2020, schedule 7, paragraph 4; CJIA 2008, schedule 2, paragraph 3.
"""

import datetime as dt
import enum
from collections.abc import Iterable

import msgspec

from casework.breach_routes import Route
from casework.breach_steps import Failure, Step, StepKind, Warning
from casework.local_rules import DEFAULTS, LocalRules
from casework.words import day_month_year, listed

ONE_DAY = dt.timedelta(days=1)
Event = Failure | Warning | Step


class Rung(enum.IntEnum):
    """Where a matter stands, lowest first."""

    COMPLYING = 0
    TO_WARN = 1
    WARNED = 2
    TO_WARN_AGAIN = 3
    WARNED_AGAIN = 4
    MUST_GO = 5
    GONE = 6
    HEARING = 7


class Move(enum.Enum):
    """What somebody may do next."""

    FOLLOW_UP = "Follow up the failure"
    ACCEPT = "Accept the reason"
    WARN = "Warn"
    WARN_AGAIN = "Give a further warning"
    GO = "Lay the information"
    PANEL = "Bring it back to the panel"
    RECALL = "Ask for a decision on recall"
    POLICE = "Tell the police"
    EXCEPTIONAL = "Record exceptional circumstances"
    MEET = "Hold a compliance meeting"
    RESULT = "Enter the result"
    WITHDRAW = "Withdraw"


class Must(msgspec.Struct, frozen=True):
    """What must be done, by when, because of which record, and where that comes from."""

    what: str
    by: dt.date
    record: str
    source: str


class Position(msgspec.Struct, frozen=True):
    """Where the matter stands, why in one sentence, what may be done next, and what must be done by when."""

    rung: Rung
    why: str
    may: tuple[Move, ...]
    must: tuple[Must, ...]
    warned_until: dt.date | None = None
    failures: int = 0
    warnings: int = 0


class _Climb:
    """The events so far, and where they lead. One pass over them, in the order of their days."""

    def __init__(self, route: Route, rules: LocalRules) -> None:
        self.route = route
        self.rules = rules
        self.start_again()

    def start_again(self) -> None:
        self.rung = Rung.COMPLYING
        self.warned_until: dt.date | None = None
        self.failures: list[Failure] = []
        self.warnings: list[Warning] = []
        self.met = False

    def lapse(self, day: dt.date) -> None:
        """The warned period has run out by then: what followed from it falls away, unless the matter has gone on.

        A failure inside it that nobody has warned about stays open, and is then one to warn about for the first time.
        """
        if self.warned_until is None or day <= self.warned_until or self.rung >= Rung.MUST_GO:
            return
        unanswered = self.failures[-1:] if self.rung is Rung.TO_WARN_AGAIN else []
        self.start_again()
        for one in unanswered:
            self._fail(one)

    def take(self, event: Event) -> None:
        self.lapse(event.day)
        if isinstance(event, Failure):
            self._fail(event)
        elif isinstance(event, Warning):
            self._warn(event)
        else:
            self._step(event)

    def _fail(self, failure: Failure) -> None:
        self.failures.append(failure)
        if self.rung >= Rung.MUST_GO:
            return
        if len(self.warnings) >= self.route.warnings:
            self.rung = Rung.MUST_GO
        elif self.warnings:
            self.rung = Rung.TO_WARN_AGAIN
        else:
            self.rung = Rung.TO_WARN

    def _warn(self, warning: Warning) -> None:
        """A warning counts where a failure asked for one, and if it says what the law asks of it."""
        if warning.missing or self.rung not in (Rung.TO_WARN, Rung.TO_WARN_AGAIN):
            return
        if not self.warnings:
            months = self.rules.limit("warned_period", warning.day)
            self.warned_until = months.calendar_day(warning.day) - ONE_DAY
        self.warnings.append(warning)
        self.rung = Rung.WARNED_AGAIN if len(self.warnings) > 1 else Rung.WARNED

    def _step(self, step: Step) -> None:
        if step.kind is StepKind.COMPLIANCE_MEETING:
            self.met = True
        elif step.kind is StepKind.EXCEPTIONAL and self.rung is Rung.MUST_GO:
            self.rung = Rung.WARNED_AGAIN if self.warnings else Rung.COMPLYING
        elif step.kind.value in self.route.steps and self.failures:
            self.rung = max(self.rung, Rung.GONE)
        elif step.kind is StepKind.HEARING and self.failures:
            self.rung = Rung.HEARING
        elif step.kind is StepKind.RESULT and self.rung >= Rung.GONE:
            self.start_again()


def climb(
    failures: Iterable[Failure],
    warnings: Iterable[Warning],
    steps: Iterable[Step],
    route: Route,
    today: dt.date,
    rules: LocalRules = DEFAULTS,
) -> Position:
    """Where it all leads by `today`, whatever order the records come in. What lies after today is not counted yet.

    A failure whose reason was accepted counts for nothing; one that nobody has judged is only to be followed up.
    """
    failures, warnings, steps = tuple(failures), tuple(warnings), tuple(steps)
    withdrawn = {one.of for one in steps if one.kind is StepKind.WITHDRAWAL and one.day <= today}
    events: list[Event] = [
        *(one for one in failures if one.accepted is False),
        *warnings,
        *(one for one in steps if one.kind is not StepKind.WITHDRAWAL),
    ]
    climbed = _Climb(route, rules)
    for event in sorted(events, key=_in_order):
        if event.day <= today and event.record not in withdrawn:
            climbed.take(event)
    climbed.lapse(today)
    open_ones = [
        one
        for one in failures
        if one.day <= today and one.record not in withdrawn and one.accepted is not True and not one.followed_up
    ]
    short = [one for one in warnings if one.missing and one.day <= today and one.record not in withdrawn]
    return Position(
        rung=climbed.rung,
        why=_why(climbed),
        may=_may(climbed, open_ones),
        must=_must(climbed, open_ones, short),
        warned_until=climbed.warned_until,
        failures=len(climbed.failures),
        warnings=len(climbed.warnings),
    )


def _in_order(event: Event) -> tuple[dt.date, int, str]:
    """By day; on one day a failure comes before the warning about it, and that before what follows."""
    kind = 0 if isinstance(event, Failure) else 1 if isinstance(event, Warning) else 2
    return event.day, kind, event.record


def _why(climbed: _Climb) -> str:
    """One sentence: why it stands there."""
    last = day_month_year(climbed.failures[-1].day) if climbed.failures else ""
    until = day_month_year(climbed.warned_until) if climbed.warned_until else ""
    rung, route = climbed.rung, climbed.route
    if rung is Rung.COMPLYING:
        return "Nothing is open: no unaccepted failure, and no warning in force"
    if rung is Rung.TO_WARN:
        return f"The failure on {last} was not excused, and no warning is in force"
    if rung is Rung.WARNED:
        return f"A first warning was given: the warned period runs until {until}"
    if rung is Rung.TO_WARN_AGAIN:
        return f"The failure on {last} is inside the warned period, which runs until {until}"
    if rung is Rung.WARNED_AGAIN:
        return f"A further warning was given: another failure until {until} must go further"
    if rung is Rung.MUST_GO and not route.warnings:
        return f"The failure on {last} was not excused, and no warning comes before the next step"
    if rung is Rung.MUST_GO:
        return f"The failure on {last} came inside the warned period in which a further warning had been given"
    if rung is Rung.GONE:
        return f"It waits for {route.waits}"
    return "There has been a hearing, and its result is not entered"


GO = {
    "information_laid": Move.GO,
    "panel_called": Move.PANEL,
    "recall_asked": Move.RECALL,
    "police_told": Move.POLICE,
}


def _may(climbed: _Climb, open_ones: list[Failure]) -> tuple[Move, ...]:
    """What may be done next. The information may be laid from the first failure on (schedule 7, paragraph 4)."""
    rung = climbed.rung
    found = [Move.FOLLOW_UP, Move.ACCEPT] if open_ones else []
    if rung is Rung.TO_WARN:
        found.append(Move.WARN)
    if rung is Rung.TO_WARN_AGAIN:
        found.append(Move.WARN_AGAIN)
    if climbed.failures and rung in (Rung.TO_WARN, Rung.TO_WARN_AGAIN, Rung.MUST_GO):
        found += [GO[one] for one in climbed.route.steps if one in GO]
    if rung is Rung.MUST_GO and climbed.route.warnings:
        found.append(Move.EXCEPTIONAL)
    if Rung.TO_WARN <= rung <= Rung.MUST_GO:
        found.append(Move.MEET)
    if rung >= Rung.GONE:
        found.append(Move.RESULT)
    if rung is not Rung.COMPLYING:
        found.append(Move.WITHDRAW)
    return tuple(found)


def _must(climbed: _Climb, open_ones: list[Failure], short: list[Warning]) -> tuple[Must, ...]:
    """What must be done, by when. Source: the limits of `local_rules`, each under its own name."""
    found = [_by(climbed, "Follow up the missed contact", "follow_up", one.day, one.record) for one in open_ones]
    last = climbed.failures[-1] if climbed.failures else None
    if last and climbed.rung in (Rung.TO_WARN, Rung.TO_WARN_AGAIN):
        which = "Give a further warning" if climbed.rung is Rung.TO_WARN_AGAIN else "Warn the child"
        go = GO[climbed.route.steps[0]].value
        found.append(_by(climbed, f"{which}, or {go[0].lower()}{go[1:]}", "warning", last.day, last.record))
        for one in short:
            what = f"Write the warning again: it must {listed(one.missing)}"
            found.append(_by(climbed, what, "warning", one.day, one.record))
    if last and climbed.rung is Rung.MUST_GO:
        found.append(_by(climbed, climbed.route.must, climbed.route.limit, _since(climbed).day, _since(climbed).record))
    for warning in climbed.warnings:
        if warning.recorded is None:
            found.append(_by(climbed, "Record the warning", "warning", warning.day, warning.record))
    return tuple(sorted(found, key=lambda one: (one.by, one.what, one.record)))


def _since(climbed: _Climb) -> Failure:
    """The failure that must go further: the first after the last warning, not one that came on top of it."""
    after = [one for one in climbed.failures if not climbed.warnings or one.day >= climbed.warnings[-1].day]
    return after[0] if after else climbed.failures[-1]


def _by(climbed: _Climb, what: str, name: str, day: dt.date, record: str) -> Must:
    within_limit = climbed.rules.limit(name, day)
    return Must(what, within_limit.after(day), record, within_limit.source)
