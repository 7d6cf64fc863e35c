"""The breach ladder out of a case file: what may be done next, what must be done by when, and why."""

import datetime as dt

from casework import Record
from casework.breach_evidence import position
from casework.breach_ladder import Move, Position, Rung, climb
from casework.breach_routes import COURT, PANEL
from casework.breach_steps import Failure, Step, StepKind, Warning
from casework.disposals import case_findings
from casework.standing import main_order
from tests.casework.made_up import TODAY, case, contact, order, record


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def stands(*records: Record, kind: str = "yro", today: dt.date = TODAY) -> Position:
    file = case(order(kind), *records)
    running = main_order(file)
    assert running is not None
    found = position(file, running, today)
    assert found is not None
    return found


FIRST = contact("one", day("2026-09-18"), "unacceptable_absence", follow_up="Rang")
SECOND = contact("two", day("2026-10-19"), "unacceptable_absence", follow_up="Rang")
THIRD = contact("three", day("2026-11-23"), "unacceptable_absence", follow_up="Rang")


def letter(id: str, served: str, state: str = "served") -> Record:
    return record(
        "document",
        id,
        kind="warning_letter",
        state=state,
        made_on=day(served),
        served_on=day(served) if state == "served" else None,
    )


WARNED = letter("w1", "2026-09-23")
WARNED_AGAIN = letter("w2", "2026-10-21")


def test_case_b_must_go_to_court_by_five_working_days_after_the_third_miss() -> None:
    found = stands(FIRST, WARNED, SECOND, WARNED_AGAIN, THIRD)
    assert found.rung is Rung.MUST_GO
    assert [(one.what, one.by, one.record) for one in found.must] == [
        ("Lay the information at court, or record exceptional circumstances", day("2026-11-30"), "three")
    ]
    assert found.why == (
        "The failure on 23 November 2026 came inside the warned period in which a further warning had been given"
    )
    assert found.may == (Move.GO, Move.EXCEPTIONAL, Move.MEET, Move.WITHDRAW)
    assert found.warned_until == day("2027-09-22")


def test_a_letter_in_draft_warns_nobody() -> None:
    assert stands(FIRST, letter("w1", "2026-09-23", "draft")).rung is Rung.TO_WARN
    assert stands(FIRST, letter("w1", "2026-09-23", "printed")).rung is Rung.WARNED


def test_a_failure_in_two_versions_is_judged_by_nobody_and_still_followed_up() -> None:
    open_one = record("conflict", "k", of="one", field="attendance", mine="unacceptable_absence", theirs="attended")
    missed = contact("one", day("2026-11-23"), "unacceptable_absence")
    found = stands(missed, open_one)
    assert found.rung is Rung.COMPLYING
    assert [(one.what, one.by) for one in found.must] == [("Follow up the missed contact", day("2026-11-24"))]
    assert Move.ACCEPT in found.may


def test_an_accepted_reason_is_no_failure() -> None:
    assert stands(contact("one", day("2026-11-23"), "acceptable_absence")).rung is Rung.COMPLYING
    assert climb([Failure("f", day("2026-11-23"), True)], [], [], COURT, TODAY).must == ()


def test_steps_of_enforcement_move_it_on_and_a_withdrawal_takes_back() -> None:
    climbed = (FIRST, WARNED, SECOND, WARNED_AGAIN, THIRD)
    laid = record("enforcement", "laid", kind="information_laid", order="order", date=day("2026-11-25"))
    assert stands(*climbed, laid).rung is Rung.GONE
    assert stands(*climbed, laid).may == (Move.RESULT, Move.WITHDRAW)
    back = record("enforcement", "back", kind="withdrawal", order="order", date=day("2026-11-26"), follows="laid")
    assert stands(*climbed, laid, back).rung is Rung.MUST_GO
    other = record("enforcement", "laid", kind="information_laid", order="another", date=day("2026-11-25"))
    assert stands(*climbed, other).rung is Rung.MUST_GO
    hearing = record("hearing", "h", kind="breach", court="Thornwick", date=day("2026-11-25"))
    assert stands(*climbed, hearing).rung is Rung.HEARING
    over = record("hearing", "h", kind="breach", court="Thornwick", date=day("2026-11-25"), result="Order to continue")
    assert stands(*climbed, over).rung is Rung.COMPLYING


def step(kind: str, **fields: object) -> Record:
    return record("enforcement", "step", kind=kind, order="order", **{"date": TODAY, **fields})


