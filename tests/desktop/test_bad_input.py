"""What goes wrong at the door: each a clear sentence, and nothing is lost."""

import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import trustme
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework import new_id
from desktop.folders import folders
from desktop.sync_thread import SyncThread
from local_store import Device, LocalStore
from local_store.one_copy import OneCopy
from sync.status import Link, SyncStatus
from tests.central_process import CentralProcess
from tests.desktop.laptop_in_process import IMOGEN, LaptopInProcess, laptop

NOTE = "Written while the disk was full."
USER, PASSWORD = "amina.test", "a long enough password"


@pytest.fixture
def running(centre: CentralProcess) -> CentralProcess:
    centre.add_user(USER, PASSWORD, authority="northwick")
    centre.start()
    return centre


class SomethingElse(BaseHTTPRequestHandler):
    """The sign-in page of a guest network."""

    def do_POST(self) -> None:
        page = b"<html><body>Welcome to the guest network</body></html>"
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def guest_network() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), SomethingElse)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def refused(holdfast: LaptopInProcess, *sentences: str) -> None:
    """The sign-in page says all of it, keeps what was typed, and can be used again."""
    for sentence in sentences:
        holdfast.hands.says(sentence)
    assert holdfast.hands.read("user") == USER
    holdfast.hands.widget("sign_in")


def test_a_wrong_password_is_said_and_leaves_nothing_on_the_laptop(
    running: CentralProcess, tmp_path: Path, qapp: QApplication
) -> None:
    with laptop(tmp_path / "laptop", running.url, qapp) as holdfast:
        holdfast.sign_in(USER, "not the right password")
        refused(holdfast, "The centre does not know this name and password together.")
        assert folders(str(tmp_path / "laptop")).last_account() is None
        assert not list((tmp_path / "laptop").rglob("*.holdfast"))


def test_a_server_that_is_not_there_is_said(tmp_path: Path, qapp: QApplication) -> None:
    with laptop(tmp_path, "http://127.0.0.1:9", qapp) as holdfast:
        holdfast.sign_in(USER, PASSWORD)
        refused(holdfast, "There is no connection to the centre.", "Technical detail")


def test_a_server_that_is_not_holdfast_is_said(guest_network: HTTPServer, tmp_path: Path, qapp: QApplication) -> None:
    with laptop(tmp_path, f"http://127.0.0.1:{guest_network.server_port}", qapp) as holdfast:
        holdfast.sign_in(USER, PASSWORD)
        refused(holdfast, "Something that is not Holdfast answers", "If this network has a sign-in page")


def test_a_centre_in_trouble_says_when_it_is_tried_again(
    guest_network: HTTPServer, tmp_path: Path, qtbot: QtBot
) -> None:
    key, path = bytes(range(32)), tmp_path / "store.db"
    device = Device(id=new_id(), server=f"http://127.0.0.1:{guest_network.server_port}", user=USER, token="t")
    with LocalStore.create(path, key) as store:
        store.set_device(device)
    thread = SyncThread(lambda: LocalStore.open(path, key), device)
    seen: list[SyncStatus] = []
    thread.status_changed.connect(seen.append)
    thread.start()
    in_trouble = (Link.NOT_HOLDFAST, Link.CENTRE_TROUBLE)
    qtbot.waitUntil(lambda: any(one.link in in_trouble and one.next_try for one in seen), timeout=20_000)
    thread.finish()
    assert thread.wait(20_000)


def test_an_address_without_encryption_is_refused_before_anything_is_sent(tmp_path: Path, qapp: QApplication) -> None:
    with laptop(tmp_path, "http://holdfast.example.org", qapp) as holdfast:
        holdfast.sign_in(USER, PASSWORD)
        refused(holdfast, "does not begin with https://", "nothing was sent")


def test_a_certificate_that_does_not_fit_is_said(guest_network: HTTPServer, tmp_path: Path, qapp: QApplication) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("elsewhere.example.org").configure_cert(context)
    guest_network.socket = context.wrap_socket(guest_network.socket, server_side=True)
    with laptop(tmp_path, f"https://127.0.0.1:{guest_network.server_port}", qapp) as holdfast:
        holdfast.sign_in(USER, PASSWORD)
        refused(holdfast, "The server could not prove that it is the centre", "nothing was sent")


def test_a_wrong_passphrase_says_how_long_to_wait(running: CentralProcess, tmp_path: Path, qapp: QApplication) -> None:
    with laptop(tmp_path / "laptop", running.url, qapp) as holdfast:
        holdfast.sign_in(USER, PASSWORD)
        holdfast.hands.widget("rail_today")
        holdfast.hands.press("lock")
        holdfast.unlock("something else")
        holdfast.hands.says("That passphrase did not open this laptop.")
        holdfast.hands.says("Try again in 5 seconds.")


def test_a_damaged_file_is_kept_and_a_new_one_begun(
    running: CentralProcess, tmp_path: Path, qapp: QApplication
) -> None:
    folder = tmp_path / "laptop"
    with laptop(folder, running.url, qapp) as holdfast:
        holdfast.sign_in(USER, PASSWORD)
        holdfast.hands.says("Connected. Everything sent.")
    (store,) = folder.rglob("*.holdfast")
    with store.open("r+b") as file:
        file.seek(3 * 4096 + 100)
        file.write(os.urandom(2000))
    for account in folder.glob("accounts/*"):
        (account / "damaged").touch()
    with laptop(folder, running.url, qapp) as holdfast:
        holdfast.unlock(PASSWORD)
        holdfast.hands.says("was damaged, and a new one was begun.")
        holdfast.hands.says("The damaged file is kept.")
        holdfast.hands.says("Connected. Everything sent.")
    assert len(list(folder.rglob("cases-damaged-*.holdfast"))) == 1


def test_a_full_disk_is_said_and_what_was_typed_stays(
    centre: CentralProcess, tmp_path: Path, qapp: QApplication
) -> None:
    resource = pytest.importorskip("resource", reason="limits on file size need POSIX")
    centre.start(command="demo")
    password = next(one["password"] for one in centre.announced["users"] if one["user"] == IMOGEN)
    with laptop(tmp_path / "laptop", centre.url, qapp) as holdfast:
        hands = holdfast.hands
        holdfast.sign_in(IMOGEN, password)
        hands.says("Connected. Everything sent.", patience=60)
        holdfast.open_case("Juniper Vexley")
        hands.press("record_contact")
        hands.pick("field.kind", "Phone")
        hands.press_words("Attended")
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))  # no file may grow: as full as a disk gets
        try:
            hands.type("field.note", NOTE)
            hands.press("save")
            hands.says("disk is full")
            assert hands.read("field.note") == NOTE
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        hands.press("save")
        hands.says("Saved on this laptop")
        assert hands.read("field.note") == NOTE


def test_a_second_copy_says_so_and_ends(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from desktop.folders import folders\n"
        "from desktop.walkthrough.fingers import Fingers\n"
        "from desktop.window_program import run_window\n"
        "def look(window):\n"
        "    print(Fingers(window).words())\n"
        "    window.close()\n"
        "from ui.window import Window\n"
        "class Seen(Window):\n"
        "    def showEvent(self, event):\n"
        "        super().showEvent(event)\n"
        "        QTimer.singleShot(100, lambda: look(self))\n"
        "import desktop.window_program\n"
        "desktop.window_program.Window = Seen\n"
        f"sys.exit(run_window(folders({str(tmp_path)!r}), ''))\n"
    )
    with OneCopy(tmp_path):
        second = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert second.returncode == 1
    assert "already open" in second.stdout
