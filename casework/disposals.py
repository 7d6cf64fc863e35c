"""What is odd about an order beside the law in force when it was made: findings, each a sentence with its source.

The date of the sentence decides which rule holds. Nothing here refuses what a court can have said by mistake: that is
kept as typed, and the sentence says what to ask. Source: DOMAIN section 4.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from casework.breach_evidence import enforcement_steps
from casework.case_file import CaseFile
from casework.code_lists import words
from casework.court import Offence, Outcome
from casework.dates import add_months, age
from casework.disposal_limits import (
    AGES,
    BREACH_MOVES_END_BY,
    CAUTION_USUALLY,
    CRIMINAL_RESPONSIBILITY,
    PCSC_2022,
    Length,
    Measure,
    length_rule,
)
from casework.findings import Finding, Weight, in_order
from casework.orders import Order, Requirement
from casework.requirement_findings import requirement_findings
from casework.standing import requirements_of, within

YRO = ("yro", "yro_iss")
ON_BREACH = "Sentencing Act 2020, schedule 7, paragraphs 10 and 27 [S32]"
CALENDAR = "the calendar"
GRAVITY = "Child Gravity Matrix [S13]"
USUAL_GRAVITY = {"youth_caution": 3, "youth_conditional_caution": 4}


def order_findings(
    order: Order,
    requirements: Iterable[Requirement] = (),
    born: dt.date | None = None,
    offences: Iterable[Offence] = (),
    *,
    estimated: bool = False,
    end_moved: int = 0,
) -> tuple[Finding, ...]:
    """Everything odd about one order with its requirements, what weighs most first; the same in whatever order.

    `born` is the child's date of birth, and `estimated` whether it is a guess: then nothing about age weighs more than
    advice. `offences` are those that the order was made for; `end_moved` how often a breach has moved its end.
    """
    found = [
        *_dates(order, born, estimated),
        *_length(order),
        *_moved_end(order, end_moved),
        *_ages(order, born, estimated),
        *_contract_start(order),
        *_gravity(order, offences),
        *requirement_findings(order, tuple(requirements), born),
    ]
    return in_order(found)


def case_findings(case_file: CaseFile) -> tuple[Finding, ...]:
    """The findings of every order of a case that was not imported, and of every outcome."""
    person = case_file.person
    found: list[Finding] = []
    for order in case_file.orders:
        if not order.imported_from:
            found += order_findings(
                order,
                requirements_of(case_file, order),
                person.date_of_birth,
                _offences_of(case_file, order),
                estimated=bool(person.birth_estimated),
                end_moved=sum(one.result == "extended" for one in enforcement_steps(case_file, order)),
            )
    for outcome in case_file.outcomes:
        if not outcome.imported_from:
            found += outcome_findings(outcome)
    return in_order(found)


def _offences_of(case_file: CaseFile, order: Order) -> list[Offence]:
    """The offences of the outcome that made the order, or of all outcomes of that kind and day."""
    made_by = {
        one.offence
        for one in case_file.outcomes
        if one.id == order.outcome or (one.disposal == order.kind and one.decided_on == order.made_on)
    }
    return [one for one in case_file.offences if one.id in made_by]


def _dates(order: Order, born: dt.date | None, estimated: bool) -> Iterator[Finding]:
    """An order ends on or after its start, starts on or after it was made, and nobody under 10 has one."""
    pairs = (
        ("end", order.start, order.end, "The order must end on or after the day it starts"),
        ("end", order.made_on, order.end, "The order must end on or after the day it was made"),
        ("ended_on", order.made_on, order.ended_on, "The order must have ended on or after the day it was made"),
        ("start", order.made_on, order.start, "The order must start on or after the day it was made"),
        (
            "convicted_on",
            order.convicted_on,
            order.made_on,
            "The child must have been convicted on or before the day the order was made",
        ),
    )
    said: set[str] = set()
    for field, first, second, sentence in pairs:
        if first and second and second < first and field not in said:
            said.add(field)
            yield Finding("dates_in_order", order.id, field, sentence, CALENDAR, Weight.CANNOT_BE)
    if born is None or order.made_on is None:
        return
    if order.made_on < born:
        sentence = "The order must have been made after the child was born"
        yield Finding("made_before_birth", order.id, "made_on", sentence, CALENDAR, Weight.CANNOT_BE)
    elif age(born, order.made_on) < CRIMINAL_RESPONSIBILITY and order.kind != "prevention":
        sentence = f"Nobody under {CRIMINAL_RESPONSIBILITY} has an order or a caution: look at the date of birth"
        weight = Weight.ADVICE if estimated else Weight.AGAINST_THE_LAW
        yield Finding("under_ten", order.id, "made_on", sentence, "DOMAIN section 1: ages 10 to 17", weight)


def _from_day(order: Order) -> dt.date | None:
    """The day a length is counted from.

    A detention and training order counts from its sentence, whenever its supervision began; a referral order from
    the day its contract was signed.
    """
    if order.kind == "dto":
        return order.made_on
    return order.start or order.made_on


def _length(order: Order) -> Iterator[Finding]:
    """The order is as long as one of its kind may be, by the law on the day it was made."""
    first, last = _from_day(order), order.original_end or order.end
    if order.kind is None or first is None or last is None or order.made_on is None or last < first:
        return
    if order.kind == "referral_order" and order.start is None:
        return
    rule = length_rule(order.kind, order.made_on)
    if rule and not rule.fits(first, last):
        yield Finding("length", order.id, "end", _length_sentence(order.kind, rule), rule.source, rule.weight)
    elif rule and rule.disposal == "youth_conditional_caution":
        usual = Length(rule.disposal, Measure.WEEKS, rule.source, rule.weight, most=CAUTION_USUALLY)
        if not usual.fits(first, last):
            sentence = (
                f"Conditions last up to {CAUTION_USUALLY} weeks; {rule.most} only in limited cases: record the reason"
            )
            yield Finding("caution_over_16_weeks", order.id, "end", sentence, rule.source)


def _length_sentence(disposal: str, rule: Length) -> str:
    """A detention and training order made before 28 June 2022 lasts 4, 6, 8, 10, 12, 18 or 24 months"""
    name = within(words("disposal", disposal))
    when = " made before 28 June 2022" if rule.among else " made since 28 June 2022" if rule.since == PCSC_2022 else ""
    return f"A {name}{when} lasts {rule.words()}: look at the length and the dates again"


def _moved_end(order: Order, moved: int) -> Iterator[Finding]:
    """On breach the end of a youth rehabilitation order may move once, by up to 6 months."""
    if order.kind not in YRO:
        return
    if moved > 1:
        sentence = "The end of the order may move once on breach, and has moved more often"
        yield Finding("end_moved_twice", order.id, "end", sentence, ON_BREACH, Weight.AGAINST_THE_LAW)
    if order.original_end and order.end and order.end > add_months(order.original_end, BREACH_MOVES_END_BY):
        sentence = f"On breach the end of the order may move by up to {BREACH_MOVES_END_BY} months"
        yield Finding("end_moved_too_far", order.id, "end", sentence, ON_BREACH, Weight.AGAINST_THE_LAW)


def _ages(order: Order, born: dt.date | None, estimated: bool) -> Iterator[Finding]:
    """What the order asks of somebody of that age on the day of the sentence."""
    if born is None or order.made_on is None or order.made_on < born:
        return
    years = age(born, order.made_on)
    for rule in AGES:
        if order.kind in rule.disposals and rule.least <= years <= rule.most:
            weight = Weight.ADVICE if estimated else rule.weight
            yield Finding(rule.rule, order.id, "kind", rule.sentence, rule.source, weight)


def _contract_start(order: Order) -> Iterator[Finding]:
    """The contract of a referral order runs from its signing, at a panel: not from the day in court. [K]"""
    if order.kind == "referral_order" and order.start and order.start == order.made_on:
        sentence = "The contract starts when it is signed at the panel, not on the day of the order"
        yield Finding("contract_start", order.id, "start", sentence, "[K] contract period starts when signed")


def _gravity(order: Order, offences: Iterable[Offence]) -> Iterator[Finding]:
    """A caution usually answers an offence of its gravity: 3 a youth caution, 4 a conditional one, 5 is charged."""
    usual = USUAL_GRAVITY.get(order.kind or "")
    gravest = max((one.gravity for one in offences if one.gravity), default=None)
    if usual and gravest and gravest > usual:
        name = within(words("disposal", order.kind))
        sentence = f"A {name} usually answers gravity {usual}, and the gravest offence is {gravest}: record the reason"
        yield Finding("gravity", order.id, "kind", sentence, GRAVITY)


LENGTH_WORDS = re.compile(r"(\d+)[\s-]*(year|month|week)s?\b", re.IGNORECASE)


def outcome_findings(outcome: Outcome) -> tuple[Finding, ...]:
    """Whether the length written with an outcome ("16 months") is one that was allowed on the day it was given."""
    said = LENGTH_WORDS.search(outcome.length or "")
    if outcome.disposal is None or said is None or outcome.decided_on is None:
        return ()
    rule = length_rule(outcome.disposal, outcome.decided_on)
    number, measure = int(said[1]), said[2].lower()
    if measure == "year":
        number, measure = number * 12, "month"
    if rule is None or rule.measure.value != measure or rule.allows(number):
        return ()
    sentence = _length_sentence(outcome.disposal, rule)
    return (Finding("length", outcome.id, "length", sentence, rule.source, rule.weight),)
