"""What must be true after every step, whatever went wrong in it; and at the end, when all is quiet.

P2: each saved value is in its laptop's outbox, ever stood in the feed, is kept in a conflict, or was refused and kept.
P3: whoever replaced a value had it in view; a narrative loses no word; what is kept as a conflict was never applied.
P5: an edit has one line in the ledger and one position, and never changes once it left; answers agree with the ledger.
P6, P4: at rest every outbox is empty, and each laptop shows its user's cases as the centre has them.
P8: a page tells of its user's cases only, a revoked laptop is told nothing, and what left a user left their laptop.
"""

import base64
import re
from collections.abc import Callable
from typing import Any

import msgspec

from casework.about import Kind
from casework.edits import Edit, Record, with_edit
from casework.record_types import about_fields
from central.cursor import Cursor, Progress
from local_store.search_index import as_words, found_by, text_of
from local_store.shapes import Attention, State
from sync import coding
from sync.connection import Request
from sync.errors import NotAllowed
from sync.wire import Changes, Results
from tests.simulation.centre import Centre, Told
from tests.simulation.faults import SENT, TOLD, Figures
from tests.simulation.feed import Broken, Entry, Feed
from tests.simulation.laptop import Laptop, Row

Said = tuple[str, str, str]
"""(record, field, value as text): what somebody wrote."""
Finding = tuple[set[tuple[str, int]], set[str]]
"""The words that find the case of a record, and the words of its text."""


def said(record: str, field: str, value: Any) -> Said:
    """A value, so that it can be found again."""
    return record, field, repr(value)


def is_narrative(type: str, field: str) -> bool:
    """Whether the words of this field are merged."""
    about = about_fields(type).get(field)
    return about is not None and about.kind is Kind.NARRATIVE


def words_of(value: Any) -> list[str]:
    """The words of a narrative, in order."""
    return re.findall(r"\S+", value) if isinstance(value, str) else []


