"""What somebody is told of records that are kept for others: how many, for whom, and whom to ask. Nothing else.

That there are some is said: a page that looks empty is believed to be empty. Source: DOMAIN notes, section 9, complaint
22, partial screens when rights disagree; which sections there are: section 1, people and the working day.
"""

from collections.abc import Mapping

import msgspec

from casework import words
from casework.about import Section
from casework.roles import Role


class Keepers(msgspec.Struct, frozen=True):
    """Whom a section is for, in words, and whom somebody asks who needs it: `ask` names the roles of `roles`."""

    whom: str
    ask: str
    roles: tuple[Role, ...]


KEEPERS: Mapping[Section, Keepers] = {
    Section.HEALTH: Keepers(
        "the health workers",
        "the seconded nurse, the specialist worker or your manager",
        (Role.NURSE, Role.SPECIALIST, Role.MANAGER),
    ),
    Section.VICTIM: Keepers(
        "the victim worker",
        "the victim and restorative justice worker or your manager",
        (Role.VICTIM_WORKER, Role.MANAGER),
    ),
    Section.POLICE_INTELLIGENCE: Keepers(
        "the police",
        "the seconded police officer or your manager",
        (Role.POLICE, Role.MANAGER),
    ),
}
"""Every section that is held apart."""
NOT_IN_COMPANY = frozenset({Section.POLICE_INTELLIGENCE})
"""Sections that a page does not name which is open while a child or a family looks on. [K]: that the police hold
something on a child is not for the child to read from a laptop on somebody's knees."""

OTHERS = Keepers("somebody else", "your manager", (Role.MANAGER,))
NEWER = "a part of the record that this version of Holdfast does not know. A newer version may show"


def kept_words(section: str, number: int, *, in_company: bool = False) -> str:
    """`number` records are kept for a section (a `Section` value), in one or two sentences.

    "2 records of this case are kept for the health workers. Ask the seconded nurse, the specialist worker or your
    manager if you need them." `in_company`: a child may be reading along.
    """
    are, them = ("is", "it") if number == 1 else ("are", "them")
    kept = f"{words.count(number, 'record')} of this case {are} kept for"
    known = next((one for one in KEEPERS if one.value == section), None)
    if known is None:
        return f"{kept} {NEWER} {them}."
    keepers = OTHERS if in_company and known in NOT_IN_COMPANY else KEEPERS[known]
    return f"{kept} {keepers.whom}. Ask {keepers.ask} if you need {them}."


def all_kept_words(hidden: Mapping[str, int]) -> str:
    """The same of all sections of a case, a line each, in an order that stays; "" where nothing is kept for others.

    For pages that may be open in company.
    """
    order = [one.value for one in KEEPERS]
    sections = sorted(hidden, key=lambda one: (order.index(one) if one in order else len(order), one))
    return "\n".join(kept_words(one, hidden[one], in_company=True) for one in sections if hidden[one])
