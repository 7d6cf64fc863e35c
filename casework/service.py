"""The youth justice service a laptop belongs to: what stands at the head of its letters."""

import msgspec

from casework.local_rules import LocalRules


class Service(msgspec.Struct, frozen=True):
    """One service, as the centre describes it. `training` marks invented people: on screen and on every page.

    `rules` are the time limits and frequencies of contacts that it sets in place of the defaults.
    """

    name: str = ""
    address: str = ""
    phone: str = ""
    text_phone: str = ""
    email: str = ""
    travel: str = ""
    training: bool = False
    rules: LocalRules = LocalRules()
