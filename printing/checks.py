"""What was looked at before printing, in sentences for the person who is about to print."""

import msgspec

from casework.case_file import CaseFile
from casework.reference import lookup
from printing.addresses import address_for_letters, address_lines
from printing.content import Letter, Summary
from printing.documents import AppointmentLetter, Document
from printing.not_printed import HELD_BACK, unsettled

ENGLISH = "ENG"


class Check(msgspec.Struct, frozen=True):
    """One sentence. `needs_you` marks what somebody should look at; it does not stop the printing."""

    text: str
    needs_you: bool = False


def checks(document: Document, content: Letter | Summary, case_file: CaseFile) -> tuple[Check, ...]:
    """The sentences for a document whose `content` could be made: what may not be printed has been refused before."""
    own = _letter(document, case_file) if isinstance(document, AppointmentLetter) else _summary(content, case_file)
    sent = () if document.all_sent else (Check("Its last line says: “Not all changes had been sent.”", needs_you=True),)
    draft = (Check("It is marked as a draft on every page.", needs_you=True),) if document.draft else ()
    return (*own, *draft, *sent)


def _letter(document: AppointmentLetter, case_file: CaseFile) -> tuple[Check, ...]:
    address = address_for_letters(case_file, document.today)
    found = [
        Check(f"Letters may go to {address_lines(address)[0]}."),
        Check("It does not speak of court, an offence, an order or risk."),
    ]
    contact = next(one for one in case_file.contacts if one.id == document.contact)
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


def _summary(content: Letter | Summary, case_file: CaseFile) -> tuple[Check, ...]:
    found = [Check("Case notes, health and victim information are left out, and the page says so.")]
    if any(one.confidential or one.kind == "placement" for one in case_file.addresses):
        held = any(HELD_BACK in text for _, text in content.texts())
        more = " Words that name one are held back." if held else ""
        found.append(Check(f"No confidential or placement address is in it.{more}"))
    if doubtful := len(unsettled(case_file)):
        what = "1 record has" if doubtful == 1 else f"{doubtful} records have"
        found.append(Check(f"{what} two versions. Choose first, if you can.", needs_you=True))
    return tuple(found)
