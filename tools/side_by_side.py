"""The test suite in two halves at once, since most of it waits for links, disks and other processes.

    python tools/side_by_side.py [arguments for pytest]

The half that opens no windows speaks as it goes; what the other half said comes after it. Ends with 1 if either failed.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path("tests")
WINDOWS = ["tests/ui", "tests/desktop", "tests/printing", "tests/promises"]


def main(arguments: list[str]) -> int:
    """Run both halves; what to end with."""
    rooms = sorted({path.relative_to(TESTS).parts[0] for path in TESTS.rglob("test_*.py")})
    others_only = [name for room in rooms if (name := f"tests/{room}") not in WINDOWS]
    with tempfile.TemporaryFile() as told:
        windows = subprocess.Popen(_half(WINDOWS, arguments), stdout=told, stderr=subprocess.STDOUT)
        others = subprocess.run(_half(others_only, arguments), check=False)
        windows.wait()
        told.seek(0)
        sys.stdout.buffer.write(told.read())
        sys.stdout.flush()
    return int(others.returncode != 0 or windows.returncode != 0)


def _half(folders: list[str], arguments: list[str]) -> list[str]:
    return [sys.executable, "-m", "pytest", *folders, "-p", "no:cacheprovider", *arguments]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
