"""What can go wrong with a passphrase, the keyring or the key file.

Trouble
  KeyTrouble
    WrongPassphrase         it did not open this laptop; `wait_seconds` until the next try
    PassphraseTooShort      for a new one
    KeyringLocked           the computer's keyring is locked
    DeviceSecretGone        the laptop's half of the key is not in the keyring
    KeysMissing             nobody has signed in on this laptop
    KeysDamaged             the key file cannot be read
    KeysNotKept             the key file cannot be written
    NoWayBack               a forgotten passphrase, and the centre's secret does not open the store
"""

from casework.trouble import Trouble
from casework.words import count

SAFE = "Everything saved on this laptop is still there, locked."
NO_KEYRING = "This computer has no keyring that Holdfast can use, so the passphrase alone protects the cases here."


class KeyTrouble(Trouble):
    """The root of every error about keys."""


class WrongPassphrase(KeyTrouble):
    """Says the same for a wrong passphrase and for a try that came too soon."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__(
            "That passphrase did not open this laptop.", SAFE, f"Try again in {count(wait_seconds, 'second')}."
        )
        self.wait_seconds = wait_seconds


class PassphraseTooShort(KeyTrouble):
    """`least` is how many characters it needs; more where no keyring helps to protect the key."""

    def __init__(self, least: int, with_keyring: bool) -> None:
        why = "" if with_keyring else f"{NO_KEYRING} "
        super().__init__(
            f"The passphrase is too short. {why}".strip(),
            "Nothing was changed.",
            f"Choose one of at least {least} characters: several words are easiest to remember.",
        )
        self.least = least


class KeyringLocked(KeyTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "This computer's keyring is locked.",
            SAFE,
            "Unlock the keyring when the computer asks, or sign out of the computer and in again. Then try once more.",
            detail,
        )


class DeviceSecretGone(KeyTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "This computer's keyring no longer has Holdfast's half of the key.",
            SAFE,
            "Sign in to the computer as the person who set Holdfast up. If that is you, tell IT support before you do "
            "anything else: changes that were not sent yet are only here.",
            detail,
        )


class KeysMissing(KeyTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "Nobody has signed in on this laptop yet.",
            "Nothing was changed.",
            "Connect and sign in to bring your cases to this laptop.",
            detail,
        )


class KeysDamaged(KeyTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "The file with this laptop's key is damaged.",
            "Nothing was changed. The centre still has everything that was sent.",
            "Tell IT support before you do anything else: with a copy of the file, changes not sent yet can be opened.",
            detail,
        )


class KeysNotKept(KeyTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "The key for this laptop could not be written to its disk.",
            "Nothing was changed.",
            "Make room on the disk, or ask IT support to let your account write to Holdfast's folder.",
            detail,
        )


class NoWayBack(KeyTrouble):
    """The centre cannot help to open what is here. It stays as it is, and the old passphrase would still open it."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "The centre cannot open what is on this laptop for you.",
            "Everything is still here, locked. Only the old passphrase opens it.",
            "You can put it aside and begin again. Nothing is deleted: if the old passphrase comes back to you, it can "
            "still be opened.",
            detail,
        )
