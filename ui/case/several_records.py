"""A form over several records of a case: each keeps its own draft, and all of them are saved in one step or not at all.

A field of the main record has its name; one of another record has the id of that record before it.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

import msgspec
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from casework import Edit, Record, Value
from casework.trouble import Trouble
from local_store.shapes import Draft
from local_store.store import LocalStore
from ui.case.case_reading import RecordOnLaptop, read_record
from ui.case.draft_forms import WITHIN, caret_in
from ui.case.draft_keeper import DraftKeeper
from ui.case.editor_state import EditorState, restored
from ui.case.form_line import Line, read_field
from ui.case.record_editor import RecordEditor
from ui.desk import Desk
from ui.parts.fields import NarrativeField


class RecordsOnLaptop(RecordOnLaptop, frozen=True):
    """The main record for its form, and the others of the form by their ids."""

    others: dict[str, RecordOnLaptop] = {}


def named(record: str, field: str) -> str:
    """What the form calls a field of a record that is not its main one."""
    return f"{record}.{field}"


class SeveralRecords(RecordEditor):
    """The main record is `record`; `others` exist, or will once something is typed into them."""

    def __init__(
        self,
        desk: Desk,
        record: Record,
        others: Sequence[Record],
        lines: Sequence[Line],
        now: Callable[[], dt.datetime],
        *,
        save_words: str,
        side: QWidget | None = None,
        suggested: Mapping[str, Value] | None = None,
    ) -> None:
        self.others: dict[str, DraftKeeper] = {}
        super().__init__(desk, record, lines, now, save_words=save_words, side=side, suggested=suggested)
        self.keeper.caret_of = self._caret_kept
        for one in others:
            keeper = DraftKeeper(desk, f"{one.type}/{one.id}", EditorState(one), now)
            keeper.caret_of = self._caret_kept
            keeper.changed.connect(self._show_state)
            keeper.kept.connect(self._was_kept)
            keeper.failed.connect(self._failed)
            keeper.put_away.connect(lambda aside: self.offer.show_aside([aside], self._now()))
            self.others[one.id] = keeper

    def keepers(self) -> tuple[DraftKeeper, ...]:
        """All of them, that of the main record first."""
        return (self.keeper, *self.others.values())

    def keeper_of(self, name: str) -> tuple[DraftKeeper, str]:
        """Who keeps a field of the form, and what its record calls it."""
        record, _, field = name.rpartition(".")
        return self.others.get(record, self.keeper), field

    def _caret_kept(self) -> tuple[str, int]:
        name, position = self.caret()
        return f"{self.keeper.state.record.id}{WITHIN}{name}", position

    # opening

    def _question(self) -> Callable[[LocalStore], RecordOnLaptop]:
        main = super()._question()
        asked = {keeper.state.record.id: (keeper.key, keeper.state.record.case) for keeper in self.others.values()}

        def read(store: LocalStore) -> RecordOnLaptop:
            found = main(store)
            others = {id: read_record(store, id, key, case) for id, (key, case) in asked.items()}
            return RecordsOnLaptop(found.record, found.states, found.draft, found.cut_off, found.asides, others=others)

        return read

    def _opened(self, found: RecordOnLaptop) -> None:
        for id, one in _others(found).items():
            self._begin(self.others[id], one)
        drafts = [one.draft for one in (found, *_others(found).values()) if one.draft is not None]
        newest = max(drafts, key=lambda draft: draft.kept_at, default=None)
        knows_better = newest is not None and (found.cut_off or self._caret_wanted[0] not in self.fields)
        super()._opened(found)
        if newest is not None and knows_better:
            self.place_caret(*caret_in(newest))

    def _begin(self, keeper: DraftKeeper, found: RecordOnLaptop) -> None:
        left_over = DraftKeeper.left_over(self._desk, keeper.key)
        if left_over is not None:
            found = msgspec.structs.replace(found, draft=left_over)
        record = found.record or keeper.state.record
        state = restored(record, found.draft) if found.draft is not None else EditorState(record)
        if found.draft is not None:
            self._kept_at = max(self._kept_at, found.draft.kept_at)
        keeper.begin(state, found, kept=left_over is None)

    def _tell(self, found: RecordOnLaptop) -> None:
        """What was typed before: the draft that was kept last stands for all of them."""
        told = [(self.keeper.state, found)]
        told += [(self.others[id].state, one) for id, one in _others(found).items()]
        typed = [(state, one) for state, one in told if one.draft is not None and state.fields]
        asides = [aside for _, one in told for aside in one.asides if aside.editor in self._keys()]
        if typed:
            state, last = max(typed, key=lambda one: one[1].draft.kept_at if one[1].draft else "")
            name = caret_in(last.draft)[0] if last.draft else ""
            field = self.fields.get(name)
            text = read_field(field) if field is not None and isinstance(field, NarrativeField) else ""
            last = msgspec.structs.replace(last, cut_off=found.cut_off)
            self.offer.show_found(last, state, text, self._now())
        elif asides:
            self.offer.show_aside(sorted(asides, key=lambda one: one.aside_at, reverse=True), self._now())
        else:
            self.offer.clear()

    def _keys(self) -> set[str]:
        return {keeper.key for keeper in self.keepers()}

    def underneath(self, found: RecordOnLaptop) -> None:
        """Something changed on the laptop: untouched fields of every record follow quietly."""
        for id, one in _others(found).items():
            self.others[id].underneath(one.record, one.states)
        super().underneath(found)

    def _back_on_screen(self, found: RecordOnLaptop, then: Mapping[str, Value]) -> None:
        for id, one in _others(found).items():
            keeper = self.others[id]
            kept = one.draft.fields if one.draft is not None else {}
            if keeper.is_kept() and kept != keeper.state.fields:
                self._begin(keeper, one)
        super()._back_on_screen(found, then)

    # typing

    def _typed(self, name: str) -> None:
        keeper, field = self.keeper_of(name)
        keeper.typed(field, read_field(self.fields[name]))

    def value_of(self, name: str) -> Value:
        """What a field of the form shows."""
        keeper, field = self.keeper_of(name)
        return keeper.state.value(field)

    def state_of(self, name: str) -> str:
        """Where a field of the form stands."""
        keeper, field = self.keeper_of(name)
        return keeper.field_state(field)

    def typed_names(self) -> Collection[str]:
        """The fields of the form in which something is typed and not saved."""
        return [name for keeper in self.keepers() for name in keeper.state.fields]

    # drafts

    def keep(self) -> None:
        """Put what is typed on the disk now, of every record."""
        for keeper in self.keepers():
            keeper.keep()

    def release(self) -> None:
        """The form is gone for good."""
        for keeper in self.keepers():
            keeper.release()

    def leave(self) -> None:
        """The form leaves the screen: what is typed is kept, that of the main record last."""
        for keeper in self.others.values():
            keeper.keep()
        self.keeper.leave()

    def put_aside(self) -> None:
        """Every draft goes aside; the form shows the records as they are saved."""
        for keeper in self.others.values():
            if keeper.state.fields:
                keeper.put_aside()
        super().put_aside()

    def bring_back(self, key: str) -> None:
        """What was put aside of every record of this form is typed here again, the newest of each."""
        case, keys = self.keeper.state.record.case, self._keys()
        self.keep()
        self._form.setEnabled(False)

        def act(store: LocalStore) -> Draft | None:
            newest: dict[str, Draft] = {}
            for one in store.drafts(case):
                if one.aside and one.editor in keys and one.aside_at > _aside_at(newest.get(one.editor)):
                    newest[one.editor] = one
            back = [store.bring_back(one.key) for one in newest.values()]
            return next((one for one in back if one is not None), None)

        self._desk.do(act, self._all_back, self._not_brought_back)

    def _all_back(self, back: Draft | None) -> None:
        self._desk.drafts_changed.emit()
        if isValid(self):
            self.open(caret_in(back) if back else ("", 0))

    # saving

    def typed_edits(self) -> list[Edit]:
        """An edit for each record into which something is typed, as it would be saved now."""
        who, at = self._desk.who, self._now().astimezone().isoformat(timespec="seconds")
        return [keeper.state.edit(who.user, who.device, at) for keeper in self.keepers() if keeper.state.fields]

    def save_together(self, complete: Callable[[Sequence[Edit]], Sequence[Edit]]) -> bool:
        """Save what was typed, and whatever `complete` makes of it, in one step. False where nothing is typed."""
        if any(keeper.saving for keeper in self.keepers()):
            return True
        typing = [keeper for keeper in self.keepers() if keeper.state.fields]
        typed = [(keeper, edit) for keeper in typing if (edit := keeper.edit_to_save()) is not None]
        if not typed:
            return False
        edits = list(complete([edit for _, edit in typed]))
        keys = [keeper.key for keeper, _ in typed]
        saving = [keeper for keeper, _ in typed]
        self._desk.save(
            edits, partial(self._all_saved, saving, edits), partial(self._none_saved, saving), draft_keys=keys
        )
        return True

    def _all_saved(self, saving: Sequence[DraftKeeper], edits: Sequence[Edit]) -> None:
        of = {edit.record: edit for edit in edits}
        for keeper in saving:
            keeper.was_saved(of[keeper.state.record.id])
        if isValid(self):
            self.keeper.saved_at = max(keeper.saved_at for keeper in saving)
            self.saved_together(edits)

    def _none_saved(self, saving: Sequence[DraftKeeper], trouble: Trouble) -> None:
        """All of it is still typed. One of them tells why."""
        for number, keeper in enumerate(saving):
            if number == 0:
                keeper.saving_failed(trouble)
            else:
                keeper.not_saved()

    def saved_together(self, edits: Sequence[Edit]) -> None:
        """All of `edits` are safe on this laptop."""


def _others(found: RecordOnLaptop) -> Mapping[str, RecordOnLaptop]:
    return found.others if isinstance(found, RecordsOnLaptop) else {}


def _aside_at(draft: Draft | None) -> str:
    return draft.aside_at if draft else ""
