"""A CUPS of the test's own: a real cupsd on a loopback port, with its own folders, its own queues and no say elsewhere.

Its policy for jobs, its error policy and how long it keeps documents are those of Debian and of CUPS 2.4.
"""

import getpass
import grp
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

CONF = """\
Listen 127.0.0.1:{port}
Listen {folder}/run/cups.sock
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobHistory {history}
PreserveJobFiles Yes
DirtyCleanInterval 0
ErrorPolicy retry-job
<Location />
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Location /admin>
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit Create-Job Print-Job Print-URI Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Send-Document Hold-Job Release-Job Restart-Job Purge-Jobs Set-Job-Attributes Cancel-My-Jobs Close-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit Cancel-Job CUPS-Authenticate-Job>
    Require user {may_take_out}
    Order deny,allow
  </Limit>
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
AS_IT_IS = "application/pdf application/vnd.cups-pdf 0 -\n"
"""A PDF goes to the printer as it is: the filters of a whole CUPS (cups-filters) are not needed for that."""
SECONDS = 20


def missing() -> str:
    """The programs this needs that are not here, in words; or nothing."""
    gone = [name for name in ("cupsd", "lpadmin", "lpoptions", "lpstat") if _found(name) is None]
    return f"{', '.join(gone)} not installed (Debian: cups-daemon, cups-client)" if gone else ""


def _found(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


def _wait_for(happened: Callable[[], bool], else_say: str) -> None:
    end = time.monotonic() + SECONDS
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError(else_say)
        time.sleep(0.01)


class Cups:
    """One cupsd. What it was handed stays in its spool, where the test can look at it.

    `may_take_out` is who may cancel a job; `keeps_history` whether CUPS knows jobs that are done.
    """

    def __init__(self, folder: Path, may_take_out: str = "@OWNER @SYSTEM", *, keeps_history: bool = True) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._words = {"may_take_out": may_take_out, "history": "Yes" if keeps_history else "No"}
        self.environment = os.environ | {"CUPS_SERVER": f"127.0.0.1:{self.port}"}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, device: str = "file:/dev/null") -> None:
        """Run it and add the queue Portable for the printer at `device`."""
        for name in ("conf/ppd", "spool/tmp", "cache", "run"):
            (self.folder / name).mkdir(parents=True)
        root = os.geteuid() == 0
        names = {
            "user": "lp" if root else getpass.getuser(),  # cupsd refuses to run its filters as root
            "group": "lp" if root else grp.getgrgid(os.getegid()).gr_name,
            "system": grp.getgrgid(0).gr_name,
        }
        (self.folder / "conf/cupsd.conf").write_text(CONF.format(port=self.port, folder=self.folder, **self._words))
        (self.folder / "conf/cups-files.conf").write_text(FILES.format(folder=self.folder, **names))
        (self.folder / "conf/local.convs").write_text(AS_IT_IS)
        self.run()
        everywhere = ["-m", "everywhere"] if device.startswith("ipp") else []
        self.do("lpadmin", "-p", "Portable", "-E", "-v", device, *everywhere, "-D", "Portable printer")
        if everywhere:  # CUPS asks the printer what it can do on a thread of its own
            _wait_for(lambda: "Everywhere" in self.do("lpoptions", "-p", "Portable"), "cupsd did not ask the printer")

    def run(self) -> None:
        """Run it, with what is in its folders."""
        program = _found("cupsd")
        assert program is not None  # `missing` was asked first
        files = ["-c", self.folder / "conf/cupsd.conf", "-s", self.folder / "conf/cups-files.conf"]
        self._process = subprocess.Popen([program, "-f", *files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _wait_for(self._answers, "cupsd did not answer")

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except ConnectionRefusedError:
            assert self._process is not None
            assert self._process.poll() is None, (self.folder / "error_log").read_text()
            return False
        return True

    def do(self, name: str, *arguments: str) -> str:
        """Run a program of CUPS against it; what it says."""
        program = _found(name)
        assert program is not None
        done = subprocess.run([program, *arguments], env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def jobs(self) -> str:
        """What the queue says it was given, done or not."""
        return self.do("lpstat", "-W", "all", "-o") + self.do("lpstat", "-W", "completed", "-o")

    def documents(self) -> list[bytes]:
        """The documents in its spool, oldest first."""
        return [path.read_bytes() for path in sorted((self.folder / "spool").glob("d*"))]

    def kill(self) -> None:
        """As a power cut does: its backends too, which would go on by themselves and print beside those of the next."""
        assert self._process is not None
        pid = self._process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        self._process.kill()
        self._process.wait(SECONDS)
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(int(child), signal.SIGKILL)

    def stop(self) -> None:
        """End it, and what it was handed."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(SECONDS)


@contextmanager
def running(device: str = "file:/dev/null", **settings: Any) -> Iterator[Cups]:
    """A cupsd with the queue Portable for the printer at `device`; the test is passed over where there is no cupsd."""
    if gone := missing():
        pytest.skip(f"no CUPS to print to: {gone}")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # pytest's own folders are closed to the user cupsd becomes
        server = Cups(Path(folder), **settings)
        try:
            server.start(device)
            yield server
        finally:
            server.stop()
