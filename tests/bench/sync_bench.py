"""The sync engine on the work and the links of ../shared's anchors, with the plain-stream floor beside it."""

import gzip
import http.client
import json
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.caseload import PASSWORD, Json, Work, demo_records, make_work, needed_first
from tests.bench.floor import FloorClient, FloorServer
from tests.bench.laptops import BenchLaptop
from tests.bench.linkproxy import PROFILES, Link
from tests.bench.measured import Measured, measured
from tests.central_process import CentralProcess

KB = 1000


@contextmanager
def _centre(folder: Path, cases: int) -> Iterator[tuple[CentralProcess, Work]]:
    work = make_work(folder, cases)
    with CentralProcess(folder) as centre:
        centre.add_user("amina", PASSWORD)
        centre.load(work.file, assign="amina")
        centre.start()
        yield centre, work


@contextmanager
def _link(port: int, kind: str, **faults: int) -> Iterator[Link]:
    link = Link(port, **PROFILES[kind], **faults).start()
    try:
        yield link
    finally:
        link.stop()


def figures() -> Iterator[Measured]:
    """All of them, one after another."""
    with tempfile.TemporaryDirectory() as folder, _centre(Path(folder), 40) as (centre, work):
        floor = FloorServer(work.records)
        bench = _Bench(Path(folder), centre, work, floor)
        yield from bench.rural()
        yield from bench.bad_wifi()
        yield from bench.loopback(1.0)
        yield bench.conflicts()
        floor.stop()
    with tempfile.TemporaryDirectory() as folder, _centre(Path(folder), 400) as (centre, work):
        floor = FloorServer(work.records)
        yield from _Bench(Path(folder), centre, work, floor).loopback(10.0)
        floor.stop()
    with tempfile.TemporaryDirectory() as folder:
        yield _other_prose(Path(folder))


def _other_prose(folder: Path) -> Measured:
    """The first sync of the demo caseload, which is other text than the generator's: bytes beside one gzip stream."""
    records = demo_records()
    file = folder / "demo.jsonl"
    plain = "".join(json.dumps(one, separators=(",", ":")) + "\n" for one in records).encode()
    file.write_bytes(plain)
    with CentralProcess(folder) as centre:
        centre.add_user("amina", PASSWORD)
        centre.load(file, assign="amina")
        centre.start()
        with _link(centre.port, "loopback") as link:
            laptop = BenchLaptop(folder, link)
            laptop.sync()
            laptop.close()
            down = link.stats()["down"] / KB
    return measured("sync.first.demo_caseload.down", down, "KB", baseline=len(gzip.compress(plain, 6)) / KB)


