"""The words of the line at the top, from the newest status: pure, so that every state can be read in a table."""

import datetime as dt

import msgspec

from casework.words import count, weekday_day_month
from sync.status import Link, SyncStatus
from ui.place import Place

LEASE_WARNS_BEFORE = 3
"""Days before the end of the lease from which the line speaks of it."""

OUTBOX = Place(page="outbox")
TROUBLES: dict[Link, tuple[str, str, str, str]] = {
    # icon, what is so, its link, where the link goes
    Link.DISK_FULL: ("triangle-alert", "This laptop’s disk is full. Nothing is lost yet.", "What to do", "help"),
    Link.LAPTOP_TROUBLE: ("triangle-alert", "This laptop has a problem.", "What to do", "help"),
    Link.CERTIFICATE: (
        "triangle-alert",
        "Connected to something that cannot prove it is the centre.",
        "What to do",
        "help",
    ),
    Link.NOT_HOLDFAST: (
        "triangle-alert",
        "Connected, but something else answers for the centre.",
        "What to do",
        "help",
    ),
}


class Line(msgspec.Struct, frozen=True):
    """What the line at the top says. `icon_ink` is amber only where somebody is needed."""

    icon: str
    icon_ink: str
    words: str
    link: str = ""
    goes: Place = OUTBOX


def connection_line(status: SyncStatus, now: dt.datetime, lease_days: int = 14) -> Line:
    """The line for one status. Being offline has no colour; "needs you" is added to whatever else is so."""
    base = _plain_line(status, now, lease_days)
    return _with_needs(base, status) if status.need_you else base


def _laptop_line(status: SyncStatus) -> Line:
    icon, words, link, goes = TROUBLES[status.link]
    if status.link is not Link.DISK_FULL and _waits(status):
        words += f" {_kept(status)} {_are(_waits(status))} safe here."
    return Line(icon, "warn", words, link, Place(page=goes))


def _signed_out(status: SyncStatus) -> Line:
    if not _waits(status):
        return Line("key-round", "warn", "Signed out.", "Sign in again", Place(page="sign_in"))
    words = f"Signed out. {_kept(status)} {_are(_waits(status))} safe here."
    return Line("key-round", "warn", words, "Sign in to send them", Place(page="sign_in"))


def _plain_line(status: SyncStatus, now: dt.datetime, lease_days: int) -> Line:
    if status.link in TROUBLES:
        return _laptop_line(status)
    if status.link is Link.SIGNED_OUT:
        return _signed_out(status)
    if status.link is Link.OFFLINE:
        return _offline(status, now, lease_days)
    if status.link is Link.CENTRE_TROUBLE:
        kept = f" {_kept(status)} saved on this laptop." if _waits(status) else ""
        goes = Place(page="outbox")
        words = f"Connected, but the centre is not answering.{kept}"
        return Line("cloud-off", "ink2", words, "See what has not been sent" if kept else "", goes)
    if status.link is Link.SENDING and status.batch:
        quality = "Slow connection." if status.slow else "Connected."
        words = f"{quality} Sending {status.sent_of_batch} of {status.batch}."
        return Line("loader", "ink2", words, "See them")
    if status.link is Link.UNKNOWN:
        kept = f" {_kept(status)} saved on this laptop." if _waits(status) else ""
        return Line("loader", "ink2", f"Looking for the centre.{kept}", "See them" if kept else "")
    if status.waiting:
        return Line("loader", "ink2", f"Connected. {_changes(status.waiting)} next to go.", "See them")
    if status.files:
        return Line("loader", "ink2", f"Connected. {_files(status.files)} still to be sent.", "See them")
    more = " The rest of your cases is coming." if status.more_to_come else ""
    return Line("check", "ink2", f"Connected. Everything sent.{more}")


def _offline(status: SyncStatus, now: dt.datetime, lease_days: int) -> Line:
    ends = lease_end(status.last_contact, lease_days)
    if ends is not None and (ends - now.date()).days < LEASE_WARNS_BEFORE:
        gone = (now.date() - dt.datetime.fromisoformat(status.last_contact).date()).days
        by = f"Connect by {weekday_day_month(ends)} to go on reading cases here."
        if ends < now.date():
            by = "Reading cases here needs a connection. Changes not sent stay safe."
        return Line(
            "clock", "warn", f"No connection for {count(gone, 'day')}. {by}", "What this means", Place(page="help")
        )
    if not _waits(status):
        return Line("cloud-off", "ink2", "No connection. Everything so far has been sent.")
    words = f"No connection. {_kept(status)} saved on this laptop."
    return Line("cloud-off", "ink2", words, "See what has not been sent")


def _with_needs(line: Line, status: SyncStatus) -> Line:
    needs = f"{_changes(status.need_you)} {'needs' if status.need_you == 1 else 'need'} you."
    if line.icon == "check":
        return Line("circle-alert", "warn", f"Connected. {needs}", "Look at it", Place(page="attention"))
    return Line(line.icon, "warn", f"{line.words} {needs}", line.link, line.goes)


def lease_end(last_contact: str, lease_days: int) -> dt.date | None:
    """The last day on which cases can be read here without a connection; None before the first contact."""
    if not last_contact:
        return None
    return dt.datetime.fromisoformat(last_contact).date() + dt.timedelta(days=lease_days)


def _waits(status: SyncStatus) -> int:
    return status.waiting + status.files


def _kept(status: SyncStatus) -> str:
    """3 changes and 1 file"""
    changes = _changes(status.waiting) if status.waiting else ""
    return " and ".join(part for part in (changes, _files(status.files) if status.files else "") if part)


def _files(number: int) -> str:
    return count(number, "file")


def _changes(number: int) -> str:
    return count(number, "change")


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
