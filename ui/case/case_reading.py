"""Everything the case page shows of one case, read in one go on the store's own thread."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from casework import CaseFile, Record
from casework.case_file import case_file
from casework.local_rules import DEFAULTS, LocalRules
from local_store.shapes import Attention, Draft, FieldState
from local_store.store import LocalStore

OPEN_EDITOR = "open_editor"
"""What the laptop remembers while an editor is on screen: its key. Still there at the next start: it was cut off."""


class CaseOnLaptop(msgspec.Struct, frozen=True):
    """One case as this laptop has it, with what waits for a person and what was typed and not saved.

    `left`: it was this person's, and is no longer. `rules` are the service's own. `hidden` counts the records that are
    not for this user, by the section that they are kept for.
    """

    file: CaseFile
    attention: tuple[Attention, ...] = ()
    not_sent: frozenset[str] = frozenset()
    drafts: tuple[Draft, ...] = ()
    all_here: bool = True
    left: bool = False
    rules: LocalRules = DEFAULTS
    hidden: Mapping[str, int] = {}

    @property
    def found(self) -> bool:
        """False while nothing of the case is on this laptop."""
        return bool(self.file.records)


class RecordOnLaptop(msgspec.Struct, frozen=True):
    """One record for its editor: as shown, where each field stands, and what was typed over it.

    `asides` are what was put aside in it, the newest first; for a new record, in others of the case never saved.
    """

    record: Record | None
    states: dict[str, FieldState]
    draft: Draft | None
    cut_off: bool
    asides: tuple[Draft, ...] = ()


def read_case(store: LocalStore, case: str) -> CaseOnLaptop:
    """The case page's one question to the store."""
    row = store.summary(case)
    return CaseOnLaptop(
        file=case_file(case, store.case(case)),
        attention=tuple(one for one in store.attention() if one.case == case),
        not_sent=frozenset(one.edit.record for one in store.pending() if one.edit.case == case),
        drafts=tuple(store.drafts(case)),
        all_here=row is None or row.all_here,
        left=store.has_left(case),
        rules=store.rules(),
        hidden=store.hidden(case),
    )


def read_record(store: LocalStore, record: str, key: str, case: str) -> RecordOnLaptop:
    """An editor's question to the store when it opens."""
    shown, type = store.record(record), key.partition("/")[0]
    asides = [one for one in store.drafts(case) if one.aside]
    mine = [one for one in asides if one.editor == key]
    if shown is None:
        mine += [one for one in asides if one.type == type and one not in mine and store.record(one.record) is None]
    return RecordOnLaptop(
        record=shown,
        states=store.field_states(record),
        draft=store.draft(key),
        cut_off=store.recall(OPEN_EDITOR) == key,
        asides=tuple(sorted(mine, key=lambda one: one.aside_at, reverse=True)),
    )


def unsaved_contact(store: LocalStore, case: str) -> str | None:
    """The contact of a case that was typed last and never saved; None where there is none."""
    kept = [one for one in store.drafts(case) if one.type == "contact" and not one.aside]
    unsaved = [one for one in kept if store.record(one.record) is None]
    return max(unsaved, key=lambda one: one.kept_at).record if unsaved else None


def local_moment(text: str, now: dt.datetime) -> dt.datetime | None:
    """A moment kept as ISO text, by the clock of `now`; None where there is none that can be read."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo and now.tzinfo:
        return moment.astimezone(now.tzinfo)
    return moment.replace(tzinfo=now.tzinfo)
