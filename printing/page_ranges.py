"""Which pages are printed, as a person writes it: 1-2, 4."""

import re

from casework.trouble import Trouble

_RANGE = re.compile(r"\s*(\d{1,4})\s*(?:[-\u2013]\s*(\d{1,4})\s*)?")
Ranges = tuple[tuple[int, int], ...]


def page_ranges(text: str, pages: int) -> Ranges:
    """`1-2, 4` as ranges, in order and without doubles; nothing written is all of it. Raises Trouble.

    `pages` is how many the document has.
    """
    wanted: set[int] = set()
    for part in filter(str.strip, text.split(",")):
        found = _RANGE.fullmatch(part)
        if found is None:
            raise _not_pages(pages)
        first = int(found[1])
        last = int(found[2] or first)
        if not 1 <= first <= last <= pages:
            raise _not_pages(pages)
        wanted.update(range(first, last + 1))
    return _joined(sorted(wanted))


def _joined(numbers: list[int]) -> Ranges:
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return tuple(ranges)


def said(ranges: Ranges) -> str:
    """`pages 1-2, 4`; nothing for all of it."""
    if not ranges:
        return ""
    parts = [str(first) if first == last else f"{first}-{last}" for first, last in ranges]
    one = len(ranges) == 1 and ranges[0][0] == ranges[0][1]
    return f"{'page' if one else 'pages'} {', '.join(parts)}"


def _not_pages(pages: int) -> Trouble:
    has = "1 page" if pages == 1 else f"{pages} pages"
    return Trouble(
        "The pages to print are not pages of this document.",
        "Nothing was printed.",
        f"It has {has}. Write 1-2 for the first two, or leave it empty for all.",
    )
