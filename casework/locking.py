"""After how many minutes without use Holdfast locks: what a service may set, and what a person may shorten it to.

At least 2: the last minute is the warning, and a lock that comes while somebody reads a page teaches people to work
around it. At most 15: the laptop may be open on a table in a court corridor or in a family's kitchen.
"""

LEAST, MOST, USUAL = 2, 15, 10
SHORTER = (5, 3, 2)
"""What somebody may choose for themselves, in minutes, where it is shorter than what the service sets."""
WARNING_SECONDS = 60


def service_minutes(asked: int) -> int:
    """What a service asked for, kept within the bounds."""
    return min(MOST, max(LEAST, asked))


def choices(asked: int) -> list[int]:
    """Minutes to choose from, the service's own first: nobody can lengthen it."""
    most = service_minutes(asked)
    return [most, *(minutes for minutes in SHORTER if minutes < most)]


def lock_after(asked: int, chosen: int | None) -> int:
    """The minutes that count: somebody's own choice where it is one of `choices`, else the service's."""
    allowed = choices(asked)
    return chosen if chosen in allowed else allowed[0]
