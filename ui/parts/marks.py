"""Marked letters inside a text: \\x02 begins a mark and \\x03 ends it, as the search hands them out."""

START, END = "\x02", "\x03"
_NONE = {ord(START): None, ord(END): None}


def plain(text: str) -> str:
    """The text without its marks."""
    return text.translate(_NONE)


def parts(text: str, most: int) -> list[tuple[str, bool]]:
    """The first `most` letters of a text, cut where a mark begins or ends; True for what is marked."""
    found: list[tuple[str, bool]] = []
    for at, piece in enumerate(text.split(START)):
        marked, _, after = piece.partition(END) if at else ("", "", piece)
        found += [(marked, True), (after, False)]
    shown: list[tuple[str, bool]] = []
    for words, marked_words in found:
        kept = words[:most]
        most -= len(kept)
        if kept:
            shown.append((kept, marked_words))
    return shown
