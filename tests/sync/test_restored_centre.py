"""A centre that was put back to a backup: the laptops notice, and bring again what it had acknowledged and lost."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from local_store import Draft
from tests.sync.laptops import NOTE, CaseIds, Laptop, Service, case_on, nowhere

Restore = Callable[[], None]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """A service of its own: to put a database back, its server has to stop."""
    made = Service(tmp_path, cases=3)
    yield made
    made.centre.stop()


@pytest.fixture
def ids(service: Service) -> CaseIds:
    return service.case()


def backup(service: Service) -> Restore:
    """Copy the database; calling the result puts the copy back."""
    copy = service.folder / "backup"
    copy.mkdir()
    service.centre.stop()
    for file in service.folder.glob("central.sqlite*"):
        shutil.copy2(file, copy)
    service.centre.start()

    def restore() -> None:
        service.centre.stop()
        for file in service.folder.glob("central.sqlite*"):
            file.unlink()
        for file in copy.iterdir():
            shutil.copy2(file, service.folder)
        service.centre.start()

    return restore


def in_sync(*laptops: Laptop) -> None:
    for laptop in (*laptops, *laptops):
        laptop.sync()


def test_what_the_backup_did_not_have_comes_again_and_everybody_agrees(service, tmp_path, ids):
    amina, callum = service.laptop(tmp_path, "amina"), service.laptop(tmp_path, "callum")
    in_sync(amina)
    amina.change(ids.person, education="Northwick College")
    in_sync(amina, callum)
    restore = backup(service)
    amina.change(ids.contact, place="Library")
    amina.add("contact", ids.case, note="Rang his mother.")
    in_sync(amina, callum)
    callum.change(ids.contact, note=NOTE.replace("two", "three"))
    amina.change(ids.person, phone="07700 900011")
    in_sync(amina, callum)
    before = case_on(amina, ids.case)
    restore()
    in_sync(amina, callum, amina)
    assert case_on(amina, ids.case) == case_on(callum, ids.case) == before
    assert not amina.store.attention()
    assert not callum.store.attention()
    assert not nowhere(amina, service)
    assert not nowhere(callum, service)


def test_positions_handed_out_twice_overwrite_nothing(service, tmp_path, ids):
    amina, callum = service.laptop(tmp_path, "amina"), service.laptop(tmp_path, "callum")
    in_sync(amina, callum)
    restore = backup(service)
    amina.change(ids.person, phone="07700 900011")
    in_sync(amina)
    amina.change(ids.person, phone="07700 900033")  # made on top of a position that will be callum's
    in_sync(amina)
    restore()
    callum.change(ids.person, phone="07700 900022")
    callum.change(ids.contact, place="Library")
    in_sync(callum)
    in_sync(amina, callum)
    [conflict] = amina.conflicts(ids.person)
    assert {conflict.fields["theirs"], conflict.fields["mine"]} == {"07700 900022", "07700 900033"}
    assert case_on(amina, ids.case) == case_on(callum, ids.case)
    assert amina.shows(ids.contact, "place") == "Library"
    assert not nowhere(amina, service)


def test_a_laptop_that_was_away_meanwhile_notices_too(service, tmp_path, ids):
    amina, callum = service.laptop(tmp_path, "amina"), service.laptop(tmp_path, "callum")
    in_sync(amina, callum)
    restore = backup(service)
    amina.change(ids.contact, place="Library")
    in_sync(amina)
    restore()
    for number in range(5):  # the feed is further than amina has been when she comes back
        callum.change(ids.person, education=f"College {number}")
        in_sync(callum)
    in_sync(amina, callum)
    assert amina.shows(ids.person, "education") == "College 4"
    assert callum.shows(ids.contact, "place") == "Library"
    assert case_on(amina, ids.case) == case_on(callum, ids.case)


def test_an_ordinary_restart_sends_nothing_again(service, tmp_path, ids):
    amina = service.laptop(tmp_path, "amina")
    in_sync(amina)
    amina.change(ids.contact, place="Library")
    in_sync(amina)
    for end in (service.centre.stop, service.centre.kill):
        end()
        service.centre.start()
        report = amina.sync()
        assert (report.pulled, report.pushed, report.requests) == (0, 0, 1)


def test_files_and_drafts_stand_as_they_should_at_a_restored_centre(service, tmp_path, ids):
    amina = service.laptop(tmp_path, "amina")
    in_sync(amina)
    restore = backup(service)
    content = b"minutes of the meeting " * 900
    name = amina.store.attach(ids.case, content, "text/plain")
    amina.change(ids.person, phone="07700 900011")
    in_sync(amina)
    assert amina.store.attachments_to_send() == []
    seen = amina.store.record(ids.person)
    assert seen is not None
    assert isinstance(seen.stamps["phone"], int)
    amina.store.keep_draft(
        Draft("person/1", ids.case, ids.person, "person", {"phone": "0"}, {"phone": seen.stamps["phone"]})
    )
    restore()
    callum = service.laptop(tmp_path, "callum")
    in_sync(amina, callum)
    assert amina.store.attachments_to_send() == []
    draft = amina.store.draft("person/1")
    assert draft is not None
    assert draft.seen["phone"] not in (0, seen.stamps["phone"])
    assert callum.shows(ids.person, "phone") == "07700 900011"
    assert service.has_file(ids.case, name)
