"""What an open editor knows: the record underneath, and what its user has typed over it."""

from collections.abc import Collection, Mapping

import msgspec

from casework import Edit, Record, Stamp, Value, new_edit, with_edit
from local_store.shapes import Draft


def same(one: Value, other: Value) -> bool:
    """An empty field is the same as one never filled in."""
    return ((one is None or one == "") and (other is None or other == "")) or one == other


class EditorState(msgspec.Struct, frozen=True):
    """One record being edited.

    `record` is as the laptop shows it now. `fields` holds what was typed and differs; for each of those `seen` and
    `base` hold the stamp and value its author was looking at when they began, whatever arrived since. `suggested`
    fills fields of a record that does not exist yet (today, the present order): saved with it, but not yet typing.
    """

    record: Record
    fields: dict[str, Value] = {}
    seen: dict[str, Stamp] = {}
    base: dict[str, Value] = {}
    suggested: dict[str, Value] = {}

    @property
    def new(self) -> bool:
        """True until the record has been saved for the first time."""
        return not self.record.stamps

    def value(self, name: str) -> Value:
        """What the field shows: what was typed, else what is recorded, else what is suggested."""
        return self.fields[name] if name in self.fields else self._at_rest(name)

    def shown(self) -> dict[str, Value]:
        """Every field as the form shows it, for a check before saving."""
        return {**self.suggested, **self.record.fields, **self.fields}

    def typed(self, name: str, value: Value) -> "EditorState":
        """The state after `value` was typed into a field. Typing back what was there counts as not typed."""
        if same(value, self._at_rest(name)):
            return self._without(name)
        if name in self.fields:
            return msgspec.structs.replace(self, fields={**self.fields, name: value})
        return msgspec.structs.replace(
            self,
            fields={**self.fields, name: value},
            seen={**self.seen, name: self.record.stamps.get(name, 0)},
            base={**self.base, name: self.record.fields.get(name)},
        )

    def taking_suggestions(self) -> "EditorState":
        """The state in which what was only suggested counts as typed, and is kept with the draft."""
        state = msgspec.structs.replace(self, suggested={})
        for name, value in self.suggested.items():
            if name not in self.fields and self.record.fields.get(name) is None:
                state = state.typed(name, value)
        return state

    def over(self, record: Record) -> "EditorState":
        """The same typing over a newer record. Untouched fields follow the record; touched ones keep their words.

        A touched field keeps the stamp and value its author saw, unless the record still holds that value (it was
        only acknowledged) or has come to hold what was typed.
        """
        state = msgspec.structs.replace(self, record=record)
        for name, value in self.fields.items():
            now = record.fields.get(name)
            if same(now, value):
                state = state._without(name)
            elif same(now, self.base.get(name)):
                state = msgspec.structs.replace(state, seen={**state.seen, name: record.stamps.get(name, 0)})
        return state

    def edit(
        self,
        author: str,
        device: str,
        at: str,
        always: Mapping[str, Value] | None = None,
        leave_out: Collection[str] = (),
    ) -> Edit:
        """The edit that saves what was typed, and nothing else; `always` adds fields that nobody typed into.

        The fields in `leave_out` are not ready to be saved.
        """
        seen = Record(
            id=self.record.id,
            type=self.record.type,
            case=self.record.case,
            fields={**self.record.fields, **self.base},
            stamps={**self.record.stamps, **self.seen},
        )
        typed = {**self.suggested, **self.fields}
        typed = {name: value for name, value in typed.items() if name not in leave_out}
        changes = {name: None if value == "" else value for name, value in typed.items()}
        needed = {name: value for name, value in changes.items() if not same(value, seen.fields.get(name))}
        return new_edit(seen, {**(always or {}), **needed}, author, device=device, at=at)

    def saved(self, edit: Edit) -> "EditorState":
        """The state once `edit` is safe on this laptop; what was typed while it was being saved stays typed."""
        record = with_edit(self.record, edit)
        state = EditorState(record)
        for name, value in self.fields.items():
            if name not in edit.set:
                state = msgspec.structs.replace(
                    state,
                    fields={**state.fields, name: value},
                    seen={**state.seen, name: self.seen[name]},
                    base={**state.base, name: self.base[name]},
                )
            else:
                state = state.typed(name, value)
        return state

    def changed_since(self) -> list[str]:
        """Typed fields that hold something else by now than what was there when the typing began."""
        return [name for name in self.fields if not same(self.record.fields.get(name), self.base.get(name))]

    def draft(self, key: str, caret: tuple[str, int], kept_at: str, only: Collection[str] | None = None) -> Draft:
        """What is kept at each pause of typing; with `only`, of these fields."""
        names = [name for name in self.fields if only is None or name in only]
        return Draft(
            key=key,
            case=self.record.case,
            record=self.record.id,
            type=self.record.type,
            fields={name: self.fields[name] for name in names},
            seen={name: self.seen[name] for name in names},
            base={name: self.base[name] for name in names},
            caret=caret,
            kept_at=kept_at,
        )

    def _without(self, name: str) -> "EditorState":
        return EditorState(
            self.record,
            {other: value for other, value in self.fields.items() if other != name},
            {other: stamp for other, stamp in self.seen.items() if other != name},
            {other: value for other, value in self.base.items() if other != name},
            self.suggested,
        )

    def _at_rest(self, name: str) -> Value:
        """What the field holds when nothing is typed over it."""
        recorded = self.base[name] if name in self.fields else self.record.fields.get(name)
        return self.suggested.get(name) if recorded is None else recorded


def restored(record: Record, draft: Draft, suggested: dict[str, Value] | None = None) -> EditorState:
    """The state that a kept draft describes, over the record as it is now."""
    return EditorState(record, dict(draft.fields), dict(draft.seen), dict(draft.base), suggested or {}).over(record)
