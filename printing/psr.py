"""The pre-sentence report. Sober, fair, plain: page 1 carries who, what for, what we say and what we ask for.

Order of parts: the design of the paper, section 6. Standard content: DOMAIN section 7 [S53].
"""

from typing import ClassVar

from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.contacts import Contact
from casework.offending import BasisOfPlea
from casework.orders import Order
from casework.standing import BEFORE_SENTENCE, within
from casework.trouble import Trouble
from casework.words import listed
from printing.attendance_table import Attendance, attendance, attendance_table
from printing.content import Block, Content, Fact, Facts, Heading, Paragraph, words
from printing.court_report import (
    CourtReport,
    assessment_checks,
    attendance_checks,
    kept_sentence,
    responded_to,
    subjects_of,
    unit,
)
from printing.documents import COPY_FOR, Check, Document, Template
from printing.fixed_words import fixed
from printing.judgement_table import behind, judgement_sentence, judgement_table
from printing.offence_table import offence_table, offences_at
from printing.pronouns import possessive
from printing.two_versions import refuse_open_contacts, refuse_two_versions
from printing.wording import long_date

TITLE = "Pre-sentence report"
SECTIONS = ("brief", "sources", "offences", "child", "risk", "response", "proposal")
"""What its author writes."""


class PreSentenceReport(Document, frozen=True, kw_only=True):
    """The report that a court asked for before it passes sentence."""

    kind: ClassVar[str] = "psr"


def psr(document: PreSentenceReport, case_file: CaseFile) -> Content:
    """The words of the report.

    Raises PaperNotReady, WordsNotForReport or TwoVersions, each saying what to do instead.
    """
    made = CourtReport(document, case_file)
    offences = offences_at(case_file, made.front.hearing)
    judgement = behind(case_file, made.report)
    order = responded_to(case_file)
    bases = [one for one in case_file.of(BasisOfPlea) if one.offence in {offence.id for offence in offences}]
    refuse_two_versions(case_file, [*made.used(), *offences, *bases, judgement, order])
    refuse_open_contacts(case_file, [one for one in case_file.contacts if order and one.order in (order.id, None)])
    response = attendance(case_file, order, document.today) if order else None
    kept = [kept_sentence(made.name, response, unit(order))] if response and order else []
    blocks: list[Block] = [
        Facts((*_facts(made),)),
        Heading("Offences", second=True),
        offence_table(case_file, offences, made.never),
        made.brief([*kept, *judgement_sentence(case_file, judgement)]),
        Heading("Sources", numbered=True),
        *made.text.blocks("sources"),
        *_seen(made, case_file),
        Heading("The offences", numbered=True),
        *made.text.blocks("offences"),
        Heading(_about_the_child(made, case_file), numbered=True),
        *made.text.blocks("child"),
        Heading("Risk and safety", numbered=True),
        judgement_table(case_file, judgement, made.never),
        *made.text.blocks("risk"),
        *_response(made, case_file, order, response),
        Heading("Conclusion and proposal", numbered=True),
        *made.proposal(),
        *made.signatures(),
    ]
    return made.content(TITLE, made.front.court(), blocks)


def _facts(made: CourtReport) -> list[Fact]:
    front, person = made.front, made.case_file.person
    (copies,) = fixed("copies", made.document.service).said(child=made.name, their=possessive(person) or "a")
    return [
        *front.child(),
        *front.home(),
        front.bail(),
        *front.ordered(),
        front.written(),
        front.checked(),
        Fact("Copies to", copies, wide=True),
    ]


def _about_the_child(made: CourtReport, case_file: CaseFile) -> str:
    their = possessive(case_file.person)
    return f"{made.name} and {their} circumstances" if their else f"{made.name}’s circumstances"


def _seen(made: CourtReport, case_file: CaseFile) -> tuple[Block, ...]:
    """On which days the author has seen the child since the report was ordered, from the contacts."""
    report = made.report
    seen = [
        one
        for one in reversed(case_file.contacts)
        if one.attendance == "attended" and one.date and report.ordered_on and one.date > report.ordered_on
        if one.worker == made.front.author() and one.date <= made.document.today
    ]
    if not seen:
        return ()
    days = listed([f"{long_date(one.date)} ({_where(one)})" for one in seen if one.date])
    told = f"Since the report was ordered I have seen {made.name} on {days}."
    return (Paragraph(words(told), numbered=True, about="When the child was seen"),)


def _where(contact: Contact) -> str:
    return within(code("contact_kind", contact.kind) or "contact")


def _response(
    made: CourtReport, case_file: CaseFile, order: Order | None, response: Attendance | None
) -> tuple[Block, ...]:
    own = made.text.blocks("response")
    if order is None or response is None:
        none = Paragraph(words("No order or bail is recorded that contacts were made under."), numbered=True)
        return (Heading("Response so far", numbered=True), *own, none)
    bail = order.kind in BEFORE_SENTENCE
    return (
        Heading("Response to bail support" if bail else "Response to supervision", numbered=True),
        *own,
        Heading("Bail support contacts" if bail else "Appointments under the order", second=True),
        attendance_table(case_file, response, made.never, unit(order)),
    )


def _checks(document: PreSentenceReport, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    made = CourtReport(document, case_file)
    order = responded_to(case_file)
    hearing = () if made.front.hearing else (Check("The hearing it is for is not recorded.", needs_you=True),)
    return (
        *made.text.checks(SECTIONS),
        *hearing,
        *assessment_checks(behind(case_file, made.report)),
        *(attendance_checks(attendance(case_file, order, document.today)) if order else ()),
        Check("Nobody who was harmed, no other child and no protected address that this laptop knows of is named."),
    )


TEMPLATE = Template(
    document=PreSentenceReport,
    content=psr,
    subjects=subjects_of("psr"),
    nothing=Trouble(
        "No court has asked for a pre-sentence report in this case.",
        "Nothing was printed, and nothing in the case has changed.",
        "Enter the hearing that ordered it, or add the report under Around the offences.",
    ),
    checks=_checks,
    choices=(COPY_FOR,),
    needs_countersigning=True,
)
