"""Links and networks that fail in every way: each is called what it is, loses nothing, and a good cycle delivers."""

import datetime as dt
import json
import os
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import trustme

from casework import Edit
from sync.errors import CertificateProblem, NoConnection, NotHoldfast, SyncTrouble
from sync.transport import Credentials, Server
from tests.real.fault_link import FaultLink
from tests.sync.impostor import Impostor, Told
from tests.sync.laptops import Laptop, Service, nowhere

PORTAL = b"<!doctype html><title>Guest WiFi</title><form action=/login>"
SOMETHING_ELSE = {"Content-Type": "application/json"}
PATIENCE = {"connect_seconds": 1.0, "silence_seconds": 0.4}


def write_some(laptop: Laptop, service: Service) -> list[Edit]:
    ids = service.case_to_share()
    return [
        laptop.add("contact", ids.case, date="2026-11-26", note="Met at the library."),
        laptop.add("contact", ids.case, date="2026-11-27", note="Telephoned his mother."),
    ]


def delivers(laptop: Laptop, service: Service, edits: list[Edit]) -> None:
    """Nothing was lost, and the next good cycle brings all of it."""
    assert nowhere(laptop, service) == []
    laptop.connect(service.centre.url)
    laptop.sync()
    assert laptop.waiting() == []
    assert {service.ledger()[edit.id][0] for edit in edits} == {"applied"}


@pytest.mark.parametrize(
    "told",
    [
        Told(200, PORTAL, {"Content-Type": "text/html"}),
        Told(200, PORTAL, SOMETHING_ELSE),
        Told(200, b'{"status": "ok", "results": "none"}', SOMETHING_ELSE),
        Told(200, b"[]", SOMETHING_ELSE),
        Told(302, b"", {"Location": "http://wifi.example.org/login"}),
        Told(307, b"", {"Location": "http://wifi.example.org/login"}),
        Told(407, b"", {"Proxy-Authenticate": 'Basic realm="council"'}),
        Told(511, PORTAL, {"Content-Type": "text/html"}),
    ],
    ids=["page", "page as json", "other json", "a list", "302", "307", "407", "511"],
)
def test_a_guest_network_answers_instead(service: Service, amina: Laptop, told: Told) -> None:
    amina.sync()
    edits = write_some(amina, service)
    with Impostor(lambda _: told) as portal:
        amina.connect(portal.url)
        assert type(amina.try_sync()) is NotHoldfast
        assert {asked.path.split("?")[0] for asked in portal.asked} <= {"/v1/edits", "/v1/changes"}, (
            "it is not followed"
        )
    assert {edit.id for edit in amina.waiting()} == {edit.id for edit in edits}
    delivers(amina, service, edits)


@pytest.mark.parametrize("way", ["up", "down"])
@pytest.mark.parametrize("count", [0, 20, 300])
def test_one_direction_of_a_connection_ends(service: Service, amina: Laptop, way, count: int) -> None:
    amina.sync()
    edits = write_some(amina, service)
    with FaultLink(service.centre.port) as link:
        amina.connect(link.url, **PATIENCE)
        link.half_close(way, count)
        trouble = amina.try_sync()
        assert link.half_closed == 1
        assert trouble is None or type(trouble) is NoConnection
    delivers(amina, service, edits)


def test_a_laptop_that_slept_finds_its_connection_gone_without_a_word(service: Service, amina: Laptop) -> None:
    """The network forgot the connection meanwhile: what is sent on it goes nowhere, and nothing comes back."""
    amina.sync()
    with FaultLink(service.centre.port) as link:
        amina.connect(link.url, connect_seconds=2.0, silence_seconds=2.0)
        amina.sync()
        edits = write_some(amina, service)
        link.forget()
        assert type(amina.try_sync()) is NoConnection
        opened = link.connections
        amina.sync()
        assert link.connections == opened + 1, "a new connection"
    delivers(amina, service, edits)


@pytest.mark.parametrize("answered", [0, 30, 200])
def test_silence_begins_within_the_answer(service: Service, amina: Laptop, answered: int) -> None:
    """Time limits are by progress: what has come already does not buy the rest more time than silence is given."""
    amina.sync()
    edits = write_some(amina, service)
    body = b'{"results":[' + b" " * 1000
    beginning = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (len(body) + 100) + body
    with stalls(beginning[:answered]) as url:
        amina.connect(url, **PATIENCE)
        assert type(amina.try_sync()) is NoConnection
    delivers(amina, service, edits)


def test_a_server_that_takes_the_connection_and_reads_nothing() -> None:
    """A long message fills what the two machines hold between them, and then nothing moves."""
    from sync.wire import WireEdit

    edit = WireEdit(
        id="e", record="r", type="contact", case="c", at="", author="", device="",
        set={"note": os.urandom(1_000_000).hex()}, seen={},
    )  # fmt: skip
    with closing(socket.socket()) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        asking = Server(f"http://127.0.0.1:{listener.getsockname()[1]}", Credentials("amina"), **PATIENCE)
        with pytest.raises(NoConnection) as told:
            asking.send([edit])
    assert not told.value.at_once


