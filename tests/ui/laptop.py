"""A laptop for tests of the window: a real, encrypted store filled from the demo caseload, on its own thread."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path

from casework import Record, new_edit, new_id, new_record
from casework.known_already import KnownAlready
from casework.people import Person
from central.demo import caseload
from desktop.print_thread import PrintThread
from desktop.store_thread import StoreThread
from local_store import LocalStore
from local_store.shapes import Answer, Device, Page, PageRecord
from printing.print_system import PrintSystem
from sync.status import Link, SyncStatus
from tests.ui.days import NOW, TODAY
from ui.desk import Desk, Who

KEY = bytes(range(32))
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

    def ask_whether_known(self, typed: Person, answer: Callable[[KnownAlready | None], None]) -> None:
        answer(None)


def demo_records() -> list[Record]:
    """The demo caseload on the day of the pictures: the cases that Imogen works on."""
    return list(_demo())


@cache
def _demo() -> tuple[Record, ...]:
    made = caseload.build(TODAY)
    mine = {
        one.case
        for one in made.records
        if one.type == "assignment" and one.fields.get("worker") == WORKER and not one.fields.get("until")
    }
    return tuple(one for one in made.records if one.case in mine)


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


def print_thread(path: Path, system: Callable[[], PrintSystem], now: Callable[[], dt.datetime] = clock) -> PrintThread:
    """The thread that prints what is in the store at `path`."""

    def open_store() -> LocalStore:
        return LocalStore.open(path, KEY, today=lambda: TODAY, now=lambda: now().isoformat())

    device = Device(id=DEVICE, user=WORKER, user_name="Imogen Farrowby")
    return PrintThread(open_store, device, now, system=system)


def open_desk(
    path: Path, role: str = "case_manager", printing: PrintThread | None = None
) -> tuple[Desk, StoreThread, NoSync]:
    """A desk over the store at `path`, with its own thread running."""
    thread = StoreThread(lambda: LocalStore.open(path, KEY, today=lambda: TODAY, now=lambda: NOW.isoformat()))
    sync = NoSync()
    person = Who(
        user=WORKER,
        name="Imogen Farrowby",
        role=role,
        authority="thornwick",
        authority_name="Thornwick Youth Justice Service",
        device=DEVICE,
        device_name="TW-0417",
    )
    desk = Desk(person, thread, sync, printing=printing)
    if printing is not None:
        printing.changed.connect(desk.prints_changed)
        printing.cases_changed.connect(desk.paper_recorded)
        printing.start()
    desk.show_status(SyncStatus(link=Link.OFFLINE, waiting=0, last_contact="2026-11-26T09:18:00+00:00"))
    thread.start()
    return desk, thread, sync


def case_of(records: list[Record], surname: str) -> str:
    """The case of the child with this surname."""
    return next(one.case for one in records if one.type == "person" and one.fields.get("surname") == surname)


def contact_on(records: list[Record], case: str, day: str) -> Record:
    """The contact of a case on a day."""
    found = [one for one in records if one.type == "contact" and one.case == case and one.fields.get("date") == day]
    return found[0]


def work_offline(path: Path, records: list[Record]) -> dict[str, str]:
    """A morning's changes on the store at `path`: two that wait, one that the centre refused, one conflict."""
    juniper, corvin = case_of(records, "Vexley"), case_of(records, "Ashgrove-Teel")
    visit = contact_on(records, corvin, "2026-11-26")
    missed = contact_on(records, juniper, "2026-11-23")
    with LocalStore.open(path, KEY, today=lambda: TODAY, now=lambda: "2026-11-26T09:32:00+00:00") as store:
        plan = next(one for one in store.case(juniper) if one.type == "plan_target")
        refused = new_edit(plan, {"target": "See Bettany about the college place."}, "Imogen Farrowby")
        store.save(refused)
        store.mark_sent([refused.id])
        answer = Answer(refused.id, "refused", code="plan_closed", reason="The plan was closed on Wednesday")
        store.settle([answer], "2026-11-26T09:33:00+00:00")
        shown = store.record(visit.id)
        assert shown is not None
        note = new_edit(shown, {"note": "Corvin had slept and eaten. He showed me the rota."}, "Imogen Farrowby")
        store.save(note)
        added = new_record("contact", juniper)
        fields = {"date": "2026-11-26", "kind": "phone", "attendance": "attended", "note": "Rang Damaris."}
        contact = new_edit(added, fields, "Imogen Farrowby")
        store.save(contact)
        conflict = {
            "of": missed.id,
            "of_type": "contact",
            "field": "attendance",
            "base": None,
            "mine": "unacceptable_absence",
            "mine_author": "Imogen Farrowby",
            "theirs": "rearranged_by_us",
            "theirs_author": "Callum Dreyling",
        }
        two = PageRecord(id=new_id(), type="conflict", case=juniper, set=conflict, stamp=90_000)
        store.apply_page(Page(cursor="2", changed=[two]))
    return {"refused": refused.id, "note": note.id, "contact": contact.id, "juniper": juniper, "missed": missed.id}
