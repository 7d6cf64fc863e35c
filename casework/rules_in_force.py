"""The rules in force in a service: each with its amount, its source, and whether it is the service's own."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from casework.caseload_weights import TITLES, points_words
from casework.code_lists import words
from casework.limits import LOCAL, Frequency, Limit, Points
from casework.local_rules import FREQUENCIES, LIMITS, POINTS, LocalRules, usable
from casework.rulebook import TABLES
from casework.words import count, day_month_year

LIMIT_TITLES = {
    "follow_up": "A missed contact is followed up",
    "warning": "A failure is warned about",
    "breach_decision": "Whether to start breach is decided",
    "warned_period": "A warning counts for",
    "back_to_panel": "A referral order is back before its panel",
    "condition_at_risk": "The police are told of a condition at risk",
    "plan_review": "The plan is reviewed",
    "full_review": "The whole assessment is reviewed",
    "plan_made": "The plan in the community is made",
    "first_panel": "The first panel of a referral order",
    "panel_review": "The panel reviews the contract",
    "final_panel": "The final panel, before the order ends",
    "final_panel_within": "A panel is the final one, before the order ends, within",
    "closure_assessment": "The closure assessment, before the order ends",
    "report_norm": "A report to the court without a date",
    "report_before_hearing": "A report, before the hearing",
    "report_first_warning": "The first reminder of a report, before it is due",
    "report_last_warning": "The last reminder of a report, before it is due",
    "report_reuse": "A report may be used again for",
    "result_entered": "The result of a hearing is entered",
    "accommodation_check": "A placement is judged after moving in",
    "first_contact": "The first contact under an order in the community",
    "first_contact_iss": "The first contact under intensive supervision",
    "first_contact_licence": "The first contact after release",
    "home_visit_release": "A home visit after release",
    "custody_planning": "The first planning meeting in custody",
    "resettlement_plan": "The resettlement plan, after entry into custody",
    "adult_move": "The move to adult services begins, before the 18th birthday",
    "oversight": "A manager oversees the case",
    "oversight_high": "A manager oversees a case with a high judgement",
    "quarterly_return": "The quarterly return, after the quarter",
}
"""What each time limit of `casework.local_rules` is for, in words."""
LAWS = {
    "ladder": "The breach ladder",
    "lengths": "Lengths of disposals",
    "ages": "Ages",
    "amounts": "Requirements",
    "curfews": "Curfews",
}
"""The tables of the rulebook that a service cannot set for itself, and what they are called."""
TO_SETTLE = "Default, for your service to settle"
DEFAULT = "Default"
PUBLISHED = "The same for every service"
PRACTICE = "Usual practice, to be checked by your service"
Rule = Limit | Frequency | Points


class RuleLine(msgspec.Struct, frozen=True):
    """One rule. `standing` says whether it is the service's own, or a default, and whether that is to be settled."""

    name: str
    amount: str
    source: str
    standing: str
    own: bool = False


class RuleGroup(msgspec.Struct, frozen=True):
    """Rules of one kind under a title."""

    title: str
    lines: tuple[RuleLine, ...]


def rule_groups(rules: LocalRules, today: dt.date) -> tuple[RuleGroup, ...]:
    """Every rule there is, as it is in force today; and what the service has set for days to come."""
    known = usable(rules)
    return (
        RuleGroup("Time limits", tuple(_limits(known, today))),
        RuleGroup("Contacts a month, by level", tuple(_levels(known, today))),
        RuleGroup("How much a case weighs in a caseload", tuple(_points(known, today))),
        *(RuleGroup(title, tuple(_laws(name, known, today))) for name, title in LAWS.items()),
    )


def source_words(one: Rule) -> str:
    """Where a rule comes from, as a sentence begins."""
    source = one.source.removeprefix(LOCAL).strip()
    return source[:1].upper() + source[1:]


def standing(one: Rule, own: bool, today: dt.date) -> str:
    """Set by your service, since 1 January 2027; Default; Default, for your service to settle"""
    if not own:
        return TO_SETTLE if one.is_local else DEFAULT
    said = "Set by your service"
    if one.since > today:
        said += f", from {day_month_year(one.since)}"
    elif one.since > dt.date.min:
        said += f", since {day_month_year(one.since)}"
    return said + (f", until {day_month_year(one.until)}" if one.until < dt.date.max else "")


def _line(name: str, amount: str, one: Rule, own: bool, today: dt.date) -> RuleLine:
    return RuleLine(name, amount, source_words(one), standing(one, own, today), own)


def _limits(rules: LocalRules, today: dt.date) -> Iterator[RuleLine]:
    for name, title in LIMIT_TITLES.items():
        own, now = rules.own_limit(name, today), rules.limit(name, today)
        yield _line(title, now.words(), now, own is not None, today)
        for one in rules.limits:
            if one.name == name and one.limit.since > today:
                yield _line(title, one.limit.words(), one.limit, True, today)


def _levels(rules: LocalRules, today: dt.date) -> Iterator[RuleLine]:
    for default in FREQUENCIES:
        now = rules.frequency(default.level, today)
        if now is default:
            yield _level(default, False, today)
        for one in rules.frequencies:
            if one.level == default.level and (one.since > today or one is now or (one.phase and one.until >= today)):
                yield _level(one, True, today)


def _level(one: Frequency, own: bool, today: dt.date) -> RuleLine:
    first = count(one.first_number, one.first_unit.value)
    phase = f", {one.phase}" if one.phase else ""
    return _line(f"{words('level', one.level)}{phase}", f"{one.first} for {first}, then {one.after}", one, own, today)


def _points(rules: LocalRules, today: dt.date) -> Iterator[RuleLine]:
    for default in POINTS:
        title = TITLES[default.name][:1].upper() + TITLES[default.name][1:]
        now = rules.points_for(default.name, today) or default
        yield _line(title, points_words(now.points), now, now is not default, today)
        for one in rules.points:
            if one.name == default.name and one.since > today:
                yield _line(title, points_words(one.points), one, True, today)


def _laws(name: str, rules: LocalRules, today: dt.date) -> Iterator[RuleLine]:
    table = TABLES[name]()
    for row in table.rows:
        said = [
            f"{head[:1].lower()}{head[1:]}: {_plain(cell, rules, today)}"
            for head, cell in zip(table.head[1:-1], row[1:-1], strict=True)
            if head and cell
        ]
        yield RuleLine(row[0], "; ".join(said), row[-1], PRACTICE if LOCAL in row else PUBLISHED)


def _plain(cell: str, rules: LocalRules, today: dt.date) -> str:
    """A limit's own name in words; any other cell as it is."""
    name = cell.strip("`")
    return rules.limit(name, today).words() if name in LIMITS else name
