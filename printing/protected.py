"""A copy of a document that opens only with a password: for e-mail, which others can read on its way.

The document itself stays as it is in the store, which is encrypted as a whole.
"""

import io
import unicodedata

from printing.errors import CopyNotMade, PasswordNotUsable

SHORTEST = 12  # characters; three words that do not belong together are longer
LONGEST = 127  # bytes; a PDF cuts off what is beyond


def protected(pdf: bytes, password: str) -> bytes:
    """A copy of `pdf`, encrypted with AES-256 (revision 6) under `password`. Each copy has other bytes.

    The password must not travel with the copy. Whoever has it may read, print and copy out text, as a screen reader
    does. Raises PasswordNotUsable, or CopyNotMade if `pdf` cannot be read.
    """
    password = _usable(password)
    import pikepdf  # late: 0.07 s, and few copies are made

    copy = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            # What is encrypted is no PDF/A, so the copy does not say that it is.
            if "/Metadata" in document.Root:
                del document.Root.Metadata
            document.save(copy, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    except (pikepdf.PdfError, pikepdf.PasswordError) as failure:
        raise CopyNotMade(
            "The document could not be read, so no copy of it was made.",
            "Print it again and save the copy from there.",
            detail=type(failure).__name__,
        ) from failure
    return copy.getvalue()


def _usable(password: str) -> str:
    """The password as a reader's program will write it, whatever keyboard it is typed on."""
    password = unicodedata.normalize("NFKC", password)
    if len(password.strip()) < SHORTEST:
        raise PasswordNotUsable(
            f"The password is shorter than {SHORTEST} characters, and could be guessed.",
            "Use three words that do not belong together.",
        )
    if len(password.encode()) > LONGEST:
        raise PasswordNotUsable("The password is too long for a PDF.", "Use three words that do not belong together.")
    return password
