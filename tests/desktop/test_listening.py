"""The held request: it rings for a colleague's edit and for a broken link, and for nothing else."""

import threading
from collections.abc import Iterator

import pytest

from desktop import listening
from desktop.listening import Listener
from tests.link import Link
from tests.sync.laptops import Laptop, Service


class Bell:
    """Counts rings, and waits for the next."""

    def __init__(self) -> None:
        self._rings = threading.Semaphore(0)

    def ring(self) -> None:
        self._rings.release()

    def rang_within(self, seconds: float) -> bool:
        return self._rings.acquire(timeout=seconds)


@pytest.fixture
def link(service: Service) -> Iterator[Link]:
    with Link(service.centre.port) as link:
        yield link


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def amina(service: Service, tmp_path) -> Laptop:
    laptop = service.laptop(tmp_path, "amina")
    laptop.sync()
    return laptop


@pytest.fixture
def listener(link: Link, bell: Bell, amina: Laptop) -> Iterator[Listener]:
    listener = Listener(link.url, bell.ring)
    listener.listen(amina.server.token, amina.store.cursor())
    yield listener
    listener.finish()


def test_it_rings_for_a_colleagues_edit_and_rests(service, tmp_path, listener, bell, amina):
    callum = service.laptop(tmp_path, "callum")
    callum.sync()
    ids = service.case_to_share()
    assert listener.listens
    callum.change(ids.person, phone="07700 900071")
    callum.sync()
    assert bell.rang_within(20)
    assert not listener.listens
    amina.sync()
    assert amina.shows(ids.person, "phone") == "07700 900071"
    listener.listen(amina.server.token, amina.store.cursor())
    callum.change(ids.person, phone="07700 900072")
    callum.sync()
    assert bell.rang_within(20)


def test_it_does_not_ring_for_what_this_laptop_sent_itself(service, listener, bell, amina):
    amina.change(service.case_to_share().person, email="juniper@example.org")
    amina.sync()
    assert not bell.rang_within(0.5)
    assert listener.listens


def test_it_rings_when_the_link_breaks(link, listener, bell):
    assert not bell.rang_within(0.3)
    link.cut()
    assert bell.rang_within(20)


def test_it_goes_on_holding_while_nothing_happens(monkeypatch, link, bell, amina):
    monkeypatch.setattr(listening, "HELD_SECONDS", 0.1)
    listener = Listener(link.url, bell.ring)
    listener.listen(amina.server.token, amina.store.cursor())
    assert not bell.rang_within(1.0)
    assert listener.listens
    listener.finish()
