"""What Settings says about the passphrase of this laptop and the password at the centre."""

import datetime as dt

import msgspec

from casework.words import count, weekday_date


class PassphraseFacts(msgspec.Struct, frozen=True):
    """`least`: how long a new one has to be. `to_tell`: the centre has not heard of the newest one yet. `refused`:
    why it did not take it. `put_aside`: the days on which stores of this account were put aside."""

    least: int = 10
    to_tell: bool = False
    refused: str = ""
    put_aside: tuple[dt.date, ...] = ()


USUAL = "One passphrase unlocks this laptop and signs in at the centre."
TO_TELL = (
    "You changed the passphrase on this laptop. The centre is told with the next connection. Until then your other "
    "laptops, and a new sign-in, want the old one."
)
CHANGED_ELSEWHERE = (
    "Your password at the centre was changed somewhere else, so the centre did not take the one from this laptop. This "
    "laptop goes on opening with its own passphrase. Use the centre’s password here too, and one does for both again."
)
NOT_TAKEN = "The centre did not take the new passphrase. It opens this laptop; change it once more, to a longer one."
CHANGED = "The passphrase of this laptop was changed."
SAME_NOW = "This laptop and the centre have the same password now."
BY_THE_CENTRE = "Needs a connection. It is the passphrase of this laptop from then on."


def state_words(facts: PassphraseFacts) -> str:
    """How the laptop and the centre stand to each other."""
    if facts.refused:
        return NOT_TAKEN if facts.refused == "not_taken" else CHANGED_ELSEWHERE
    return TO_TELL if facts.to_tell else USUAL


def length_words(facts: PassphraseFacts) -> str:
    """The rule for a new one."""
    return f"At least {count(facts.least, 'character')}: several words are easiest to remember."


def aside_words(facts: PassphraseFacts) -> str:
    """What was put aside here, and when."""
    days = " and ".join(weekday_date(day) for day in facts.put_aside)
    return f"Put aside on {days}. Its old passphrase opens it; what was not sent in it is then sent from here."


def brought_back_words(edits: int, drafts: int, complete: bool) -> str:
    """What came out of a store that was put aside."""
    found = [count(number, word) for number, word in ((edits, "change"), (drafts, "draft")) if number]
    what = " and ".join(found) or "Nothing that was not sent"
    rest = "" if complete else " Part of it could not be read. It is kept; tell IT support."
    return f"{what} came back from what was put aside.{rest}"
