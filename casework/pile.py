"""Edits that are saved together, while they are being made: each record once, and the case as it will look. Pure."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from casework.case_file import CaseFile, case_file
from casework.differences import same
from casework.edits import Edit, Record, Value, new_edit, with_edit


class Pile:
    """What was typed, and what follows from it, edit by edit. `before` is the case without any of it."""

    def __init__(self, before: CaseFile, typed: Sequence[Edit], author: str) -> None:
        self.before = before
        self._author = author
        self._typed = {edit.record: dict(edit.set) for edit in typed}
        self._edits: dict[str, Edit] = {}
        self._now: CaseFile | None = None
        self.take(typed)

    def edits(self) -> tuple[Edit, ...]:
        """All of them, in the order in which their records were first written."""
        return tuple(self._edits.values())

    def typed(self, record: str) -> Mapping[str, Value]:
        """What somebody typed into a record."""
        return self._typed.get(record, {})

    def shown(self, record: str) -> Mapping[str, Value]:
        """The fields of a record as they will be."""
        kept = self.before.records.get(record)
        edit = self._edits.get(record)
        return {**(kept.fields if kept else {}), **(edit.set if edit else {})}

    def now(self) -> CaseFile:
        """The case as it will look."""
        if self._now is None:
            records = dict(self.before.records)
            for edit in self._edits.values():
                kept = records.get(edit.record) or Record(edit.record, edit.type, edit.case)
                records[edit.record] = with_edit(kept, edit)
            self._now = case_file(self.before.case_id, records.values())
        return self._now

    def take(self, edits: Iterable[Edit]) -> None:
        """Put these on it. A record that is on it already keeps one edit."""
        for edit in edits:
            held = self._edits.get(edit.record)
            if held is not None:
                edit = msgspec.structs.replace(
                    held,
                    set={**held.set, **edit.set},
                    seen={**edit.seen, **held.seen},
                    base={**edit.base, **held.base},
                )
            self._edits[edit.record] = edit
            self._now = None

    def add(self, record: str, type: str, fields: Mapping[str, Value]) -> None:
        """Say these, where the record says something else; what was typed comes first."""
        shown, typed = self.shown(record), self.typed(record)
        wanted = {
            name: value for name, value in fields.items() if name not in typed and not same(value, shown.get(name))
        }
        if wanted:
            kept = self.before.records.get(record) or Record(record, type, self.before.case_id)
            self.take([new_edit(kept, wanted, self._author)])

    def fill(self, record: str, type: str, fields: Mapping[str, Value]) -> None:
        """Say these where the record says nothing yet."""
        shown = self.shown(record)
        self.add(
            record,
            type,
            {
                name: value
                for name, value in fields.items()
                if shown.get(name) in (None, "") and value not in (None, "")
            },
        )
