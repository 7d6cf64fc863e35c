"""A service with a real central server, its people, and their laptops: real stores on disk, real engines, real TCP."""

import json
import secrets
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from casework import Edit, Record, new_edit, new_id, new_record
from local_store import Attention, LocalStore
from sync import Credentials, Server, SyncEngine, SyncReport
from sync.errors import SyncTrouble
from sync.wire import WireEdit
from tests.central_process import CentralProcess

PASSWORD = "a long enough password"
PEOPLE = {"amina": "case_manager", "callum": "case_manager", "morgan": "manager", "nia": "nurse"}
NOTE = (
    "Met at the library after school. He was calm and talked about his college course for a while. "
    "His mother joined us for the last ten minutes. We agreed to meet again on Friday at two."
)


class CaseIds(NamedTuple):
    """The records of one made-up case."""

    case: str
    person: str
    contact: str


class Service:
    """One authority with two workers who share every case, a manager and a nurse. Each test takes a case of its own.

    `database` is where it keeps them, if not in a file of its own in `folder`.
    """

    def __init__(self, folder: Path, cases: int, database: str | None = None) -> None:
        self.folder = folder
        self.centre = CentralProcess(folder, database)
        for user, role in PEOPLE.items():
            self.centre.add_user(user, PASSWORD, role=role)
        self._unused = [CaseIds(new_id(), new_id(), new_id()) for _ in range(cases)]
        self._shared = self._unused[0]
        self._not_ours = CaseIds(new_id(), new_id(), new_id())
        self.centre.load_records([one for ids in self._unused for one in _records(ids, "callum")], assign="amina")
        self.centre.load_records(_records(self._not_ours), assign="morgan")
        del self._unused[0]
        self.centre.start()

    def case(self) -> CaseIds:
        """A case that no other test uses; amina and callum hold it."""
        return self._unused.pop()

    def case_to_share(self) -> CaseIds:
        """A case for tests that do not mind what others wrote in it."""
        return self._shared

    def case_of_others(self) -> CaseIds:
        """A case that neither amina nor callum holds."""
        return self._not_ours

    def laptop(self, folder: Path, user: str = "amina", *, url: str = "") -> "Laptop":
        """A new laptop of this user, which finds the centre at `url`, or directly."""
        return Laptop(folder / f"{user}-{secrets.token_hex(4)}.db", url or self.centre.url, user)

    def ledger(self, case: str = "") -> dict[str, tuple[str, WireEdit]]:
        """Every edit the centre ever received (about one case), in that order: its result, and the edit as it came."""
        query = "SELECT id, result, edit FROM ledger WHERE ? IN ('', case_id) ORDER BY rowid"
        with closing(sqlite3.connect(self.folder / "central.sqlite")) as database:
            lines = database.execute(query, (case,)).fetchall()
        return {id: (result, msgspec.json.decode(edit, type=WireEdit)) for id, result, edit in lines}

    def has_file(self, case: str, sha256: str) -> bool:
        """Whether the centre has all of a file."""
        query = "SELECT complete FROM attachment WHERE case_id = ? AND sha256 = ?"
        with closing(sqlite3.connect(self.folder / "central.sqlite")) as database:
            return database.execute(query, (case, sha256)).fetchone() == (1,)


def _records(ids: CaseIds, *workers: str) -> list[dict[str, Any]]:
    records = [
        {"id": ids.case, "type": "case", "case": ids.case, "fields": {"reference": f"NW-{ids.case[-6:]}"}},
        {
            "id": ids.person,
            "type": "person",
            "case": ids.case,
            "fields": {"first_names": "Juniper", "surname": "Vexley", "phone": "07700 900001"},
        },
        {
            "id": ids.contact,
            "type": "contact",
            "case": ids.case,
            "fields": {"date": "2026-11-20", "kind": "office", "note": NOTE},
        },
    ]
    for worker in workers:
        fields = {"worker": worker, "worker_name": worker.title(), "role": "lead", "since": "2026-01-05"}
        records.append({"id": new_id(), "type": "assignment", "case": ids.case, "fields": fields})
    return json.loads(json.dumps(records))


