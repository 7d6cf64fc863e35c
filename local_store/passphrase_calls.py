"""A changed passphrase that the centre has not heard of yet: what must be kept to tell it, inside the store."""

import msgspec

from local_store import laptop
from local_store.connection import Sql, StoreConnection

_NAME = "holdfast.passphrase"


class Step(msgspec.Struct, frozen=True):
    """A passphrase that was chosen on this laptop. `mark` is that of the key file that it opens (`keys.mark_of`)."""

    mark: str
    passphrase: str

    def __repr__(self) -> str:
        return "Step(...)"


class PassphraseChange(msgspec.Struct, frozen=True):
    """From what the centre last took, over each passphrase chosen since, in order.

    `refused` is the centre's reason why it did not take the one marked `refused_mark`; empty while nobody asked.
    """

    centre: str
    steps: tuple[Step, ...]
    refused: str = ""
    refused_mark: str = ""

    def __repr__(self) -> str:
        return "PassphraseChange(...)"

    @property
    def new(self) -> str:
        """What the centre is to take."""
        return self.steps[-1].passphrase

    @property
    def olds(self) -> tuple[str, ...]:
        """What the centre may have now: what it last took, or a step whose answer was lost."""
        return (self.centre, *(step.passphrase for step in self.steps[:-1]))


class PassphraseCalls:
    """The part of a `LocalStore` that keeps a change of passphrase. Every call is one transaction, durable at its end.

    The key file decides: a step counts from the moment that its wrapping is in force there. So a cut between the two
    leaves the old passphrase on this laptop and at the centre, or the new one here and on its way.
    """

    _db: StoreConnection

    def plan_passphrase(self, present: str, in_force: str, mark: str, passphrase: str) -> None:
        """Keep that `passphrase` is to follow `present`, once the wrapping `mark` is in force instead of `in_force`."""
        with self._db.writing() as sql:
            known = _in_force(sql, in_force) or PassphraseChange(present, ())
            _keep(sql, msgspec.structs.replace(known, steps=(*known.steps, Step(mark, passphrase))))

    def passphrase_change(self, in_force: str) -> PassphraseChange | None:
        """What the centre is to be told, as the key file with the mark `in_force` has it; None where nothing is."""
        with self._db.reading() as sql:
            return _in_force(sql, in_force)

    def passphrase_told(self, in_force: str) -> None:
        """The centre has taken the passphrase with this mark. A newer one, if there is one, is still to be told."""
        with self._db.writing() as sql:
            known, told = _read(sql), _in_force(sql, in_force)
            if known and told:
                later = known.steps[len(told.steps) :]
                _keep(sql, PassphraseChange(told.new, later) if later else None)

    def passphrase_refused(self, in_force: str, reason: str) -> None:
        """The centre does not take it: it is not asked again until somebody decides."""
        with self._db.writing() as sql:
            known = _read(sql)
            if known and _in_force(sql, in_force):
                _keep(sql, msgspec.structs.replace(known, refused=reason, refused_mark=in_force))

    def forget_passphrase_change(self) -> None:
        """The laptop and the centre have the same one."""
        with self._db.writing() as sql:
            _keep(sql, None)


def _in_force(sql: Sql, mark: str) -> PassphraseChange | None:
    known = _read(sql)
    if known is None:
        return None
    place = next((place for place, step in enumerate(known.steps, 1) if step.mark == mark), 0)
    if not place:
        return None
    refused = known.refused if known.refused_mark == mark else ""
    return msgspec.structs.replace(known, steps=known.steps[:place], refused=refused)


def _read(sql: Sql) -> PassphraseChange | None:
    kept = laptop.recall(sql, _NAME)
    return msgspec.json.decode(kept, type=PassphraseChange | None) if kept else None


def _keep(sql: Sql, change: PassphraseChange | None) -> None:
    laptop.remember(sql, _NAME, change)
