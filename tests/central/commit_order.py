"""Many writers at once and a reader: which positions were given, and which the reader saw, in its order."""

import concurrent.futures
import threading
from collections.abc import Sequence
from typing import NamedTuple

from casework.edits import new_edit, new_record
from sync.wire import Applied, Duplicate
from tests.central.laptop import Laptop


class Order(NamedTuple):
    """Positions as the centre answered them, sorted, and as the reader met them."""

    given: list[int]
    seen: list[int]

    @property
    def missed(self) -> set[int]:
        """Positions that were given and that the reader will never be told of."""
        return set(self.given) - set(self.seen)


def read_while_writing(writers: Sequence[Laptop], reader: Laptop, case: str, each: int) -> Order:
    """Each writer makes `each` records of a kind that stays in its tier, and the reader reads all the while."""
    reader.pull()
    began = threading.Barrier(len(writers) + 1)

    def write(writer: Laptop) -> list[int]:
        began.wait(timeout=30)
        positions = []
        for n in range(each):
            edit = new_edit(new_record("alert", case), {"note": f"{n}"}, writer.user)
            (result,) = writer.push(edit)
            assert isinstance(result, Applied)
            assert writer.push(edit) == [Duplicate(edit.id, result.position)]
            positions.append(result.position)
        return positions

    with concurrent.futures.ThreadPoolExecutor(len(writers)) as pool:
        running = [pool.submit(write, writer) for writer in writers]
        began.wait(timeout=30)
        seen: list[int] = []
        while not all(writer.done() for writer in running):
            seen += [change.stamp for page in reader.pull() for change in page.changed]
        seen += [change.stamp for page in reader.pull() for change in page.changed]
        given = sorted(position for writer in running for position in writer.result())
    assert len(set(given)) == len(writers) * each, "no position is given twice"
    return Order(given, seen)
