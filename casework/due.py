"""One thing that is due: what to do, why by then, and which record settles it."""

import datetime as dt

import msgspec


class Due(msgspec.Struct, frozen=True):
    """One line of Today. `what` starts with a verb ("Review the plan"); `why` says why that date, in words.

    `kind` is a stable name of the rule ("next_contact"); `record` the record that the line opens.
    `thing` is the same as a thing, for the caseload ("Plan review"); `about` what of the case it concerns, beside the
    name ("youth rehabilitation order"). `why` is empty where somebody simply chose the date.
    """

    case: str
    kind: str
    what: str
    why: str
    on: dt.date
    at: dt.time | None = None
    icon: str = "list"
    record: str | None = None
    thing: str = ""
    about: str = ""
    place: str = ""
