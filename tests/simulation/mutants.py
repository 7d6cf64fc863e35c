"""Bugs, each planted by itself in the product's code, to prove that the truths would notice: see `test_mutants.py`."""

import types
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec
import pytest

from casework.edits import Value
from central import deciding, ledger, pages, schema, scope, sessions
from local_store import (
    LocalStore,
    answers,
    attention,
    dependants,
    in_case,
    laptop,
    outbox,
    purge,
    rebasing,
    records,
    writing_on,
)
from local_store.shapes import Answer, State
from sync import conversion, merge
from sync.engine import SyncEngine
from sync.sending import Sender
from sync.wire import Result, Stale

Patch = pytest.MonkeyPatch


class Mutant(NamedTuple):
    """A bug: what it is in words, the promises of which one is then seen broken, and how it is planted.

    `seed` is of a schedule that has noticed it before. It is lived through before all others, only to be sooner there.
    """

    name: str
    breaks: tuple[str, ...]
    plant: Callable[[Patch], None]
    seed: int = 0


def _the_dedupe_is_dropped(patch: Patch) -> None:
    """The centre takes an edit it has had already for a new one."""

    def answer(self: Any, edit: Any, came: Any) -> Result:
        result = self._decide(edit) if isinstance(edit, ledger.WireEdit) else ledger._unreadable(edit)
        self._known[edit.id] = (self._caller.user, result)
        self._entries.append(self._entry(edit, came, result))
        return result

    class Ledger:
        c = schema.ledger.c

        @staticmethod
        def insert() -> Any:
            return schema.ledger.insert().prefix_with("OR REPLACE")

    patch.setattr(ledger._Reception, "answer", answer)
    patch.setattr(ledger, "schema", _like(schema, ledger=Ledger))


def _sent_is_written_down_after_sending(patch: Patch) -> None:
    """Two commits are swapped: the mark that an edit may be on its way comes after its first byte left."""
    mark, deliver = LocalStore.mark_sent, Sender._deliver

    def deliver_and_mark(self: Any, batch: Any) -> Any:
        results = deliver(self, batch)
        mark(self._store, [edit.id for edit in batch])
        return results

    def unmarked(self: Any, edit_ids: Any) -> Any:
        return [item.edit for item in self.pending() if item.edit.id in set(edit_ids)]

    patch.setattr(LocalStore, "mark_sent", unmarked)
    patch.setattr(Sender, "_deliver", deliver_and_mark)


def _the_cursor_is_committed_before_its_page(patch: Patch) -> None:
    apply = LocalStore.apply_page

    def cursor_first(self: LocalStore, page: Any) -> Any:
        with self._db.writing() as sql:
            laptop.set_cursor(sql, page.cursor, page.more)
        return apply(self, page)

    patch.setattr(LocalStore, "apply_page", cursor_first)


def _a_stamp_is_lost_in_the_rebase(patch: Patch) -> None:
    relaid = merge._relaid
    patch.setattr(
        merge,
        "_relaid",
        lambda edit, laid, id: msgspec.structs.replace(relaid(edit, laid, id), seen=dict.fromkeys(laid, 0)),
    )


def _stamps_are_not_compared(patch: Patch) -> None:
    """At the centre, every edit fits whatever stands there."""
    patch.setattr(deciding, "same", lambda one, other: not isinstance(other, list))


def _the_last_writer_wins(patch: Patch) -> None:
    decide = merge.decide

    def mine(type: str, field: str, base: Value, mine: Value, theirs: Value) -> merge.Decision:
        decided = decide(type, field, base, mine, theirs)
        return merge.Decision(merge.Outcome.MINE, mine) if decided.outcome is merge.Outcome.CONFLICT else decided

    patch.setattr(merge, "decide", mine)


def _the_first_writer_wins(patch: Patch) -> None:
    """What somebody else was quicker to change is dropped without a word."""
    decide = merge.decide

    def theirs(type: str, field: str, base: Value, mine: Value, theirs: Value) -> merge.Decision:
        decided = decide(type, field, base, mine, theirs)
        return merge.Decision(merge.Outcome.THEIRS, theirs) if decided.outcome is merge.Outcome.CONFLICT else decided

    patch.setattr(merge, "decide", theirs)


def _no_rebase(patch: Patch) -> None:
    patch.setattr(SyncEngine, "_rebase", lambda self: None)


def _stale_is_taken_for_applied(patch: Patch) -> None:
    of = conversion.answer_of

    def answer_of(result: Result) -> Answer:
        if isinstance(result, Stale):
            return Answer(result.id, "applied", max(one.stamp for one in result.fields.values()))
        return of(result)

    patch.setattr("sync.sending.answer_of", answer_of)


def _a_refused_edit_is_dropped(patch: Patch) -> None:
    patch.setattr(attention, "refused", lambda *arguments, **named: None)


