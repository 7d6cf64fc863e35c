"""What an editor offers when it opens: what was typed before, what was put aside, a record that was removed since."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework import Record, Value, words
from casework.record_types import field_title
from casework.trouble import Trouble
from local_store.drafts import DAYS_ASIDE
from local_store.shapes import Draft
from ui.case.case_reading import RecordOnLaptop, local_moment
from ui.case.editor_state import EditorState
from ui.case.editor_words import cut_off_words, draft_words
from ui.parts.notice import Act, Notice
from ui.parts.notice_place import NoticePlace
from ui.theme import spaced


class DraftOffer(QWidget):
    """The one notice at the top of an editor: what was typed before, or what went wrong.

    back_wanted: the key of the draft to be brought back. new_wanted: these words belong into a new record.
    """

    go_on_wanted = Signal()
    aside_wanted = Signal()
    back_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._notices = NoticePlace("notice")
        spaced(QVBoxLayout(self)).addLayout(spaced(self._notices))
        self._of_trouble = False
        self.hide()

    def show_found(self, found: RecordOnLaptop, state: EditorState, text: Value, now: dt.datetime) -> None:
        """A draft is in the form again. `text` is what the field of its caret says, where that is a long text."""
        draft = found.draft
        assert draft is not None
        told = draft_words(draft.kept_at, now)
        if found.cut_off:
            told = cut_off_words(draft.kept_at, text, draft.caret[1], now)
        also = (told, changed_words(state), removed_words(state.record, now))
        acts: list[Act] = [("Go on", self.go_on_wanted.emit), ("Put it aside", self.aside_wanted.emit)]
        if is_removed(state.record):
            acts = [("Record it as a new one", self.new_wanted.emit), acts[1]]
        self._show(Notice("", " ".join(part for part in also if part), acts, icon_name="pencil"))

    def show_aside(self, asides: Sequence[Draft], now: dt.datetime) -> None:
        """What was put aside here, the newest first: it can be brought back."""
        first, others = asides[0], len(asides) - 1
        more = f" {words.count(others, 'other')} put aside can be found under Not saved yet." if others else ""
        back: Act = ("Bring it back", partial(self.back_wanted.emit, first.key))
        self._show(Notice("", f"{aside_words(first, now)}{more}", [back], icon_name="pencil"))

    def show_trouble(self, trouble: Trouble) -> None:
        """Keeping or saving did not work."""
        self._show(Notice.of(trouble))
        self._of_trouble = True

    def clear(self) -> None:
        """Nothing to tell any longer."""
        self._show(None)

    def clear_trouble(self) -> None:
        """It works again."""
        if self._of_trouble:
            self.clear()

    def _show(self, notice: Notice | None) -> None:
        self._of_trouble = False
        self._notices.show_notice(notice)
        self.setVisible(notice is not None)


def aside_words(aside: Draft, now: dt.datetime) -> str:
    """A draft put aside today at 10:54am. It is kept until 26 December."""
    when = local_moment(aside.aside_at, now)
    if when is None:
        return "A draft put aside."
    until = when.date() + dt.timedelta(days=DAYS_ASIDE)
    today = when.date() == now.date()
    on = words.moment(when, now) if today else f"on {words.day_month(when.date())}"
    return f"A draft put aside {on}. It is kept until {words.day_month(until)}."


def changed_words(state: EditorState) -> str:
    """What somebody else did to the same fields since the typing began; nothing where nobody did."""
    names = [field_title(state.record.type, name) for name in state.changed_since()]
    if not names:
        return ""
    which = words.listed([name[:1].lower() + name[1:] for name in names])
    return (
        f"The case has other words for {which} by now. Save, and no words are lost: you see both versions and choose."
    )


def removed_words(record: Record, now: dt.datetime) -> str:
    """That the record was removed since."""
    if not is_removed(record):
        return ""
    when = local_moment(str(record.fields["removed_on"]), now)
    on = f" on {words.day_month(when.date())}" if when else ""
    return f"It was removed from the case{on}, so nobody would read what is saved here. Record it as a new one instead."


def is_removed(record: Record) -> bool:
    """Whether it no longer stands in the case."""
    return bool(record.fields.get("removed_on"))
