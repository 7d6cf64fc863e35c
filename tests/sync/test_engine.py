"""The cycle, with real stores, a real central server and real TCP between them."""

import itertools

import msgspec

from local_store import Device
from local_store.shapes import Page, PageRecord, State
from sync.errors import AnotherPerson, NoConnection, SignedOut, WrongPassword
from sync.pace import Pace
from sync.status import Link as LinkState
from sync.status import SyncStatus
from tests.link import Link
from tests.sync.impostor import Asked, HungUp, Impostor, Told, gateway
from tests.sync.laptops import NOTE, PASSWORD, Laptop, Service, case_on


def test_a_new_laptop_signs_in_enrols_and_has_its_cases(service: Service, amina):
    ids = service.case()
    report = amina.sync()
    assert amina.shows(ids.person, "first_names") == "Juniper"
    assert report.pulled >= 3
    assert report.bytes_down > 0 < report.requests
    device = amina.store.device()
    assert device is not None
    assert (device.user, device.role, device.authority) == ("amina", "case_manager", "northwick")
    assert device.token
    assert device.last_contact


def test_a_quiet_cycle_is_one_request(amina):
    amina.sync()
    report = amina.sync()
    assert (report.requests, report.pulled, report.pushed, report.bytes_up) == (1, 0, 0, 0)


def test_what_one_laptop_saves_another_shows(service, amina, callum):
    ids = service.case()
    amina.sync()
    amina.change(ids.person, phone="07700 900002")
    contact = amina.add("contact", ids.case, date="2026-11-26", kind="home", note="Seen at home. 'Diolch' ŵŷ 👍🏽")
    assert amina.sync().pushed == 2
    assert amina.waiting() == []
    callum.sync()
    assert callum.shows(ids.person, "phone") == "07700 900002"
    assert callum.shows(contact.record, "note") == contact.set["note"]
    assert case_on(amina, ids.case) == case_on(callum, ids.case)


def test_its_own_edits_do_not_come_back(service, amina):
    ids = service.case()
    amina.sync()
    amina.change(ids.person, phone="07700 900003")
    report = amina.sync()
    assert (report.pushed, report.pulled) == (1, 0)


def test_a_chain_of_own_edits_goes_in_one_batch(service, amina):
    ids = service.case()
    amina.sync()
    contact = amina.add("contact", ids.case, date="2026-11-26", note="One.")
    for words in ("One. Two.", "One. Two. Three."):
        amina.change(contact.record, note=words)
    report = amina.sync()
    assert (report.pushed, report.conflicts, report.requests) == (3, 0, 3)
    assert [service.ledger()[edit.id][0] for edit in amina.saved] == ["applied"] * 3


def test_an_edit_written_on_top_of_one_that_is_being_sent(service, amina):
    """The editor was opened before the first edit was acknowledged, and saves after it."""
    ids = service.case()
    amina.sync()
    amina.change(ids.person, phone="07700 900004")
    before = amina.store.record(ids.person)
    amina.sync()
    amina._save(before, {"phone": "07700 900005"})
    assert amina.sync().pushed == 1
    assert amina.conflicts(ids.person) == []


def between_pull_and_push(amina: Laptop, news: Laptop) -> None:
    """Have `news` come in when the next cycle of `amina` begins to send: too late for its rebase."""

    def come_in(_: SyncStatus) -> None:
        amina.engine._progress = None
        news.sync()

    amina.engine._progress = come_in


def test_the_same_value_from_two_people_is_no_news(service, amina, callum):
    ids = service.case()
    amina.sync()
    callum.sync()
    edit = amina.change(ids.person, phone="07700 900006", email="a@example.org")
    callum.change(ids.person, phone="07700 900006")
    between_pull_and_push(amina, callum)
    report = amina.sync()
    assert (report.pushed, report.conflicts, service.ledger()[edit.id][0]) == (1, 0, "applied")


