"""Two people who share a laptop: each has a store of their own, and neither opens the other's."""

from pathlib import Path

import pytest

from desktop import lock_screen, sign_in
from desktop.at_the_door import unlock_facts
from desktop.folders import folders
from local_store import LocalStore
from local_store.errors import WrongKey
from local_store.key_errors import WrongPassphrase
from tests.central_process import CentralProcess
from tests.desktop.accounts import Laptop
from ui.account_choice import KnownAccount, labels

IMOGEN, CALLUM = "imogen.farrowby", "callum.dreyling"
HERS, HIS = "hers is long enough", "his is long enough too"


@pytest.fixture
def both(centre: CentralProcess, tmp_path: Path) -> tuple[Laptop, Laptop]:
    centre.add_user(IMOGEN, HERS, name="Imogen Farrowby")
    centre.add_user(CALLUM, HIS, name="Callum Dreyling")
    centre.start()
    imogen, callum = (Laptop(tmp_path / "laptop", centre.url, user) for user in (IMOGEN, CALLUM))
    for one, password in ((imogen, HERS), (callum, HIS)):
        one.sign_in(password)
        lock_screen.keep(one.account.folder, lock_screen.facts(one.opened.device, None))
        one.folders.remember_account(one.account)
    return imogen, callum


def test_neither_passphrase_and_neither_key_opens_the_others_store(both: tuple[Laptop, Laptop]) -> None:
    imogen, callum = both
    edit = imogen.write("Only hers")
    assert imogen.account != callum.account
    for one, other in ((imogen, HIS), (callum, HERS)):
        with pytest.raises(WrongPassphrase):
            one.unlock(other)
    imogen.unlock(HERS)
    callum.unlock(HIS)
    with pytest.raises(WrongKey):
        LocalStore.open(imogen.account.store, callum.opened.key)
    assert edit.id in imogen.waiting()
    assert callum.waiting() == []
    with callum.store() as store:
        assert store.record(edit.record) is None


def test_wrong_tries_at_one_do_not_slow_the_other(both: tuple[Laptop, Laptop]) -> None:
    imogen, callum = both
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            sign_in.unlock(imogen.account, "not hers, not his")
    assert sign_in.unlock(callum.account, HIS).device.user == CALLUM


def test_the_unlock_page_is_told_names_and_nothing_else(both: tuple[Laptop, Laptop]) -> None:
    imogen, callum = both
    where = folders(str(imogen.folders.root))
    assert where.last_account() == callum.account, "the last one comes first next time"
    facts = unlock_facts(where, callum.account, "")
    assert (facts.name, facts.account) == ("Callum Dreyling", callum.account.folder.name)
    assert sorted(known.name for known in facts.accounts) == ["Callum Dreyling", "Imogen Farrowby"]
    on_disk = [str(path) for path in where.root.rglob("*")]
    assert not [path for path in on_disk if "imogen" in path.lower() or "callum" in path.lower()]


def test_two_of_one_name_are_told_apart_by_their_service() -> None:
    known = [
        KnownAccount("a", "Sam Reed", "Northwick"),
        KnownAccount("b", "Sam Reed", "Eastham"),
        KnownAccount("c", "Bo"),
    ]
    assert labels(known) == {"a": "Sam Reed, Northwick", "b": "Sam Reed, Eastham", "c": "Bo"}
