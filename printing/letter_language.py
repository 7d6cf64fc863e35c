"""In which language a letter is: as asked for, else that of the family's letters, else that of the service.

Welsh stands beside English or before it, as the letter needs; another language on a sheet of its own with English
overleaf. What no translator has approved is a draft. Source: the design of the paper, section 5.
"""

from casework.reference import lookup
from printing.documents import Check, Choice, ChoiceKind, Document
from printing.errors import NotWritten
from printing.phrases import ENGLISH, Phrases, english, languages
from printing.recipients import Recipient
from printing.wording import long_date


def _printed_as(said: Phrases) -> str:
    return said.name if said.code == ENGLISH else f"{said.name}, with English"


LANGUAGE = Choice(
    field="language",
    words="Language",
    kind=ChoiceKind.ONE_OF,
    options=(("", "As for this family"), *((code, _printed_as(said)) for code, said in languages().items())),
)
EASY_READ = Choice(field="easy_read", words="In easy words, large print", kind=ChoiceKind.YES_NO)


class LetterDocument(Document, frozen=True, kw_only=True):
    """A letter to the home. `language` is a code of the list "language"; empty for the one that is chosen by itself.

    `easy_read`: in English, large, in easy words, one idea to a line.
    """

    language: str = ""
    easy_read: bool = False


def wished_language(document: LetterDocument, recipient: Recipient) -> str:
    """The code of the language the letter should be in, whether or not anybody has written it."""
    return document.language or recipient.language or document.service.letter_language or ENGLISH


def phrases_for(document: LetterDocument, recipient: Recipient, subject: str) -> Phrases:
    """The words the letter is written in: English, where nobody has written it in the language it should be in.

    Raises NotWritten if that language was asked for by name.
    """
    if document.easy_read:
        return english(easy=True)
    code = wished_language(document, recipient)
    found = languages().get(code)
    if found and found.has(subject):
        return found
    if document.language:
        raise NotWritten(
            f"This letter is not written in {language_name(code)} yet.",
            "Choose another language, and ask an interpreter to tell the family what it says.",
        )
    return english()


def language_name(code: str) -> str:
    """`Polish`, as people say it."""
    written = languages().get(code)
    entry = lookup("language", code)
    return written.name if written else entry.title if entry else code


def why_a_draft(said: Phrases) -> str:
    """The line for whoever has the paper in hand; empty for words that have been approved."""
    if said.approved:
        return ""
    return f"{said.name} text approved by a translator: waiting. Not to be sent until approved."


def language_checks(document: LetterDocument, recipient: Recipient, subject: str) -> tuple[Check, ...]:
    """What is to be known about the language before the letter is printed."""
    said = phrases_for(document, recipient, subject)
    theirs = recipient.language or ENGLISH
    wished = wished_language(document, recipient)
    found: list[Check] = []
    if document.easy_read and wished != ENGLISH:
        name = language_name(wished)
        found.append(Check(f"Easy words are written in English only: this letter is not in {name}.", needs_you=True))
    elif said.code == ENGLISH and theirs != ENGLISH:
        name = language_name(theirs)
        found.append(Check(f"The family’s letters are in {name}. This letter is in English.", needs_you=True))
    elif said.code != ENGLISH and not said.approved:
        found.append(
            Check(
                f"No translator has approved the {said.name} words yet. It is a draft and cannot be served. "
                "English can be sent: choose it as the language.",
                needs_you=True,
            )
        )
    elif said.code != ENGLISH and said.approved:
        found.append(Check(f"Its {said.name} words were approved on {long_date(said.approved)} by {said.translator}."))
    if recipient.interpreter:
        found.append(Check("An interpreter is needed. Tell them what the letter says too.", needs_you=True))
    return tuple(found)
