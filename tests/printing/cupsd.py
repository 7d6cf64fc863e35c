"""A CUPS of the test's own: a real cupsd on a loopback port, with one queue, its own folders and no say elsewhere."""

import getpass
import grp
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

CONF = """\
Listen 127.0.0.1:{port}
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobFiles Yes
DirtyCleanInterval 0
<Location />
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Location /admin>
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """\
FileDevice Yes
ServerRoot {folder}/conf
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/run
ErrorLog {folder}/error_log
AccessLog {folder}/access_log
PageLog {folder}/page_log
ServerKeychain {folder}/conf
User {user}
Group {group}
SystemGroup {system}
"""
SECONDS = 20


def missing() -> str:
    """The programs this needs that are not here, in words; or nothing."""
    gone = [name for name in ("cupsd", "lpadmin", "lpstat") if _found(name) is None]
    return f"{', '.join(gone)} not installed (Debian: cups-daemon, cups-client)" if gone else ""


def _found(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


class Cups:
    """One cupsd. What it was handed stays in its spool, where the test can look at it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = os.environ | {"CUPS_SERVER": f"127.0.0.1:{self.port}"}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Run it and add the queue."""
        for name in ("conf/ppd", "spool/tmp", "cache", "run"):
            (self.folder / name).mkdir(parents=True)
        root = os.geteuid() == 0
        names = {
            "user": "lp" if root else getpass.getuser(),  # cupsd refuses to run its filters as root
            "group": "lp" if root else grp.getgrgid(os.getegid()).gr_name,
            "system": grp.getgrgid(0).gr_name,
        }
        (self.folder / "conf/cupsd.conf").write_text(CONF.format(port=self.port))
        (self.folder / "conf/cups-files.conf").write_text(FILES.format(folder=self.folder, **names))
        program = _found("cupsd")
        assert program is not None  # `missing` was asked first
        files = ["-c", self.folder / "conf/cupsd.conf", "-s", self.folder / "conf/cups-files.conf"]
        self._process = subprocess.Popen([program, "-f", *files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait_until_it_answers()
        self._run("lpadmin", "-p", "Portable", "-E", "-v", "file:/dev/null", "-D", "Portable printer")

    def _wait_until_it_answers(self) -> None:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except ConnectionRefusedError:
                assert self._process is not None
                assert self._process.poll() is None, (self.folder / "error_log").read_text()
            else:
                return
        raise TimeoutError("cupsd did not answer")

    def _run(self, name: str, *arguments: str) -> str:
        program = _found(name)
        assert program is not None
        done = subprocess.run([program, *arguments], env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout

    def jobs(self) -> str:
        """What the queue says it was given, done or not."""
        return self._run("lpstat", "-W", "all", "-o") + self._run("lpstat", "-W", "completed", "-o")

    def documents(self) -> list[bytes]:
        """The documents it was handed, oldest first."""
        return [path.read_bytes() for path in sorted((self.folder / "spool").glob("d*"))]

    def stop(self) -> None:
        """End it, and what it was handed."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(SECONDS)
