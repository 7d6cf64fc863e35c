"""What goes into a bundle and what comes out: papers of others, the front sheet, the whole."""

import msgspec

from printing.content import Content
from printing.documents import Choice, ChoiceKind, Document
from printing.redaction import Hit


class Bundled(Document, frozen=True, kw_only=True):
    """A document that is a bundle. `also_look_for` are words, with commas between, that must not be in it either."""

    also_look_for: str = ""


ALSO_LOOK_FOR = Choice(
    field="also_look_for",
    words="Other words that must not leave, with commas between",
    kind=ChoiceKind.WORDS,
)


def also_look_for(document: Document) -> tuple[str, ...]:
    """The words that somebody added to those of the record."""
    words = document.also_look_for.split(",") if isinstance(document, Bundled) else []
    return tuple(word.strip() for word in words if word.strip())


class Received(msgspec.Struct, frozen=True):
    """A PDF that others made, or that was scanned."""

    key: str
    title: str
    pdf: bytes


class Front(msgspec.Struct, frozen=True):
    """The front sheet, the fingerprint of the whole, and what is not in the bundle, with the reason, line by line."""

    content: Content
    fingerprint: str
    left_out: tuple[str, ...] = ()


class Bundle(msgspec.Struct, frozen=True):
    """A bundle that may leave: the PDF, the fingerprint on its front sheet, and every place that was looked at.

    `fingerprint` stands for everything in it: the words of our papers, the files of others, and what was settled.
    """

    pdf: bytes
    fingerprint: str
    hits: tuple[Hit, ...] = ()
