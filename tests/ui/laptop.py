"""A laptop for tests of the window: a real, encrypted store filled from the demo caseload, on its own thread."""

import datetime as dt
from pathlib import Path

from central.demo import caseload
from casework import Record
from desktop.store_thread import StoreThread
from local_store import LocalStore
from local_store.shapes import Device, Page, PageRecord
from sync.status import Link, SyncStatus
from ui.desk import Desk, Who

KEY = bytes(range(32))
TODAY = dt.date(2026, 11, 26)
ZONE = dt.timezone.utc
NOW = dt.datetime(2026, 11, 26, 9, 41, tzinfo=ZONE)
WORKER, DEVICE = "imogen.farrowby", "device-1"


def clock() -> dt.datetime:
    """The clock of the pictures."""
    return NOW


class NoSync:
    """Counts how often somebody asked to send. The network is another room's."""

    def __init__(self) -> None:
        self.woken = 0

    def wake(self) -> None:
        self.woken += 1


def demo_records() -> list[Record]:
    """The demo caseload on the day of the pictures: the cases that Imogen works on."""
    made = caseload.build(TODAY)
    mine = {
        one.case
        for one in made.records
        if one.type == "assignment" and one.fields.get("worker") == WORKER and not one.fields.get("until")
    }
    return [one for one in made.records if one.case in mine]


def fill(path: Path, records: list[Record]) -> None:
    """Make a store at `path` and take the records as pages from the centre."""
    store = LocalStore.create(path, KEY, today=lambda: TODAY, now=lambda: NOW.isoformat())
    with store:
        store.set_device(
            Device(
                id=DEVICE,
                name="TW-0417",
                server="https://centre.example.org",
                user=WORKER,
                user_name="Imogen Farrowby",
                role="case_manager",
                authority_name="Thornwick Youth Justice Service",
                last_contact="2026-11-26T09:18:00+00:00",
            )
        )
        changed = [
            PageRecord(id=one.id, type=one.type, case=one.case, set=dict(one.fields), stamp=at)
            for at, one in enumerate(records, start=1)
        ]
        store.apply_page(Page(cursor="1", changed=changed, entered=sorted({one.case for one in records})))


def open_desk(path: Path, **who: object) -> tuple[Desk, StoreThread, NoSync]:
    """A desk over the store at `path`, with its own thread running."""
    thread = StoreThread(lambda: LocalStore.open(path, KEY, today=lambda: TODAY, now=lambda: NOW.isoformat()))
    sync = NoSync()
    person = Who(
        user=WORKER,
        name="Imogen Farrowby",
        role="case_manager",
        authority="thornwick",
        authority_name="Thornwick Youth Justice Service",
        device=DEVICE,
        device_name="TW-0417",
    )
    desk = Desk(person, thread, sync)
    desk.show_status(SyncStatus(link=Link.OFFLINE, waiting=0, last_contact="2026-11-26T09:18:00+00:00"))
    thread.start()
    return desk, thread, sync
