"""Finding an offence of the official list by words or by code, as somebody types, without a connection.

The list (15,352 offences) is indexed once: each word has the set of offences whose title has it, as the bits of one
whole number, so that a search is a few operations on numbers. Offences stand in the order in which they are to be
shown, so the lowest bits of a result come first.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

import msgspec

from casework import reference
from casework.offence_words import COMMON, ENDED, MEANT, OF_AN_OLDER_CENTURY, PRINCIPAL
from casework.reference import Entry

CODE = re.compile(r"[A-Z]{2}\d{2,5}[A-Z]?|COML\d{0,3}[A-Z]?")
SECTION = re.compile(r"\b(?:section|sect|sec|s)[\s.]*(\d+[a-z]?)\b")
NOT_WORDS = re.compile(r"[\W_]+")
SMALL = frozenset(("a", "an", "the", "of", "to", "in", "on", "and", "or", "with", "by", "for"))
"""Words that are often left out or put in: they are looked for only when nothing else was typed."""
YEAR_OF_THE_LIST = 2026
"""Two figures that would be a later year than the list itself are of the last century."""
ENDINGS = re.compile(r"(?:ing|ion|ed|er|es|s)$")
LONGEST_PHRASE = max(len(phrase.split()) for phrase in MEANT)
MIN_FOR_A_SLIP = 4
"""A shorter word has too many neighbours for one wrong letter to tell anything."""


class _Index(msgspec.Struct, frozen=True):
    entries: tuple[Entry, ...]
    vocabulary: tuple[str, ...]
    having: Mapping[str, int]
    """A word -> the offences that have it in their title: bit n is `entries[n]`."""


def find_offences(text: str, on: dt.date | None = None, limit: int = 20) -> tuple[Entry, ...]:
    """Offences whose code begins with what was typed, or whose title has a word beginning with each word typed.

    Words may come in any order, with a wrong, missing, extra or swapped letter, or be among those people use for an
    offence ("twoc", "abh", "crim dam"). What could be committed on the day `on` comes before what was not yet, or no
    longer, in force, as far as the code tells: it has the year of the Act. The offence itself comes before attempting
    it, the Acts that matter to most children before byelaws, short titles before long ones.
    """
    index = _index()
    code = "".join(text.upper().split())
    if CODE.fullmatch(code):
        found = [entry for entry in index.entries if entry.code.startswith(code)]
        if found:
            return tuple(sorted(found, key=lambda entry: (len(entry.code), entry.code))[:limit])
    words = _words(text)
    if not words:
        return ()
    first = _all_of(words, slips=False)
    found_bits = [first]
    if first.bit_count() < limit:
        found_bits.append(_all_of(words, slips=True) & ~first)
    possible = _in_force(on) if on else -1
    in_order = [part for bits in found_bits for part in (bits & possible, bits & ~possible)]
    return tuple(index.entries[n] for n in _lowest(in_order, limit))


def _words(text: str) -> tuple[str, ...]:
    """shop "theft" -> shop, theft; Section 47 -> s47; the small words go where there are others."""
    plain = SECTION.sub(r" s\1 ", text.casefold().replace("'", "").replace("’", ""))
    words = NOT_WORDS.sub(" ", plain).split()
    return tuple(word for word in words if word not in SMALL) or tuple(words)


def _all_of(words: tuple[str, ...], *, slips: bool) -> int:
    bits = -1
    for part in _parts(words):
        bits &= _meant(part, slips)
        if not bits:
            return 0
    return bits


@lru_cache(maxsize=256)
def _parts(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words typed, those together that have a meaning together: ("crim", "dam"), ("bus",)."""
    parts: list[tuple[str, ...]] = []
    at = 0
    while at < len(words):
        length = next((n for n in range(LONGEST_PHRASE, 1, -1) if words[at : at + n] in _meanings()), 1)
        parts.append(words[at : at + length])
        at += length
    return tuple(parts)


@cache
def _meanings() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    return {_words(typed): tuple(_words(one) for one in said) for typed, said in MEANT.items()}


def _meant(part: tuple[str, ...], slips: bool) -> int:
    """The offences that have all words of this part, or all words of one of the ways to say it."""
    bits = -1
    for word in part:
        bits &= _beginning(word, slips)
    for said in _meanings().get(part, ()):
        also = -1
        for word in said:
            also &= _beginning(word, False)
        bits |= also
    return bits


