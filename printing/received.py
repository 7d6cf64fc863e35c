"""Papers that others made, ready to stand among ours: each page whole, a little smaller, on a sheet of our own.

Only what a page shows is taken over. What else a PDF can carry (attached files, programs, who wrote it on which
computer, form fields that could still be changed) stays behind; what was filled into a form is made part of the page.
"""

import io
from collections.abc import Sequence

from pikepdf import Name, Page, PasswordError, Pdf, PdfError, Rectangle

from printing.errors import PaperNotOpened
from printing.joined_tags import add_paragraph

MM = 72 / 25.4
PLACE = Rectangle(18 * MM, 20.5 * MM, 192 * MM, 261.5 * MM)
"""Where a page is drawn on a sheet of ours, smaller if it must be: in points from below left."""
LARGE_PICTURE = 300 * 300  # dots; anything that words could be read in, and many a letterhead


def opened(pdf: bytes, title: str) -> Pdf:
    """The paper, with what was filled in made part of its pages. Raises PaperNotOpened, which names it."""
    try:
        paper = Pdf.open(io.BytesIO(pdf))
    except PasswordError as locked:
        raise PaperNotOpened(
            f"“{title}” is locked with a password.", "Ask who sent it for one without, or leave it out."
        ) from locked
    except PdfError as damaged:
        raise PaperNotOpened(
            f"“{title}” cannot be read as a PDF.", "Open it by itself to look at it, or leave it out."
        ) from damaged
    if not len(paper.pages):
        raise PaperNotOpened(f"“{title}” has no pages.", "Leave it out.")
    if Name.AcroForm in paper.Root and paper.Root.AcroForm.get(Name.NeedAppearances, False):
        paper.generate_appearance_streams()
    paper.flatten_annotations("all")
    return paper


def bytes_of(paper: Pdf) -> bytes:
    """The paper as it is now, to be read back."""
    into = io.BytesIO()
    paper.save(into, fix_metadata_version=False)  # that would need lxml
    return into.getvalue()


def unreadable(paper: Pdf, words: Sequence[str]) -> frozenset[int]:
    """Pages, counted from 0, of which no program knows all that they say: no words, or a picture large enough."""
    return frozenset(
        number
        for number, (page, said) in enumerate(zip(paper.pages, words, strict=True))
        if not said.strip() or _has_large_picture(page)
    )


def _has_large_picture(page: Page) -> bool:
    page.externalize_inline_images()
    pictures = page.get_images(recursive=True).values()
    return any(int(one.get(Name.Width, 0)) * int(one.get(Name.Height, 0)) >= LARGE_PICTURE for one in pictures)


def on_our_sheets(paper: Pdf, sheets: bytes) -> bytes:
    """Each page of `paper` drawn on one of our `sheets`, from the second on: the first is their cover."""
    with Pdf.open(io.BytesIO(sheets)) as ours:
        for sheet, page in zip(list(ours.pages)[1:], paper.pages, strict=True):
            _draw(ours, sheet, page)
        into = io.BytesIO()
        ours.save(into, deterministic_id=True, fix_metadata_version=False)
    return into.getvalue()


def _draw(ours: Pdf, sheet: Page, page: Page) -> None:
    """As pikepdf's own overlay does it, but with a name that is the same each time."""
    form = ours.copy_foreign(page.as_form_xobject())
    name = sheet.add_resource(form, Name.XObject, Name.ReceivedPage)
    drawing = sheet.calc_form_xobject_placement(
        form, name, PLACE, invert_transformations=True, allow_shrink=True, allow_expand=False
    )
    number = add_paragraph(ours, sheet)
    sheet.contents_add(b"q", prepend=True)
    sheet.contents_add(b"Q /P <</MCID %d>> BDC " % number + drawing + b" EMC")
