"""The diary card: the next appointments on one sheet, for a child's pocket. Handed over, so no address stands on it.

It never says why the child meets us. Source: DOMAIN section 7, diary card: what, when, where, how to rearrange.
"""

from typing import ClassVar

import msgspec

from casework.case_file import CaseFile
from casework.contacts import Contact
from casework.standing import is_planned
from casework.words import count
from printing.content import Block, Boxed, Content, Look, Table, Words, bold, plain, words
from printing.documents import Check, Template
from printing.errors import ContactNotReady
from printing.letter_form import by_phone_or_text, foot_words, head_in, heading, joined, lines, note
from printing.letter_language import EASY_READ, LANGUAGE, LetterDocument, language_checks, phrases_for, why_a_draft
from printing.meetings import FROM_A_DISTANCE, coming, place_of, refuse_place
from printing.phrases import ENGLISH, Phrases, english
from printing.recipients import child_by_hand
from printing.two_versions import refuse_open_on_letter
from printing.wording import clean

SUBJECT = "diary"
TITLE = "Diary card"
MOST = 8
"""As many appointments as one sheet has room for."""
WIDTHS = (62.0, 26.0, 44.0, 33.0)


class DiaryCard(LetterDocument, frozen=True, kw_only=True):
    """The next appointments of the child."""

    kind: ClassVar[str] = "diary_card"


def card(document: DiaryCard, case_file: CaseFile) -> Content:
    """The words of the card. Raises ContactNotReady, WordsNotForLetter, NotWritten or TwoVersions, with what to do."""
    planned = coming(case_file, document.today)
    if not planned:
        raise ContactNotReady("No appointment is planned in this case.", "Plan contacts with a day, and print again.")
    child = child_by_hand(case_file)
    refuse_open_on_letter(case_file, {*(one.id for one in planned[:MOST]), *child.used})
    said = phrases_for(document, child, SUBJECT)
    made = _Card(document, case_file, planned)
    first = made.side(said, why_a_draft(said))
    if said.code == ENGLISH:
        return first
    return msgspec.structs.replace(first, overleaf=made.side(english(), first.draft_because))


class _Card(msgspec.Struct, frozen=True):
    """The card, to be told in the words of a language."""

    document: DiaryCard
    case_file: CaseFile
    planned: list[Contact]

    def side(self, said: Phrases, draft_because: str) -> Content:
        """One side of the sheet."""
        called = child_by_hand(self.case_file).called
        return Content(
            kind=self.document.kind,
            version=self.document.version,
            letterhead=head_in(self.document.service, said),
            title=said.text(f"{SUBJECT}.heading"),
            sub=said.text(f"{SUBJECT}.whose", child=called),
            short_title=said.text(f"{SUBJECT}.kind"),
            look=Look.EASY_LETTER if said.easy else Look.LETTER,
            running_name=called,
            blocks=(*self._appointments(said), *self._if_not(said), *note(said)),
            language=said.tag,
            foot=foot_words(said),
            draft_because=draft_because,
        )

    def _appointments(self, said: Phrases) -> tuple[Block, ...]:
        """A row for each; in easy words a frame for each, since large print leaves no room for columns."""
        shown, number = self.planned[:MOST], len(self.planned)
        rows = tuple(self._row(said, one) for one in shown)
        key = "all" if len(shown) == number else "first"
        count = said.said(f"{SUBJECT}.{key}", shown=str(len(shown)), all=str(number))
        if said.easy:
            return (*(Boxed(row, about=TITLE) for row in rows), *lines(count))
        head = tuple(said.text(f"{SUBJECT}.{title}") for title in ("day", "time", "where", "with"))
        return (Table(TITLE, head, rows, WIDTHS, summary=plain(count)),)

    def _row(self, said: Phrases, contact: Contact) -> tuple[Words, ...]:
        assert contact.date is not None  # `coming` has only those with a day
        return (
            bold(said.day_and_date(contact.date)),
            bold(said.time(contact.start)) if contact.start else said.said(f"{SUBJECT}.no_time"),
            self._where(said, contact),
            words(clean(contact.worker or self.document.worker_name)),
        )

    def _where(self, said: Phrases, contact: Contact) -> Words:
        way = "at_home" if contact.kind == "home_visit" else FROM_A_DISTANCE.get(contact.kind or "")
        if way:
            return said.said(f"{SUBJECT}.{way}")
        place = place_of(self.document.service, contact)
        if not place:
            return said.said(f"{SUBJECT}.no_place")
        refuse_place(self.case_file, place)
        return words(place)

    def _if_not(self, said: Phrases) -> tuple[Block, ...]:
        worker = clean(self.document.worker_name)
        reach = by_phone_or_text(self.document.service, said, f"{SUBJECT}.", worker=worker)
        told = joined(said, reach, said.said(f"{SUBJECT}.change"))
        return (heading(said, f"{SUBJECT}.cannot"), *lines(told))


def _checks(document: DiaryCard, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    found = [Check("It does not speak of court, an offence, an order or risk.")]
    today = document.today
    planned = [one for one in case_file.contacts if is_planned(one) and one.date and one.date >= today]
    if apart := len(planned) - len(coming(case_file, today)):
        is_not = "is" if apart == 1 else "are"
        found.append(
            Check(f"{count(apart, 'planned contact')} {is_not} not on it: court dates and messages.", needs_you=True)
        )
    return (*found, *language_checks(document, child_by_hand(case_file), SUBJECT))


TEMPLATE = Template(document=DiaryCard, content=card, checks=_checks, choices=(LANGUAGE, EASY_READ))
