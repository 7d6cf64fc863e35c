"""The form of a child who is being added: the case, the child, where they live and who referred them, in one step."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from casework import Edit, Value
from casework.known_already import KnownAlready, question_of
from casework.new_child import first_edits, new_child
from casework.people import Person
from casework.validation import blocking, check
from local_store.children_calls import LookedThrough
from ui.case.alike_elsewhere import elsewhere, sentences
from ui.case.alike_panel import KEY, AlikePanel
from ui.case.alike_search import AlikeSearch
from ui.case.alike_view import Alike, alike_here, sentence, told_child
from ui.case.case_reading import RecordOnLaptop
from ui.case.columns import WIDE_EM
from ui.case.editor_state import EditorState
from ui.case.new_child_lines import new_child_lines
from ui.case.record_editor import SAVE_AGAIN
from ui.case.record_sections import form_place
from ui.case.several_records import SeveralRecords, named
from ui.desk import Desk
from ui.parts.buttons import quiet
from ui.place import Place
from ui.theme import current

ALIKE = "alike"
"""In the list of problems, the name of a child who is here and may be the same."""
MAY_BE_KNOWN = "It may be a child who is known"
ANOTHER_CHILD = "If it is another child, save again."
NO_NAME = "Enter a name: without one nobody finds the child again"


class NewChildEditor(SeveralRecords):
    """A child who is being added, as the case of this id. added: where it goes on, once the child is saved."""

    added = Signal(object)

    def __init__(self, desk: Desk, case: str, now: Callable[[], dt.datetime]) -> None:
        self._child = new_child(case)
        self._panel = AlikePanel()
        self._known: tuple[Person | None, KnownAlready | None] = (None, None)
        person = self._child.person
        super().__init__(
            desk,
            self._child.case,
            [person, self._child.address, self._child.referral],
            new_child_lines(self._child, lambda: now().date()),
            now,
            save_words="Save the child",
            side=self._panel,
            suggested={"opened": now().date().isoformat()},
        )
        self.setAccessibleName("Add a child")
        self.heading.set_style("title")
        self.heading.setText("Add a child")
        self.search = AlikeSearch(desk, self)
        self.search.answered.connect(self._show_alike)
        self.search.heard.connect(self._heard)
        self._panel.opened.connect(self.go)
        self.alike_button = quiet("", self.go_to_panel, hint=KEY)
        self.alike_button.setObjectName("alike_button")
        self.bar.add(self.alike_button, after=self.save_button)
        self._offer_alike()
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(KEY), self, self.go_to_panel, context=within)

    def first_field(self) -> str:
        """The name comes first."""
        return named(self._child.person.id, "first_names")

    def _opened(self, found: RecordOnLaptop) -> None:
        super()._opened(found)
        self.describe(self.keeper.state)

    @property
    def case(self) -> str:
        """The id of the case that is begun."""
        return self._child.case.id

    # who may be the same child

    def describe(self, state: EditorState) -> None:
        """Something was typed: who is like it is looked for at a pause."""
        if self.is_open:
            self.search.typed(self.told_child())

    def told_child(self) -> Person:
        """The child as far as it is typed and understood."""
        keeper = self.others[self._child.person.id]
        odd = {self.keeper_of(name)[1] for name in self.not_understood() if self.keeper_of(name)[0] is keeper}
        return told_child(self._child, {name: said for name, said in keeper.state.shown().items() if name not in odd})

    def look_again(self) -> None:
        """Another child may have come to this laptop."""
        self.search.again()

    def _show_alike(self, looked: LookedThrough | None) -> None:
        today = self._now().date()
        self._panel.show_here(Alike() if looked is None else alike_here(looked, today))
        self._show_elsewhere()

    def _heard(self, known: KnownAlready | None) -> None:
        """What the centre says of the child as typed by now; None where it was not asked."""
        self._known = (self.told_child(), known)
        self._show_elsewhere()

    def _show_elsewhere(self) -> None:
        child, known = self._known
        asked = child is not None and question_of(child) is not None
        self._panel.show_elsewhere(elsewhere(known, self._panel.here.keys()) if asked else None)
        self._offer_alike()

    def _offer_alike(self) -> None:
        """In a narrow window the panel is below the form: the bar, always in view, says that there is somebody."""
        number = len(self._panel.keys())
        narrow = current().em(self.window().width()) < WIDE_EM
        self.alike_button.setText(f"{number} may be the same" if number else "")
        self.alike_button.setVisible(bool(number) and narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._offer_alike()

    def go_to_panel(self) -> None:
        """Alt+I: to the children who may be the same."""
        self._panel.take_focus()
        self.columns.area.ensureWidgetVisible(self._panel)

    def leave_panel(self) -> bool:
        """Escape in the panel: back to where somebody was typing. False where nobody is in it."""
        if not self._panel.has_focus():
            return False
        self.place_caret(*self._caret_wanted)
        return True

    # drafts

    def put_aside(self) -> None:
        """What is typed goes aside as it is, and another child begins: the two are never laid over each other."""
        super().put_aside()
        self._desk.do(lambda store: None, lambda _: self.another_wanted.emit("") if isValid(self) else None)

    # saving

    def save(self) -> bool:
        """Save the child in one step. What is missing, and who is here and like them, is told once before."""
        if any(keeper.saving for keeper in self.keepers()):
            return True
        problems, must = self._missing()
        if must:
            self._told = ()
            self._show_problems(problems)
            return False
        self._look_and_save()
        return True

    def _look_and_save(self) -> None:
        child = self.told_child()
        self.search.now(child, lambda looked: self._save_knowing(child, looked), lambda _: self._save_told([]))

    def save_and_close(self) -> None:
        """Saving leads on to the case: there is nothing else to close."""
        self.save()

    def _save_knowing(self, child: Person, looked: LookedThrough | None) -> None:
        if child != self.told_child():  # typed on meanwhile: that is what is saved
            self._look_and_save()
            return
        self._show_alike(looked)
        today = self._now().date()
        here = [sentence(one, today) for one in looked.found] if looked else []
        of, known = self._known
        self._save_told([*here, *(sentences(known, self._panel.here.keys()) if of == child else ())])

    def _save_told(self, alike: Sequence[str]) -> None:
        """Save, unless something was not told yet. Where nobody could be looked for, the child is saved all the same;
        if the laptop cannot do that either, it says so itself."""
        missing, must = self._missing()
        telling = (*missing, *((ALIKE, one) for one in alike))
        told, self._told = self._told, () if must else telling
        if telling and (must or told != telling):
            also = [(ALIKE, MAY_BE_KNOWN)] if alike else []
            last = "\n".join((*alike, ANOTHER_CHILD)) if alike else SAVE_AGAIN
            self._show_problems([*missing, *also], "" if must else last)
            return
        self._show_problems(())
        self.save_together(self._whole)

    def _missing(self) -> tuple[list[tuple[str, str]], bool]:
        """What to put right, by field of the form; and whether it has to be before anything is saved."""
        unread = [(name, self.fields[name].problem()) for name in self.not_understood()]  # type: ignore[attr-defined]
        child, today = self.told_child(), self._now().date()
        if not (child.first_names or child.surname or child.preferred_name):
            return [*unread, (self.first_field(), NO_NAME)], True
        found: list[tuple[str, str]] = []
        must = bool(unread)
        for edit in self._whole(self.typed_edits()):
            odd = check(edit.type, edit.set, today)
            must = must or bool(blocking(odd, edit.set))
            in_form = [(self._name_of(edit.record, one.field), one.sentence) for one in odd]
            found += [(name, said) for name, said in in_form if name in self.fields and (name, said) not in unread]
        taken = {name for name, _ in unread}
        return [*unread, *(one for one in found if one[0] not in taken)], must

    def _name_of(self, record: str, field: str) -> str:
        return field if record == self.case else named(record, field)

    def where_to(self, name: str) -> QWidget:
        """A child who may be the same is in the panel."""
        if name != ALIKE:
            return super().where_to(name)
        return (self._panel.here if self._panel.here.keys() else self._panel.elsewhere).list

    def _whole(self, typed: Sequence[Edit]) -> tuple[Edit, ...]:
        """What was typed, with the case that it begins, whether or not something of that was typed."""
        who, at = self._desk.who, self._now().astimezone().isoformat(timespec="seconds")
        opened: dict[str, Value] = {"opened": self.value_of("opened") or None}
        begun = self.keeper.state.edit(who.user, who.device, at, opened)
        return first_edits(begun, [edit for edit in typed if edit.record != self.case])

    def saved_together(self, edits: Sequence[Edit]) -> None:
        """On to the case; to the form of what somebody went on typing while it was being saved, where they did."""
        late = next((keeper.state.record for keeper in self.keepers() if keeper.state.fields), None)
        self.added.emit(form_place(self.case, late.type, late.id) if late else Place("case", self.case))