def test_a_stale_edit_is_laid_on_the_news_under_a_new_id(service, amina, callum):
    ids = service.case()
    amina.sync()
    callum.sync()
    old = amina.change(ids.contact, note=NOTE.replace("He was calm", "He was very calm"), place="Library")
    callum.change(ids.contact, note=NOTE.replace("at two", "at three"))
    between_pull_and_push(amina, callum)
    report = amina.sync()
    assert (report.pushed, report.conflicts, service.ledger()[old.id][0]) == (1, 0, "stale")
    [new] = [edit for _, edit in service.ledger().values() if edit.replaces == old.id]
    assert new.set["note"] == NOTE.replace("He was calm", "He was very calm").replace("at two", "at three")
    assert amina.waiting() == []
    callum.sync()
    assert case_on(amina, ids.case) == case_on(callum, ids.case)


def test_a_stale_edit_whose_other_field_changed_merges(service, amina, callum):
    ids = service.case()
    amina.sync()
    callum.sync()
    old = amina.change(ids.person, phone="07700 900007", education="Northwick College")
    callum.change(ids.person, education="Kelford School")

    between_pull_and_push(amina, callum)
    report = amina.sync()
    assert report.conflicts == 1
    assert service.ledger()[old.id][0] == "stale"
    assert amina.waiting() == []
    callum.sync()
    assert callum.shows(ids.person, "phone") == "07700 900007"
    assert callum.shows(ids.person, "education") == "Kelford School"
    [conflict] = callum.conflicts(ids.person)
    assert conflict.fields["mine"] == "Northwick College"
    assert conflict.fields["theirs_at"]
    assert [receipt.outcome for receipt in amina.store.receipts(ids.person)].count("replaced") == 1


def test_the_window_hears_how_far_a_push_has_come(service, amina):
    ids = service.case()
    heard: list[SyncStatus] = []
    touched: set[str] = set()
    amina.sync()
    amina.engine._progress = heard.append
    amina.engine._cases_changed = touched.update
    for number in range(5):
        amina.add("contact", ids.case, date="2026-11-26", note=f"Note {number}")
    amina.engine._sender._edits.now = 2
    amina.sync()
    assert {status.link for status in heard} == {LinkState.SENDING}
    assert [(status.sent_of_batch, status.batch) for status in heard] == [(2, 5), (5, 5)]
    assert touched == {ids.case}


def test_edits_are_marked_as_sent_before_the_first_byte_leaves(service, amina, tmp_path):
    ids = service.case()
    amina.sync()
    with Link(service.centre.port) as link:
        amina.connect(link.url)
        amina.sync()
        amina.change(ids.person, phone="07700 900008")
        amina.engine._progress = lambda status: link.cut()
        assert isinstance(amina.try_sync(), NoConnection)
        assert [item.state for item in amina.store.pending()] == [State.SENT]
        amina.engine._progress = None
        link.restore()
        amina.sync()
    assert amina.waiting() == []


def test_a_wrong_password_changes_nothing(service, tmp_path):
    laptop = service.laptop(tmp_path)
    laptop.connect(laptop.url, password="a wrong password")
    assert isinstance(laptop.try_sync(), WrongPassword)
    assert laptop.store.device() is None


def test_without_a_password_an_enrolled_laptop_goes_on_and_a_forgotten_one_is_signed_out(service, amina):
    amina.sync()
    amina.connect(amina.url, password="")
    amina.sync()
    device = amina.store.device()
    amina.store.set_device(msgspec.structs.replace(device, token="forgotten"))
    amina.start_again()
    amina.connect(amina.url, password="")
    assert isinstance(amina.try_sync(), SignedOut)
    amina.connect(amina.url, password=PASSWORD)
    amina.sync()
    assert amina.store.device().id == device.id


def test_a_session_that_ended_in_the_middle_is_renewed_in_the_middle(service, amina):
    ids = service.case()
    amina.sync()
    amina.change(ids.person, phone="07700 900009")
    amina.store.set_device(msgspec.structs.replace(amina.store.device(), token="forgotten"))
    amina.connect(amina.url)
    assert amina.sync().pushed == 1


def test_another_person_does_not_get_the_cases_of_this_laptop(service, amina):
    amina.sync()
    before = amina.store.device()
    amina.user = "callum"
    amina.connect(amina.url)
    assert isinstance(amina.try_sync(), AnotherPerson)
    assert amina.store.device() == before


