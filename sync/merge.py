"""Rebase: laying the edits of this laptop on what the centre has by now. Pure: no store, no clock, no network."""

import enum
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import merge3
import msgspec

from casework.about import Kind
from casework.differences import matters, same
from casework.edits import Edit, Record, Value, new_id
from casework.record_types import about_fields
from local_store.shapes import HeldFields, Pending, State
from sync.conflicts import Version, open_conflict, say_again
from sync.matching import SentenceMatcher

APART = 3
"""Changes of two people to one narrative are in different parts of it when at least this many words stand between them.
Nearer than that, the merge could be a sentence that nobody wrote."""


SETTLED_ONCE = frozenset({"conflict", "proposal"})
"""Records that ask for one decision: where two people made it, the first stands."""


class Outcome(enum.Enum):
    """What becomes of one field of an edit."""

    NOTHING = "the centre has this value already"
    SAME_MEANING = "the centre has it in another spelling, which stands"
    THEIRS = "only the other side changed it"
    MINE = "only this side changed it"
    MERGED = "both changed it, in different parts"
    CONFLICT = "both changed it"


class Decision(NamedTuple):
    """The outcome for one field and, unless both versions must be kept, the value it comes to."""

    outcome: Outcome
    value: Value


def decide(type: str, field: str, base: Value, mine: Value, theirs: Value) -> Decision:
    """The three-way table: `base` is the value the author was looking at, `theirs` what stands there now.

    A change of spelling alone (`casework.differences`) stands where nobody else changed the field, and gives way to
    any other change: it is no reason to ask a person.
    """
    if same(mine, theirs):
        return Decision(Outcome.NOTHING, theirs)
    if same(mine, base):
        return Decision(Outcome.THEIRS, theirs)
    if same(theirs, base):
        return Decision(Outcome.MINE, mine)
    if not matters(type, field, mine, theirs):
        return Decision(Outcome.SAME_MEANING, theirs)
    if not matters(type, field, mine, base):
        return Decision(Outcome.THEIRS, theirs)
    if not matters(type, field, theirs, base):
        return Decision(Outcome.MINE, mine)
    if isinstance(mine, str) and isinstance(theirs, str) and _is_narrative(type, field):
        merged = merge_words(base if isinstance(base, str) else "", mine, theirs)
        if merged is not None:
            return Decision(Outcome.MERGED, merged)
    return Decision(Outcome.CONFLICT, None)


def merge_words(base: str, mine: str, theirs: str) -> str | None:
    """Both people's changes to a narrative, by a diff3 over words; None where they changed the same passage."""
    texts = _words(base), _words(mine), _words(theirs)
    merged: list[str] = []
    last_side, between = "", APART
    for group in merge3.Merge3(*texts, sequence_matcher=SentenceMatcher).merge_groups():
        kind = group[0]
        if kind == "conflict":
            return None
        if kind == "unchanged":
            between += len(group[1])
        elif kind == "same":  # both wrote the same words here: either side's next change is near it
            last_side, between = "", 0
        else:
            if kind != last_side and between < APART:
                return None
            last_side, between = kind, 0
        merged.extend(group[1])
    return "".join(merged) if _counts_add_up(*texts, merged) else None


def _counts_add_up(base: list[str], mine: list[str], theirs: list[str], merged: list[str]) -> bool:
    """Whether each word stands in the merge as often as both changes together make it.

    A diff can take a word that stands in a text many times for another of the kind, and see it moved where it was left
    alone. Two such mistakes at one place could drop it, or bring back what was taken out: then a person decides. What
    both put in, or both took out, may be the same change or two.
    """
    was, one, other, now = (Counter(word.strip() for word in words) for words in (base, mine, theirs, merged))
    for word in was.keys() | one.keys() | other.keys():
        both = one[word] + other[word] - was[word]
        if one[word] >= was[word] and other[word] >= was[word]:
            fits = max(one[word], other[word]) <= now[word] <= both
        elif one[word] <= was[word] and other[word] <= was[word]:
            fits = both <= now[word] <= min(one[word], other[word])
        else:
            fits = now[word] == both
        if not fits:
            return False
    return True


def _words(text: str) -> list[str]:
    """Words with the white space before them, so that joining them gives the text again."""
    return re.findall(r"\s*\S+|\s+$", text)


def lay(outbox: Sequence[Pending], held: HeldFields, make_id: Callable[[], str] = new_id) -> list[Edit]:
    """The new outbox: every edit that is not on its way, laid on what the centre has (`local_store.shapes.Lay`).

    An edit that was never sent keeps its id. A stale one becomes a new edit that names it in `replaces`. A field that
    two people changed leaves the edit and becomes a conflict record holding both versions. What was sent and not
    answered, and what waits behind a refused edit, stays exactly as it is.
    """
    laying = _Laying(held, make_id)
    for pending in outbox:
        if pending.state is State.SENT or pending.follows is not None:
            laying.leave(pending.edit)
        else:
            laying.lay(pending.edit, sent_before=pending.state is State.STALE)
    return laying.outbox


