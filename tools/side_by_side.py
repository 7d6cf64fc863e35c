"""The test suite in two halves at once, since most of it waits for links, disks and other processes.

    python tools/side_by_side.py [arguments for pytest]

The half with the servers and the simulation speaks as it goes; what the other half said comes after it. Ends with 1 if
either failed.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path("tests")
SERVERS = ["tests/central", "tests/real", "tests/simulation"]
"""About as long as all the rest."""


def main(arguments: list[str]) -> int:
    """Run both halves; what to end with."""
    rooms = sorted({path.relative_to(TESTS).parts[0] for path in TESTS.rglob("test_*.py")})
    the_rest = [name for room in rooms if (name := f"tests/{room}") not in SERVERS]
    with tempfile.TemporaryFile() as told:
        rest = subprocess.Popen(_half(the_rest, arguments), stdout=told, stderr=subprocess.STDOUT)
        servers = subprocess.run(_half(SERVERS, arguments), check=False)
        rest.wait()
        told.seek(0)
        sys.stdout.buffer.write(told.read())
        sys.stdout.flush()
    return int(servers.returncode != 0 or rest.returncode != 0)


def _half(folders: list[str], arguments: list[str]) -> list[str]:
    return [sys.executable, "-m", "pytest", *folders, "-p", "no:cacheprovider", *arguments]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
