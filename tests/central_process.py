"""The real central server as a process of its own, for every test that needs one."""

import contextlib
import io
import json
import multiprocessing
import os
import subprocess
import tempfile
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from unittest import mock

import argon2

from central import command
from tests.forked import begin

CHEAP_PASSWORDS = mock.patch("central.passwords._hasher", argon2.PasswordHasher(1, 8, 1))
"""Users made in this have passwords that are checked in no time, and not in a fifth of a second at each sign-in."""


class CentralProcess:
    """`python -m central` over a database of its own in `folder` (or another `database`), on a port of its own.

        with CentralProcess(tmp_path) as centre:
            centre.add_user("amina", authority="northwick")
            centre.start()
            requests.get(centre.url)

    `kill` is kill -9; `start` again comes back on the same port with the same database. `module` is another one to run
    than `central`: the same program with something planted in it.
    """

    def __init__(self, folder: Path, database: str | None = None, *, module: str = "central") -> None:
        self.folder = folder
        self.module = module
        self.database = database or f"sqlite:///{(folder / 'central.sqlite').as_posix()}"
        self.url = ""
        self.port = 0
        self.announced: dict[str, Any] = {}
        self._process: ForkServerProcess | None = None

    def start(self, *arguments: str, command: str = "serve") -> str:
        """Serve, and return the address once it listens."""
        assert self._process is None, "it runs already"
        heard, told = multiprocessing.Pipe(duplex=False)
        arguments = (command, *self._where(), "--port", str(self.port), *arguments)
        self._process = begin(self.module, arguments, told, self.folder / "central.log")
        told.close()
        self._heard = os.fdopen(os.dup(heard.fileno()), encoding="utf-8")
        heard.close()
        line = self._heard.readline()
        if not line:
            self._end(kill=False)
            raise AssertionError(f"the centre did not start: {self.log()}")
        self.announced = json.loads(line)
        self.url = self.announced["url"]
        self.port = int(self.url.rsplit(":", 1)[1])
        return self.url

    def stop(self) -> None:
        """Ask it to stop, and wait until it has."""
        self._end(kill=False)

    def kill(self) -> None:
        """kill -9."""
        self._end(kill=True)

    def add_user(
        self,
        user: str,
        password: str = "a long enough password",
        *,
        authority: str = "northwick",
        role: str = "case_manager",
        name: str = "",
    ) -> None:
        """`user add`."""
        self._make_ready(
            "user", "add", user, "--authority", authority, "--role", role, "--name", name, "--password-stdin",
            stdin=password + "\n",
        )  # fmt: skip

    def load(self, file: Path, *, assign: str, authority: str = "northwick") -> None:
        """`load`."""
        self._make_ready("load", str(file), "--authority", authority, "--assign", assign)

    def load_records(self, records: list[dict[str, Any]], *, assign: str, authority: str = "northwick") -> None:
        """`load` of records given as {id, type, case, fields}."""
        file = self.folder / "records.jsonl"
        file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        self.load(file, assign=assign, authority=authority)

    def _make_ready(self, *arguments: str, stdin: str = "") -> None:
        """A command before the test begins, in this process: to start another takes three times as long."""
        told = io.StringIO()
        with (
            CHEAP_PASSWORDS,
            mock.patch("sys.stdin", io.StringIO(stdin)),
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(told),
        ):
            ended = command.main([*arguments, *self._where()])
        assert ended == 0, told.getvalue()

    def run(self, *arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        """Any other command, on the same database."""
        with tempfile.TemporaryDirectory() as folder:
            given, told, log = (Path(folder, name) for name in ("given", "told", "log"))
            given.write_text(stdin, encoding="utf-8")
            process = begin("central", [*arguments, *self._where()], told, log, given)
            process.join()
            said, logged = (file.read_text(encoding="utf-8") for file in (told, log))
            return subprocess.CompletedProcess(arguments, process.exitcode or 0, said, logged)

    def log(self) -> str:
        """What it wrote to stderr so far."""
        return (self.folder / "central.log").read_text(encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _where(self) -> tuple[str, str]:
        return "--database", self.database

    def _end(self, *, kill: bool) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill() if kill else process.terminate()
        process.join()
        self._heard.close()
