"""The shared language of Holdfast: record types, reference data, rules of practice. No Qt, no SQL, no HTTP."""

from casework.case_file import CaseFile
from casework.edits import (
    Edit,
    Record,
    Stamp,
    Value,
    new_case,
    new_edit,
    new_id,
    new_record,
    with_edit,
)

__all__ = [
    "CaseFile",
    "Edit",
    "Record",
    "Stamp",
    "Value",
    "new_case",
    "new_edit",
    "new_id",
    "new_record",
    "with_edit",
]
