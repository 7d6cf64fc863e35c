"""The closure letter: what ended and when, what happens to the record, whom to ring; not what the order was for."""

from typing import Any

import pytest

from printing import render
from printing.closure_letter import TEMPLATE, ClosureLetter
from printing.errors import AddressClosed, PaperNotReady, TwoVersions, WordsNotForLetter
from printing.render import content
from tests.printing.case_files import (
    CASE,
    LONG_NAME,
    TODAY,
    attended,
    file_of,
    home,
    pages_of,
    person,
    planned,
    record,
    text_of,
    unbroken,
)
from tests.printing.letter_files import SECRET, everything, facts, order

ENDED = {"ended_on": "2026-11-20", "end_reason": "completed"}


def letter(about: str = "order", **changed: Any) -> ClosureLetter:
    return ClosureLetter(**facts(about=about, **changed))


def ended(**fields: Any) -> Any:
    return file_of(person(), home(), order(**(ENDED | fields)))


def test_every_value_that_belongs_on_the_letter_is_on_it() -> None:
    words = text_of(render(letter(own_words="You stuck at it."), ended()))
    for value in (
        "Private", "12 Teasel Row", "Dear Zephyr", "Your order has ended", "Your order ended on 20 November 2026.",
        "You have done what it asked of you. Well done.", "You stuck at it.", "You have no more appointments with us.",
        "What happens to what we have written", "You can ask to see it", "Ring us before you answer",
        "You can still ring 01632 960144 or text 07700 900144. Ask for Imogen Farrowby", "Yours sincerely",
        "Closure, version 1", "Page 1 of 1",
    ):  # fmt: skip
        assert value in words


def test_it_says_well_done_only_where_the_order_was_completed() -> None:
    for reason in ("breached", "revoked", None):
        assert "Well done" not in text_of(render(letter(), ended(end_reason=reason)))
    case = ended(end_reason=None)
    assert any(one.needs_you for one in TEMPLATE.checks(letter(), content(letter(), case), case))


def test_an_order_that_runs_on_ends_soon_and_what_is_planned_goes_on() -> None:
    case = file_of(person(), home(), order(end="2026-12-13"), planned())
    words = text_of(render(letter(), case))
    assert "Your order ends soon" in words
    assert "Your order ends on 13 December 2026." in words
    assert "The appointments that are planned go on as they are." in words
    assert "Well done" not in words


def test_what_was_agreed_out_of_court_is_not_called_an_order() -> None:
    words = text_of(render(letter(), ended(kind="youth_conditional_caution")))
    assert "What you agreed to has ended" in words
    assert "order" not in words.casefold()


def test_a_case_without_an_order_can_have_one_once_it_is_closed() -> None:
    case = file_of(person(), home(), record("case", CASE, closed="2026-11-20"))
    assert "Our work with you ended on 20 November 2026." in text_of(render(letter(CASE), case))
    with pytest.raises(PaperNotReady):
        render(letter(CASE), file_of(person(), home(), record("case", CASE)))


def test_it_says_nothing_of_the_order_the_offence_or_others() -> None:
    words = text_of(render(letter(), everything(order(**ENDED))))
    for telling in (SECRET, "rehabilitation", "court", "offence", "2012"):
        assert telling not in words


def test_what_cannot_be_printed_says_what_to_do() -> None:
    with pytest.raises(PaperNotReady, match="does not say when"):
        render(letter(), file_of(person(), home(), order(end=None)))
    with pytest.raises(PaperNotReady, match="no longer"):
        render(letter("gone"), ended())
    with pytest.raises(AddressClosed):
        render(letter(), file_of(person(), home(letters=False), order(**ENDED)))
    with pytest.raises(WordsNotForLetter):
        render(letter(own_words="No more offending."), ended())
    clash = record("conflict", "clash", of="order", field="end_reason", mine="completed", theirs="breached")
    with pytest.raises(TwoVersions):
        render(letter(), file_of(person(), home(), order(**ENDED), clash))


def test_the_subjects_are_the_orders_that_have_ended_or_soon_will() -> None:
    assert TEMPLATE.subjects
    later = record("order", "later", kind="yro", end="2027-11-20")
    case = file_of(person(), order(**ENDED), later, record("case", CASE, closed="2026-11-21"))
    assert [one.record for one in TEMPLATE.subjects(case, TODAY)] == ["order", CASE]


def test_a_thousand_contacts_the_longest_name_and_easy_words() -> None:
    first, last = LONG_NAME
    many = [attended(number) for number in range(1000)]
    case = file_of(person(first_names=first, surname=last), home(), order(**ENDED), *many)
    pages = pages_of(render(letter(easy_read=True), case))
    assert unbroken(first + last) in unbroken(pages[0])
    assert "You did what it asked of you." in pages[0]
    assert render(letter(), case) == render(letter(), case)
