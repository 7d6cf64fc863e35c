"""Who a letter goes to, and at which address: the child, or a parent or carer.

A letter to a parent goes to somebody with parental responsibility to whom letters may be sent. Source: DOMAIN section
2, relationship; the mail flags of section 7.
"""

import datetime as dt

import msgspec

from casework import words as said
from casework.case_file import CaseFile
from casework.people import Address, Relationship
from printing.addresses import address_for_letters, address_lines
from printing.documents import Choice, ChoiceKind
from printing.errors import AddressClosed
from printing.wording import clean

CHILD, PARENT, SECOND_PARENT = "child", "parent", "second parent"
TO = Choice(
    field="to",
    words="To",
    kind=ChoiceKind.ONE_OF,
    options=((CHILD, "The child"), (PARENT, "A parent or carer"), (SECOND_PARENT, "The other parent or carer")),
)
"""To whom a letter goes."""
BY_HAND = "Hand the letter over yourself, or record under People where letters may go."


class Recipient(msgspec.Struct, frozen=True):
    """Whom a letter is for. `called` follows "Dear". `used` are the records that stand on the letter."""

    name: str
    called: str
    address: tuple[str, ...]
    used: frozenset[str]
    is_child: bool = True
    language: str = ""
    interpreter: bool = False


def recipient_of(to: str, case_file: CaseFile, today: dt.date) -> Recipient:
    """The one of TO whom a letter goes to. Raises AddressClosed where none may go there."""
    if to == CHILD:
        return child_as_recipient(case_file, today)
    return parent_as_recipient(case_file, today, number=int(to == SECOND_PARENT))


def child_as_recipient(case_file: CaseFile, today: dt.date) -> Recipient:
    """The child, at the address letters go to. Raises AddressClosed if there is none."""
    address = address_for_letters(case_file, today)
    child = child_by_hand(case_file)
    return msgspec.structs.replace(child, address=address_lines(address), used=child.used | {address.id})


def child_by_hand(case_file: CaseFile) -> Recipient:
    """The child, for a paper that is handed over: no address stands on it."""
    person = case_file.person
    return Recipient(
        name=clean(said.full_name(person)),
        called=clean(said.letter_name(person)),
        address=(),
        used=frozenset({person.id}),
        language=person.letter_language or "",
        interpreter=bool(person.interpreter),
    )


def parents(case_file: CaseFile) -> tuple[Relationship, ...]:
    """Those with parental responsibility: who may have letters and lives with the child first."""
    ours = (one for one in case_file.relationships if one.parental_responsibility)
    return tuple(sorted(ours, key=lambda one: (one.letters is not True, not one.lives_with)))


def parent_as_recipient(case_file: CaseFile, today: dt.date, *, number: int = 0) -> Recipient:
    """A parent or carer, at their own address or, where they live with the child, at the child's.

    `number` counts `parents` from 0. Raises AddressClosed, with what to do instead, if there is none, or if a letter
    may not go to them or to their address.
    """
    found = parents(case_file)
    if number >= len(found):
        raise AddressClosed(
            "Nobody else with parental responsibility is recorded."
            if found
            else "Nobody with parental responsibility is recorded.",
            "Record under People who has it, and print again.",
        )
    parent = found[number]
    if not parent.letters:
        closed = "Letters may not be sent to this parent or carer."
        unknown = "Nobody has recorded whether letters may be sent to this parent or carer."
        raise AddressClosed(closed if parent.letters is False else unknown, BY_HAND)
    address = _address_of(case_file, parent, today)
    return Recipient(
        name=clean(parent.name or ""),
        called=clean(parent.name or ""),
        address=address_lines(address),
        used=frozenset({case_file.person.id, parent.id, address.id}),
        is_child=False,
        language=case_file.person.letter_language or parent.language or "",
        interpreter=bool(parent.interpreter),
    )


def _address_of(case_file: CaseFile, parent: Relationship, today: dt.date) -> Address:
    if parent.address:
        own = next((one for one in case_file.addresses if one.id == parent.address), None)
        if own and (own.until is None or own.until >= today):
            return _open(own)
    if parent.lives_with:
        return address_for_letters(case_file, today)
    raise AddressClosed("No address is recorded where this parent or carer can have a letter now.", BY_HAND)


def _open(address: Address) -> Address:
    if address.confidential:
        raise AddressClosed("The address of this parent or carer is confidential. It is never printed.", BY_HAND)
    if address.letters is False:
        raise AddressClosed("Letters may not go to the address of this parent or carer.", BY_HAND)
    if not address.letters:
        raise AddressClosed(
            "Nobody has recorded whether letters may go to the address of this parent or carer.",
            "Ask the family, record the answer under People, and print again.",
        )
    return address