def test_each_kind_of_step_that_a_record_can_hold() -> None:
    climbed = (FIRST, WARNED, SECOND, WARNED_AGAIN, THIRD)
    assert stands(*climbed, step("warning_withdrawn", follows="w2")).rung is Rung.TO_WARN_AGAIN
    assert stands(*climbed, step("breach_decided", decision="exceptional")).rung is Rung.WARNED_AGAIN
    assert stands(*climbed, step("breach_decided", decision="breach")).rung is Rung.MUST_GO
    assert stands(*climbed, step("back_to_panel"), kind="referral_order").rung is Rung.GONE
    assert stands(*climbed, step("recall"), kind="section_250").rung is Rung.GONE
    assert stands(*climbed, step("reason_accepted", contact="three")).rung is Rung.WARNED_AGAIN
    laid = record("enforcement", "laid", kind="information_laid", order="order", date=day("2026-11-25"))
    assert stands(*climbed, laid, step("result", result="adjourned")).rung is Rung.HEARING
    assert stands(*climbed, laid, step("result", result="extended")).rung is Rung.COMPLYING
    assert stands(FIRST, step("final_warning")).rung is Rung.WARNED


def test_an_end_that_breaches_moved_twice_is_found() -> None:
    moved = [
        record("enforcement", id, kind="result", order="order", date=TODAY, result="extended") for id in ("one", "two")
    ]
    assert case_findings(case(order(), moved[0])) == ()
    assert [one.rule for one in case_findings(case(order(), *moved))] == ["end_moved_twice"]


def test_a_withdrawn_warning_counts_no_longer() -> None:
    back = record("enforcement", "back", kind="withdrawal", order="order", date=TODAY, follows="w2")
    assert stands(FIRST, WARNED, SECOND, WARNED_AGAIN, back).rung is Rung.TO_WARN_AGAIN


def test_a_warning_recorded_as_a_step_counts_once_with_its_letter() -> None:
    said = record("enforcement", "s", kind="warning", order="order", date=day("2026-09-23"), document="w1")
    assert stands(FIRST, WARNED, said).warnings == 1
    alone = record("enforcement", "s", kind="warning", order="order", date=day("2026-09-23"))
    assert stands(FIRST, alone).rung is Rung.WARNED


def test_a_warning_without_its_three_statements_warns_nobody() -> None:
    short = Warning("w", day("2026-09-23"), may_go_to_court=False, recorded=day("2026-09-23"))
    found = climb([Failure("f", day("2026-09-18"), followed_up=True)], [short], [], COURT, TODAY)
    assert found.rung is Rung.TO_WARN
    assert "Write the warning again: it must say that the child may be brought before the court" in [
        one.what for one in found.must
    ]


def test_a_warning_that_nobody_recorded_is_to_be_recorded() -> None:
    found = climb(
        [Failure("f", day("2026-11-20"), followed_up=True)], [Warning("w", day("2026-11-24"))], [], COURT, TODAY
    )
    assert [(one.what, one.by) for one in found.must] == [("Record the warning", TODAY)]


def test_the_first_failure_that_must_go_further_sets_the_day_not_one_on_top_of_it() -> None:
    another = contact("four", day("2026-11-25"), "unacceptable_absence", follow_up="Rang")
    found = stands(FIRST, WARNED, SECOND, WARNED_AGAIN, THIRD, another)
    assert [(one.by, one.record) for one in found.must] == [(day("2026-11-30"), "three")]
    assert found.failures == 4


def test_a_referral_order_goes_to_the_panel_and_the_panel_may_refer_it_to_court() -> None:
    found = stands(FIRST, WARNED, SECOND, WARNED_AGAIN, THIRD, kind="referral_order")
    assert Move.PANEL in found.may
    assert found.must[0].what == "Bring it back to the panel"
    called = Step(StepKind.PANEL_CALLED, "p", day("2026-11-25"))
    failed = [Failure(f"f{n}", day(text), followed_up=True) for n, text in enumerate(("2026-09-18", "2026-10-19"))]
    assert climb(failed, [], [called], PANEL, TODAY).rung is Rung.GONE


def test_a_caution_goes_back_to_the_police_and_telling_them_is_seen_in_the_contacts() -> None:
    missed = contact("missed", day("2026-11-23"), "unacceptable_absence", statutory=False, follow_up="Rang home")
    told = contact("told", TODAY, kind="phone", follow_up_of="missed", who_was_there="PC Tobias Lark, police")
    assert stands(missed, kind="youth_conditional_caution").rung is Rung.MUST_GO
    assert stands(missed, told, kind="youth_conditional_caution").rung is Rung.GONE


def test_what_leads_nowhere_has_no_ladder() -> None:
    file = case(order("bail"), FIRST)
    running = main_order(file)
    assert running is not None
    assert position(file, running, TODAY) is None


def test_a_warning_and_the_letter_about_it_are_one_whichever_the_letter_names() -> None:
    step = record("enforcement", "step", kind="warning", date=day("2026-09-22"), order="order", contact="one")
    for about in ("one", "step"):
        late = record(
            "document", "w1", kind="warning_letter", state="served", made_on=day("2026-10-20"), about_record=about
        )
        found = stands(FIRST, step, SECOND, late)
        assert (found.warnings, found.rung) == (1, Rung.WARNED), about
