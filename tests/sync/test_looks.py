"""Looks on their way to the centre: after the edits, at most one request a cycle, kept until they are taken."""

import json

import msgspec
import pytest

from casework.edits import new_id
from local_store import LocalStore
from sync import Credentials, Server, SyncEngine
from sync.errors import NoConnection, TooOld
from sync.looks import AT_ONCE
from sync.wire import Changes, Looks, SeenBy
from tests.local_store.desk import KEY, Desk
from tests.sync.impostor import Asked, Impostor, Told

ME = {"user": "amina", "name": "Amina", "role": "case_manager", "authority": "nw", "authority_name": "NW", "cases": 1}


class Centre:
    """A centre that takes edits and looks, and can be told to answer otherwise."""

    def __init__(self) -> None:
        self.looks: dict[str, str] = {}
        self.page = Changes(cursor="1")
        self.instead: dict[str, Told] = {}

    def answer(self, asked: Asked) -> Told:
        path = asked.path.partition("?")[0]
        if path in self.instead:
            return self.instead[path]
        match path:
            case "/v1/signin":
                return told({**ME, "token": "t", "expires_in": 60})
            case "/v1/devices":
                return told({"device": "d", "token": "dt"})
            case "/v1/me":
                return told(ME)
            case "/v1/changes":
                return Told(body=msgspec.json.encode(self.page))
            case "/v1/looks":
                looks = msgspec.json.decode(asked.plain(), type=Looks).looks
                self.looks |= {look.id: look.case for look in looks}
                return told({"kept": len(looks)})
            case "/v1/edits":
                edits = json.loads(asked.plain())["edits"]
                return told({"results": [{"result": "applied", "id": e["id"], "position": 9} for e in edits]})
        return Told(404, b'{"code":"nowhere","reason":"Nothing here."}')


def told(body: object) -> Told:
    return Told(body=json.dumps(body).encode())


@pytest.fixture
def centre():
    return Centre()


@pytest.fixture
def impostor(centre):
    with Impostor(centre.answer) as impostor:
        yield impostor


@pytest.fixture
def desk(tmp_path):
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        yield Desk(store)


@pytest.fixture
def engine(desk, impostor):
    server = Server(impostor.url, Credentials("amina", "secret-word"))
    yield SyncEngine(desk.store, server)
    server.close()


def paths(impostor: Impostor) -> list[str]:
    return [asked.path.partition("?")[0] for asked in impostor.asked]


def test_looks_go_after_the_edits_in_one_request_and_never_again(desk, engine, centre, impostor):
    engine.sync_once()
    cases = [new_id() for _ in range(3)]
    for case in cases:
        desk.store.look(case)
    desk.write_new("contact", note="x")
    impostor.asked.clear()
    report = engine.sync_once()
    assert (report.looks, report.pushed) == (3, 1)
    assert list(centre.looks.values()) == cases
    assert paths(impostor) == ["/v1/changes", "/v1/edits", "/v1/changes", "/v1/looks"]
    quiet = engine.sync_once()
    assert (quiet.requests, quiet.looks) == (1, 0)


def test_one_request_a_cycle_however_many_there_are(desk, engine, centre, impostor):
    engine.sync_once()
    for _ in range(AT_ONCE + 5):
        desk.store.look(new_id())
    impostor.asked.clear()
    assert engine.sync_once().looks == AT_ONCE
    assert paths(impostor) == ["/v1/changes", "/v1/looks"]
    assert engine.sync_once().looks == 5


@pytest.mark.parametrize(
    "answer",
    [
        Told(404, b'{"code":"nowhere","reason":"An older centre."}'),
        Told(500, b""),
        Told(503, b"", {"Retry-After": "5"}),
        Told(403, b'{"code":"revoked","reason":"No."}'),
        Told(426, b'{"code":"too_old","reason":"No."}'),
        Told(400, b'{"code":"message","reason":"Not readable."}'),
        Told(200, b"<html>Sign in to our WiFi</html>"),
    ],
)
def test_looks_that_are_not_taken_end_no_cycle_and_are_kept(desk, engine, centre, answer):
    desk.store.look(desk.case)
    centre.instead["/v1/looks"] = answer
    edit = desk.write_new("contact", note="x")
    report = engine.sync_once()
    assert (report.pushed, report.looks) == (1, 0)
    assert [one.edit.id for one in desk.store.receipts(edit.record)] == [edit.id]
    centre.instead.clear()
    assert engine.sync_once().looks == 1
    assert list(centre.looks.values()) == [desk.case]


