"""Long texts down: what travels as hops, and what travels whole all the same."""

from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa

from casework.edits import Record, new_edit
from casework.splices import checksum
from central.command import main
from central.hops import hops_to
from central.store import Store
from sync import wire
from sync.wire import Applied, Changed, to_wire
from tests.central.conftest import MakeLaptop
from tests.central.laptop import Laptop
from tests.central_process import CentralProcess

TEXT = " ".join(f"Sentence {n} of what was said." for n in range(60))


class Case:
    """One contact with a long note, a laptop that writes and one that reads; the reader has all of it."""

    def __init__(self, make: MakeLaptop) -> None:
        self.writer, self.reader = make("amina"), make("amina")
        self.id = self.writer.open_case()
        self.contact = self.writer.write(self.id, "contact", note=TEXT, what_we_will_do=TEXT.upper(), place="Kelford")
        self.writer.pull()
        self.reader.pull()
        self.text = {"note": TEXT, "what_we_will_do": TEXT.upper(), "place": "Kelford"}
        seen = self.reader.stamps[self.contact]
        self.seen: dict[str, int | str] = {field: seen[field] for field in self.text}

    def edit(self, by: Laptop | None = None, **fields: str) -> wire.WireEdit:
        """A change to the fields as they last were, delivered."""
        shown = Record(self.contact, "contact", self.id, self.text, self.seen)
        edit = to_wire(new_edit(shown, fields, "amina"))
        (result,) = (by or self.writer).push(edit)
        assert isinstance(result, Applied), result
        self.text |= fields
        self.seen |= dict.fromkeys(fields, result.position)
        return edit

    def word(self, field: str, word: int, by: Laptop | None = None) -> wire.WireEdit:
        return self.edit(by, **{field: self.text[field].replace(f"{word} ", f"{word} (changed) ", 1)})

    def pulled(self, by: Laptop | None = None) -> Changed:
        """What the reader is sent of the contact, laid on what it has."""
        reader = by or self.reader
        (changed,) = [one for page in reader.pull() for one in page.changed if one.id == self.contact]
        assert {field: reader.fields[self.contact][field] for field in self.text} == self.text
        return changed


@pytest.fixture
def case(laptop: MakeLaptop) -> Case:
    return Case(laptop)


def test_each_edit_since_the_cursor_is_a_hop(case: Case) -> None:
    first, second = case.seen["note"], 0
    case.word("note", 7)
    second = case.seen["note"]
    case.word("note", 40)
    changed = case.pulled()
    assert changed.set == {}
    assert [(hop.over, hop.stamp) for hop in changed.splices["note"]] == [(first, second), (second, changed.stamp)]
    assert changed.checksums == {"note": checksum(case.text["note"])}
    assert changed.authors == {"note": "amina"}


def test_two_long_fields_have_hops_of_their_own_and_short_ones_travel_as_they_are(case: Case) -> None:
    case.word("note", 7)
    case.word("what_we_will_do", 8)
    case.edit(place="Northwick", note=case.text["note"] + " The end.")
    changed = case.pulled()
    assert changed.set == {"place": "Northwick"}
    assert {field: len(hops) for field, hops in changed.splices.items()} == {"note": 2, "what_we_will_do": 1}
    assert changed.stamps["what_we_will_do"] == changed.splices["what_we_will_do"][0].stamp


def test_a_text_set_whole_since_the_cursor_travels_whole(case: Case) -> None:
    case.word("note", 7)
    case.edit(note="Quite another text. " * 40)
    case.edit(note="Quite another text. " * 40 + "And more.")
    changed = case.pulled()
    assert changed.set == {"note": case.text["note"]}
    assert changed.splices == {}
    case.word("note", 0)
    case.edit(note=case.text["note"] + " And more again.")
    assert set(case.pulled().splices) == {"note"}, "from there on it is hops again"


def test_more_hops_than_the_text_is_worth_travel_as_the_text(case: Case) -> None:
    for n in range(40):
        case.edit(note=case.text["note"] + f" And then a sentence more, number {n}.")
    assert case.pulled().set == {"note": case.text["note"]}


def test_a_short_text_travels_whole(case: Case) -> None:
    short = case.writer.write(case.id, "contact", note="Short.")
    case.reader.pull()
    case.writer.pull()
    result = case.writer.change(case.id, "contact", short, seen=case.reader.stamps[short]["note"], note="Shorter.")
    assert isinstance(result, Applied)
    (changed,) = case.reader.pull()[-1].changed
    assert changed.set == {"note": "Shorter."}


def test_an_edit_made_on_top_of_one_without_a_position_is_a_hop(case: Case) -> None:
    """The writer sent both at once: the second names the first by its id, wherever the reader's cursor falls."""
    before = case.seen["note"]
    first = case.word("note", 7)
    case.seen["note"] = first.id
    second = case.word("note", 40)
    assert second.seen == {"note": first.id}
    first_hop, _ = case.pulled().splices["note"]
    assert first_hop.over == before
    position = case.reader.stamps[case.contact]["note"]
    case.seen["note"] = second.id
    case.word("note", 50)
    (hop,) = case.pulled().splices["note"]
    assert hop.over == position


def test_a_laptop_is_sent_the_hops_around_its_own(case: Case) -> None:
    case.word("note", 7)
    case.pulled()
    case.word("note", 20, by=case.reader)
    own = case.seen["note"]
    assert isinstance(own, int)
    case.reader.fields[case.contact]["note"] = case.text["note"]
    case.reader.stamps[case.contact]["note"] = own
    case.word("note", 40)
    hops = case.pulled().splices["note"]
    assert [hop.stamp for hop in hops] == [own, case.seen["note"]]


def test_a_new_laptop_and_a_case_that_came_back_are_given_texts_whole(case: Case, laptop: MakeLaptop) -> None:
    case.word("note", 7)
    new = laptop("amina")
    changed = case.pulled(new)
    assert changed.set["note"] == case.text["note"]
    assert changed.splices == {}


def test_a_change_that_is_in_no_ledger_breaks_the_way(
    case: Case, shared_centre: CentralProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Records can be loaded over those that are there: no edit tells how the text came to be."""
    case.word("note", 7)
    loaded = {"id": case.contact, "type": "contact", "case": case.id, "fields": {"note": TEXT + " Loaded."}}
    file = tmp_path / "again.jsonl"
    file.write_bytes(msgspec.json.encode(loaded) + b"\n")
    assert (
        main(["load", str(file), "--authority", "northwick", "--assign", "amina", "--database", shared_centre.database])
        == 0
    )
    assert "1" in capsys.readouterr().out
    case.text["note"] = TEXT + " Loaded."
    assert case.pulled().set == {"note": case.text["note"]}


def test_the_way_is_read_by_the_index_of_records(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{(tmp_path / 'central.sqlite').as_posix()}")
    store.prepare()
    asked: list[str] = []
    with store.reading() as connection:
        engine = connection.engine
        sa.event.listen(engine, "before_cursor_execute", lambda _c, _cur, text, *rest: asked.append((text, rest[0])))
        assert hops_to(connection, 1, "r", {"note": (5, TEXT), "why": (6, TEXT), "place": (7, "Kelford")}, 3) == {}
        assert hops_to(connection, 1, "r", {"place": (7, "Kelford"), "hours": (8, 1.5)}, 3) == {}
        (query,) = asked
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query[0]}", query[1]).all()
    store.close()
    assert "ledger_by_record" in str(plan)
