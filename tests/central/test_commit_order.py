"""Eight writers at once, and a reader who never sees a position before the one that precedes it."""

import concurrent.futures
import threading

from sync.wire import Applied
from tests.central.commit_order import read_while_writing
from tests.central.conftest import MakeLaptop
from tests.central.laptop import Laptop


def test_a_reader_never_misses_a_position(laptop: MakeLaptop) -> None:
    case = laptop("amina").open_case()
    order = read_while_writing([laptop("amina") for _ in range(8)], laptop("amina"), case, each=20)
    assert order.seen == order.given, "every position once, in order"


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
