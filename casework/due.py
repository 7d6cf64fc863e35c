"""One thing that is due: what to do, why by then, and which record settles it."""

import datetime as dt

import msgspec


class Due(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of Today. `what` starts with a verb ("Review the plan"); `why` says why that date, in words.

    `kind` is a stable name of the rule ("next_contact"); `record` the record that the line opens.
    `rule` names the time limit of `casework.local_rules` that makes the date, or the level for a frequency of contacts
    ("level/enhanced"); `set_off` is the day it counts from; both empty where somebody chose the date.
    `from_day` is the day from which Today speaks of it, where that is not its last week. `visit`: at the child's home.
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
    rule: str = ""
    set_off: dt.date | None = None
    from_day: dt.date | None = None
    visit: bool = False
