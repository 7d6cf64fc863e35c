"""Cases in which every kind of record stands with its fields filled: what is on a paper of them, and what is not."""

from collections.abc import Iterator
from functools import cache
from itertools import islice

import msgspec

from casework import CaseFile, Record, Value
from casework.about import About, Kind
from casework.case_file import case_file
from casework.code_lists import choices
from casework.record_types import RECORD_TYPES, about_fields
from printing.documents import Document
from printing.templates import TEMPLATES
from tests.printing import kept_files as kept
from tests.printing.case_files import file_of
from tests.printing.demo_cases import printed_for
from tests.printing.every_document import EVERY_BUNDLE, EVERY_DOCUMENT

Records = dict[str, Record]

_ALL = EVERY_DOCUMENT | EVERY_BUNDLE
_KEPT = {
    "my_plan": kept.plan_case,
    "contract": kept.contract_case,
    "bail_timetable": kept.bail_case,
    "licence_notice": kept.licence_case,
    "home_visit_record": kept.visit_case,
}
_FROM_THE_DEMO = ("case_summary", "chronology", "child_information_form")
PAPERS = {
    **{kind: next(one for one in _ALL.values() if one[0].kind == kind) for kind in TEMPLATES},
    **{kind: (TEMPLATES[kind].document(**kept.told()), file_of(*records())) for kind, records in _KEPT.items()},
    **{kind: printed_for(kind) for kind in _FROM_THE_DEMO},
    "child_information_form, prosecutor": printed_for("child_information_form", reader="prosecutor"),
    "appointment_letter, to a parent": _ALL["letter, to a parent"],
}
"""A document of each kind with all it needs, and its case; and those that say more or less than others of theirs."""

MANY = 40
"""So many codes of a list are tried; offences have thousands."""
PROVENANCE = {"removed_on", "removed_by", "removed_because", "imported_from"}
HIDES = {"closed", "merged_into", "confidential", "only_for", "keep_apart"}
ENDS = ("until", "ended", "refused", "recalled", "breached", "undone")
"""Left empty where a record is made up, as all that ends one: what is over or apart is on few papers."""


@cache
def planted(paper: str) -> tuple[Document, Records]:
    """The document; and its case with a record of every type, each text of it a word of its own."""
    document, case = PAPERS[paper]
    here = {one.type for one in case.records.values()}
    new = {
        (case.case_id if type == "case" else f"whole-{type}"): Record("", type, case.case_id, {})
        for type in RECORD_TYPES
        if type not in here
    }
    records = dict(case.records) | {id: msgspec.structs.replace(one, id=id) for id, one in new.items()}
    for id, one in new.items():
        filled = {name: _filled(one.type, name, about, records) for name, about in about_fields(one.type).items()}
        known = {name: value for name, value in filled.items() if value is not None}
        records[id] = msgspec.structs.replace(records[id], fields=known)
    return document, records


def case_of(records: Records) -> CaseFile:
    """The case of these records."""
    return case_file(next(iter(records.values())).case, [*records.values()])


def with_field(records: Records, id: str, name: str, value: Value) -> Records:
    """The records, one field of one of them with another value; None takes it out."""
    old = records[id]
    fields = {key: kept for key, kept in old.fields.items() if key != name}
    if value is not None:
        fields[name] = value
    return records | {id: msgspec.structs.replace(old, fields=fields)}


def word(type: str, name: str) -> str:
    """The word that stands in one field of one type and nowhere else."""
    number = list(RECORD_TYPES).index(type) * 100 + list(about_fields(type)).index(name)
    return "Zq" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")


def others(type: str, name: str, records: Records) -> Iterator[Value]:
    """Values that the field could have."""
    about = about_fields(type)[name]
    match about.kind:
        case Kind.TEXT | Kind.NARRATIVE:
            yield word(type, name)
        case Kind.DATE:
            yield from ("2026-10-19", "2026-11-13", "2025-05-17", "2027-03-19")
        case Kind.TIME:
            yield "13:37:00"
        case Kind.NUMBER:
            yield from (37, 2)
        case Kind.YES_NO:
            yield from (True, False)
        case Kind.CODE:
            yield from islice(choices(about.codes), MANY)
        case Kind.LINK:
            yield from [one.id for one in records.values() if not about.to or one.type in about.to][:4]


def _filled(type: str, name: str, about: About, records: Records) -> Value:
    if name in PROVENANCE | HIDES or name.startswith(ENDS):
        return None
    return next(others(type, name, records), None)
