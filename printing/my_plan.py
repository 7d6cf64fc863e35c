"""My plan: the plan in the child's own words, in large letters, with a symbol beside each part.

Source: the design of the paper, section 6, My plan: reading age 9, one idea to a line, first names only, no marking.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import ClassVar

import msgspec

from casework import words as said
from casework.breach_routes import route_of
from casework.case_file import CaseFile
from casework.delivery import Delivery
from casework.orders import Order, PlanTarget, Requirement
from casework.plans import Plan
from casework.standing import main_order, orders_running
from printing.content import (
    Block,
    Boxes,
    Content,
    Large,
    Letterhead,
    Lines,
    Look,
    Paragraph,
    Part,
    Run,
    Signatures,
    Signer,
    Symbol,
    Words,
    bold,
    words,
)
from printing.documents import Check, Document, Template
from printing.errors import PaperNotReady
from printing.family_language import language_checks
from printing.first_names import FirstNames, called, carers, first_name
from printing.fixed_words import fixed
from printing.for_the_child import ForTheChild
from printing.letterhead import letterhead
from printing.meeting_words import coming, ring, when_we_meet
from printing.two_versions import refuse_two_versions
from printing.wording import NBSP, clean, counted, long_date

TITLE = "My plan"
WE_WILL_WRITE = "We will write this down together."
OPEN = frozenset({None, "open", "partly_met"})
FORBIDDEN = frozenset({"prohibited_activity", "exclusion"})
# Requirements whose words are the child's own business; those of other kinds are in the words of an order.
FOR_THE_CHILD = frozenset({"caution_condition", "contract_item", "reparation", "bail_condition"})
COUNTED = frozenset({"hours", "days"})
MOST_BOXES = 24
_FORBIDS = re.compile(r"^(?:no|not|never|do not|don['’]t|must not|i will not|stay away|keep away)\b", re.IGNORECASE)


class MyPlan(Document, frozen=True, kw_only=True):
    """The plan for the child to keep. It is about the whole case."""

    kind: ClassVar[str] = "my_plan"


def content(document: MyPlan, case_file: CaseFile) -> Content:
    """The words of the plan.

    Raises PaperNotReady if nothing of a plan is recorded, WordsNotForChild or TwoVersions.
    """
    plan = _MyPlan(document, case_file)
    plan.refuse_what_is_not_ready()
    return Content(
        kind=document.kind,
        version=document.version,
        letterhead=_letterhead(document, plan.worker),
        title=TITLE,
        short_title=TITLE,
        look=Look.PLAN,
        running_name=plan.child,
        blocks=(plan.whose(), *plan.parts()),
    )


def _letterhead(document: MyPlan, worker: str) -> Letterhead:
    service = document.service
    number = ring(service)[1]
    lines = (f"{worker}:{NBSP}{number}" if number else "", clean(service.address))
    return msgspec.structs.replace(letterhead(service), lines=tuple(line for line in lines if line))


class _MyPlan:
    """One child's plan on one day, part by part, in the order in which it is read."""

    def __init__(self, document: MyPlan, case_file: CaseFile) -> None:
        self.document, self.case_file = document, case_file
        self.child = clean(said.letter_name(case_file.person))
        self.worker = first_name(document.worker_name)
        self.names = FirstNames(case_file, (document.worker_name,))
        self.reader = ForTheChild(case_file, document.today, self.names)
        self.order = main_order(case_file)
        self.plan = _plan_now(case_file)
        self.targets = tuple(one for one in case_file.plan_targets if one.state in OPEN)
        asked = [one for order in orders_running(case_file) for one in _still_asked(case_file, order, document.today)]
        # The words of a court cannot be changed: where they are none for a child, somebody explains them.
        self.explained = [one for one in asked if one.kind not in FOR_THE_CHILD and self.reader.is_hard(one.text)]
        self.required = [one for one in asked if one not in self.explained]
        self.meetings = coming(case_file, self.order, document.today)

    def refuse_what_is_not_ready(self) -> None:
        if not self.targets and not self.required and not self.explained:
            raise NOTHING
        refuse_two_versions(
            self.case_file,
            (
                *self.targets,
                *self.required,
                *self.explained,
                self.plan,
                self.order,
                self.case_file.person,
                *self.meetings,
            ),
            but=("state", "review_on", "phase", "note", "outcome"),
        )

    def whose(self) -> Block:
        """`Fen’s plan with Callum. It ends on 9 January 2027.`"""
        start = f"{self.child}’s plan with {self.worker}."
        if self.order is None or self.order.end is None:
            return Paragraph(words(start))
        return Paragraph((Run(f"{start} It ends on "), Run(long_date(self.order.end), bold=True), Run(".")))

    def parts(self) -> Iterator[Part]:
        yield Part(Symbol.STAR, "What I want", tuple(self.what_i_want()))
        yield Part(Symbol.STEPS, "What I will do", tuple(self.what_i_will_do()))
        if forbidden := tuple(self.what_i_will_not_do()):
            yield Part(Symbol.NOT, "What I will not do", forbidden)
        yield Part(Symbol.CALENDAR, "When we meet", tuple(self.when()))
        yield Part(Symbol.PHONE, "If I cannot come", tuple(self.if_i_cannot_come()))
        if helping := tuple(self.who_helps()):
            yield Part(Symbol.PEOPLE, "Who is helping me", helping)
        if around := self.lines(self.plan.external_controls if self.plan else None, "Controls around the child"):
            yield Part(Symbol.HOME, "What other people will do", around)
        hard = self.lines(self.plan.contingency if self.plan else None, "What if things change")
        yield Part(Symbol.HEART, "If it gets hard", (*hard, *self.fixed("plan_too_hard")))
        yield Part(Symbol.SPEECH, "If I do not do it", self.if_not())
        yield Part(Symbol.PEN, "We agree", (*self.fixed("plan_agreed"), Signatures(tuple(self.signers()))))

    def what_i_want(self) -> Iterator[Block]:
        wanted = [self.plain(one.child_words, one, "In the child's words") for one in self.targets if one.child_words]
        for text in wanted:
            yield Paragraph(words(f"“{text.strip('“”')}”"), about="In the child’s words")
        if not wanted:
            yield from _to_be_written()

    def what_i_will_do(self) -> Iterator[Block]:
        number = 0
        for number, one in enumerate((one for one in self.required if not _forbids(one)), 1):
            yield from self.required_step(number, one)
        for target in self.targets:
            for step in self.plain(target.steps or target.target, target, "Steps").split("\n"):
                number += 1
                yield _numbered(number, words(step))
        if not number:
            yield from _to_be_written()

    def required_step(self, number: int, one: Requirement) -> Iterator[Block]:
        """One requirement: what it asks, how much of it is done, and a box for each session."""
        text = self.reader.plain(one.text, "In the words of the order").rstrip(".")
        if not one.amount or one.amount < 1 or not one.unit:
            yield _numbered(number, words(f"{text}."))
            return
        amount, done = one.amount, max(0, min(_done(self.case_file, one), one.amount))
        how_much = counted(amount, one.unit.removesuffix("s"))
        if one.unit == "sessions" and amount <= MOST_BOXES:
            yield _numbered(number, words(f"{text or f'Go to {how_much}'}. I have done{NBSP}{done}."))
            yield Boxes(amount, done)
        else:
            yield _numbered(number, words(f"{text or how_much}. I have done {done} of {how_much}."))

    def what_i_will_not_do(self) -> Iterator[Block]:
        for one in filter(_forbids, self.required):
            yield Paragraph(words(self.reader.plain(one.text, "In the words of the order").rstrip(".") + "."))
        if self.explained:
            yield from self.fixed("plan_explained")

    def when(self) -> Iterator[Block]:
        meetings = when_we_meet(self.meetings, self.reader)
        yield from (Paragraph(one) for one in meetings)
        if not meetings:
            yield from _to_be_written()

    def if_i_cannot_come(self) -> Iterator[Block]:
        how, number = ring(self.document.service)
        if not number:
            yield Paragraph((Run(f"I tell {self.worker} "), Run("before", bold=True), Run(" we meet.")))
            return
        yield Paragraph((Run(f"{how} {self.worker} "), Run("before", bold=True), Run(" we meet:")))
        yield Large(number)
        carer = next(iter(carers(self.case_file)), None)
        yield Paragraph(words(f"It is fine to ask {called(carer) if carer else 'somebody'} to ring."))

    def who_helps(self) -> Iterator[Block]:
        """The helpers of every target once, a line for each, the name first and bold."""
        told = [self.plain(one.who_helps, one, "Who helps") for one in self.targets if one.who_helps]
        pieces = [piece.strip().rstrip(".") for text in told for piece in re.split(r"[;\n]", text)]
        for piece in dict.fromkeys(filter(None, pieces)):
            name = next((one for one in sorted(self.helpers(), key=len) if piece.startswith(f"{one} ")), "")
            rest = piece[len(name) :] if name else ""
            yield Paragraph((*bold(name or piece), *words(rest), Run("." if rest else "")))

    def helpers(self) -> set[str]:
        return {*self.names.strong(), *(called(one) for one in self.case_file.relationships)}

    def if_not(self) -> tuple[Block, ...]:
        """What follows under this kind of order: true and plain."""
        if self.order is None:
            return self.fixed("plan_not_kept")
        if self.order.kind == "bail":
            return self.fixed("plan_not_kept_bail")
        route = route_of(self.order.kind)
        if route is None:
            return self.fixed("plan_not_kept")
        warnings = {1: "one warning", 2: "two warnings"}.get(route.warnings, f"{route.warnings} warnings")
        return self.fixed(f"plan_not_kept_{route.name}", warnings=warnings)

    def signers(self) -> Iterator[Signer]:
        yield Signer(self.child)
        yield from (Signer(called(one)) for one in carers(self.case_file)[:1])
        yield Signer(self.worker)

    def plain(self, text: str | None, target: PlanTarget, field: str) -> str:
        return self.reader.plain(text, f"{field}, target {target.number}" if target.number else field)

    def lines(self, text: str | None, field: str) -> tuple[Block, ...]:
        """One idea to a line, as it was written."""
        return tuple(Paragraph(words(line)) for line in self.reader.plain(text, field).split("\n") if line)

    def fixed(self, name: str, **more: str) -> tuple[Block, ...]:
        return tuple(
            Paragraph(words(text)) for text in fixed(name, self.document.service).said(worker=self.worker, **more)
        )


