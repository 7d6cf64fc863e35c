"""Every part of `make bench` can at least begin: no run of the suite would notice otherwise."""

import subprocess
import sys


def test_the_benchmarks_name_their_parts() -> None:
    told = subprocess.run([sys.executable, "-m", "tests.bench", "--help"], capture_output=True, text=True, timeout=60)
    assert told.returncode == 0, told.stderr
    assert "sync, store, central, printing" in told.stdout
