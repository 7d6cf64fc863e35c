"""Where every schedule begins: a founded centre with two cases, and five enrolled laptops, as files to be copied.

It is made once in a process, always the same, so that a schedule does not depend on those before it.
"""

import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from central import loading
from central.loading import Line
from local_store import LocalStore
from local_store.journal import journal_path
from tests.simulation.centre import AUTHORITY, Centre, Told
from tests.simulation.faults import Figures
from tests.simulation.laptop import KEY, Laptop, Sizes
from tests.simulation.link import Request, SimulatedLink
from tests.simulation.nature import Nature, ruled_by

LAPTOPS = {"amina 1": "amina", "callum 1": "callum", "amina 2": "amina", "morgan 1": "morgan", "dana 1": "dana"}
NOTE = "Met at the library. He was calm and talked about college. His mother joined us. We meet again on Friday."
SHARED = "10000000-0000-7000-8000-000000000001"
AMINAS = "20000000-0000-7000-8000-000000000001"


class Template(NamedTuple):
    """Files: the centre's, and each laptop's just enrolled and after its first cycle."""

    centre: bytes
    new: dict[str, bytes]
    synced: dict[str, bytes]


def _case(case: str, *workers: str) -> list[Line]:
    def record(number: int, type: str, **fields: object) -> Line:
        return Line(case if type == "case" else f"{case[:-2]}{number:02}", type, case, msgspec.to_builtins(fields))

    lines = [
        record(1, "case", reference=f"NW-{case[:2]}"),
        record(2, "person", first_names="Juniper", surname="Vexley", phone="07700 900001"),
        record(3, "contact", date=dt.date(2026, 11, 20), kind="office", note=NOTE),
        record(4, "contact", date=dt.date(2026, 11, 13), kind="home", note=NOTE[::2]),
    ]
    for number, worker in enumerate(workers, 10):
        lines.append(record(number, "assignment", worker=worker, worker_name=worker.title(), since="2026-01-05"))
    return lines


class _NobodyWatches:
    def left(self, laptop: str, request: Request) -> None:
        """Nothing is to be checked yet."""

    def cut(self, request: Request, arrive: Callable[[], object]) -> None:
        """Nothing is cut yet."""
        raise AssertionError(request.what)

    def answered(self, request: Request, told: Told) -> None:
        assert told.status == 200, told


@functools.cache
def template(folder: Path) -> Template:
    """Made in `folder`, where its files are left over."""
    nature = Nature("template")
    with ruled_by(nature):
        path = folder / "template.sqlite"
        path.unlink(missing_ok=True)
        centre = Centre(path, nature)
        centre.found()
        lines = [*_case(SHARED, "amina", "callum", "morgan"), *_case(AMINAS, "amina", "morgan")]
        centre.load(lambda connection: loading.load(connection, AUTHORITY, lines, None, centre.clock.today()))
        new, synced = {}, {}
        for name in LAPTOPS:
            new[name] = _laptop(folder, name, nature, centre, enrol_only=True)
        for name in LAPTOPS:
            synced[name] = _laptop(folder, name, nature, centre, enrol_only=False)
        centre.close()
        return Template(path.read_bytes(), new, synced)


def _laptop(folder: Path, name: str, nature: Nature, centre: Centre, *, enrol_only: bool) -> bytes:
    path = folder / f"template {name}.db"
    if enrol_only:
        for part in (path, journal_path(path)):
            part.unlink(missing_ok=True)
        LocalStore.create(path, KEY).close()
    link = SimulatedLink(name, centre, _NobodyWatches(), Figures())
    laptop = Laptop(name, LAPTOPS[name], path, nature, link, Sizes())
    if enrol_only:
        with nature.at(laptop.clock):
            laptop.engine._enrolment.ready()
    else:
        laptop.sync()
        assert laptop.ended is None, laptop.ended
    laptop.close()
    return path.read_bytes()
