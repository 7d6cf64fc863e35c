"""The warning letter: one failure, the three statements of the law, and nothing of the offence."""

import datetime as dt
import time

import pytest

from casework.trouble import Trouble
from printing import render
from printing.errors import AddressClosed, PrintingTrouble, TwoVersions, WarningNotDue, WordsNotForLetter
from printing.fixed_letter_words import fixed_in_letter
from printing.warning_letter import TEMPLATE, WarningLetter
from tests.printing.case_files import (
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
from tests.printing.letter_files import SECRET, everything, facts, followed_up, missed, order, warned

MANAGER = record("assignment", "manager", role="manager", worker="wren", worker_name="Wren Holloway-Pike")


def warning(about: str = "missed", **changed: object) -> WarningLetter:
    return WarningLetter(about=about, **facts(**changed))


def _plain(statement: str) -> str:
    return statement.replace("**", "")


def test_every_value_that_belongs_on_the_letter_is_on_it() -> None:
    case = everything(
        missed("before", dt.date(2026, 9, 16)),
        warned("first", dt.date(2026, 9, 18), "before"),
        MANAGER,
        warned("second", TODAY, "missed", reason_given="I forgot."),
    )
    words = text_of(render(warning("second"), case))
    for value in (
        "Private", "Zephyr Quillsworth", "12 Teasel Row", "ZZ99 1TR", "Monday 23 November 2026", "Dear Zephyr",
        "You have missed an appointment. This is your second warning.",
        "Your appointment was on Wednesday 18 November 2026, 4:00pm at 3 Harbour Parade, Port Aldermere.",
        "It was part of your youth rehabilitation order. You did not come.",
        "We asked you about it on Thursday 19 November. You told us: “I forgot”.",
        "We cannot accept that as a good reason. Missing this appointment was not acceptable.",
        "You had your first warning on 18 September 2026.",
        "you may be brought before the court. The court could change your order or give you a different sentence.",
        "What to do now", "Come to your next appointment:", "Monday 30 November 2026, 4:00pm",
        "ring me before it on 01632 960144 or text 07700 900144", "a clinic letter",
        "tell me or my manager, Wren Holloway-Pike,", "You can bring someone with you.",
        "Yours sincerely", "Imogen Farrowby", "Case manager", "Warning 2, version 1", "Page 1 of 1",
    ):  # fmt: skip
        assert value in words
    assert SECRET not in words
    assert "2012" not in words


def test_the_three_statements_stand_in_the_order_of_the_law_and_nobody_can_change_them() -> None:
    words = text_of(render(warning(), everything()))
    unacceptable = _plain(fixed_in_letter("warning_unacceptable").paragraphs[0])
    may = _plain(fixed_in_letter("warning_may_court").paragraphs[0])
    assert words.index("You did not come") < words.index(unacceptable) < words.index(may)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("yro", "you may be brought before the court. The court could change your order"),
        ("referral_order", "you may be brought back before the panel, and the panel may send you before the court."),
        ("dto", "The court could send you back to custody."),
        ("section_250", "You could be taken back to custody."),
    ],
)
def test_where_it_may_lead_depends_on_the_order(kind: str, said: str) -> None:
    assert said in text_of(render(warning(), file_of(person(), home(), order(kind=kind), missed(), planned())))


def test_a_first_warning_speaks_of_none_before_it() -> None:
    words = text_of(render(warning(), everything()))
    assert "This is your first warning." in words
    assert "You had" not in words


def test_it_is_final_only_where_record_and_rule_say_so() -> None:
    first = warned("first", dt.date(2026, 9, 18), "before")
    last = warned("last", TODAY, "missed", kind="final_warning")
    words = text_of(render(warning("last"), everything(missed("before", dt.date(2026, 9, 16)), first, last)))
    assert "This is your final warning." in words
    with pytest.raises(WarningNotDue, match="final"):
        render(warning("last"), everything(last))


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([missed(attendance="acceptable_absence")], "no failure"),
        ([missed(attendance="attended")], "no failure"),
        ([], "exactly one|does not name"),
        ([missed(order="other")], "no order"),
        (
            [
                missed("one", dt.date(2026, 9, 1)),
                warned("first", dt.date(2026, 9, 2), "one"),
                missed("two", dt.date(2026, 10, 1)),
                warned("second", dt.date(2026, 10, 2), "two"),
                missed(),
            ],
            "must go further",
        ),
        (
            [missed(), missed("later", dt.date(2026, 11, 19)), warned("w", dt.date(2026, 11, 20), "later")],
            "has been given",
        ),
    ],
)
def test_no_letter_unless_exactly_one_failure_asks_for_it(records: list, said: str) -> None:
    with pytest.raises(WarningNotDue, match=said) as refused:
        render(warning(), file_of(person(), home(), order(), planned(), *records))
    assert refused.value.next_step


