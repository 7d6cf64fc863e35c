"""What the centre says of a child who is typed in: children of the service who are not on this laptop, in words.

It tells nothing that was not typed (docs/decisions/0022), so these rows open nothing: they say whom to ask.
"""

from collections.abc import Collection

from casework.known_already import KnownAlready, KnownChild
from casework.words import count, day_month_year
from ui.case.alike_view import Alike
from ui.parts.rows import Row
from ui.place import Place

ELSEWHERE = "With other workers"
NOT_ASKED = "The centre has not been asked about children who are not on this laptop."
NOBODY_ELSE = "The centre knows no other child like this one."
ASK_MANAGER = "Only a manager can say whether this child is known. Ask one before you add the child."
MORE = "Others are like it too: type more to see fewer."


def elsewhere(known: KnownAlready | None, here: Collection[str]) -> Alike:
    """An answer of the centre; None where it was not asked. `here`: the cases that this laptop's own answer shows."""
    if known is None:
        return Alike(said="", looked=NOT_ASKED)
    rows = tuple(_row(number, one) for number, one in enumerate(_others(known, here)))
    told = ASK_MANAGER if known.ask_manager else "" if rows else NOBODY_ELSE
    names = "; ".join(row.first for row in rows)
    number = f"{count(len(rows), 'child', 'children')} with other workers may be the same: {names}" if rows else ""
    return Alike(
        rows=rows,
        said=told,
        looked=MORE if known.more else "",
        spoken=". ".join(part for part in (number, ASK_MANAGER if known.ask_manager else "") if part),
    )


def sentences(known: KnownAlready | None, here: Collection[str]) -> list[str]:
    """What Save says of it: It may be Marigold Tregarwen-Pugh, NW-7, with Callum Dreyling. Surname is the same."""
    if known is None:
        return []
    told = [f"It may be {_facts(one)}. {'. '.join(one.reasons)}." for one in _others(known, here)]
    return [*told, ASK_MANAGER] if known.ask_manager else told


def _others(known: KnownAlready, here: Collection[str]) -> list[KnownChild]:
    return [one for one in known.children if one.case not in here or not one.case]


def _row(number: int, one: KnownChild) -> Row:
    reasons = ". ".join(one.reasons)
    facts = [part for part in (_born(one), one.reference) if part]
    second = "\n".join(part for part in (_capital(", ".join(facts)), _capital(_with(one))) if part)
    return Row(
        key=one.case or f"{number}/{one.reference}",
        first=one.name or "A child",
        second=second,
        beside=f"{reasons}.",
        spoken=", ".join(part for part in (one.name or "A child", *facts, _with(one), reasons) if part),
        opens=Place("case", one.case) if one.case else None,
    )


def _facts(one: KnownChild) -> str:
    return ", ".join(part for part in (one.name or "a child", _born(one), one.reference, _with(one)) if part)


def _born(one: KnownChild) -> str:
    if one.date_of_birth:
        return f"born {day_month_year(one.date_of_birth)}"
    return f"born in {one.birth_year}" if one.birth_year else ""


def _with(one: KnownChild) -> str:
    """with Callum Dreyling; closed case, Callum Dreyling"""
    if one.closed:
        return f"closed case, {one.worker}" if one.worker else "closed case"
    return f"with {one.worker}" if one.worker else "no case manager yet"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
