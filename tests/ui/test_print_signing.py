"""What is done with a paper beside printing it: countersigned, chosen for a reader, encrypted, kept as served."""

import io
from pathlib import Path

import msgspec
import pikepdf
import pytest
from PySide6.QtWidgets import QAbstractButton

from casework import Record, new_edit
from tests.ui.laptop import case_of, demo_records
from tests.ui.print_laptop import Laptop, press
from ui.door import SecretField
from ui.parts.fields import CodeField
from ui.parts.notice import Notice
from ui.print_preview import PrintPreview

DRAFT = "DRAFT: not for issue"
MANAGER = {"name": "Wren Holloway-Pike", "role": "manager"}


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """The two cases of the preview's tests, and Sable's, in which Callum writes a pre-sentence report."""
    everything = demo_records()
    mine = {case_of(everything, name) for name in ("Quillsworth", "Ashgrove-Teel", "Merriweather-Drax")}
    return [one for one in everything if one.case in mine]


@pytest.fixture
def laptop(printing: Laptop) -> Laptop:
    """One of its own for each test."""
    return printing


@pytest.fixture
def sable(records: list[Record]) -> str:
    """Her case."""
    return case_of(records, "Merriweather-Drax")


def report(laptop: Laptop, case: str, **who: str) -> PrintPreview:
    """The pre-sentence report, as somebody of that name and role sees it."""
    laptop.desk.who = msgspec.structs.replace(laptop.desk.who, **who)
    return laptop.preview(case, field="psr")


def sign(page: PrintPreview) -> QAbstractButton:
    """The button to countersign with."""
    button = page.findChild(QAbstractButton, "countersign")
    assert button is not None
    return button


def test_a_report_is_a_draft_until_a_manager_signs_for_this_version(laptop: Laptop, sable: str) -> None:
    page = report(laptop, sable, **MANAGER)
    assert DRAFT in laptop.words(page)
    press(page, "hand_to_court", laptop.qtbot)
    laptop.until(lambda: "This is a draft." in laptop.told(page))
    assert laptop.events(sable) == []

    press(page, "countersign", laptop.qtbot)
    laptop.until(lambda: DRAFT not in laptop.words(page))
    assert not sign(page).isVisible()
    assert "Wren Holloway-Pike" in laptop.words(page)
    laptop.until(lambda: "Countersigned by Wren Holloway-Pike." in laptop.told(page))
    assert "This is a draft." not in laptop.told(page)
    with laptop.store() as store:
        [signed] = [one for one in store.case(sable) if one.type == "oversight" and one.fields.get("fingerprint")]
    assert signed.fields["by"] == "Wren Holloway-Pike"
    assert f"fingerprint {signed.fields['fingerprint']}" in laptop.words(page)

    with laptop.store() as store:
        section = next(one for one in store.case(sable) if one.type == "report_section")
        store.save(new_edit(section, {"text": "Written again, since something was wrong."}, "Callum Dreyling"))
    page.read()
    laptop.until(lambda: "Written again" in laptop.words(page))
    assert DRAFT in laptop.words(page), "what was signed for was another version"
    laptop.until(lambda: "A draft again." in laptop.told(page))
    assert sign(page).isVisible()


@pytest.mark.parametrize(
    "who",
    [
        {"name": "Imogen Farrowby", "role": "case_manager"},
        {"name": "Callum Dreyling", "role": "manager"},  # its author
        {"name": "Priya Stanneby", "role": "data_officer"},
    ],
)
def test_nobody_else_is_asked_to_sign(laptop: Laptop, sable: str, who: dict[str, str]) -> None:
    page = report(laptop, sable, **who)
    assert DRAFT in laptop.words(page)
    assert not sign(page).isVisible()


def test_a_signature_of_its_author_signs_for_nothing(laptop: Laptop, sable: str) -> None:
    page = report(laptop, sable, **MANAGER)
    assert page._paper is not None
    with laptop.store() as store:
        own = {"kind": "countersigned", "by": "Callum Dreyling", "fingerprint": page._paper.fingerprint}
        edit = new_edit(Record("0199a000-0000-7000-8000-00000000000a", "oversight", sable, {}), own, "callum")
        store.save(edit)
    page.read()
    laptop.qtbot.wait(300)
    assert DRAFT in laptop.words(page)


