"""The way to the centre: what travels, and what each failure is called."""

import gzip
import json
import socket
import ssl
import threading

import pytest
import trustme
import zstandard

from sync.errors import (
    Busy,
    CentreTrouble,
    CertificateProblem,
    InsecureAddress,
    NoConnection,
    NotAllowed,
    NotHoldfast,
    RequestRefused,
    SignedOut,
    SyncTrouble,
    TooBig,
    TooOld,
    WrongPassword,
)
from sync.transport import Credentials, Server
from sync.wire import WireEdit
from tests.link import Link
from tests.sync.impostor import Impostor, Told

ME = {"user": "amina", "name": "Amina", "role": "practitioner", "authority": "nw", "authority_name": "NW", "cases": 3}
PROBLEM = json.dumps({"code": "some_code", "reason": "Some reason."}).encode()
HTML = b"<html><title>Guest WiFi</title>Sign in to go on</html>"


def server(url: str, **settings) -> Server:
    return Server(url, Credentials("amina", "secret-word"), **settings)


def edit(note: str = "x" * 3000) -> WireEdit:
    return WireEdit(
        id="e1", record="r1", type="contact", case="c1", at="2026-11-26T10:00:00+00:00", author="amina", device="d",
        set={"note": note}, seen={"note": 0},
    )  # fmt: skip


def results(_):
    return Told(body=b'{"results":[{"result":"applied","id":"e1","position":7}]}')


@pytest.mark.parametrize(
    ("status", "body", "headers", "trouble"),
    [
        (401, PROBLEM, {}, SignedOut),
        (403, PROBLEM, {}, NotAllowed),
        (409, PROBLEM, {}, NotAllowed),
        (413, PROBLEM, {}, TooBig),
        (413, HTML, {}, TooBig),
        (400, PROBLEM, {}, RequestRefused),
        (422, PROBLEM, {}, RequestRefused),
        (404, PROBLEM, {}, CentreTrouble),
        (426, PROBLEM, {}, TooOld),
        (400, b'{"code":"protocol","reason":"Protocol 2 only."}', {}, TooOld),
        (400, b'{"code":"coding","reason":"Damaged."}', {}, NoConnection),
        (429, PROBLEM, {"Retry-After": "30"}, Busy),
        (503, HTML, {}, Busy),
        (500, PROBLEM, {}, CentreTrouble),
        (502, HTML, {}, CentreTrouble),
        # somebody else is answering
        (200, HTML, {"Content-Type": "text/html"}, NotHoldfast),
        (200, b'{"hello":"world"}', {}, NotHoldfast),
        (200, b"[" * 5000, {}, NotHoldfast),
        (404, b"[" * 5000, {}, NotHoldfast),
        (200, b"", {}, NotHoldfast),
        (204, b"", {}, NotHoldfast),
        (200, b"\xff\xfe", {}, NotHoldfast),
        (200, b"junk", {"Content-Encoding": "zstd"}, NotHoldfast),
        (200, b"junk", {"Content-Encoding": "gzip"}, NotHoldfast),
        (200, b"junk", {"Content-Encoding": "br"}, NotHoldfast),
        (302, b"", {"Location": "https://portal.example.org/"}, NotHoldfast),
        (511, HTML, {}, NotHoldfast),
        (407, HTML, {"Proxy-Authenticate": "Basic"}, NotHoldfast),
        (404, HTML, {}, NotHoldfast),
        (401, HTML, {}, NotHoldfast),
        (403, HTML, {}, NotHoldfast),
    ],
)
def test_every_answer_that_is_no_success_is_one_kind_of_trouble(status, body, headers, trouble):
    with Impostor(lambda _: Told(status, body, headers)) as impostor, pytest.raises(SyncTrouble) as told:
        server(impostor.url).me()
    assert type(told.value) is trouble
    assert all((told.value.happened, told.value.safe, told.value.next_step, told.value.detail))
    assert "safe on this laptop" in told.value.safe


