"""A bundle in the preview: what may not leave is shown page by page, and settled there before it is printed."""

import pytest

from casework import Record, new_edit, new_id, new_record
from tests.printing.test_transfer_bundle import letter_of
from tests.ui.print_laptop import Laptop, press
from ui.parts.fields import TextField
from ui.print_preview import PrintPreview
from ui.print_settling import PageToSettle


@pytest.fixture
def laptop(printing: Laptop) -> Laptop:
    """One of its own for each test."""
    return printing


@pytest.fixture
def page(laptop: Laptop) -> PrintPreview:
    """The transfer papers of Zephyr, with a letter of his school kept as a PDF, in which another child is named."""
    pdf = letter_of("Zephyr comes every day.", "Perran Goldcrest sits far from him.", "He likes design.")
    with laptop.store() as store:
        move = new_record("transfer", laptop.zephyr)
        sent = {"direction": "out", "service": "Ravenscar Youth Justice Service", "kind": "caretaking"}
        store.save(new_edit(move, sent | {"notice_on": "2026-11-20"}, "imogen"))
        kept = {
            "kind": "other",
            "title": "Letter from the college",
            "file": store.attach(laptop.zephyr, pdf, "application/pdf"),
            "file_type": "application/pdf",
            "file_name": "letter.pdf",
        }
        store.save(new_edit(Record(new_id(), "document", laptop.zephyr, {}), kept, "imogen"))
    made = laptop.preview(laptop.zephyr, field="transfer_bundle")
    also = made.findChild(TextField, "choose_also_look_for")
    assert also is not None
    also.set_value("Perran Goldcrest, nobody else")
    also.edited.emit()
    laptop.until(lambda: pages(made))
    return made


def pages(page: PrintPreview) -> list[PageToSettle]:
    """The pages that wait for somebody."""
    return [one for one in page.findChildren(PageToSettle) if one.isVisibleTo(page)]


def test_nothing_is_printed_until_every_page_is_settled(laptop: Laptop, page: PrintPreview) -> None:
    assert "has something that may not leave" in laptop.told(page)
    assert not page.paper.isVisible()
    page.print_it()
    laptop.until(lambda: "may not leave" in laptop.told(page))
    assert laptop.jobs() == []
    press(page, "settle", laptop.qtbot)
    laptop.until(lambda: "Say for each page what becomes of it, and why." in laptop.told(page))


@pytest.mark.parametrize(
    ("way", "there", "gone"),
    [
        ("WITHHOLD", "This page is withheld. It names another child.", "sits far from him"),
        ("LEAVE_OUT", "Letter from the college: It names another child", "comes every day"),
        ("KEEP", "Perran Goldcrest sits far from him.", "This page is withheld"),
    ],
)
def test_what_was_settled_is_what_leaves(laptop: Laptop, page: PrintPreview, way: str, there: str, gone: str) -> None:
    [one] = pages(page)
    one.how.options()[way].click()
    one.reason.set_value("It names another child")
    press(page, "settle", laptop.qtbot)
    laptop.until(lambda: page.paper.isVisible())
    assert there in laptop.words(page)
    assert gone not in laptop.words(page)
    assert pages(page) == []
    page.show_place(page.place())
    assert page.settling.said() == (), "it holds for this look at this bundle, and for no other"
