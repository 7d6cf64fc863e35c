"""The appointment letter: what it says. Friendly, useful, and nothing on it a neighbour should not read."""

import datetime as dt
from typing import ClassVar

from casework import words as said
from casework.case_file import CaseFile
from casework.contacts import Contact
from casework.people import Address
from casework.reference import lookup
from casework.standing import is_planned
from casework.trouble import Trouble
from printing.addresses import Protected, address_for_letters, address_lines
from printing.content import Block, Content, Fact, Facts, Heading, Look, Paragraph, Run, SignOff, Window, Words, words
from printing.documents import Check, Document, Subject, Template
from printing.errors import ContactNotReady, TwoVersions
from printing.letter_words import refuse_telling, telling_words
from printing.letterhead import letterhead
from printing.wording import about_minutes, clean, day_and_date, spoken_time, unbroken

TITLE = "Appointment"
HEADING = "Your next appointment"
PRIVATE = "Private"
WHAT = "What we will do"
ENGLISH = "ENG"
# Kinds nobody gets a letter about: a court date has papers of its own, and the rest are not meetings with the child.
NO_LETTER = frozenset({"court", "letter", "text", "email", "custody"})
FROM_A_DISTANCE = {"phone": "By phone. I will ring you", "video": "By video call. I will send you the link"}
USED = {
    "contact": ("date", "start", "end", "kind", "place", "worker", "what_we_will_do"),
    "person": ("first_names", "surname", "preferred_name"),
    "address": ("line_1", "line_2", "town", "postcode", "confidential", "letters", "since", "until"),
}


class AppointmentLetter(Document, frozen=True, kw_only=True):
    """A letter to the child about one planned contact: `about` is the id of its record."""

    kind: ClassVar[str] = "appointment_letter"


def letter(document: AppointmentLetter, case_file: CaseFile) -> Content:
    """The words of the letter.

    Raises ContactNotReady, AddressClosed, WordsNotForLetter or TwoVersions, each saying what to do instead.
    """
    contact = _ready_contact(document, case_file)
    address = address_for_letters(case_file, document.today)
    _refuse_two_versions(case_file, {contact.id, address.id, case_file.person.id})
    role = "" if telling_words(document.worker_role, case_file) else clean(document.worker_role)
    return Content(
        kind=document.kind,
        version=document.version,
        letterhead=letterhead(document.service),
        title=TITLE,
        look=Look.LETTER,
        headed=False,
        running_name=clean(said.full_name(case_file.person)),
        window=Window(
            private=PRIVATE,
            name=clean(said.full_name(case_file.person)),
            address=address_lines(address),
            dates=(day_and_date(document.today),),
        ),
        blocks=(
            Paragraph(words(f"Dear {clean(said.letter_name(case_file.person))}"), about="The greeting"),
            Paragraph(words(HEADING), point=True),
            Facts(_rows(document, case_file, contact)),
            *_parts(document, case_file, contact, address),
            SignOff("Yours sincerely", clean(document.worker_name), role),
        ),
    )


def _ready_contact(document: AppointmentLetter, case_file: CaseFile) -> Contact:
    contact = next((one for one in case_file.contacts if one.id == document.about), None)
    if contact is None:
        raise ContactNotReady("This appointment is no longer in the case.", "Choose another, or plan a new one.")
    if contact.kind in NO_LETTER:
        raise ContactNotReady(
            "This kind of contact is not one for an appointment letter.",
            "Choose a planned visit, meeting or call.",
        )
    if contact.date is None or contact.start is None:
        raise ContactNotReady(
            "This appointment has no day or no time yet.", "Record when it is, and print the letter again."
        )
    return contact


def _refuse_two_versions(case_file: CaseFile, used: set[str]) -> None:
    for conflict in case_file.conflicts:
        fields = USED.get(case_file.records[conflict.of].type, ()) if conflict.of in case_file.records else ()
        if conflict.settled_at is None and conflict.of in used and conflict.field in fields:
            raise TwoVersions(
                "Something on this letter has two versions, and nobody has chosen between them yet.",
                "Choose under Needs attention, and print the letter again.",
            )


