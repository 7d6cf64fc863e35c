"""A laptop that was taken out of service hands in everything, destroys its key, and says so: with a real centre."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from casework import Edit, new_edit, new_id, new_record
from casework.trouble import Trouble
from desktop import headless, sign_in, taken_out
from desktop.folders import Folders, folders
from desktop.sign_in import Opened
from desktop.taken_out import StillToHandIn, TakenOut
from local_store import Draft, LocalStore, keys
from local_store.errors import DiskFull
from local_store.key_errors import KeysMissing
from local_store.shapes import Answer
from local_store.wipe import WipeNote
from tests.central_process import CentralProcess
from tests.desktop.practitioner import IMOGEN, PASSWORD, load_shared_case, practitioner
from tests.link import Link

NOTE = "Met at the library. He had slept, and spoke of his course."
TYPED = "Typed, and never saved before the laptop was lost"
SCAN = b"%PDF-1.4 the tenancy letter, scanned " * 400
CONTACT = "01a2056c-57a2-76b8-a991-c07321d206b4"


class Lost:
    """A laptop with work on it that the centre does not have; the centre has taken it out of service."""

    def __init__(self, centre: CentralProcess, folder: Path, url: str = "") -> None:
        self.centre = centre
        self.folders: Folders = folders(str(folder))
        self.case = load_shared_case(centre, CONTACT)
        self.opened: Opened = sign_in.first_sign_in(self.folders, url or centre.url, IMOGEN, PASSWORD)
        self.folders.remember_account(self.opened.account)
        headless.one_cycle(self.folders, "", "", PASSWORD)
        self.edits: list[Edit] = []

    def store(self) -> LocalStore:
        return LocalStore.open(self.opened.account.store, self.opened.key)

    def work(self) -> None:
        """Two edits, one on top of the other, a draft, a file, and a look."""
        with self.store() as store:
            contact = store.record(CONTACT)
            assert contact is not None
            self.edits = [new_edit(contact, {"place": "Library"}, IMOGEN)]
            store.save(self.edits[0])
            again = store.record(CONTACT)
            assert again is not None
            self.edits.append(new_edit(again, {"note": NOTE}, IMOGEN))
            store.save(self.edits[1])
            store.keep_draft(Draft("contact/new", self.case, new_id(), "contact", {"note": TYPED}))
            self.file = store.attach(self.case, SCAN, "application/pdf")
            store.look(self.case)

    def revoke(self) -> None:
        done = self.centre.run("device", "revoke", self.opened.device.id)
        assert done.returncode == 0, done.stderr

    def files(self) -> list[str]:
        root = self.folders.root
        return sorted(str(one.relative_to(root)) for one in root.rglob("*") if one.is_file())

    def centre_has(self, question: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.centre.folder / "central.sqlite")) as database:
            return database.execute(question).fetchall()

    def at_centre(self) -> dict[str, str]:
        """Every edit in the ledger, with its result."""
        return dict(self.centre_has("SELECT id, result FROM ledger"))  # type: ignore[arg-type]

    def texts_at_centre(self) -> str:
        return json.dumps(
            [bytes(line[0]).decode() for line in self.centre_has("SELECT CAST(edit AS BLOB) FROM ledger")]
        )


@pytest.fixture
def lost(centre: CentralProcess, tmp_path: Path) -> Lost:
    return Lost(centre, tmp_path / "laptop")


def nothing_is_left(lost: Lost) -> None:
    assert lost.files() == ["holdfast.lock"] or lost.files() == []
    assert lost.folders.last_account() is None


def everything_is_at_the_centre(lost: Lost) -> None:
    results = lost.at_centre()
    assert {results[edit.id] for edit in lost.edits} == {"refused"}, "in quarantine"
    assert NOTE in lost.texts_at_centre()
    assert TYPED in lost.texts_at_centre()
    assert lost.centre_has("SELECT complete FROM attachment") == [(1,)]
    assert len(lost.centre_has("SELECT id FROM look")) == 1


def test_headless_it_hands_in_everything_and_destroys_the_rest(lost: Lost) -> None:
    lost.work()
    lost.revoke()
    with pytest.raises(TakenOut) as out:
        headless.one_cycle(lost.folders, "", "", PASSWORD)
    assert out.value.sentence() == (
        "This laptop was taken out of service. Everything written here was handed in: 3 changes. The cases are gone "
        "from this laptop. To use Holdfast here again, speak to your service's administrator."
    )
    everything_is_at_the_centre(lost)
    nothing_is_left(lost)


def test_the_command_says_it_and_ends_with_1(lost: Lost) -> None:
    lost.work()
    lost.revoke()
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "sync", "--data-dir", str(lost.folders.root), "--password-stdin"],
        input=PASSWORD + "\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "was handed in: 3 changes. The cases are gone from this laptop." in done.stderr
    nothing_is_left(lost)


def test_without_a_connection_nothing_is_shown_and_nothing_destroyed(centre: CentralProcess, tmp_path: Path) -> None:
    lost = Lost(centre, tmp_path / "laptop")
    lost.work()
    lost.revoke()
    with lost.store() as store:
        store.note_taken_out("2026-11-26T10:00:00+00:00")  # it has heard, and then the link broke
    centre.stop()
    before = lost.files()
    with pytest.raises(StillToHandIn) as still:
        sign_in.unlock(lost.opened.account, PASSWORD)
    assert still.value.sentence() == (
        "This laptop was taken out of service. Cases cannot be read here any more. 3 changes and 1 file not handed in "
        "yet are safe here, locked. Unlock again with a connection: then all is handed in, and the cases are taken off "
        "this laptop. There is no connection to the centre."
    )
    assert set(before) <= set(lost.files())
    with lost.store() as store:
        assert store.only_here().words() == 3
    centre.start()
    with pytest.raises(TakenOut):
        sign_in.unlock(lost.opened.account, PASSWORD)
    everything_is_at_the_centre(lost)


@pytest.mark.parametrize("after", [400, 1500, 4000])
def test_a_delivery_that_breaks_half_way_is_gone_on_with(centre: CentralProcess, tmp_path: Path, after: int) -> None:
    load = Lost(centre, tmp_path / "laptop")
    with Link(centre.port) as link:
        with load.store() as store:
            device = store.device()
            assert device is not None
            store.set_device(msgspec.structs.replace(device, server=link.url))
        load.work()
        load.revoke()
        link.cut_after("up", after, stays=True)
        with pytest.raises(Trouble):
            headless.one_cycle(load.folders, "", "", PASSWORD)
        assert load.opened.account.has_keys(), "nothing is destroyed that the centre does not have"
        known = load.at_centre()
        with load.store() as store:
            waiting = {item.edit.id for item in store.pending()} | {one.id for one in store.attention()}
        assert {edit.id for edit in load.edits} <= waiting | set(known)
        link.restore()
        with pytest.raises(TakenOut):
            headless.one_cycle(load.folders, "", "", PASSWORD)
    everything_is_at_the_centre(load)


def test_an_edit_that_the_centre_never_took_in_keeps_the_store_from_being_destroyed(lost: Lost) -> None:
    with lost.store() as store:
        big = new_edit(new_record("contact", lost.case), {"note": "too big"}, IMOGEN)
        store.save(big)
        store.settle([Answer(big.id, "refused", code="too_big", reason="Too big.", at_centre=False)], big.at)
    lost.revoke()
    with pytest.raises(StillToHandIn) as still:
        headless.one_cycle(lost.folders, "", "", PASSWORD)
    assert "1 change not handed in yet is safe here, locked. Take the laptop to IT support" in still.value.sentence()
    assert lost.opened.account.has_keys()


def test_a_laptop_back_in_service_opens_again(lost: Lost) -> None:
    with lost.store() as store:
        store.note_taken_out("2026-11-26T10:00:00+00:00")
    opened = sign_in.unlock(lost.opened.account, PASSWORD)
    with LocalStore.open(opened.account.store, opened.key) as store:
        assert store.taken_out() is None


def test_a_disk_that_does_not_let_go_is_tried_again(lost: Lost, monkeypatch: pytest.MonkeyPatch) -> None:
    lost.work()
    lost.revoke()
    unlink = Path.unlink

    def refused(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".holdfast":
            raise OSError(28, "No space left on device")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(DiskFull):
        headless.one_cycle(lost.folders, "", "", PASSWORD)
    with pytest.raises(KeysMissing):
        keys.unlock(lost.opened.account.folder, PASSWORD)
    monkeypatch.undo()
    [out] = taken_out.finish(lost.folders)
    assert "3 changes" in out.sentence()
    taken_out.told(lost.folders)
    nothing_is_left(lost)


def test_the_window_locks_hands_in_and_says_it(centre: CentralProcess, tmp_path: Path, qapp: QApplication) -> None:
    load_shared_case(centre, CONTACT)
    with practitioner(IMOGEN, centre, tmp_path, qapp) as imogen:
        imogen.sign_in()
        imogen.open_case()
        device = imogen.ask(lambda store: store.device())
        assert device is not None
        imogen.lose_connection()
        imogen.hands.press("record_contact")
        imogen.hands.type("field.note", TYPED)
        assert centre.run("device", "revoke", device.id).returncode == 0
        imogen.link.restore()
        imogen.hands.says("This laptop was taken out of service.", 60)
        imogen.hands.says("handed in: 1 change. The cases are gone from this laptop.")
        assert "Juniper" not in imogen.hands.words()
        assert not list((tmp_path / IMOGEN).rglob("*.holdfast*"))
        assert not list((tmp_path / IMOGEN).rglob("keys.json"))
    with closing(sqlite3.connect(centre.folder / "central.sqlite")) as database:
        [(edit,)] = database.execute("SELECT CAST(edit AS BLOB) FROM ledger WHERE result = 'refused'").fetchall()
    assert TYPED in bytes(edit).decode()


def test_a_print_that_may_still_come_out_is_said() -> None:
    told = TakenOut(WipeNote("2026-11-26T10:00:00+00:00", prints_left=True)).sentence()
    assert "A print that was under way may still be with the print system." in told
    assert "print" not in TakenOut(WipeNote("2026-11-26T10:00:00+00:00")).sentence()
