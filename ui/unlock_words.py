"""What the locked laptop says: why it is locked, and three facts. No child's name here."""

import datetime as dt

import msgspec

from casework.words import clock, moment, weekday_date
from ui.account_choice import KnownAccount
from ui.case_words import changes

SOON = 3
"""Days before the end of the lease from which it is the first fact, in amber."""


class UnlockFacts(msgspec.Struct, frozen=True):
    """What is known of a locked laptop. `because` is empty at the first start; `connected` None where nobody tried;
    `waiting` None where nobody counted, since Holdfast was not closed but cut off. `accounts` are those of this laptop,
    `account` the id of the one shown; `put_aside` is the day on which cases of this account were put aside.
    `latest_seen` is the latest day that this laptop's clock has shown; `taken_out` says that the centre took the laptop
    out of service."""

    name: str = ""
    role: str = ""
    service: str = ""
    device_name: str = ""
    account: str = ""
    accounts: tuple[KnownAccount, ...] = ()
    put_aside: dt.date | None = None
    because: str = ""
    waiting: int | None = 0
    last_contact: str = ""
    lease_until: dt.date | None = None
    has_keyring: bool = True
    connected: bool | None = None
    latest_seen: dt.date | None = None
    taken_out: bool = False


class UnlockFact(msgspec.Struct, frozen=True):
    """One line: icon, plain words, heavier words in their middle, quiet words below."""

    icon: str
    before: str
    strong: str = ""
    after: str = ""
    below: str = ""
    ink: str = "ink"


def heading(facts: UnlockFacts) -> str:
    """Holdfast is locked; at the first start only its name."""
    return "Holdfast is locked" if facts.because else "Holdfast"


def because_words(facts: UnlockFacts) -> str:
    """Why it is locked, and that nothing is lost by it."""
    if facts.taken_out:
        return "This laptop was taken out of service. Cases cannot be read here any more."
    return f"{facts.because} You will come back to the same place." if facts.because else ""


def lease_ended(facts: UnlockFacts, today: dt.date) -> bool:
    """True when reading cases needs a connection first. A clock that was set back makes no earlier day."""
    return facts.lease_until is not None and facts.lease_until < max(today, facts.latest_seen or today)


def button_words(facts: UnlockFacts, today: dt.date) -> str:
    """Unlock; Connect and unlock once the lease has ended; Connect and hand in once it is out of service."""
    if facts.taken_out:
        return "Connect and hand in"
    return "Connect and unlock" if lease_ended(facts, today) else "Unlock"


def unlock_facts(facts: UnlockFacts, now: dt.datetime) -> list[UnlockFact]:
    """The three facts. A lease that ends soon comes first, in amber; one that has ended says the rest itself."""
    lines = []
    if facts.taken_out:
        return [_to_hand_in(facts)]
    ended = lease_ended(facts, now.date())
    if ended:
        lines += [] if facts.waiting else [_waiting(facts)]
    elif facts.connected is False:
        lines.append(UnlockFact("cloud-off", "No connection. You can unlock and work without one."))
    elif facts.connected is None:
        lines.append(UnlockFact("info", "You can unlock and work with or without a connection."))
    else:
        lines.append(UnlockFact("check", "Connected."))
    if not ended:
        lines.append(_waiting(facts))
    lease = _lease(facts, now)
    if lease is not None:
        lines.insert(0 if lease.ink == "warn" else len(lines), lease)
    if facts.put_aside is not None:
        words = f"What was here before was put aside on {weekday_date(facts.put_aside)}. If its passphrase comes back "
        lines.append(UnlockFact("folder", words + "to you, Settings opens it."))
    if not facts.has_keyring:
        words = "This computer has no keyring. The passphrase alone guards your cases: keep it long."
        lines.append(UnlockFact("key-round", words))
    return lines


def _waiting(facts: UnlockFacts) -> UnlockFact:
    if facts.waiting is None:
        return UnlockFact("laptop", "Everything saved on this laptop is safe. What has not been sent is sent later.")
    if not facts.waiting:
        return UnlockFact("check", "Everything saved on this laptop has been sent.")
    verbs = ("is", "has") if facts.waiting == 1 else ("are", "have")
    words = f"{changes(facts.waiting)} {verbs[0]} saved on this laptop and {verbs[1]} not been sent."
    return UnlockFact("laptop", words)


def _to_hand_in(facts: UnlockFacts) -> UnlockFact:
    """What a laptop out of service still has to do, with a connection and its passphrase."""
    safe = "What has not been sent is safe."
    if facts.waiting:
        safe = f"{changes(facts.waiting)} not sent yet {'is' if facts.waiting == 1 else 'are'} safe."
    how = " With a connection and your passphrase everything is handed in. Then the cases are taken off this laptop."
    return UnlockFact("clock", safe + how, ink="warn")


def _lease(facts: UnlockFacts, now: dt.datetime) -> UnlockFact | None:
    if not facts.last_contact or facts.lease_until is None:
        return None
    if lease_ended(facts, now.date()):
        safe = ""
        if facts.waiting:
            verb = "is" if facts.waiting == 1 else "are"
            safe = f" {changes(facts.waiting)} {verb} safe and will be sent when there is one."
        return UnlockFact("clock", f"Reading cases needs a connection.{safe}", ink="warn")
    met = moment(dt.datetime.fromisoformat(facts.last_contact), now)
    before = f"This laptop last met the central server {met}. You can read cases here without a connection until "
    soon = (facts.lease_until - now.date()).days < SOON
    return UnlockFact(
        "clock",
        before,
        weekday_date(facts.lease_until),
        ".",
        "After that, reading needs a connection. Changes not sent stay safe.",
        "warn" if soon else "ink",
    )


def foot_words(now: dt.datetime) -> str:
    """9:41am, Thursday 26 November 2026"""
    return f"{clock(now.time())}, {weekday_date(now.date())}"


FORGOTTEN = (
    "Nobody can read the passphrase back, not even a manager. Your service’s administrator can give you a new "
    "password. Enter it here with a connection: your cases open with everything that was not sent, and it is the "
    "passphrase of this laptop from then on."
)
CENTRE_PASSWORD = "The new one. It is also right where you changed your password on another laptop."


def inside_words(facts: UnlockFacts) -> str:
    """How much may be in a store that cannot be opened."""
    if facts.waiting is None:
        return "How many changes in it were not sent is not known."
    if not facts.waiting:
        return "When it was last closed everything in it had been sent."
    verb = "has" if facts.waiting == 1 else "have"
    return f"{changes(facts.waiting)} in it {verb} not been sent."


def other_account_words(facts: UnlockFacts) -> str:
    """What is said before another account signs in here."""
    if not facts.waiting:
        return "Signing in with another account needs a connection. Nothing of this account waits to be sent."
    verb = "has" if facts.waiting == 1 else "have"
    return (
        f"Signing in with another account needs a connection. {changes(facts.waiting)} of this account {verb} not been "
        "sent; they stay safe on this laptop and are sent when this account is unlocked again."
    )
