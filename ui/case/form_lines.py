"""The lines of a form, made from the declaration of a type: what the role may write, in parts with headings."""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from casework import Record
from casework.record_types import about_fields
from casework.sections import HIDDEN, may_see, may_write
from ui.case.field_groups import form_parts
from ui.case.form_fields import Around, day_of_codes, form_field
from ui.case.form_line import Line
from ui.parts.words import Words

MORE = "More"


class FormLines(msgspec.Struct, frozen=True):
    """Lines to write in. `read_only`: the words of those that this role reads and does not write."""

    lines: tuple[Line, ...]
    read_only: dict[str, Words] = {}


def form_lines(record: Record, role: str, around: Around, on: dt.date, leave_out: Iterable[str] = ()) -> FormLines:
    """All fields of the type but those in `leave_out`, which a form has already. `on`: for which day codes are offered.

    What the role may see and not write stands as words; of what it may not see, the form says that it is hidden.
    """
    out, lines = tuple(leave_out), list[Line]()
    hidden: list[str] = []
    read_only: dict[str, Words] = {}
    for heading, names in form_parts(record.type, out):
        begins = heading or (MORE if out else "")
        for name in names:
            if not may_see(role, record.type, name, record.fields):
                hidden.append(about_fields(record.type)[name].title)
                continue
            if may_write(role, record.type, name, record.fields):
                lines.append(_written(record.type, name, begins, around, on))
            else:
                read_only[name] = words = Words("", "body", wrap=True, selectable=True)
                lines.append(_read(record.type, name, begins, words))
            begins = ""
    lines += [Line(title, (("", Words(HIDDEN, "body", "ink2", wrap=True)),)) for title in hidden]
    return FormLines(tuple(lines), read_only)


def with_more(lines: Sequence[Line], record: Record, role: str, around: Around) -> list[Line]:
    """A form of its own for what is written most often, and under it all other fields of the type."""
    had = [name for line in lines for name, _ in line.fields if name]
    on = day_of_codes(record.type, record.fields, around.today())
    return [*lines, *form_lines(record, role, around, on, had).lines]


def _written(type: str, name: str, heading: str, around: Around, on: dt.date) -> Line:
    about = about_fields(type)[name]
    return Line(about.title, ((name, form_field(type, name, around, on)),), about.help, heading)


def _read(type: str, name: str, heading: str, words: Words) -> Line:
    title = about_fields(type)[name].title
    words.setAccessibleName(title)
    return Line(title, (("", words),), heading=heading)
