"""A disk that is really read-only (a mount in a namespace of its own): said in words, and nothing is changed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from local_store import LocalStore
from tests.local_store.desk import KEY, Desk

HERE = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
from pathlib import Path
from local_store import LocalStore
from local_store.errors import StoreTrouble
try:
    with LocalStore.open(Path(sys.argv[1]), bytes(range(32))) as store:
        print("opened", len(store.pending()))
        store.remember("place", 1)
except StoreTrouble as trouble:
    print(type(trouble).__name__)
"""


@pytest.mark.parametrize("left_by", ["closing", "a kill"])
def test_a_read_only_disk_is_named_and_opens_when_it_may_be_written_again(tmp_path: Path, left_by: str) -> None:
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rm", "true"], capture_output=True).returncode:
        pytest.skip("a disk cannot be mounted read-only here (unshare -rm)")
    path = tmp_path / "disk" / "store.db"
    with LocalStore.create(path, KEY) as store:
        desk = Desk(store)
        edit = desk.write_new("contact", note="kept")
        killed = shutil.copytree(path.parent, tmp_path / "killed")  # as a kill leaves it: with its log
    disk = path.parent if left_by == "closing" else killed
    before = {part.name: part.read_bytes() for part in disk.iterdir() if not part.name.endswith("-shm")}
    mounted = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
    python = [sys.executable, "-c", SCRIPT, str(disk / path.name)]
    run = subprocess.run(
        [unshare, "-rm", "sh", "-c", mounted, "sh", str(disk), *python], capture_output=True, text=True, cwd=HERE
    )
    assert run.stdout.split()[-1] == "ReadOnlyDisk", run.stdout + run.stderr
    assert before == {part.name: part.read_bytes() for part in disk.iterdir() if not part.name.endswith("-shm")}
    with LocalStore.open(disk / path.name, KEY) as store:
        assert [item.edit.id for item in store.pending()] == [edit.id]
