"""A change that came too late for its author to make it becomes a record of the case: before whoever works on it."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from casework.edits import Value, proposal_id
from casework.splices import DoesNotFit, checksum, spliced
from central.kept import Kept, Mark, new_kept
from central.merged import Place
from sync.wire import WireEdit

BETWEEN = " … "

TextsSeen = Callable[[str], Iterator[str]]
"""The texts of a field that the change may have been made to, the likeliest first."""


class Late(msgspec.Struct, frozen=True):
    """A change that came too late, where it belongs, and what its fields are to hold.

    `fragments` names the fields of which only the words that were put in are known: what they were put into is gone.
    """

    edit: WireEdit
    place: Place
    values: dict[str, Value]
    fragments: list[str]


def late(edit: WireEdit, place: Place, texts_seen: TextsSeen) -> Late:
    """The values of a change that came too late, its splices laid on the texts they were made to."""
    values: dict[str, Value] = {}
    fragments: list[str] = []
    for field, value in edit.set.items():
        if not isinstance(value, list):
            values[field] = value
            continue
        text = _laid(texts_seen(field), value, edit.checksums.get(field))
        if text is None:
            fragments.append(field)
        values[field] = BETWEEN.join(_inserted(value)) if text is None else text
    return Late(edit, place, values, fragments)


def new_proposal(late: Late, user: str, because: str, mark: Mark) -> Kept:
    """The record of it. `user`: the sign-in name of its author; `because`: the code with which it was refused."""
    edit = late.edit
    fields: dict[str, Value] = {
        "of": late.place.record,
        "of_type": edit.type,
        "edit": edit.id,
        "author": user,
        "at": edit.at,
        "because": because,
        "values": msgspec.json.encode(late.values).decode(),
    }
    if late.fragments:
        fields["fragments"] = ", ".join(late.fragments)
    return new_kept(proposal_id(edit.id), late.place.case, "proposal", fields, mark)


def proposed_text(proposal: Kept | None, field: str, user: str, case: str) -> str | None:
    """The text that an earlier change of this user's gives a field, where that lies in the case as a proposal."""
    if proposal is None or proposal.type != "proposal" or proposal.case != case:
        return None
    if proposal.fields.get("author") != user or field in str(proposal.fields.get("fragments", "")).split(", "):
        return None
    text = msgspec.json.decode(str(proposal.fields["values"]), type=dict[str, Any]).get(field)
    return text if isinstance(text, str) else None


def _laid(texts: Iterator[str], splice: list[Any], expected: int | None) -> str | None:
    """The splice laid on the first text that it fits, and that gives what its author's laptop says it gives."""
    for text in texts:
        try:
            becomes = spliced(text, splice)
        except DoesNotFit:
            continue
        if expected is None or checksum(becomes) == expected:
            return becomes
    return None


def _inserted(splice: list[Any]) -> list[str]:
    """The words that a splice puts in. One that is no splice has none; the ledger keeps it as it came."""
    words: list[str] = []
    for change in splice:
        match change:
            case [int(), int(), str(inserted)] if inserted.strip():
                words.append(inserted)
    return words
