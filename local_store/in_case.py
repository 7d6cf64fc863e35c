"""Which records a case has: those that are listed under it, and the few that were just made here.

A record comes into the list with its words and its day (`local_store.words_later`), so that a save writes a page less.
Until then it is found through the edit that made it.
"""

from local_store import words_later

LISTED = "case_id = :case AND listed"
"""In a statement about `record`: that it is in the list of the case `:case`, which those just made are not yet."""
_JUST_MADE = f"id IN ({words_later.OWED}) AND case_id = :case AND NOT listed"


def numbers(more: str = "") -> str:
    """In a statement: the numbers of the rows of the case `:case`, those for which `more` holds besides."""
    also = f" AND {more}" if more else ""
    return f"SELECT n FROM record WHERE {LISTED}{also} UNION ALL SELECT n FROM record WHERE {_JUST_MADE}{also}"


ITS = f"record.n IN ({numbers()})"
"""In a statement about `record`: that it is one of the case `:case`."""