class stalls:  # noqa: N801 - used as a block
    """A server that answers every request with the same beginning of an answer, and then says nothing more."""

    def __init__(self, beginning: bytes) -> None:
        self._beginning = beginning
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        for one in (self._listener, *self._open):
            one.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            connection.recv(65536)
            connection.sendall(self._beginning)


@pytest.mark.parametrize(
    ("from_day", "to_day"),
    [(-400, -3), (3, 400)],
    ids=["run out (or the laptop's clock is ahead)", "not valid yet (or the laptop's clock is behind)"],
)
def test_a_certificate_of_another_day(from_day: int, to_day: int, tmp_path: Path) -> None:
    now = dt.datetime.now(dt.UTC)
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    days = [now + dt.timedelta(days=day) for day in (from_day, to_day)]
    certificate = authority.issue_cert("127.0.0.1", not_before=days[0], not_after=days[1])
    with Impostor(lambda _: Told(), tls(certificate)) as centre, pytest.raises(CertificateProblem) as told:
        Server(centre.url, Credentials("a"), authorities=str(tmp_path / "ca.pem"), trust_env=False).me()
    assert centre.asked == []
    assert "certificate" in told.value.detail


def test_a_certificate_that_signs_itself(tmp_path: Path) -> None:
    """What a box that opens https on its way, or a hurried test server, shows."""
    certificate = trustme.CA().issue_cert("127.0.0.1")
    with Impostor(lambda _: Told(), tls(certificate)) as centre, pytest.raises(CertificateProblem):
        Server(centre.url, Credentials("a"), trust_env=False).me()
    assert centre.asked == []


def tls(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


class Proxy:
    """A web proxy that carries CONNECT to where it is asked, or answers with a status line of its own."""

    def __init__(self, refusal: bytes | None = None) -> None:
        self._refusal = refusal
        self.asked: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            request = near.recv(65536)
            self.asked.append(request.splitlines()[0])
            if self._refusal is not None:
                near.sendall(self._refusal)
                near.close()
                continue
            host, port = request.split()[1].decode().rsplit(":", 1)
            far = socket.create_connection((host, int(port)))
            near.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=_pour, args=(source, target), daemon=True).start()


def _pour(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass  # one side is gone: so is the other
    finally:
        target.close()


@pytest.fixture
def through(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Proxy], None]]:
    """Names a proxy for https in the settings of this machine."""
    used: list[Proxy] = []

    def use(proxy: Proxy) -> None:
        used.append(proxy)
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)

    yield use
    for proxy in used:
        proxy.close()


def test_a_proxy_of_this_machines_settings_carries_https(through, tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    me = {"user": "amina", "name": "A", "role": "r", "authority": "n", "authority_name": "N", "cases": 1}
    proxy = Proxy()
    through(proxy)
    with Impostor(lambda _: Told(200, json.dumps(me).encode()), tls(authority.issue_cert("127.0.0.1"))) as centre:
        asking = Server(centre.url, Credentials("a"), authorities=str(tmp_path / "ca.pem"), trust_env=True)
        assert asking.me().user == "amina"
        asking.close()
        assert [line.rsplit(b" ", 1)[0] for line in proxy.asked] == [f"CONNECT 127.0.0.1:{centre.port}".encode()]


@pytest.mark.parametrize(
    ("status", "trouble"),
    [("407 Proxy Authentication Required", NotHoldfast), ("502 Bad Gateway", NoConnection), ("403 No", NoConnection)],
)
def test_a_proxy_that_lets_nobody_through(through, status: str, trouble: type[SyncTrouble]) -> None:
    through(Proxy(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode()))
    with pytest.raises(trouble) as told:
        Server("https://centre.example.org", Credentials("amina", "secret-word"), trust_env=True).me()
    assert type(told.value) is trouble
    assert "secret" not in told.value.detail


def test_a_proxy_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
    with pytest.raises(NoConnection):
        Server("https://centre.example.org", Credentials("amina"), trust_env=True).me()


@pytest.mark.parametrize("days", [-40, 40])
def test_a_laptop_whose_clock_is_days_off(service: Service, amina: Laptop, days: int, monkeypatch) -> None:
    """`at` is by the laptop's clock and decides nothing: what it writes arrives, and what others write arrives here."""
    from casework import edits as made

    amina.sync()
    wrong = (dt.datetime.now().astimezone() + dt.timedelta(days=days)).isoformat(timespec="seconds")
    monkeypatch.setattr(made, "now_text", lambda: wrong)
    edits = write_some(amina, service)
    monkeypatch.undo()
    amina.sync()
    assert {service.ledger()[edit.id][0] for edit in edits} == {"applied"}
    assert {service.ledger()[edit.id][1].at for edit in edits} == {wrong}
