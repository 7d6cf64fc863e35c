"""What differs between two texts, word by word: only the passages that differ, or all of it."""

import difflib
import html
import re

import msgspec

AROUND = 8
"""Words that stay on either side of a difference."""
LONG = 400
"""A text longer than this (in characters) shows only the passages that differ, until asked for all of it."""
STAYED = 0.5
"""Under this share of the text before, a text was written anew."""
BEGINNING = 200
"""How much of a long text stands alone, in characters."""


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
        text = _as_html(piece.text)
        parts.append(f"<{signs[piece.kind]}>{text}</{signs[piece.kind]}>" if piece.kind in signs else text)
    return "".join(parts)


class Compared(msgspec.Struct, frozen=True):
    """A text beside the one before it, marked: the passages that differ, all of it, and the same for a screen reader.

    `short` is empty where all of it is short enough.
    """

    whole: str
    short: str
    spoken: str


def compared(before: str, after: str) -> Compared | None:
    """Compare word by word; None for a text that was written anew, where marks would only be in the way.

    Takes longer than a window may wait for two long texts: not for its thread.
    """
    all_of_it = pieces(before, after)
    stayed = sum(len(piece.text) for piece in all_of_it if piece.kind == "same")
    if stayed < STAYED * len(before):
        return None
    short = as_html(passages(all_of_it)) if len(after) > LONG else ""
    return Compared(as_html(all_of_it), short, _spoken(all_of_it))


def begun(text: str) -> Compared | None:
    """The beginning of a long text, with a way to all of it; None for one that is short."""
    if len(text) <= LONG:
        return None
    beginning = text[:BEGINNING].rsplit(" ", 1)[0]
    return Compared(_as_html(text), f"{_as_html(beginning)} ...", "")


def _as_html(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _spoken(some: list[Piece]) -> str:
    """Added: “and ate”. Taken out: “well”."""
    said = []
    for kind, words in (("added", "Added"), ("removed", "Taken out")):
        parts = [f"“{' '.join(piece.text.split())}”" for piece in some if piece.kind == kind and piece.text.strip()]
        if parts:
            said.append(f"{words}: {', '.join(parts)}.")
    return " ".join(said) or "The same words."


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)
