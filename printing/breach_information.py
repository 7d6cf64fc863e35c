"""The breach information: the facts for a summons, exact, without opinion.

Standard content: DOMAIN section 7: order details, requirement, each failure (date, instruction, reason), warnings and
service, signature; the exact words of the order.
"""

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.orders import Order, Requirement
from casework.standing import requirements_of
from casework.trouble import Trouble
from printing.attendance_table import attendance, day_of, reason_given
from printing.breach_case import BreachCase, offences_of, orders_to_court
from printing.content import (
    Block,
    Content,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Signatures,
    Signer,
    Table,
    bold,
    words,
)
from printing.court_report import marked_content, reporting_restriction
from printing.documents import COPY_FOR, Check, Document, Subject, Template
from printing.errors import PaperNotReady
from printing.failures_table import appointment, told
from printing.fixed_words import fixed
from printing.never_named import NeverNamed
from printing.report_facts import Front, made_by, order_fact
from printing.requirements_table import exact_words
from printing.wording import NOT_RECORDED, clean, short_date

TITLE = "Information: failure to comply"
FAILURES = (12.0, 53.0, 50.0, 50.0)
REQUIREMENTS = (40.0, 125.0)
WARNINGS = (30.0, 45.0, 45.0, 45.0)


class BreachInformation(Document, frozen=True, kw_only=True):
    """The information that is laid at court. `about` is the order."""

    kind: ClassVar[str] = "breach_information"


def breach_information(document: BreachInformation, case_file: CaseFile) -> Content:
    """The words of the information.

    Raises PaperNotReady where there is no failure, or where the exact words of a requirement are not recorded;
    WordsNotForReport or TwoVersions.
    """
    order = _order(document, case_file)
    breach = BreachCase(case_file, order, document.today, document.service)
    breach.refuse_two_versions((case_file.person,))
    never = NeverNamed(case_file, document.today)
    front = Front(document, case_file, None, never)
    name = clean(said.full_name(case_file.person))
    officer = clean(order.responsible_officer or document.worker_name)
    by = breach.to_be_laid_by()
    blocks: list[Block] = [
        Facts(tuple(_facts(front, breach, never, by))),
        Heading("The requirements, in the exact words of the order", numbered=True),
        _requirements(_failed(breach), never),
        Heading("Failures to comply", numbered=True),
        _failures(breach, never, document.service.address),
        Heading("Warnings, and how they were served", numbered=True),
        _warnings(breach),
        Heading("The information", numbered=True),
        Paragraph(words(*fixed("information", document.service).said(officer=officer, child=name)), numbered=True),
        Signatures((Signer(officer, "Responsible officer"), Signer("", "Received for the court"))),
        reporting_restriction(document.service),
        *front.not_included(),
    ]
    return marked_content(document, front, TITLE, made_by(order), blocks)


def _order(document: BreachInformation, case_file: CaseFile) -> Order:
    found = next((one for one in orders_to_court(case_file) if one.id == document.about), None)
    if found is None:
        raise PaperNotReady(
            "This order is not in the case any more, or its breach does not go to a court.",
            "Look at the order under Offences and court.",
        )
    return found


def _facts(front: Front, breach: BreachCase, never: NeverNamed, by: str) -> list[Fact]:
    order = breach.order
    offences = never.passed(offences_of(breach.case_file, order), "Offence")
    return [
        *front.child(),
        *front.home(),
        Fact("To be laid by", by or NOT_RECORDED, strong=True),
        order_fact(breach.case_file, order),
        Fact("Offences", offences or NOT_RECORDED, wide=True),
    ]


def _failed(breach: BreachCase) -> Sequence[Requirement]:
    """The requirements that were not kept to: those that the missed appointments name, else all of the order."""
    own = requirements_of(breach.case_file, breach.order)
    named = {one.requirement for one in breach.found.failures}
    return [one for one in own if one.id in named] or own


def _requirements(required: Sequence[Requirement], never: NeverNamed) -> Table:
    if not required:
        raise PaperNotReady(
            "No requirement of this order is recorded, so there is nothing to have failed.",
            "Copy the requirements from the order under Offences and court, and make the paper again.",
        )
    rows = tuple(
        (bold(code("requirement", one.kind) or "Requirement"), words(exact_words(one, never))) for one in required
    )
    return Table("Requirements", ("Requirement", "In the words of the order"), rows, REQUIREMENTS)


def _failures(breach: BreachCase, never: NeverNamed, office: str) -> Table:
    head = ("No.", "Instruction", "When and how told", "What happened")
    rows = tuple(
        (
            words(str(number)),
            appointment(breach.case_file, one, never, office),
            words(told(breach.case_file, one)),
            words(f"Did not attend. {reason_given(breach.case_file, one, never)}"),
        )
        for number, one in enumerate(breach.found.failures, 1)
    )
    return Table("Failures", head, rows, FAILURES)


def _warnings(breach: BreachCase) -> Table:
    head = ("Warning", "Given on", "How served", "After the failure on")
    failed = {one.id: one for one in breach.found.failures}
    rows = tuple(
        (
            bold(one.name.capitalize()),
            words(short_date(one.day)),
            words(one.how.capitalize() or NOT_RECORDED),
            words(day_of(failed[one.failure]) if one.failure in failed else NOT_RECORDED),
        )
        for one in breach.given
    )
    return Table("Warnings", head, rows, WARNINGS, empty="No warning is recorded under this order.")


def _subjects(case_file: CaseFile, today: dt.date) -> Sequence[Subject]:
    """The orders with a failure whose breach goes to court."""
    failed = [one for one in orders_to_court(case_file) if attendance(case_file, one, today).failures]
    return [Subject(one.id, made_by(one)) for one in failed]


def _checks(document: BreachInformation, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    order = _order(document, case_file)
    breach = BreachCase(case_file, order, document.today, document.service)
    by = breach.to_be_laid_by()
    laid = Check(f"It is to be laid by {by}.") if by else Check("No day to lay it by follows.", needs_you=True)
    return (*breach.checks(), laid)


TEMPLATE = Template(
    document=BreachInformation,
    content=breach_information,
    subjects=_subjects,
    nothing=Trouble(
        "No order in this case has a failure to comply that could go to court.",
        "Nothing was printed, and nothing in the case has changed.",
        "Record what happened at the appointments under the order first.",
    ),
    checks=_checks,
    choices=(COPY_FOR,),
    needs_countersigning=True,
)
