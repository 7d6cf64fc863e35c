"""The letter with the copy of a changed order: to the child, to a parent of one under 14, to the responsible officer.

Source: Sentencing Act 2020, schedule 7, paragraph 27 [S32]; DOMAIN section 7, amended order copies.
"""

import datetime as dt
from typing import ClassVar

import msgspec

from casework.case_file import CaseFile
from casework.orders import Order
from casework.standing import order_words, requirements_of
from casework.trouble import Trouble
from casework.words import age, full_name, letter_name
from printing.content import Block, Bullets, Content, Words
from printing.documents import Check, Subject, Template
from printing.errors import PaperNotReady
from printing.letter_form import Form, by_phone_or_text, heading, joined, letter_content, lines, statement
from printing.letter_language import EASY_READ, LANGUAGE, LetterDocument, language_checks
from printing.phrases import Phrases
from printing.recipients import CHILD, TO, Recipient, recipient_of
from printing.two_versions import refuse_open_on_letter
from printing.wording import clean, day_and_date

SUBJECT = "order_copy"
TITLE = "Copy of a changed order"
FORM = Form(SUBJECT, TITLE)
OFFICER = "officer"
PARENTS_COPY_UNDER = 14
"""Under this age a parent or carer must have a copy too. Sentencing Act 2020, schedule 7, paragraph 27 [S32]."""
TAKEN_OFF = ("removed", "replaced")
WHOM = msgspec.structs.replace(TO, options=(*TO.options, (OFFICER, "The responsible officer")))


class OrderCopy(LetterDocument, frozen=True, kw_only=True):
    """The letter with the copy of an order that a court changed: `about` is the order. `to` says who it is for."""

    kind: ClassVar[str] = "order_copy"

    to: str = CHILD


def letter(document: OrderCopy, case_file: CaseFile) -> Content:
    """The words of the letter.

    Raises PaperNotReady unless the record says what a court changed, and AddressClosed, NotWritten or TwoVersions.
    """
    order = next((one for one in case_file.orders if one.id == document.about), None)
    if order is None:
        raise PaperNotReady("This order is no longer in the case.", "Choose another order.")
    if not _changed(case_file, order):
        raise PaperNotReady(
            "The record does not say that a court changed this order.",
            "Record the first end date and the day the end was moved, or which requirement the court took off.",
        )
    recipient = _recipient(document, case_file, order)
    refuse_open_on_letter(case_file, {order.id, *recipient.used})
    return letter_content(document, case_file, recipient, FORM, _Changed(document, case_file, order).says)


def _recipient(document: OrderCopy, case_file: CaseFile, order: Order) -> Recipient:
    if document.to != OFFICER:
        return recipient_of(document.to, case_file, document.today)
    name = clean(order.responsible_officer or document.worker_name)
    at = (clean(document.service.name), *(part.strip() for part in clean(document.service.address).split(",")))
    return Recipient(name=name, called=name, address=tuple(filter(None, at)), used=frozenset(), is_child=False)


def _changed(case_file: CaseFile, order: Order) -> bool:
    """Whether the record says that a court moved the end of the order, or took a requirement off."""
    moved = order.extended_on is not None or (order.original_end is not None and order.original_end != order.end)
    return moved or _lighter(case_file, order)


def _lighter(case_file: CaseFile, order: Order) -> bool:
    return any(one.state in TAKEN_OFF for one in requirements_of(case_file, order))


def under_age(case_file: CaseFile, today: dt.date) -> bool | None:
    """Whether the child is so young that a parent or carer must have a copy; None where the age is not recorded."""
    born = case_file.person.date_of_birth
    return None if born is None else age(born, today) < PARENTS_COPY_UNDER


class _Changed(msgspec.Struct, frozen=True):
    """What changed, told in the words of a language."""

    document: OrderCopy
    case_file: CaseFile
    order: Order

    def says(self, said: Phrases) -> tuple[Block, ...]:
        """What stands between greeting and sign-off."""
        child = clean(full_name(self.case_file.person) if self._for == OFFICER else letter_name(self.case_file.person))
        key = {CHILD: "heading", OFFICER: "heading_officer"}.get(self._for, "heading_parent")
        reach = by_phone_or_text(self.document.service, said, f"{SUBJECT}.")
        return (
            *lines(said.said(f"{SUBJECT}.{key}", child=child), point=True),
            *lines(joined(said, *self._what(said))),
            *lines(statement(said, self._statement(), child=child)),
            heading(said, f"{SUBJECT}.who"),
            Bullets(self._who(said, child), about="Who gets a copy"),
            *((heading(said, f"{SUBJECT}.questions"), *lines(reach)) if self._for != OFFICER else ()),
        )

    @property
    def _for(self) -> str:
        return self.document.to

    def _statement(self) -> str:
        if self._for in (CHILD, OFFICER):
            return "order_copy_read" if self._for == CHILD else "order_copy_read_officer"
        young = under_age(self.case_file, self.document.today)
        return "order_copy_read_parent" if young else "order_copy_read_family"

    def _what(self, said: Phrases) -> tuple[Words, ...]:
        order = self.order
        moved = order.original_end if order.original_end != order.end else None
        told = (
            ("changed", order.extended_on),
            ("ends", order.end),
            ("before", moved),
        )
        found = [said.said(f"{SUBJECT}.{key}", day=said.long_date(day)) for key, day in told if day]
        return (*found, *((said.said(f"{SUBJECT}.lighter"),) if _lighter(self.case_file, order) else ()))

    def _who(self, said: Phrases, child: str) -> tuple[Words, ...]:
        young = under_age(self.case_file, self.document.today)
        officer = clean(self.order.responsible_officer or self.document.worker_name)
        return (
            said.said(f"{SUBJECT}.you") if self._for == CHILD else said.said(f"{SUBJECT}.child", child=child),
            *((said.said(f"{SUBJECT}.parent"),) if young else ()),
            said.said(f"{SUBJECT}.officer", officer=officer),
        )


def _subjects(case_file: CaseFile, today: dt.date) -> tuple[Subject, ...]:
    """The orders that a court changed, the newest first."""
    changed = [one for one in case_file.orders if _changed(case_file, one)]
    return tuple(Subject(one.id, _named(one)) for one in changed)


def _named(order: Order) -> str:
    return f"{order_words(order)}, made {day_and_date(order.made_on)}" if order.made_on else order_words(order)


def _checks(document: OrderCopy, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    found = [Check("It does not name the offence. Put the copy of the order with it.", needs_you=True)]
    young = under_age(case_file, document.today)
    if young:
        found.append(Check(f"The child is under {PARENTS_COPY_UNDER}: a parent or carer must have a copy too.", True))
    elif young is None:
        found.append(
            Check(
                f"The child’s age is not recorded. Under {PARENTS_COPY_UNDER}, a parent or carer must have a copy.",
                True,
            )
        )
    if document.to == OFFICER:
        return tuple(found)
    recipient = recipient_of(document.to, case_file, document.today)
    return (
        Check(f"Letters may go to {recipient.address[0]}."),
        *found,
        *language_checks(document, recipient, SUBJECT),
    )


TEMPLATE = Template(
    document=OrderCopy,
    content=letter,
    subjects=_subjects,
    nothing=Trouble(
        "No order in this case is recorded as changed by a court.",
        next_step="Record the first end date and the day the end was moved, or which requirement the court took off.",
    ),
    checks=_checks,
    choices=(WHOM, LANGUAGE, EASY_READ),
)