def _rows(document: AppointmentLetter, case_file: CaseFile, contact: Contact) -> tuple[Fact, ...]:
    rows = [
        Fact("When", _when(contact), strong=True),
        Fact("Where", _where(document, case_file, contact), strong=True),
        Fact("With", clean(contact.worker or document.worker_name), strong=True),
    ]
    if contact.start and contact.end and (length := about_minutes(contact.start, contact.end)):
        rows.append(Fact("How long", length, strong=True))
    return tuple(rows)


def _where(document: AppointmentLetter, case_file: CaseFile, contact: Contact) -> str:
    place = clean(contact.place or "").replace("\n", ", ")
    if contact.kind in FROM_A_DISTANCE:
        return FROM_A_DISTANCE[contact.kind]
    if contact.kind == "home_visit":
        # The address stands above; where the child lives elsewhere, that place stays off the paper.
        return "I will come to where you live"
    if contact.kind == "office" and place.casefold() in {"", "office", "our office", "the office"}:
        place = clean(document.service.address)
    if not place:
        raise ContactNotReady("This appointment has no place yet.", "Record where it is, and print the letter again.")
    refuse_telling("Place", place, case_file)
    if _confidential(case_file).gives_away(place):
        raise ContactNotReady(
            "The place of this appointment is a confidential address. It is never printed.",
            "Tell the child in person, or meet somewhere else.",
        )
    return place


def _confidential(case_file: CaseFile) -> Protected:
    return Protected([address for address in case_file.addresses if address.confidential])


def _parts(document: AppointmentLetter, case_file: CaseFile, contact: Contact, address: Address) -> tuple[Block, ...]:
    parts: list[Block] = []
    if what := clean(contact.what_we_will_do or ""):
        refuse_telling(WHAT, what, case_file)
        if _confidential(case_file).gives_away(what):
            raise ContactNotReady(
                f"“{WHAT}” names a confidential address. It is never printed.",
                "Change the words in the contact and print again.",
            )
        parts.append(Heading(WHAT))
        parts += [Paragraph(words(one.strip()), about=WHAT) for one in what.split("\n") if one.strip()]
    if contact.kind == "office" and (travel := clean(document.service.travel)):
        parts += [Heading("Getting here"), Paragraph(words(travel), about="Getting here")]
    return (*parts, Heading("If you cannot come"), Paragraph(_if_you_cannot_come(document)))


def _if_you_cannot_come(document: AppointmentLetter) -> Words:
    phone, text = unbroken(document.service.phone), unbroken(document.service.text_phone)
    change = " We can change the time. You are welcome to bring someone with you."
    if phone and text:
        return (
            Run("Ring me before the appointment on "),
            Run(phone, bold=True),
            Run(" or text "),
            Run(text, bold=True),
            Run("." + change),
        )
    if phone or text:
        verb = "Ring me" if phone else "Send me a text"
        return (Run(f"{verb} before the appointment on "), Run(phone or text, bold=True), Run("." + change))
    return words("Tell me before the appointment." + change)


def _subjects(case_file: CaseFile, today: dt.date) -> tuple[Subject, ...]:
    """The contacts to come that a letter can be about, the next one first."""
    coming = [
        one
        for one in reversed(case_file.contacts)
        if is_planned(one) and one.date and one.date >= today and one.start and one.kind not in NO_LETTER
    ]
    return tuple(Subject(one.id, _when(one)) for one in coming)


def _when(contact: Contact) -> str:
    assert contact.date is not None  # the callers have looked
    assert contact.start is not None
    return f"{day_and_date(contact.date)}, {spoken_time(contact.start)}"


def _checks(document: AppointmentLetter, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    address = address_for_letters(case_file, document.today)
    found = [
        Check(f"Letters may go to {address_lines(address)[0]}."),
        Check("It does not speak of court, an offence, an order or risk."),
    ]
    contact = _ready_contact(document, case_file)
    if contact.date and contact.date < document.today:
        found.append(Check("This appointment is in the past.", needs_you=True))
    language = case_file.person.letter_language
    if language and language != ENGLISH:
        entry = lookup("language", language)
        name = entry.title if entry else language
        found.append(Check(f"The family’s letters are in {name}. This letter is in English.", needs_you=True))
    if case_file.person.interpreter:
        found.append(Check("An interpreter is needed. Tell them about the appointment too.", needs_you=True))
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
)
