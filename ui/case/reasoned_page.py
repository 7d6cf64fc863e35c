"""Something that is done with a reason, laid over a case: what it comes to, why, and one button. A draft is kept."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from casework import Edit, new_id
from casework.same_child import By
from casework.trouble import Trouble
from local_store.shapes import Draft
from ui.case.columns import Columns
from ui.desk import Desk
from ui.done import Done
from ui.parts.buttons import filled, quiet
from ui.parts.fields import NarrativeField
from ui.parts.folding import Folding
from ui.parts.notice import Notice, ProblemList
from ui.parts.notice_place import NoticePlace
from ui.parts.words import Hairline, Words
from ui.place import Place
from ui.theme import current, spaced
from ui.typing_pace import TypingPace

NARROW_EM = 60


class ReasonedPage(Folding):
    """What two pages share that put records together and take them apart.

    left: nothing was done, or it is done. went: a Place elsewhere. done: what was done, for Undo. `field` is what the
    trail calls the reason; the draft of it is an unfinished trail (`casework.merging.in_force`), so that what is typed
    goes where all drafts go.
    """

    left = Signal()
    went = Signal(object)
    done = Signal(object)

    def __init__(
        self, desk: Desk, case: str, now: Callable[[], dt.datetime], *, name: str, why: str, field: str, act: str
    ) -> None:
        super().__init__()
        self.setObjectName("page_ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.desk, self.case, self.now = desk, case, now
        self._field, self._name, self._act_words, self._why_words = field, name, act, why
        self._trail, self.saving, self._narrow = new_id(), False, False
        self._pace = TypingPace(self)
        self._pace.due.connect(lambda _at_pause: self.keep_draft())
        body = QWidget()
        self.column = spaced(QVBoxLayout(body), spacing=8)
        self.problems = ProblemList()
        self.notices = NoticePlace("notice")
        self.column.addWidget(self.problems)
        self.column.addLayout(self.notices)
        self.reason_box = self._reason_box(why)
        outer = spaced(QVBoxLayout(self))
        self.columns = Columns(body, None)
        outer.addWidget(self.columns, 1)
        outer.addWidget(Hairline())
        outer.addWidget(self._bar())
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _reason_box(self, why: str) -> QWidget:
        box = QWidget()
        column = spaced(QVBoxLayout(box), (0, 12, 0, 0), 4)
        column.addWidget(Words(why, "strong"))
        self.reason_error = Words("", "small_strong", "bad", wrap=True)
        self.reason_error.hide()
        column.addWidget(self.reason_error)
        self.reason = NarrativeField(why, lines=3)
        self.reason.setObjectName("reason")
        self.reason.edited.connect(self._pace.typed)
        column.addWidget(self.reason)
        return box

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("page_ground")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar = spaced(QHBoxLayout(bar), (24, 11, 24, 11), 16)
        self.act_button = filled(self._act_words, self.act, hint="Ctrl+S")
        self.act_button.setObjectName("act")
        self.leave_button = quiet("Leave it", self.leave, hint="Esc")
        self.leave_button.setObjectName("leave_it")
        for button in (self.act_button, self.leave_button):
            self.bar.addWidget(button)
        self.bar.addStretch(1)
        return bar

    # what pages of this kind say for themselves

    def key(self) -> str:
        """The key of the draft."""
        raise NotImplementedError

    def about(self) -> str:
        """The other of the two, by its id; "" while none is chosen."""
        raise NotImplementedError

    def more_to_keep(self) -> dict[str, object]:
        """What else belongs to the draft."""
        return {}

    def show_case(self) -> None:
        """Something on the laptop changed: read again what is shown."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """The window is narrow now, counted in text, or wide again."""

    # doing it

    def act(self) -> None:
        """Do it, or say what is missing."""
        raise NotImplementedError

    def ask_why(self) -> str | None:
        """The reason; None where there is none, which is said and takes the focus."""
        reason = self.reason.value()
        missing = "" if reason else self.missing()
        self.reason_error.setText(missing)
        self.reason_error.setVisible(bool(missing))
        self.reason.mark_trouble(bool(missing))
        self.reason.setAccessibleDescription(missing)
        self.problems.show_problems([(missing, self.reason)] if missing else [])
        if missing:
            self.columns.area.ensureWidgetVisible(self.problems)
        return reason

    def missing(self) -> str:
        """What is said where no reason is."""
        return f"Enter {self._why_words[:1].lower()}{self._why_words[1:]}"

    def by(self) -> By:
        """Who does it, now."""
        who = self.desk.who
        return By(who.user, who.name, who.device, self.now().astimezone().isoformat(timespec="seconds"))

    def save(self, edits: Sequence[Edit], told: Done, after: Place) -> None:
        """All of it in one durable step, in which the draft goes; then somebody is at `after`."""
        self._pace.stop()
        self.saving = True

        def saved() -> None:
            if isValid(self):
                self.went.emit(after)
                self.done.emit(told)

        self.desk.save(edits, saved, self._failed, draft_key=self.key())

    def _failed(self, trouble: Trouble) -> None:
        self.saving = False
        if isValid(self):
            self.notices.show_notice(Notice.of(trouble))
            self._pace.again()

    def leave(self) -> None:
        """Nothing is done. What is typed stays a draft."""
        self.left.emit()

    def step_back(self) -> None:
        """Escape: one step back."""
        self.leave()

    # the draft

    def restore(self, draft: Draft | None) -> None:
        """Go on with what was typed here before."""
        if draft is not None:
            self._trail = draft.record
            self.reason.set_value(draft.fields.get(self._field))

    def keep_draft(self) -> None:
        """Keep what is written so far; with nothing written, there is none."""
        self._pace.stop()
        if self.saving or not self.about():
            return
        draft = self._draft()
        if self.reason.value():
            self.desk.keep_draft(draft, lambda _: self._kept(), self._not_kept)
        else:
            self.desk.drop_draft(draft.key, lambda _: self._kept(), self._not_kept)

    def _draft(self) -> Draft:
        at = self.now().astimezone().isoformat(timespec="seconds")
        fields = {self._field: self.reason.value() or "", **self.more_to_keep()}
        caret = (self._field, self.reason.caret())
        return Draft(self.key(), self.case, self._trail, "merging", fields, caret=caret, kept_at=at)

    def _kept(self) -> None:
        self.desk.drafts_changed.emit()
        if isValid(self):
            self.notices.show_notice(None)

    def _not_kept(self, trouble: Trouble) -> None:
        """It stays on the page, is told once, and is tried again until there is room."""
        if not isValid(self):
            self.desk.trouble.emit(trouble)
            return
        self._pace.again()
        if self.notices.shown is None:
            self.notices.show_notice(Notice.of(trouble))

    def hideEvent(self, event: QHideEvent) -> None:
        """The window closes, locks or goes to another page: what is written so far is kept."""
        super().hideEvent(event)
        if self._pace.waits():
            self.keep_draft()

    # laying out

    def take_focus(self) -> None:
        """Where work on this page begins."""
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Under 60 em things stand under each other."""
        narrow = current().em(self.window().width()) < NARROW_EM
        if narrow != self._narrow:
            self._narrow = narrow
            QTimer.singleShot(0, self, self.lay_out)

    def is_narrow(self) -> bool:
        """Whether the window is narrow, counted in text."""
        return self._narrow


def laid_out(column: QVBoxLayout, old: QWidget | None, new: QWidget, before: QWidget) -> QWidget:
    """Put `new` where `old` stood, above `before`."""
    if old is not None:
        column.removeWidget(old)
        old.hide()
        old.deleteLater()
    column.insertWidget(column.indexOf(before), new)
    return new
