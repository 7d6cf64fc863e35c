"""The contract of a referral order, in the child's voice: what was agreed with the panel, and who signs it.

Source: the design of the paper, section 6, referral order contract; DOMAIN section 4: the order date is not the day
the contract starts, and its last day counts from there.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import ClassVar

from casework import words as said
from casework.case_file import CaseFile
from casework.orders import Order, Requirement
from casework.plans import Panel, Plan
from casework.standing import is_planned, level_now, requirements_of, within
from printing.content import (
    Block,
    Bullets,
    Content,
    Fact,
    Facts,
    Heading,
    Lines,
    Look,
    Paragraph,
    Run,
    Signatures,
    Signer,
    Table,
    Words,
    bold,
    words,
)
from printing.contract_days import length, next_panel, period
from printing.documents import Check, Choice, ChoiceKind, Document, Subject, Template
from printing.errors import PaperNotReady
from printing.family_language import language_checks
from printing.first_names import carers, first_name
from printing.fixed_words import fixed
from printing.for_the_child import ForTheChild
from printing.letterhead import letterhead
from printing.running_name import name_and_birth
from printing.two_versions import refuse_two_versions
from printing.wording import NBSP, NOT_RECORDED, clean, day_and_date, long_date, short_date

TITLE = "My contract"
SHORT_TITLE = "Contract"
SUB = "Referral order contract, agreed with the youth offender panel"
PUTS_RIGHT = frozenset({"reparation"})
HEAD = ("I will", "When", "Who helps")
WIDTHS = (78.0, 50.0, 37.0)
ROOM_FOR_A_PEN = f"{NBSP}\n{NBSP}"  # two lines
DAYS_NAMED = 3
MOST_BLANK_ROWS = 8


class Contract(Document, frozen=True, kw_only=True):
    """One contract, about a referral order or about a panel of one.

    `blank_rows` are left empty in each table, for what the panel agrees on the night.
    """

    kind: ClassVar[str] = "contract"

    blank_rows: int = 0


def content(document: Contract, case_file: CaseFile) -> Content:
    """The words of the contract. Raises PaperNotReady, WordsNotForChild or TwoVersions, each saying what to do."""
    contract = _Contract(document, case_file)
    contract.refuse_what_is_not_ready()
    person = case_file.person
    return Content(
        kind=document.kind,
        version=document.version,
        letterhead=letterhead(document.service),
        title=TITLE,
        short_title=SHORT_TITLE,
        sub=SUB,
        look=Look.CONTRACT,
        running_name=name_and_birth(person),
        blocks=tuple(contract.blocks()),
    )


class _Contract:
    """One contract, section by section, in the order in which it is read."""

    def __init__(self, document: Contract, case_file: CaseFile) -> None:
        self.document, self.case_file = document, case_file
        self.panel, self.order = _about(document, case_file)
        self.worker = first_name(document.worker_name)
        self.reader = ForTheChild(case_file, document.today)
        self.items = requirements_of(case_file, self.order)
        self.plan = next((one for one in case_file.of(Plan) if one.kind == "contract"), None)
        self.start, self.end = period(case_file, self.order, self.panel)

    def refuse_what_is_not_ready(self) -> None:
        if not self.items and not self.document.blank_rows:
            raise PaperNotReady(
                "Nothing has been agreed in this contract yet.",
                "Record what the child will do as requirements of the order, or leave blank rows for the panel.",
            )
        refuse_two_versions(
            self.case_file,
            (self.case_file.person, self.order, self.panel, self.plan, *self.items),
            but=("done", "state", "phase", "note", "responsible_officer"),
        )

    def blocks(self) -> Iterator[Block]:
        yield Facts(tuple(self.facts()))
        yield Paragraph(words(" ".join((self.met(), *fixed("contract_why", self.document.service).said()))))
        right = [one for one in self.items if one.kind in PUTS_RIGHT]
        rest = [one for one in self.items if one.kind not in PUTS_RIGHT]
        yield from self.agreed("To put things right", right)
        yield from self.agreed("To stay out of trouble", rest, self.meetings())
        yield Heading("What other people will do")
        yield self.others()
        yield Heading("Looking at how it is going")
        yield Paragraph(self.reviews())
        yield Heading("If I do not keep to it")
        yield from (
            Paragraph(words(one)) for one in fixed("contract_not_kept", self.document.service).said(worker=self.worker)
        )
        yield Heading("We agree")
        yield Paragraph(words(" ".join(self.starts())))
        yield Signatures(tuple(self.signers()))

    def facts(self) -> Iterator[Fact]:
        person, order = self.case_file.person, self.order
        how_long = length(self.case_file, order)
        made = f"made {long_date(order.made_on)}" if order.made_on else ""
        met = self.panel.date if self.panel else None
        runs = f"{short_date(self.start)} to {short_date(self.end)}" if self.start and self.end else NOT_RECORDED
        yield Fact("This is for", clean(said.full_name(person)), strong=True)
        yield Fact("Born", long_date(person.date_of_birth) if person.date_of_birth else NOT_RECORDED)
        yield Fact("Order", ", ".join(part for part in (how_long, made) if part) or NOT_RECORDED)
        yield Fact("Court", clean(order.court or "") or NOT_RECORDED)
        yield Fact("Panel met" if met and met <= self.document.today else "Panel meets", _day(met))
        yield Fact("Contract runs", runs)

    def met(self) -> str:
        """`I met the panel with my mother.`"""
        with_me = [one for one in carers(self.case_file) if one.parental_responsibility or one.lives_with][:1]
        there = self.panel is not None and self.panel.parent_present
        if there and with_me and with_me[0].relation:
            return f"I met the panel with my {within(clean(with_me[0].relation))}."
        return "I met the panel."

    def agreed(self, heading: str, items: Sequence[Requirement], more: Sequence[tuple[Words, ...]] = ()) -> list[Block]:
        """A heading and its table; left out where nothing is agreed and no row is left blank."""
        blank = (words(ROOM_FOR_A_PEN), words(NBSP), words(NBSP))
        rows = [*map(self.row, items), *more, *[blank] * max(0, min(self.document.blank_rows, MOST_BLANK_ROWS))]
        return [Heading(heading), Table(heading, HEAD, tuple(rows), WIDTHS)] if rows else []

    def row(self, one: Requirement) -> tuple[Words, ...]:
        text = self.reader.plain(one.text, "In the words of the order")
        amount = said.count(one.amount, one.unit.removesuffix("s")) if one.amount and one.unit else ""
        helper = self.reader.passed(one.provider, "Who provides it")
        return (_strong(text, amount), words(self.when(one)), words(helper or NOT_RECORDED))

    def when(self, one: Requirement) -> str:
        """The next days that are planned, how often, and by when it is to be finished."""
        ahead = (
            each
            for each in self.case_file.contacts
            if each.requirement == one.id and is_planned(each) and not each.only_for
        )
        planned = sorted({each.date for each in ahead if each.date and each.date >= self.document.today})
        if one.end == self.end and not one.amount:
            return "Until the contract ends"
        parts = []
        if one.times and one.times_each:
            parts.append(f"{one.times} times a {one.times_each}" if one.times > 1 else f"Once a {one.times_each}")
        elif planned:
            parts.append(said.listed([short_date(day) for day in planned[:DAYS_NAMED]]))
        if one.end:
            parts.append(f"finished by {short_date(one.end)}" if parts else f"by {short_date(one.end)}")
        told = "; ".join(parts)
        return told[:1].upper() + told[1:] if told else NOT_RECORDED

    def meetings(self) -> list[tuple[Words, ...]]:
        """A row for meeting the worker, as often as the level asks."""
        rules = self.document.service.usable_rules()
        table = rules.frequency(level_now(self.case_file), self.start or self.document.today)
        if table is None:
            return []
        how_often = _a_month(table.first)
        if table.after != table.first and self.start:
            how_often += f" until {short_date(table.first_ends(self.start))}, then {_a_month(table.after).lower()}"
        return [(bold(f"Meet {self.worker}"), words(how_often), words(clean(self.document.worker_name)))]

    def others(self) -> Block:
        """What other people do, a line for each, as it is recorded in the plan; or lines for the panel to write on."""
        text = self.reader.plain(self.plan.external_controls if self.plan else None, "Controls around the child")
        lines = tuple(words(line.lstrip("-• ")) for line in text.split("\n") if line)
        return Bullets(lines, about="What other people will do") if lines else Lines("", 3)

    def reviews(self) -> Words:
        review = next_panel(self.case_file, self.order, self.panel, self.document.today)
        end = (Run(long_date(self.end), bold=True),) if self.end else ()
        if review is None:
            return words(" ".join(fixed("contract_reviewed", self.document.service).said()))
        first = (Run("The panel meets me again on "), Run(day_and_date(review), bold=True))
        before = (Run(", and once more before the contract ends"), *((Run(" on "), *end) if end else ()))
        return (*first, *before, Run("."))

    def starts(self) -> tuple[str, ...]:
        """That the contract starts when it is signed; and what to do if that is on another day than is printed."""
        told = fixed("contract_starts", self.document.service).said()
        signed = self.panel is not None and self.panel.contract_signed_on is not None
        if self.start is None or signed:
            return told
        return (*told, *fixed("contract_other_day", self.document.service).said(day=long_date(self.start)))

    def signers(self) -> Iterator[Signer]:
        carer = next(iter(carers(self.case_file)), None)
        yield Signer("Me", clean(said.full_name(self.case_file.person)))
        yield Signer("My parent or carer", clean(carer.name or "") if carer else "")
        for role in ("Panel leader", "Panel member"):
            found = (one for one in self.case_file.professionals if clean(one.role or "").casefold() == role.casefold())
            yield Signer(role, next((clean(one.name or "") for one in found), ""))
        yield Signer("Youth justice service", clean(self.document.worker_name))


def _about(document: Contract, case_file: CaseFile) -> tuple[Panel | None, Order]:
    """The panel and the order that the contract is about; without either, the first panel of the newest order."""
    panels = case_file.of(Panel)
    panel = next((one for one in panels if one.id == document.about), None)
    wanted = panel.order if panel else document.about
    orders = [one for one in case_file.orders if one.kind == "referral_order"]
    order = next((one for one in orders if one.id == wanted), None)
    if order is None and document.about is None:
        order = next(iter(orders), None)
    if order is None:
        raise NOTHING
    if panel is None:
        firsts = [one for one in panels if one.order == order.id and one.kind == "initial"]
        panel = next(iter(firsts), None)
    return panel, order


def _strong(text: str, amount: str) -> Words:
    """`text` with how much of it bold, where it says so; else the amount is put behind it."""
    text = text.rstrip(".") or NOT_RECORDED
    if not amount:
        return words(text)
    if amount not in text:
        return (Run(f"{text}: "), Run(amount.replace(" ", NBSP), bold=True))
    before, after = text.split(amount, 1)
    return tuple(run for run in (Run(before), Run(amount.replace(" ", NBSP), bold=True), Run(after)) if run.text)


def _a_month(times: int) -> str:
    return {1: "Once a month", 2: "Twice a month"}.get(times, f"{times} times a month")


def _day(day: dt.date | None) -> str:
    return long_date(day) if day else NOT_RECORDED


def subjects(case_file: CaseFile, today: dt.date) -> tuple[Subject, ...]:
    """Panels that agree or change a contract, the newest first; then referral orders without any."""
    panels = [one for one in case_file.of(Panel) if one.kind != "breach"]
    found = [Subject(one.id, f"Panel of {day_and_date(one.date)}") for one in panels if one.date]
    with_panel = {one.order for one in panels}
    for order in case_file.orders:
        if order.kind == "referral_order" and order.id not in with_panel:
            made = f" made {day_and_date(order.made_on)}" if order.made_on else ""
            found.append(Subject(order.id, f"Referral order{made}"))
    return tuple(found)


NOTHING = PaperNotReady(
    "No referral order is recorded in this case.",
    "Record the order under Court and orders, and print the contract again.",
)


def checks(document: Contract, content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    """What was looked at, in sentences."""
    contract = _Contract(document, case_file)
    found = [Check("It does not say who was harmed, what the offence was, or anything about risk.")]
    if contract.start is None or contract.end is None:
        found.append(Check("The days on which the contract starts and ends are not known yet.", needs_you=True))
    elif contract.panel is None or contract.panel.contract_signed_on is None:
        found.append(Check("The day of signing is not recorded yet. Record it under the panel.", needs_you=True))
    if any(not clean(one.provider or "") for one in contract.items):
        found.append(Check("Somebody who helps is not recorded for each item.", needs_you=True))
    return (*found, *language_checks(case_file.person, "contract"))


TEMPLATE = Template(
    document=Contract,
    content=content,
    subjects=subjects,
    nothing=NOTHING,
    checks=checks,
    choices=(
        Choice(field="blank_rows", words="Blank rows in each table, for what the panel agrees", kind=ChoiceKind.NUMBER),
    ),
)
