"""The field that fits one declared field of a record, for pages that are not a form of one record type."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from casework.about import About, Kind
from casework.code_lists import CODE_LISTS
from casework.record_types import about_fields, field_title
from ui.parts.choices import YesNoField
from ui.parts.fields import CodeField, DateField, NarrativeField, TextField, TimeField


def entry_maker(type: str, field: str, today: Callable[[], dt.date]) -> Callable[[], QWidget] | None:
    """What makes a field for values of this kind; None for a link, a number or a code out of a list that is not here.

    Those are changed in the editor of their record, which knows what may be linked and counted.
    """
    about = about_fields(type).get(field, About(field))
    name = field_title(type, field)
    if about.kind is Kind.CODE:
        return (lambda: CodeField(CODE_LISTS[about.codes], name)) if about.codes in CODE_LISTS else None
    makers: dict[Kind, Callable[[], QWidget]] = {
        Kind.TEXT: lambda: TextField(name),
        Kind.NARRATIVE: lambda: NarrativeField(name, lines=4),
        Kind.DATE: lambda: DateField(name, today),
        Kind.TIME: lambda: TimeField(name),
        Kind.YES_NO: lambda: YesNoField(name),
    }
    return makers.get(about.kind)
