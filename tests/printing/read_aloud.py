"""Reads a tagged PDF as a screen reader does: the tree, and the words that were drawn as each part of it."""

import io
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pikepdf

PAINTS = frozenset(["Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI"])
SHOWS_TEXT = frozenset(["Tj", "TJ", "'", '"'])


class Part(msgspec.Struct):
    """One part of the tree: other parts, and words drawn as this part itself, in order. `pages` count from 1."""

    role: str
    said: list["Part | str"] = []
    pages: list[int] = []
    scope: str = ""
    language: str = ""
    instead: str = ""

    @property
    def parts(self) -> list["Part"]:
        """The parts in it."""
        return [one for one in self.said if isinstance(one, Part)]

    @property
    def words(self) -> str:
        """What was drawn as this part itself."""
        return "".join(one for one in self.said if isinstance(one, str))

    def all(self) -> Iterator["Part"]:
        """This part and those in it, in the order in which they are read."""
        yield self
        for part in self.parts:
            yield from part.all()

    def text(self) -> str:
        """Everything that is read aloud, with a space between parts."""
        return " ".join("".join(f" {one.text()} " if isinstance(one, Part) else one for one in self.said).split())

    def find(self, *roles: str) -> list["Part"]:
        """The parts of these roles."""
        return [part for part in self.all() if part.role in roles]


class Piece(msgspec.Struct):
    """What was drawn in one stretch of a page: `number` is its place in the tree, None for decoration."""

    number: int | None
    text: str = ""


class Page(msgspec.Struct):
    """A page: its pieces in the order drawn, and the operators that draw without saying what they are."""

    pieces: list[Piece]
    unmarked: list[str]


class ReadAloud:
    """A PDF, read back. Fails where the tree and the pages do not agree about a piece."""

    def __init__(self, pdf: bytes) -> None:
        self.file = pikepdf.open(io.BytesIO(pdf))
        self.pages = [_page(page) for page in self.file.pages]
        self._numbers = {page.objgen: number for number, page in enumerate((page.obj for page in self.file.pages), 1)}
        self._parents: dict[int, Any] = _number_tree(self.file.Root.StructTreeRoot.ParentTree)
        self._read: list[tuple[int, int]] = []
        root = self.file.Root.StructTreeRoot
        self.document = self._part(root.K, root)
        drawn = [
            (number, piece.number)
            for number, page in enumerate(self.pages, 1)
            for piece in page.pieces
            if piece.number is not None
        ]
        assert sorted(self._read) == sorted(drawn), "each piece belongs to one part, and each part has its pieces"

    def _part(self, element: Any, parent: Any) -> Part:
        assert element.Type == "/StructElem"
        assert element.P.objgen == parent.objgen
        part = Part(
            str(element.S)[1:],
            scope=str(element.A.get("/Scope", ""))[1:] if "/A" in element else "",
            language=str(element.get("/Lang", "")),
            instead=str(element.get("/Alt", "")),
        )
        for kid in element.K:
            if isinstance(kid, int):
                self._piece(part, element, element.Pg, kid)
            elif kid.get("/Type") == "/MCR":
                self._piece(part, element, kid.Pg, int(kid.MCID))
            else:
                part.said.append(self._part(kid, element))
        return part

    def _piece(self, part: Part, element: Any, page: Any, number: int) -> None:
        on = self._numbers[page.objgen]
        assert self._parents[int(page.StructParents)][number].objgen == element.objgen
        (piece,) = (piece for piece in self.pages[on - 1].pieces if piece.number == number)
        part.said.append(piece.text)
        part.pages.append(on)
        self._read.append((on, number))


def _number_tree(tree: Any) -> dict[int, Any]:
    flat = list(tree.Nums)
    return {int(key): value for key, value in zip(flat[::2], flat[1::2], strict=True)}


def _page(page: Any) -> Page:
    fonts = {name: _letters_of(font) for name, font in page.Resources.Font.items() if "/ToUnicode" in font}
    read = Page([], [])
    font: dict[int, str] = {}
    inside: Piece | None = None
    instead = False  # what is drawn has words in its place
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" if operands[0] == "/Span":
                assert inside is not None
                instead = True
                inside.text += str(operands[1].ActualText)
            case "BDC":
                assert inside is None, "a mark inside a mark"
                number = operands[1].get("/MCID")
                assert number is not None or operands[0] == "/Artifact"
                inside = Piece(None if number is None else int(number))
                read.pieces.append(inside)
            case "EMC" if instead:
                instead = False
            case "EMC":
                assert inside is not None
                inside = None
            case "Tf":
                font = fonts.get(str(operands[0]), {})
            case name if name in PAINTS:
                if inside is None:
                    read.unmarked.append(name)
                elif name in SHOWS_TEXT and not instead:
                    inside.text += _text(operands[0], font)
    assert inside is None, "a mark that does not end on its page"
    return read


def _text(shown: Any, font: dict[int, str]) -> str:
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    return "".join(font[byte] for one in strings if isinstance(one, pikepdf.String) for byte in bytes(one))


def _letters_of(font: Any) -> dict[int, str]:
    """Which letter each code of a font stands for, as the font itself says."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(r"<(\w\w)> <(\w{4,})>", table)
    return {int(code, 16): bytes.fromhex(letters).decode("utf-16-be") for code, letters in pairs}