def _numbered(number: int, step: Words) -> Paragraph:
    return Paragraph((Run(f"{number}.{NBSP}", bold=True), *step), about="What I will do")


def _to_be_written() -> tuple[Block, ...]:
    return (Paragraph(words(WE_WILL_WRITE)), Lines("", 2))


def _plan_now(case_file: CaseFile) -> Plan | None:
    """The newest plan that holds; the contract of a referral order is a paper of its own."""
    held = [one for one in case_file.of(Plan) if one.kind != "contract" and one.state not in ("finished", "replaced")]
    return max(held, key=lambda one: (one.made_on or dt.date.min, one.id), default=None)


def _still_asked(case_file: CaseFile, order: Order, today: dt.date) -> Iterator[Requirement]:
    """What the child still has to do or keep to: in its own words, in sessions, or counted in hours or days."""
    for one in case_file.requirements:
        over = one.ended_on is not None or (one.end is not None and one.end < today)
        counted = one.amount and one.unit in COUNTED | {"sessions"}
        if one.order == order.id and not over and (one.kind in FOR_THE_CHILD | FORBIDDEN or counted):
            yield one


def _forbids(one: Requirement) -> bool:
    return one.kind in FORBIDDEN or bool(_FORBIDS.match((one.text or "").strip()))


def _done(case_file: CaseFile, one: Requirement) -> int:
    """What is recorded as done; else what the ledger and the contacts kept add up to."""
    if one.done is not None:
        return one.done
    delivered = sum(entry.amount or 0 for entry in case_file.of(Delivery) if entry.requirement == one.id)
    kept = [each for each in case_file.contacts if each.requirement == one.id and each.attendance == "attended"]
    return int(delivered) or (len(kept) if one.unit == "sessions" else int(sum(each.hours or 0 for each in kept)))


NOTHING = PaperNotReady(
    "No plan is recorded in this case yet.",
    "Record a target in the plan, with what the child wants in the child’s own words, and print again.",
)


def checks(document: MyPlan, content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    """What was looked at, in sentences."""
    plan = _MyPlan(document, case_file)
    found = [Check("It has first names only, no marking, and no word about the offence.")]
    for one in plan.targets:
        if not clean(one.child_words or ""):
            which = f"Target {one.number}" if one.number else "A target"
            found.append(Check(f"{which} has nothing in the child’s own words.", needs_you=True))
    if not plan.meetings:
        found.append(Check("No meeting is planned. The page has lines to write the next ones on.", needs_you=True))
    if plan.explained:
        found.append(Check("A rule of the order is not in words for a child. Explain it.", needs_you=True))
    return (*found, *language_checks(case_file.person, "plan"))


TEMPLATE = Template(document=MyPlan, content=content, checks=checks)
