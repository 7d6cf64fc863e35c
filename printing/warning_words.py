"""What a warning letter says between greeting and sign-off, in the words of a language.

The three statements are fixed words: they describe the failure, say that it was not acceptable, and say where another
one may lead. Source: Criminal Justice and Immigration Act 2008, schedule 2, paragraph 3 [S40].
"""

from casework.case_file import CaseFile
from casework.contacts import Contact
from casework.enforcement import Enforcement
from casework.standing import assigned, is_planned
from casework.warning_due import DueWarning
from printing.content import Block, Boxed, Words, bold
from printing.errors import WordsNotForLetter
from printing.letter_form import by_phone_or_text, heading, joined, lines, statement
from printing.letter_language import LetterDocument
from printing.letter_words import names_an_offence
from printing.meetings import FROM_A_DISTANCE, confidential, place_of, refuse_place, when, where
from printing.phrases import Phrases
from printing.wording import clean, unbroken

SUBJECT = "warning"
FINAL = "final_warning"
SECOND = 2
HEADINGS = {1: "heading_first", SECOND: "heading_second"}
NEXT = "The next appointment"


def follow_up(case_file: CaseFile, failure: Contact) -> Contact | None:
    """The first time we asked why: the earliest contact that follows the failure up."""
    asked = [one for one in case_file.contacts if one.follow_up_of == failure.id and one.date and not is_planned(one)]
    return asked[-1] if asked else None


def reason_given(case_file: CaseFile, failure: Contact, step: Enforcement | None) -> str:
    """What the child said, in their own words: as the step of enforcement has it, or the contact, or its follow-up."""
    asked = follow_up(case_file, failure)
    found = (step and step.reason_given, failure.child_words, asked and asked.child_words)
    return next((clean(one) for one in found if one and clean(one)), "")


class Warning:
    """One warning about one failure. `after` is the next meeting, if one is planned."""

    def __init__(
        self,
        document: LetterDocument,
        case_file: CaseFile,
        failure: Contact,
        due: DueWarning,
        step: Enforcement | None,
        after: Contact | None,
    ) -> None:
        self._document, self._case_file = document, case_file
        self._failure, self._due, self._step, self._after = failure, due, step, after

    def says(self, said: Phrases) -> tuple[Block, ...]:
        """What stands between greeting and sign-off. The three statements come in the order of the law."""
        return (
            *lines(said.said(f"{SUBJECT}.{self._heading()}"), point=True),
            *self._describes(said),
            *self._unacceptable(said),
            *self._may(said),
            heading(said, f"{SUBJECT}.now"),
            self._what_now(said),
            *self._how(said),
        )

    def _heading(self) -> str:
        if self._step and self._step.kind == FINAL:
            return "heading_final"
        return HEADINGS.get(self._due.number, "heading_further")

    def _describes(self, said: Phrases) -> tuple[Block, ...]:
        order = said.text(f"orders.{self._due.order.kind}")
        facts = {"when": self._when(said), "where": self._where(said), "order": order}
        return lines(statement(said, "warning_describes", **facts))

    def _when(self, said: Phrases) -> str:
        assert self._failure.date is not None  # `due_warning` has looked
        return when(said, self._failure) if self._failure.start else said.day_and_date(self._failure.date)

    def _where(self, said: Phrases) -> str:
        failure = self._failure
        way = "at_home" if failure.kind == "home_visit" else FROM_A_DISTANCE.get(failure.kind or "")
        if way:
            return said.text(f"{SUBJECT}.{way}")
        place = place_of(self._document.service, failure)
        if not place:
            return ""
        refuse_place(self._case_file, place)
        return said.text(f"{SUBJECT}.at", place=place)

    def _unacceptable(self, said: Phrases) -> tuple[Block, ...]:
        asked = follow_up(self._case_file, self._failure)
        told = said.said(f"{SUBJECT}.asked", day=said.day_and_month(asked.date)) if asked and asked.date else ()
        return lines(joined(said, told, self._reason(said), statement(said, "warning_unacceptable")))

    def _reason(self, said: Phrases) -> Words:
        given = reason_given(self._case_file, self._failure, self._step)
        if not given:
            return said.said(f"{SUBJECT}.no_reason" if self._failure.absence == "no_reason" else f"{SUBJECT}.not_known")
        if names_an_offence(given, self._case_file) or confidential(self._case_file).gives_away(given):
            raise WordsNotForLetter(
                "The reason given speaks of an offence, or names a confidential address. A letter never does.",
                "Shorten it where it is recorded, in the child’s words, and print again.",
            )
        return joined(
            said, said.said(f"{SUBJECT}.told", reason=given.rstrip(".")), said.said(f"{SUBJECT}.not_accepted")
        )

    def _may(self, said: Phrases) -> tuple[Block, ...]:
        due = self._due
        key = f"{SUBJECT}.earlier_first" if due.number == SECOND else f"{SUBJECT}.earlier"
        before = said.said(key, day=said.long_date(due.earlier)) if due.earlier else ()
        return lines(joined(said, before, statement(said, f"warning_may_{due.route.name}")))

    def _what_now(self, said: Phrases) -> Boxed:
        service = self._document.service
        if self._after is None:
            phone = unbroken(service.phone or service.text_phone)
            key = f"{SUBJECT}.ring_for_next" if phone else f"{SUBJECT}.tell_for_next"
            return Boxed((said.said(key), *((bold(phone),) if phone else ())), about=NEXT)
        place = where(said, service, self._case_file, self._after)
        told = (*when(said, self._after).split("\n"), place)
        return Boxed((said.said(f"{SUBJECT}.come"), *map(bold, told)), about=NEXT)

    def _how(self, said: Phrases) -> tuple[Block, ...]:
        manager = assigned(self._case_file, "manager", self._document.today)
        name = clean(manager.worker_name or "") if manager else ""
        stops = by_phone_or_text(self._document.service, said, f"{SUBJECT}.stops_")
        wrong = said.said(f"{SUBJECT}.wrong" if name else f"{SUBJECT}.wrong_without_name", manager=name)
        return (*lines(joined(said, stops, said.said(f"{SUBJECT}.proof"))), *lines(wrong))
