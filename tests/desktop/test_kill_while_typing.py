"""P1, for what is being typed: kill -9 at any moment takes at most the last second of it, whatever else is going on."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from casework import Record
from local_store import LocalStore
from tests.desktop.typist import SCRIPT, Spot, spots
from tests.ui.case.conftest import few
from tests.ui.case.laptop import KEY, TODAY, Laptop

ROOT = Path(__file__).resolve().parents[2]
SECOND = 1.0
"""So many seconds of typing may be lost at most."""


class Key(NamedTuple):
    """One letter that was typed: into which editor, the how manieth of it, and when."""

    editor: int
    number: int
    at: float


class Killed(NamedTuple):
    """What became of one round: letters typed, those older than a second when it was killed, and of these the lost."""

    typed: int
    older: int
    lost: list[str]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    """A laptop with three cases, and two versions of one contact."""
    path = tmp_path_factory.mktemp("filled") / "store.db"
    laptop = Laptop(path, list(few()))
    contact = next(one for one in few() if one.type == "contact" and one.fields.get("note"))
    conflict: Record = laptop.conflict(contact, "note", "before", "mine", "theirs")
    laptop.from_centre(conflict)
    laptop.finish()
    return path


def run_and_kill(store: Path, seed: int, how: str = "") -> tuple[list[Key], float]:
    """Type for a while, and kill -9 at a random moment: what was typed, and when it was killed."""
    chance = random.Random(seed)
    command = [sys.executable, "-m", "tests.desktop.typist", str(store), str(seed), *filter(None, [how])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("ready")
        first = process.stdout.readline()
        time.sleep(chance.uniform(0.5, 4.0) + (2.0 if how == "stuck" else 0.0))  # it begins after a first draft
        killed = time.monotonic()
        process.kill()
        lines = [first, *process.stdout.readlines()]
    keys = [line.split() for line in lines if line.startswith("key") and line.endswith("\n")]
    return [Key(int(editor), int(number), float(at)) for _, editor, number, at in keys], killed


def kept_of(store: LocalStore, spot: Spot) -> str:
    """What is on the disk of an editor: its draft, or what was saved."""
    draft = store.draft(spot.key)
    name = spot.field.partition(".")[2]
    if draft is not None and name in draft.fields:
        value = draft.fields[name]
        return str(value[1] if isinstance(value, list) else value)
    record = store.record(spot.place.record or "")
    return str((record.fields.get(name) if record else None) or "")


def round_of(filled: Path, folder: Path, seed: int, how: str) -> Killed:
    store = folder / f"{seed}.db"
    shutil.copy(filled, store)
    with LocalStore.open(store, KEY, today=lambda: TODAY) as before:
        typed_into = spots(before)  # now: which records are chosen depends on what has been saved
    keys, killed = run_and_kill(store, seed, how)
    older = [key for key in keys if key.at < killed - SECOND]
    lost: list[str] = []
    with LocalStore.open(store, KEY, today=lambda: TODAY) as opened:
        for number, spot in enumerate(typed_into):
            wanted = SCRIPT[: max((key.number for key in older if key.editor == number), default=0)].strip()
            kept = kept_of(opened, spot)
            if not kept.startswith(wanted):
                lost.append(f"seed {seed}: {spot.key}: of {wanted[-40:]!r} there is {kept[-40:]!r}")
    return Killed(len(keys), len(older), lost)


def rounds(filled: Path, folder: Path, seeds: range, how: str = "") -> list[Killed]:
    outcomes = [round_of(filled, folder, seed, how) for seed in seeds]
    typed, older = sum(one.typed for one in outcomes), sum(one.older for one in outcomes)
    lost = [line for one in outcomes for line in one.lost]
    sys.stdout.write(f"\n{len(outcomes)} kills, {typed} letters typed, {older} older than 1 s, {len(lost)} lost\n")
    assert lost == []
    assert older > 20 * len(outcomes), "too little was typed to show anything"
    return outcomes


@pytest.mark.parametrize("count", [8, pytest.param(60, marks=pytest.mark.soak)])
def test_a_kill_takes_at_most_the_last_second(
    filled: Path, tmp_path: Path, count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        rounds(filled, tmp_path, range(count))


@pytest.mark.parametrize("count", [4, pytest.param(40, marks=pytest.mark.soak)])
def test_a_kill_takes_no_more_while_the_store_is_busy(
    filled: Path, tmp_path: Path, count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        rounds(filled, tmp_path, range(1000, 1000 + count), "busy")


@pytest.mark.parametrize("count", [2, pytest.param(40, marks=pytest.mark.soak)])
def test_a_kill_takes_no_more_while_the_store_writes_nothing_at_all(
    filled: Path, tmp_path: Path, count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        rounds(filled, tmp_path, range(2000, 2000 + count), "stuck")


def test_on_a_full_disk_what_is_typed_stays_and_is_kept_as_soon_as_there_is_room(filled: Path, tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="limits on file size need POSIX")
    store = tmp_path / "full.db"
    shutil.copy(filled, store)
    command = [sys.executable, "-m", "tests.desktop.typist", str(store), "1", "full"]
    lines: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line.strip())
            if line.startswith("end"):
                break
        process.kill()
    (told,) = [line for line in lines if line.startswith("told")]
    assert "disk is full" in told
    assert f"field {SCRIPT[:90]}".strip() in lines, "what was typed stays in the window"
    assert "notices 0" in lines, "once it is kept, nothing is said of it any longer"
    with LocalStore.open(store, KEY, today=lambda: TODAY) as opened:
        assert kept_of(opened, spots(opened)[0]) == SCRIPT[:90].strip()
