"""What edits replaced: every text that a field ever had can be told from the ledger, for ever."""

import random
from collections.abc import Iterator
from contextlib import closing

import msgspec
import pytest

from casework.edits import Record, new_edit
from central import kept
from central.command import main
from central.replaced import text_at
from central.scope import assignment_id
from central.store import Store
from sync.wire import Applied, Refused, to_wire
from tests.central.conftest import MakeLaptop
from tests.central.laptop import Laptop
from tests.central_process import CentralProcess

TEXT = " ".join(f"Sentence {n} of what was said 🙂." for n in range(60))


@pytest.fixture
def store(shared_centre: CentralProcess) -> Iterator[Store]:
    with closing(Store(shared_centre.database)) as opened:
        yield opened


def told(store: Store, contact: str, stamp: int, field: str = "note") -> str | None:
    with store.reading() as connection:
        for authority in (1, 2):
            record = kept.load_records(connection, authority, [contact]).get(contact)
            if record:
                return text_at(connection, authority, record, field, stamp)
    raise AssertionError("no such record")


def write(laptop: Laptop, case: str, contact: str, before: str | None, seen: int, after: str | None) -> int:
    shown = Record(contact, "contact", case, {"note": before}, {"note": seen})
    (result,) = laptop.push(new_edit(shown, {"note": after}, "amina"))
    assert isinstance(result, Applied), result
    return result.position


def test_every_text_there_ever_was_can_be_told(laptop: MakeLaptop, store: Store) -> None:
    amina, chance = laptop("amina"), random.Random(7)
    case = amina.open_case()
    contact = amina.write(case, "contact", note=TEXT, place="Kelford")
    reader = laptop("amina")
    reader.pull()
    first = stamp = reader.stamps[contact]["note"]
    text: str | None = TEXT
    ever: dict[int, str | None] = {stamp: TEXT}
    for n in range(40):
        after = chance.choice(
            [
                (text or TEXT).replace("Sentence", f"Line {n} and", chance.randint(1, 5)),
                (text or TEXT)[: chance.randint(400, 2000)] + f" And {n}.",
                f"{n} {TEXT}",
                "Short.",
                None,
                "",
            ]
        )
        stamp = write(amina, case, contact, text, stamp, after)
        text = after
        ever[stamp] = text
    assert {stamp: told(store, contact, stamp) for stamp in ever} == ever
    assert told(store, contact, stamp + 1) is None, "a stamp that never was"
    assert told(store, contact, first - 1) is None


def test_the_first_text_of_a_loaded_record_is_not_lost_under_a_splice(
    laptop: MakeLaptop, store: Store, shared_centre: CentralProcess, tmp_path_factory: pytest.TempPathFactory
) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    contact = f"loaded-{case}"
    file = tmp_path_factory.mktemp("load") / "records.jsonl"
    loaded = {"id": contact, "type": "contact", "case": case, "fields": {"note": TEXT}}
    file.write_bytes(msgspec.json.encode(loaded) + b"\n")
    arguments = ["load", str(file), "--authority", "northwick", "--assign", "amina"]
    assert main([*arguments, "--database", shared_centre.database]) == 0
    amina.pull()
    stamp = amina.stamps[contact]["note"]
    write(amina, case, contact, TEXT, stamp, TEXT.replace("Sentence 30 of what was said", "He said nothing"))
    assert told(store, contact, stamp) == TEXT


def test_a_splice_that_comes_too_late_is_laid_on_the_text_its_author_saw(laptop: MakeLaptop) -> None:
    """The case went to Bo, who wrote on; Amina's change to the text before lies before Bo, whole."""
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    case = amina.open_case()
    contact = amina.write(case, "contact", note=TEXT)
    reader = laptop("amina")
    reader.pull()
    seen = reader.stamps[contact]["note"]
    assignment = assignment_id(case, "amina")
    carla.write(case, "assignment", worker="bo", worker_name="Bo", since="2026-01-05")
    ended = Record(assignment, "assignment", case, {}, reader.stamps[assignment])
    (result,) = carla.push(new_edit(ended, {"until": "2026-01-06"}, "carla"))
    assert isinstance(result, Applied), result
    bo.pull()
    write(bo, case, contact, TEXT, seen, TEXT.replace("Sentence 3 ", "Line 3 ").replace("Sentence 7 ", "Line 7 "))
    mine = TEXT.replace("Sentence 50 ", "What he said last, sentence 50 ")
    late = to_wire(new_edit(Record(contact, "contact", case, {"note": TEXT}, {"note": seen}), {"note": mine}, "amina"))
    assert isinstance(late.set["note"], list), "a splice"
    (refused,) = amina.push(late)
    assert isinstance(refused, Refused)
    assert (refused.code, bool(refused.proposal)) == ("case_left", True)
    bo.pull()
    proposal = bo.fields[refused.proposal or ""]
    assert msgspec.json.decode(proposal["values"]) == {"note": mine}
    assert "fragments" not in proposal