def test_a_copy_says_whose_it_is_and_has_the_same_fingerprint(laptop: Laptop, sable: str) -> None:
    page = report(laptop, sable)
    assert page._paper is not None
    mark = page._paper.fingerprint
    copy_for = page.findChild(CodeField, "choose_copy_for")
    assert copy_for is not None
    copy_for.set_value("the defence")
    copy_for.edited.emit()
    laptop.until(lambda: "Copy for the defence" in laptop.words(page))
    assert page._paper.fingerprint == mark
    page.show_place(page.place())
    laptop.until(lambda: "Copy for" not in laptop.words(page))


def test_a_box_that_is_ticked_at_first_leaves_out_what_it_says_when_it_is_cleared(laptop: Laptop) -> None:
    page = laptop.preview(laptop.corvin, field="case_summary")
    assert "Phone. Attended" in laptop.words(page)
    box = page.findChild(QAbstractButton, "choose_routine_calls")
    assert box is not None
    assert box.isChecked()
    box.click()
    laptop.until(lambda: "routine calls and letters" in laptop.words(page))
    assert "Without routine calls and letters." in laptop.words(page)
    box.click()
    laptop.until(lambda: "Without routine calls" not in laptop.words(page))


def test_a_copy_with_a_password_opens_with_it_alone(laptop: Laptop, sable: str, tmp_path: Path) -> None:
    page = report(laptop, sable)
    page.choose_file = lambda suggested, chosen: chosen(str(tmp_path / suggested))
    press(page, "save_copy", laptop.qtbot)
    field = page.findChild(SecretField, "copy_0")
    assert field is not None
    for password, told in (("short", "could be guessed"), ("three odd words", "It opens only with its password.")):
        field.setText(password)
        press(page, "copy_go", laptop.qtbot)
        laptop.until(lambda told=told: told in laptop.told(page))
    [file] = tmp_path.glob("*.pdf")
    assert b"Merriweather" not in file.read_bytes()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    with pikepdf.open(file, password="three odd words") as opened:
        assert len(opened.pages) == page.paper.pages
    laptop.until(lambda: bool(laptop.events(sable)))
    [event] = laptop.events(sable)
    assert (event["kind"], event["note"]) == ("saved", "A copy with a password")


def test_what_was_served_is_kept_and_shown_again_as_it_was(laptop: Laptop) -> None:
    page = laptop.preview(laptop.zephyr)
    assert page._paper is not None
    served = page._paper.pdf
    page.side.how.options()["handed"].click()
    press(page, "record_served", laptop.qtbot)
    laptop.until(lambda: bool(laptop.papers(laptop.zephyr, "appointment_letter")))
    [paper] = laptop.papers(laptop.zephyr, "appointment_letter")
    assert paper.file is not None
    with laptop.store() as store:
        assert store.attachment_bytes(paper.file) == served
    with pikepdf.open(io.BytesIO(served)) as opened:
        assert "pdfaid:part" in str(opened.Root.Metadata.read_bytes()), "what is filed says that it can be kept"
    laptop.now = laptop.now.replace(hour=16)
    page.read()
    laptop.until(lambda: page._paper is not None and page._paper.record is not None)
    laptop.qtbot.wait(200)
    assert page._paper.pdf == served, "printed again from the same bytes"


def test_while_another_paper_is_made_ready_nothing_is_signed_served_or_printed(laptop: Laptop, sable: str) -> None:
    page = report(laptop, sable, **MANAGER)
    page.show_place(msgspec.structs.replace(page.place(), field="case_summary"))
    assert not sign(page).isVisible()
    assert not page.side.print_button.isEnabled()
    page.countersign()
    page.record_served("handed", "Thornwick Youth Court")
    page.print_it()
    laptop.until(lambda: "Case summary" in laptop.words(page))
    assert page.side.print_button.isEnabled()
    assert laptop.events(sable) == []
    assert laptop.jobs() == []
    with laptop.store() as store:
        assert [one for one in store.case(sable) if one.type == "oversight" and one.fields.get("fingerprint")] == []


def test_what_is_said_is_scrolled_to(laptop: Laptop, sable: str) -> None:
    page = report(laptop, sable, **MANAGER)
    page.resize(1366, 420)
    bar = page._side_area.verticalScrollBar()
    laptop.until(lambda: bar.maximum() > 200)
    bar.setValue(bar.maximum())
    press(page, "countersign", laptop.qtbot)
    laptop.until(lambda: "Countersigned by" in laptop.told(page))
    notice = page.findChild(Notice, "print_notice")
    assert notice is not None
    laptop.until(lambda: notice.visibleRegion().boundingRect() == notice.rect())
