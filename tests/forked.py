"""`python -m central` without starting Python anew: forked from a process that has imported the centre already.

To start it anew takes three times as much of the processor, and the tests want some 250 of them. What runs is the same
program, in a process of its own.
"""

import multiprocessing
import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).parent.parent
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["central.command", "central.serving"])


def begin(
    module: str, arguments: Sequence[str], told: Connection | Path, log: Path, stdin: Path = Path(os.devnull)
) -> ForkServerProcess:
    """Run a module as a program. What it says goes to `told`, a pipe or a file; what it logs is added to `log`."""
    with mock.patch.dict(os.environ, PYTHONUTF8="1"):
        forkserver.ensure_running()
    files = (stdin, told, log)
    process = _FORKS.Process(target=_live, args=(module, list(arguments), files, dict(os.environ)), daemon=True)
    process.start()
    return process


def _live(
    module: str, arguments: list[str], files: tuple[Path, Connection | Path, Path], environment: Mapping[str, str]
) -> None:
    stdin, told, log = files
    os.dup2(os.open(stdin, os.O_RDONLY), 0)
    os.dup2(os.open(told, os.O_WRONLY | os.O_CREAT, 0o600) if isinstance(told, Path) else told.fileno(), 1)
    os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, way) for number, way in enumerate("rww"))
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
