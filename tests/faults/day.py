"""A day of one laptop, which touches everything the store writes durably, and what was promised on the way.

`say(word, what)` is called as soon as a call has returned; `check` asks whatever is left of the store for it.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from casework import Edit, new_edit, new_id, new_record
from local_store import Answer, Device, Draft, Held, LocalStore, Page, PageRecord
from local_store.cipher import keyed
from local_store.damage import start_again
from local_store.journal import folded
from local_store.own_work import all_of_it
from local_store.page_check import PageCheck
from local_store.schema import STEPS
from tests.local_store.desk import KEY, ME

Say = Callable[[str, str], None]
CASE, GOING = "01a2056c-57a2-76b8-a991-c07321d206b4", "01a2056c-57a2-76b8-a991-c07321d206b5"
NOTE = "Met at the office; the bursary form was filled in together. " * 12
AT = "2026-11-26T15:40:00+00:00"
NOW = dt.datetime(2026, 11, 26, 16, 5, 9)


class Day:
    """The steps, one after the other, each with what it promises."""

    def __init__(self, store: LocalStore, say: Say) -> None:
        self.store = store
        self.say = say
        self.position = 0

    def save(self, *notes: str, case: str = CASE) -> list[Edit]:
        edits = [new_edit(new_record("contact", case), {"note": note + NOTE}, ME) for note in notes]
        if len(edits) > 1:
            self.say("together", " ".join(edit.id for edit in edits))
        self.store.save_all(edits)
        for edit in edits:
            self.say("saved", edit.id)
        return edits

    def type(self, key: str, number: int, case: str = CASE) -> None:
        self.store.keep_draft(
            Draft(key, case, key, "contact", {"note": number}, kept_at=f"2026-11-26T16:05:{number:02}")
        )
        self.say("draft", f"{key} {number}")

    def answer(self, edit: Edit, outcome: str, **more: object) -> None:
        self.position += 1
        if outcome == "applied":
            more["position"] = self.position
        self.say("answering", edit.id)
        self.store.settle([Answer(edit.id, outcome, **more)], AT)  # type: ignore[arg-type]

    def page(self, **page: object) -> None:
        self.position += 1
        records = [
            PageRecord(new_id(), "contact", case, {"note": NOTE}, self.position)
            for case in (CASE, GOING)
            for _ in "123"
        ]
        self.store.apply_page(Page(str(self.position), () if "left" in page else records, **page))  # type: ignore[arg-type]
        self.say("cursor", str(self.position))


def day(path: Path, say: Say) -> None:
    """From the first start to closing for the night, and once more open."""
    with LocalStore.create(path, KEY) as store:
        store.set_device(Device(id="laptop-7", token="t"))
        say("device", "laptop-7")
        today = Day(store, say)
        today.page(entered=[CASE, GOING])
        [first] = today.save("first ")
        second, third = today.save("second ", "third ")
        today.type("contact/open", 1)
        today.type("contact/open", 2)
        today.type("contact/dropped", 1)
        say("dropping", "contact/dropped")
        store.drop_draft("contact/dropped")
        store.mark_sent([first.id, second.id, third.id])
        today.answer(first, "applied")
        today.answer(second, "refused", code="closed", reason="This case is closed.")
        today.answer(third, "stale", fields={"note": Held("theirs", 40, "somebody")})
        rebased(today, third)
        store.look(CASE)
        store.remember("place", {"case": CASE})
        store.attach(CASE, b"minutes " * 400, "text/plain")
        [gone] = today.save("in the case that goes ", case=GOING)
        today.type("contact/going", 1, GOING)
        say("dropping", "contact/going")
        today.answer(gone, "applied")
        today.page(left=[GOING])
        store.caseload()
        store.tidy()
        today.save("last ")
    with LocalStore.open(path, KEY) as store:
        today = Day(store, say)
        while not store.look_for_damage():
            pass
        today.save("tomorrow ")
        store._db.renew_journal()
        today.type("contact/open", 3)
    say("end", "of the day")


def rebased(today: Day, stale: Edit) -> None:
    def lay(outbox: Sequence[object], held: object) -> list[Edit]:
        edits = [item.edit for item in outbox]  # type: ignore[attr-defined]
        again = new_edit(new_record("contact", CASE), stale.set, ME)
        again = Edit(**{**_fields(again), "record": stale.record, "replaces": stale.id})
        today.say("saving", again.id)
        return [again if edit.id == stale.id else edit for edit in edits]

    today.say("answering", stale.id)
    today.store.rebase(lay)


def _fields(edit: Edit) -> dict[str, object]:
    return {name: getattr(edit, name) for name in edit.__struct_fields__}


def older_store(path: Path) -> str:
    """A store as an older Holdfast left it, with one edit waiting; its id. It has no journal, and lacks some tables."""
    db = keyed(path, KEY)
    STEPS.apply(db, stop_before="0007_journeys")
    edit = new_edit(new_record("contact", CASE), {"note": NOTE}, ME)
    db.execute(
        "INSERT INTO outbox (id, record, case_id, state, saved_at, attempts, edit) VALUES (?,?,?,'waiting',?,0,?)",
        (edit.id, edit.record, CASE, AT, msgspec.json.encode(edit)),
    )
    db.execute(
        "INSERT INTO record (id, case_id, type, held, stamps, authors, times, shown, shown_stamps) "
        "VALUES (?,?,'contact','{}','{}','{}','{}',?,'{}')",
        (edit.record, CASE, msgspec.json.encode(edit.set)),
    )
    db.close()
    return edit.id


class Promises:
    """What was said before the end, as a reader takes it down."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.saved: list[str] = []
        self.together: list[list[str]] = []
        self.drafts: dict[str, int] = {}
        self.answering: set[str] = set()
        self.cursor = 0
        for line in lines:
            word, _, what = line.partition(" ")
            if word == "saved":
                self.saved.append(what)
            elif word == "together":
                self.together.append(what.split())
            elif word == "draft":
                key, number = what.rsplit(" ", 1)
                self.drafts[key] = int(number)
            elif word == "dropping":
                self.drafts.pop(what, None)
            elif word == "answering":
                self.answering.add(what)
            elif word == "cursor":
                self.cursor = int(what)


