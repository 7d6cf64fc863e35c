"""The long code lists: offences, Home Office codes, courts, languages, nationalities, police forces, local authorities.

They are data beside this file (SOURCES.md says where each comes from), read when first asked for and kept.
"""

import csv
import io
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec
import zstandard

FILES: Mapping[str, str] = {
    "offence": "offences.csv.zst",
    "home_office": "home_office_codes.csv.zst",
    "court": "courts.csv",
    "language": "languages.csv",
    "nationality": "nationalities.csv",
    "police_force": "police_forces.csv",
    "local_authority": "local_authorities.csv",
}
"""Name of the list, as `About.codes` has it -> its file."""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One code. `kind` groups codes of one list ("Either Way", "Youth Court"); `more` is a second fact.

    `more` is the postcode of a court, the class of a Home Office code, and the youth justice service of a local
    authority where a source names it.
    What is not `offered` stays readable but is not a choice for anything new.
    """

    code: str
    title: str
    kind: str = ""
    offered: bool = True
    more: str = ""


NOT_WORDS = re.compile(r"[\W_]+")


@cache
def _list(name: str) -> dict[str, Entry]:
    raw = files(__name__).joinpath(FILES[name]).read_bytes()
    if FILES[name].endswith(".zst"):
        raw = zstandard.ZstdDecompressor().decompress(raw)
    rows = csv.reader(io.StringIO(raw.decode("utf-8"), newline=""))
    next(rows)
    return {row[0]: Entry(row[0], row[1], row[2], row[3] == "yes", row[4]) for row in rows}


@cache
def _searched(name: str) -> tuple[tuple[str, Entry], ...]:
    """The words of each title, each after a space, so that one scan finds beginnings of words; and its entry."""
    return tuple((_plain(entry.title), entry) for entry in _list(name).values() if entry.offered)


def _plain(text: str) -> str:
    return " " + NOT_WORDS.sub(" ", text.casefold()).strip()


def entries(name: str) -> tuple[Entry, ...]:
    """All of a list, in the order of its source, what is no longer offered too. Raises KeyError for no such list."""
    return tuple(_list(name).values())


def lookup(name: str, code: object) -> Entry | None:
    """The entry that has this code; None for one that this version does not know."""
    return _list(name).get(str(code))


def find(name: str, text: str, limit: int = 20) -> tuple[Entry, ...]:
    """Entries whose code begins with what was typed, or whose title has a word beginning with each word typed.

    Codes first, then shorter titles: the offence itself before attempting it, aiding it and conspiring to it.
    """
    code = text.strip().upper()
    wanted = _plain(text).split()
    if not wanted:
        return ()
    by_code, by_title = [], []
    for title, entry in _searched(name):
        if entry.code.startswith(code):
            by_code.append(entry)
        elif all(f" {word}" in title for word in wanted):
            by_title.append(entry)
    by_code.sort(key=lambda entry: (len(entry.code), entry.code))
    by_title.sort(key=lambda entry: (len(entry.title), entry.code))
    return tuple((by_code + by_title)[:limit])
