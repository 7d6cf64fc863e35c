"""The words of the line at the top, for every state of the table."""

import datetime as dt

import pytest

from sync.status import Link, SyncStatus
from tests.ui.days import NOW
from ui.connection_words import connection_line, lease_end

MET = "2026-11-26T09:18:00+00:00"
LONG_AGO = "2026-11-14T10:00:00+00:00"

TABLE = [
    (SyncStatus(Link.CONNECTED), "Connected. Everything sent.", ""),
    (SyncStatus(Link.SENDING, waiting=5, sent_of_batch=2, batch=5), "Connected. Sending 2 of 5.", "See them"),
    (
        SyncStatus(Link.SENDING, slow=True, waiting=5, sent_of_batch=2, batch=5),
        "Slow connection. Sending 2 of 5.",
        "See them",
    ),
    (SyncStatus(Link.OFFLINE, last_contact=MET), "No connection. Everything so far has been sent.", ""),
    (
        SyncStatus(Link.OFFLINE, waiting=3, last_contact=MET),
        "No connection. 3 changes saved on this laptop.",
        "See what has not been sent",
    ),
    (
        SyncStatus(Link.OFFLINE, waiting=1, last_contact=MET),
        "No connection. 1 change saved on this laptop.",
        "See what has not been sent",
    ),
    (SyncStatus(Link.CONNECTED, need_you=1), "Connected. 1 change needs you.", "Look at it"),
    (
        SyncStatus(Link.SENDING, slow=True, waiting=11, sent_of_batch=4, batch=11, need_you=2),
        "Slow connection. Sending 4 of 11. 2 changes need you.",
        "See them",
    ),
    (
        SyncStatus(Link.OFFLINE, waiting=3, need_you=2, last_contact=MET),
        "No connection. 3 changes saved on this laptop. 2 changes need you.",
        "See what has not been sent",
    ),
    (SyncStatus(Link.SIGNED_OUT, waiting=3), "Signed out. 3 changes are safe here.", "Sign in to send them"),
    (
        SyncStatus(Link.SIGNED_OUT, waiting=3, need_you=1),
        "Signed out. 3 changes are safe here. 1 change needs you.",
        "Sign in to send them",
    ),
    (
        SyncStatus(Link.DISK_FULL, waiting=3, need_you=2),
        "This laptop’s disk is full. Nothing is lost yet. 2 changes need you.",
        "What to do",
    ),
    (SyncStatus(Link.SIGNED_OUT, waiting=1), "Signed out. 1 change is safe here.", "Sign in to send them"),
    (
        SyncStatus(Link.OFFLINE, last_contact=LONG_AGO),
        "No connection for 12 days. Connect by Saturday 28 November to go on reading cases here.",
        "What this means",
    ),
    (SyncStatus(Link.DISK_FULL, waiting=2), "This laptop’s disk is full. Nothing is lost yet.", "What to do"),
    (
        SyncStatus(Link.CENTRE_TROUBLE, waiting=3),
        "Connected, but the centre is not answering. 3 changes saved on this laptop.",
        "See what has not been sent",
    ),
    (SyncStatus(Link.CONNECTED, files=1), "Connected. 1 file still to be sent.", "See them"),
    (
        SyncStatus(Link.OFFLINE, waiting=1, files=2, last_contact=MET),
        "No connection. 1 change and 2 files saved on this laptop.",
        "See what has not been sent",
    ),
    (SyncStatus(Link.SIGNED_OUT, files=1), "Signed out. 1 file is safe here.", "Sign in to send them"),
    (SyncStatus(Link.UNKNOWN), "Looking for the centre.", ""),
]


@pytest.mark.parametrize(("status", "words", "link"), TABLE)
def test_the_line_says(status: SyncStatus, words: str, link: str) -> None:
    line = connection_line(status, NOW)
    assert (line.words, line.link) == (words, link)


def test_every_state_of_the_link_has_words() -> None:
    for link in Link:
        assert connection_line(SyncStatus(link, waiting=1, batch=1), NOW).words.endswith(".")


def test_offline_and_sent_have_no_colour_and_needing_somebody_is_amber() -> None:
    assert connection_line(SyncStatus(Link.OFFLINE, waiting=9, last_contact=MET), NOW).icon_ink == "ink2"
    assert connection_line(SyncStatus(Link.CONNECTED), NOW).icon_ink == "ink2"
    assert connection_line(SyncStatus(Link.CONNECTED, need_you=1), NOW).icon_ink == "warn"


def test_the_lease_is_counted_from_the_last_contact() -> None:
    assert lease_end(MET, 14) == dt.date(2026, 12, 10)
    assert lease_end("", 14) is None
