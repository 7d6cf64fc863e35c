"""The window asks the centre whether a child is known: beside everything else, and with an answer of its own thread."""

import datetime as dt
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from casework.edits import new_id
from casework.known_already import KnownAlready
from casework.people import Person
from desktop import asking
from desktop.asking import Asker
from desktop.sync_thread import SyncThread
from local_store import LocalStore
from sync import Server
from sync.status import Link as Connection
from sync.status import SyncStatus
from sync.wire import Problem, encode
from tests.link import Link
from tests.sync.impostor import Asked, Impostor, Told, gateway
from tests.sync.laptops import Laptop, Service

CHILD = {"first_names": "Marigold", "surname": "Tregarwen-Pugh", "date_of_birth": "2011-02-03"}
TYPED = Person(
    id="typed", case="new", first_names="Marigold", surname="Tregarwen Pugh", date_of_birth=dt.date(2011, 2, 3),
    phone="07700 900456",
)  # fmt: skip
PATH = "/v1/people/alike"


@pytest.fixture(scope="module")
def others_child(service: Service) -> str:
    """The reference of a child whom amina does not work with."""
    case = new_id()
    records = [("case", case, {"reference": "NW-MARIGOLD"}), ("person", new_id(), CHILD)]
    service.centre.load_records(
        [{"id": id, "type": type, "case": case, "fields": fields} for type, id, fields in records], assign="morgan"
    )
    return "NW-MARIGOLD"


