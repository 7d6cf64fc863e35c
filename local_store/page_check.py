"""Looking for damage in pages that nobody has read yet, a few at a time, while the store is in use.

It asks of each page what `PRAGMA cipher_integrity_check` does: whether SQLCipher's seal on it fits. That statement
holds its connection for the whole file, and reports a page that is being written just then; this looks twice.
"""

from pathlib import Path

from local_store.cipher import PAGE_BYTES, PageSeal

STEP_PAGES = 128
"""How many pages are looked at in one step: about 1 ms."""
_LOCK_PAGE = 0x40000000 // PAGE_BYTES + 1
"""The page SQLite locks by and never writes."""


class PageCheck:
    """One walk over the pages of a store, or the first of several."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._seal = PageSeal(key)
        self._next = 1

    def step(self, pages: int = STEP_PAGES) -> tuple[list[int], bool]:
        """Look at the next pages: those whose seal does not fit, and whether that was the end of the file."""
        first = self._next
        with self._path.open("rb") as file:
            file.seek((first - 1) * PAGE_BYTES)
            content = file.read(pages * PAGE_BYTES)
        self._next = first + pages
        wrong = [
            first + at // PAGE_BYTES
            for at in range(0, len(content), PAGE_BYTES)
            if not self._fits(first + at // PAGE_BYTES, content[at : at + PAGE_BYTES])
        ]
        return wrong, len(content) < pages * PAGE_BYTES

    def still_wrong(self, numbers: list[int]) -> list[int]:
        """Those of these pages whose seal does not fit now either."""
        with self._path.open("rb") as file:
            found = []
            for number in numbers:
                file.seek((number - 1) * PAGE_BYTES)
                if not self._fits(number, file.read(PAGE_BYTES)):
                    found.append(number)
        return found

    def _fits(self, number: int, page: bytes) -> bool:
        return number == _LOCK_PAGE or self._seal.fits(page, number)
