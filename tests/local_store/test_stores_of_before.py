"""Stores that earlier versions filled: brought up to date with nothing lost, or left as they were."""

import datetime as dt
import hashlib
import itertools
import os
import shutil
import sys
from functools import partial
from pathlib import Path

import pytest

from local_store import LocalStore, backup, connection
from local_store.cipher import Database, keyed
from local_store.errors import NewerStore, NoRoomForBackup, NotMigrated
from local_store.schema import KNOWN_STEPS, STEPS
from sync import Credentials, Server, SyncEngine
from tests.central_process import CentralProcess
from tests.local_store.dying import Steps, dies

STORES = Path(__file__).parent / "stores"
KEY = bytes(range(32))
BEFORE = sorted(one.name for one in STORES.glob("*.holdfast"))
PASSWORD = "a long enough password"
OUTBOX = [
    ({"place": "behind the refused one"}, "waiting", True),
    ({"phone": "07700 900011"}, "waiting", False),
    ({"note": "on its way when the lid was closed"}, "sent", False),
    ({"place": "Library"}, "stale", False),
]


def ident(what: str) -> str:
    """The ids in these stores, by what they are of."""
    h = hashlib.sha256(what.encode()).hexdigest()
    return f"01a2056c-{h[:4]}-7{h[4:7]}-8{h[7:10]}-{h[10:22]}"


CASE = ident("case")


@pytest.fixture(params=BEFORE)
def before(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(STORES / request.param, tmp_path / "cases.holdfast"))


@pytest.fixture
def oldest(tmp_path: Path) -> Path:
    return Path(shutil.copy(STORES / BEFORE[0], tmp_path / "cases.holdfast"))


def has_everything(path: Path) -> None:
    with LocalStore.open(path, KEY) as store:
        assert [(one.edit.set, one.state.value, bool(one.follows)) for one in store.pending()] == OUTBOX
        assert {one.edit.set["note"] for one in store.attention() if one.edit} == {
            "refused by the centre",
            "too big for the centre",
        }
        assert [one.fields for one in store.drafts() if not one.aside] == [{"note": "typed, not saved"}]
        assert [one.fields for one in store.drafts() if one.aside] == [{"note": "put aside"}]
        assert [one.outcome for one in store.receipts(ident("r applied"))] == ["applied"]
        assert [hit.case for hit in store.search("wyn")] == [CASE]
        assert [row.surname for row in store.caseload()] == ["Vexley"]
        assert store.recall("text_scale") == 1.5
        device = store.device()
        assert device is not None
        assert device.user_name == "Amina Test"
        shown = store.record(ident("person"))
        assert shown is not None
        assert shown.fields["phone"] == "07700 900011"


def steps_of(path: Path) -> set[str]:
    db = keyed(path, KEY)
    try:
        return {line[0] for line in db.execute("SELECT name FROM _sqlite_migrations").fetchall()}
    finally:
        db.close()


def test_there_is_a_store_of_each_schema_that_was_ever_in_use() -> None:
    steps = [name.removeprefix("until-").removesuffix(".holdfast") for name in BEFORE]
    assert steps == ["0005", "0008", "0009", "0014", "0015", "0016"]


def test_everything_is_there_and_a_copy_of_before_is_kept(before: Path) -> None:
    content = before.read_bytes()
    has_everything(before)
    assert steps_of(before) == KNOWN_STEPS
    copy = backup.place(before)
    assert copy.read_bytes() == content
    if sys.platform != "win32":
        assert copy.stat().st_mode & 0o077 == 0


def test_a_look_and_a_file_come_along(tmp_path: Path) -> None:
    path = Path(shutil.copy(STORES / BEFORE[-1], tmp_path / "cases.holdfast"))
    with LocalStore.open(path, KEY) as store:
        [file] = store.attachments_to_send()
        assert store.attachment_bytes(file.sha256) == b"%PDF-1.4 the letter"
        assert [look.case for look in store.looks_to_send(10)] == [CASE]


def test_only_what_the_centre_is_known_to_keep_counts_as_being_there(before: Path) -> None:
    with LocalStore.open(before, KEY) as store:
        with store._db.writing() as sql:
            sql("UPDATE attention SET at_centre = 1 WHERE code = 'closed'")
        assert store.only_here().refused == 1, "too big for the centre: its only words are here"


def test_the_outbox_still_goes_to_a_real_centre(before: Path, centre: CentralProcess) -> None:
    centre.add_user("amina", PASSWORD)
    records = [
        {"id": CASE, "type": "case", "case": CASE, "fields": {"reference": "NW-1"}},
        {"id": ident("person"), "type": "person", "case": CASE, "fields": {"surname": "Vexley"}},
        {"id": ident("contact"), "type": "contact", "case": CASE, "fields": {"kind": "office", "note": "Met."}},
    ]
    centre.load_records(records, assign="amina")
    centre.start()
    with LocalStore.open(before, KEY) as store:
        SyncEngine(store, Server(centre.url, Credentials("amina", PASSWORD)), device_name="TW-0417").sync_once()
        assert [one.edit.set for one in store.pending()] == [{"place": "behind the refused one"}]
        shown = {record: store.record(ident(record)) for record in ("person", "contact", "r sent")}
        fields = {record: one.fields if one else {} for record, one in shown.items()}
        assert fields["person"]["phone"] == "07700 900011"
        conflicts = [one for one in store.case(CASE) if one.type == "conflict"]
        assert [(one.fields["mine"], one.fields["theirs"]) for one in conflicts] == [("Library", "Town hall")]
        assert all(isinstance(stamp, int) for one in conflicts for stamp in one.stamps.values()), "the centre has it"
        assert fields["r sent"]["note"] == "on its way when the lid was closed"
        assert all(isinstance(stamp, int) for one in shown.values() if one for stamp in one.stamps.values())