class _Bench:
    def __init__(self, folder: Path, centre: CentralProcess, work: Work, floor: FloorServer) -> None:
        self._folder = folder
        self._centre = centre
        self._work = work
        self._floor = floor
        self._cases = len({one["case"] for one in work.records})
        self._whole = 0

    def rural(self) -> Iterator[Measured]:
        """First sync, nothing new, push and pull of a hundred edits over 300 ms, 512 kbit/s down and 128 up."""
        floor = self._floor_over("rural")
        with _link(self._centre.port, "rural") as link:
            laptop = BenchLaptop(self._folder, link)
            began = time.perf_counter()
            seconds, _ = laptop.sync()
            usable = max(laptop.arrived[id] for id in needed_first(self._work.records)) - began
            self._whole = link.stats()["total"]
            down = link.stats()["down"] / KB
            yield measured("sync.first.rural", seconds, "s", baseline=floor["first"], goal=30)
            yield measured("sync.first.rural.down", down, "KB", baseline=floor["first.down"], goal=1850)
            yield measured("sync.usable.rural", usable, "s", goal=6)
            yield from self._cut_at_half()
            yield from self._nothing_new(laptop, floor["noop"])
            yield from self._push(laptop, floor)
            yield from self._pull(laptop, floor)
            laptop.close()

    def _cut_at_half(self) -> Iterator[Measured]:
        """The rural link is reset at half of the first sync, and is down for two seconds."""
        with _link(self._centre.port, "rural", cut_at=self._whole // 2) as link:
            laptop = BenchLaptop(self._folder, link)
            seconds, _ = laptop.sync()
            extra = 100 * (link.stats()["total"] / self._whole - 1)
            laptop.close()
        yield measured("sync.cut_at_half.rural", seconds, "s", goal=34)
        yield measured("sync.cut_at_half.extra", extra, "%", goal=3)

    def _nothing_new(self, laptop: BenchLaptop, floor: float) -> Iterator[Measured]:
        laptop.sync()
        laptop.link.reset_stats()
        seconds, report = laptop.sync()
        yield measured("sync.nothing_new.rural", seconds, "s", baseline=floor)
        yield measured("sync.nothing_new.requests", report.requests, "requests", goal=1)
        yield measured("sync.nothing_new.bytes", laptop.link.stats()["total"], "bytes", goal=600)

    def _push(self, laptop: BenchLaptop, floor: dict[str, float]) -> Iterator[Measured]:
        laptop.save(self._work.push)
        laptop.link.reset_stats()
        seconds, report = laptop.sync()
        assert report.pushed == len(self._work.push), report
        yield measured("sync.push100.rural", seconds, "s", baseline=floor["push"], goal=3.0)
        yield measured(
            "sync.push100.rural.up", laptop.link.stats()["up"] / KB, "KB", baseline=floor["push.up"], goal=30
        )
        yield measured("sync.push100.rural.down", laptop.link.stats()["down"] / KB, "KB", goal=5)

    def _pull(self, laptop: BenchLaptop, floor: dict[str, float]) -> Iterator[Measured]:
        with _link(self._centre.port, "loopback") as link:
            colleague = BenchLaptop(self._folder, link)
            colleague.sync()
            colleague.save(self._work.pull)
            colleague.sync()
            colleague.close()
        laptop.link.reset_stats()
        seconds, _ = laptop.sync()
        yield measured("sync.pull100.rural", seconds, "s", baseline=floor["pull"], goal=1.5)
        yield measured(
            "sync.pull100.rural.down", laptop.link.stats()["down"] / KB, "KB", baseline=floor["pull.down"], goal=30
        )

    def bad_wifi(self) -> Iterator[Measured]:
        """80 ms, 2 Mbit/s, every connection reset after each 256 KiB."""
        floor = self._floor_first("badwifi")
        with _link(self._centre.port, "badwifi") as link:
            laptop = BenchLaptop(self._folder, link)
            seconds, _ = laptop.sync()
            assert len(laptop.arrived) >= len(self._work.records)
            laptop.close()
        yield measured("sync.first.resets_every_256_KiB", seconds, "s", baseline=floor, goal=13)

    def loopback(self, goal: float) -> Iterator[Measured]:
        """The best of three: what the machine can do when nothing else is in the way."""
        floor = min(self._floor_first("loopback") for _ in range(3))
        best = min(self._first("loopback") for _ in range(3))
        yield measured(f"sync.first.loopback.{self._cases}_cases", best, "s", baseline=floor, goal=goal)

    def conflicts(self) -> Measured:
        """Two laptops, both offline: other fields of one record, and one field of it. What is to be seen on neither?"""
        person = next(one for one in self._work.records if one["type"] == "person")
        wrote = [{"phone": "01", "language": "Polish"}, {"email": "a@example.org", "language": "Urdu"}]
        with _link(self._centre.port, "loopback") as link:
            laptops = [BenchLaptop(self._folder, link) for _ in wrote]
            for laptop in laptops:
                laptop.sync()
            for laptop, fields in zip(laptops, wrote, strict=True):
                laptop.save(
                    [{"op": "set", "id": person["id"], "field": name, "value": fields[name]} for name in fields]
                )
            for laptop in laptops * 2:
                laptop.sync()
            everything = {(name, value) for fields in wrote for name, value in fields.items()}
            lost = sum(len(everything - _to_be_seen(laptop, person)) for laptop in laptops)
            for laptop in laptops:
                laptop.close()
        return measured("sync.conflicts.lost", lost, "lost", goal=0)

    def _first(self, kind: str) -> float:
        with _link(self._centre.port, kind) as link:
            laptop = BenchLaptop(self._folder, link)
            seconds, _ = laptop.sync()
            laptop.close()
        return seconds

    def _floor_first(self, kind: str) -> float:
        with _link(self._floor.port, kind) as link:
            client = FloorClient(self._folder / f"floor-{time.perf_counter_ns()}.db", link.port)
            return _floor_pull(client, len(self._floor.lines))

    def _floor_over(self, kind: str) -> dict[str, float]:
        """The same steps as plain streams."""
        found: dict[str, float] = {}
        with _link(self._floor.port, kind) as link:
            client = FloorClient(self._folder / f"floor-{kind}.db", link.port)

            def step(name: str, seconds: float) -> None:
                found[name], stats = seconds, link.stats()
                found[f"{name}.up"], found[f"{name}.down"] = stats["up"] / KB, stats["down"] / KB
                link.reset_stats()

            step("first", _floor_pull(client, len(self._floor.lines)))
            step("noop", _floor_pull(client, 0))
            began = time.perf_counter()
            client.push(self._work.push)
            step("push", time.perf_counter() - began)
            client.pull()
            link.reset_stats()
            FloorClient(self._folder / "floor-other.db", self._floor.port).push(self._work.pull)
            step("pull", _floor_pull(client, 0))
            client.close()
        return found


def _to_be_seen(laptop: BenchLaptop, person: Json) -> set[tuple[str, object]]:
    """What a laptop shows of a record: its fields, and both versions of those in conflict."""
    of_case = laptop.store.case(person["case"])
    seen = {item for one in of_case if one.id == person["id"] for item in one.fields.items()}
    for one in of_case:
        if one.type == "conflict" and one.fields["of"] == person["id"]:
            seen |= {(one.fields["field"], one.fields[side]) for side in ("mine", "theirs")}
    return seen


def _floor_pull(client: FloorClient, until: int) -> float:
    began = time.perf_counter()
    while True:
        try:
            client.pull()
        except (OSError, http.client.HTTPException):
            threading.Event().wait(0.05)
        else:
            if client.count >= until:
                return time.perf_counter() - began
