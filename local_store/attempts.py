"""Wrong passphrases slow down: 5, 15, then 60 seconds, also across a restart.

The count lies in a file of its own, since the key file is never rewritten. It slows a person at the keyboard; what
slows a stolen disk is Argon2id.
"""

import contextlib
from pathlib import Path

import msgspec

from local_store.key_errors import WrongPassphrase

WAITS = (5, 15, 60)
ATTEMPTS_FILE = "attempts.json"


class Attempts(msgspec.Struct, frozen=True):
    """How many tries failed since the last success, and when the last of them was made (seconds since 1970)."""

    wrong: int = 0
    last: float = 0.0

    def wait(self) -> int:
        """Seconds between the last try and the next."""
        return WAITS[min(self.wrong, len(WAITS)) - 1] if self.wrong else 0

    def still_to_wait(self, now: float) -> int:
        """Seconds from `now`, rounded up. A clock set back adds nothing beyond one wait."""
        left = min(self.last + self.wait() - now, self.wait())
        return max(0, -int(-left // 1))


def begin(folder: Path, now: float) -> None:
    """Count a try before it is made, so that ending the program does not save the wait. Raises WrongPassphrase."""
    kept = _read(folder)
    too_soon = kept.still_to_wait(now)
    if too_soon:
        raise WrongPassphrase(too_soon)
    # On a full disk the right passphrase must still open the laptop: the count is then simply not kept.
    with contextlib.suppress(OSError):
        (folder / ATTEMPTS_FILE).write_bytes(msgspec.json.encode(Attempts(kept.wrong + 1, now)))


def wrong(folder: Path) -> WrongPassphrase:
    """The trouble to raise for the try just counted."""
    return WrongPassphrase(_read(folder).wait() or WAITS[0])


def clear(folder: Path) -> None:
    """The right passphrase: the next wrong one waits shortly again."""
    with contextlib.suppress(OSError):
        (folder / ATTEMPTS_FILE).unlink(missing_ok=True)


def _read(folder: Path) -> Attempts:
    try:
        return msgspec.json.decode((folder / ATTEMPTS_FILE).read_bytes(), type=Attempts)
    except (OSError, msgspec.DecodeError):
        return Attempts()