class Truths:
    """The witness of one schedule."""

    def __init__(self, centre: Centre, feed: Feed, figures: Figures) -> None:
        self._centre = centre
        self._feed = feed
        self.laptops: list[Laptop] = []
        self._figures = figures
        self._stood: set[Said] = set()  # stood in the feed at some time
        self._kept: set[Said] = set()  # kept in a conflict
        self._aside: set[Said] = set()  # refused, and in quarantine
        self._words: set[tuple[str, str, str]] = set()  # (record, field, word) anywhere at the centre
        self._seen: dict[Said, set[str]] = {}  # what its authors were looking at when they wrote it
        self._owed: dict[str, set[tuple[str, Said]]] = {}  # by laptop: (edit, what) not yet at the centre
        self._owed_words: dict[str, set[tuple[str, tuple[str, str, str]]]] = {}
        self._by_choice: set[Said] = set()  # written again by somebody who settled a conflict
        self._common: set[Said] = set()  # written more than once, independently
        self._types: dict[str, str] = {}
        self._left: dict[str, Any] = {}  # by the id of an edit: as it first left its laptop
        self._left_from: dict[str, str] = {}
        self._conflicts: dict[str, tuple[str, str]] = {}  # by the id of a conflict record: what it is about
        self._given_up: set[str] = set()
        self._gone: dict[str, set[str]] = {}  # by laptop: cases that it was ever told are no longer its user's
        self._told_of: dict[str, set[str]] = {}  # by laptop: its user's cases when the centre last answered with pages
        self._refused: dict[str, dict[str, Entry]] = {}  # by laptop, and by the id of the edit
        self._stamps: dict[tuple[str, str, str], int] = {}
        self._held_well: dict[str, dict[str, Row]] = {}
        self._finding: dict[str, tuple[dict[str, Any], Finding]] = {}  # by record: what fields are found by
        self._cursors: dict[str, Any] = {}
        self._revoked: set[str] = set()  # laptops
        for id, record in feed.records().items():
            self._note_stood(id, record.type, record.fields)

    # What happens

    def saved(self, laptop: Laptop, edits: list[Edit], *, by_choice: bool = False) -> None:
        """Edits were saved, and it was said so."""
        for edit in edits:
            self._figures["edits saved"] += 1
            self._types[edit.record] = edit.type
            for name, value in edit.set.items():
                what = said(edit.record, name, value)
                if what in self._seen:
                    self._common.add(what)
                seen = self._seen.setdefault(what, set())
                seen.add(repr(edit.base.get(name)))
                if isinstance(edit.seen.get(name), str):  # own words: they may be taken back before they leave
                    seen |= self._seen.get(said(edit.record, name, edit.base.get(name)), set())
                if by_choice:
                    self._by_choice.add(what)
                if is_narrative(edit.type, name):
                    new = set(words_of(value)) - set(words_of(edit.base.get(name)))
                    mine = self._owed_words.setdefault(laptop.name, set())
                    mine |= {(edit.id, (edit.record, name, word)) for word in new}
                elif edit.type != "conflict" and repr(value) != repr(edit.base.get(name)):
                    self._owed.setdefault(laptop.name, set()).add((edit.id, what))

    def wrote_on(self, laptop: Laptop, before: Edit | None, after: Edit | None) -> None:
        """An edit that never left says something else by now, or nothing: only what its author made of it is owed."""
        if before is not None:
            if before.id in self._left:
                raise Broken("P5", "an edit was written on after it had left", before, after)
            self._figures["edits written on"] += 1
            kept = after.set if after else {}
            other = {name for name, value in before.set.items() if name not in kept or repr(kept[name]) != repr(value)}
            owed, words = self._owed.get(laptop.name, set()), self._owed_words.get(laptop.name, set())
            owed -= {(before.id, said(before.record, name, before.set[name])) for name in other}
            words -= {
                one
                for one in words
                if one[0] == before.id and one[1][1] in other and one[1][2] not in words_of(kept.get(one[1][1]))
            }
        if after is not None:
            was = before.set if before else {}
            new = {
                name: value for name, value in after.set.items() if name not in was or repr(was[name]) != repr(value)
            }
            # Taken back after it had left, a value is written that stood before: it is not said for the first time.
            told = {said(after.record, name, value) for name, value in new.items()}
            self._common |= told & self._stood
            self.saved(laptop, [msgspec.structs.replace(after, set=new)])

    def revoked(self, laptop: Laptop) -> None:
        """This laptop may read nothing from now on."""
        self._revoked.add(laptop.name)

    def given_up(self, edit: str) -> None:
        """A user let this refused edit go."""
        self._given_up.add(edit)

    # The link's watcher

    def left(self, laptop: str, request: Request) -> None:
        """What leaves a laptop never changes afterwards: the same id is the same edit, byte for byte."""
        for edit in _edits_of(request):
            first = self._left.setdefault(edit["id"], edit)
            self._left_from[edit["id"]] = laptop
            if first != edit:
                raise Broken("P5", "an edit changed after it had left", first, edit)

    def cut(self, request: Request, arrive: Callable[[], object]) -> None:
        """Of a batch that comes in part, all or nothing is in the ledger, but for what was there before.

        That can be of an earlier request: the centre died before it answered, and nobody has looked since.
        """
        self._read_ledger()
        before = set(self._feed.results)
        arrive()
        self._read_ledger()
        came = [edit["id"] in self._feed.results for edit in _edits_of(request) if edit["id"] not in before]
        if came and any(came) != all(came):
            raise Broken("P5", "a batch was applied in part", came)

    def answered(self, request: Request, told: Told) -> None:
        """The centre's answers agree with its ledger, and tell nobody what is not theirs."""
        if told.status >= 500:
            raise Broken("trouble", request.what, told.status, self._centre.failures.last)
        self._read_ledger()
        if told.status != 200:
            return
        if request.path == "/v1/edits":
            self._check_results(request, told)
        elif request.path == "/v1/changes":
            self._check_pages(request, told)

    def _check_results(self, request: Request, told: Told) -> None:
        results = msgspec.json.decode(_plain(told), type=Results).results
        for edit, result in zip(_edits_of(request), results, strict=True):
            entry = self._feed.results.get(edit["id"])
            if entry is None:
                raise Broken("P2", "an answer, and nothing in the ledger", result)
            word = type(result).__name__.lower()
            if ("applied" if word == "duplicate" else word) != entry.result:
                raise Broken("P5", "an answer that the ledger does not know", result, entry)
            if entry.position is not None and getattr(result, "position", None) != entry.position:
                raise Broken("P5", "another position than in the ledger", result, entry)

    def _check_pages(self, request: Request, told: Told) -> None:
        user, laptop = self._asker(request)
        if laptop in self._revoked:
            raise Broken("P8", "a revoked laptop was told something", laptop)
        holds = self._feed.holders().get(user, set())
        self._told_of[laptop] = self._due(user)
        for line in _plain(told).splitlines():
            page = msgspec.json.decode(line, type=Changes)
            self._gone.setdefault(laptop, set()).update(page.left)
            self._figures[TOLD] += sum(len(one.splices) for one in page.changed)
            others = {one.case for one in page.changed} - holds
            if others:
                raise Broken("P8", "a page told of a case that is not this user's", laptop, others)

    def _due(self, user: str) -> set[str]:
        """The cases that a user is to hold now."""
        return self._feed.due(str(self._centre.clock.today())).get(user, set())

    def _asker(self, request: Request) -> tuple[str, str]:
        words = request.headers["Authorization"]
        return next((one.user, one.name) for one in self.laptops if words == f"Bearer {one.engine._server.token}")

    # After every step

    def check(self, laptop: Laptop | None) -> None:
        """After a step, of this laptop if it was one's."""
        self._read_ledger()
        if laptop is not None:
            self._check_laptop(laptop)

    def _read_ledger(self) -> None:
        for entry in self._feed.read():
            self._take(entry)

    def _take(self, entry: Entry) -> None:
        self._figures[SENT] += len(entry.inserted)
        if entry.result == "applied":
            if entry.type == "conflict":
                self._take_conflict(entry)
            else:
                self._check_overwritten(entry)
            self._note_stood(entry.record, entry.type, entry.set)
        elif entry.result == "refused":
            self._refused.setdefault(self._left_from.get(entry.id, ""), {})[entry.id] = entry
            for name, value in entry.set.items():
                self._aside.add(said(entry.record, name, value))
                self._note_words(entry.record, name, value)
            for name, words in entry.inserted.items():  # they are there, whatever they were put into
                self._note_words(entry.record, name, words)
            if entry.type == "conflict" and _says_what_was_mine(entry.set):
                mine = entry.set.get("mine")
                self._note_words(*self._about(entry.record, entry.set), mine)
                self._aside.add(said(*self._about(entry.record, entry.set), mine))

    def _about(self, conflict: str, set: dict[str, Any]) -> tuple[str, str]:
        """The record and field that a conflict record is about, as the edit that made it says."""
        if "of" in set:
            self._conflicts[conflict] = (str(set["of"]), str(set.get("field")))
        return self._conflicts.get(conflict, ("", ""))

    def _take_conflict(self, entry: Entry) -> None:
        if not _says_what_was_mine(entry.set):
            return
        record, field = self._about(entry.record, entry.set)
        mine = entry.set.get("mine")
        what = said(record, field, mine)
        self._figures["conflicts kept"] += "of" in entry.set
        self._kept.add(what)
        self._note_words(record, field, mine)
        if what in self._stood and what not in self._common | self._by_choice:
            raise Broken("P3", "a false conflict: this was applied", what)

    def _check_overwritten(self, entry: Entry) -> None:
        for name, value in entry.set.items():
            before = entry.before.get(name)
            what = said(entry.record, name, value)
            if is_narrative(entry.type, name):
                self._figures["narratives merged"] += what not in self._seen  # nobody typed just this
                lost = set(words_of(before)) - set(words_of(value))
                if lost:
                    raise Broken("P3", "words were overwritten", entry.record, lost)
            elif repr(before) != repr(value) and repr(before) not in self._seen.get(what, set()):
                raise Broken("P3", "overwritten unseen", entry.record, name, before, value)
            if what in self._kept and what not in self._common | self._by_choice:
                raise Broken("P3", "a false conflict: this was applied after all", what)

    def _note_stood(self, record: str, type: str, fields: dict[str, Any]) -> None:
        for name, value in fields.items():
            self._stood.add(said(record, name, value))
            if is_narrative(type, name):
                self._note_words(record, name, value)

    def _note_words(self, record: str, name: str, value: Any) -> None:
        self._words |= {(record, name, word) for word in words_of(value)}

    def _check_laptop(self, laptop: Laptop) -> None:
        outbox, attention, rows = laptop.store.pending(), laptop.store.attention(), laptop.rows()
        self._check_nowhere(laptop, [item.edit for item in outbox], attention)
        for item in outbox:
            first = self._left.get(item.edit.id)
            if item.state is State.WAITING and first is not None:
                raise Broken("P5", "an edit that left is taken for one that did not", item.edit.id)
        self._check_refused(laptop, {item.edit.id for item in outbox}, attention)
        self._check_held(laptop, rows)
        self._check_shown(laptop, [item.edit for item in outbox], rows)

    def _check_nowhere(self, laptop: Laptop, outbox: list[Edit], attention: list[Attention]) -> None:
        """P2. A value that came to the centre is there for good; any other must be waiting here."""
        owed, owed_words = self._owed.get(laptop.name, set()), self._owed_words.get(laptop.name, set())
        if not owed and not owed_words:
            return
        waiting: set[Said] = set()
        words: set[tuple[str, str, str]] = set()
        refused = [one.edit for one in attention if one.edit is not None]
        for edit in (*outbox, *refused):
            for name, value in edit.set.items():
                waiting.add(said(edit.record, name, value))
                words |= {(edit.record, name, word) for word in words_of(value)}
            if edit.type == "conflict" and _says_what_was_mine(edit.set):
                of, field = self._about(edit.record, edit.set)
                waiting.add(said(of, field, edit.set.get("mine")))
                words |= {(of, field, word) for word in words_of(edit.set.get("mine"))}
        there = self._stood | self._kept | self._aside
        owed -= {one for one in owed if one[1] in there}
        owed_words -= {one for one in owed_words if one[1] in self._words}
        nowhere = [one for one in owed if one[1] not in waiting and not self._never_stood(one[1])]
        nowhere += [one for one in owed_words if one[1] not in words]  # type: ignore[misc]
        if nowhere:
            raise Broken("P2", "nowhere", laptop.name, nowhere)

    def _never_stood(self, what: Said) -> bool:
        """Whether it clears a field in which nothing ever stood at the centre: that is as its author has it.

        Own words that were refused may have been cleared, and given up.
        """
        record, name, value = what
        return value == repr(None) and not self._feed.past.get((record, name))

    def _check_refused(self, laptop: Laptop, outbox: set[str], attention: list[Attention]) -> None:
        """What the centre refused is in front of its user, until they give it up or the case leaves them."""
        here = {one.id for one in attention}
        gone = self._gone.get(laptop.name, set())
        for id, entry in self._refused.get(laptop.name, {}).items():
            if id not in outbox | here | self._given_up and entry.case not in gone and not _is_proposed(entry):
                raise Broken("P2", "a refused edit is not in front of its user", laptop.name, entry)

    def _check_held(self, laptop: Laptop, rows: list[Row]) -> None:
        """What a laptop holds as the centre's is what the centre had at that stamp, and no stamp goes back."""
        before, self._held_well[laptop.name] = self._held_well.get(laptop.name, {}), {}
        for row in rows:
            self._held_well[laptop.name][row.id] = row
            if before.get(row.id) is row:  # as it was when it was looked at, and the past does not change
                continue
            for name, stamp in row.stamps.items():
                key = laptop.name, row.id, name
                if stamp < self._stamps.get(key, 0):
                    raise Broken("stamps", "a stamp went back", key, self._stamps[key], stamp)
                self._stamps[key] = stamp
                past = self._feed.past.get((row.id, name), {})
                if stamp not in past or repr(past[stamp]) != repr(row.held.get(name)):
                    raise Broken(
                        "stamps", "not what the centre had at this stamp", key, stamp, row.held.get(name), past
                    )
        self._check_cursor(laptop)

    def _check_cursor(self, laptop: Laptop) -> None:
        """Opaque to laptops; here it is opened, to see that no part of it goes back."""
        text = laptop.store.cursor()
        if not text:
            return
        cursor = msgspec.msgpack.decode(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), type=Cursor)
        now = (cursor.base, cursor.scope, *cursor.tiers)
        before = self._cursors.get(laptop.name)
        if before and any(_is_behind(one, other) for one, other in zip(now, before, strict=True)):
            raise Broken("cursor", "a cursor went back", laptop.name, before, now)
        self._cursors[laptop.name] = now

    def _check_shown(self, laptop: Laptop, outbox: list[Edit], rows: list[Row]) -> None:
        """What a laptop shows is what the centre gave with the outbox on top."""
        by_record: dict[str, list[Edit]] = {}
        for edit in outbox:
            by_record.setdefault(edit.record, []).append(edit)
        held = {row.id: row for row in rows}
        shown = laptop.records()  # before what is owed to the lists is paid
        if held.keys() != {record.id for record in shown}:
            raise Broken("P2", "a record is not in its case", laptop.name, held.keys() - {one.id for one in shown})
        found = laptop.found_by()
        for record in shown:
            row = held[record.id]
            expected = Record(record.id, record.type, record.case, row.held, dict(row.stamps))
            for edit in by_record.pop(record.id, ()):
                expected = with_edit(expected, edit)
            if expected != record:
                raise Broken("P4", "shown is not what is held with the outbox on top", laptop.name, record, expected)
            if self._found_by(record) != found.get(row.n, (set(), set())):
                raise Broken("P4", "what is found is not what is shown", laptop.name, record, found.get(row.n))
        if by_record:
            raise Broken("P2", "an edit waits for a record that is not shown", laptop.name, list(by_record))

    def _found_by(self, record: Record) -> Finding:
        """What a record is to be found by: worked out once for what it says."""
        fields, finding = self._finding.get(record.id, (None, (set(), set())))
        if fields != record.fields:
            finding = (set(found_by(record)), _words_of(record))
            self._finding[record.id] = (record.fields, finding)
        return finding

    def check_scope(self, laptop: Laptop) -> None:
        """Right after a whole cycle: every case was its user's at its last page, or still has something to send."""
        holds = self._told_of[laptop.name]  # a colleague may have given one of them away since
        waiting = {item.edit.case for item in laptop.store.pending()}
        others = set(laptop.cases()) - holds - waiting
        if others:
            raise Broken("P8", "a case is still on a laptop that may not have it", laptop.name, others)

    # At the end

    def head(self) -> int:
        """How far the feed has come."""
        return self._feed.head()

    def check_nobody_blocked(self, laptop: Laptop) -> None:
        """All is sent but what depends on an edit that was refused, and that its user has not seen to yet."""
        refused = {one.id: one.edit for one in laptop.store.attention() if one.edit is not None}
        records = self._feed.records()
        for item in laptop.store.pending():
            cause = refused.get(item.follows or "")
            if cause is None or laptop.revoked:
                raise Broken("P6", "still in the outbox when all is quiet", laptop.name, item)
            unmade = {one for one in (item.edit.record, item.edit.case) if one not in records}
            if item.edit.record != cause.record and cause.record not in unmade and cause.case not in unmade:
                raise Broken("P6", "a refused edit holds back what does not depend on it", laptop.name, item, cause)

    def check_at_rest(self, laptop: Laptop) -> None:
        """All is sent. Raises Broken where anything waits, or is shown differently from the centre."""
        waits = [(item.edit.id, item.state, item.follows) for item in laptop.store.pending()]
        if waits:
            raise Broken("P6", "still in the outbox when all is quiet", laptop.name, waits)
        if laptop.name in self._revoked:
            if not isinstance(laptop.ended, NotAllowed):
                raise Broken("P8", "a revoked laptop was let in", laptop.name, laptop.ended)
            return
        if laptop.ended is not None:
            raise Broken(
                "P6",
                "a cycle did not end when all is quiet",
                laptop.name,
                laptop.ended,
                getattr(laptop.ended, "detail", ""),
            ) from laptop.ended
        holds = self._due(laptop.user)
        centre = {id: one for id, one in self._feed.records().items() if one.case in holds}
        here = {one.id: one for one in laptop.records()}
        for id in centre.keys() | here.keys():
            mine, theirs = here.get(id), centre.get(id)
            if mine is None or theirs is None:
                raise Broken("P4", "a record is only on one side", laptop.name, id, mine, theirs)
            if mine.fields != theirs.fields or mine.stamps != theirs.stamps:
                raise Broken("P4", "not the same as the centre", laptop.name, id, mine, theirs)
        if {one.case for one in laptop.store.caseload()} != holds:
            raise Broken("P8", "the caseload is not the user's cases", laptop.name)
        self._check_in_front(laptop, here)

    def _check_in_front(self, laptop: Laptop, here: dict[str, Record]) -> None:
        shown = {id for one in laptop.store.attention() for id in one.conflicts}
        unsettled = {
            id
            for id, one in here.items()
            if one.type == "conflict" and not one.fields.get("settled_at") and not one.fields.get("removed_on")
        }
        if shown != unsettled:
            raise Broken("P3", "a conflict is not in front of its people", laptop.name, unsettled ^ shown)


def _says_what_was_mine(set: dict[str, Any]) -> bool:
    """Whether an edit of a conflict record keeps a value: one that cleared a field has no `mine` in it."""
    return "of" in set or "mine" in set


def _words_of(record: Record) -> set[str]:
    """The words of a record's text, as the index has them."""
    return set(re.findall(r"[^\W_]+", as_words(text_of(record))))


def _is_behind(one: Any, other: Any) -> bool:
    if isinstance(one, Progress):
        return (one.complete, tuple(one.place)) < (other.complete, tuple(other.place))
    return bool(one < other)


def _is_proposed(entry: Entry) -> bool:
    """Whether it lies before the case's present worker instead of its author."""
    return bool(msgspec.json.decode(entry.answer).get("proposal"))


def _edits_of(request: Request) -> list[dict[str, Any]]:
    if request.path != "/v1/edits" or request.body is None:
        return []
    plain = coding.unpacked(request.body, request.headers.get("Content-Encoding", ""))
    edits: list[dict[str, Any]] = msgspec.json.decode(plain)["edits"]
    return edits


def _plain(told: Told) -> bytes:
    return coding.unpacked(told.body, told.headers.get("content-encoding", ""))