def test_a_wrong_password_is_not_a_lost_session():
    with Impostor(lambda _: Told(401, PROBLEM)) as impostor, pytest.raises(WrongPassword) as told:
        server(impostor.url).sign_in("d")
    assert "password" in told.value.happened


def test_no_trouble_tells_a_password_a_token_or_what_was_written():
    with Impostor(lambda _: Told(400, PROBLEM)) as impostor:
        asking = server(impostor.url)
        asking.token = "tok-en"
        with pytest.raises(RequestRefused) as told:
            asking.send([edit("Juniper said")])
    words = " ".join((told.value.sentence(), told.value.detail, repr(told.value), repr(asking.credentials)))
    assert not any(secret in words for secret in ("Juniper", "tok-en", "secret-word"))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "30"}, 30),
        ({"Retry-After": " 0 "}, 0),
        ({}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
    ],
)
def test_retry_after_in_seconds(headers, seconds):
    with Impostor(lambda _: Told(503, b"", headers)) as impostor, pytest.raises(Busy) as told:
        server(impostor.url).me()
    assert told.value.retry_after == seconds


def test_retry_after_as_a_date_is_measured_by_the_clock_of_the_centre():
    from sync.answers import Reply, trouble

    headers = {"retry-after": "Thu, 26 Nov 2026 10:02:00 GMT", "date": "Thu, 26 Nov 2026 10:00:00 GMT"}
    told = trouble(Reply("GET /v1/me", 503, headers, b""))
    assert isinstance(told, Busy)
    assert told.retry_after == 120


@pytest.mark.parametrize(
    "url",
    [
        "http://centre.example.org",
        "http://192.168.1.5:8000",
        "http://127.0.0.1.example.org",
        "http://localhost.example.org",
        "ftp://127.0.0.1",
        "centre.example.org",
        "https://amina:secret@centre.example.org",
        "https://",
        "http://[::1",
        "http://127.0.0.1:port",
        "",
    ],
)
def test_an_address_that_is_not_secure_is_not_used(url):
    with pytest.raises(InsecureAddress) as told:
        server(url)
    assert "secret" not in told.value.detail


@pytest.mark.parametrize(
    "url", ["https://centre.example.org/holdfast/", "http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1"]
)
def test_https_and_this_machine_itself_are(url):
    assert server(url).url == url.rstrip("/")


def test_what_travels_is_packed_counted_and_signed():
    def answer(asked):
        return Told(body=zstandard.compress(results(asked).body), headers={"Content-Encoding": "zstd"})

    with Impostor(answer) as impostor:
        asking = server(impostor.url)
        asking.token = "tok-en"
        asking.send([edit()])
        [asked] = impostor.asked
        assert (asked.method, asked.path) == ("POST", "/v1/edits")
        assert asked.headers["authorization"] == "Bearer tok-en"
        assert asked.headers["holdfast-protocol"] == "1"
        assert asked.headers["content-encoding"] == "zstd"
        assert json.loads(zstandard.decompress(asked.body))["edits"][0]["set"] == {"note": "x" * 3000}
        assert (asking.traffic.requests, asking.traffic.up) == (1, len(asked.body))
        assert asking.traffic.down == len(answer(asked).body)


def test_a_server_that_knows_no_zstd_gets_gzip_from_then_on():
    def answer(asked):
        return results(asked) if asked.headers["content-encoding"] == "gzip" else Told(415, PROBLEM)

    with Impostor(answer) as impostor:
        asking = server(impostor.url)
        asking.send([edit()])
        asking.send([edit()])
        codings = [asked.headers["content-encoding"] for asked in impostor.asked]
        assert codings == ["zstd", "gzip", "gzip"]
        assert b"xxx" in gzip.decompress(impostor.asked[-1].body)


def test_answers_for_other_edits_than_those_sent_are_not_believed():
    with Impostor(lambda _: Told(body=b'{"results":[]}')) as impostor, pytest.raises(NotHoldfast):
        server(impostor.url).send([edit()])


