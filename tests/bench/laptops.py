"""Laptops for the bench: a real store on disk, a real engine, and a link of a given kind to a real centre."""

import random
import secrets
import threading
import time
from pathlib import Path

from casework import Record, new_edit
from local_store import LocalStore
from local_store.shapes import Page
from sync import Credentials, Server, SyncEngine, SyncReport
from sync.errors import SyncTrouble
from sync.retry import LONGEST_OFFLINE, Backoff
from tests.bench.caseload import PASSWORD, Json
from tests.bench.linkproxy import Link


class BenchLaptop:
    """One laptop of `user` behind `link`. `arrived` says when each record came, in seconds of `time.perf_counter`."""

    def __init__(self, folder: Path, link: Link, user: str = "amina") -> None:
        self.link = link
        self.store = LocalStore.create(folder / f"{secrets.token_hex(4)}.db", secrets.token_bytes(32))
        self.server = Server(f"http://127.0.0.1:{link.port}", Credentials(user, PASSWORD))
        self.engine = SyncEngine(_Watched(self.store, self), self.server)
        self.arrived: dict[str, float] = {}
        self.user = user

    def sync(self) -> tuple[float, SyncReport]:
        """Cycles until one ends, trying again as the program does; seconds in all, and the last report."""
        began, backoff = time.perf_counter(), Backoff(random.Random(1))
        while True:
            try:
                report = self.engine.sync_once()
                return time.perf_counter() - began, report
            except SyncTrouble:
                threading.Event().wait(min(backoff.failed(), LONGEST_OFFLINE))

    def save(self, edits: list[Json]) -> None:
        """Make these edits here."""
        for one in edits:
            if one["op"] == "create":
                made = one["record"]
                record, fields = Record(made["id"], made["type"], made["case"]), made["fields"]
            else:
                shown = self.store.record(one["id"])
                assert shown is not None
                record, fields = shown, {one["field"]: one["value"]}
            self.store.save(new_edit(record, fields, self.user))

    def close(self) -> None:
        """End."""
        self.server.close()
        self.store.close()


class _Watched(LocalStore):
    """The same store, which notes when each record came."""

    def __init__(self, store: LocalStore, laptop: BenchLaptop) -> None:
        self.__dict__.update(store.__dict__)
        self._laptop = laptop

    def apply_page(self, page: Page) -> frozenset[str]:
        touched = super().apply_page(page)
        now = time.perf_counter()
        for one in page.changed:
            self._laptop.arrived.setdefault(one.id, now)
        return touched
