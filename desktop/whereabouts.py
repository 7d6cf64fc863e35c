"""Where somebody left off: the place in the window, kept in the store, and what is newer than it after a cut."""

import msgspec

from local_store import LocalStore
from ui.drafts_view import place_of
from ui.place import Place

NAME = "place"


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
    return place_of(max(drafts, key=lambda draft: draft.kept_at)) if drafts else known.place
