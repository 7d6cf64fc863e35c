"""Filling a form in as a person does: typing, choosing with the keyboard, pressing an option."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from casework.words import clock, day_month_year
from tests.ui.case.laptop import dictate
from ui.case.record_editor import RecordEditor
from ui.parts.choices import ChoiceField, YesNoField
from ui.parts.fields import CodeField, DateField, NarrativeField, TextField, TimeField
from ui.parts.number_field import MomentField, NumberField
from ui.parts.search_field import SearchField


def fill(editor: RecordEditor, name: str, value: Any) -> None:
    """Fill in one field so that it holds `value`."""
    field = editor.fields[name]
    field.setFocus()
    match field:
        case SearchField():
            choose(field, value)
        case ChoiceField():
            code = {True: "yes", False: "no"}[value] if isinstance(field, YesNoField) else value
            QTest.mouseClick(field.options()[code], Qt.MouseButton.LeftButton)
        case CodeField():
            field.setCurrentIndex(next(at for at in range(field.count()) if field.itemData(at) == value))
            field.activated.emit(field.currentIndex())  # as its list does when one is chosen in it
        case NarrativeField():
            field.selectAll()
            for number, line in enumerate(str(value).split("\n")):
                if number:
                    QTest.keyClick(field, Qt.Key.Key_Return)
                dictate(field, line)
        case TextField():
            field.selectAll()
            dictate(field, typed(field, value))


def typed(field: QWidget, value: Any) -> str:
    """What a person types for a value."""
    match field:
        case DateField():
            return day_month_year(dt.date.fromisoformat(value))
        case TimeField():
            return clock(dt.time.fromisoformat(value))
        case MomentField():
            moment = dt.datetime.fromisoformat(value).astimezone()
            return f"{day_month_year(moment.date())} {clock(moment.time())}"
        case NumberField():
            return str(value)
    return str(value)


def choose(field: SearchField, value: str) -> None:
    """Type what the field says of the value, go down the list to it, and press Enter."""
    field.selectAll()
    dictate(field, _words_of(field, value))
    assert field.is_open(), (field.accessibleName(), field.text())
    shown = field._list
    rows = [shown.model().index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(shown.model().rowCount())]
    for _ in range(rows.index(value) + 1):
        QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert field.value() == value, (field.accessibleName(), field.text())


def _words_of(field: SearchField, value: str) -> str:
    said: str = field._words(value)
    return said.removesuffix(f", {value}")
