"""The youth justice service a laptop belongs to: what stands at the head of its letters, and how its laptops behave."""

import msgspec

from casework import locking
from casework.local_rules import LocalRules, usable
from casework.texts import Text

MARKING = "OFFICIAL-SENSITIVE"
MOST_LOGO = 40_000
"""Characters of a logo as it travels: about 30 KB. It comes with every sign-in, also over a bad connection."""


class ServiceWords(msgspec.Struct, frozen=True):
    """What a service says of itself in another language. `language` is a code of the list "language": CYM for Welsh."""

    language: str
    name: str = ""
    travel: str = ""


class Service(msgspec.Struct, frozen=True):
    """One service, as the centre describes it. `training` marks invented people: on screen and on every page.

    `out_of_hours` is the number to ring when nobody is in.
    `rules` are the time limits and frequencies of contacts that it sets in place of the defaults.
    `texts` are templates for notes that its workers share.
    `letter_language` is the code of the language of its letters where a family has chosen none; empty for English.
    `in_languages` is what stands on its letters in other languages.
    `marking` stands on every page of court and inter-agency papers [K]. `footer` stands under every page.
    `logo` is a PNG in Base64, shown in place of the name at the head of papers; see MOST_LOGO.
    `wording` are its own words for fixed sentences of papers, by their names in `printing.fixed_words`.
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
    letter_language: str = ""
    in_languages: tuple[ServiceWords, ...] = ()
    marking: str = MARKING
    footer: str = ""
    logo: str = ""
    wording: tuple[Text, ...] = ()

    def own_words(self, name: str) -> str:
        """Its own words for a fixed sentence of papers; nothing where it has none."""
        return next((one.text for one in self.wording if one.name == name), "")

    def in_language(self, code: str) -> ServiceWords:
        """What it says of itself in that language; where it says nothing, its name as it is."""
        said = next((one for one in self.in_languages if one.language == code), ServiceWords(code))
        return said if said.name else msgspec.structs.replace(said, name=self.name)

    def usable_rules(self) -> LocalRules:
        """Those of `rules` that nothing is wrong with; in place of another the default holds."""
        return usable(self.rules)
