"""Tags: what each mark on a page is, so that a screen reader can tell a heading from a cell, and all from decoration.

Whatever draws on a page does it inside `tagged`, for what the document says, or inside `artifact`, for what only looks.
The tree of the tagged parts is written with the pages. Nothing of this can be seen. ISO 32000-1, sections 14.6 to 14.8.
"""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfgen.canvas import Canvas

Around = Literal["Pagination", "Layout"]
"""What an artifact is there for: the furniture of every page, or rules and tints."""
Attribute = tuple[str, str, str]
"""Owner, name and value of what is told of an element besides its role."""
COLUMN_HEAD = ("Table", "Scope", "Column")
ROW_HEAD = ("Table", "Scope", "Row")
BULLETED = ("List", "ListNumbering", "Disc")


class Piece(NamedTuple):
    """Marks drawn together. `page` counts from 1, `number` from 0 on that page."""

    page: int
    number: int


class Element:
    """One part of what the document says: H1, P, Table, TR, TH, TD, L, LI, Lbl, LBody, Sect, Figure.

    `language` is given where it is another than the document's, as `cy` for Welsh; `instead` are the words for a
    drawing that says something. Where a paragraph runs on over the page, one element has a piece on each.
    """

    def __init__(self, role: str, attribute: Attribute | None = None, *, language: str = "", instead: str = "") -> None:
        self.role, self.attribute, self.language, self.instead = role, attribute, language, instead
        self.parent: Element | None = None
        self.parts: list[Element | Piece] = []

    def add(self, part: "Element") -> "Element":
        """Put `part` last in this one, and give it back."""
        part.parent = self
        self.parts.append(part)
        return part

    def top(self) -> "Element":
        """The outermost element this one is in."""
        return self if self.parent is None else self.parent.top()


class TaggingCanvas(Canvas):
    """A canvas that numbers what is drawn inside `tagged`, and writes the tree when it is saved.

    The parts stand in the tree in the order in which they are first drawn; inside a table or a list, as it was built.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._document = self._into = Element("Document")
        self._pages: list[list[Element]] = []  # for each page, the elements of its pieces, by number
        self._inside = False

    def begin_tagged(self, element: Element) -> None:
        """What is drawn from here to `end_marked` belongs to `element`."""
        top = element.top()
        if top is not self._document:
            self._into.add(top)
        page = self.getPageNumber()
        self._pages += [[] for _ in range(page - len(self._pages))]
        piece = Piece(page, len(self._pages[-1]))
        self._pages[-1].append(element)
        element.parts.append(piece)
        self._begin(f"/{element.role} <</MCID {piece.number}>> BDC")

    def begin_part(self, language: str) -> None:
        """What is drawn from here on belongs to another document in the same file, in that language."""
        self._into = self._document.add(Element("Sect", language=language))

    def begin_artifact(self, around: Around) -> None:
        """What is drawn from here to `end_marked` is passed over by a screen reader."""
        self._begin(f"/Artifact <</Type /{around}>> BDC")

    def _begin(self, operator: str) -> None:
        assert not self._inside, "what is marked does not stand inside what is marked"
        self._inside = True
        self.addLiteral(operator)

    def end_marked(self) -> None:
        """The end of what was begun last."""
        self._inside = False
        self.addLiteral("EMC")

    def save(self) -> None:
        """Write the tree beside the pages, then the file."""
        document: Any = self._doc  # type: ignore[attr-defined]
        document.Catalog.StructTreeRoot = _Tree(document).write(self._document, self._pages)
        document.Catalog.MarkInfo = _Written("<</Marked true>>")
        for number, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, "/S"  # the key Tab moves in the order of the tree
        super().save()


class _Written(PDFObject):
    """An object as it will stand in the file. ReportLab's dictionaries are slow, and a long table has thousands."""

    __RefOnly__ = 1

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, document: Any) -> bytes:
        """The object, when ReportLab asks for it."""
        return self.text.encode("ascii")


class _Tree:
    """The elements on their way into the file: each an object there, which others refer to by its number."""

    def __init__(self, document: Any) -> None:
        self._file = document
        self._page_numbers = [self._number(page) for page in document.Pages.pages]
        self._numbers: dict[Element, str] = {}

    def write(self, document: Element, pages: list[list[Element]]) -> _Written:
        """Write the tree of `document`, and for each page, the element of each of its pieces; the root of it."""
        root = _Written()
        top = self._element(document, self._number(root))
        parents = ""
        for number, elements in enumerate(pages):
            found = _Written(f"[{' '.join(self._numbers[element] for element in elements)}]")
            parents += f"{number} {self._number(found)} "
        root.text = (
            f"<</Type /StructTreeRoot /K {top} /ParentTree <</Nums [{parents}]>> /ParentTreeNextKey {len(pages)}>>"
        )
        return root

    def _number(self, written: Any) -> str:
        reference: bytes = self._file.Reference(written).format(self._file)
        return reference.decode("ascii")

    def _element(self, element: Element, parent: str) -> str:
        written = _Written()
        number = self._numbers[element] = self._number(written)
        page = next((part.page for part in element.parts if isinstance(part, Piece)), 0)
        parts = " ".join(self._part(part, number, page) for part in element.parts)
        entries = f"/Type /StructElem /S /{element.role} /P {parent} /K [{parts}]"
        if page:
            entries += f" /Pg {self._page_numbers[page - 1]}"
        if element.attribute:
            owner, name, value = element.attribute
            entries += f" /A <</O /{owner} /{name} /{value}>>"
        if element.language:
            entries += f" /Lang ({element.language})"
        if element.instead:
            entries += f" /Alt <{(codecs.BOM_UTF16_BE + element.instead.encode('utf-16-be')).hex()}>"
        written.text = f"<<{entries}>>"
        return number

    def _part(self, part: Element | Piece, parent: str, page: int) -> str:
        if isinstance(part, Element):
            return self._element(part, parent)
        if part.page == page:
            return str(part.number)
        return f"<</Type /MCR /Pg {self._page_numbers[part.page - 1]} /MCID {part.number}>>"


@contextmanager
def tagged(canvas: Canvas, element: Element) -> Iterator[None]:
    """What is drawn inside says something, and is `element`, or more of it."""
    assert isinstance(canvas, TaggingCanvas)
    canvas.begin_tagged(element)
    yield
    canvas.end_marked()


def go_on_as(canvas: Canvas, element: Element) -> None:
    """From here on, what is drawn inside `tagged` is `element`."""
    assert isinstance(canvas, TaggingCanvas)
    canvas.end_marked()
    canvas.begin_tagged(element)


@contextmanager
def artifact(canvas: Canvas, around: Around) -> Iterator[None]:
    """What is drawn inside only looks: a screen reader passes over it."""
    assert isinstance(canvas, TaggingCanvas)
    canvas.begin_artifact(around)
    yield
    canvas.end_marked()
