"""The redaction step: before papers leave in a bundle, every page is searched for words that may not be in it.

What is found is shown by page, with the words around it, and the bundle is refused until somebody has settled each
page: the part is left out, the page is withheld, or it was looked at and is not what it seemed.

Text inside a page is never blacked out. A black box over words in a PDF leaves them in the file, where anybody can
copy them out; turning the page into a picture takes the words from whoever has it read aloud, and from the search
that found them. A withheld page says that it is missing, and why, and the reader can ask for it.
"""

import enum
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from casework.standing import within
from casework.words import listed
from printing.errors import NotSettled
from printing.kept_out import Found, Term, places
from printing.wording import counted

UNREADABLE = "A picture, or a page without words that can be searched"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One paper on its way into a bundle. `key` is steady from one try to the next: what is settled hangs on it.

    `pages` are the words of each page. `unreadable` are the pages, counted from 0, that hold a picture, or no words:
    no program knows what they say. `received`: others made it. `fingerprint` is that of a paper of ours.
    """

    key: str
    title: str
    pdf: bytes
    pages: tuple[str, ...]
    unreadable: frozenset[int] = frozenset()
    received: bool = False
    fingerprint: str = ""


class Hit(msgspec.Struct, frozen=True):
    """One place that somebody has to look at. `page` counts from 0 within the part."""

    part: str
    title: str
    page: int
    what: str
    around: str = ""

    def words(self) -> str:
        """For a list: `Letter from the school, page 2: A confidential address. "... lives at [held back] with ..."`"""
        quoted = f" “{self.around}”" if self.around else ""
        return f"{self.title}, page {self.page + 1}: {self.what}.{quoted}"


class How(enum.Enum):
    """What becomes of a page that was found, or of the whole part that it is in."""

    LEAVE_OUT = "leave the part out"
    WITHHOLD = "withhold the page"
    KEEP = "keep the page"


class Settled(msgspec.Struct, frozen=True):
    """What somebody decided, and why. `page` counts from 0; it does not matter where the whole part is left out.

    None of it holds without a reason. A page is kept because the name is somebody else's, or the picture a letterhead.
    """

    part: str
    page: int
    how: How
    reason: str


def search(parts: Iterable[Part], looked_for: Sequence[Term]) -> tuple[Hit, ...]:
    """Everything that somebody has to look at, page by page."""
    return tuple(hit for part in parts for page in range(len(part.pages)) for hit in _hits(part, page, looked_for))


def _hits(part: Part, page: int, looked_for: Sequence[Term]) -> list[Hit]:
    found = [*places(part.pages[page], looked_for)]
    if page in part.unreadable:
        found.append(Found(UNREADABLE, ""))
    return [Hit(part.key, part.title, page, one.what, one.around) for one in found]


def refuse_unsettled(hits: Iterable[Hit], settled: Iterable[Settled]) -> None:
    """Raise NotSettled, with the hits, unless somebody has settled each page on which something was found."""
    settled = tuple(settled)
    parts, pages = left_out(settled), _pages(settled)
    unsettled = tuple(hit for hit in hits if hit.part not in parts and (hit.part, hit.page) not in pages)
    if not unsettled:
        return
    number = len({(hit.part, hit.page) for hit in unsettled})
    have = "has" if number == 1 else "have"
    what = listed(list(dict.fromkeys(within(hit.what) for hit in unsettled)))
    raise NotSettled(
        f"{counted(number, 'page')} of these papers {have} something that may not leave, or that nobody can search "
        f"for it: {what}.",
        "Look at each page. Then leave its part out, withhold the page, or say why it may stay.",
        unsettled,
    )


def left_out(settled: Iterable[Settled]) -> Mapping[str, str]:
    """Part -> why, of the parts that are left out as a whole."""
    return {one.part: one.reason for one in settled if one.how is How.LEAVE_OUT and one.reason.strip()}


def withheld(settled: Iterable[Settled], part: str) -> Mapping[int, str]:
    """Page -> why, of the pages of one part that are withheld."""
    pages = _pages(settled)
    return {page: one.reason for (of, page), one in pages.items() if of == part and one.how is How.WITHHOLD}


def _pages(settled: Iterable[Settled]) -> dict[tuple[str, int], Settled]:
    """What was decided last about each page."""
    return {(one.part, one.page): one for one in settled if one.how is not How.LEAVE_OUT and one.reason.strip()}
