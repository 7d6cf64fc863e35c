"""The lease: how it ends, that no clock makes it longer, and that the window locks when it ends while it is open."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from casework import new_edit, new_record
from desktop import sign_in
from desktop.folders import folders
from desktop.lease import Lease, lease_of
from desktop.lease_watch import LeaseWatch
from desktop.sign_in import LeaseEnded, Opened
from desktop.walkthrough.fingers import Fingers
from local_store import Device, LocalStore, keys
from tests.central_process import CentralProcess
from tests.desktop.laptop_in_process import laptop
from tests.desktop.practitioner import IMOGEN, PASSWORD, SENT, load_shared_case, practitioner
from ui.unlock_words import UnlockFacts, because_words, button_words, unlock_facts

NOON = dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
CONTACT = "01a2056c-57a2-76b8-a991-c07321d206b4"


def met(days_ago: float, **other: object) -> Lease:
    return Lease((NOON - days_ago * DAY).isoformat(), 14, **other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lease", "ended"),
    [
        (Lease("", 14), False),
        (met(0), False),
        (met(14), False),
        (met(15), True),
        (Lease((NOON - 3 * DAY).isoformat(), 2), True),
        (Lease((NOON - 20 * DAY).isoformat(), 30), False),
        (met(3, latest_seen=NOON + 12 * DAY), True),
        (met(3, latest_seen=NOON - DAY), False),
        (met(-0.5), False),
        (met(-2), True),
    ],
    ids=[
        "never met",
        "today",
        "the last day",
        "the day after",
        "the centre says two days",
        "the centre says thirty",
        "the clock was set back",
        "the clock goes on",
        "half a day ahead: another time zone",
        "met under a clock that was set forward",
    ],
)
def test_when_it_ends(lease: Lease, ended: bool) -> None:
    assert lease.ended(NOON) is ended


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[LocalStore]:
    with LocalStore.create(tmp_path / "store.db", bytes(32)) as store:
        yield store


class StoreWatch:
    """A real store, and a watch whose clock this test sets."""

    def __init__(self, store: LocalStore, contact: dt.datetime) -> None:
        self.store, self.now, self.ran, self.ended = store, NOON, 0.0, 0
        self.meets_centre(contact)
        self.watch = LeaseWatch(lambda: self.now, elapsed=lambda: self.ran)
        self.watch.ended.connect(self._count)
        self.watch.start(lambda question, answer: answer(question(store)))

    def _count(self) -> None:
        self.ended += 1

    def meets_centre(self, at: dt.datetime) -> None:
        self.store.set_device(Device(id="x", last_contact=at.isoformat(), lease_days=14))

    def goes(self, time: dt.timedelta, clock: dt.timedelta | None = None) -> int:
        """Time goes by, and the clock with it unless it says otherwise; how often the end was told by now."""
        self.ran += time.total_seconds()
        self.now += time if clock is None else clock
        self.watch.look()
        return self.ended


def test_it_ends_while_the_window_is_open_past_midnight(stored: LocalStore) -> None:
    watch = StoreWatch(stored, NOON - 14 * DAY)
    assert watch.goes(dt.timedelta(hours=11, minutes=59)) == 0
    assert watch.goes(dt.timedelta(minutes=2)) == 1
    watch.watch.stop()
    assert watch.goes(DAY) == 1, "a laptop that is locked is told when it is unlocked"


def test_a_clock_set_back_while_it_is_open_gains_nothing(stored: LocalStore) -> None:
    watch = StoreWatch(stored, NOON - 13 * DAY)
    assert watch.goes(DAY, clock=-5 * DAY) == 0
    assert watch.goes(DAY, clock=dt.timedelta()) == 1, "time goes on from the latest that was seen"
    seen = stored.latest_seen()
    assert seen is not None
    assert seen >= NOON + DAY
    assert lease_of(stored).ended(NOON - 6 * DAY), "and after a restart with the clock still back"


def test_a_contact_counts_anew_whatever_the_clock_showed_before(stored: LocalStore) -> None:
    watch = StoreWatch(stored, NOON - DAY)
    watch.goes(dt.timedelta(minutes=1), clock=9 * DAY)  # set forward by mistake
    watch.now = NOON + dt.timedelta(minutes=2)
    watch.meets_centre(watch.now)
    assert watch.goes(dt.timedelta(minutes=1)) == 0
    assert watch.goes(13 * DAY) == 0
    assert watch.goes(2 * DAY) == 1


def test_what_the_locked_laptop_says_once_it_has_ended() -> None:
    facts = UnlockFacts(waiting=3, last_contact="2026-11-01T09:18:00+00:00", lease_until=dt.date(2026, 11, 15))
    [line] = unlock_facts(facts, NOON)
    assert line.before == "Reading cases needs a connection. 3 changes are safe and will be sent when there is one."
    assert button_words(facts, NOON.date()) == "Connect and unlock"
    set_back = msgspec.structs.replace(facts, latest_seen=dt.date(2026, 11, 20))
    assert button_words(set_back, dt.date(2026, 11, 10)) == "Connect and unlock"


def test_what_a_laptop_out_of_service_says_while_it_has_something_to_hand_in() -> None:
    facts = UnlockFacts(because="Locked.", waiting=3, taken_out=True)
    assert because_words(facts) == "This laptop was taken out of service. Cases cannot be read here any more."
    [line] = unlock_facts(facts, NOON)
    assert line.before.startswith("3 changes not sent yet are safe. With a connection and your passphrase")
    assert button_words(facts, NOON.date()) == "Connect and hand in"


def aged(opened: Opened, days: int) -> None:
    """The laptop met the centre last so many days ago."""
    with LocalStore.open(opened.account.store, opened.key) as store:
        then = dt.datetime.now().astimezone() - days * DAY
        device = store.device()
        assert device is not None
        store.set_device(msgspec.structs.replace(device, last_contact=then.isoformat(timespec="seconds")))


def test_past_it_unlocking_needs_the_centre_and_delivers(centre: CentralProcess, tmp_path: Path) -> None:
    case = load_shared_case(centre, CONTACT)
    opened = sign_in.first_sign_in(folders(str(tmp_path)), centre.url, IMOGEN, PASSWORD)
    account = opened.account
    sign_in.unlock(account, PASSWORD)
    with LocalStore.open(account.store, opened.key) as store:
        store.save(new_edit(new_record("contact", case), {"note": "written before it ended"}, IMOGEN))
    aged(opened, 15)
    centre.stop()
    with pytest.raises(LeaseEnded) as ended:
        sign_in.unlock(account, PASSWORD)
    assert "Everything saved here is safe" in ended.value.safe
    aged(opened, 14)
    sign_in.unlock(account, PASSWORD)
    aged(opened, 15)
    centre.start()
    sign_in.unlock(account, PASSWORD)
    with LocalStore.open(account.store, opened.key) as store:
        assert store.pending() == []
        assert not lease_of(store).ended(dt.datetime.now().astimezone())


def test_the_window_locks_and_keeps_what_is_typed(centre: CentralProcess, tmp_path: Path, qapp: QApplication) -> None:
    load_shared_case(centre, CONTACT)
    with practitioner(IMOGEN, centre, tmp_path, qapp) as imogen:
        imogen.sign_in()
        imogen.open_case()
        imogen.lose_connection()
        imogen.hands.press("record_contact")
        imogen.hands.type("field.note", "typed as the day turned")
        lease = imogen._holdfast.application._lease
        clock, lease._now = lease._now, lambda: dt.datetime.now().astimezone() + 15 * DAY
        lease.look()
        imogen.hands.says("This laptop has been without a connection for too long to show cases.")
        imogen.hands.says("Reading cases needs a connection.")
        imogen.hands.says("Connect and unlock")
        assert "Juniper" not in imogen.hands.words()
        lease._now = clock
        imogen.link.restore()
        imogen._holdfast.unlock(PASSWORD)
        imogen.hands.says(SENT, 60)
        assert imogen.hands.read("field.note") == "typed as the day turned"


def test_a_store_of_a_newer_version_is_said_at_the_unlock_page(tmp_path: Path, qapp: QApplication) -> None:
    here = folders(str(tmp_path))
    account = here.account("http://127.0.0.1:9", IMOGEN)
    key = keys.make_keys(account.folder, PASSWORD)
    with LocalStore.create(account.store, key) as store:
        store.set_device(Device(id="x", server="http://127.0.0.1:9", user=IMOGEN))
        with store._db.writing() as sql:
            columns = "migration_set, name, applied_at"
            sql(f"INSERT INTO _sqlite_migrations ({columns}) VALUES ('local_store', '9999_later', '')")
    here.remember_account(account)
    before = account.store.read_bytes()
    with laptop(tmp_path, "", qapp) as holdfast:
        hands: Fingers = holdfast.hands
        holdfast.unlock(PASSWORD)
        hands.says("A newer version of Holdfast has been used on this laptop.")
        hands.says("Your cases and your changes were left as they are.")
        hands.widget("unlock")
    assert account.store.read_bytes() == before
