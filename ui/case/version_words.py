"""What one version of a field says: its words, and for a long text how it differs from the one before."""

import msgspec

from casework import CaseFile, Value
from casework.about import About, Kind
from casework.record_types import about_fields
from ui.case.difference import Compared, begun, compared
from ui.case.field_words import field_words

EMPTY = {Kind.NARRATIVE: "Empty"}


class Said(msgspec.Struct, frozen=True):
    """Words of one cell; `quiet` where there is nothing. `marked` compares a text with the one before it.

    `note` stands under it: somebody has gone on from this version since.
    """

    text: str
    quiet: bool = False
    marked: Compared | None = None
    note: str = ""

    def spoken(self) -> str:
        """For a screen reader, as sentences."""
        parts = (self.text.rstrip(".") + ".", self.marked.spoken if self.marked is not None else "", self.note)
        return " ".join(part for part in parts if part)


NOT_CHANGED = Said("Not changed", quiet=True)
NOT_KEPT = Said("Not kept on this laptop", quiet=True)


def said(
    type: str,
    field: str,
    value: Value,
    case: CaseFile,
    before: Value = None,
    compare: bool = False,
    *,
    empty: str = "None",
) -> Said:
    """`value` in words. With `compare` a narrative is laid beside `before`; without, a long one only begins."""
    about = about_fields(type).get(field, About(field))
    text = field_words(type, field, value, case)
    if not text:
        return Said(EMPTY.get(about.kind, empty), quiet=True)
    if about.kind is not Kind.NARRATIVE:
        return Said(text)
    if not compare:
        return Said(text, marked=begun(text))
    return Said(text, marked=compared(before, text) if isinstance(before, str) and before.strip() else None)