def test_a_warning_that_names_no_contact_is_refused() -> None:
    with pytest.raises(WarningNotDue, match="does not name"):
        render(warning("step"), everything(warned("step", TODAY, None)))


def test_a_step_that_follows_the_failure_is_about_its_contact() -> None:
    failure = record("enforcement", "failure", kind="failure", date="2026-11-18", order="order", contact="missed")
    step = warned("step", TODAY, None, follows="failure")
    assert "Wednesday 18 November 2026" in text_of(render(warning("step"), everything(failure, step)))


def test_the_reason_is_the_childs_own_and_never_guessed() -> None:
    assert "You gave us no reason." in text_of(
        render(warning(), file_of(person(), home(), order(), missed(absence="no_reason")))
    )
    case = file_of(person(), home(), order(), missed(reason=f"{SECRET} said so"))
    words = text_of(render(warning(), case))
    assert "We have no reason from you that we can accept." in words
    assert "We asked you" not in words
    assert SECRET not in words
    case = file_of(person(), home(), order(), missed(), followed_up(child_words="I slept in"))
    assert "You told us: “I slept in”." in text_of(render(warning(), case))


@pytest.mark.parametrize("told", ["It was the robbery.", "I met the victim.", "I was at Gull Cottage."])
def test_a_reason_that_tells_too_much_is_refused(told: str) -> None:
    hidden = record("address", "aunt", kind="family", whose="aunt", line_1="Gull Cottage", confidential=True)
    case = file_of(person(), home(), order(), missed(child_words=told), hidden, record("offence", "o", title="Robbery"))
    with pytest.raises(WordsNotForLetter) as refused:
        render(warning(), case)
    assert told not in refused.value.sentence()


def test_without_a_next_appointment_it_asks_the_child_to_ring() -> None:
    words = text_of(render(warning(), file_of(person(), home(), order(), missed())))
    assert "Ring me to agree your next appointment: 01632 960144" in words


@pytest.mark.parametrize("address", [home(letters=False), home(confidential=True), home(letters=None)])
def test_no_warning_goes_to_a_closed_address(address: object) -> None:
    with pytest.raises(AddressClosed):
        render(warning(), file_of(person(), address, order(), missed()))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("of", "field"), [("missed", "date"), ("next", "start"), ("order", "kind"), ("person", "surname")]
)
def test_two_versions_of_what_it_says_stop_it(of: str, field: str) -> None:
    case = everything(record("conflict", "clash", of=of, field=field, mine="a", theirs="b"))
    with pytest.raises(TwoVersions):
        render(warning(), case)


def test_two_versions_of_what_happened_stop_it_too() -> None:
    clash = record(
        "conflict", "clash", of="missed", field="attendance", mine="unacceptable_absence", theirs="rearranged_by_us"
    )
    with pytest.raises(PrintingTrouble, match="two versions"):
        render(warning(), everything(clash))


def test_the_subjects_are_failures_without_a_warning_then_the_steps() -> None:
    case = everything(missed("before", dt.date(2026, 9, 16)), warned("first", dt.date(2026, 9, 18), "before"))
    assert TEMPLATE.subjects
    assert [one.record for one in TEMPLATE.subjects(case, TODAY)] == ["missed", "first"]
    assert not TEMPLATE.subjects(file_of(person(), home()), TODAY)
    assert isinstance(TEMPLATE.nothing, Trouble)


def test_a_letter_that_went_out_can_be_made_again_as_of_its_day() -> None:
    gone = record(
        "document", "paper", kind="warning_letter", state="served", made_on="2026-09-18", about_record="before"
    )
    case = everything(missed("before", dt.date(2026, 9, 16)), gone)
    assert TEMPLATE.subjects
    assert [one.record for one in TEMPLATE.subjects(case, TODAY)] == ["missed", "before"]
    assert "This is your first warning." in text_of(render(warning("before"), case))
    assert "This is your second warning." in text_of(render(warning("missed"), case))


def test_the_checks_say_what_is_missing() -> None:
    case = file_of(person(), home(), order(), missed())
    texts = " ".join(
        one.text for one in TEMPLATE.checks(warning(), TEMPLATE.content(warning(), case), case) if one.needs_you
    )
    for missing in ("No follow-up", "No reason", "No next appointment"):
        assert missing in texts


def test_a_thousand_contacts_and_the_longest_name_make_one_page_in_no_time() -> None:
    first, last = LONG_NAME
    many = [attended(number, order="order") for number in range(1000)]
    case = everything(*many, first_names=first, surname=last)
    began = time.perf_counter()
    pages = pages_of(render(warning(), case))
    assert time.perf_counter() - began < 5
    assert len(pages) == 1
    assert unbroken(first + last) in unbroken(pages[0])


def test_the_same_facts_give_the_same_bytes() -> None:
    assert render(warning(), everything()) == render(warning(), everything())
