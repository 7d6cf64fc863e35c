"""A child who is being added: the records that a case begins with, and the order in which they are saved."""

import uuid
from collections.abc import Sequence

import msgspec

from casework.edits import Edit, Record, new_record

SAVED_IN_ORDER = ("case", "person", "address", "referral")
"""The case comes first: the centre takes nothing of a case that it does not know (`casework.dependence`)."""


class NewChild(msgspec.Struct, frozen=True):
    """The records of a case that does not exist yet. Each has always the same id for a case: what was typed of one is
    found again however the form was left."""

    case: Record
    person: Record
    address: Record
    referral: Record


def new_child(case: str) -> NewChild:
    """The records with which the case of this id begins."""
    return NewChild(
        case=Record(id=case, type="case", case=case),
        **{type: new_record(type, case, _id(case, type)) for type in SAVED_IN_ORDER[1:]},
    )


def _id(case: str, type: str) -> str:
    return str(uuid.uuid5(uuid.UUID(case), f"first {type}"))


def first_edits(case: Edit, others: Sequence[Edit]) -> tuple[Edit, ...]:
    """What begins a case, in the order in which it has to arrive. `case` is always there: it makes the case.

    An address that is written for a child who is referred is where the child lives.
    """
    edits = [case, *(_at_home(edit) if edit.type == "address" else edit for edit in others)]
    return tuple(sorted(edits, key=lambda edit: SAVED_IN_ORDER.index(edit.type)))


def _at_home(address: Edit) -> Edit:
    if "kind" in address.set:
        return address
    return msgspec.structs.replace(
        address,
        set={"kind": "home", **address.set},
        seen={"kind": 0, **address.seen},
        base={"kind": None, **address.base},
    )
