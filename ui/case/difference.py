"""What differs between two texts, word by word: only the passages that differ, or all of it."""

import difflib
import html
import re

import msgspec

AROUND = 8
"""Words that stay on either side of a difference."""


class Piece(msgspec.Struct, frozen=True):
    """Some words, in order: "same", "added" or "removed"; "gap" stands for words left out."""

    kind: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """`after` beside `before`, as words that stayed, went and came."""
    old, new = _words(before), _words(after)
    found: list[Piece] = []
    for tag, start, end, from_, to in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(new[from_:to])))
            continue
        if end > start:
            found.append(Piece("removed", "".join(old[start:end])))
        if to > from_:
            found.append(Piece("added", "".join(new[from_:to])))
    return found


def passages(all_of_it: list[Piece]) -> list[Piece]:
    """The same with long stretches that did not change left out."""
    short: list[Piece] = []
    for at, piece in enumerate(all_of_it):
        words = _words(piece.text)
        if piece.kind != "same" or len(words) <= 2 * AROUND:
            short.append(piece)
            continue
        if at > 0:
            short.append(Piece("same", "".join(words[:AROUND])))
        short.append(Piece("gap", " ... "))
        if at < len(all_of_it) - 1:
            short.append(Piece("same", "".join(words[-AROUND:])))
    return short


def as_html(some: list[Piece]) -> str:
    """Added words underlined, removed words struck through: never colour alone."""
    signs = {"added": "u", "removed": "s"}
    parts = []
    for piece in some:
        text = html.escape(piece.text).replace("\n", "<br>")
        parts.append(f"<{signs[piece.kind]}>{text}</{signs[piece.kind]}>" if piece.kind in signs else text)
    return "".join(parts)


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)
