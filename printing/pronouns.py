"""The child's pronouns, where the record has them. Where it has none, sentences are made to do without."""

from casework.people import Person

POSSESSIVE = {"she": "her", "her": "her", "he": "his", "him": "his", "they": "their", "them": "their"}


def possessive(person: Person) -> str:
    """`her`, `his`, `their`, by the first of the recorded pronouns that is one of ours; "" if none is."""
    said = (person.pronouns or "").casefold().replace(",", " ").replace("/", " ").split()
    return next((POSSESSIVE[word] for word in said if word in POSSESSIVE), "")
