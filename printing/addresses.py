"""Which address a letter may go to, and which address may never stand on paper."""

import datetime as dt
import re

from casework.case_file import CaseFile
from casework.people import Address
from printing.errors import AddressClosed
from printing.wording import clean

# Post first where the family asked for it, then where the child lives.
ORDER = ("postal", "home", "placement", "bail", "family")
CHILDS_OWN = frozenset({"", "child", "childs", "the child", "the childs", "own"})
BY_HAND = "Hand the appointment over yourself, or record an address under People where letters may go."


def current_addresses(case_file: CaseFile, today: dt.date) -> list[Address]:
    """The child's own addresses in use today, in the order in which post would go there."""
    ours = [one for one in case_file.addresses if _is_childs(case_file, one) and _in_use(one, today)]
    return sorted(ours, key=lambda one: (ORDER.index(one.kind or ""), -(one.since or dt.date.min).toordinal()))


def address_for_letters(case_file: CaseFile, today: dt.date) -> Address:
    """The address a letter goes to: the first that is recorded as open to letters and is not confidential.

    Raises AddressClosed, with what to do instead, if there is none.
    """
    ours = current_addresses(case_file, today)
    for address in ours:
        if address.letters and not address.confidential and clean(address.line_1 or ""):
            return address
    if not ours:
        raise AddressClosed("No address is recorded where this child can have a letter now.", BY_HAND)
    if any(address.confidential for address in ours):
        raise AddressClosed("The child's address is confidential. It is never printed.", BY_HAND)
    if any(address.letters is False for address in ours):
        raise AddressClosed("Letters may not go to the child's address.", BY_HAND)
    raise AddressClosed(
        "Nobody has recorded whether letters may go to the child's address.",
        "Ask the family, record the answer under People, and print again.",
    )


def address_lines(address: Address) -> tuple[str, ...]:
    """An address as it stands on an envelope."""
    lines = (address.line_1, address.line_2, address.town, address.postcode)
    return tuple(clean(line).replace("\n", ", ") for line in lines if line and clean(line))


class Protected:
    """Addresses that may not stand on a document, and the names of places that would give them away."""

    def __init__(self, addresses: list[Address]) -> None:
        self._terms = {term for address in addresses for term in _terms(address)}
        self._postcodes = {_squeezed(one.postcode).replace(" ", "") for one in addresses if one.postcode}

    def gives_away(self, text: str) -> bool:
        """True if somebody reading `text` would learn one of the addresses."""
        squeezed = f" {_squeezed(text)} "
        if any(f" {term} " in squeezed for term in self._terms):
            return True
        together = squeezed.replace(" ", "")
        return any(postcode in together for postcode in self._postcodes if len(postcode) >= 5)


def _in_use(address: Address, today: dt.date) -> bool:
    started = address.since is None or address.since <= today
    return started and (address.until is None or address.until >= today) and address.kind in ORDER


def _is_childs(case_file: CaseFile, address: Address) -> bool:
    """Nobody named, the child, or a name the child has or had; "Juniper's mother" is somebody else."""
    whose = _squeezed(address.whose)
    person = case_file.person
    called = [person.preferred_name, person.first_names, *(one.first_names for one in case_file.other_names)]
    names = {_squeezed(name) for names in called for name in (names or "").split()}
    return whose in CHILDS_OWN or any(f" {name} " in f" {whose} " for name in names)


def _terms(address: Address) -> set[str]:
    """Parts of an address that name a place by themselves: `12 teasel row`, `teasel row`, `gannet house`."""
    parts: set[str] = set()
    for line in (address.line_1, address.line_2):
        for piece in (line or "").split(","):
            whole = _squeezed(piece)
            without_number = re.sub(r"^(?:flat |unit |room )?\d+\w? ", "", whole)
            parts |= {whole, without_number}
    return {part for part in parts if len(part) >= 5}


def _squeezed(text: str | None) -> str:
    """Letters and figures only, in small letters, one space between words."""
    return " ".join(re.sub(r"[^\w\s]", "", clean(text or "").casefold()).split())
