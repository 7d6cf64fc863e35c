"""One passphrase for the laptop and the centre: changed here, changed elsewhere, with a connection and without."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local_store import keys
from local_store.key_errors import WrongPassphrase
from local_store.new_passphrase import change, take_over
from sync.errors import NoConnection, WrongPassword
from tests.central_process import CentralProcess
from tests.desktop.accounts import NEW, PASSWORD, THIRD, USER, Laptop, takes
from tests.link import Link


@pytest.fixture
def running(centre: CentralProcess) -> CentralProcess:
    centre.add_user(USER, PASSWORD)
    centre.start()
    return centre


@pytest.fixture
def link(running: CentralProcess) -> Iterator[Link]:
    with Link(running.port) as begun:
        yield begun


@pytest.fixture
def laptop(link: Link, tmp_path: Path) -> Laptop:
    """One that has signed in, over the link."""
    signed_in = Laptop(tmp_path / "laptop", link.url)
    signed_in.sign_in()
    return signed_in


def changed(laptop: Laptop, present: str, new: str) -> None:
    with laptop.store() as store:
        change(store, laptop.account.folder, present, new)


def to_tell(laptop: Laptop) -> str | None:
    """What is still to be told, or the reason why the centre did not take it."""
    with laptop.store() as store:
        known = store.passphrase_change(keys.mark_of(laptop.account.folder))
    return None if known is None else known.refused or "waits"


def test_changed_with_a_connection_it_is_the_same_here_and_at_the_centre(
    running: CentralProcess, laptop: Laptop
) -> None:
    changed(laptop, PASSWORD, NEW)
    laptop.unlock(NEW)
    laptop.cycle()
    assert to_tell(laptop) is None
    assert takes(running, NEW)
    assert not takes(running, PASSWORD)
    laptop.lose_token()
    laptop.cycle()


def test_changed_without_one_it_opens_the_laptop_at_once_and_is_told_with_the_next(
    running: CentralProcess, link: Link, laptop: Laptop
) -> None:
    link.cut()
    changed(laptop, PASSWORD, NEW)
    with pytest.raises(WrongPassphrase):
        laptop.unlock(PASSWORD)
    edit = laptop.unlock(NEW) and laptop.write("Walked along the canal")
    assert takes(running, PASSWORD), "the centre has not heard of it"
    link.restore()
    laptop.lose_token()  # the token lapsed meanwhile: what is told first is what the cycle signs in with
    laptop.cycle()
    assert edit.id not in laptop.waiting()
    assert takes(running, NEW)
    assert to_tell(laptop) is None


def test_changed_twice_without_one_the_newest_is_told(running: CentralProcess, laptop: Laptop) -> None:
    changed(laptop, PASSWORD, NEW)
    changed(laptop, NEW, THIRD)
    laptop.unlock(THIRD)
    laptop.cycle()
    assert takes(running, THIRD)
    assert to_tell(laptop) is None


def test_an_answer_that_was_lost_is_asked_for_again_and_a_second_change_goes_on_from_either(
    running: CentralProcess, link: Link, laptop: Laptop
) -> None:
    changed(laptop, PASSWORD, NEW)
    laptop.unlock(NEW)
    link.cut_after("down", 0, stays=True)
    with pytest.raises(NoConnection):
        laptop.cycle()
    assert takes(running, NEW), "it was taken; only the answer was lost"
    link.restore()
    changed(laptop, NEW, THIRD)
    laptop.unlock(THIRD)
    laptop.cycle()
    assert takes(running, THIRD)
    assert to_tell(laptop) is None


def test_changed_elsewhere_meanwhile_nothing_is_forced_and_both_can_be_brought_together(
    running: CentralProcess, laptop: Laptop
) -> None:
    changed(laptop, PASSWORD, NEW)
    laptop.unlock(NEW)
    assert running.run("user", "password", USER, "--password-stdin", stdin=THIRD + "\n").returncode == 0
    edit = laptop.write("Walked along the canal")
    laptop.cycle()
    assert edit.id not in laptop.waiting(), "the token is still good: work is sent all the same"
    assert to_tell(laptop) == "changed_elsewhere"
    assert takes(running, THIRD), "what was set at the centre stands"
    laptop.lose_token()
    with pytest.raises(WrongPassword):
        laptop.cycle()
    laptop.unlock(NEW)
    with laptop.store() as store:
        take_over(store, laptop.account.folder, laptop.opened.key, THIRD)
    laptop.unlock(THIRD)
    laptop.cycle()
    assert to_tell(laptop) is None
    with pytest.raises(WrongPassphrase):
        laptop.unlock(NEW)


def test_a_refusal_is_kept_and_the_centre_is_asked_no_more(running: CentralProcess, laptop: Laptop) -> None:
    assert running.run("user", "password", USER, "--password-stdin", stdin=THIRD + "\n").returncode == 0
    changed(laptop, PASSWORD, NEW)
    laptop.unlock(NEW)
    for _ in range(8):
        laptop.cycle()
    assert takes(running, THIRD), "so many wrong ones would have slowed down everybody of this name"


def test_the_present_one_has_to_be_known(laptop: Laptop) -> None:
    with pytest.raises(WrongPassphrase):
        changed(laptop, "not the present one", NEW)
    laptop.unlock(PASSWORD)
    assert to_tell(laptop) is None