def test_settings_of_this_machine_never_stand_between_it_and_itself(monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login someone password else\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with Impostor(lambda _: Told(body=json.dumps(ME).encode())) as impostor:
        asking = server(impostor.url)
        asking.token = "tok-en"
        assert asking.me().user == "amina"
        assert impostor.asked[0].headers["authorization"] == "Bearer tok-en"


def test_one_connection_is_kept():
    with Impostor(lambda _: Told(body=json.dumps(ME).encode())) as impostor, Link(impostor.port) as link:
        asking = server(link.url)
        for _ in range(5):
            asking.me()
        assert link.connections == 1


def test_a_kept_connection_that_was_closed_meanwhile_is_opened_again():
    with Impostor(lambda _: Told(body=json.dumps(ME).encode())) as impostor, Link(impostor.port) as link:
        asking = server(link.url)
        asking.me()
        link.cut()
        link.restore()
        assert asking.me().user == "amina"


def test_nobody_listens():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(NoConnection):
            server(f"http://127.0.0.1:{taken.getsockname()[1]}").me()


@pytest.mark.parametrize("byte", [0, 1, 40, 200])
def test_a_link_that_is_cut_within_the_answer(byte):
    body = json.dumps(ME).encode()
    with Impostor(lambda _: Told(body=body)) as impostor, Link(impostor.port) as link:
        link.cut_after("down", byte)
        with pytest.raises(NoConnection):
            server(link.url).me()


def test_a_link_that_goes_silent_counts_as_cut_after_a_while():
    with Impostor(lambda _: Told(body=json.dumps(ME).encode())) as impostor, Link(impostor.port) as link:
        link.go_silent()
        with pytest.raises(NoConnection) as told:
            server(link.url, silence_seconds=0.2).me()
        assert not told.value.at_once


def test_a_slow_link_is_slow_and_not_dead():
    """The answer takes three times the time limit; no silence within it comes near the limit."""
    body = json.dumps(ME).encode()
    listener = socket.create_server(("127.0.0.1", 0))
    pause = threading.Event()  # never set: waiting for it is how the slow server paces itself

    def drip():
        connection, _ = listener.accept()
        connection.recv(65536)
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        whole = head + body
        step = len(whole) // 36 + 1
        for at in range(0, len(whole), step):
            connection.sendall(whole[at : at + step])
            pause.wait(0.05)
        connection.close()

    thread = threading.Thread(target=drip)
    thread.start()
    assert server(f"http://127.0.0.1:{listener.getsockname()[1]}", silence_seconds=0.6).me().user == "amina"
    thread.join()
    listener.close()


@pytest.fixture
def authority():
    return trustme.CA()


def tls(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def test_https_with_a_certificate_that_fits(authority, tmp_path):
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    me = json.dumps(ME).encode()
    with Impostor(lambda _: Told(body=me), tls(authority.issue_cert("127.0.0.1"))) as impostor:
        assert server(impostor.url, authorities=str(tmp_path / "ca.pem"), trust_env=False).me().user == "amina"


@pytest.mark.parametrize("name", ["127.0.0.1", "elsewhere.example.org"])
def test_a_certificate_from_nobody_we_know_or_for_another_name(authority, tmp_path, name):
    trusted = trustme.CA() if name == "127.0.0.1" else authority
    trusted.cert_pem.write_to_path(tmp_path / "ca.pem")
    with Impostor(results, tls(authority.issue_cert(name))) as impostor:
        with pytest.raises(CertificateProblem):
            server(impostor.url, authorities=str(tmp_path / "ca.pem"), trust_env=False).me()
        assert impostor.asked == []


def test_https_to_something_that_speaks_plain_http():
    with Impostor(results) as impostor, pytest.raises(NotHoldfast):
        server(impostor.url.replace("http:", "https:"), trust_env=False).me()
