"""Letters of a week: all in one go, in the order of the post, each with its own record; and who gets none, and why."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from printing.printers import OpenPdf
from tests.ui.print_laptop import Laptop, press
from ui.parts.notice import Notice
from ui.parts.rows import ROW, Row
from ui.post import PostPage


@pytest.fixture
def laptop(printing: Laptop) -> Laptop:
    """One of its own for each test."""
    return printing


@pytest.fixture
def page(laptop: Laptop) -> PostPage:
    made = PostPage(laptop.desk, lambda: laptop.now)
    laptop.qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.read()
    laptop.until(lambda: rows(made))
    return made


def rows(page: PostPage) -> list[Row]:
    """What the list shows, without its headings."""
    return [one for one in page.list.rows_model.rows() if one.kind == ROW]


def letters(page: PostPage) -> list[Row]:
    """The rows that are letters."""
    return [one for one in rows(page) if one.icon == "mail"]


def told(page: PostPage) -> str:
    return " ".join(one.accessibleName() for one in page.findChildren(Notice) if one.isVisibleTo(page))


def test_every_appointment_is_a_letter_or_says_why_not(laptop: Laptop, page: PostPage) -> None:
    assert letters(page)
    without = [one for one in rows(page) if one.icon == "circle-alert"]
    assert without
    assert all("Nothing was printed" not in one.second and one.second.endswith(".") for one in without)
    with laptop.store() as store:
        planned = [
            one
            for case in store.caseload()
            for one in store.case(case.case)
            if one.type == "contact" and not one.fields.get("attendance") and not one.fields.get("removed_on")
        ]
    week = [one for one in planned if "2026-11-26" <= str(one.fields.get("date")) <= "2026-11-29"]
    assert sorted(one.key for one in rows(page)) == sorted(one.id for one in week)


def test_all_are_put_in_the_queue_in_the_order_of_the_post(laptop: Laptop, page: PostPage) -> None:
    wanted = [one.opens.case for one in letters(page)]
    press(page, "print_all", laptop.qtbot)
    laptop.until(lambda: "put in the print queue." in told(page))
    jobs = laptop.jobs()
    assert [one.case for one in jobs] == wanted
    assert {one.kind for one in jobs} == {"appointment_letter"}
    with laptop.store() as store:
        for job in jobs:
            paper = store.record(job.document)
            assert paper is not None
            assert paper.fields["fingerprint"] == job.fingerprint


def test_all_are_saved_in_one_pdf_and_recorded(laptop: Laptop, page: PostPage, tmp_path: Path) -> None:
    page.choose_file = lambda suggested, chosen: chosen(str(tmp_path / suggested))
    many = len(letters(page))
    press(page, "save_all", laptop.qtbot)
    laptop.until(lambda: "saved in one PDF." in told(page))
    [file] = tmp_path.glob("Appointment letters*.pdf")
    opened = OpenPdf(file.read_bytes())
    text = " ".join(opened.text(each) for each in range(opened.pages))
    assert text.count("Your next appointment") == many
    case = letters(page)[0].opens.case
    laptop.until(lambda: bool(laptop.events(case)))
    assert [one["kind"] for one in laptop.events(case)] == ["saved"]


def test_another_week_and_a_week_without_letters(laptop: Laptop, page: PostPage) -> None:
    first = [one.key for one in rows(page)]
    for _ in range(60):  # beyond every plan
        page._turn(1)
    laptop.until(lambda: not rows(page))
    assert "No appointment is planned in this week." in [one.first for one in page.list.rows_model.rows()]
    button = page.findChild(QAbstractButton, "print_all")
    assert button is not None
    assert not button.isEnabled()
    page._turn(0)
    laptop.until(lambda: [one.key for one in rows(page)] == first)
