"""The doctor tells what is held, finds what is wrong, changes nothing, and names nobody but accounts."""

import datetime as dt
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from desktop import doctor, doctor_words, lock_screen
from desktop.folders import AccountFolder, Folders, folders
from local_store import Device, Draft, LocalStore, backup, examination, keys
from local_store.schema import KNOWN_STEPS
from local_store.typed_words import TypedWords
from tests.local_store.desk import Desk

PASSPHRASE = "a long enough password"
NOW = dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC)
NOTE = "Zephyrine walked along the tramway and spoke of her bursary."


class Kept:
    """A data folder with one account in it."""

    def __init__(self, root: Path) -> None:
        self.folders: Folders = folders(str(root))
        self.account: AccountFolder = self.folders.account("https://centre.example.org", "imogen.farrowby")
        self.key = keys.make_keys(self.account.folder, PASSPHRASE)
        self.folders.remember_account(self.account)
        device = Device(
            id="device-1",
            user="imogen.farrowby",
            user_name="Imogen Farrowby",
            authority_name="Thornwick",
            token="the-token-of-this-laptop",
            last_contact="2026-11-25T16:00:00+00:00",
        )
        with LocalStore.create(self.account.store, self.key) as store:
            store.set_device(device)
            desk = Desk(store)
            self.case = desk.case
            desk.bring("person", {"first_names": "Zephyrine", "surname": "Quillsworth-Test"})
            desk.bring("contact", {"note": NOTE})
            desk.write_new("contact", note="not sent")
            desk.refused(desk.write_new("contact", note="refused"))
            store.keep_draft(Draft("contact/1", desk.case, "1", "contact", {"note": "typed"}))
            lock_screen.keep(self.account.folder, lock_screen.facts(device, store.counts()))

    def examined(self, passphrase: str = PASSPHRASE) -> doctor.Report:
        return doctor.examine(self.folders, NOW, passphrase)

    def needs(self, passphrase: str = PASSPHRASE) -> list[str]:
        return doctor_words.needs(self.examined(passphrase))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in root.rglob("*") if one.is_file() and "attempts" not in one.name}


def test_it_tells_what_is_held_and_that_all_is_well(kept: Kept) -> None:
    before = snapshot(kept.folders.root)
    report = kept.examined()
    said = "\n".join(doctor_words.sentences(report, NOW))
    for line in (
        "Imogen Farrowby, imogen.farrowby, Thornwick.",
        "The centre was last met yesterday at 4pm.",
        "Cases can be read without a connection until 9 December 2026.",
        "No keyring protects the key: the passphrase alone does.",
        f"It holds 1 case in 3 records, and 0 files. The schema is at {max(KNOWN_STEPS)}.",
        "Not sent yet: 1 change, 0 files, 0 looks. Typed and not saved: 1 draft. Refused by the centre: 1 change.",
        "The seal of every page fits.",
        "None of these files holds any of the words that were looked for from the opened store.",
        "Nothing here needs anybody.",
    ):
        assert line in said, line
    assert {file.path.rpartition("/")[2]: file.kind for file in report.files} == {
        "last-account": "readable",
        "keys.json": "readable",
        "lock-screen.json": "readable",
        "cases.holdfast": "encrypted",
        "cases.holdfast-unsent": "encrypted",
    }
    assert snapshot(kept.folders.root) == before, "looking changes nothing"


def test_what_a_cut_off_window_left_is_encrypted_counted_and_not_laid_in_by_looking(kept: Kept) -> None:
    with LocalStore.open(kept.account.store, kept.key) as store:
        [before] = store.drafts()
        typed = TypedWords(kept.account.store, kept.key)
        typed.put_gone(before.key)
        typed.put(Draft("contact/2", kept.case, "2", "contact", {"note": NOTE}))
        both = Draft("contact/3", kept.case, "3", "contact", {"note": NOTE})
        store.keep_draft(both, typed.put(both))
        typed.put(Draft("contact/4", kept.case, "4", "contact", {"note": NOTE}))
    typed.close()
    laid_out = snapshot(kept.folders.root)
    report = kept.examined()
    kinds = {file.path.rpartition("/")[2]: file.kind for file in report.files}
    assert kinds["cases.holdfast-typed"] == "encrypted"
    assert "Typed and not saved: 3 drafts." in "\n".join(doctor_words.sentences(report, NOW))
    assert kept.needs() == []
    assert snapshot(kept.folders.root) == laid_out


def test_it_names_no_child_and_tells_no_secret(kept: Kept) -> None:
    report = kept.examined()
    said = "\n".join(doctor_words.sentences(report, NOW)) + doctor_words.as_json(report, ["x"])
    for word in ("Zephyrine", "tramway", kept.case, "the-token", kept.key.hex()):
        assert word not in said, word
    assert report.accounts[0].held is not None
    assert any("tramway" in word for word in report.accounts[0].held.words), "it had the words to look for"


def test_without_the_passphrase_it_tells_what_can_be_told(kept: Kept) -> None:
    said = "\n".join(doctor_words.sentences(kept.examined(""), NOW))
    assert "When it was last locked, 1 change waited to be sent." in said
    assert "How much it holds is told only with the passphrase" in said
    assert "Words of cases were not looked for: that needs the passphrase." in said
    assert kept.needs("") == []