def test_an_edit_made_before_the_laptop_was_enrolled_travels_as_this_laptops(service, tmp_path):
    ids = service.case()
    laptop = service.laptop(tmp_path)
    edit = laptop.add("contact", ids.case, date="2026-11-26", note="Before signing in.")
    laptop.sync()
    result, arrived = service.ledger()[edit.id]
    device = laptop.store.device()
    assert isinstance(device, Device)
    assert (result, arrived.device) == ("applied", device.id)


def test_a_first_sync_that_is_cut_goes_on_after_the_last_whole_page(service, tmp_path):
    whole = service.laptop(tmp_path)
    whole.engine._puller._bytes = Pace(1024, 1024, 1024)
    size = whole.sync().bytes_down
    with Link(service.centre.port) as link:
        laptop = service.laptop(tmp_path, url=link.url)
        laptop.engine._puller._bytes = Pace(1024, 1024, 1024)
        link.cut_after("down", size * 3 // 4, stays=True)
        kept = 0

        def cut_after_the_third_page(_: frozenset[str]) -> None:
            nonlocal kept
            kept += 1
            if kept == 3:  # a reset throws away what the laptop has not read yet: only now is it known to have some
                link.cut()

        laptop.engine._cases_changed = cut_after_the_third_page
        assert isinstance(laptop.try_sync(), NoConnection)
        here = laptop.store.counts().records
        link.restore()
        again = laptop.sync()
    everything = whole.store.counts().records
    assert 0 < here < laptop.store.counts().records == everything
    assert again.pulled == everything - here


def test_where_only_whole_answers_come_through_it_goes_page_by_page(service, tmp_path):
    """A box on the way may hold an answer back until it is complete, and a long stream then never gets through."""
    largest = 4 * 1024
    with Impostor(lambda _: Told()) as impostor:
        passes_on = gateway(service.centre.url, lambda _: None)

        def whole_answers_only(asked: Asked) -> Told:
            told = passes_on(asked)
            if len(told.body) > largest:
                raise HungUp
            return told

        impostor.answer = whole_answers_only
        laptop = service.laptop(tmp_path, url=impostor.url)
        laptop.engine._puller._bytes = Pace(1024, 2048, 2048)
        laptop.engine._puller._clock = itertools.count(step=10).__next__  # such a box takes its time before it gives up
        for _ in range(3):
            trouble = laptop.try_sync()
        assert trouble is None
        whole = service.laptop(tmp_path)
        whole.sync()
        assert laptop.store.counts().records == whole.store.counts().records


def test_cuts_do_not_end_the_cycle_while_something_gets_through(service, tmp_path):
    ids = service.case()
    with Link(service.centre.port) as link:
        laptop = service.laptop(tmp_path, url=link.url)
        laptop.sync()
        for number in range(40):
            laptop.add("contact", ids.case, date="2026-11-26", note=f"Note {number}. " + f"{number:03d} " * 400)
        laptop.engine._sender._bytes = Pace(4096, 4096, 4096)
        batches = 0

        def cut_for_every_third(_: SyncStatus) -> None:
            nonlocal batches
            batches += 1
            link.cut() if batches % 3 == 0 else link.restore()

        laptop.engine._progress = cut_for_every_third
        assert laptop.sync().pushed == 40
        assert link.cuts > 3
    assert laptop.waiting() == []


def test_a_centre_that_does_not_know_our_place_starts_us_again(service, amina):
    ids = service.case()
    amina.sync()
    # as after a centre was restored from a backup: what is here stands at positions that it has not reached again
    lost = PageRecord(ids.person, "person", ids.case, {"email": "lost@example.org", "surname": "Lost"}, 1_000_000)
    amina.store.apply_page(Page(cursor="from-another-centre", changed=[lost]))
    amina.change(ids.person, phone="07700 900010")
    amina.sync()
    assert amina.store.cursor() != "from-another-centre"
    assert amina.waiting() == []
    assert amina.shows(ids.person, "surname") == "Vexley"
    fresh = service.laptop(amina.path.parent)
    fresh.sync()
    assert fresh.shows(ids.person, "phone") == "07700 900010"
