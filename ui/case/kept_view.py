"""What the pages of a case say of records that are kept for somebody else, where such records would stand."""

from collections.abc import Mapping

from casework.about import Section as HeldApart
from casework.kept_apart import all_kept_words, kept_words
from ui.case.read_lines import Section
from ui.case.side_view import SideSection

TITLE = "Kept for somebody else"
ELSEWHERE = "Records that are kept for somebody else are not in this list."
OWN_PAGE: Mapping[str, HeldApart] = {
    "health": HeldApart.HEALTH,
    "victims": HeldApart.VICTIM,
    "enforcement": HeldApart.POLICE_INTELLIGENCE,
}
"""The pages on which a section has lists of its own."""


def kept_on_page(hidden: Mapping[str, int], tab: str) -> tuple[Section, ...]:
    """At the top of a page with lists of one section: how much of it is here and not shown, and whom to ask."""
    section = OWN_PAGE.get(tab)
    number = hidden.get(section.value, 0) if section else 0
    return (Section(TITLE, (), kept_words(section.value, number)),) if section and number else ()


def kept_in_lists(hidden: Mapping[str, int]) -> str:
    """Beside a list of what may be kept for anybody, contacts and documents; "" where nothing is.

    Which records those are is not known here, so it cannot be said how many of them would stand in the list.
    """
    told = all_kept_words(hidden)
    return f"{ELSEWHERE}\n{told}" if told else ""


def kept_beside(hidden: Mapping[str, int]) -> tuple[SideSection, ...]:
    """The same at the end of the side column of the Summary."""
    told = all_kept_words(hidden)
    return (SideSection("kept", TITLE, note=told),) if told else ()


def nothing(none: str, hidden: Mapping[str, int]) -> str:
    """What an empty list says. "No contacts recorded." is not known to be so where some may be kept for others."""
    return f"{none.rstrip('.')} that your role may see." if any(hidden.values()) else none
