"""Text of any script in lines: which face sets what, which way it runs, where a line ends, how wide it is.

A line is made of pieces, each of one face and one direction. Pieces are kept in the order in which they are read, and
know where they stand. All lengths are in points.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec

from printing import typefaces
from printing.content import Run
from printing.directions import levels, runs_right_to_left, visual_order
from printing.shaping import Glyph, face
from printing.styles import SMALL
from printing.typefaces import WEIGHTS

# Where a line may end: after a space, and within a double-barrelled name after its hyphen. Never at U+00A0.
_WORD = re.compile(r" +|[^ ]+?[-\u2010](?=[^ \-\u2010])|[^ ]+")
ROUNDING = 1e-4


class Setting(NamedTuple):
    """How a letter is set: in which face and size, and whether it says the less important (`content.Run.small`)."""

    face: str
    size: float
    small: bool


class Piece(msgspec.Struct, frozen=True):
    """Letters of one setting and one direction, with their glyphs from left to right; `level` as UAX #9 has it."""

    setting: Setting
    level: int
    text: str
    glyphs: tuple[Glyph, ...]
    width: float


class Line(msgspec.Struct, frozen=True):
    """One line of a passage, from its letter `start` on. `goes_on`: a space parts it from the next line."""

    pieces: tuple[Piece, ...]
    right_to_left: bool
    start: int = 0
    goes_on: bool = False

    def text(self) -> str:
        """The letters in the order in which they are read."""
        return "".join(piece.text for piece in self.pieces)

    def width(self) -> float:
        """How wide it is, in points."""
        return _width(self.pieces)

    def reach(self) -> tuple[float, float]:
        """How far the ink goes above the line and below it, in points."""
        inked = [(piece.setting.size, glyph) for piece in self.pieces for glyph in piece.glyphs]
        above = max((size * glyph.above for size, glyph in inked), default=0.0)
        return above, max((size * glyph.below for size, glyph in inked), default=0.0)

    def placed(self) -> list[tuple[float, Piece]]:
        """Each piece with how far from the left it stands, in the order in which they are read."""
        places = [0.0] * len(self.pieces)
        left = 0.0
        for number in visual_order([piece.level for piece in self.pieces]):
            places[number] = left
            left += self.pieces[number].width
        return list(zip(places, self.pieces, strict=True))


class Passage:
    """Text without an end of line in it, with the setting and level of each letter. Shaped once, word by word."""

    def __init__(self, text: str, settings: Sequence[Setting], levels: Sequence[int], right_to_left: bool) -> None:
        self.text, self.settings, self.levels, self.right_to_left = text, settings, levels, right_to_left
        self._words = [(found.start(), self._pieces(*found.span())) for found in _WORD.finditer(text)]

    def part(self, start: int, end: int | None = None) -> "Passage":
        """The passage from one letter to another, running as it runs in the whole."""
        return Passage(self.text[start:end], self.settings[start:end], self.levels[start:end], self.right_to_left)

    def line(self) -> Line:
        """All of it in one line, however long."""
        return Line(tuple(piece for _, word in self._words for piece in word), self.right_to_left)

    def lines(self, room: float) -> Iterator[Line]:
        """The passage in lines no wider than `room`. Only a single letter that is wider stands out."""
        line: list[Piece] = []
        space: tuple[Piece, ...] = ()
        begun = 0
        wide = 0.0
        for start, word in self._words_within(room):
            if self.text[start] == " ":
                space = word
                continue
            more = _width(space) + _width(word)
            if line and wide + more > room + ROUNDING:
                yield Line(tuple(line), self.right_to_left, begun, goes_on=bool(space))
                line, wide = [], 0.0
            if not line:
                begun, space, more = start, (), _width(word)
            line += [*space, *word]
            wide += more
            space = ()
        yield Line(tuple(line), self.right_to_left, begun, goes_on=bool(space))

    def _words_within(self, room: float) -> Iterator[tuple[int, tuple[Piece, ...]]]:
        """Each word or space, and where it begins; a word wider than `room` in several parts."""
        for start, word in self._words:
            if _width(word) <= room + ROUNDING:
                yield start, word
            else:
                yield from self._parts(start, word, room)

    def _parts(self, start: int, word: Sequence[Piece], room: float) -> Iterator[tuple[int, tuple[Piece, ...]]]:
        advances: dict[int, float] = {}  # of what can only stand together
        for piece in word:
            for glyph in piece.glyphs:
                advance = glyph.advance * piece.setting.size
                advances[glyph.cluster] = advances.get(glyph.cluster, 0.0) + advance
        end = start + sum(len(piece.text) for piece in word)
        wide = 0.0
        for place, advance in sorted(advances.items()):
            if wide and wide + advance > room + ROUNDING:
                yield start, self._pieces(start, place)
                start, wide = place, 0.0
            wide += advance
        yield start, self._pieces(start, end)

    def _pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        made = []
        place = start
        for (setting, level), together in groupby(zip(self.settings[start:end], self.levels[start:end], strict=True)):
            first, place = place, place + len(list(together))
            glyphs = face(setting.face).shape(self.text, first, place, right_to_left=level % 2 == 1)
            width = setting.size * sum(glyph.advance for glyph in glyphs)
            made.append(Piece(setting, level, self.text[first:place], glyphs, width))
        return tuple(made)


def passages(runs: Iterable[Run], size: float, right_to_left: bool | None = None) -> list[Passage]:
    """What is said, one passage for each line it is written in; several spaces count as one, as does the end of a line.

    Each runs the way it reads, or all as `right_to_left` says.
    """
    made: list[list[tuple[str, Run]]] = [[]]
    for run in runs:
        for each in run.text:
            space = each in " \n"
            if not space or not made[-1] or made[-1][-1][0] != " ":
                made[-1].append((" " if space else each, run))
            if each == "\n":
                made.append([])
    return [_passage(one, size, right_to_left) for one in made]


def _passage(letters: Sequence[tuple[str, Run]], size: float, right_to_left: bool | None) -> Passage:
    text = "".join(each for each, _ in letters)
    runs_left = runs_right_to_left(text) if right_to_left is None else right_to_left
    settings = [
        Setting(f"{family}-{WEIGHTS[run.bold]}", SMALL if run.small else size, run.small)
        for family, (_, run) in zip(typefaces.families(text), letters, strict=True)
    ]
    return Passage(text, settings, levels(text, runs_left), runs_left)


def _width(pieces: Iterable[Piece]) -> float:
    return sum(piece.width for piece in pieces)
