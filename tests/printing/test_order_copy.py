"""The letter with the copy of a changed order: to whom the law says, and only where the record says what changed."""

from typing import Any

import pytest

from printing import render
from printing.errors import AddressClosed, PaperNotReady, TwoVersions
from printing.order_copy import OFFICER, TEMPLATE, OrderCopy, under_age
from printing.recipients import PARENT
from printing.render import content
from tests.printing.case_files import LONG_NAME, TODAY, file_of, home, pages_of, person, record, text_of, unbroken
from tests.printing.letter_files import SECRET, everything, facts, order, parent

CHANGED = {"original_end": "2027-05-31", "end": "2027-08-31", "extended_on": "2026-11-16"}


def letter(to: str = "child", **changed: Any) -> OrderCopy:
    return OrderCopy(**facts(about="order", to=to, **changed))


def case_of(born: str = "2013-01-10", **fields: Any) -> Any:
    return everything(order(**(CHANGED | fields)), date_of_birth=born)


def test_every_value_that_belongs_on_the_childs_letter_is_on_it() -> None:
    words = text_of(render(letter(), case_of()))
    for value in (
        "Private", "Zephyr Quillsworth", "12 Teasel Row", "Your order has been changed",
        "The court changed it on 16 November 2026. It now ends on 31 August 2027.",
        "Before, it was to end on 31 May 2027.",
        "A copy of your order, as it is now, is in this envelope.", "Who gets a copy", "You",
        "A parent or carer, since the law says so under 14", "Imogen Farrowby, the responsible officer",
        "Ring me on 01632 960144 or text 07700 900144.", "Copy of order, version 1",
    ):  # fmt: skip
        assert value in words
    assert SECRET not in words


@pytest.mark.parametrize(("born", "young"), [("2012-11-24", True), ("2012-11-23", False), (None, None)])
def test_a_parent_must_have_a_copy_until_the_fourteenth_birthday(born: str | None, young: bool | None) -> None:
    case = case_of(born)  # type: ignore[arg-type]
    assert under_age(case, TODAY) is young
    assert ("since the law says so" in text_of(render(letter(), case))) is bool(young)
    warned = [one.text for one in TEMPLATE.checks(letter(), content(letter(), case), case) if "parent" in one.text]
    assert bool(warned) is (young is not False)


def test_the_parents_letter_says_why_they_have_it() -> None:
    young = text_of(render(letter(PARENT), case_of()))
    assert "Dear Marigold Quillsworth" in young
    assert "You get it because Zephyr is under 14" in young
    older = text_of(render(letter(PARENT), case_of("2010-01-10")))
    assert "under 14" not in older
    assert "Read it together" in older


def test_the_officers_letter_goes_to_the_office() -> None:
    words = text_of(render(letter(OFFICER), case_of(responsible_officer="Callum Dreyling")))
    assert "Callum Dreyling Thornwick Youth Justice Service 3 Harbour Parade Port Aldermere" in words
    assert "Copy of a changed order: Zephyr Quillsworth" in words
    assert "Teasel" not in words


def test_a_requirement_taken_off_is_a_change_and_is_not_named() -> None:
    off = record("requirement", "off", order="order", kind="curfew", state="removed", text=SECRET)
    words = text_of(render(letter(), everything(off)))
    assert "Some of what it asked has been taken off" in words
    assert "curfew" not in words.casefold()


def test_what_cannot_be_printed_says_what_to_do() -> None:
    with pytest.raises(PaperNotReady, match="does not say that a court changed"):
        render(letter(), everything())
    with pytest.raises(PaperNotReady, match="no longer"):
        render(letter(), file_of(person(), home()))
    with pytest.raises(AddressClosed):
        render(letter(PARENT), file_of(person(), home(), order(**CHANGED), parent(letters=False)))
    clash = record("conflict", "clash", of="order", field="end", mine="2027-08-31", theirs="2027-09-30")
    with pytest.raises(TwoVersions):
        render(letter(), everything(order(**CHANGED), clash))


def test_the_subjects_are_the_changed_orders() -> None:
    assert TEMPLATE.subjects
    other = record("order", "other", kind="yro", end="2027-01-01")
    case = file_of(person(), order(**CHANGED), other)
    assert [one.record for one in TEMPLATE.subjects(case, TODAY)] == ["order"]
    assert TEMPLATE.nothing


def test_the_longest_name_fits_and_the_same_facts_give_the_same_bytes() -> None:
    first, last = LONG_NAME
    case = everything(order(**CHANGED), first_names=first, surname=last)
    assert unbroken(first + last) in unbroken(pages_of(render(letter(), case))[0])
    assert render(letter(easy_read=True), case) == render(letter(easy_read=True), case)