def test_the_copy_goes_after_14_days_and_with_a_purge(oldest: Path) -> None:
    copy = backup.place(oldest)
    with LocalStore.open(oldest, KEY):
        assert copy.exists()
    made = copy.stat().st_mtime
    on_day = {day: dt.datetime.fromtimestamp(made, dt.UTC) + dt.timedelta(days=day) for day in (13, 15)}
    with LocalStore.open(oldest, KEY, now=lambda: on_day[13].isoformat()):
        assert copy.exists()
    with LocalStore.open(oldest, KEY, now=lambda: on_day[15].isoformat()):
        assert not copy.exists()


def test_a_store_that_cannot_be_brought_up_to_date_is_left_as_it_was(
    before: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = before.read_bytes()

    def breaks(db: Database) -> None:
        db.execute("DELETE FROM outbox")
        raise KeyError("a row that nobody thought of")

    monkeypatch.setattr(STEPS._migrations[-1], "fn", breaks)
    with pytest.raises(NotMigrated) as trouble:
        LocalStore.open(before, KEY)
    assert trouble.value.sentence() == (
        "This version of Holdfast could not bring the cases on this laptop up to date. Your cases and your changes "
        "were left as they were. Open Holdfast again. If this comes back, open the version you had before, or tell IT "
        "support."
    )
    assert "nobody thought" not in trouble.value.detail
    assert steps_of(before) == steps_of(backup.place(before))
    assert before.read_bytes() == content
    monkeypatch.undo()
    has_everything(before)


def test_without_room_for_the_copy_nothing_is_changed(oldest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = oldest.read_bytes()
    usage = shutil.disk_usage(oldest.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=backup.SPARE_BYTES))
    with pytest.raises(NoRoomForBackup) as trouble:
        LocalStore.open(oldest, KEY)
    assert "Make room on the disk" in trouble.value.next_step
    assert oldest.read_bytes() == content
    assert not backup.place(oldest).exists()


def test_a_copy_that_cannot_be_opened_is_no_copy(oldest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_copy", lambda _store, new: new.write_bytes(bytes(oldest.stat().st_size)))
    with pytest.raises(NotMigrated):
        LocalStore.open(oldest, KEY)
    assert [one.name for one in oldest.parent.glob("*before*")] == []


def test_the_second_connection_does_not_put_the_new_store_in_the_place_of_the_copy(
    oldest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two threads open at once: the one that waited finds the work done."""
    content, hold_still = oldest.read_bytes(), backup.hold_still
    opened: list[bool] = []

    def as_another_opens(store: Path, db: Database) -> None:
        if not opened:
            opened.append(True)
            LocalStore.open(oldest, KEY).close()
        hold_still(store, db)

    monkeypatch.setattr(connection.backup, "hold_still", as_another_opens)
    LocalStore.open(oldest, KEY).close()
    assert backup.place(oldest).read_bytes() == content


def test_a_newer_store_is_left_alone_by_an_older_program(before: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = before.read_bytes()
    monkeypatch.setattr(connection, "KNOWN_STEPS", {"0001_records"})
    with pytest.raises(NewerStore) as trouble:
        LocalStore.open(before, KEY)
    assert trouble.value.happened == "A newer version of Holdfast has been used on this laptop."
    assert before.read_bytes() == content
    assert not backup.place(before).exists()


def opens(path: Path, steps: Steps) -> None:
    """Open the store, step by step: each statement, each file opened, synced, replaced or copied."""
    for owner, name in ((Database, "execute"), (os, "open"), (os, "fsync"), (Path, "replace"), (shutil, "copyfileobj")):
        setattr(owner, name, steps.each(getattr(owner, name)))
    LocalStore.open(path, KEY).close()


@pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")
@pytest.mark.parametrize("stride", [4, pytest.param(1, marks=pytest.mark.soak)])
def test_killed_at_each_step_it_opens_well_afterwards(tmp_path: Path, stride: int) -> None:
    content = (STORES / BEFORE[0]).read_bytes()
    died, copied = 0, 0
    for at in itertools.count(1, stride):
        folder = tmp_path / str(at)
        folder.mkdir()
        path = Path(shutil.copy(STORES / BEFORE[0], folder / "cases.holdfast"))
        if not dies(at, partial(opens, path)):
            break
        died += 1
        copy = backup.place(path)
        if copy.exists():
            copied += 1
            assert copy.read_bytes() == content, "a copy is whole, or it is not there"
        has_everything(path)
        assert steps_of(path) == KNOWN_STEPS
        shutil.rmtree(folder)
    assert died * stride > 60, died
    assert 0 < copied < died
