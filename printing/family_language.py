"""That a family reads another language than the paper is in: somebody has to go through it with them."""

from casework.people import Person
from casework.reference import lookup
from printing.documents import Check

ENGLISH = "ENG"


def language_checks(person: Person, paper: str) -> tuple[Check, ...]:
    """What to do about it, in sentences; `paper` is what the document calls itself: plan."""
    found = []
    language = person.letter_language
    if language and language != ENGLISH:
        entry = lookup("language", language)
        name = entry.title if entry else language
        found.append(Check(f"The family’s letters are in {name}. This {paper} is in English.", needs_you=True))
    if person.interpreter:
        found.append(Check(f"An interpreter is needed. Go through the {paper} together with them.", needs_you=True))
    return tuple(found)
