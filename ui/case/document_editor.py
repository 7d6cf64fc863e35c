"""The editor of a document that is a file: what it is called, what it is, the date on it."""

import datetime as dt
from collections.abc import Callable

from casework import CaseFile, new_record
from casework.code_lists import CODE_LISTS
from ui.case.editor_state import EditorState
from ui.case.form_fields import Around
from ui.case.form_line import Line
from ui.case.form_lines import with_more
from ui.case.removable_editor import RemovableEditor
from ui.desk import Desk
from ui.file_words import breakable, kind_and_size
from ui.parts.fields import CodeField, DateField, TextField

WIDE = 476


class DocumentEditor(RemovableEditor):
    """One document of the case. The file itself never changes: another file is another document."""

    def __init__(self, desk: Desk, case: CaseFile, record: str | None, now: Callable[[], dt.datetime]) -> None:
        kept = case.records.get(record or "")
        shown = kept or new_record("document", case.case_id, record)
        around = Around(case, now, shown.id)
        super().__init__(
            desk,
            shown,
            with_more(_lines(lambda: now().date()), shown, desk.who.role, around),
            now,
            save_words="Save document",
            around=around,
        )
        self.setAccessibleName("Document")

    def describe(self, state: EditorState) -> None:
        """Which file it is."""
        super().describe(state)
        self.heading.setText(breakable(str(state.value("file_name") or "Document")))
        size = state.value("file_size")
        file = kind_and_size(str(state.value("file_type") or ""), size if isinstance(size, int) else 0)
        self.aside.setText(file if state.value("file") else "")


def _lines(today: Callable[[], dt.date]) -> list[Line]:
    return [
        Line("&Title", (("title", TextField("Title", width=WIDE)),)),
        Line("&Kind", (("kind", CodeField(CODE_LISTS["document_kind"], "Kind of document")),)),
        Line("&Date on it", (("made_on", DateField("Date on it", today)),)),
    ]
