"""The fingerprint of a document: eight hex digits that stand for exactly the facts on it."""

import hashlib

import msgspec

from printing.content import Content


def fingerprint(content: Content, *more: object) -> str:
    """`7C1E 40B2`: the first 8 hex digits of SHA-256 over the words of the document and its version.

    The marks of a draft are not part of it, so a second copy of the same facts has the same fingerprint. `more` is
    what else stands in a bundle behind it.
    """
    digest = hashlib.sha256(msgspec.json.encode(content, order="deterministic"))
    for one in more:
        digest.update(msgspec.json.encode(one, order="deterministic"))
    short = digest.hexdigest()[:8].upper()
    return f"{short[:4]} {short[4:]}"
