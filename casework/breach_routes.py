"""Where a failure to comply leads under each kind of order: to court, to the panel, to recall, or to the police.

Source: DOMAIN section 4, enforcement.
"""

import msgspec


class Route(msgspec.Struct, frozen=True):
    """How many warnings come first, what must then be done, and what is said of it.

    `steps` are the kinds of record that say it was done; `limit` names how long there is for it.
    """

    name: str
    kinds: tuple[str, ...]
    warnings: int
    must: str
    steps: tuple[str, ...]
    waits: str
    limit: str
    source: str


COURT = Route(
    "court",
    ("yro", "yro_iss", "reparation_order"),
    2,
    "Lay the information at court, or record exceptional circumstances",
    ("information_laid",),
    "the breach hearing",
    "breach_decision",
    "Sentencing Act 2020, schedule 7, paragraph 4 [S39]; CJIA 2008, schedule 2, paragraph 3 [S40]",
)
PANEL = Route(
    "panel",
    ("referral_order",),
    2,
    "Bring it back to the panel",
    ("panel_called", "information_laid"),
    "the panel, which may refer it to court",
    "back_to_panel",
    "[K] referral orders go back to the panel first",
)
DETENTION = Route(
    "detention",
    ("dto",),
    2,
    "Decide on breach of the supervision part: lay the information at court, or record exceptional circumstances",
    ("information_laid",),
    "the hearing about the supervision",
    "breach_decision",
    "[K] detention and training orders have their own route",
)
LICENCE = Route(
    "licence",
    ("section_250",),
    2,
    "Ask for a decision on recall, or record exceptional circumstances",
    ("recall_asked",),
    "the decision on recall",
    "breach_decision",
    "[K] licences have their own route",
)
POLICE = Route(
    "police",
    ("youth_conditional_caution",),
    0,
    "Tell the police that a condition is at risk",
    ("police_told",),
    "the decision of the police",
    "condition_at_risk",
    "[K] non-compliance goes back to the police",
)
ROUTES = (COURT, PANEL, DETENTION, LICENCE, POLICE)


def route_of(kind: str | None) -> Route | None:
    """The route of an order of that kind; None where failures lead nowhere (a fine), or elsewhere (bail)."""
    return next((one for one in ROUTES if kind in one.kinds), None)