def check(path: Path, promised: Promises) -> None:
    """The store opens as it is and has all that was promised; nothing is half; the journal agrees."""
    with LocalStore.open(path, KEY) as store:
        waiting = {item.edit.id: item.edit for item in store.pending()}
        refused = {one.edit.id for one in store.attention() if one.edit}
        with store._db.reading() as sql:
            done = {line[0] for line in sql("SELECT id FROM receipt").fetchall()}
            assert sql("PRAGMA quick_check").fetchone()[0] == "ok"
            assert store._db.journal_held().notes == folded(all_of_it(sql)), "the journal agrees"
        for id in promised.saved:
            places = [id in waiting, id in refused, id in done]
            assert sum(places) == 1, f"{id}: a saved edit is in one place: {places}"
            assert id not in done or id in promised.answering, f"{id} left the outbox unanswered"
        for ids in promised.together:
            assert sum(id in waiting or id in refused or id in done for id in ids) in (0, len(ids)), "all or none"
        for edit in waiting.values():
            shown = store.record(edit.record)
            assert shown is not None, "an edit is never kept without the record that shows it"
            assert edit.set.items() <= shown.fields.items() or edit.id in promised.answering
        _check_drafts(store, promised)
        assert int(store.cursor() or 0) >= promised.cursor
        store._db.empty_log()
        seals = PageCheck(path, KEY)
        at_end = False
        while not at_end:
            wrong, at_end = seals.step()
            assert wrong == []


def check_rescue(path: Path, promised: Promises, torn: bool = False) -> None:
    """With every page of the store destroyed the journal alone still has each edit and draft.

    `torn`: it may end in half a frame, of which nobody can say whether it was promised.
    """
    path.write_bytes(bytes(path.stat().st_size))
    found = start_again(path, KEY, NOW)
    with LocalStore.open(path, KEY) as store:
        waiting = {item.edit.id for item in store.pending()}
        assert [id for id in promised.saved if id not in waiting and id not in promised.answering] == []
        assert found.complete or torn or not promised.saved
        _check_drafts(store, promised)


def _check_drafts(store: LocalStore, promised: Promises) -> None:
    for key, number in promised.drafts.items():
        draft = store.draft(key)
        assert draft is not None, f"the draft {key} is lost"
        assert int(draft.fields["note"]) >= number, f"the draft {key} is older than promised"
