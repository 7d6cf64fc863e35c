"""Where somebody left off: the place in the window, kept in the store, and what is newer than it after a cut."""

import msgspec

from local_store import Draft, LocalStore
from ui.place import Place

NAME = "place"
ADDRESS_TAB, CONTACT_TAB = "people", "contacts"
CHOOSING = {"conflict": "two_versions", "proposal": "proposal"}
"""The part of the case page where somebody was choosing, by the type of the draft."""


class Whereabouts(msgspec.Struct, frozen=True):
    """A place as kept. `closed` says that Holdfast was closed or locked there; `at` when, else."""

    place: Place
    at: str = ""
    closed: bool = False


def keep(store: LocalStore, place: Place, at: str, closed: bool = False) -> None:
    """Remember `place`; `at` is the laptop's clock as ISO 8601."""
    store.remember(NAME, msgspec.json.encode(Whereabouts(place, at, closed)).decode())


def left_off(store: LocalStore) -> Place:
    """Where to open. After a cut the last draft may be newer than the place, since typing is kept more often."""
    kept = store.recall(NAME)
    known = msgspec.json.decode(kept, type=Whereabouts) if kept else Whereabouts(Place())
    if known.closed:
        return known.place
    drafts = [draft for draft in store.drafts() if not draft.aside and draft.kept_at >= known.at]
    return _of(max(drafts, key=lambda draft: draft.kept_at)) if drafts else known.place


def _of(draft: Draft) -> Place:
    field, caret = draft.caret
    if draft.type in CHOOSING:
        return Place("case", draft.case, CONTACT_TAB, CHOOSING[draft.type], draft.record)
    tab = ADDRESS_TAB if draft.type == "address" else CONTACT_TAB
    return Place("case", draft.case, tab, "editor", draft.record, field, caret)
