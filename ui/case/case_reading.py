"""Everything the case page shows of one case, read in one go on the store's own thread."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from casework import CaseFile, Record
from casework.case_file import case_file
from casework.local_rules import DEFAULTS, LocalRules
from casework.merging import MERGED_INTO, goes_on
from casework.referrals import Merging
from casework.same_child import trails
from local_store.shapes import Attention, Draft, FieldState
from local_store.store import LocalStore

OPEN_EDITOR = "open_editor"
"""What the laptop remembers while an editor is on screen: its key. Still there at the next start: it was cut off."""


class CaseOnLaptop(msgspec.Struct, frozen=True):
    """One case as this laptop has it, with what waits for a person and what was typed and not saved.

    `left`: it was this person's, and is no longer. `rules` are the service's own. `hidden` counts the records that are
    not for this user, by the section that they are kept for. `goes_on` is the case in which this one goes on, `trail`
    how that came about, and `older` are the cases that go on in this one: each as far as it is on this laptop.
    """

    file: CaseFile
    attention: tuple[Attention, ...] = ()
    not_sent: frozenset[str] = frozenset()
    drafts: tuple[Draft, ...] = ()
    all_here: bool = True
    left: bool = False
    rules: LocalRules = DEFAULTS
    hidden: Mapping[str, int] = {}
    goes_on: CaseFile | None = None
    trail: Merging | None = None
    older: tuple[CaseFile, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether it was put together with another, in which all that is written goes on."""
        return bool(self.file.case.merged_into)

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
    file = file_of(store, case)
    others = {one.other for one in trails(file) if one.other and one.other not in file.records}
    older = tuple(one for id in sorted(others) if (one := case_file(id, store.case(id))).records)
    return CaseOnLaptop(
        file=file,
        older=older,
        goes_on=going_on(store, file),
        trail=_trail(store, file),
        attention=tuple(one for one in store.attention() if one.case == case),
        not_sent=frozenset(one.edit.record for one in store.pending() if one.edit.case == case),
        drafts=tuple(store.drafts(case)),
        all_here=row is None or row.all_here,
        left=store.has_left(case),
        rules=store.rules(),
        hidden=store.hidden(case),
    )


def file_of(store: LocalStore, case: str) -> CaseFile:
    """The case, with records of other cases that its pages speak of.

    They are those of cases that ended in it, of which a change waits to be taken in; and what it was put together with,
    where two people said two things.
    """
    file = case_file(case, store.case(case))
    waiting = {one.of for one in file.proposals if one.of and one.of not in file.records and not one.settled_at}
    twice = [one for one in file.conflicts if one.field == MERGED_INTO]
    waiting |= {value for one in twice for value in (one.mine, one.theirs, one.base) if isinstance(value, str)}
    found = {id: record for id in waiting if (record := store.record(id)) is not None}
    children = [one.case for one in found.values() if one.type == "person"]
    found |= {id: record for id in children if (record := store.record(id)) is not None}
    return msgspec.structs.replace(file, elsewhere=found) if found else file


def going_on(store: LocalStore, file: CaseFile) -> CaseFile | None:
    """The case that goes on in place of this one, at the end of the chain; None where there is none, or not here."""
    record = file.records.get(file.case_id)
    whole = goes_on(record, store.record) if record is not None and file.case.merged_into else None
    return case_file(whole.id, store.case(whole.id)) if whole is not None else None


def _trail(store: LocalStore, file: CaseFile) -> Merging | None:
    """How this case came to go on in another: it is told in that one."""
    into = file.case.merged_into
    found = trails(case_file(into, store.case(into))) if into else ()
    return next((one for one in found if one.other == file.case_id), None)


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