class Laptop:
    """One laptop: a store on disk and an engine. `start_again` is what a crash leaves."""

    def __init__(self, path: Path, url: str, user: str) -> None:
        self.path = path
        self.user = user
        self.url = url
        self._key = secrets.token_bytes(32)
        self.store = LocalStore.create(path, self._key)
        self.saved: list[Edit] = []
        self.connect(url)

    def connect(self, url: str, *, password: str = PASSWORD, **settings: Any) -> None:
        """Find the centre at `url` from now on."""
        self.url = url
        self.server = Server(url, Credentials(self.user, password), **settings)
        self.engine = SyncEngine(self.store, self.server, device_name="Test laptop")

    def begin_anew(self) -> None:
        """Ready for another test: connected, everything settled, nothing of earlier tests in mind."""
        self.saved.clear()
        self.connect(self.url)
        self.sync()

    def start_again(self) -> None:
        """The program ended without a word and was started again."""
        self.server.close()
        self.store.close()
        self.store = LocalStore.open(self.path, self._key)
        self.connect(self.url)

    def sync(self) -> SyncReport:
        """One cycle that must end."""
        return self.engine.sync_once()

    def try_sync(self) -> SyncTrouble | None:
        """One cycle that may fail; the trouble it had."""
        try:
            self.engine.sync_once()
        except SyncTrouble as trouble:
            return trouble
        return None

    def change(self, record_id: str, **fields: Any) -> Edit:
        """Change a record as this laptop shows it."""
        record = self.store.record(record_id)
        assert record is not None, "not on this laptop"
        return self._save(record, fields)

    def add(self, type: str, case: str, **fields: Any) -> Edit:
        """Make a new record."""
        return self._save(new_record(type, case), fields)

    def _save(self, record: Record, fields: dict[str, Any]) -> Edit:
        edit = new_edit(record, fields, self.user)
        self.store.save(edit)
        self.saved.append(edit)
        return edit

    def shows(self, record_id: str, field: str) -> Any:
        """What this laptop shows in a field."""
        record = self.store.record(record_id)
        return None if record is None else record.fields.get(field)

    def conflicts(self, record_id: str) -> list[Record]:
        """The conflict records about a record, as this laptop shows them, whether settled or not."""
        record = self.store.record(record_id)
        assert record is not None
        about = [one for one in self.store.case(record.case) if one.type == "conflict"]
        return [one for one in about if one.fields.get("of") == record_id]

    def attention_in(self, *cases: str) -> list[Attention]:
        """What needs the user's attention in these cases; other tests leave their own behind."""
        return [one for one in self.store.attention() if one.case in cases]

    def in_front_of_its_user(self) -> set[str]:
        """Ids of the edits and conflict records in Needs attention."""
        found: set[str] = set()
        for one in self.store.attention():
            found |= {one.id, *one.conflicts, *one.dependants}
        return found

    def waiting(self) -> list[Edit]:
        """The outbox."""
        return [item.edit for item in self.store.pending()]


def case_on(laptop: Laptop, case: str) -> dict[str, dict[str, Any]]:
    """A case as a laptop shows it: record id -> fields that are not empty."""
    shown = laptop.store.case(case)
    return {one.id: {name: value for name, value in one.fields.items() if value is not None} for one in shown}


def nowhere(laptop: Laptop, service: Service) -> list[Edit]:
    """The saved edits that are neither in the outbox, nor in the ledger, nor in front of the user (promise 2).

    A rebased edit is where the edit is that replaces it; a clashing one where its conflict is.
    """
    ledger = service.ledger()
    waiting = laptop.waiting()
    known = {edit.id for edit in waiting} | set(ledger) | laptop.in_front_of_its_user()
    living: Sequence[Any] = [*waiting, *(edit for _, edit in ledger.values())]
    for edit in living:
        known |= {edit.replaces, edit.set.get("edit") if edit.type == "conflict" else None}
    return [edit for edit in laptop.saved if edit.id not in known]
