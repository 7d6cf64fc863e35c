"""Which way each character runs: the Unicode bidirectional algorithm (UAX #9) for one paragraph.

Without the explicit marks of that algorithm: `wording.clean` takes them out of every value, since a mark left open in
one value would turn what stands beside it. The letters below (W1, N0, L2) are the names of the rules in UAX #9.
"""

from collections.abc import Iterator, Sequence
from unicodedata import bidirectional

BRACKETS = {"(": ")", "[": "]", "{": "}"}  # the pairs the bundled typefaces have
MOST_OPEN = 63  # brackets open at once, at most (BD16)
STRONG = {"L": "L", "R": "R", "AL": "R"}
AS_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # what numbers count as beside neutrals and in brackets
NEUTRAL = frozenset({"B", "S", "WS", "ON"})
SPACE = frozenset({"B", "S", "WS"})
UNSEEN = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
FROM_THE_RIGHT = frozenset({"R", "AL", "AN"})


def runs_right_to_left(text: str) -> bool:
    """True if a paragraph of `text` runs from right to left: it begins with such a letter, and most of it are such.

    UAX #9 asks only for the first letter. On an English page "علي did not come" is an English sentence.
    """
    letters = [STRONG[kind] for kind in map(bidirectional, text) if kind in STRONG]
    return letters[:1] == ["R"] and letters.count("R") > letters.count("L")


def levels(text: str, right_to_left: bool) -> list[int]:
    """The level of each character of a paragraph: even runs left to right, odd right to left, deeper lies within."""
    base = int(right_to_left)
    found = [bidirectional(each) for each in text]
    seen = [place for place, kind in enumerate(found) if kind not in UNSEEN]
    kinds = [found[place] for place in seen]
    outside = "R" if right_to_left else "L"
    _settle_marks_and_numbers(kinds, outside)
    _settle_brackets([text[place] for place in seen], [found[place] for place in seen], kinds, outside)
    _settle_neutrals(kinds, outside)
    settled = dict(zip(seen, kinds, strict=True))
    answer: list[int] = []
    for place in range(len(text)):
        kind = settled.get(place)
        # What has no shape goes with what stands before it.
        answer.append(_level(kind, base) if kind else answer[-1] if answer else base)
    for place in _loose_spaces(found):
        answer[place] = base
    return answer


def visual_order(given: Sequence[int]) -> list[int]:
    """The places of a line's pieces from left to right, from the level of each piece in reading order (L2)."""
    order = list(range(len(given)))
    for level in range(max(given, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and given[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order


def _level(kind: str, base: int) -> int:
    """I1 and I2."""
    if kind in ("EN", "AN"):
        return base + 2 if base % 2 == 0 else base + 1
    return base if (kind == "R") == bool(base % 2) else base + 1


def _settle_marks_and_numbers(kinds: list[str], outside: str) -> None:
    """W1 to W7: marks, numbers, and the signs in and beside numbers."""
    strong = before = outside
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kind = before
        if kind == "EN" and strong == "AL":
            kind = "AN"
        if kind in STRONG:
            strong = kind
        kinds[place] = before = kind
    kinds[:] = [STRONG.get(kind, kind) for kind in kinds]
    for place in range(1, len(kinds) - 1):
        previous, kind, following = kinds[place - 1 : place + 2]
        between = previous == following and previous in ("EN", "AN")
        if between and (kind == "CS" or (kind == "ES" and previous == "EN")):
            kinds[place] = previous
    for ordered in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        beside = ""
        for place in ordered:
            if kinds[place] == "ET" and beside == "EN":
                kinds[place] = "EN"
            beside = kinds[place]
    strong = outside
    for place, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
        elif kind in STRONG:
            strong = kind


def _settle_brackets(text: Sequence[str], found: Sequence[str], kinds: list[str], outside: str) -> None:
    """N0: a pair of brackets runs as what stands in it does, or as what stands before it."""
    for opening, closing in sorted(_bracket_pairs(text, kinds)):
        inside = {AS_STRONG[kind] for kind in kinds[opening + 1 : closing] if kind in AS_STRONG}
        if not inside:
            continue
        way = outside
        if outside not in inside:
            way = next((AS_STRONG[kind] for kind in reversed(kinds[:opening]) if kind in AS_STRONG), outside)
        for bracket in (opening, closing):
            kinds[bracket] = way
            for mark in range(bracket + 1, len(kinds)):
                if found[mark] != "NSM":
                    break
                kinds[mark] = way


def _bracket_pairs(text: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of brackets that belong together (BD16)."""
    waiting: list[tuple[str, int]] = []
    for place, (each, kind) in enumerate(zip(text, kinds, strict=True)):
        if kind != "ON":
            continue
        if each in BRACKETS:
            if len(waiting) == MOST_OPEN:
                return
            waiting.append((BRACKETS[each], place))
        elif each in (closing for closing, _ in waiting):
            while waiting:
                closing, opening = waiting.pop()
                if closing == each:
                    yield opening, place
                    break


def _settle_neutrals(kinds: list[str], outside: str) -> None:
    """N1 and N2: what has no direction goes as both its sides do, or else as the paragraph."""
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] in NEUTRAL:
            end += 1
        if end > place:
            left = AS_STRONG[kinds[place - 1]] if place else outside
            right = AS_STRONG[kinds[end]] if end < len(kinds) else outside
            kinds[place:end] = [left if left == right else outside] * (end - place)
        place = end + 1


def _loose_spaces(found: Sequence[str]) -> Iterator[int]:
    """Spaces before a tab, at the end, and those signs themselves: they stay with the paragraph (L1)."""
    loose = True
    for place in range(len(found) - 1, -1, -1):
        kind = found[place]
        if kind in ("B", "S"):
            loose = True
        elif kind not in SPACE and kind not in UNSEEN:
            loose = False
        if loose:
            yield place
