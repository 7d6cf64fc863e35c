"""What a search result says of itself: why a case was found, and where in it the words stand and are read."""

import datetime as dt

from casework.record_types import field_title
from casework.words import day_month_year, near_date
from local_store.shapes import Hit
from ui.case_tabs import TAB_OF, tab_of
from ui.parts.marks import END, START
from ui.place import Place

WORDS_BEFORE, WORDS_AFTER, MOST_WORDS = 3, 5, 12
SELF_EVIDENT = ("first_names", "surname", "preferred_name")
"""Names of the child: the row shows them anyway."""
_BECAUSE = {
    "other_name": "Former or other name",
    "address": "Address",
    "relationship": "Family",
    "professional": "Works with the child",
}
_WHERE = {
    "hearing": "court",
    "offence": "offence",
    "plan_target": "plan",
    "judgement": "assessment",
    "document": "document",
    "relationship": "people",
    "alert": "alert",
    "case": "about the case",
}
ICONS = {"contact": "file-text", "hearing": "landmark", "offence": "landmark", "document": "file-text"}


def because(hit: Hit) -> str:
    """Why a case was found, with marks: "Address: 4 Lantern Court, Thornwick"; nothing where the row shows it."""
    if not hit.field or (hit.type == "person" and hit.field in SELF_EVIDENT):
        return ""
    title = _BECAUSE.get(hit.type) if hit.field not in ("phone", "email") else field_title(hit.type, hit.field)
    title = title or field_title(hit.type, hit.field)
    if hit.field == "date_of_birth":
        return f"{title}: {_born(hit.snippet)}"
    return f"{title}: {hit.snippet}" if hit.snippet else f"{title}, confidential"


def _born(snippet: str) -> str:
    day = snippet.strip(START + END)
    return f"{START}{day_month_year(dt.date.fromisoformat(day))}{END}"


def near_match(snippet: str) -> str:
    """The few words of a text around those that matched, with their marks."""
    words = snippet.split()
    marked = [at for at, word in enumerate(words) if START in word]
    if not marked:
        return snippet
    first = max(0, marked[0] - WORDS_BEFORE)
    last = max((at for at in marked if at - first < MOST_WORDS - 1), default=marked[0]) + WORDS_AFTER
    return " ".join(words[first : min(last + 1, first + MOST_WORDS)])


def where(hit: Hit, name: str, today: dt.date) -> str:
    """Juniper Vexley, plan, Thursday 26 November"""
    day = near_date(hit.on, today) if hit.on else ""
    return ", ".join(part for part in (name or hit.title, _WHERE.get(hit.type, ""), day) if part)


def place_of(hit: Hit) -> Place:
    """Where the words are read: in the form of their record."""
    part = "editor" if hit.type in TAB_OF else ""
    return Place(page="case", case=hit.case, tab=tab_of(hit.type), part=part, record=hit.record)
