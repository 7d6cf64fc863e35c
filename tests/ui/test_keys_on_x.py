"""Under X11 Qt has keys of its own inside fields; none of them may take what was typed, or a key of ours."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="xvfb-run is not installed, so there is no X server")
def test_the_keys_of_the_outbox_and_of_a_home_visit_delete_nothing() -> None:
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-m", "tests.ui.keys_on_x"],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == ["one line: some words, heard 2", "narrative: some words, heard 2"], done.stderr