@lru_cache(maxsize=512)
def _beginning(word: str, slips: bool) -> int:
    """The offences that have a word which begins so, or, with slips allowed, nearly so.

    Kept for the words typed last: with each keystroke only the last one changes.
    """
    vocabulary, having = _index().vocabulary, _index().having
    bits = 0
    for at in range(bisect_left(vocabulary, word), len(vocabulary)):
        if not vocabulary[at].startswith(word):
            break
        bits |= having[vocabulary[at]]
    if slips and len(word) >= MIN_FOR_A_SLIP:
        for one in _near(word):
            bits |= having[one]
        stem = ENDINGS.sub("", word)
        if stem != word and len(stem) > MIN_FOR_A_SLIP:
            bits |= _beginning(stem, False)
    return bits


def _near(word: str) -> Iterator[str]:
    """Words that begin with `word` but for one slip. The first letter is right, or swapped with the second."""
    vocabulary = _index().vocabulary
    for first in {word[0], word[1]}:
        start = bisect_left(vocabulary, first)
        for at in range(start, len(vocabulary)):
            one = vocabulary[at]
            if one[0] != first:
                break
            if _one_slip(word, one):
                yield one


def _one_slip(typed: str, word: str) -> bool:
    """Whether `word` begins with `typed` after one letter of it is changed, left out, put in, or swapped."""
    at = 0
    while at < len(typed) and at < len(word) and typed[at] == word[at]:
        at += 1
    if at == len(typed):
        return False  # it begins with it as it is: found without a slip
    rest, other = typed[at:], word[at:]
    return (
        (other[1:].startswith(rest[1:]) and len(other) > 0)  # another letter
        or other.startswith(rest[1:])  # one too many
        or other[1:].startswith(rest)  # one left out
        or (len(rest) > 1 and other[:2] == rest[1] + rest[0] and other[2:].startswith(rest[2:]))
    )


@cache
def _index() -> _Index:
    """Made once: a few tenths of a second."""
    entries = tuple(sorted((one for one in reference.entries("offence") if one.offered), key=_place))
    places: dict[str, list[int]] = {}
    for n, entry in enumerate(entries):
        for word in {*NOT_WORDS.sub(" ", entry.title.casefold().replace("'", "")).split()}:
            places.setdefault(word, []).append(n)
    having = {word: _bits(numbers, len(entries)) for word, numbers in places.items()}
    return _Index(entries, tuple(sorted(having)), having)


def _bits(numbers: Iterable[int], size: int) -> int:
    held = bytearray(size // 8 + 1)
    for n in numbers:
        held[n >> 3] |= 1 << (n & 7)
    return int.from_bytes(held, "little")


def _place(entry: Entry) -> tuple[bool, bool, bool, int, str]:
    """Where an offence stands among others that fit as well."""
    whole = not entry.code[-1:].isalpha()  # A, B and C at the end: attempting it, helping, conspiring to it
    return (entry.code not in COMMON, not whole, entry.code[:4] not in PRINCIPAL, len(entry.title), entry.code)


@lru_cache(maxsize=64)
def _in_force(on: dt.date) -> int:
    """The offences that, by their codes, could be committed on that day."""
    entries = _index().entries
    return _bits((n for n, entry in enumerate(entries) if could_be_committed(entry.code, on)), len(entries))


def could_be_committed(code: str, on: dt.date) -> bool:
    """Whether the offence of this code may have been in force on that day, as far as its code tells.

    A code has two letters for the Act and two figures for its year: before that year there was no such offence.
    """
    act = code[:4]
    if act in ENDED and on > ENDED[act]:
        return False
    figures = code[2:4]
    if not figures.isdigit() or act in OF_AN_OLDER_CENTURY:
        return True
    year = 2000 + int(figures)
    return year > YEAR_OF_THE_LIST or on.year >= year


def _lowest(parts: Iterable[int], limit: int) -> Iterator[int]:
    """The numbers of the lowest bits of each part in turn, at most `limit` in all."""
    left = limit
    for bits in parts:
        while bits and left:
            lowest = bits & -bits
            yield lowest.bit_length() - 1
            bits ^= lowest
            left -= 1
