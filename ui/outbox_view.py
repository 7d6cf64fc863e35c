"""What has not been sent yet, and why: a row for each change, what waits for you, and what was sent today."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from casework.case_file import case_file
from casework.words import clock, count, everyday_name, moment
from local_store.shapes import Attention, Pending, Receipt, State
from local_store.store import LocalStore
from sync.status import Link, SyncStatus
from ui.case.proposal_view import Proposed, proposed
from ui.case_words import changes
from ui.edit_words import THINGS, day_words, how_much, what_was_done
from ui.parts.rows import Cell, Row, section
from ui.place import Place

COLUMNS = (("What you did", 405), ("Case", 194), ("Saved", 110), ("Why it waits", 386))
SENT = ("applied", "duplicate", "merged")


class Outbox(msgspec.Struct, frozen=True):
    """Everything the page needs, read in one go. `fields` are those of the records edited.

    `proposed` holds the proposals by their ids, each beside what its case says now.
    """

    pending: tuple[Pending, ...] = ()
    attention: tuple[Attention, ...] = ()
    sent: tuple[Receipt, ...] = ()
    names: dict[str, str] = {}
    fields: dict[str, dict[str, Any]] = {}
    proposed: dict[str, Proposed] = {}


def read_outbox(store: LocalStore, now: dt.datetime) -> Outbox:
    """Ask the store: on its own thread."""
    pending, attention = store.pending(), store.attention()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    sent = [one for one in store.sent_since(midnight) if one.outcome in SENT]
    records = {one.edit.record for one in pending} | {one.edit.record for one in sent}
    records |= {one.record for one in attention}
    shown = {id: record.fields for id in records if (record := store.record(id)) is not None}
    names = {row.case: everyday_name(row) for row in store.caseload()}
    return Outbox(tuple(pending), tuple(attention), tuple(sent), names, shown, read_proposals(store, attention))


def read_proposals(store: LocalStore, attention: Sequence[Attention]) -> dict[str, Proposed]:
    """The proposals that wait, by their ids."""
    waiting = [one for one in attention if one.kind == "proposal"]
    files = {case: case_file(case, store.case(case)) for case in {one.case for one in waiting}}
    found = {one.id: proposed(files[one.case], one.id) for one in waiting}
    return {id: one for id, one in found.items() if one is not None}


def heading(found: Outbox, now: dt.datetime) -> str:
    """8 changes are saved on this laptop. The oldest is from today at 9:32am."""
    waiting = waiting_edits(found)
    if not waiting:
        return "Nothing waits. Everything saved on this laptop has been sent."
    oldest = min(one.saved_at for one in waiting)
    is_are = "is" if len(waiting) == 1 else "are"
    when = moment(dt.datetime.fromisoformat(oldest), now)
    which = "It" if len(waiting) == 1 else "The oldest"
    return f"{changes(len(waiting))} {is_are} saved on this laptop. {which} is from {when}."


def waiting_edits(found: Outbox) -> list[Pending]:
    """Edits that the centre has not acknowledged."""
    return list(found.pending)


def outbox_rows(found: Outbox, status: SyncStatus, now: dt.datetime) -> list[Row]:
    """The rows of the page: going, waiting for you, sent today."""
    held = {edit for one in found.attention for edit in one.dependants}
    refused = {one.edit.id for one in found.attention if one.edit is not None}
    going = [one for one in found.pending if one.follows is None and one.edit.id not in held | refused]
    behind = [one for one in found.pending if one not in going and one.edit.id not in refused]
    rows = [_going(one, found, status, first=at == 0, now=now) for at, one in enumerate(going)]
    if found.attention or behind:
        depend = f", and {count(len(behind), 'that depends on them', 'that depend on them')}" if behind else ""
        rows.append(section("you", "Waiting for you", f"{len(found.attention)}{depend}"))
        rows += [_needs(one, found, now) for one in found.attention]
        rows += [_behind(one, found, now) for one in behind]
    if found.sent:
        rows.append(section("sent", "Sent today", str(len(found.sent))))
        rows += [_sent(one, found, now) for one in found.sent]
    return rows


def _name(found: Outbox, case: str) -> str:
    return found.names.get(case, "A case no longer here")


def _time(moment_text: str, now: dt.datetime) -> str:
    if not moment_text:
        return ""
    then = dt.datetime.fromisoformat(moment_text)
    if then.tzinfo and now.tzinfo:
        then = then.astimezone(now.tzinfo)
    time = clock(then.time())
    return time if then.date() == now.date() else f"{time}, {then.day} {then:%b}"


def why(one: Pending, status: SyncStatus, *, first: bool, now: dt.datetime) -> tuple[str, str]:
    """Why an edit that may go has not gone, from the complete list of reasons; and more about it."""
    if status.link in (Link.SENDING,) and (one.state is State.SENT or first):
        return "Being sent now", "the link is slow" if status.slow else ""
    if status.link is Link.SIGNED_OUT:
        return "Waits until you sign in", ""
    if status.link in (Link.CENTRE_TROUBLE, Link.NOT_HOLDFAST, Link.CERTIFICATE):
        again = f"Next try at {_time(status.next_try, now)}" if status.next_try else ""
        return "The centre is not answering", again
    if status.link is Link.OFFLINE:
        return "Waits for a connection", ""
    return "Next to go", ""


def _cells(
    what: str, much: str, name: str, saved: str, reason: str, more: str, *, needs: bool = False
) -> tuple[Cell, ...]:
    return (
        Cell(what, much, first_style="medium"),
        Cell(name, first_style="small"),
        Cell(saved, first_style="small", first_ink="ink2"),
        Cell(reason, more, first_ink="warn" if needs else "ink", first_style="strong" if needs else "body"),
    )


def _row(key: str, cells: tuple[Cell, ...], opens: Any) -> Row:
    said = [part for cell in cells for part in (cell.first, cell.second) if part]
    return Row(key=key, first=cells[0].first, cells=cells, spoken=", ".join(said), opens=opens)


def _going(one: Pending, found: Outbox, status: SyncStatus, *, first: bool, now: dt.datetime) -> Row:
    about = found.fields.get(one.edit.record)
    reason, more = why(one, status, first=first, now=now)
    cells = _cells(
        what_was_done(one.edit, about),
        how_much(one.edit, about),
        _name(found, one.edit.case),
        _time(one.saved_at, now),
        reason,
        more,
    )
    return _row(one.edit.id, cells, record_place(one.edit.case, one.edit.type, one.edit.record))


def _behind(one: Pending, found: Outbox, now: dt.datetime) -> Row:
    about = found.fields.get(one.edit.record)
    cells = _cells(
        what_was_done(one.edit, about),
        how_much(one.edit, about),
        _name(found, one.edit.case),
        _time(one.saved_at, now),
        f"Follows {_followed(one, found)}",
        "goes by itself once you have chosen",
    )
    return _row(one.edit.id, cells, record_place(one.edit.case, one.edit.type, one.edit.record))


def _followed(one: Pending, found: Outbox) -> str:
    for each in found.attention:
        if each.edit is not None and (each.edit.id == one.follows or one.edit.id in each.dependants):
            done = what_was_done(each.edit, found.fields.get(each.edit.record))
            return f"“{done}”"
    return "a change that waits for you"


def _needs(one: Attention, found: Outbox, now: dt.datetime) -> Row:
    if one.kind == "conflict":
        what, more, reason = conflict_words(one, found.fields), "choose what to keep", "2 people changed this"
        cells = _cells(what, "", _name(found, one.case), _time(one.since, now), reason, more, needs=True)
        return _row(one.id, cells, two_versions_place(one))
    if one.edit is None:
        return _proposal(one, found, now)
    about = found.fields.get(one.record)
    cells = _cells(
        what_was_done(one.edit, about),
        how_much(one.edit, about),
        _name(found, one.case),
        _time(one.since, now),
        "The centre did not accept this",
        one.reason,
        needs=True,
    )
    return _row(one.id, cells, Place(page="attention", record=one.id))


def _proposal(one: Attention, found: Outbox, now: dt.datetime) -> Row:
    told = found.proposed.get(one.id)
    what = f"Proposed: {told.what}" if told else "A change that came too late"
    by = f"by {told.author}" if told else ""
    name = _name(found, one.case)
    cells = _cells(what, by, name, _time(one.since, now), "It came too late", "choose what becomes of it", needs=True)
    return _row(one.id, cells, Place(page="attention", record=one.id))


def conflict_words(one: Attention, fields: Mapping[str, Mapping[str, Any]]) -> str:
    """Two versions of the contact on Monday 23 November"""
    about = fields.get(one.record, {})
    if one.type == "contact" and about.get("date"):
        return f"Two versions of the contact on {day_words(about['date'])}"
    return f"Two versions of {THINGS.get(one.type, 'a record')}"


def _sent(one: Receipt, found: Outbox, now: dt.datetime) -> Row:
    about = found.fields.get(one.edit.record)
    cells = (
        Cell(what_was_done(one.edit, about), first_ink="ink2"),
        Cell(_name(found, one.edit.case), first_style="small", first_ink="ink2"),
        Cell(_time(one.saved_at, now), first_style="small", first_ink="ink2"),
        Cell(f"The centre has it, {_time(one.received_at, now)}", first_style="small", first_ink="ink2"),
    )
    return _row(f"sent-{one.edit.id}", cells, record_place(one.edit.case, one.edit.type, one.edit.record))


TABS = {
    "contact": "contacts",
    "hearing": "offences",
    "offence": "offences",
    "outcome": "offences",
    "order": "offences",
    "plan_target": "plan",
    "judgement": "assessment",
    "document": "documents",
    "address": "people",
    "person": "people",
    "relationship": "people",
    "professional": "people",
}


def record_place(case: str, type: str, record: str) -> Place:
    """Where a record is read: the editor of a contact, else the page of its case."""
    if type == "contact":
        return Place(page="case", case=case, tab="contacts", part="editor", record=record)
    return Place(page="case", case=case, tab=TABS.get(type, "summary"), record=record)


def two_versions_place(one: Attention) -> Place:
    """Where a person chooses."""
    tab = TABS.get(one.type, "summary")
    return Place(page="case", case=one.case, tab=tab, part="two_versions", record=one.record)


def proposal_place(one: Attention) -> Place:
    """Where a proposal stands beside what the case says now."""
    return Place(page="case", case=one.case, tab=TABS.get(one.type, "summary"), part="proposal", record=one.id)


def send_now_words(status: SyncStatus, waiting: int) -> str:
    """What stands beside Send now when it cannot be done at once."""
    if not waiting:
        return "Nothing waits to be sent."
    safe = f"All {changes(waiting)} are safe here" if waiting > 1 else "The change is safe here"
    go = "go by themselves when there is one" if waiting > 1 else "goes by itself when there is one"
    if status.link is Link.OFFLINE:
        return f"No connection. {safe} and {go}."
    if status.link is Link.SIGNED_OUT:
        return f"Signed out. {safe} and wait until you sign in."
    if status.link in (Link.CENTRE_TROUBLE, Link.NOT_HOLDFAST, Link.CERTIFICATE):
        return f"The centre is not answering. {safe}."
    return ""


def technical_detail(found: Outbox, status: SyncStatus) -> str:
    """For IT support: counts, states and ids. No names, and nothing from any case."""
    lines = [f"link: {status.link.value}", f"slow: {status.slow}", f"last contact: {status.last_contact}"]
    lines += [f"next try: {status.next_try}", f"detail: {status.detail}"]
    lines += [f"{one.edit.id} {one.edit.type} {one.state.value} attempts {one.attempts}" for one in found.pending]
    lines += [f"{one.id} {one.type} {one.kind} {one.code}" for one in found.attention]
    return "\n".join(lines)
