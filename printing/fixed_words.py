"""Sentences that are the law's or the service's own: fixed, in versions, and changed only here.

Each has an owner in the service, who looks at it before it is relied on. [K] marks practice that was not found in a
published source.
"""

import msgspec


class Fixed(msgspec.Struct, frozen=True):
    """One text that nobody edits at printing: its version, where it comes from, and the words in each language."""

    version: int
    source: str
    english: str


REPORTING_RESTRICTION = Fixed(
    1,
    "[K] the design of the paper, section 6: a configured line at the end of a report",
    "Reporting restrictions apply. Nothing may be published that is likely to identify a child concerned in these "
    "proceedings.",
)
DECLARATION = Fixed(
    1,
    "[K] the design of the paper, breach report: declaration of the officer",
    "The facts in this report are taken from the record of the service and are true to the best of my knowledge and "
    "belief.",
)
INFORMATION = Fixed(
    1,
    "[K] the usual form of an information; Sentencing Act 2020, schedule 7 [S39]",
    "{officer}, the responsible officer, says that {child} has failed without reasonable excuse to comply with the "
    "requirements of the order named above, by the failures listed in this information.",
)
COPIES = Fixed(
    1,
    "[K] DOMAIN section 7: copies for the court, the defence, the prosecution and the parent",
    "The court, the defence, the prosecution, {child} and {their} parent or carer",
)
