"""Why a thing is due when it is: the rule in words, where it comes from, and whether the service set it."""

import datetime as dt

import msgspec

from casework.due import Due
from casework.limits import Frequency
from casework.local_rules import LIMITS, LocalRules
from casework.rules_in_force import LIMIT_TITLES, source_words, standing
from casework.words import count, weekday_date

LEVEL = "level/"
CHOSEN = {
    "planned_contact": "Somebody planned it for that day.",
    "record_contact": "It was planned for that day: what happened is written up when it happened.",
    "hearing": "It is in the court's list.",
    "order_end": "The order ends then.",
    "paper": "The day was set when the document was begun.",
}
"""What is said of a line that no time limit made."""


class Reason(msgspec.Struct, frozen=True):
    """The rule in words, its source, and its standing ("Default", "Set by your service, since 1 January 2027")."""

    words: str
    source: str = ""
    standing: str = ""

    def sentence(self) -> str:
        """All of it, as it is read out."""
        told = (
            self.words,
            f"{self.standing}." if self.standing else "",
            f"Source: {self.source}." if self.source else "",
        )
        return " ".join(part for part in told if part)


def reason(due: Due, rules: LocalRules, today: dt.date) -> Reason:
    """Why `due` is due on its day, by the rules of the service."""
    why = due.why if due.why.startswith("extended") else ""
    found = rule_reason(due.rule, due.set_off, rules, today) or Reason(
        CHOSEN.get(due.kind, "Somebody set the day for it.")
    )
    if why:
        found = msgspec.structs.replace(found, words=f"{found.words} {why[:1].upper()}{why[1:]}.")
    return found


def rule_reason(rule: str, set_off: dt.date | None, rules: LocalRules, today: dt.date) -> Reason | None:
    """The rule called `rule` (a time limit, or "level/enhanced") as it held on the day that set it off."""
    if not rule or set_off is None:
        return None
    if rule.startswith(LEVEL):
        asked = rules.frequency(rule.removeprefix(LEVEL), today)
        return _of_level(rule.removeprefix(LEVEL), asked, rules, today) if asked else None
    if rule not in LIMITS:
        return None
    held, own = rules.limit(rule, set_off), rules.own_limit(rule, set_off) is not None
    way = "before" if held.number < 0 else "after"
    said = f"{LIMIT_TITLES[rule]}: {held.words()} {way} {weekday_date(set_off)}."
    return Reason(said, source_words(held), standing(held, own, today))


def _of_level(level: str, asked: Frequency, rules: LocalRules, today: dt.date) -> Reason:
    first = count(asked.first_number, asked.first_unit.value)
    said = (
        f"{level[:1].upper()}{level[1:]} level: {count(asked.first, 'contact')} in each 4 weeks for the first {first}, "
        f"then {asked.after}."
    )
    return Reason(said, source_words(asked), standing(asked, asked in rules.frequencies, today))
