"""Eight writers at once, and a reader who never sees a position before the one that precedes it."""

import concurrent.futures
import threading

from casework.edits import new_edit, new_record
from sync.wire import Applied, Duplicate
from tests.central.conftest import MakeLaptop
from tests.central.laptop import Laptop

WRITERS, EACH = 8, 20


def test_a_reader_never_misses_a_position(laptop: MakeLaptop) -> None:
    first = laptop("amina")
    case = first.open_case()
    reader = laptop("amina")
    reader.pull()
    began = threading.Barrier(WRITERS + 1)

    def write(writer: Laptop) -> list[int]:
        began.wait(timeout=30)
        positions = []
        for n in range(EACH):
            edit = new_edit(new_record("contact", case), {"note": f"{n}"}, "amina")
            (result,) = writer.push(edit)
            assert isinstance(result, Applied)
            assert writer.push(edit) == [Duplicate(edit.id, result.position)]
            positions.append(result.position)
        return positions

    writers = [laptop("amina") for _ in range(WRITERS)]
    with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool:
        running = [pool.submit(write, writer) for writer in writers]
        began.wait(timeout=30)
        seen: list[int] = []
        while not all(writer.done() for writer in running):
            seen += [change.stamp for page in reader.pull() for change in page.changed]
        seen += [change.stamp for page in reader.pull() for change in page.changed]
        given = sorted(position for writer in running for position in writer.result())
    assert len(set(given)) == WRITERS * EACH
    assert seen == given, "every position once, in order"


def test_a_note_that_four_laptops_add_to_at_once_keeps_every_word_that_was_applied(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    note = amina.write(case, "contact", note="")
    began = threading.Barrier(4)

    def add(writer: Laptop) -> list[str]:
        began.wait(timeout=30)
        applied = []
        for n in range(15):
            writer.pull()
            word = f"{writer.device}/{n}"
            text = f"{writer.fields[note]['note']} {word}"
            result = writer.change(case, "contact", note, note=text)
            if isinstance(result, Applied):
                applied.append(word)
                writer.fields[note]["note"] = text
                writer.stamps[note]["note"] = result.position
        return applied

    writers = [laptop("amina") for _ in range(4)]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        applied = [word for words in pool.map(add, writers) for word in words]
    reader = laptop("amina")
    reader.pull()
    assert sorted(reader.fields[note]["note"].split()) == sorted(applied)
    assert len(applied) >= 15, "in each round somebody is first"
