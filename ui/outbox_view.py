"""What has not been sent yet, and why: a row for each change, what waits for you, and what was sent today."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from casework import Edit, new_edit
from casework.words import count, everyday_name, moment
from local_store.file_shapes import FileToMove
from local_store.shapes import Attention, CaseSummary, Pending, Receipt
from local_store.store import LocalStore
from sync.status import SyncStatus
from ui.case.case_reading import file_of
from ui.case.proposal_view import Proposed, proposed
from ui.case.taken_on import taken_on
from ui.case_tabs import TAB_OF, tab_of
from ui.case_words import changes
from ui.edit_words import THINGS, day_words, how_much, what_was_done
from ui.outbox_words import file_reason, file_words, reason_words, sent_words, short_time, why
from ui.parts.rows import Cell, Row, section
from ui.place import Place

COLUMNS = (("What you did", 405), ("Case", 194), ("Saved", 110), ("Why it waits", 386))
SENT = ("applied", "duplicate", "merged")
PROPOSED = "proposed"


class Outbox(msgspec.Struct, frozen=True):
    """Everything the page needs, read in one go. `fields` are those of the records edited, `rows` the caseload.

    `proposed` holds the proposals by their ids, each beside what its case says now; `own`, by the id of an Attention,
    this user's own version of what two people changed, as the edit it was.
    """

    pending: tuple[Pending, ...] = ()
    attention: tuple[Attention, ...] = ()
    sent: tuple[Receipt, ...] = ()
    names: dict[str, str] = {}
    rows: dict[str, CaseSummary] = {}
    fields: dict[str, dict[str, Any]] = {}
    proposed: dict[str, Proposed] = {}
    own: dict[str, Edit] = {}
    files: tuple[FileToMove, ...] = ()
    drafts: int = 0


def read_outbox(store: LocalStore, now: dt.datetime) -> Outbox:
    """Ask the store: on its own thread."""
    pending, attention = store.pending(), store.attention()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    sent = [one for one in store.sent_since(midnight) if one.outcome in SENT or _lies_elsewhere(one)]
    records = {one.edit.record for one in pending} | {one.edit.record for one in sent}
    records |= {one.record for one in attention}
    shown = {id: record.fields for id in records if (record := store.record(id)) is not None}
    rows = {row.case: row for row in store.caseload()}
    names = {case: everyday_name(row) for case, row in rows.items()}
    late, own = _read_proposals(store, attention), _read_own_versions(store, attention)
    files = tuple(store.attachments_to_send())
    drafts = sum(not one.aside for one in store.drafts())
    return Outbox(tuple(pending), tuple(attention), tuple(sent), names, rows, shown, late, own, files, drafts)


def _lies_elsewhere(one: Receipt) -> bool:
    """Whether it came too late, and lies before somebody. Of what was hidden since, nothing is told any more."""
    return one.outcome == PROPOSED and bool(one.edit.set)


def _read_proposals(store: LocalStore, attention: Sequence[Attention]) -> dict[str, Proposed]:
    """The proposals that wait, by their ids."""
    waiting = [one for one in attention if one.kind == "proposal"]
    files = {case: file_of(store, case) for case in {one.case for one in waiting}}
    found = {one.id: proposed(files[one.case], one.id) for one in waiting}
    return {id: one for id, one in found.items() if one is not None}


def _read_own_versions(store: LocalStore, attention: Sequence[Attention]) -> dict[str, Edit]:
    """Of each conflict that this user is one side of: what they wrote, as an edit of the record before."""
    device = store.device()
    user, found = device.user if device else "", {}
    for one in attention:
        record = store.record(one.record) if one.kind == "conflict" else None
        conflicts = [kept.fields for id in one.conflicts if (kept := store.record(id)) is not None]
        sides = [
            (each, side) for each in conflicts for side in ("mine", "theirs") if each.get(f"{side}_author") == user
        ]
        if record is not None and user and sides:
            base = {str(each["field"]): each.get("base") for each, _ in sides}
            before = msgspec.structs.replace(record, fields={**record.fields, **base})
            wrote = {str(each["field"]): each.get(side) for each, side in sides}
            found[one.id] = new_edit(before, wrote, user)
    return found


def heading(found: Outbox, now: dt.datetime) -> str:
    """8 changes are saved on this laptop. The oldest is from today at 9:32am."""
    waiting = waiting_edits(found)
    if not waiting and found.files:
        number = len(found.files)
        return f"{count(number, 'file')} {'waits' if number == 1 else 'wait'} to be sent. Every change has been sent."
    if not waiting:
        return "Nothing waits. Everything saved on this laptop has been sent."
    oldest = min(one.saved_at for one in waiting)
    what = changes(len(waiting)) + (f" and {count(len(found.files), 'file')}" if found.files else "")
    is_are = "is" if len(waiting) + len(found.files) == 1 else "are"
    when = moment(dt.datetime.fromisoformat(oldest), now)
    which = "It" if len(waiting) + len(found.files) == 1 else "The oldest"
    return f"{what} {is_are} saved on this laptop. {which} is from {when}."


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
    rows += [_file(one, found, status) for one in found.files]
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
        short_time(one.saved_at, now),
        reason,
        more,
    )
    return _row(one.edit.id, cells, record_place(one.edit.case, one.edit.type, one.edit.record))


def _file(one: FileToMove, found: Outbox, status: SyncStatus) -> Row:
    cells = _cells(*file_words(one), _name(found, one.case), "", *file_reason(one, status))
    return _row(f"file-{one.sha256}", cells, Place(page="case", case=one.case, tab="documents"))


def _behind(one: Pending, found: Outbox, now: dt.datetime) -> Row:
    about = found.fields.get(one.edit.record)
    cells = _cells(
        what_was_done(one.edit, about),
        how_much(one.edit, about),
        _name(found, one.edit.case),
        short_time(one.saved_at, now),
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
    about = found.fields.get(one.record)
    opens = Place(page="attention", record=one.id)
    if one.kind == "conflict":
        opens = two_versions_place(one)
        own = found.own.get(one.id)
        done = (what_was_done(own, about), how_much(own, about)) if own else (conflict_words(one, found.fields), "")
    elif one.edit is None:
        told = found.proposed.get(one.id)
        done = (f"Proposed: {told.what}", f"by {told.author}") if told else ("A change that came too late", "")
    else:
        done = (what_was_done(one.edit, about), how_much(one.edit, about))
    since = short_time(one.since, now)
    return _row(one.id, _cells(*done, _name(found, one.case), since, *reason_words(one), needs=True), opens)


def conflict_words(one: Attention, fields: Mapping[str, Mapping[str, Any]]) -> str:
    """Two versions of the contact on Monday 23 November"""
    about = fields.get(one.record, {})
    if one.type == "contact" and about.get("date"):
        return f"Two versions of the contact on {day_words(about['date'])}"
    return f"Two versions of {THINGS.get(one.type, 'a record')}"


def _sent(one: Receipt, found: Outbox, now: dt.datetime) -> Row:
    about = found.fields.get(one.edit.record)
    came = taken_on(one.edit.case, found.rows) if _lies_elsewhere(one) else None
    cells = (
        Cell(what_was_done(one.edit, about), first_ink="ink2"),
        Cell(_name(found, one.edit.case), first_style="small", first_ink="ink2"),
        Cell(short_time(one.saved_at, now), first_style="small", first_ink="ink2"),
        Cell(*(came or sent_words(one.received_at, one.seen_by, now)), first_style="small", first_ink="ink2"),
    )
    return _row(f"sent-{one.edit.id}", cells, record_place(one.edit.case, one.edit.type, one.edit.record))


def record_place(case: str, type: str, record: str) -> Place:
    """Where a record is read: in its form; where it has none, on its page of the case."""
    part = "editor" if type in TAB_OF else ""
    return Place(page="case", case=case, tab=tab_of(type), part=part, record=record)


def two_versions_place(one: Attention) -> Place:
    """Where a person chooses."""
    tab = tab_of(one.type)
    return Place(page="case", case=one.case, tab=tab, part="two_versions", record=one.record)


def proposal_place(one: Attention) -> Place:
    """Where a proposal stands beside what the case says now."""
    return Place(page="case", case=one.case, tab=tab_of(one.type), part="proposal", record=one.id)


def technical_detail(found: Outbox, status: SyncStatus) -> str:
    """For IT support: counts, states and ids. No names, and nothing from any case."""
    lines = [f"link: {status.link.value}", f"slow: {status.slow}", f"last contact: {status.last_contact}"]
    lines += [f"next try: {status.next_try}", f"detail: {status.detail}"]
    lines.append(f"clock: {status.clock_off:+.0f} s against the centre")
    lines += [f"{one.edit.id} {one.edit.type} {one.state.value} attempts {one.attempts}" for one in found.pending]
    lines += [f"{one.id} {one.type} {one.kind} {one.code}" for one in found.attention]
    return "\n".join(lines)
