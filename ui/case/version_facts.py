"""What this laptop knows of a record that two people changed, beyond its conflict: read in one go from the store."""

import msgspec

from casework import Edit
from casework.local_rules import DEFAULTS, LocalRules
from local_store.shapes import Held
from local_store.store import LocalStore


class OwnEdit(msgspec.Struct, frozen=True):
    """One edit of the record made on this laptop. `position` is where the centre put it; None where it has not."""

    edit: Edit
    position: int | None = None
    waiting: bool = False


class VersionFacts(msgspec.Struct, frozen=True):
    """`held`: each field as the centre has it, with its author. `own`: this laptop's edits, in the order written.

    `rules` are the service's own.
    """

    held: dict[str, Held] = {}
    own: tuple[OwnEdit, ...] = ()
    rules: LocalRules = DEFAULTS

    def made_here(self, edit: str | None) -> bool:
        """Whether the edit with this id was made on this laptop."""
        return any(one.edit.id == edit for one in self.own)


def read_version_facts(store: LocalStore, record: str) -> VersionFacts:
    """Ask the store: on its own thread."""
    sent = [OwnEdit(one.edit, one.position) for one in store.receipts(record) if one.outcome != "given up"]
    waiting = [OwnEdit(one.edit, waiting=True) for one in store.pending() if one.edit.record == record]
    return VersionFacts(store.field_authors(record), (*sent, *waiting), store.rules())
