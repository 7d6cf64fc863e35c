"""Finding what was written in words: case notes first of all."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

import msgspec

from casework.alike import INNER_MARKS, Spelt, folded, spelt
from local_store import records
from local_store.connection import Sql

NOTES_FROM = 3
"""Letters of a word from which its beginning is looked for in texts; a shorter one has to be the whole word."""
FROM_EACH_END = 60
"""How many texts are taken that came last to this laptop, and how many that came first.

A first sync brings the newest notes first, and each day after it brings newer ones: so the newest are at either end.
Only a search that finds more than both together can miss one, and one more word brings it. While a word is only begun
those are taken that came last: to look for all words with a beginning costs far more, and the next letter asks again.
"""
MOST_WORDS = 8


class Noted(msgspec.Struct, frozen=True):
    """A text that was found, by the number of its record. `whole`: it has the words themselves, not only beginnings."""

    n: int
    whole: bool


def words_typed(text: str) -> list[Spelt]:
    """The words of a search for texts. A last word of a letter or two is only being begun, and does not count yet."""
    words = spelt(text)[:MOST_WORDS]
    return words[:-1] if len(words) > 1 and len(words[-1][0]) < NOTES_FROM else words


def find_texts(sql: Sql, words: Sequence[Spelt], limit: int, cases: Collection[str] = ()) -> list[Noted]:
    """Texts that have all of `words`: those with the words themselves first, then those with words that begin so.

    Within each the newest first. With `cases`, only those of these cases.
    """
    if not any(len(word) >= NOTES_FROM for word, *_ in words):
        return []
    found = [Noted(n, True) for n in _newest(sql, _match(words, begun=False), cases, both_ends=True)][:limit]
    if len(found) < limit:
        had = {one.n for one in found}
        begun = _newest(sql, _match(words, begun=True), cases, both_ends=False)
        found += [Noted(n, False) for n in begun if n not in had]
    return found[:limit]


def _match(words: Sequence[Spelt], *, begun: bool) -> str:
    """What FTS5 is asked. With `begun` a word of the text need only begin so, where enough of it was typed."""

    def term(word: str) -> str:
        return f'"{word}"*' if begun and len(word) >= NOTES_FROM else f'"{word}"'

    def any_spelling(whole: str, parts: Sequence[str]) -> str:
        return f"({term(whole)} OR ({' AND '.join(term(part) for part in parts)}))" if parts else term(whole)

    return " AND ".join(any_spelling(whole, parts) for whole, *parts in words)


def _newest(sql: Sql, match: str, cases: Collection[str], *, both_ends: bool) -> list[int]:
    """The numbers of records that match, the newest first by the day they are about; without a day last."""
    statement = "SELECT rowid FROM search_note WHERE search_note MATCH ? ORDER BY rowid {} LIMIT ?"
    most = FROM_EACH_END if both_ends else 2 * FROM_EACH_END
    found: list[int] = [line[0] for line in sql(statement.format("DESC"), (match, most)).fetchall()]
    if both_ends and len(found) == most:
        first = sql(statement.format("ASC"), (match, FROM_EACH_END)).fetchall()
        found = list(dict.fromkeys([*found, *(line[0] for line in first)]))
    days = records.days(sql, found, cases)
    return sorted(days, key=lambda n: (days[n], n), reverse=True)


def places_of(words: Sequence[Spelt]) -> re.Pattern[str]:
    """A pattern for every word of a folded text that begins with one that was typed."""
    wanted = "|".join(f"{INNER_MARKS}?".join(map(re.escape, word)) for word in _longest_first(words))
    return re.compile(rf"(?<![^\W_])(?:{wanted})[^\W_]*")


def few_words(text: str, places: re.Pattern[str], marks: tuple[str, str], around: int) -> str:
    """The part of `text` in which most of the words typed stand close together, with marks on them.

    `places` is of `places_of`; `around` says about how many words it is long.
    """
    plain = _same_length(text)
    found = list(islice(places.finditer(plain), MOST_PLACES))
    at = _thickest(found) if found else 0
    start, end = _word_before(text, at, around // 4), _word_after(text, at, around - around // 4)
    parts, told = ["…" if start else ""], start
    for one in places.finditer(plain, start, end):
        parts += [text[told : one.start()], marks[0], text[one.start() : one.end()], marks[1]]
        told = one.end()
    parts += [text[told:end], "…" if end < len(text) else ""]
    return " ".join("".join(parts).split())


MOST_PLACES, MOST_TRIED = 80, 6
"""How many places of a long text are looked at for the one to show, and around how many of them."""
REACH = 100
"""Letters: words so close together can be shown together."""


def _thickest(found: Sequence[re.Match[str]]) -> int:
    """The place around which the most different words stand, and of these the first.

    Looked for around the longest words only: a short one stands in every sentence.
    """
    if len(found) == 1:
        return found[0].start()
    longest = max(len(one[0]) for one in found)
    rare = [one.start() for one in found if len(one[0]) == longest][:MOST_TRIED]
    places = [(one.start(), one[0]) for one in found]
    near = {at: [(start, word) for start, word in places if abs(start - at) < REACH // 2] for at in rare}
    best = max(rare, key=lambda at: len({word for _, word in near[at]}))
    return min(start for start, _ in near[best])


def _word_before(text: str, at: int, words: int) -> int:
    """Where the word begins that stands `words` words before `at`."""
    begun = [one.start() for one in re.finditer(r"\S+", text[:at][-20 * words :])]
    return max(0, at - 20 * words) + begun[-words] if len(begun) >= words else 0


def _word_after(text: str, at: int, words: int) -> int:
    """Where the word ends that stands `words` words after `at`."""
    ended = [one.end() for one in islice(re.finditer(r"\S+", text[at : at + 40 * words]), words)]
    return at + ended[-1] if len(ended) == words else len(text)


def _longest_first(words: Iterable[Spelt]) -> list[str]:
    """Every spelling of the words that were typed, but not the short parts of one that has marks inside."""
    every = {word for whole, *parts in words for word in (whole, *(part for part in parts if len(part) >= NOTES_FROM))}
    return sorted(every, key=lambda word: (-len(word), word))


def _same_length(text: str) -> str:
    """`text` folded letter by letter, so that places in it are places in `text`."""
    if text.isascii():
        return text.lower()
    return "".join(one.lower() if one.isascii() else _one_letter(one) for one in text)


def _one_letter(letter: str) -> str:
    """A letter folded into one; an accent that stands by itself (ŵ written as two) cuts no word in two."""
    return folded(letter)[:1] or letter
