"""One line of a form, and what a field of it holds and shows."""

import msgspec
from PySide6.QtWidgets import QWidget

from casework import Value


class Line(msgspec.Struct, frozen=True):
    """One line of the form: its label, and its fields by name, with plain words between them.

    `heading` begins a part of the form.
    """

    label: str
    fields: tuple[tuple[str, QWidget], ...]
    hint: str = ""
    heading: str = ""


def read_field(field: QWidget) -> Value:
    """What a field holds; text that is not understood yet is kept as it is typed, and never lost."""
    return field.text() if field.problem() else field.value()  # type: ignore[attr-defined]


def show_field(field: QWidget, value: Value) -> None:
    """Show a value in a field, with the caret left where it is."""
    if not field_differs(field, value):
        return
    at = field.caret() if hasattr(field, "caret") else 0
    field.set_value(value)  # type: ignore[attr-defined]
    if at and hasattr(field, "place_caret"):
        field.place_caret(at)


def field_differs(field: QWidget, value: Value) -> bool:
    """Whether a field shows something else than `value`."""
    shown = read_field(field)
    return (shown if shown not in ("", None) else None) != (value if value not in ("", None) else None)
