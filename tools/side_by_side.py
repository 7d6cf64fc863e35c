"""The test suite in shares side by side, since most of it waits for links, disks and other processes.

    python tools/side_by_side.py [arguments for pytest]

The share with the servers speaks as it goes; what the others said comes after it. Ends with 1 if any failed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO

TESTS = Path("tests")
SHARES = [
    ["central", "simulation", "casework", "faults", "ui/case/test_same_child.py", "ui/case/test_general_editor.py"],
    ["ui/test_parts.py", "desktop", "local_store"],
    ["real", "sync", "printing"],
]
"""Folders of tests, and single modules, that go together; all the rest is a share of its own. Each takes about as long
as any other. The sheet of parts comes first of its share: each theme is laid on every window that is left of others."""
COMPILED = Path(".setup", "compiled").resolve()
"""Where Python keeps what it has compiled, since the tests start it a thousand times."""
ALONE = TESTS / "desktop" / "test_kill_while_typing.py"
"""Goes last: it holds a window that is typed into to one second."""
ALL_ALONG = ["simulation/test_schedules.py", "simulation/test_more_schedules.py"]
"""Each runs beside everything, from the start to the end, on whatever processor the others leave while they wait:
schedules, which wait for nothing, as their stores are in memory. They are a third of all the work."""
GIVING_WAY = ["nice", "-n", "19"] if shutil.which("nice") else []


def main(arguments: list[str]) -> int:
    """Run every share; what to end with."""
    os.environ["PYTHONPYCACHEPREFIX"] = str(COMPILED)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rooms = {path.relative_to(TESTS).parts[0] for path in TESTS.rglob("test_*.py")}
    aloud, *quietly = [*SHARES, sorted(rooms.difference(*SHARES))]
    with ExitStack() as files:
        patient = [
            _begin([one], arguments, files.enter_context(tempfile.TemporaryFile()), GIVING_WAY) for one in ALL_ALONG
        ]
        running = [_begin(share, arguments, files.enter_context(tempfile.TemporaryFile())) for share in quietly]
        failed = subprocess.run(_command(aloud, arguments), check=False).returncode != 0
        for process, told in running:
            failed = _told(process, told) or failed
        failed = subprocess.run(_pytest([str(ALONE), *arguments]), check=False).returncode != 0 or failed
        for process, told in patient:
            failed = _told(process, told) or failed
    return int(failed)


def _told(process: subprocess.Popen[bytes], told: IO[bytes]) -> bool:
    """Wait for a share and say what it said; whether it failed."""
    failed = process.wait() != 0
    told.seek(0)
    sys.stdout.buffer.write(told.read())
    sys.stdout.flush()
    return failed


def _begin(
    share: list[str], arguments: list[str], told: IO[bytes], before: Sequence[str] = ()
) -> tuple[subprocess.Popen[bytes], IO[bytes]]:
    return subprocess.Popen([*before, *_command(share, arguments)], stdout=told, stderr=subprocess.STDOUT), told


def _command(share: list[str], arguments: list[str]) -> list[str]:
    modules = [one for other in (*SHARES, ALL_ALONG) for one in other if one.endswith(".py") and one not in share]
    ignored = [word for one in (ALONE, *(TESTS / one for one in modules)) for word in ("--ignore", str(one))]
    return _pytest([*(str(TESTS / one) for one in share), *ignored, *arguments])


def _pytest(arguments: list[str]) -> list[str]:
    return [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
