"""Files between real laptops and a real centre: resumable both ways, checked at the end, never in the way of edits."""

import hashlib
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from casework import new_case, new_edit
from local_store import FileState
from sync.attachments import TURN_SECONDS
from sync.pace import Pace
from tests.link import Link
from tests.sync.impostor import Asked, Impostor, Told, gateway
from tests.sync.laptops import Laptop, Service

PDF = "application/pdf"
KIB = 1024


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A centre of its own: laptops of other tests would fetch all these files."""
    service = Service(tmp_path_factory.mktemp("files"), cases=40)
    yield service
    service.centre.stop()


@pytest.fixture
def amina(amina: Laptop) -> Laptop:
    """With everything that other tests left behind, files too."""
    _up_to_date(amina)
    return amina


@pytest.fixture
def callum(callum: Laptop) -> Laptop:
    _up_to_date(callum)
    return callum


def _up_to_date(laptop: Laptop) -> None:
    while laptop.store.attachments_to_fetch(1) or not laptop.store.cursor():
        if not laptop.sync().attachments_down and laptop.store.cursor():
            return


def paper(size: int) -> bytes:
    return b"%PDF-1.7\n" + secrets.token_bytes(size - 9)


def file_with(laptop: Laptop, case: str, content: bytes) -> str:
    """Attach a file, with the document that names it."""
    name = laptop.store.attach(case, content, PDF)
    laptop.add("document", case, title="Letter", file=name, file_size=len(content), file_type=PDF)
    return name


def at_centre(service: Service, name: str) -> dict[str, int]:
    """How much of a file the centre has, case by case."""
    with closing(sqlite3.connect(service.folder / "central.sqlite")) as database:
        lines = database.execute("SELECT case_id, received FROM attachment WHERE sha256 = ?", (name,)).fetchall()
    return dict(lines)


def pieces_of(laptop: Laptop, size: int) -> None:
    """Have files of this laptop travel in pieces of exactly this size."""
    mover = laptop.engine._files
    for road in (mover._up, mover._down):
        road.pace.__init__(size, size, size)  # type: ignore[misc]


def states(laptop: Laptop, name: str) -> FileState | None:
    file = laptop.store.attachment(name)
    return None if file is None else file.state


def test_a_file_attached_offline_reaches_the_other_laptops_by_itself(service, amina, callum):
    ids = service.case()
    content = paper(300 * KIB)
    name = file_with(amina, ids.case, content)
    report = amina.sync()
    assert (report.pushed, report.attachments_up, report.attachments_left) == (1, 1, 0)
    assert report.bytes_up > len(content)
    assert states(amina, name) is FileState.SENT
    told: list[frozenset[str]] = []
    callum.engine._cases_changed = told.append
    assert callum.sync().attachments_down == 1
    assert told[-1] == {ids.case}, "the window shows what came"
    assert callum.store.attachment_bytes(name) == content
    assert states(callum, name) is FileState.HERE
    for laptop in (amina, callum):
        assert laptop.sync().requests == 1


def test_a_large_file_comes_when_it_is_wanted(service, amina, callum):
    ids = service.case()
    content = paper(KIB * KIB + 1)
    name = file_with(amina, ids.case, content)
    amina.sync()
    assert callum.sync().attachments_down == 0
    assert states(callum, name) is FileState.AT_CENTRE
    callum.store.want(name)
    assert callum.sync().attachments_down == 1
    assert callum.store.attachment_bytes(name) == content


def test_what_the_centre_has_already_is_not_sent_again(service, amina, callum):
    ids = service.case()
    content = paper(200 * KIB)
    name = file_with(amina, ids.case, content)
    amina.sync()
    callum.store.attach(ids.case, content, PDF)
    report = callum.sync()
    assert (report.attachments_up, states(callum, name)) == (1, FileState.SENT)
    assert report.bytes_up < 10 * KIB


@pytest.mark.parametrize("way", ["up", "down"])
def test_a_transfer_that_is_cut_goes_on_where_it_was(service, tmp_path, amina, way):
    ids = service.case()
    content = paper(600 * KIB)
    with Link(service.centre.port) as link:
        laptop = service.laptop(tmp_path, url=link.url)
        _up_to_date(laptop)
        name = file_with(laptop if way == "up" else amina, ids.case, content)
        if way == "down":
            amina.sync()
            _sync_records_only(laptop)
        pieces_of(laptop, 32 * KIB)
        link.cut_after(way, 300 * KIB, stays=True)
        first = laptop.sync()
        assert (first.attachments_up, first.attachments_down, first.attachments_left) == (0, 0, 0)
        done = laptop.store.attachment(name)
        so_far = done.sent if way == "up" else done.here
        assert 200 * KIB < so_far < 300 * KIB
        link.restore()
        laptop.start_again()
        pieces_of(laptop, 32 * KIB)
        second = laptop.sync()
        assert (second.attachments_up, second.attachments_down) == ((1, 0) if way == "up" else (0, 1))
        moved = second.bytes_up if way == "up" else second.bytes_down
        assert moved < len(content) - so_far + 64 * KIB, "no more than the rest of it"
        assert laptop.store.attachment_bytes(name) == content
    assert at_centre(service, name) == {ids.case: len(content)}


def _sync_records_only(laptop: Laptop) -> None:
    """One cycle in which something more pressing than files waits."""
    pressing, laptop.engine._files._interrupted = laptop.engine._files._interrupted, lambda: True
    assert laptop.sync().attachments_left >= 1
    laptop.engine._files._interrupted = pressing


def test_a_link_that_resets_again_and_again_does_not_stop_a_file(service, tmp_path):
    ids = service.case()
    content = paper(700 * KIB)
    with Link(service.centre.port) as link:
        laptop = service.laptop(tmp_path, url=link.url)
        _up_to_date(laptop)
        name = file_with(laptop, ids.case, content)
        link.cut_after("up", 90 * KIB)
        put = laptop.server.put_attachment

        def cut_every_so_often(*args, **kwargs):
            if link.cuts > cut_every_so_often.seen:
                cut_every_so_often.seen = link.cuts
                link.cut_after("up", 90 * KIB)
            return put(*args, **kwargs)

        cut_every_so_often.seen = 0
        laptop.server.put_attachment = cut_every_so_often
        cycles = 0
        while states(laptop, name) is not FileState.SENT:
            laptop.sync()
            cycles += 1
            assert cycles < 30
        assert link.cuts >= 3
    assert at_centre(service, name) == {ids.case: len(content)}


def test_pieces_grow_while_they_hold_and_shrink_with_cuts(service, amina):
    ids = service.case()
    file_with(amina, ids.case, paper(900 * KIB))
    amina.sync()
    assert amina.engine._files._up.pace.now > 256 * KIB
    pace = Pace(4 * KIB, 64 * KIB, 1024 * KIB)
    assert pace.never_so_large()
    pace.held()
    assert pace.now == 32 * KIB, "it was too large once, and stays below"
    pace = Pace(4 * KIB, 4 * KIB, 8 * KIB)
    assert not pace.never_so_large()


def test_an_edit_saved_meanwhile_goes_before_the_rest_of_a_file(service, amina):
    ids = service.case()
    name = file_with(amina, ids.case, paper(500 * KIB))
    pieces_of(amina, 32 * KIB)
    put = amina.server.put_attachment
    sent: list[int] = []

    def save_after_the_third(*args, **kwargs):
        sent.append(kwargs["offset"])
        if len(sent) == 3:
            amina.change(ids.person, phone="07700 900021")
        return put(*args, **kwargs)

    amina.server.put_attachment = save_after_the_third
    first = amina.sync()
    assert (len(sent), first.attachments_up, first.attachments_left) == (3, 0, 1)
    assert len(amina.waiting()) == 1
    second = amina.sync()
    assert (second.pushed, second.attachments_up, second.attachments_left) == (1, 1, 0)
    assert states(amina, name) is FileState.SENT


def test_files_wait_for_whoever_calls_for_another_cycle_and_for_the_end_of_their_turn(service, amina):
    ids = service.case()
    for size in (50 * KIB, 60 * KIB):
        file_with(amina, ids.case, paper(size))
    amina.engine._files._interrupted = lambda: True
    assert amina.sync().attachments_left == 2
    amina.engine._files._interrupted = lambda: False
    ticks = iter([0.0, 0.0, 1.0, TURN_SECONDS, TURN_SECONDS])
    amina.engine._files._clock = lambda: next(ticks)
    report = amina.sync()
    assert report.attachments_up + report.attachments_left == 2
    assert report.attachments_left >= 1


def through(laptop: Laptop, service: Service, instead: Callable[[Asked], Told | None]) -> Impostor:
    """Between this laptop and the centre, something that answers some requests itself."""
    impostor = Impostor(gateway(service.centre.url, instead))
    laptop.connect(impostor.url)
    return impostor


def only_files(asked: Asked) -> bool:
    return asked.path.startswith("/v1/attachments/")


@pytest.mark.parametrize(
    "answer",
    [
        Told(404, b'{"code":"nowhere","reason":"An older centre."}'),
        Told(403, b'{"code":"not_your_case","reason":"No."}'),
        Told(415, b'{"code":"file_kind","reason":"No."}'),
        Told(400, b'{"code":"message","reason":"No."}'),
        Told(500, b""),
        Told(200, b"<html>Sign in to our WiFi</html>"),
        Told(200, b'{"sha256":"x","size":1,"received":1,"complete":true}'),
        Told(422, b'{"code":"damaged","reason":"Damaged."}'),
    ],
)
def test_a_file_that_is_not_taken_ends_no_cycle_rests_and_goes_when_it_can(service, amina, answer):
    ids = service.case()
    name = file_with(amina, ids.case, paper(20 * KIB))
    with through(amina, service, lambda asked: answer if only_files(asked) else None) as between:
        report = amina.sync()
        assert (report.pushed, report.attachments_up) == (1, 0)
        assert states(amina, name) is FileState.TO_SEND
        before = len(between.asked)
        amina.sync()
        assert len(between.asked) == before + 1, "it rests"
        between.answer = gateway(service.centre.url, lambda asked: None)
        for _ in range(5):
            amina.sync()
    assert states(amina, name) is FileState.SENT


def test_a_file_in_trouble_does_not_keep_the_others_back(service, amina):
    ids = service.case()
    bad, good = (file_with(amina, ids.case, paper(size)) for size in (20 * KIB, 30 * KIB))
    with through(amina, service, lambda asked: Told(500) if bad in asked.path else None) as between:
        assert amina.sync().attachments_up == 1
        asked = [one.path for one in between.asked if bad in one.path]
        for _ in range(40):
            amina.sync()
        again = [one.path for one in between.asked if bad in one.path]
        assert len(asked) < len(again) <= len(asked) + 4, "seldom, and never given up"
    assert states(amina, good) is FileState.SENT
    assert states(amina, bad) is FileState.TO_SEND


def test_something_on_the_way_that_takes_only_small_requests(service, amina):
    ids = service.case()
    name = file_with(amina, ids.case, paper(200 * KIB))
    too_big: list[int] = []

    def small_only(asked: Asked) -> Told | None:
        if len(asked.body) <= 20 * KIB:
            return None
        too_big.append(len(asked.body))
        return Told(413, b"<html>Too large</html>")

    with through(amina, service, small_only):
        assert amina.sync().attachments_up == 1
    assert 0 < len(too_big) < 4
    assert states(amina, name) is FileState.SENT


def test_a_document_that_comes_before_its_file(service, amina, callum):
    ids = service.case()
    content = paper(20 * KIB)
    name = hashlib.sha256(content).hexdigest()
    amina.add("document", ids.case, title="Letter", file=name, file_size=len(content), file_type=PDF)
    amina.sync()
    asked: list[str] = []
    get = callum.server.get_attachment

    def counted(sha256, **kwargs):
        asked.append(sha256)
        return get(sha256, **kwargs)

    callum.server.get_attachment = counted
    callum.sync()
    callum.sync()
    assert states(callum, name) is FileState.WANTED
    assert asked.count(name) == 1, "it rests"
    amina.store.attach(ids.case, content, PDF)
    amina.sync()
    for _ in range(3):
        callum.sync()
    assert callum.store.attachment_bytes(name) == content


def test_a_file_that_arrives_damaged_is_fetched_again(service, amina, callum):
    ids = service.case()
    content = paper(100 * KIB)
    name = file_with(amina, ids.case, content)
    amina.sync()
    damage = iter([b"\x00"])
    passes_on = gateway(service.centre.url, lambda asked: None)

    def damaged_once(asked: Asked) -> Told | None:
        if not only_files(asked) or not (other := next(damage, b"")):
            return None
        told = passes_on(asked)
        return told._replace(body=told.body[:500] + other + told.body[501:])

    with through(callum, service, damaged_once):
        assert callum.sync().attachments_down == 1
    assert callum.store.attachment_bytes(name) == content


@pytest.mark.parametrize(
    "answer",
    [
        Told(200, b"<html>Sign in to our WiFi</html>"),
        Told(200, b"x", {"Holdfast-Size": "many"}),
        Told(200, b"", {"Holdfast-Size": "100"}),
        Told(200, b"", {"Holdfast-Size": "0"}),
        Told(200, b"x" * 200, {"Holdfast-Size": "100"}),
        Told(200, b"x" * 100, {"Holdfast-Size": str(2 * 1024 * 1024)}),
        Told(200, b"x", {"Holdfast-Size": "1", "Content-Encoding": "zstd"}),
        Told(200, b"x" * 9, {"Holdfast-Size": "9"}),
        Told(404, b'{"code":"no_such_file","reason":"Not yet."}'),
    ],
)
def test_what_is_not_the_file_is_never_kept_as_the_file(service, amina, callum, answer):
    ids = service.case()
    content = paper(9 * KIB)
    name = file_with(amina, ids.case, content)
    amina.sync()
    with through(callum, service, lambda asked: answer if only_files(asked) else None):
        assert callum.sync().attachments_down == 0
        assert callum.store.attachment_bytes(name) is None
    callum.connect(service.centre.url)
    callum.start_again()
    assert callum.sync().attachments_down == 1
    assert callum.store.attachment_bytes(name) == content


def test_a_file_of_a_new_case_goes_after_the_case(service, amina):
    case = new_case()
    amina.store.save(new_edit(case, {"reference": "NW/NEW"}, "amina"))
    name = file_with(amina, case.id, paper(5 * KIB))
    report = amina.sync()
    assert (report.pushed, report.attachments_up) == (2, 1)
    assert at_centre(service, name) == {case.id: 5 * KIB}


def test_a_file_attached_before_its_case_left_is_delivered_and_then_gone(service, amina: Laptop, tmp_path: Path):
    ids = service.case()
    morgan = service.laptop(tmp_path, "morgan")
    amina.sync()
    morgan.sync()
    [mine] = [one for one in amina.store.case(ids.case) if one.fields.get("worker") == "amina"]
    content = paper(30 * KIB)
    name = file_with(amina, ids.case, content)
    taken = new_edit(mine, {"until": "2026-01-06"}, "morgan")
    morgan.store.save(taken)
    morgan.sync()
    report = amina.sync()
    assert report.proposals == 1, "the document is laid before whoever has the case now"
    assert report.attachments_up == 1
    assert amina.store.case(ids.case) == []
    assert amina.store.attachment(name) is None
    assert at_centre(service, name) == {ids.case: len(content)}
