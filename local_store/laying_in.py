"""What was being typed when a window was cut off (`local_store.typed_words`), laid into the store's drafts.

The store notes, in the transaction that does it, how far it has come with what a window wrote down. So exactly that is
laid in which the window's queue still held, the last of each key, as if the queue had gone on: a draft that was saved,
dropped or put aside does not come back, and nothing newer is written over.
"""

from collections.abc import Callable, Sequence

import msgspec

from local_store import drafts, handing_in, hidden, laptop, purge
from local_store.connection import Sql, StoreConnection
from local_store.errors import DiskFull, ReadOnlyDisk
from local_store.shapes import Draft
from local_store.typed_words import LeftBehind, Mark, Typed, every_file, newest

FACT = "holdfast.typed"
"""Under which name the store has `Done`."""


class Done(msgspec.Struct, frozen=True):
    """How far the store has come: at each place of one window's `session`; and with which others it is through."""

    session: str = ""
    numbers: dict[int, int] = {}
    through: tuple[str, ...] = ()

    def has(self, typed: Typed) -> bool:
        """Whether the store has done what was asked about this, or something newer of the same key."""
        if typed.session != self.session:
            return typed.session in self.through
        return self.numbers.get(typed.place, 0) >= typed.number


decoded = msgspec.json.Decoder(Done).decode


def keep(sql: Sql, draft: Draft, now: str) -> None:
    """Keep a draft over the one before it. One of a case or record that has left meanwhile goes out as an edit."""
    drafts.keep(sql, draft, now)
    if purge.left(sql, [draft.case]):  # an editor was still open on it: what is typed there goes out too
        handing_in.hand_in(sql, draft.case)
    elif hidden.is_hidden(sql, draft.record):
        handing_in.hand_in(sql, draft.case, draft.record)


def note(sql: Sql, mark: Mark, now: str) -> None:
    """Note that what `mark` stands for is done, in the transaction that does it."""
    if not mark.number:
        return
    done = _done(sql)
    numbers, through = done.numbers, done.through
    if done.session != mark.session:
        _lay_in(sql, [one for one in mark.earlier if not done.has(one)], now, beside=True)
        numbers, through = {}, _sessions(mark.earlier)
    numbers = {place: number for place, number in numbers.items() if number >= mark.since}
    laptop.remember(sql, FACT, Done(mark.session, numbers | {mark.place: mark.number}, through))


def lay_in(connection: StoreConnection, key: bytes, now: Callable[[], str]) -> None:
    """When a store is opened: put into it what a window that was cut off had written down, and empty the file.

    While a window has the file nothing is done: what it wrote down is on its way. On a disk that takes nothing, and
    where the file cannot be read just now, it stays for the next opening, or for the window's first draft.
    """
    if not any(path.exists() and path.stat().st_size for path in every_file(connection.path)):
        return
    try:
        with LeftBehind(connection.path, key) as left:
            with connection.reading() as sql:
                found = still_to_lay_in(sql, left.typed)
            if found:
                with connection.writing() as sql:
                    _lay_in(sql, found, now(), beside=False)
                    laptop.remember(sql, FACT, Done(through=_sessions(left.typed)))
            left.empty()
    except (OSError, DiskFull, ReadOnlyDisk):
        return


def still_to_lay_in(sql: Sql, typed: Sequence[Typed]) -> list[Typed]:
    """Of what a window wrote down, the last of each key as far as the store has not come to it."""
    done = _done(sql)
    return [one for one in newest(typed) if not done.has(one)]


def _lay_in(sql: Sql, found: Sequence[Typed], now: str, *, beside: bool) -> None:
    """`beside`: somebody may have typed since without seeing it, so it is put aside instead."""
    for one in found:
        draft = one.draft
        if draft is None:
            if not beside:
                drafts.drop(sql, one.key)
            continue
        gone = purge.left(sql, [draft.case]) or hidden.is_hidden(sql, draft.record)
        if beside and not gone and not draft.aside:
            draft = drafts.set_apart(draft, now)
        if not (draft.aside and gone):  # one that was put aside goes with its case: its author chose not to say it
            keep(sql, draft, now)


def _done(sql: Sql) -> Done:
    kept = laptop.recall(sql, FACT)
    return decoded(kept) if kept else Done()


def _sessions(typed: Sequence[Typed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.session for one in typed))
