"""Receiving a batch of edits: each is decided, applied or set aside, and kept for ever with its result."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec
import sqlalchemy as sa

from casework.access import CaseAccess
from casework.edits import Stamp, proposal_id
from central import accounts, feed, held_apart, kept, permission, proposals, schema, scope, tiers
from central.answers import Refusal
from central.deciding import Fits, beyond_any_record, decide, unsound
from central.kept import Kept, Mark, new_kept
from central.merged import Place, place_of
from central.permission import Writer, is_new_case
from central.replaced import Former, text_at, what_it_replaces
from central.scope import Standing
from central.sessions import Caller
from central.store import Store
from sync.wire import Applied, Duplicate, Refused, Result, Stale, WireEdit


class Batch(msgspec.Struct):
    """The body of POST /v1/edits, its edits not looked at yet: one that cannot be read must not keep the others out."""

    edits: list[Any]


class _Named(msgspec.Struct):
    """An edit of which only this could be read."""

    id: str
    record: str
    case: str


def receive(store: Store, caller: Caller, batch: Batch, now: dt.datetime) -> list[Result]:
    """One result for each edit, in order; one transaction. Raises Refusal where an edit does not even have an id."""
    read = [_read(came) for came in batch.edits]
    with store.writing() as connection:
        turn = feed.take_turn(connection, caller.authority)
        if turn.swept_on != now.date().isoformat():
            scope.sweep(connection, turn, now.date())
        reception = _Reception(connection, turn, caller, now)
        reception.look_up([edit for edit in read if isinstance(edit, WireEdit)], [edit.id for edit in read])
        results = [reception.answer(edit, came) for edit, came in zip(read, batch.edits, strict=True)]
        reception.write()
        feed.end_turn(connection, turn)
    return results


def _read(came: Any) -> WireEdit | _Named:
    try:
        edit = msgspec.convert(came, WireEdit)
    except msgspec.ValidationError:
        return _named(came)
    needed = all((edit.id, edit.record, edit.type, edit.case))
    stamps = [stamp for stamp in edit.seen.values() if isinstance(stamp, str)]
    proper = all(map(_proper, (edit.id, edit.record, edit.type, edit.case, edit.author, edit.at, *stamps)))
    return edit if needed and proper else _named(came)


def _named(came: Any) -> _Named:
    names = [came.get(name) if isinstance(came, dict) else None for name in ("id", "record", "case")]
    id, record, case = (name if isinstance(name, str) and _proper(name) else "" for name in names)
    if not id:
        raise Refusal(400, "message", "A change in this message has no id, so nothing of the message was taken.")
    return _Named(id, record, case)


def _proper(name: str) -> bool:
    return len(name) <= 100 and name.isprintable()


class _Reception:
    """The work of one batch: what was read from the database, and what is to be written to it."""

    def __init__(self, connection: sa.Connection, turn: feed.Turn, caller: Caller, now: dt.datetime) -> None:
        self._connection = connection
        self._turn = turn
        self._caller = caller
        self._now = now
        self._known: dict[str, tuple[str, str, Result]] = {}  # edit id: whose, about which record, first answer
        self._records: dict[str, Kept | None] = {}  # None: looked for, and not there
        self._standings: dict[str, Standing] = {}
        self._changed: dict[str, Kept] = {}
        self._contacts: set[str] = set()  # cases with a new contact
        self._entries: list[dict[str, Any]] = []
        self._replaced: dict[str, dict[str, Former]] = {}  # edit id: what it wrote over
        self._lists: dict[str, list[CaseAccess]] = {}
        self._writer = Writer(caller, self._role, self._record, self._list, now.date())

    def look_up(self, edits: list[WireEdit], ids: list[str]) -> None:
        """Read at once whatever these edits may need."""
        seen = [stamp for edit in edits for stamp in edit.seen.values() if isinstance(stamp, str)]
        self._known = _first_answers(self._connection, self._caller.authority, list({*ids, *seen}))
        self._look_at([*dict.fromkeys(id for edit in edits for id in (edit.record, edit.case))])
        cases = list({edit.case for edit in edits})
        self._standings = scope.held_or_left(self._connection, self._caller.authority, self._caller.user, cases)
        self._lists = scope.access_lists(self._connection, self._caller.authority, cases)

    def answer(self, edit: WireEdit | _Named, came: Any) -> Result:
        """The result of one edit: the one it had before, if it came before."""
        if edit.id in self._known:
            return self._again(edit)
        result = self._decide(edit) if isinstance(edit, WireEdit) else _unreadable(edit)
        self._known[edit.id] = (self._caller.user, edit.record, result)
        self._entries.append(self._entry(edit, came, result))
        return result

    def write(self) -> None:
        """Write records and ledger; the contacts of a case that are no longer its newest go to the second tier."""
        self._write_records()
        for case in sorted(self._contacts):
            tiers.keep_newest(self._connection, self._caller.authority, case, self._now.date())
        if self._entries:
            self._connection.execute(schema.ledger.insert(), self._entries)

    def _again(self, edit: WireEdit | _Named) -> Result:
        user, about, first = self._known[edit.id]
        if user != self._caller.user:
            return Refused(edit.id, "id_taken", "Another change has this number already.")
        if isinstance(first, Stale):
            return self._writer.of_what_may_be_seen(first, self._record(about))
        return Duplicate(edit.id, first.position) if isinstance(first, Applied) else first

    def _decide(self, edit: WireEdit) -> Result:
        record = self._record(edit.record)
        standing = self._standing(edit.case)
        refused = self._writer.objection(edit, record, standing)
        if refused and refused.code not in permission.TOO_LATE:
            return refused
        place = place_of(edit, self._record)
        if refused or place != Place(edit.case, edit.record):
            return self._come_too_late(edit, record, place, refused)
        refused = self._writer.merge_objection(edit, self._standing)
        decided = refused or decide(record, edit, self._resolve)
        if not isinstance(decided, Fits):
            return decided
        position = self._turn.next()
        self._apply(edit, record, decided, position)
        if is_new_case(edit, standing):
            self._assign_to_author(edit.case)
        if edit.type in ("assignment", "case_access"):
            self._settle_scope(edit.case)
        return Applied(edit.id, position)

    def _come_too_late(self, edit: WireEdit, record: Kept | None, place: Place, left: Refused | None) -> Refused:
        """Refuse it, and lay it as a proposal before whoever works on the case that it belongs to now."""
        too_late = proposals.late(edit, place, partial(self._texts_seen, edit, record, place.case))
        refused = unsound(record, edit) or beyond_any_record(edit, too_late.values)
        if refused:
            return refused
        told = left if left and place == Place(edit.case, edit.record) else _merged(edit)
        if self._record(proposal_id(edit.id)) or edit.type == "proposal":
            return msgspec.structs.replace(told, reason=f"{told.reason} The centre keeps the change aside.")
        mark = Mark(self._turn.next(), self._author(edit), at=edit.at)  # of no device: it travels to its author's too
        proposal = proposals.new_proposal(too_late, self._caller.user, told.code, mark)
        self._records[proposal.id] = self._changed[proposal.id] = proposal
        self._put_in_section(proposal)
        reason = f"{told.reason} The change lies before whoever works on it now."
        return msgspec.structs.replace(told, reason=reason, proposal=proposal.id)

    def _texts_seen(self, edit: WireEdit, record: Kept | None, case: str, field: str) -> Iterator[str]:
        """The text that the edit's author was looking at: what the field holds, what they proposed, or what it held."""
        seen = edit.seen.get(field, 0)
        position = self._resolve(seen)
        mark = record.mark(field) if record else None
        held = record.fields.get(field) if record else None
        if position == (mark.stamp if mark else 0) and (held is None or isinstance(held, str)):
            yield held or ""
        if isinstance(seen, str):
            proposed = proposals.proposed_text(self._record(proposal_id(seen)), field, self._caller.user, case)
            yield from [] if proposed is None else [proposed]
        if record and position:
            earlier = text_at(self._connection, self._caller.authority, record, field, position)
            yield from [] if earlier is None else [earlier]

    def _apply(self, edit: WireEdit, record: Kept | None, decided: Fits, position: int) -> None:
        mark = Mark(position, self._author(edit), self._caller.device, edit.at)
        if record is None:
            record = new_kept(edit.record, edit.case, edit.type, {}, mark)
            if edit.type == "contact":
                self._contacts.add(edit.case)
        self._replaced[edit.id] = what_it_replaces(record, edit)
        record.lay(decided.values, mark)
        self._records[record.id] = self._changed[record.id] = record
        self._put_in_section(record)

    def _put_in_section(self, record: Kept) -> None:
        """What others may see of it from now on, and of what repeats it."""
        if held_apart.place(record, self._record) or (record.new and record.section != held_apart.OPEN):
            self._write_records()
            for one in held_apart.follow(self._connection, self._turn, [record], self._record):
                self._changed[one.id] = one

    def _author(self, edit: WireEdit) -> str:
        """Who wrote it, as colleagues will read it: only a name that the session vouches for."""
        account = self._caller.account
        return edit.author if edit.author in (account.user, account.name) else account.user

    def _record(self, id: str) -> Kept | None:
        if id not in self._records and _proper(id):
            self._look_at([id])
        return self._records.get(id)

    def _look_at(self, ids: list[str]) -> None:
        found = kept.load_records(self._connection, self._caller.authority, ids)
        self._records.update((id, found.get(id)) for id in ids)

    def _resolve(self, seen: Stamp) -> int | None:
        if isinstance(seen, int):
            return seen
        *_, result = self._known.get(seen, (None,))
        return result.position if isinstance(result, Applied) else None

    def _role(self, user: str) -> str:
        """The role that somebody of this authority has in this transaction; "" for nobody."""
        return accounts.role_of(self._connection, self._caller.authority, user)

    def _list(self, case: str) -> list[CaseAccess]:
        """Who is on the list of the case."""
        if case not in self._lists:
            self._lists[case] = scope.access_lists(self._connection, self._caller.authority, [case])[case]
        return self._lists[case]

    def _standing(self, case: str) -> Standing:
        account = self._caller.account
        if case not in self._standings:
            self._standings |= scope.held_or_left(self._connection, account.authority, account.user, [case])
        if case not in self._standings:
            found = scope.exists(self._connection, self._caller.authority, case)
            self._standings[case] = Standing.ELSEWHERE if found else Standing.UNKNOWN
        return self._standings[case]

    def _assign_to_author(self, case: str) -> None:
        account, today = self._caller.account, self._now.date().isoformat()
        record = scope.new_assignment(case, account.user, account.name, today, Mark(self._turn.next()))
        self._records[record.id] = self._changed[record.id] = record
        self._settle_scope(case)

    def _settle_scope(self, case: str) -> None:
        self._write_records()
        scope.settle(self._connection, self._turn, [case], self._now.date())
        self._standings.pop(case, None)
        self._lists.pop(case, None)
        self._standings |= scope.held_or_left(self._connection, self._caller.authority, self._caller.user, [case])

    def _write_records(self) -> None:
        kept.write_records(self._connection, self._caller.authority, list(self._changed.values()))
        self._changed.clear()

    def _entry(self, edit: WireEdit | _Named, came: Any, result: Result) -> dict[str, Any]:
        replaced = self._replaced.get(edit.id)
        return {
            "authority": self._caller.authority,
            "id": edit.id,
            "user_name": self._caller.user,
            "device": self._caller.device,
            "received_at": self._now.isoformat(timespec="milliseconds"),
            "record": edit.record,
            "case_id": edit.case,
            "result": type(result).__name__.lower(),
            "position": result.position if isinstance(result, Applied) else None,
            "code": result.code if isinstance(result, Refused) else None,
            "edit": msgspec.json.encode(came).decode(),
            "answer": msgspec.json.encode(result).decode(),
            "replaced": msgspec.json.encode(replaced).decode() if replaced else None,
        }


def _unreadable(edit: _Named) -> Refused:
    return Refused(edit.id, "unreadable", "The centre cannot read this change. It keeps it as it came.")


def _merged(edit: WireEdit) -> Refused:
    return Refused(edit.id, "merged", "This case, or the record of this child, was put together with another.")


def _first_answers(connection: sa.Connection, authority: int, ids: list[str]) -> dict[str, tuple[str, str, Result]]:
    known: dict[str, tuple[str, str, Result]] = {}
    table = schema.ledger
    for start in range(0, len(ids), kept.CHUNK):
        query = sa.select(table.c.id, table.c.user_name, table.c.record, table.c.answer).where(
            table.c.authority == authority, table.c.id.in_(ids[start : start + kept.CHUNK])
        )
        for row in connection.execute(query):
            known[row.id] = (row.user_name, row.record, _results.decode(row.answer))
    return known


_results = msgspec.json.Decoder(Applied | Stale | Refused)