def _a_refused_edit_holds_back_all(patch: Patch) -> None:
    def hold_back(sql: Any, refused: Any, there: Any) -> None:
        sql("UPDATE outbox SET follows = ? WHERE follows IS NULL", (refused.id,))

    patch.setattr(dependants, "hold_back", hold_back)


def _a_rebase_changes_what_was_sent(patch: Patch) -> None:
    """An edit on its way is rebased like any other, and the store's own guard is gone."""
    lay = merge.lay

    def unsent(pending: Any, held: Any) -> Any:
        waiting = [
            msgspec.structs.replace(one, state=State.WAITING) if one.state is State.SENT else one for one in pending
        ]
        return lay(waiting, held)

    patch.setattr(merge, "lay", unsent)
    patch.setattr(rebasing, "_require_sent_kept", lambda before, after: None)


def _a_conflict_is_not_recorded(patch: Patch) -> None:
    patch.setattr(merge._Laying, "keep_both", lambda self, edit, field, theirs, edit_stays: None)


def _purged_before_all_is_delivered(patch: Patch) -> None:
    def purge_at_once(sql: Any, cases: Any) -> frozenset[str]:
        gone = {case for case in cases if sql("SELECT 1 FROM left_case WHERE case_id = ?", (case,)).fetchone()}
        for case in gone:
            purge._purge(sql, case)
            sql("DELETE FROM outbox WHERE case_id = ?", (case,))
        return frozenset(gone)

    patch.setattr(purge, "purge_left", purge_at_once)


def _cases_that_left_stay(patch: Patch) -> None:
    of = conversion.page_of
    patch.setattr("sync.pulling.page_of", lambda changes: of(msgspec.structs.replace(changes, left=[])))


def _the_rest_is_skipped(patch: Patch) -> None:
    """A laptop believes that the first page is all, and takes the place of the last."""
    done = pages._Run._after

    def to_the_end(self: Any, count: int, whole: bool) -> Any:
        return done(self, count, True)

    patch.setattr(pages._Run, "_after", to_the_end)


def _an_edit_is_applied_in_part(patch: Patch) -> None:
    """The fields that fit are taken, the stale ones are forgotten."""
    decide = deciding.decide

    def some(record: Any, edit: Any, resolve: Any) -> Any:
        decided = decide(record, edit, resolve)
        if isinstance(decided, Stale) and set(decided.fields) < set(edit.set):
            fitting = {name: value for name, value in edit.set.items() if name not in decided.fields}
            return decide(
                record,
                msgspec.structs.replace(edit, set=fitting, seen={n: edit.seen.get(n, 0) for n in fitting}),
                resolve,
            )
        return decided

    patch.setattr(ledger, "decide", some)


def _a_revoked_laptop_reads_on(patch: Patch) -> None:
    caller = sessions.caller
    patch.setattr(sessions, "caller", lambda *known: msgspec.structs.replace(caller(*known), revoked=False))


def _a_case_stays_with_whoever_had_it(patch: Patch) -> None:
    """Assignments that ended are not looked at."""
    patch.setattr(scope, "stands", lambda assignment, today: bool(assignment.worker))


def _an_acknowledged_edit_is_not_held(patch: Patch) -> None:
    """The laptop forgets the value and the stamp that an answer gave it."""
    patch.setattr(answers._Settling, "take", lambda self, edit, fields: None)


def _given_up_after_two_attempts(patch: Patch) -> None:
    """An edit that was sent twice without an answer leaves the outbox."""
    mark = outbox.mark_sent

    def mark_sent(sql: Any, edit_ids: Any, now: str) -> Any:
        ids = list(edit_ids)
        marked = mark(sql, ids, now)
        for id in ids:
            sql("DELETE FROM outbox WHERE id = ? AND attempts > 2", (id,))
        return marked

    patch.setattr(outbox, "mark_sent", mark_sent)


def _an_answer_that_cannot_be_read_drops_the_edit(patch: Patch) -> None:
    def drop(self: Any, batch: Any, trouble: Any) -> None:
        with self._store._db.writing() as sql:
            for edit in batch:
                outbox.take_out(sql, edit.id)
        raise trouble

    patch.setattr(Sender, "_find_the_one_at_fault", drop)


def _what_was_read_is_sent(patch: Patch) -> None:
    """What leaves is what was read before it was marked, and not what its author made of it until then."""
    waiting, mark = Sender._waiting, LocalStore.mark_sent
    read: dict[str, Any] = {}

    def remembered(self: Any, states: Any) -> Any:
        found = waiting(self, states)
        read.update({edit.id: edit for edit in found})
        return found

    def mark_sent(self: Any, edit_ids: Any) -> Any:
        return [read[edit.id] for edit in mark(self, edit_ids)]

    patch.setattr(Sender, "_waiting", remembered)
    patch.setattr(LocalStore, "mark_sent", mark_sent)


