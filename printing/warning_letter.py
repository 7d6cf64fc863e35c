"""The warning letter: straight, not angry. One failure, the three statements of the law, and what to do now.

Source: Criminal Justice and Immigration Act 2008, schedule 2, paragraph 3 [S40]; the design of the paper, section 6.
"""

import datetime as dt
from typing import ClassVar, NamedTuple

from casework.breach_evidence import WARNINGS, WENT_OUT
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.contacts import Contact
from casework.enforcement import Enforcement
from casework.trouble import Trouble
from casework.warning_due import DueWarning, NotDue, due_warning, failed_contact, letters_about, warning_of
from printing.content import Content
from printing.documents import Check, Subject, Template
from printing.errors import WarningNotDue
from printing.letter_form import Form, letter_content
from printing.letter_language import EASY_READ, LANGUAGE, LetterDocument, language_checks
from printing.meetings import coming
from printing.recipients import child_as_recipient
from printing.two_versions import refuse_open_on_letter
from printing.warning_words import FINAL, SUBJECT, Warning, follow_up, reason_given
from printing.wording import day_and_date

TITLE = "Warning"


class WarningLetter(LetterDocument, frozen=True, kw_only=True):
    """A warning about one failure: `about` is the missed contact, or the warning recorded as a step of enforcement."""

    kind: ClassVar[str] = "warning_letter"


NOT_DUE = {
    NotDue.NO_ORDER: (
        "This contact counts towards no order under which a warning is given.",
        "Record under the contact which order it counts towards. A caution goes back to the police instead.",
    ),
    NotDue.NOT_A_FAILURE: (
        "There is no failure to warn about: the absence is not recorded as unacceptable, or its reason was accepted.",
        "Look at what is recorded of the contact, and judge the reason first.",
    ),
    NotDue.IN_DOUBT: (
        "What happened at this contact has two versions, and nobody has chosen between them yet.",
        "Choose under Needs attention, and print the letter again.",
    ),
    NotDue.ALREADY: (
        "A warning has been given since this failure.",
        "A letter is about one failure: choose the failure that nobody has warned about.",
    ),
    NotDue.MUST_GO: (
        "Every warning of this warned period has been given. Another failure must go further, not to another warning.",
        "Make the breach papers, or record exceptional circumstances.",
    ),
}


class _Warned(NamedTuple):
    """The failure a letter is about, which warning it asks for, and the step of enforcement if there is one."""

    failure: Contact
    due: DueWarning
    step: Enforcement | None


def letter(document: WarningLetter, case_file: CaseFile) -> Content:
    """The words of the letter.

    Raises WarningNotDue unless exactly one failure asks for this warning, and AddressClosed, WordsNotForLetter,
    NotWritten or TwoVersions, each saying what to do instead.
    """
    warned = _warned(document, case_file)
    recipient = child_as_recipient(case_file, document.today)
    after = _next_meeting(document, case_file)
    used = {warned.failure.id, warned.due.order.id, *recipient.used}
    used |= {one.id for one in (warned.step, after, follow_up(case_file, warned.failure)) if one}
    refuse_open_on_letter(case_file, used)
    form = Form(SUBJECT, TITLE, kind={"number": str(warned.due.number)})
    warning = Warning(document, case_file, *warned, after)
    return letter_content(document, case_file, recipient, form, warning.says)


def _warned(document: WarningLetter, case_file: CaseFile) -> _Warned:
    steps = {one.id: one for one in case_file.of(Enforcement) if one.kind in WARNINGS}
    step = steps.get(document.about or "")
    failed = failed_contact(case_file, step) if step else document.about
    failure = next((one for one in case_file.contacts if one.id == failed), None)
    if failure is None:
        raise WarningNotDue(
            "This warning does not name the missed contact it is about.",
            "Record in the step of enforcement which contact it is about: a letter is about exactly one failure.",
        )
    step = step or warning_of(case_file, failure)
    due = due_warning(case_file, failure, _day_of(document, case_file, failure, step), document.service.usable_rules())
    if isinstance(due, NotDue):
        raise WarningNotDue(*NOT_DUE[due])
    if step and step.kind == FINAL and not due.last:
        raise WarningNotDue(
            "The record calls this the final warning, but another one comes before the next step.",
            "Record it as a warning, or look at the failures and warnings of this order again.",
        )
    return _Warned(failure, due, step)


def _day_of(document: WarningLetter, case_file: CaseFile, failure: Contact, step: Enforcement | None) -> dt.date:
    """The day of the warning: as recorded, or that of its letter, or today."""
    letters = letters_about(case_file, failure)
    made = [one.made_on for one in case_file.documents if one.id in letters and one.made_on and one.state in WENT_OUT]
    return (step.date if step else None) or min(made, default=document.today)


def _next_meeting(document: WarningLetter, case_file: CaseFile) -> Contact | None:
    return next((one for one in coming(case_file, document.today) if one.start), None)


def _subjects(case_file: CaseFile, today: dt.date) -> tuple[Subject, ...]:
    """Failures that ask for a warning, then those that had a letter, then warnings recorded as a step; newest first."""
    steps = [one for one in case_file.of(Enforcement) if one.kind in WARNINGS]
    done = {failed_contact(case_file, one) for one in steps}
    failures = [
        one
        for one in case_file.contacts
        if one.attendance == "unacceptable_absence" and one.date and one.date <= today and one.id not in done
    ]
    before = [one for one in failures if letters_about(case_file, one)]
    due = [one for one in failures if one not in before and isinstance(due_warning(case_file, one, today), DueWarning)]
    return (
        *(Subject(one.id, f"Missed: {_day(one.date)}") for one in due),
        *(Subject(one.id, f"Missed: {_day(one.date)}; there is a letter") for one in before),
        *(Subject(one.id, f"{code('enforcement_step', one.kind)}: {_day(one.date)}") for one in steps),
    )


def _day(day: dt.date | None) -> str:
    return day_and_date(day) if day else "no day recorded"


def _checks(document: WarningLetter, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    recipient = child_as_recipient(case_file, document.today)
    warned = _warned(document, case_file)
    found = [
        Check(f"Letters may go to {recipient.address[0]}."),
        Check("It is about one failure, and makes the three statements of the law. It does not name the offence."),
    ]
    if follow_up(case_file, warned.failure) is None:
        found.append(Check("No follow-up of this failure is recorded: the letter does not say that we asked.", True))
    if not reason_given(case_file, warned.failure, warned.step) and warned.failure.absence != "no_reason":
        found.append(Check("No reason is recorded in the child’s words.", needs_you=True))
    if _next_meeting(document, case_file) is None:
        found.append(Check("No next appointment is planned: the letter asks the child to ring.", needs_you=True))
    return (*found, *language_checks(document, recipient, SUBJECT))


TEMPLATE = Template(
    document=WarningLetter,
    content=letter,
    subjects=_subjects,
    nothing=Trouble(
        "No failure in this case asks for a warning.",
        next_step="A warning is about one unacceptable absence under an order, which nobody has warned about yet.",
    ),
    checks=_checks,
    choices=(LANGUAGE, EASY_READ),
)
