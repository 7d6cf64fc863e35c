"""The tags of several PDFs as those of one, so that a screen reader goes through a bundle as through its papers.

ISO 32000-1, section 14.7: the tree of what a document says, and the way back to it from each page.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf


class JoinedTags:
    """The tree of the whole: a document, and in it a part for each PDF that had a tree of its own."""

    def __init__(self, whole: Pdf) -> None:
        self._whole = whole
        self._document = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        self._back = Array()  # from the number of a page to the elements on it
        self._next = 0

    def take_over(self, part: Pdf, first: int) -> None:
        """Add the tree of `part`, whose pages stand in the whole from page `first`, counted from 0, to its end.

        Pages of a part without a tree lose what would lead into one.
        """
        tree = part.Root.get(Name.StructTreeRoot)
        pages = [page.obj for page in list(self._whole.pages)[first:] if Name.StructParents in page.obj]
        if tree is None:
            for page in pages:
                del page[Name.StructParents]
            return
        # The pages were copied before, so that what the tree says of a page now says it of the copy.
        copied = self._whole.copy_foreign(tree)
        for element in _kids(copied):
            element.S = Name.Part
            element.P = self._document
            self._document.K.append(element)
        for page in pages:
            page.StructParents = int(page.StructParents) + self._next
        numbers = [(number + self._next, elements) for number, elements in _pairs(copied.ParentTree)]
        for number, elements in numbers:
            self._back.append(number)
            self._back.append(elements)
        self._next = max((number for number, _ in numbers), default=self._next - 1) + 1

    def write(self) -> None:
        """Put the tree into the whole; nothing where no part had one."""
        if not len(self._document.K):
            return
        root = self._whole.make_indirect(
            Dictionary(
                Type=Name.StructTreeRoot,
                K=self._document,
                ParentTree=self._whole.make_indirect(Dictionary(Nums=self._back)),
                ParentTreeNextKey=self._next,
            )
        )
        self._document.P = root
        self._whole.Root.StructTreeRoot = root
        self._whole.Root.MarkInfo = Dictionary(Marked=True)


def add_paragraph(pdf: Pdf, page: Page) -> int:
    """A paragraph after what a page of a tagged PDF of ours already says, and the number its marks have on that page.

    For a page that others made: a screen reader reads it as one paragraph, in the order in which it was drawn.
    """
    tree = pdf.Root.StructTreeRoot
    here = dict(_pairs(tree.ParentTree))[int(page.obj.StructParents)]
    (document,) = _kids(tree)
    number = len(here)
    element = Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page.obj, K=Array([number]))
    kids = [*document.K]
    last = max(at for at, kid in enumerate(kids) if kid.get(Name.Pg, page.obj).objgen == page.obj.objgen)
    kids.insert(last + 1, pdf.make_indirect(element))
    document.K = Array(kids)
    here.append(kids[last + 1])
    return number


def _kids(tree: Object) -> list[Object]:
    kids = tree.get(Name.K, Array())
    return [*kids] if isinstance(kids, Array) else [kids]


def _pairs(tree: Object) -> Iterator[tuple[int, Object]]:
    """Every number and what it stands for, of a number tree of any depth."""
    numbers = [*tree.get(Name.Nums, Array())]
    yield from ((int(number), value) for number, value in zip(numbers[::2], numbers[1::2], strict=True))
    for kid in tree.get(Name.Kids, Array()):
        yield from _pairs(kid)
