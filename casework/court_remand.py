"""Bail and remand after a hearing: a time on bail begins, goes on or ends with what the court said. Pure.

Source: DOMAIN notes, section 2, court appearance; section 4.
"""

from collections.abc import Callable

from casework.court import Hearing, Remand
from casework.edits import Value
from casework.pile import Pile

NONE = "not_applicable"
CONTACTS_COUNT = ("bail_support", "iss_bail")
"""Bail under which contacts are made: they count towards an order of their own."""


def follow_remand(pile: Pile, hearing_id: str, over: bool, made_by: Callable[[str, str, str], str]) -> None:
    """Write the time on bail or remand that a hearing began or ended.

    `over`: nothing is left before the court, so that all of it ends. A time whose kind and conditions the court left
    as they were goes on. Nothing said about bail, and something left before the court, changes nothing.
    """
    file = pile.now()
    hearing = next(one for one in file.hearings if one.id == hearing_id)
    if hearing.date is None or not ("remand" in pile.typed(hearing_id) or over or _conditions_typed(pile, hearing_id)):
        return
    running = [one for one in file.of(Remand) if one.until is None and (one.since is None or one.since <= hearing.date)]
    if over or hearing.remand == NONE:
        _end(pile, running, hearing, "sentence" if over else "changed")
        _end_bail_order(pile, hearing, over)
        return
    if hearing.remand:
        _begin(pile, hearing, running, made_by)


def _conditions_typed(pile: Pile, hearing_id: str) -> bool:
    return "remand_conditions" in pile.typed(hearing_id)


def _end(pile: Pile, running: list[Remand], hearing: Hearing, why: str) -> None:
    on = hearing.date.isoformat() if hearing.date else None
    for one in running:
        pile.add(one.id, "remand", {"until": on, "end_reason": why})


def _begin(pile: Pile, hearing: Hearing, running: list[Remand], made_by: Callable[[str, str, str], str]) -> None:
    here = next((one for one in running if one.hearing == hearing.id), None)
    said: dict[str, Value] = {"kind": hearing.remand, "conditions": hearing.remand_conditions}
    if here is not None:  # entered at this hearing before: a correction of it
        pile.add(here.id, "remand", said)
        return
    if any(one.kind == hearing.remand and _alike(one.conditions, hearing.remand_conditions) for one in running):
        return
    _end(pile, running, hearing, "changed")
    on = hearing.date.isoformat() if hearing.date else None
    order = _bail_order(pile, hearing, on, made_by)
    said |= {"since": on, "hearing": hearing.id, "order": order}
    pile.fill(made_by("remand", hearing.id, ""), "remand", said)


def _alike(one: str | None, other: str | None) -> bool:
    """The same conditions; a court that says nothing of them leaves them as they are."""
    return not (other or "").strip() or (one or "").split() == (other or "").split()


def _bail_order(pile: Pile, hearing: Hearing, on: str | None, made_by: Callable[[str, str, str], str]) -> str | None:
    """The bail that contacts count towards: the one that runs, or a new one where there is support."""
    running = next((one for one in pile.now().orders if one.kind == "bail" and one.ended_on is None), None)
    if running is not None or hearing.remand not in CONTACTS_COUNT:
        return running.id if running else None
    order = made_by("order", hearing.id, "bail")
    pile.fill(
        order,
        "order",
        {
            "kind": "bail",
            "made_on": on,
            "start": on,
            "court": hearing.court,
            "hearing": hearing.id,
            "conditions": hearing.remand_conditions,
        },
    )
    return order


def _end_bail_order(pile: Pile, hearing: Hearing, over: bool) -> None:
    on = hearing.date.isoformat() if hearing.date else None
    for one in pile.now().orders:
        begun = one.made_on is None or (hearing.date is not None and one.made_on <= hearing.date)
        if one.kind == "bail" and one.ended_on is None and begun:
            pile.add(one.id, "order", {"ended_on": on, "end_reason": "replaced" if over else "completed"})
