"""P1: from the moment Save returns, nothing takes the edit away: not kill -9, not a full disk."""

import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from casework import new_edit, new_id, new_record
from local_store import Draft, LocalStore
from local_store.cipher import keyed
from tests.local_store.desk import KEY, ME, Desk

HERE = Path(__file__).resolve().parents[2]
ROUNDS = 6


def writer(path: Path, *how: str) -> list[str]:
    return [sys.executable, "-m", "tests.promises.p1_writer", str(path), KEY.hex(), *how]


def promised(lines: Sequence[str], word: str) -> list[str]:
    return [line.split(" ", 1)[1].strip() for line in lines if line.startswith(word + " ") and line.endswith("\n")]


def run_and_kill(path: Path, after_lines: int) -> list[str]:
    """What a writer promised until it was killed, at once after it had promised `after_lines` things."""
    with subprocess.Popen(writer(path, "forever"), stdout=subprocess.PIPE, text=True, cwd=HERE) as process:
        assert process.stdout is not None
        lines: list[str] = []
        for line in process.stdout:
            lines.append(line)
            if len(lines) >= after_lines:
                break
        process.kill()
        return lines + process.stdout.readlines()


def test_every_edit_and_draft_that_was_promised_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    chance = random.Random()
    saved: list[str] = []
    for _ in range(ROUNDS):
        lines = run_and_kill(path, chance.randint(1, 120))
        saved += promised(lines, "saved")
        with LocalStore.open(path, KEY) as store:
            pending = {item.edit.id: item.edit for item in store.pending()}
            assert [id for id in saved if id not in pending] == []
            for edit in pending.values():
                shown = store.record(edit.record)
                assert shown is not None, "an edit is never kept without the record that shows it"
                assert shown.fields == edit.set
            draft, cursor = store.draft("contact/open"), store.cursor()
            assert int(draft.fields["note"] if draft else 0) >= max(map(int, promised(lines, "draft")), default=0)
            assert int(cursor or 0) >= max(map(int, promised(lines, "cursor")), default=0)
    assert len(saved) > ROUNDS, "the writers were killed before they had saved anything"


def check_after_full_disk(path: Path, output: str) -> None:
    lines = output.splitlines(keepends=True)
    saved = promised(lines, "saved")
    assert promised(lines, "full") == ["This laptop's disk is full, so nothing more can be saved."]
    assert promised(lines, "readable") == [str(len(saved) - 1)], "all that was saved before can be read meanwhile"
    assert promised(lines, "opened")[0] in (str(len(saved) - 1), "not before there is room"), "never taken for damage"
    assert promised(lines, "draft"), "when there is room again, the same edit and a draft are saved"
    with LocalStore.open(path, KEY) as store:
        assert [item.edit.id for item in store.pending()] == saved


def test_a_disk_that_takes_no_more_loses_nothing(tmp_path: Path) -> None:
    """A quota or a limit on file size: the system refuses the write with EFBIG or EDQUOT."""
    pytest.importorskip("resource", reason="limits on file size need POSIX")
    path = tmp_path / "store.db"
    LocalStore.create(path, KEY).close()
    run = subprocess.run(writer(path, "until-limit", "400000"), capture_output=True, text=True, cwd=HERE)
    assert run.returncode == 0, run.stderr
    check_after_full_disk(path, run.stdout)


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """A real small disk (tmpfs in a mount namespace of its own), filled to the last byte."""
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    kept.mkdir()
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rm", "true"], capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here (unshare -rm)")
    script = (
        'mount -t tmpfs -o size=3m tmpfs "$1" && head -c 1000000 /dev/zero > "$1/ballast" && cd "$2" && shift 2 && "$@"'
    )
    command = [unshare, "-rm", "sh", "-c", script + ' && cp -a "$0"/store.db* "$KEPT"', str(disk), str(disk), str(HERE)]
    run = subprocess.run(
        command + writer(disk / "store.db", "until-full", str(disk / "ballast")),
        capture_output=True,
        text=True,
        env={"KEPT": str(kept), "PATH": "/usr/bin:/bin"},
    )
    assert run.returncode == 0, run.stderr
    check_after_full_disk(kept / "store.db", run.stdout)


def test_saving_waits_for_the_disk(tmp_path: Path) -> None:
    """What makes a commit last through a power cut: every commit is synced (FULL), in the log, before Save returns."""
    with LocalStore.create(tmp_path / "store.db", KEY) as store, store._db.reading() as sql:
        assert sql("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert sql("PRAGMA synchronous").fetchone()[0] == 2


def test_what_save_has_promised_another_program_reads_at_once(tmp_path: Path) -> None:
    """Nothing is left in the memory of the program that saved: a connection of its own finds it, while that runs on."""
    path = tmp_path / "store.db"
    with LocalStore.create(path, KEY) as store:
        edit = new_edit(new_record("contact", new_id()), {"note": "at once"}, ME)
        store.save(edit)
        store.keep_draft(Draft("k", edit.case, edit.record, "contact", {"note": "half a"}))
        other = keyed(path, KEY)
        assert other.execute("SELECT id FROM outbox").fetchall() == [(edit.id,)]
        assert other.execute("SELECT key FROM draft").fetchall() == [("k",)]
        other.close()


def test_a_save_that_fails_half_way_leaves_nothing_of_itself(tmp_path: Path) -> None:
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        desk = Desk(store)
        before = desk.write_new("contact", note="before")
        store._db._db.execute("DROP TABLE case_summary")  # the last step of a save now fails
        edit = new_edit(new_record("contact", desk.case), {"note": "after"}, ME)
        with pytest.raises(Exception, match="Something went wrong"):
            store.save(edit)
        assert desk.pending_ids() == [before.id]
        assert store.record(edit.record) is None
