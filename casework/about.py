"""What a field of a record means: the one declaration behind forms, checks, search and print."""

import enum
from typing import Any, get_type_hints

import msgspec


class Kind(enum.Enum):
    """How a field is written, shown and merged."""

    TEXT = "text"  # one line
    NARRATIVE = "narrative"  # many lines; two people's words can be merged
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    YES_NO = "yes or no"
    CODE = "code"  # one value out of a code list
    LINK = "link"  # the id of another record of the same case


class Sensitivity(enum.Enum):
    """Who may see a field beyond those who may see the case."""

    CASE = "case"
    CONFIDENTIAL = "confidential"  # never printed, never copied
    RESTRICTED = "restricted"  # named roles only


class Search(enum.Enum):
    """As what a field is looked for. All but WORDS find the case itself; WORDS find the record."""

    NAME = "name"  # spelling mistakes are forgiven
    NUMBER = "number"  # a reference or identifier: spaces and signs make no difference
    PHONE = "phone"
    EMAIL = "email"
    PLACE = "place"  # a street, a town, a school
    BIRTH = "date of birth"
    WORDS = "words"  # full text


class Section(enum.Enum):
    """A part of the record that is held apart: `casework.roles` says who may read and who may write each.

    The value is what a record holds that is restricted to one (field `only_for` of a contact or a document).
    """

    CASE = "case"  # everybody who may see the case
    HEALTH = "health"
    VICTIM = "victim"
    POLICE_INTELLIGENCE = "police_intelligence"


class About(msgspec.Struct, frozen=True):
    """One field: its title on screen and paper, plain-English help, and how it behaves.

    `required` advises: a record without the field can still be saved, and says so.
    `codes` names a code list in `casework.code_lists` or a reference list in `casework.reference`.
    `to` names the types of record that a link may lead to; empty: any. `section` is for a restricted field of a record
    that is not restricted as a whole.
    `search` says as what the field is found; without it, it is not.
    """

    title: str
    kind: Kind = Kind.TEXT
    help: str = ""
    required: bool = False
    sensitivity: Sensitivity = Sensitivity.CASE
    codes: str = ""
    search: Search | None = None
    to: tuple[str, ...] = ()
    section: Section = Section.CASE


def fields_about(record_type: type[msgspec.Struct]) -> dict[str, About]:
    """Field name -> its declaration, in the order declared."""
    hints: dict[str, Any] = get_type_hints(record_type, include_extras=True)
    declared: dict[str, About] = {}
    for name in record_type.__struct_fields__:
        for note in getattr(hints[name], "__metadata__", ()):
            if isinstance(note, About):
                declared[name] = note
    return declared
