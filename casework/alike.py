"""Words that are the same to whoever looks for somebody: accents, marks, small slips, Welsh and English spellings.

Nothing here decides whether two values mean the same (that is `casework.differences`); it only helps to find.
"""

import re
import unicodedata

_WRITTEN_ELSE = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
INNER_MARKS = "['’ʼ`´\\-‐‑–.]"
"""What stands inside a name and may be left out, for a pattern: O'Brien, Quillsworth-Test, St. John."""
_WORD = re.compile(r"[^\W_]+")

_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^si(?=[ao])", "sh"),  # Siân and Shan, Sioned and Shoned
        (r"ph|ff|v", "f"),  # Ffion, Phion; Ifan, Ivan; Steffan, Stephan
        (r"dd", "th"),  # Dafydd, Davith
        (r"rh", "r"),  # Rhys, Rees
        (r"ck|c(?!h)|q", "k"),  # Carys, Karys; Cai, Kai
        (r"ee|ea|ie|ei|ey|ai|ay|y", "i"),  # Rhys, Rees; Lowri, Lowry; Hayley, Hailie
        (r"z", "s"),
        (r"(.)\1+", r"\1"),  # Llew, Lew; Ann, An
        (r"(?<=..)e$", ""),  # Ann, Anne; Clark, Clarke
    )
)
SOUNDS_FROM = 3
"""Letters of a word from which its sound says anything."""


def folded(text: str) -> str:
    """`text` in small letters without accents: Ŵyr is wyr, and so is wyr."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())  # a letter in Fraktur is one
    return "".join(_WRITTEN_ELSE.get(one, one) for one in plain if not unicodedata.combining(one))


def words_of(text: str) -> list[str]:
    """The words of `text`, folded, in their order; one with a mark inside comes as it sounds and in its parts.

    "Tess O'Brien" is tess, obrien, o, brien.
    """
    found: list[str] = []
    for written in folded(text).split():
        parts = _WORD.findall(written)
        joined = _WORD.findall(re.sub(INNER_MARKS, "", written))
        found += [*(word for word in joined if word not in parts), *parts]
    return found


Spelt = tuple[str, ...]
"""One word typed: as one word, and where it was typed with a mark inside, the parts of it."""


def spelt(text: str) -> list[Spelt]:
    """The words of a search: O'Brien is obrien, or else o and brien; TW/102 is two words."""
    found: list[Spelt] = []
    for written in text.split():
        words = words_of(written)
        if len(words) > 1 and words[0] == compact(written):
            found.append(tuple(words))
        else:
            found += [(word,) for word in words]
    return found


def compact(text: str) -> str:
    """Letters and digits, folded: TW/102, tw 102 and TW-102 are one reference, LN1 4AA and ln14aa one postcode."""
    return "".join(_WORD.findall(folded(text)))


def phone_digits(text: str) -> str:
    """The digits of a telephone number as dialled at home: +44 (0)7700 900123 is 07700900123."""
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    abroad = text.lstrip().startswith("+") or digits.startswith("0044")
    return re.sub(r"^(00)?440?", "0", digits) if abroad else digits


def sound(word: str) -> str:
    """How a folded name sounds, roughly, to somebody who hears it at a desk: Rhys and Rees are ris."""
    if len(word) < SOUNDS_FROM or not word.isalpha():
        return ""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


def slips_forgiven(word: str) -> int:
    """How many slips of the keyboard a name of this length may have."""
    return 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 8 else 2


def letters_in(word: str) -> int:
    """Which letters a folded word has, as bits: a quick way to see that two words are too far apart."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) - 97 if "a" <= letter <= "z" else 26)
    return bits


def slips(typed: str, name: str, most: int, *, beginning: bool = False) -> int | None:
    """How many slips turn `name` into `typed`: a letter left out, put in, changed, or two changed round.

    None where it would be more than `most`. With `beginning` the rest of the name need not be typed yet.
    """
    if len(typed) - len(name) > most or (not beginning and len(name) - len(typed) > most):
        return None
    before: list[int] = []
    row = list(range(len(name) + 1))
    for at, letter in enumerate(typed, start=1):
        row_before, row = row, [at]
        for to, other in enumerate(name, start=1):
            cost = min(row_before[to] + 1, row[to - 1] + 1, row_before[to - 1] + (letter != other))
            swapped = at > 1 and to > 1 and letter == name[to - 2] and typed[at - 2] == other
            row.append(min(cost, before[to - 2] + 1) if swapped else cost)
        if min(row) > most:
            return None
        before = row_before
    found = min(row) if beginning else row[-1]
    return found if found <= most else None
