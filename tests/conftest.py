"""What every room's tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.central_process import CentralProcess


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[CentralProcess]:
    """A central server with an empty database of its own. It is not started yet: add users, then `start()`."""
    folder = tmp_path / "centre"
    folder.mkdir()
    with CentralProcess(folder) as process:
        yield process