class _Laying:
    """One rebase: `known` is what each field shows after the edits laid so far, `aside` the conflicts they left."""

    def __init__(self, held: HeldFields, make_id: Callable[[], str]) -> None:
        self.outbox: list[Edit] = []
        self.held = held
        self.make_id = make_id
        self.known: dict[tuple[str, str], Version] = {}
        self.aside: dict[tuple[str, str], Record] = {}

    def leave(self, edit: Edit) -> None:
        self.outbox.append(edit)
        for field, value in edit.set.items():
            self.known[edit.record, field] = Version(value, edit.id, edit.author, edit.at)

    def lay(self, edit: Edit, sent_before: bool) -> None:
        laid: dict[str, tuple[Value, Version]] = {}
        clashes: dict[str, Version] = {}
        for field, mine in edit.set.items():
            theirs = self.present(edit.record, field)
            decision = decide(edit.type, field, edit.base.get(field), mine, theirs.value)
            if decision.outcome is not Outcome.MINE and self.continues_aside(edit, field):
                clashes[field] = theirs
            elif decision.outcome in (Outcome.MINE, Outcome.MERGED):
                laid[field] = (decision.value, theirs)
            elif decision.outcome in (Outcome.NOTHING, Outcome.SAME_MEANING) and not sent_before:
                laid[field] = (theirs.value, theirs)  # the ledger has not seen this edit yet: it goes, changing nothing
            elif decision.outcome is Outcome.CONFLICT:
                clashes[field] = theirs
        if clashes and edit.type in SETTLED_ONCE:
            self.settled_by_another(edit, sent_before)
            return
        if not laid and not clashes and not sent_before:
            self.outbox.append(edit)  # nothing is left to do, but the ledger has not seen it yet: it goes as it is
        if laid:
            self.leave(_relaid(edit, laid, self.make_id() if sent_before else edit.id))
            self.name_the_others(edit, laid)
        for field, theirs in clashes.items():
            self.keep_both(edit, field, theirs, edit_stays=bool(laid) and not sent_before)

    def name_the_others(self, edit: Edit, laid: dict[str, tuple[Value, Version]]) -> None:
        """What is merged is the others' words too: if the author's next edit clashes with it, they are named."""
        for field, (value, theirs) in laid.items():
            if not same(value, edit.set[field]):
                known = self.known[edit.record, field]
                self.known[edit.record, field] = msgspec.structs.replace(known, author=theirs.author, at=theirs.at)

    def present(self, record: str, field: str) -> Version:
        """What the field shows now: an edit laid before this one, or else the centre's value."""
        known = self.known.get((record, field))
        if known is not None:
            return known
        fields = self.held(record)
        return Version.of_held(fields[field]) if field in fields else Version()

    def continues_aside(self, edit: Edit, field: str) -> bool:
        """Whether the author went on from a version of their own that is being kept aside."""
        aside = self.aside.get((edit.record, field))
        return aside is not None and same(aside.fields.get("mine"), edit.base.get(field))

    def keep_both(self, edit: Edit, field: str, theirs: Version, edit_stays: bool) -> None:
        replaces = None if edit_stays else edit.id
        where = edit.record, field
        if self.continues_aside(edit, field):
            kept, self.aside[where] = say_again(self.aside[where], edit, field, self.make_id(), replaces)
        else:
            kept, self.aside[where] = open_conflict(edit, field, theirs, self.make_id(), replaces)
        self.outbox.append(kept)

    def settled_by_another(self, edit: Edit, sent_before: bool) -> None:
        """Two people settled the same thing: the first stands. The ledger has the second, or is about to."""
        if not sent_before:
            self.leave(edit)


def _relaid(edit: Edit, laid: dict[str, tuple[Value, Version]], id: str) -> Edit:
    """`edit` with the fields that are left of it, as if its author had been looking at what stands there now."""
    return msgspec.structs.replace(
        edit,
        id=id,
        replaces=edit.replaces if id == edit.id else edit.id,
        set={field: value for field, (value, _) in laid.items()},
        seen={field: theirs.stamp for field, (_, theirs) in laid.items()},
        base={field: theirs.value for field, (_, theirs) in laid.items()},
        whole=(),
    )


def _is_narrative(type: str, field: str) -> bool:
    about = about_fields(type).get(field)
    return about is not None and about.kind is Kind.NARRATIVE
