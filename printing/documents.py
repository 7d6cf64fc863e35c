"""What every document is told besides the case, and how a template says what it makes of both."""

import datetime as dt
import enum
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import msgspec

from casework.case_file import CaseFile
from casework.cases import Document as PaperRecord
from casework.service import Service
from casework.trouble import Trouble
from printing.content import Content


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document to be printed: everything about the printing that is not the case. A template adds its choices.

    `about` is the id of the record it is about: the contact of an appointment letter, the report a court asked for.
    `printed_at` is this laptop's clock at the moment of printing, and stands in the foot. `today` is the day ages and
    "coming" are counted from. `all_sent` is False while a change of this laptop waits to be sent; the foot then says
    so. A `draft` says so across every page, and its signature block stays empty. `checked_by` is who countersigned
    this very version, and `checked_on` when. `copy_for` is the reader of a copy: the defence. `some_hidden`: the case
    has records that are kept for others than whoever prints, and of which this laptop holds nothing.

    What `printed_at`, `draft`, `checked_by`, `checked_on`, `copy_for` and `all_sent` put on the page is no part of the
    fingerprint: whatever else a document says makes another version of it.
    """

    kind: ClassVar[str] = ""  # the code in casework.code_lists "document_kind"

    about: str | None = None
    version: int = 1
    service: Service
    worker_name: str
    worker_role: str
    printed_at: dt.datetime
    today: dt.date
    draft: bool = False
    checked_by: str = ""
    checked_on: dt.date | None = None
    copy_for: str = ""
    all_sent: bool = True
    some_hidden: bool = False


class Check(msgspec.Struct, frozen=True):
    """What was looked at before printing, in a sentence. `needs_you` asks somebody to look; it stops nothing."""

    text: str
    needs_you: bool = False


class Subject(msgspec.Struct, frozen=True):
    """A record a document can be about, and the words to choose it by: `Tuesday 24 November 2026, 4:00pm`."""

    record: str
    words: str


class ChoiceKind(enum.Enum):
    """How a choice is made at printing."""

    YES_NO = "yes_no"
    WORDS = "words"
    DAY = "day"
    NUMBER = "number"
    ONE_OF = "one_of"


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Something to choose at printing: the `field` of the document, and how the choice is put into `words`.

    `options` are value and words, for ONE_OF; `ticked` is how a YES_NO stands before anybody chooses. What is not
    chosen stays as the document has it by itself.
    """

    field: str
    words: str
    kind: ChoiceKind
    options: tuple[tuple[str, str], ...] = ()
    ticked: bool = False


COPY_FOR = Choice(
    field="copy_for",
    words="Copy for",
    kind=ChoiceKind.ONE_OF,
    options=(
        ("", "Nobody in particular"),
        ("the court", "The court"),
        ("the defence", "The defence"),
        ("the prosecution", "The prosecution"),
        ("the child", "The child"),
        ("a parent or carer", "A parent or carer"),
    ),
)
"""For papers of which several readers get a copy: it says whose it is in the foot of each page."""


def _nothing_to_say(_document: Any, _content: Content, _case_file: CaseFile) -> tuple[Check, ...]:
    return ()


class Paper(msgspec.Struct, frozen=True):
    """One of our papers on its way into a bundle, word for word. `key` tells it from the others of the bundle.

    `document` is what its foot is told.
    """

    key: str
    title: str
    content: Content
    document: Document


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of document: what it is called here, what it is about, and what it says.

    `content` gives its words, or raises a PrintingTrouble that says what to do instead. `subjects` lists the records
    of a case that one can be about, the likeliest first; a template without it is about the whole case. `nothing` is
    said where there is no such record. `checks` are the sentences of what was looked at. `needs_countersigning`: a
    draft until somebody other than its author has countersigned this very version. `choices` are made at printing.

    A bundle has `papers`, which stand behind its front sheet, the `content`; `held` are the papers kept with the case
    as a file that go into it where this laptop has the file.
    """

    document: type[Document]
    content: Callable[[Any, CaseFile], Content]
    subjects: Callable[[CaseFile, dt.date], Sequence[Subject]] | None = None
    nothing: Trouble | None = None
    checks: Callable[[Any, Content, CaseFile], tuple[Check, ...]] = _nothing_to_say
    needs_countersigning: bool = False
    choices: tuple[Choice, ...] = ()
    papers: Callable[[Any, CaseFile], Sequence[Paper]] | None = None
    held: Callable[[CaseFile], Sequence[PaperRecord]] | None = None

    @property
    def kind(self) -> str:
        """The code in casework.code_lists "document_kind"."""
        return self.document.kind
