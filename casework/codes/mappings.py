"""What a code is called elsewhere: in the quarterly return, in AssetPlus, on paper. Dated data, for each target apart.

One local code can need three different words in three places, and each of them changes on a day of its own.
"""

import datetime as dt
from collections.abc import Mapping

import msgspec

RETURN = "return"
ASSETPLUS = "assetplus"
PRINT = "print"


class Mapped(msgspec.Struct, frozen=True):
    """What a code becomes in one target, from `since` to `until`, both in. An empty value: the target has none."""

    target: str
    codes: str
    code: str
    value: str
    source: str
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max


INTERIM = "Access Core+ help, article 15052912: interim codes of the Child Level Data until Schema 12 (2027/28)"
SCHEMA_12 = dt.date(2027, 4, 1)
"""[K] The first day of 2027/28: the schema itself has not been seen."""
_LAST = SCHEMA_12 - dt.timedelta(days=1)

MAPPINGS: tuple[Mapped, ...] = (
    Mapped(RETURN, "sub_outcome", "outcome_23", "Reprimand", INTERIM, until=_LAST),
    Mapped(RETURN, "disposal", "youth_diversion_order", "Drug Treatment and Testing Order", INTERIM, until=_LAST),
    Mapped(ASSETPLUS, "sub_outcome", "outcome_23", "", f"{INTERIM}; AssetPlus rejects them", until=_LAST),
    Mapped(ASSETPLUS, "disposal", "youth_diversion_order", "", f"{INTERIM}; AssetPlus rejects them", until=_LAST),
    Mapped(PRINT, "sub_outcome", "outcome_22", "Outcome 22 (diversion)", "[K] local words"),
    Mapped(PRINT, "disposal", "unmapped", "Outcome as it was imported", "[K] local words"),
)

TARGETS: Mapping[str, str] = {
    RETURN: "Quarterly return",
    ASSETPLUS: "AssetPlus",
    PRINT: "Printed documents",
}


def mapped(target: str, codes: str, code: str, on: dt.date) -> Mapped | None:
    """What the code becomes in `target` on that day; None where nothing says so, and the code goes as it is."""
    for one in MAPPINGS:
        if (one.target, one.codes, one.code) == (target, codes, code) and one.since <= on <= one.until:
            return one
    return None
