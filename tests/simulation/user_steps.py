"""What people do in a simulated world: they write, save, settle what is in dispute, give up, and hand cases over."""

import datetime as dt
import itertools
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any

import msgspec

from casework.edits import Edit, Record, new_case, new_edit, new_record
from tests.simulation.faults import Fault, Figures
from tests.simulation.laptop import Laptop
from tests.simulation.nature import Nature
from tests.simulation.truths import Truths, is_narrative, words_of

FIELDS = {
    "case": ("reference", "received_from"),
    "person": ("phone", "email", "education"),
    "contact": ("place", "follow_up"),
    "address": ("town", "line_1"),
    "alert": ("text",),
}
COMMON = "07700 900099"
"""A value that people write independently of each other; all others are written once."""


class UserSteps(ABC):
    """Steps take plain numbers (`which`, counted round) so that a schedule can be drawn by whatever means."""

    figures: Figures
    nature: Nature
    truths: Truths

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._editors: list[tuple[Laptop, Record]] = []

    @abstractmethod
    def tell(self, *what: Any) -> None:
        """Write down what happens."""

    def write(self, laptop: Laptop, which: int, values: tuple[str, ...], dies_at: int | None = None) -> None:
        """Change fields of a record that is shown. Each of `values` is for one field: new, common, same or clear."""
        record = one_of(which, [one for one in laptop.records() if one.type in FIELDS])
        if record is not None:
            self._save(laptop, [self._edit(laptop, record, self._values(record, values))], dies_at)

    def write_words(self, laptop: Laptop, which: int, where: int, dies_at: int | None = None) -> None:
        """Put a new word anywhere into a narrative; nobody takes any out."""
        found = [one for one in laptop.records() if one.type == "contact" and one.fields.get("note")]
        record = one_of(which, found)
        if record is not None:
            self._save(
                laptop, [self._edit(laptop, record, {"note": self._longer(record.fields["note"], where)})], dies_at
            )

    def go_on(self, laptop: Laptop, which: int, kinds: tuple[str, ...], dies_at: int | None = None) -> None:
        """A form that saves as it is written: mostly the record written last goes on. "back" is as it was before."""
        last = next((item.edit for item in reversed(laptop.store.pending()) if item.edit.type in FIELDS), None)
        shown = [one for one in laptop.records() if one.type in FIELDS]
        record = laptop.store.record(last.record) if last and which % 4 else one_of(which, shown)
        if record is None:
            return
        before = last.base if last and last.record == record.id else {}
        back = {field for field, kind in zip(FIELDS[record.type], kinds, strict=False) if kind == "back"}
        values = self._values(record, tuple("same" if kind == "back" else kind for kind in kinds))
        values |= {field: before[field] for field in back if field in before}
        if record.fields.get("note") and which % 2:
            values["note"] = self._longer(record.fields["note"], which)
        self._write_on(laptop, self._edit(laptop, record, values), dies_at)

    def add(self, laptop: Laptop, which: int, type: str) -> None:
        """A new record on a case, and an edit on it at once where it is an address."""
        case = one_of(which, laptop.cases())
        if case is None:
            return
        record = new_record(type, case)
        number = next(self._numbers)
        if type == "contact":
            values = {"date": f"2026-11-{number % 28 + 1:02}", "kind": "office", "note": f"Words{number} as spoken."}
            self._save(laptop, [self._edit(laptop, record, values)])
            return
        self._save(laptop, [self._edit(laptop, record, {FIELDS[type][0]: f"value {number}"})])
        shown = laptop.store.record(record.id)
        assert shown is not None
        self._save(laptop, [self._edit(laptop, shown, self._values(shown, ("new", "new")))])

    def open_case(self, laptop: Laptop) -> None:
        """A new case and its person, in one save."""
        case = new_case()
        person = new_record("person", case.id)
        edits = [
            self._edit(laptop, case, {"reference": f"value {next(self._numbers)}"}),
            self._edit(laptop, person, {"surname": f"value {next(self._numbers)}"}),
        ]
        self._save(laptop, edits)

    def remove(self, laptop: Laptop, which: int) -> None:
        """Mark a record as removed."""
        record = one_of(which, [one for one in laptop.records() if one.type in ("address", "alert", "contact")])
        if record is not None and not record.fields.get("removed_on"):
            values = {"removed_on": "2026-11-25", "removed_because": f"value {next(self._numbers)}"}
            self._save(laptop, [self._edit(laptop, record, values)])

    def open_editor(self, laptop: Laptop, which: int) -> None:
        """Somebody opens an editor, and will save later what they type over what they see now."""
        record = one_of(which, [one for one in laptop.records() if one.type in FIELDS])
        if record is not None:
            self._editors.append((laptop, record))

    def save_editor(self, which: int) -> None:
        """An editor that was opened earlier is saved, whatever has come meanwhile."""
        if not self._editors:
            return
        laptop, record = self._editors.pop(which % len(self._editors))
        values = self._values(record, ("new",))
        if record.fields.get("note"):
            values["note"] = self._longer(record.fields["note"], which)
        edit = self._edit(laptop, record, values)
        if which % 2:
            self._write_on(laptop, edit)
        else:
            self._save(laptop, [edit])

    def write_badly(self, laptop: Laptop, which: int, how: int) -> None:
        """An edit that the centre refuses: what it sets, or what it is about, cannot be."""
        record = one_of(which, [one for one in laptop.records() if one.type in FIELDS])
        if record is None:
            return
        self.figures.happened(Fault.REFUSED)
        value = f"value {next(self._numbers)}"
        edit = self._edit(laptop, record, {"town": value})
        match how % 3:
            case 0:
                edit = self._edit(laptop, record, {"town": {"not": value}})
            case 1:
                edit = self._edit(laptop, new_record("alert", new_case().id), {"text": value})
            case 2:
                edit = msgspec.structs.replace(edit, id=edit.id, at="x" * 200)
        self._save(laptop, [edit])

    def settle(self, laptop: Laptop, which: int, kept: int) -> None:
        """Somebody settles a conflict on the page of two versions."""
        conflict = one_of(which, [one for one in laptop.records() if _unsettled(one)])
        about = laptop.store.record(str(conflict.fields.get("of"))) if conflict else None
        if conflict is None or about is None:
            return
        field, choice = str(conflict.fields["field"]), ("mine", "theirs", "else")[kept % 3]
        value = conflict.fields.get(choice) if choice != "else" else f"value {next(self._numbers)}"
        if is_narrative(about.type, field):
            text = str(about.fields.get(field) or "")
            missing = [word for word in words_of(conflict.fields.get("mine")) if word not in words_of(text)]
            value, choice = " ".join([text, *missing]), "both"
        settled = {"settled_by": laptop.user, "settled_at": laptop.clock.text(), "kept": choice}
        edits = [self._edit(laptop, about, {field: value}), self._edit(laptop, conflict, settled)]
        self._save(laptop, edits, by_choice=True)

    def give_up(self, laptop: Laptop, which: int) -> None:
        """A user lets a refused edit go."""
        refused = one_of(which, [one for one in laptop.store.attention() if one.kind == "refused"])
        if refused is not None:
            self.tell("give up", laptop.name, refused.id)
            self.truths.given_up(refused.id)
            with self.nature.at(laptop.clock):
                laptop.store.give_up(refused.id)
        self.truths.check(laptop)

    def assign(self, laptop: Laptop, which: int, user: str, how: str) -> None:
        """A manager ends an assignment, gives a case (back), or lets either happen tomorrow by the calendar."""
        case = one_of(which, laptop.cases())
        if case is None:
            return
        known = [
            one for one in laptop.store.case(case) if one.type == "assignment" and one.fields.get("worker") == user
        ]
        today = self.nature.true_time.date()
        values: dict[str, Any] = {
            "ended": {"until": str(today - dt.timedelta(days=1))},
            "ends today": {"until": str(today)},
            "given": {"since": "2026-01-05", "until": None},
            "from tomorrow": {"since": str(today + dt.timedelta(days=1)), "until": None},
        }[how]
        record = known[0] if known else new_record("assignment", case)
        if not known:
            values |= {"worker": user, "worker_name": user.title(), "role": "case_manager"}
        self.figures.happened(Fault.REASSIGNED)
        self._save(laptop, [self._edit(laptop, record, values)])

    # Writing

    def _edit(self, laptop: Laptop, record: Record, values: dict[str, Any]) -> Edit:
        with self.nature.at(laptop.clock):
            return new_edit(record, values, laptop.user, device=laptop.device)

    def _save(self, laptop: Laptop, edits: list[Edit], dies_at: int | None = None, *, by_choice: bool = False) -> None:
        self.tell("save", laptop.name, dies_at, *((edit.type, edit.set, edit.seen) for edit in edits))
        if dies_at is not None:
            self.figures.happened(Fault.LAPTOP_DIES)
        if laptop.save(edits, dies_at):
            self.truths.saved(laptop, edits, by_choice=by_choice)
        self.truths.check(laptop)

    def _write_on(self, laptop: Laptop, edit: Edit, dies_at: int | None = None) -> None:
        self.tell("write on", laptop.name, dies_at, edit.type, edit.set, edit.seen)
        if dies_at is not None:
            self.figures.happened(Fault.LAPTOP_DIES)
        before = {item.edit.id: item.edit for item in laptop.store.pending()}
        laptop.write_on(edit, dies_at)
        after = {item.edit.id: item.edit for item in laptop.store.pending()}
        assert dies_at != 0 or before == after, "P1: safe when the commit returned, and not before"
        other = [id for id in before.keys() | after.keys() if before.get(id) != after.get(id)]
        assert len(other) <= 1, "one row is written on, or one is added"
        for id in other:
            self.truths.wrote_on(laptop, before.get(id), after.get(id))
        self.truths.check(laptop)

    def _values(self, record: Record, kinds: Iterable[str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for field, kind in zip(FIELDS[record.type], kinds, strict=False):
            number = next(self._numbers)
            same = record.fields.get(field)
            values[field] = {"new": f"value {number}", "common": COMMON, "clear": None, "same": same}[kind]
        return values

    def _longer(self, text: str, where: int) -> str:
        words = text.split(" ")
        words.insert(where % (len(words) + 1), f"word{next(self._numbers)}")
        return " ".join(words)


def one_of(which: int, among: list[Any]) -> Any:
    """One of them, counted round; None where there is none."""
    return among[which % len(among)] if among else None


def _unsettled(record: Record) -> bool:
    return record.type == "conflict" and not record.fields.get("settled_at") and bool(record.fields.get("of"))
