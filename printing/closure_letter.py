"""The closure letter: the order, or the work, has come to an end. What happens to the record, and whom to ring.

It never names the order or the offence. Source: DOMAIN section 7, closure letter.
"""

import datetime as dt
from typing import ClassVar, NamedTuple

from casework.case_file import CaseFile
from casework.order_end import order_ended
from casework.orders import Order
from casework.standing import order_words, orders_running
from casework.trouble import Trouble
from printing.content import Block, Content, words
from printing.documents import Check, Choice, ChoiceKind, Subject, Template
from printing.errors import PaperNotReady, WordsNotForLetter
from printing.letter_form import Form, by_phone_or_text, heading, joined, letter_content, lines, statements
from printing.letter_language import EASY_READ, LANGUAGE, LetterDocument, language_checks
from printing.letter_words import names_an_offence
from printing.meetings import coming, confidential
from printing.phrases import Phrases
from printing.recipients import child_as_recipient
from printing.two_versions import refuse_open_on_letter
from printing.wording import clean, day_and_date

SUBJECT = "closure"
TITLE = "Closure"
FORM = Form(SUBJECT, TITLE)
AGREED = ("youth_conditional_caution", "community_resolution", "diversion", "prevention")
"""What a child agreed to out of court: no court ordered it, and the letter does not call it an order."""
SOON = dt.timedelta(days=60)


class ClosureLetter(LetterDocument, frozen=True, kw_only=True):
    """A letter at the end of an order, or of the case: `about` is the record that ended.

    `own_words` is a line of the worker's own, for this child.
    """

    kind: ClassVar[str] = "closure_letter"

    own_words: str = ""


class _End(NamedTuple):
    """What ended, and when: an order, or with no order the case."""

    record: str
    day: dt.date
    order: Order | None = None


def letter(document: ClosureLetter, case_file: CaseFile) -> Content:
    """The words of the letter.

    Raises PaperNotReady, AddressClosed, WordsNotForLetter, NotWritten or TwoVersions, each saying what to do instead.
    """
    end = _end(case_file, document.about)
    recipient = child_as_recipient(case_file, document.today)
    refuse_open_on_letter(case_file, {end.record, *recipient.used})
    own = clean(document.own_words)
    if own and (names_an_offence(own, case_file) or confidential(case_file).gives_away(own)):
        raise WordsNotForLetter(
            "Your own line speaks of an offence, or names a confidential address. A letter never does.",
            "Say it in another way, and print again.",
        )

    def says(said: Phrases) -> tuple[Block, ...]:
        return (*_what_ended(said, document, case_file, end, own), *_record_and_talk(said, document))

    return letter_content(document, case_file, recipient, FORM, says)


def _end(case_file: CaseFile, about: str | None) -> _End:
    if about == case_file.case_id and case_file.case.closed:
        return _End(case_file.case_id, case_file.case.closed)
    order = next((one for one in case_file.orders if one.id == about), None)
    if order is None:
        raise PaperNotReady("What this letter is about is no longer in the case.", "Choose another order.")
    if (day := order_ended(order)) is None:
        raise PaperNotReady(
            "The record does not say when this order ended.", "Record when it ended, and print the letter again."
        )
    return _End(order.id, day, order)


def _what_ended(said: Phrases, document: ClosureLetter, case_file: CaseFile, end: _End, own: str) -> tuple[Block, ...]:
    over = end.day <= document.today
    tense = "ended" if over else "ends"
    agreed = end.order is not None and end.order.kind in AGREED
    key = "case" if end.order is None else f"agreed_{tense}" if agreed else tense
    more = bool(coming(case_file, document.today))
    told = [said.said(f"{SUBJECT}.{key}", day=said.long_date(end.day))]
    if end.order and over and end.order.end_reason == "completed":
        told.append(said.said(f"{SUBJECT}.completed"))
    after = [said.said(f"{SUBJECT}.{'still' if more else 'nothing'}")]
    if over:
        after.append(said.said(f"{SUBJECT}.keep"))
    return (
        *lines(said.said(f"{SUBJECT}.heading_{key}"), point=True),
        *lines(joined(said, *told)),
        *(lines(words(own), about="Your own line") if own else ()),
        *lines(joined(said, *after)),
    )


def _record_and_talk(said: Phrases, document: ClosureLetter) -> tuple[Block, ...]:
    reach = by_phone_or_text(document.service, said, f"{SUBJECT}.", worker=clean(document.worker_name))
    return (
        heading(said, f"{SUBJECT}.record"),
        *(line for one in statements(said, "closure_record") for line in lines(one)),
        heading(said, f"{SUBJECT}.talk"),
        *lines(reach),
    )


def _subjects(case_file: CaseFile, today: dt.date) -> tuple[Subject, ...]:
    """Orders that have ended or will soon, the last one first; and the case, where it is closed."""
    ended = [(day, one) for one in case_file.orders if (day := order_ended(one)) and day <= today + SOON]
    ended.sort(key=lambda pair: pair[0], reverse=True)
    orders = [Subject(one.id, f"{order_words(one)}: {day_and_date(day)}") for day, one in ended]
    closed = case_file.case.closed
    whole = [Subject(case_file.case_id, f"The whole case: {day_and_date(closed)}")] if closed else []
    return (*orders, *whole)


def _checks(document: ClosureLetter, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    recipient = child_as_recipient(case_file, document.today)
    end = _end(case_file, document.about)
    found = [
        Check(f"Letters may go to {recipient.address[0]}."),
        Check("It does not name the offence, nor say which order it was."),
    ]
    if end.order and end.day <= document.today and not end.order.end_reason:
        found.append(Check("Why it ended is not recorded: the letter does not say “Well done”.", needs_you=True))
    others = [one for one in orders_running(case_file) if end.order is None or one.id != end.order.id]
    if others:
        found.append(Check(f"Another order goes on: {order_words(others[0])}.", needs_you=True))
    return (*found, *language_checks(document, recipient, SUBJECT))


TEMPLATE = Template(
    document=ClosureLetter,
    content=letter,
    subjects=_subjects,
    nothing=Trouble(
        "No order in this case has ended or ends soon.",
        next_step="Record when the order ends, or close the case first.",
    ),
    checks=_checks,
    choices=(
        LANGUAGE,
        EASY_READ,
        Choice(field="own_words", words="A line of your own", kind=ChoiceKind.WORDS),
    ),
)
