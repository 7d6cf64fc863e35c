"""Where a case stands: its order, judgements, worker, home and warnings at the door."""

import datetime as dt

from casework.standing import (
    assigned,
    home_now,
    judgement_now,
    level_now,
    main_order,
    order_words,
    supervision_started,
    versions_of,
    visiting_alerts,
    within,
)
from tests.casework.made_up import TODAY, case, order, record


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_sentence_is_shown_before_bail_and_an_ended_order_is_not() -> None:
    bail = record("order", "bail", kind="bail", made_on=day("2026-11-01"))
    file = case(bail, order())
    shown = main_order(file)
    assert shown is not None
    assert shown.id == "order"
    ended = main_order(case(bail, order(ended_on=day("2026-11-01"))))
    assert ended is not None
    assert ended.id == "bail"
    assert main_order(case()) is None


def test_an_order_says_its_phase() -> None:
    licence = main_order(case(order("dto", phase="licence")))
    bail = main_order(case(order("bail", phase="report_ordered")))
    assert licence is not None
    assert bail is not None
    assert order_words(licence) == "Detention and training order, on licence"
    assert order_words(bail) == "Bail, report to the court ordered"


def test_supervision_on_licence_starts_with_its_first_condition() -> None:
    conditions = [
        record("requirement", f"c{n}", order="order", kind="licence_condition", start=start)
        for n, start in enumerate((day("2026-11-20"), day("2026-11-24")))
    ]
    file = case(order("dto", phase="licence"), *conditions)
    licence = main_order(file)
    assert licence is not None
    assert supervision_started(file, licence, TODAY) == day("2026-11-20")


def test_the_judgement_now_is_the_newest_countersigned_one() -> None:
    signed = record("judgement", "a", stage="psr", state="countersigned", safety="high", started_on=day("2026-08-01"))
    draft = record("judgement", "b", stage="review", state="draft", safety="low", level="standard", started_on=TODAY)
    now = judgement_now(case(signed, draft))
    assert now is not None
    assert now.id == "a"
    assert level_now(case(signed, draft)) == ""
    only_draft = judgement_now(case(draft))
    assert only_draft is not None
    assert only_draft.id == "b"
    assert judgement_now(case()) is None


def test_home_is_where_the_child_is_placed_and_nobody_elses_address() -> None:
    home = record("address", "home", kind="home", line_1="12 Teasel Row", since=day("2020-01-01"))
    mother = record("address", "mother", kind="home", whose="mother", line_1="27 Sailmaker Steps")
    relation = record("relationship", "r", name="Ottilie Vexley", relation="mother")
    placed = record("address", "placed", kind="placement", line_1="Gannet House", since=day("2026-11-20"))
    to_come = record("address", "later", kind="placement", line_1="Elsewhere", since=day("2026-12-20"))
    before = record("address", "before", kind="bail", line_1="9 Pilot's Walk", until=day("2026-11-19"))

    def where(*records: object) -> str | None:
        found = home_now(case(*records), TODAY)  # type: ignore[arg-type]
        return found.id if found else None

    assert where(relation, mother, home, before, to_come) == "home"
    assert where(home, placed) == "placed"
    assert where(relation, mother) is None


def test_an_assignment_and_an_alert_are_over_after_their_last_day() -> None:
    worker = {"worker": "imogen", "role": "case_manager", "since": day("2026-11-01")}
    file = case(
        record("assignment", "w", **worker, until=TODAY),
        record("alert", "dog", kind="visiting", text="Dog. Ring first.", until=TODAY),
        record("alert", "health", kind="health", text="Asthma"),
    )
    tomorrow = TODAY + dt.timedelta(days=1)
    assert assigned(file, "case_manager", TODAY) is not None
    assert assigned(file, "case_manager", tomorrow) is None
    assert assigned(file, "manager", TODAY) is None
    assert [alert.id for alert in visiting_alerts(file, TODAY)] == ["dog"]
    assert visiting_alerts(file, tomorrow) == ()


def test_only_open_conflicts_of_that_field_have_versions() -> None:
    two = {"of": "c", "field": "attendance", "mine": "attended", "theirs": None}
    assert versions_of(case(record("conflict", "k", **two)), "c", "attendance") == ("attended", None)
    assert versions_of(case(record("conflict", "k", **two)), "c", "note") == ()
    assert versions_of(case(record("conflict", "k", **two, settled_at="x")), "c", "attendance") == ()


def test_a_title_inside_a_sentence_keeps_letters_that_stand_for_a_name() -> None:
    assert within("Youth rehabilitation order") == "youth rehabilitation order"
    assert within("NHS number") == "NHS number"
    assert within("") == ""
