"""The appointment letter: what it says. Friendly, useful, and nothing on it a neighbour should not read."""

import datetime as dt
from typing import ClassVar

from casework import words as name_words
from casework.case_file import CaseFile
from casework.contacts import Contact
from casework.trouble import Trouble
from printing.content import Block, Content, Fact, Facts, words
from printing.documents import Check, Choice, ChoiceKind, Subject, Template
from printing.errors import ContactNotReady
from printing.letter_form import Form, by_phone_or_text, heading, joined, letter_content, lines
from printing.letter_language import EASY_READ, LANGUAGE, LetterDocument, language_checks, phrases_for
from printing.letter_words import refuse_telling
from printing.meetings import coming, confidential, ready, when, where
from printing.phrases import ENGLISH, Phrases, english
from printing.recipients import CHILD, TO, Recipient, recipient_of
from printing.two_versions import refuse_open_on_letter
from printing.wording import clean

TITLE = "Appointment"
SUBJECT = "appointment"
FORM = Form(SUBJECT, TITLE, side_by_side=True)
WHAT = "What we will do"


class AppointmentLetter(LetterDocument, frozen=True, kw_only=True):
    """A letter about one planned contact: `about` is the id of its record.

    It goes to the child or, by `to`, to a parent or carer. `what_in_language`: what we will do, as somebody wrote it
    for this letter in its other language. Without, a letter in another language does not say it, for the record is
    never translated by a machine.
    """

    kind: ClassVar[str] = "appointment_letter"

    to: str = CHILD
    what_in_language: str = ""


def letter(document: AppointmentLetter, case_file: CaseFile) -> Content:
    """The words of the letter.

    Raises ContactNotReady, AddressClosed, WordsNotForLetter, NotWritten or TwoVersions, each saying what to do instead.
    """
    contact = ready(case_file, document.about)
    recipient = recipient_of(document.to, case_file, document.today)
    refuse_open_on_letter(case_file, {contact.id, *recipient.used})
    meeting = _Meeting(document, case_file, contact, recipient)
    return letter_content(document, case_file, recipient, FORM, meeting.says)


class _Meeting:
    """One meeting, told in the words of a language."""

    def __init__(
        self, document: AppointmentLetter, case_file: CaseFile, contact: Contact, recipient: Recipient
    ) -> None:
        self._document, self._case_file, self._contact = document, case_file, contact
        # To a parent the child is named by the first name alone.
        self._child = "" if recipient.is_child else clean(name_words.letter_name(case_file.person))
        self._language = phrases_for(document, recipient, SUBJECT).code
        self._in_two = self._language != ENGLISH

    def says(self, said: Phrases) -> tuple[Block, ...]:
        """What stands between greeting and sign-off."""
        subject = lines(said.said(self._key("heading"), child=self._child), point=True)
        return (*subject, Facts(self._rows(said)), *self._what(said), *self._travel(said), *self._if_not(said))

    def _key(self, name: str) -> str:
        return f"{SUBJECT}.{name}_parent" if self._child else f"{SUBJECT}.{name}"

    def _rows(self, said: Phrases) -> tuple[Fact, ...]:
        document, contact = self._document, self._contact
        rows = [
            ("when", when(said, contact)),
            ("where", where(said, document.service, self._case_file, contact, self._child)),
            ("with", clean(contact.worker or document.worker_name)),
        ]
        if contact.start and contact.end and (length := said.length(contact.start, contact.end)):
            rows.append(("how_long", said.text("appointment.about", length=length)))
        return tuple(Fact(said.text(f"{SUBJECT}.{key}"), value, strong=True) for key, value in rows)

    def _what(self, said: Phrases) -> tuple[Block, ...]:
        """In two languages only if it is there in both, so that neither says less than the other."""
        recorded, written = clean(self._contact.what_we_will_do or ""), clean(self._document.what_in_language)
        if self._in_two and not written:
            return ()
        text = recorded if said.code == ENGLISH else written
        if not text:
            return ()
        refuse_telling(WHAT, text, self._case_file)
        if confidential(self._case_file).gives_away(text):
            raise ContactNotReady(
                f"“{WHAT}” names a confidential address. It is never printed.",
                "Change the words in the contact and print again.",
            )
        paragraphs = (one.strip() for one in text.split("\n"))
        told = [line for one in paragraphs if one for line in lines(words(one), WHAT)]
        return (heading(said, f"{SUBJECT}.what"), *told)

    def _travel(self, said: Phrases) -> tuple[Block, ...]:
        service = self._document.service
        own = clean(service.travel)
        other = clean(service.in_language(self._language).travel)
        travel = own if said.code == ENGLISH else other
        if self._contact.kind != "office" or not travel or (self._in_two and not other):
            return ()
        return (heading(said, f"{SUBJECT}.getting_here"), *lines(words(travel), "Getting here"))

    def _if_not(self, said: Phrases) -> tuple[Block, ...]:
        reach = by_phone_or_text(self._document.service, said, "letter.")
        told = joined(said, reach, said.said(self._key("change")))
        return (heading(said, self._key("cannot"), child=self._child), *lines(told))


def _subjects(case_file: CaseFile, today: dt.date) -> tuple[Subject, ...]:
    """The contacts to come that a letter can be about, the next one first."""
    return tuple(Subject(one.id, when(english(), one)) for one in coming(case_file, today) if one.start)


def _checks(document: AppointmentLetter, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    recipient = recipient_of(document.to, case_file, document.today)
    contact = ready(case_file, document.about)
    found = [
        Check(f"Letters may go to {recipient.address[0]}."),
        Check("It does not speak of court, an offence, an order or risk."),
    ]
    if contact.date and contact.date < document.today:
        found.append(Check("This appointment is in the past.", needs_you=True))
    return (*found, *_left_out(document, contact, recipient), *language_checks(document, recipient, SUBJECT))


def _left_out(document: AppointmentLetter, contact: Contact, recipient: Recipient) -> tuple[Check, ...]:
    """What a letter in two languages does not say, since it is written in one only."""
    said, service = phrases_for(document, recipient, SUBJECT), document.service
    if said.code == ENGLISH:
        return ()
    found = []
    if contact.kind == "office" and service.travel and not service.in_language(said.code).travel:
        found.append(Check(f"How to get here is left out: the service has not said it in {said.name}.", needs_you=True))
    if contact.what_we_will_do and clean(document.what_in_language):
        told = f"Only somebody who reads {said.name} can say whether “{WHAT}” says too much in it."
        found.append(Check(told, needs_you=True))
    elif contact.what_we_will_do:
        told = f"“{WHAT}” is left out: nobody has written it in {said.name} for this letter."
        found.append(Check(told, needs_you=True))
    return tuple(found)


TEMPLATE = Template(
    document=AppointmentLetter,
    content=letter,
    subjects=_subjects,
    nothing=Trouble(
        "No appointment is planned in this case.",
        next_step="Plan a contact with a day and a time, or choose another document.",
    ),
    checks=_checks,
    choices=(
        TO,
        LANGUAGE,
        EASY_READ,
        Choice(field="what_in_language", words=f"“{WHAT}” in the other language", kind=ChoiceKind.WORDS),
    ),
)