def test_a_wrong_passphrase_is_said(kept: Kept) -> None:
    [need] = kept.needs("some other passphrase")
    assert "That passphrase did not open this laptop." in need


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_words_in_the_clear_are_found_wherever_they_are(kept: Kept, encoding: str) -> None:
    (kept.account.folder / "export.tmp").write_bytes(os.urandom(9000) + NOTE.encode(encoding) + os.urandom(9000))
    (kept.folders.root / "crashes.log").write_text("KeyError\nQuillsworth-Test\n", encoding=encoding)
    found = kept.needs()
    assert [need for need in found if "export.tmp" in need and "Words of a case" in need]
    assert [need for need in found if "crashes.log" in need and "Words of a case" in need]


def test_a_plain_database_and_a_packed_one_are_no_encrypted_files(kept: Kept) -> None:
    plain = sqlite3.connect(kept.account.folder / "copy.holdfast")
    plain.execute("CREATE TABLE record (n)")
    plain.commit()
    plain.close()
    (kept.account.folder / "packed.gz").write_bytes(b"\x1f\x8b" + zlib.compress(os.urandom(20_000)))
    (kept.account.folder / "letter.txt").write_text("Something that somebody put here. " * 50)
    assert sorted(need.split(" is neither")[0].rpartition("/")[2] for need in kept.needs("")) == [
        "copy.holdfast",
        "letter.txt",
        "packed.gz",
    ]


def test_a_damaged_page_and_what_was_put_aside_need_somebody(kept: Kept) -> None:
    raw = bytearray(kept.account.store.read_bytes())
    raw[3 * 4096 + 100] ^= 1
    kept.account.store.write_bytes(raw)
    (kept.account.folder / "cases-damaged-20261125-101112.holdfast").write_bytes(os.urandom(8192))
    found = kept.needs()
    assert [need for need in found if "the store is damaged in 1 place" in need]
    assert [need for need in found if "put aside as cases-damaged-20261125-101112.holdfast" in need]


def test_a_copy_and_a_leftover_are_told_and_need_nobody(kept: Kept) -> None:
    backup.place(kept.account.store).write_bytes(kept.account.store.read_bytes())
    (kept.account.folder / "lock-screen.json.new").write_bytes(b"{}")
    said = "\n".join(doctor_words.sentences(kept.examined(), NOW))
    assert "A copy from before the last update is kept since" in said
    assert "Left over where something was cut off, and harmless:" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folder private by other means")
def test_files_that_others_may_read_are_found(kept: Kept) -> None:
    kept.account.store.chmod(0o644)
    assert kept.needs("") == [], "nobody else gets into the folder"
    for folder in (kept.account.folder, kept.account.folder.parent, kept.folders.root):
        folder.chmod(0o755)
    assert [need for need in kept.needs("") if "may read" in need and "cases.holdfast" in need]


def test_a_lease_that_ended_and_a_laptop_out_of_service_need_somebody(kept: Kept) -> None:
    later = NOW + dt.timedelta(days=20)
    [need] = doctor_words.needs(doctor.examine(kept.folders, later, PASSPHRASE))
    assert "Reading cases needs a connection." in need
    with LocalStore.open(kept.account.store, kept.key) as store:
        store.note_taken_out(NOW.isoformat())
    [need] = kept.needs()
    assert "taken out of service" in need


def test_an_older_store_is_examined_and_not_brought_up_to_date(tmp_path: Path) -> None:
    kept = Path(__file__).parents[1] / "local_store" / "stores" / "until-0005.holdfast"
    old = Path(shutil.copy(kept, tmp_path))
    content = old.read_bytes()
    held = examination.held(old, bytes(range(32)))
    assert (held.step, held.cases, held.waiting, held.files) == ("0005_search", 1, 4, 0)
    assert examination.faults(old, bytes(range(32))) == []
    assert old.read_bytes() == content


def test_the_command(kept: Kept) -> None:
    def run(*more: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        asked = [sys.executable, "-m", "desktop", "doctor", "--data-dir", str(kept.folders.root), *more]
        return subprocess.run(asked, input=stdin, capture_output=True, text=True, check=False)

    done = run("--json", "--passphrase-stdin", stdin=PASSPHRASE + "\n")
    told = json.loads(done.stdout)
    assert told["accounts"][0]["held"]["waiting"] == 1
    assert (done.returncode == 0) == (told["needs"] == [])
    assert {"words", "facts"} & set(told["accounts"][0]["held"]) == set()
    (kept.account.folder / "letter.txt").write_text("Something that somebody put here. " * 50)
    done = run()
    assert done.returncode == 1
    assert "letter.txt is neither encrypted nor a file of Holdfast's." in done.stdout


def test_nobody_here(tmp_path: Path) -> None:
    report = doctor.examine(folders(str(tmp_path)), NOW)
    assert "Nobody has signed in here: no cases are held." in doctor_words.sentences(report, NOW)
    assert doctor_words.needs(report) == []