def test_offline_looks_are_kept_until_there_is_a_link(desk, engine, centre, impostor):
    for _ in range(2):
        centre.instead["/v1/changes"] = Told(426, b'{"code":"too_old","reason":"No."}')
        desk.store.look(desk.case)
        with pytest.raises(TooOld):
            engine.sync_once()
    assert "/v1/looks" not in paths(impostor)
    centre.instead.clear()
    assert engine.sync_once().looks == 1


def test_a_look_that_the_centre_never_takes_does_not_keep_the_others_back(desk, engine, centre, impostor):
    engine.sync_once()
    bad, *good = [new_id() for _ in range(4)]
    for case in (bad, *good):
        desk.store.look(case)
    take = impostor.answer

    def refuse_the_bad(asked: Asked) -> Told:
        if asked.path == "/v1/looks" and bad.encode() in asked.plain():
            return Told(400, b'{"code":"message","reason":"Not readable."}')
        return take(asked)

    impostor.answer = refuse_the_bad
    for _ in range(12):
        engine.sync_once()
    assert sorted(centre.looks.values()) == sorted(good)
    assert [look.case for look in desk.store.looks_to_send(10)] == [bad]


def test_who_has_seen_a_case_comes_with_the_page(desk, engine, centre):
    edit = desk.write_new("contact", note="x")
    engine.sync_once()
    look = SeenBy(desk.case, "callum", "Callum", "2026-11-26T12:00:00+00:00", 9)
    centre.page = Changes(cursor="2", looks=[look])
    engine.sync_once()
    (receipt,) = desk.store.receipts(edit.record)
    assert [(by.user, by.name, by.at) for by in receipt.seen_by] == [("callum", "Callum", look.at)]


def test_why_edits_wait_is_kept_when_a_cycle_fails(desk, engine, centre, impostor):
    first, second = desk.write_new("contact", note="x"), desk.write_new("contact", note="y")
    centre.instead["/v1/changes"] = Told(302, b"", {"Location": "https://portal.example.org/"})
    with pytest.raises(Exception, match="not Holdfast"):
        engine.sync_once()
    waiting = desk.store.pending()
    assert [item.trouble.code for item in waiting] == ["not_holdfast"] * 2
    assert {item.sent_at for item in waiting} == {""}
    centre.instead = {"/v1/edits": Told(500, b"")}
    with pytest.raises(Exception, match="problem"):
        engine.sync_once()
    assert [item.trouble.code for item in desk.store.pending()] == ["centre_trouble"] * 2
    assert all(item.sent_at for item in desk.store.pending())
    assert desk.store.track(first.id).first_sent_at
    assert desk.store.track(second.id).outcome == ""


def test_without_a_link_it_says_offline(desk, tmp_path):
    desk.write_new("contact", note="x")
    with Impostor(lambda asked: Told(500)) as gone:
        url = gone.url
    with pytest.raises(NoConnection):
        SyncEngine(desk.store, Server(url, Credentials("amina", "secret-word"))).sync_once()
    assert desk.store.pending()[0].trouble.code == "offline"


def test_proposals_are_counted_apart_from_refusals(desk, engine, centre):
    edit = desk.write_new("contact", note="x")
    refusal = {"result": "refused", "id": edit.id, "code": "left", "reason": "No longer yours.", "proposal": new_id()}
    centre.instead["/v1/edits"] = told({"results": [refusal]})
    report = engine.sync_once()
    assert (report.proposals, report.refused, report.pushed) == (1, 0, 0)
    assert desk.store.receipts(edit.record)[0].outcome == "proposed"


def test_a_colleague_who_opened_the_case_has_seen_what_was_sent(service, amina, callum):
    ids = service.case()
    amina.sync()
    edit = amina.change(ids.person, phone="07700 900031")
    amina.sync()
    callum.store.look(ids.case)  # before it came: nothing was seen yet
    callum.sync()
    amina.sync()
    assert amina.store.track(edit.id).seen_by == ()
    callum.store.look(ids.case)
    assert callum.sync().looks == 1
    amina.sync()
    assert [by.user for by in amina.store.track(edit.id).seen_by] == ["callum"]
    assert amina.sync().requests == 1
