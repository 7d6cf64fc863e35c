"""A disk that fails on purpose, and a fast place for what is tried on it."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import disk


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The failing disk, built. Left out by name where it cannot be."""
    if missing := disk.missing():
        pytest.skip(missing)
    return disk.built(tmp_path_factory.mktemp("shim"))


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: what a kill leaves is the same there, and no test waits for a disk."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(dir=memory, prefix="holdfast-faults-"))
    yield folder
    shutil.rmtree(folder)


def tried(shim: Path, place: Path, what: str, how: str, stride: int) -> dict[str, int]:
    """What `tests.faults.every_step` says it tried: it fails with the step where anything was lost."""
    printed = disk.run(shim, "tests.faults.every_step", str(place / "tries"), what, how, str(stride))
    counts: dict[str, int] = json.loads(printed)
    return counts
