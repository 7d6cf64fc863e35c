"""P5. Any request may be repeated, any reply lost: the end is the same, and no conflict comes of it."""

from collections.abc import Iterator

import pytest

from tests.link import Link
from tests.sync.impostor import Impostor, Told, gateway
from tests.sync.laptops import CaseIds, Laptop, Service, case_on


@pytest.fixture(scope="module")
def enrolled(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, Link, Laptop]]:
    folder = tmp_path_factory.mktemp("p5")
    with Link(service.centre.port) as link:
        yield service.laptop(folder, url=link.url), link, service.laptop(folder, "callum")


@pytest.fixture
def link(enrolled) -> Link:
    enrolled[1].restore()
    return enrolled[1]


@pytest.fixture
def laptop(enrolled, link: Link) -> Laptop:
    """One laptop behind a link, for the many tests that leave nothing behind: its first sync takes longer than they."""
    enrolled[0].url = link.url
    enrolled[0].begin_anew()
    return enrolled[0]


@pytest.fixture
def other(enrolled) -> Laptop:
    """A colleague's laptop."""
    return enrolled[2]


def write_some(laptop: Laptop, ids: CaseIds) -> None:
    contact = laptop.add("contact", ids.case, date="2026-11-26", note="Met at the library.")
    laptop.change(contact.record, note="Met at the library. He was calm.")
    laptop.change(ids.person, phone="07700 900041", email="j@example.org")
    laptop.change(ids.person, phone="07700 900042")


def held_once(laptop: Laptop, ids: CaseIds, service: Service, other: Laptop) -> None:
    """Every edit stands in the feed once and under its own id, nobody was alarmed, and a colleague shows the same."""
    assert laptop.waiting() == []
    assert laptop.attention_in(ids.case) == []
    of_case = {id: result for id, (result, _) in service.ledger(ids.case).items()}
    assert of_case == {edit.id: "applied" for edit in laptop.saved}
    assert (laptop.shows(ids.person, "phone"), laptop.shows(ids.person, "email")) == ("07700 900042", "j@example.org")
    other.sync()
    assert case_on(other, ids.case) == case_on(laptop, ids.case)
    stamps = {one.id: one.stamps for one in other.store.case(ids.case)}
    assert {one.id: one.stamps for one in laptop.store.case(ids.case)} == stamps


@pytest.mark.parametrize("stays", [False, True], ids=["blink", "outage"])
@pytest.mark.parametrize("count", [0, 1, 17, 150, 199, 260])
def test_the_reply_to_the_push_is_lost(service: Service, laptop, link, other, count, stays):
    """The request has arrived whole; `count` bytes of the reply do too."""
    ids = service.case()
    write_some(laptop, ids)
    laptop.engine._progress = lambda status: link.cut_after("down", count, stays=stays)
    cuts = link.cuts
    laptop.try_sync()
    assert link.cuts > cuts
    laptop.start_again()
    link.restore()
    laptop.sync()
    held_once(laptop, ids, service, other)


@pytest.mark.parametrize("count", [0, 1, 90, 250, 400, 600, 800])
def test_the_push_arrives_in_part(service: Service, laptop, link, other, count):
    ids = service.case()
    write_some(laptop, ids)
    laptop.engine._progress = lambda status: link.cut_after("up", count, stays=True)
    laptop.try_sync()
    laptop.start_again()
    link.restore()
    laptop.sync()
    held_once(laptop, ids, service, other)


@pytest.mark.parametrize("count", [0, 1, 100, 180, 300, 1000])
def test_the_page_is_lost(service: Service, laptop, link, other, count):
    ids = service.case()
    other.sync()
    write_some(other, ids)
    other.sync()
    link.cut_after("down", count, stays=True)
    laptop.try_sync()
    laptop.start_again()
    link.restore()
    laptop.sync()
    assert case_on(laptop, ids.case) == case_on(other, ids.case)


def test_every_request_arrives_twice(service: Service, laptop, other):
    ids = service.case()
    again = gateway(service.centre.url, lambda _: None)
    with Impostor(gateway(service.centre.url, lambda asked: again(asked) and None)) as impostor:
        laptop.connect(impostor.url)
        laptop.sync()
        write_some(laptop, ids)
        laptop.sync()
    held_once(laptop, ids, service, other)


def test_every_first_reply_to_everything_is_lost(service: Service, tmp_path, other):
    """A new laptop, and a centre that does what it is asked, but is heard only at the second time of asking."""
    ids = service.case()
    pass_on = gateway(service.centre.url, lambda _: None)
    seen: set[bytes] = set()

    def hard_of_hearing(asked):
        told = pass_on(asked)
        first = asked.path.encode() + asked.body not in seen
        seen.add(asked.path.encode() + asked.body)
        return Told(502, b"<html>Bad gateway</html>") if first else told

    with Impostor(hard_of_hearing) as impostor:
        laptop = service.laptop(tmp_path, url=impostor.url)
        tries = 0
        while laptop.try_sync() is not None:
            tries += 1
        write_some(laptop, ids)
        while laptop.try_sync() is not None:
            tries += 1
        assert tries > 3
    held_once(laptop, ids, service, other)


def test_a_colleague_is_faster_than_the_second_try(service: Service, laptop, link, other):
    """Our edit stands, its reply was lost, a colleague changes the field again: nothing of this is a conflict."""
    ids = service.case()
    edit = laptop.change(ids.person, phone="07700 900043")
    laptop.engine._progress = lambda status: link.cut_after("down", 0, stays=True)
    laptop.try_sync()
    assert [waiting.id for waiting in laptop.waiting()] == [edit.id]
    other.sync()
    assert other.shows(ids.person, "phone") == "07700 900043"
    other.change(ids.person, phone="07700 900044")
    other.sync()
    link.restore()
    laptop.start_again()
    report = laptop.sync()
    assert (report.pushed, report.conflicts) == (1, 0)
    assert laptop.shows(ids.person, "phone") == "07700 900044"
    assert laptop.conflicts(ids.person) == []


def test_the_user_goes_on_writing_while_the_reply_is_lost(service: Service, laptop, link, other):
    ids = service.case()
    laptop.change(ids.person, phone="07700 900045")
    laptop.engine._progress = lambda status: link.cut_after("down", 0, stays=True)
    laptop.try_sync()
    laptop.change(ids.person, phone="07700 900046", email="j@example.org")
    link.restore()
    laptop.start_again()
    report = laptop.sync()
    assert (report.pushed, report.conflicts) == (2, 0)
    other.sync()
    assert other.shows(ids.person, "phone") == "07700 900046"
    assert other.conflicts(ids.person) == []
