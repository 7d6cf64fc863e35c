"""Why a change has not gone yet, from the complete list of reasons; and what has become of one that has."""

import datetime as dt
from collections.abc import Sequence

from casework.attachments import KINDS
from casework.words import clock, count, listed
from local_store.file_shapes import FileToMove
from local_store.shapes import Attention, Pending, SeenBy, State
from sync.status import Link, SyncStatus
from ui.case_words import changes

CENTRE_TROUBLE = (Link.CENTRE_TROUBLE, Link.NOT_HOLDFAST, Link.CERTIFICATE)
MERGE_ELSEWHERE = "merge_elsewhere"
REFUSALS = {
    MERGE_ELSEWHERE: (
        "Two cases are put together only by somebody who works on both, and the other one is not yours any more. Both "
        "go on by themselves. Ask a manager to put them together. What was taken over already can be given back: open "
        "the case and take them apart"
    ),
}
MOST_NAMES = 2
"""How many colleagues are named of those who have seen a change."""


def why(one: Pending, status: SyncStatus, *, first: bool, now: dt.datetime) -> tuple[str, str]:
    """Why an edit that may go has not gone; and since when, or what happens next."""
    if status.link is Link.SENDING and (one.state is State.SENT or first):
        return "Being sent now", _slow(one.sent_at, now) if status.slow else ""
    since = _since(one, status, now)
    if status.link is Link.SIGNED_OUT:
        return "Waits until you sign in", since
    if status.link in CENTRE_TROUBLE:
        again = short_time(status.next_try, now)
        return "The centre is not answering", f"next try at {again}" if again else since
    if status.link is Link.OFFLINE:
        return "Waits for a connection", since
    return "Next to go", ""


def _slow(sent_at: str, now: dt.datetime) -> str:
    """the link is slow: 9 seconds so far"""
    if not sent_at:
        return "the link is slow"
    seconds = int((_local(sent_at, now) - now).total_seconds() * -1)
    return f"the link is slow: {count(seconds, 'second')} so far" if seconds > 0 else "the link is slow"


def _since(one: Pending, status: SyncStatus, now: dt.datetime) -> str:
    """since 9:20am: from when it could not go; never earlier than it was saved."""
    began = one.trouble.at if one.trouble is not None else status.last_contact
    began = max((at for at in (began, one.saved_at) if at), key=lambda at: _local(at, now), default="")
    return f"since {short_time(began, now)}" if began else ""


def short_time(moment: str, now: dt.datetime) -> str:
    """9:32am; for another day 9:32am, 24 Nov; nothing for nothing."""
    if not moment:
        return ""
    then = _local(moment, now)
    time = clock(then.time())
    return time if then.date() == now.date() else f"{time}, {then.day} {then:%b}"


def _local(moment: str, now: dt.datetime) -> dt.datetime:
    then = dt.datetime.fromisoformat(moment)
    return then.astimezone(now.tzinfo) if then.tzinfo and now.tzinfo else then.replace(tzinfo=now.tzinfo)


def sent_words(received_at: str, seen_by: Sequence[SeenBy], now: dt.datetime) -> tuple[str, str]:
    """The centre has it, 3:40pm; and Seen by Morgan Reyes, 11:02am: who has looked at the case since it had the change.

    The first to see it first; of many, two are named.
    """
    seen = sorted(seen_by, key=lambda one: _local(one.at, now))
    named = [f"{one.name or one.user}, {short_time(one.at, now)}" for one in seen[:MOST_NAMES]]
    more = len(seen) - len(named)
    told = [*named, count(more, "colleague")] if more else named
    return f"The centre has it, {short_time(received_at, now)}", f"Seen by {listed(told)}" if told else ""


def file_words(one: FileToMove) -> tuple[str, str]:
    """The file itself, a PDF; 1.4 MB"""
    called, _ = KINDS.get(one.media_type, ("file", ()))
    return f"The file itself, {'an' if called[0].lower() in 'aeiou' else 'a'} {called}", _megabytes(one.size) + " MB"


def file_reason(one: FileToMove, status: SyncStatus) -> tuple[str, str]:
    """Goes last, and carries on where it stopped; 0.4 of 1.4 MB sent"""
    sent = f"{_megabytes(one.done)} of {_megabytes(one.size)} MB sent" if one.done else ""
    if status.link is Link.SIGNED_OUT:
        return "Waits until you sign in", sent
    if status.link in CENTRE_TROUBLE:
        return "The centre is not answering", sent
    if status.link is Link.OFFLINE:
        return "Waits for a connection", sent
    return "Goes last, and carries on where it stopped", sent


def _megabytes(size: int) -> str:
    return f"{max(size / 1_000_000, 0.1):.1f}" if size else "0"


def reason_words(one: Attention) -> tuple[str, str]:
    """Why a change waits for a person, and what they do."""
    if one.kind == "conflict":
        return "2 people changed this", "choose what to keep"
    if one.kind == "proposal":
        return "It came too late", "choose what becomes of it"
    return "The centre did not accept this", refusal_words(one)


def refusal_words(one: Attention) -> str:
    """Why the centre did not accept a change: as it says, or in more words where somebody has to do more than read."""
    return REFUSALS.get(one.code, one.reason)


def send_now_words(status: SyncStatus, waiting: int, files: int = 0) -> str:
    """What stands beside Send now when it cannot be done at once."""
    many = waiting + files > 1
    if not waiting + files:
        return "Nothing waits to be sent."
    safe = f"{_all_of(waiting, files)} {'are' if many else 'is'} safe here"
    go = "go by themselves when there is one" if many else "goes by itself when there is one"
    if status.link is Link.OFFLINE:
        return f"No connection. {safe} and {go}."
    if status.link is Link.SIGNED_OUT:
        return f"Signed out. {safe} and {'wait' if many else 'waits'} until you sign in."
    if status.link in CENTRE_TROUBLE:
        return f"The centre is not answering. {safe}."
    return ""


def _all_of(waiting: int, files: int) -> str:
    """All 3 changes and 1 file; The change; The file."""
    if waiting + files == 1:
        return "The change" if waiting else "The file"
    parts = (changes(waiting) if waiting else "", count(files, "file") if files else "")
    return f"All {' and '.join(part for part in parts if part)}"


def clock_words(seconds: float) -> str:
    """7 minutes ahead of the centre’s; nothing where it is right. Beyond two hours in hours."""
    if not seconds:
        return ""
    minutes = round(abs(seconds) / 60)
    off = count(minutes, "minute") if minutes < 120 else count(round(minutes / 60), "hour")
    return f"{off} {'ahead of' if seconds > 0 else 'behind'} the centre’s"
