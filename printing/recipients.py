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
from printing.errors import AddressClosed
from printing.wording import clean

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


def child_as_recipient(case_file: CaseFile, today: dt.date) -> Recipient:
    """The child, at the address letters go to. Raises AddressClosed if there is none."""
    address = address_for_letters(case_file, today)
    person = case_file.person
    return Recipient(
        name=clean(said.full_name(person)),
        called=clean(said.letter_name(person)),
        address=address_lines(address),
        used=frozenset({person.id, address.id}),
        language=person.letter_language or "",
        interpreter=bool(person.interpreter),
    )


def parents_for_letters(case_file: CaseFile) -> tuple[Relationship, ...]:
    """Those with parental responsibility to whom letters may be sent, who live with the child first."""
    return tuple(one for one in case_file.relationships if one.parental_responsibility and one.letters)


def parent_as_recipient(case_file: CaseFile, relationship: str, today: dt.date) -> Recipient:
    """A parent or carer, at their own address or, where they live with the child, at the child's.

    Raises AddressClosed, with what to do instead, if a letter may not go to them or to their address.
    """
    parent = next((one for one in case_file.relationships if one.id == relationship), None)
    if parent is None:
        raise AddressClosed("This parent or carer is no longer in the case.", "Choose somebody else under People.")
    if not parent.parental_responsibility:
        raise AddressClosed(
            "Nobody has recorded that this person has parental responsibility.",
            "Ask, record the answer under People, and print again.",
        )
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