def _what_left_is_written_on(patch: Patch) -> None:
    def goes_on_from(sql: Any, last: Any, edit: Any) -> bool:
        in_view = all(edit.base.get(name) == last.edit.set[name] for name in edit.set if name in last.edit.set)
        return bool(last.edit.record == edit.record and in_view)

    patch.setattr(writing_on, "_goes_on_from", goes_on_from)


def _what_was_not_in_view_is_written_on(patch: Patch) -> None:
    """A colleague's words that came into an edit are replaced by those of somebody who has not seen them."""

    def goes_on_from(sql: Any, last: Any, edit: Any) -> bool:
        return bool(last.edit.record == edit.record and last.state is State.WAITING and not last.attempts)

    patch.setattr(writing_on, "_goes_on_from", goes_on_from)


def _what_left_a_conflict_is_written_on(patch: Patch) -> None:
    """A second conflict over a field then gets the id of the first."""
    patch.setattr(writing_on, "_left_a_conflict", lambda sql, before, fields: False)


def _what_was_just_made_is_not_in_its_case(patch: Patch) -> None:
    """Whoever asks for a case looks into the list of cases only."""
    patch.setattr(in_case, "ITS", in_case.LISTED)


def _a_row_is_taken_for_written(patch: Patch) -> None:
    """Where something waits, what comes from the centre below it is not written."""
    patch.setattr(records, "_UPDATE", f"{records._UPDATE} AND n NOT IN (SELECT n FROM laid_over)")


def _like(module: Any, **other: Any) -> Any:
    """A module of which some names stand for something else."""
    copy = types.ModuleType(module.__name__)
    copy.__dict__.update(module.__dict__)
    copy.__dict__.update(other)
    return copy


MUTANTS = (
    Mutant("the dedupe is dropped", ("P5",), _the_dedupe_is_dropped),
    Mutant("sent is written down after sending", ("P5",), _sent_is_written_down_after_sending),
    Mutant("the cursor is committed before its page", ("P4",), _the_cursor_is_committed_before_its_page, seed=58),
    Mutant("a stamp is lost in the rebase", ("P6", "DoesNotFit"), _a_stamp_is_lost_in_the_rebase),
    Mutant("stamps are not compared", ("P3",), _stamps_are_not_compared),
    Mutant("the last writer wins", ("P3",), _the_last_writer_wins),
    Mutant("the first writer wins", ("P2",), _the_first_writer_wins),
    Mutant("no rebase", ("P6",), _no_rebase),
    Mutant("stale is taken for applied", ("P2", "stamps"), _stale_is_taken_for_applied),
    Mutant("a refused edit is dropped", ("P2",), _a_refused_edit_is_dropped, seed=3),
    Mutant("a refused edit holds back all", ("P6",), _a_refused_edit_holds_back_all, seed=9),
    Mutant("a rebase changes what was sent", ("P5",), _a_rebase_changes_what_was_sent, seed=5),
    Mutant("a conflict is not recorded", ("P2",), _a_conflict_is_not_recorded),
    Mutant("purged before all is delivered", ("P2",), _purged_before_all_is_delivered, seed=54),
    Mutant("cases that left stay", ("P8",), _cases_that_left_stay, seed=38),
    Mutant("the rest of a page is skipped", ("P4",), _the_rest_is_skipped, seed=1),
    Mutant("an edit is applied in part", ("P2", "P5"), _an_edit_is_applied_in_part, seed=120),
    Mutant("a revoked laptop reads on", ("P8",), _a_revoked_laptop_reads_on, seed=35),
    Mutant("a case stays with whoever had it", ("P8",), _a_case_stays_with_whoever_had_it, seed=26),
    Mutant("an acknowledged edit is not held", ("P4", "P6"), _an_acknowledged_edit_is_not_held),
    Mutant("given up after two attempts", ("P2", "P4"), _given_up_after_two_attempts),
    Mutant("an unreadable answer drops the edit", ("P2",), _an_answer_that_cannot_be_read_drops_the_edit),
    Mutant("what was read is sent", ("P2",), _what_was_read_is_sent, seed=6),
    Mutant("what left is written on", ("P5", "P2"), _what_left_is_written_on),
    Mutant("what was not in view is written on", ("P3", "P2"), _what_was_not_in_view_is_written_on),
    Mutant("what left a conflict is written on", ("P2",), _what_left_a_conflict_is_written_on, seed=3_799_465_488),
    Mutant("what was just made is not in its case", ("P2",), _what_was_just_made_is_not_in_its_case),
    Mutant("a row is taken for written", ("P4", "P6"), _a_row_is_taken_for_written),
)
