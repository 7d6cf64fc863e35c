"""What goes into a bundle and what comes out: papers of others, the front sheet, the whole."""

import msgspec

from printing.content import Content
from printing.redaction import Hit


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
