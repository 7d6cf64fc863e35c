"""Several tagged PDFs as one: every element still leads to its page, and every page back to its elements."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from printing.joining import Piece, joined, with_pages_replaced


def tagged(title: str, pages: int, deep: bool = False) -> bytes:
    """A PDF with a tree: a document with one paragraph on each page, which has words to be read instead."""
    made = Pdf.new()
    root = made.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = made.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    numbers = Array()
    for at in range(pages):
        page = made.add_blank_page(page_size=(595, 842)).obj
        page.Contents = made.make_stream(b"/P <</MCID 0>> BDC EMC")
        page.StructParents = at
        element = Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page, K=0, ActualText=f"{title} {at}")
        element = made.make_indirect(element)
        document.K.append(element)
        numbers.extend([at, made.make_indirect(Array([element]))])
    root.K = document
    tree = Dictionary(Nums=numbers)
    root.ParentTree = made.make_indirect(Dictionary(Kids=Array([made.make_indirect(tree)])) if deep else tree)
    made.Root.StructTreeRoot = root
    return saved(made)


def untagged(pages: int) -> bytes:
    made = Pdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842))
    return saved(made)


def saved(made: Pdf) -> bytes:
    made.Root.Lang = "en-GB"
    made.Root.OutputIntents = Array()
    made.Root.Metadata = made.make_stream(b"")
    into = io.BytesIO()
    made.save(into)
    return into.getvalue()


def whole(*parts: bytes) -> Pdf:
    pieces = [Piece(part, f"Part {number}") for number, part in enumerate(parts)]
    return pikepdf.open(io.BytesIO(joined(pieces, untagged)))


def test_every_part_is_in_the_tree_and_leads_to_its_own_pages() -> None:
    with whole(tagged("ONE", 2), tagged("TWO", 3, deep=True)) as opened:
        tree = opened.Root.StructTreeRoot
        parts = list(tree.K.K)
        assert [part.S for part in parts] == [Name.Part, Name.Part]
        assert [str(kid.ActualText) for part in parts for kid in part.K] == [
            "ONE 0",
            "ONE 1",
            "TWO 0",
            "TWO 1",
            "TWO 2",
        ]
        pages = [page.obj.objgen for page in opened.pages]
        assert [kid.Pg.objgen for part in parts for kid in part.K] == pages
        assert all(part.P.objgen == tree.K.objgen for part in parts)
        assert opened.Root.MarkInfo.Marked


def test_every_page_leads_back_to_what_is_on_it() -> None:
    with whole(tagged("ONE", 2), tagged("TWO", 3)) as opened:
        numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
        back = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert sorted(back) == list(range(5))
        for page in opened.pages:
            (element,) = back[int(page.obj.StructParents)]
            assert element.Pg.objgen == page.obj.objgen
        assert opened.Root.StructTreeRoot.ParentTreeNextKey == 5
        assert opened.check_pdf_syntax() == []


def test_a_part_without_tags_between_others_harms_none() -> None:
    with whole(tagged("ONE", 1), untagged(2), tagged("TWO", 1)) as opened:
        assert [Name.StructParents in page.obj for page in opened.pages] == [True, False, False, True]
        last = opened.Root.StructTreeRoot.K.K[1].K[0]
        assert last.Pg.objgen == opened.pages[3].obj.objgen
    with whole(untagged(1)) as opened:
        assert Name.StructTreeRoot not in opened.Root


def test_words_of_a_page_that_is_replaced_are_in_no_tag() -> None:
    replaced = with_pages_replaced(tagged("SECRET", 2), {1: untagged(1)})
    with whole(untagged(1), replaced) as opened:
        assert Name.StructTreeRoot not in opened.Root
        assert not any(Name.StructParents in page.obj for page in opened.pages)
        texts = [str(one.get(Name.ActualText, "")) for one in opened.objects if isinstance(one, Dictionary)]
        assert not any("SECRET" in text for text in texts)
