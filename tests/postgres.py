"""A private PostgreSQL for tests: real processes, real disk writes, an ordinary user, the loopback address only."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import psycopg

ROOT = Path(__file__).parent.parent
USER = "holdfast"
SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 250
shared_buffers = 32MB
fsync = on
dynamic_shared_memory_type = mmap
full_page_writes = on
synchronous_commit = on
wal_level = replica
wal_keep_size = 64MB
hot_standby = on
autovacuum_naptime = 1h
"""


def programs() -> Path | None:
    """The folder with the newest `initdb` there is: on the PATH, of the system, or unpacked by tools/prepare.py."""
    shelves = [Path("/usr/lib/postgresql"), ROOT / ".setup/system/usr/lib/postgresql"]
    found = [one for shelf in shelves for one in shelf.glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda one: int(re.sub(r"\D", "", one.parent.parent.name) or 0)).parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def until(holds: Callable[[], bool], what: str, seconds: float = 30) -> None:
    """Look again and again until something outside this process is so; fail, naming it, when it is not in time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.02)


class Postgres:
    """One database server with its files in a folder of its own under the temporary directory.

        with Postgres() as server:
            server.start()
            url = server.database("northwick")

    `kill` is kill -9 of every process of it; `start` again comes back on the same port with the same files.
    """

    def __init__(self) -> None:
        found = programs()
        assert found is not None, "there is no PostgreSQL on this machine"
        self._programs = found
        self._user = _ordinary_user()
        # Not pytest's own folder: that one is closed to the user whom PostgreSQL has to run as when we are root.
        self.folder = Path(tempfile.mkdtemp(prefix="holdfast-postgres-"))
        self.data = self.folder / "data"
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        if self._user:
            shutil.chown(self.folder, self._user)

    def initialise(self) -> Self:
        """Make the files of an empty server. A method of its own: a standby gets a copy of another's instead."""
        self._run("initdb", "-D", self.data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        self._settle()
        return self

    def copy_of(self, primary: "Postgres", name: str) -> Self:
        """Make this a standby of a running server, which knows it under `name`."""
        source = f"host=127.0.0.1 port={primary.port} user={USER} application_name={name}"
        self._run("pg_basebackup", "-D", self.data, "-d", source, "-X", "stream", "-c", "fast", "-R", "--no-sync")
        self._settle()
        return self

    def start(self) -> None:
        """Come up, after a crash too; returns once connections are taken."""
        # Our own child and not pg_ctl's: where nobody collects orphans, a killed one would count as running for ever.
        with (self.folder / "log").open("a") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self.data],
                user=self._user, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=self.folder,
            )  # fmt: skip
        until(self._is_ready, "PostgreSQL takes connections")

    def stop(self) -> None:
        """Go down in order; connections are closed."""
        process, self._process = self._process, None
        assert process is not None, "it does not run"
        process.send_signal(signal.SIGINT)
        assert process.wait() == 0, self.log()

    def kill(self) -> None:
        """kill -9, every process at once: nobody of them gets to write a last word."""
        process, self._process = self._process, None
        assert process is not None, "it does not run"
        children = _children(process.pid)
        process.kill()
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        process.wait()
        until(lambda: not any(map(_lives, children)), "the killed processes are gone")

    def promote(self) -> None:
        """A standby takes over; returns once it takes writes."""
        self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "promote")

    def require(self, standby: str) -> None:
        """Acknowledge no commit before `standby` has it on its disk; returns once that is in force."""
        self.ask(f"ALTER SYSTEM SET synchronous_standby_names = '{standby}'")
        self.ask("SELECT pg_reload_conf()")
        query = f"SELECT sync_state FROM pg_stat_replication WHERE application_name = '{standby}'"
        until(lambda: self.ask(query) == [("sync",)], f"{standby} is synchronous")

    def database(self, name: str) -> str:
        """A new empty database; its address for `--database`."""
        self.ask(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def url(self, name: str) -> str:
        """The address of a database of this server."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{name}"

    def ask(self, query: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run one statement by itself; its rows, where it has any."""
        address = f"host=127.0.0.1 port={self.port} user={USER} dbname={database}"
        with psycopg.connect(address, autocommit=True) as connection:
            cursor = connection.execute(query)  # type: ignore[arg-type]
            return cursor.fetchall() if cursor.description else []

    def log(self) -> str:
        """What it wrote about itself so far."""
        return (self.folder / "log").read_text(encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self.kill()
        shutil.rmtree(self.folder)

    def _settle(self) -> None:
        with (self.data / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(f"{SETTINGS}port = {self.port}\n")

    def _is_ready(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self.log()
        try:
            lines = (self.data / "postmaster.pid").read_text().split("\n")
        except FileNotFoundError:
            return False
        return lines[0] == str(self._process.pid) and lines[7:8] == ["ready   "]

    def _run(self, program: str, *arguments: str | Path) -> None:
        # Its output goes to a file: a server that is started would hold a pipe open for as long as it lives.
        said = self.folder / f"{program}.said"
        with said.open("w") as output:
            done = subprocess.run(
                [self._programs / program, *arguments],
                user=self._user, stdout=output, stderr=output, stdin=subprocess.DEVNULL, cwd=self.folder, check=False,
            )  # fmt: skip
        assert done.returncode == 0, f"{program}: {said.read_text()}"


def _ordinary_user() -> str | None:
    """Whom to run as: ourselves, or somebody ordinary where we are root, which PostgreSQL refuses."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _children(parent: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


def _lives(process: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return state.stdout.strip() not in ("", "Z", "Zs")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
