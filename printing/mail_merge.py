"""The appointment letters of a week for a whole caseload, in one go: one PDF, in the order of the post.

Each letter is a paper of its own, with its own version, fingerprint, pages and record. A contact that can have no
letter is told with the reason, so that somebody tells the child in another way: none is left out in silence.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from casework import words as said
from casework.case_file import CaseFile
from casework.cases import Document as PaperRecord
from casework.code_lists import words as code
from casework.contacts import Contact
from casework.standing import is_planned
from printing.appointment_letter import AppointmentLetter
from printing.content import Content
from printing.errors import NotWritten, PrintingTrouble
from printing.meetings import when
from printing.paper_versions import numbered, which_paper
from printing.phrases import english
from printing.render import content, fingerprint
from printing.wording import clean, day_and_date

A_WEEK = dt.timedelta(days=7)


class Meeting(msgspec.Struct, frozen=True):
    """A planned contact of the week, for a list on the screen. `day` and `start` sort it, `when` says it."""

    case: str
    contact: str
    child: str
    day: dt.date
    start: dt.time
    when: str


class MergedLetter(msgspec.Struct, frozen=True):
    """One letter of the merge, ready to be set. `record` is the record it has already, if somebody began one."""

    meeting: Meeting
    document: AppointmentLetter
    content: Content
    fingerprint: str
    record: PaperRecord | None = None

    def paper(self) -> dict[str, object]:
        """The fields of its record: which paper it is."""
        title = (self.record and self.record.title) or code("document_kind", self.document.kind)
        return which_paper(self.document, title, self.fingerprint, self.document.worker_name)

    def place_in_post(self) -> tuple[str, tuple[str, ...], str, dt.date]:
        """By postcode, then address, so that what goes to one house lies together; then by name and day."""
        window = self.content.window
        assert window is not None  # every appointment letter has one
        return (window.address[-1].casefold(), window.address, window.name.casefold(), self.meeting.day)


class NoLetter(msgspec.Struct, frozen=True):
    """A planned contact without a letter, and why: what happened, and what to do instead."""

    meeting: Meeting
    why: PrintingTrouble


class Merge(msgspec.Struct, frozen=True):
    """The letters in the order of the post, and the contacts that have none in the order of their days."""

    letters: tuple[MergedLetter, ...]
    without: tuple[NoLetter, ...]


def week_of_letters(
    case_files: Iterable[CaseFile], monday: dt.date, each: AppointmentLetter, waiting: Collection[str] = ()
) -> Merge:
    """A letter, or the reason why not, for every planned contact from today on in the seven days from `monday`.

    `each` says what all letters share: the service, who signs, the moment of printing. `waiting` are the ids of cases
    with changes that have not been sent. A letter that could only be a draft is none.
    """
    letters: list[MergedLetter] = []
    without: list[NoLetter] = []
    for case_file in case_files:
        shared = msgspec.structs.replace(each, all_sent=case_file.case_id not in waiting)
        for contact in _of_the_week(case_file, monday, each.today):
            meeting = _meeting(case_file, contact)
            try:
                letters.append(_letter(meeting, case_file, shared))
            except PrintingTrouble as trouble:
                without.append(NoLetter(meeting, trouble))
    return Merge(
        letters=tuple(sorted(letters, key=MergedLetter.place_in_post)),
        without=tuple(sorted(without, key=lambda one: (one.meeting.day, one.meeting.start, one.meeting.child))),
    )


def in_one_pdf(letters: Sequence[MergedLetter], *, both_sides: bool = False) -> bytes:
    """All letters in one PDF, each with its own page 1 of n. `both_sides`: each begins on the front of a sheet.

    Never on the window's thread. There is at least one letter.
    """
    from printing.typesetting import Said, typeset_together  # late: it imports ReportLab

    return typeset_together(
        [Said(one.content, one.document, one.fingerprint) for one in letters], both_sides=both_sides
    )


def _of_the_week(case_file: CaseFile, monday: dt.date, today: dt.date) -> Iterator[Contact]:
    """The planned contacts of a case that goes on, oldest first."""
    if case_file.case.is_over(today):
        return
    for contact in reversed(case_file.contacts):
        if contact.date and is_planned(contact) and max(monday, today) <= contact.date < monday + A_WEEK:
            yield contact


def _meeting(case_file: CaseFile, contact: Contact) -> Meeting:
    assert contact.date is not None  # `_of_the_week` has looked
    told = when(english(), contact) if contact.start else day_and_date(contact.date)
    child = clean(said.full_name(case_file.person))
    return Meeting(case_file.case_id, contact.id, child, contact.date, contact.start or dt.time.min, told)


def _letter(meeting: Meeting, case_file: CaseFile, shared: AppointmentLetter) -> MergedLetter:
    """The letter, tried out on a page of its own: what one name cannot print is no reason to lose the others.

    Raises a PrintingTrouble where there can be none.
    """
    from printing.typesetting import typeset  # late: it imports ReportLab

    document, record = numbered(msgspec.structs.replace(shared, about=meeting.contact), case_file)
    says, mark = content(document, case_file), fingerprint(document, case_file)
    if says.draft_because:
        raise NotWritten(
            "The words of this letter wait for a translator’s approval: it could only be a draft.",
            "Print it by itself in English, and ask an interpreter to tell the family what it says.",
        )
    typeset(says, document, mark)
    return MergedLetter(meeting, document, says, mark, record)
