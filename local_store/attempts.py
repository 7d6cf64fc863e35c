"""Wrong passphrases slow down: 5, 15, then 60 seconds, also across a restart.

The count lies in a file of its own, written whole, so that ending the program at any moment keeps it. It slows a person
at the keyboard; whoever may write to this folder can take the file away, and could take the key file with them as well.
What slows those is Argon2id, and the laptop's half of the key.
"""

import contextlib
from pathlib import Path

import msgspec

from local_store.key_errors import WrongPassphrase
from local_store.whole_file import write_whole

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
        """Seconds from `now`, rounded up."""
        return max(0, -int(-(self.last + self.wait() - now) // 1))


def begin(folder: Path, now: float) -> None:
    """Count a try before it is made, so that ending the program does not save the wait. Raises WrongPassphrase."""
    kept = _read(folder)
    if kept.last > now:  # the clock was set back: one wait from now, and not until it is that late again
        kept = Attempts(kept.wrong, now)
        _keep(folder, kept)
    too_soon = kept.still_to_wait(now)
    if too_soon:
        raise WrongPassphrase(too_soon)
    _keep(folder, Attempts(kept.wrong + 1, now))


def wrong(folder: Path) -> WrongPassphrase:
    """The trouble to raise for the try just counted."""
    return WrongPassphrase(_read(folder).wait() or WAITS[0])


def clear(folder: Path) -> None:
    """The right passphrase: the next wrong one waits shortly again."""
    with contextlib.suppress(OSError):
        (folder / ATTEMPTS_FILE).unlink(missing_ok=True)


def _keep(folder: Path, counted: Attempts) -> None:
    # On a full disk the right passphrase must still open the laptop: the count is then simply not kept.
    with contextlib.suppress(OSError):
        write_whole(folder / ATTEMPTS_FILE, msgspec.json.encode(counted))


def _read(folder: Path) -> Attempts:
    file = folder / ATTEMPTS_FILE
    try:
        return msgspec.json.decode(file.read_bytes(), type=Attempts)
    except FileNotFoundError:
        return Attempts()
    except (OSError, msgspec.DecodeError):  # it says nothing, but there was something to say
        return Attempts(len(WAITS), file.stat().st_mtime)
