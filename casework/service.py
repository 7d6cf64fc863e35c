"""The youth justice service a laptop belongs to: what stands at the head of its letters, and how its laptops behave."""

import msgspec

from casework import locking
from casework.local_rules import LocalRules, usable
from casework.texts import Text


class Service(msgspec.Struct, frozen=True):
    """One service, as the centre describes it. `training` marks invented people: on screen and on every page.

    `out_of_hours` is the number to ring when nobody is in.
    `rules` are the time limits and frequencies of contacts that it sets in place of the defaults.
    `texts` are templates for notes that its workers share.
    `lock_after`: minutes without use after which its laptops lock, within the bounds of `casework.locking`.
    """

    name: str = ""
    address: str = ""
    phone: str = ""
    text_phone: str = ""
    out_of_hours: str = ""
    email: str = ""
    travel: str = ""
    training: bool = False
    rules: LocalRules = LocalRules()
    lock_after: int = locking.USUAL
    texts: tuple[Text, ...] = ()

    def usable_rules(self) -> LocalRules:
        """Those of `rules` that nothing is wrong with; in place of another the default holds."""
        return usable(self.rules)