@pytest.fixture(scope="module")
def amina(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    laptop = service.laptop(tmp_path_factory.mktemp("asking"), "amina")
    laptop.sync()
    return laptop


class Heard:
    """The answers, each with the thread that it came on."""

    def __init__(self) -> None:
        self.answers: list[KnownAlready | None] = []
        self.threads: list[QThread] = []

    def hear(self, answer: KnownAlready | None) -> None:
        self.answers.append(answer)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def asker_at(qtbot: QtBot) -> Iterator[Callable[[str], Asker]]:
    made: list[Asker] = []

    def make(url: str) -> Asker:
        made.append(Asker(url))
        return made[-1]

    yield make
    for one in made:
        one.finish()


def references(answer: KnownAlready | None) -> list[str]:
    assert answer is not None, "not asked"
    return [one.reference for one in answer.children]


def test_a_child_of_a_colleague_is_known_and_the_answer_comes_on_the_windows_thread(
    service: Service, others_child: str, amina: Laptop, asker_at: Any, heard: Heard, qtbot: QtBot
) -> None:
    with Impostor(gateway(service.centre.url, lambda _: None)) as between:
        asker_at(between.url).ask(TYPED, amina.server.token, heard.hear)
        assert heard.answers == [], "never within the call"
        qtbot.waitUntil(lambda: bool(heard.answers), timeout=20_000)
        assert references(heard.answers[0]) == [others_child]
        assert heard.threads == [QThread.currentThread()]
        (asked,) = between.asked
        assert json.loads(asked.plain()) == CHILD | {"surname": "Tregarwen Pugh"}, "and nothing else of the child"


@pytest.mark.parametrize(
    ("typed", "token"), [(TYPED, ""), (Person(id="", case="", surname="Tregarwen"), "a token")], ids=["no token", "few"]
)
def test_where_nobody_is_asked_the_answer_comes_at_once(
    typed: Person, token: str, asker_at: Any, heard: Heard, qtbot: QtBot
) -> None:
    with Impostor(lambda _: Told(500)) as nobody:
        asker_at(nobody.url).ask(typed, token, heard.hear)
        assert heard.answers == []
        qtbot.waitUntil(lambda: heard.answers == [None], timeout=2_000)
        assert nobody.asked == []


UNABLE = {
    "an old centre": Told(404, encode(Problem("no_such_page", "There is nothing at this address."))),
    "asked too often": Told(429, encode(Problem("slow_down", "Ask again in 2 minutes.")), {"Retry-After": "99"}),
    "signed out": Told(401, encode(Problem("signed_out", "Sign in first."))),
    "a role that may not": Told(403, encode(Problem("not_your_role", "Your role adds no children."))),
    "a fault of the centre": Told(500, encode(Problem("centre_trouble", "Something went wrong."))),
    "a sign-in page": Told(200, b"<html>Welcome to our network</html>", {"Content-Type": "text/html"}),
    "a polite sign-in page": Told(200, b"{}", {"Content-Type": "application/json"}),
    "a redirect": Told(302, b"", {"Location": "https://guest.example.org"}),
}


@pytest.mark.parametrize("told", UNABLE.values(), ids=UNABLE)
def test_whoever_cannot_say_has_not_been_asked(told: Told, asker_at: Any, heard: Heard, qtbot: QtBot) -> None:
    with Impostor(lambda _: told) as centre:
        asker_at(centre.url).ask(TYPED, "a token", heard.hear)
        qtbot.waitUntil(lambda: bool(heard.answers), timeout=20_000)
        assert heard.answers == [None], "least of all is nobody known"
        assert len(centre.asked) == 1


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://holdfast.example.org", ""])
def test_an_address_where_nobody_is_has_not_been_asked(url: str, asker_at: Any, heard: Heard, qtbot: QtBot) -> None:
    asker_at(url).ask(TYPED, "a token", heard.hear)
    qtbot.waitUntil(lambda: heard.answers == [None], timeout=20_000)


def test_a_silent_link_is_not_waited_for_and_the_next_question_is_asked(
    service: Service, amina: Laptop, others_child: str, asker_at: Any, heard: Heard, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(asking, "SILENCE_SECONDS", 0.5)
    with Link(service.centre.port) as link:
        asker = asker_at(link.url)
        link.go_silent()
        asker.ask(TYPED, amina.server.token, heard.hear)
        qtbot.waitUntil(lambda: heard.answers == [None], timeout=20_000)
        link.restore()
        asker.ask(TYPED, amina.server.token, heard.hear)
        qtbot.waitUntil(lambda: len(heard.answers) == 2, timeout=20_000)
        assert references(heard.answers[1]) == [others_child]


def test_only_the_newest_question_is_answered(asker_at: Any, heard: Heard, qtbot: QtBot) -> None:
    first_came, go_on = threading.Event(), threading.Event()

    def slow(asked: Asked) -> Told:
        first_came.set()
        go_on.wait(20)
        name = json.loads(asked.plain())["first_names"]
        return Told(200, json.dumps({"children": [{"reasons": [], "reference": name}]}).encode())

    with Impostor(slow) as centre:
        asker = asker_at(centre.url)
        for name in ("Mari", "Marig", "Marigo", "Marigold"):
            asker.ask(Person(id="", case="", first_names=name, surname="Pugh"), "a token", heard.hear)
            assert first_came.wait(20)
        go_on.set()
        qtbot.waitUntil(lambda: bool(heard.answers), timeout=20_000)
        assert [references(one) for one in heard.answers] == [["Marigold"]]
        assert len(centre.asked) == 2, "those between were never sent"


def test_nothing_is_answered_once_the_cases_are_closed(asker_at: Any, heard: Heard, qtbot: QtBot) -> None:
    came, go_on = threading.Event(), threading.Event()

    def slow(_: Asked) -> Told:
        came.set()
        go_on.wait(20)
        return Told(200, b'{"children":[]}')

    with Impostor(slow) as centre:
        asker = asker_at(centre.url)
        asker.ask(TYPED, "a token", heard.hear)
        assert came.wait(20)
        asker.finish()
        go_on.set()
        asker.ask(TYPED, "a token", heard.hear)
        qtbot.wait(200)
        assert heard.answers == []
        assert len(centre.asked) == 1


def test_a_fault_of_ours_is_no_answer(
    asker_at: Any, heard: Heard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> KnownAlready:
        raise ZeroDivisionError

    monkeypatch.setattr(Server, "whether_known", broken)
    with qtbot.captureExceptions() as faults:
        asker_at("http://127.0.0.1:9").ask(TYPED, "a token", heard.hear)
        qtbot.waitUntil(lambda: bool(faults), timeout=20_000)
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]
    assert heard.answers == []


def test_a_question_does_not_wait_behind_a_pull_and_is_not_asked_without_a_connection(
    service: Service, others_child: str, tmp_path: Path, heard: Heard, qtbot: QtBot
) -> None:
    laptop = service.laptop(tmp_path, "amina")
    laptop.sync()
    device = laptop.store.device()
    assert device is not None
    laptop.store.close()
    pulling, go_on, gone = threading.Event(), threading.Event(), threading.Event()

    def between(asked: Asked) -> Told | None:
        if asked.path.startswith("/v1/changes") and not go_on.is_set():
            pulling.set()
            go_on.wait(30)
        return Told(502, b"gone") if gone.is_set() else None

    with Impostor(gateway(service.centre.url, between)) as centre:
        device = type(device)(
            **{name: getattr(device, name) for name in device.__struct_fields__} | {"server": centre.url}
        )
        thread = SyncThread(lambda: LocalStore.open(laptop.path, laptop._key), device)
        seen: list[SyncStatus] = []
        thread.status_changed.connect(seen.append)
        thread.start()
        try:
            assert pulling.wait(20)
            began = time.monotonic()
            thread.ask_whether_known(TYPED, heard.hear)
            assert time.monotonic() - began < 0.05, "the window never waits"
            qtbot.waitUntil(lambda: bool(heard.answers), timeout=20_000)
            assert not go_on.is_set(), "the pull goes on all the while"
            assert references(heard.answers[0]) == [others_child]
            gone.set()
            go_on.set()
            qtbot.waitUntil(lambda: bool(seen) and seen[-1].link is Connection.CENTRE_TROUBLE, timeout=20_000)
            asked = len([one for one in centre.asked if one.path == PATH])
            thread.ask_whether_known(TYPED, heard.hear)
            qtbot.waitUntil(lambda: heard.answers[1:] == [None], timeout=2_000)
            assert len([one for one in centre.asked if one.path == PATH]) == asked, "nobody was asked"
        finally:
            go_on.set()
            thread.finish()
            assert thread.wait(20_000)
