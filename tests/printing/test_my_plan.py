"""My plan: the child's words first, ticks from the record, first names only, and consequences that are true."""

import pytest

from printing import render
from printing.content import Boxes, Large, Part
from printing.errors import WordsNotForChild
from printing.my_plan import TEMPLATE, MyPlan, content
from tests.printing.case_files import SERVICE, file_of, home, pages_of, person, planned, record, text_of
from tests.printing.kept_files import ORDER, mother, order, plan_case, required, target, told


def plan(*records: object, **facts: object) -> str:
    return text_of(render(MyPlan(**told(**facts)), file_of(*records)))  # type: ignore[arg-type]


def test_every_value_that_belongs_on_the_plan_is_on_it() -> None:
    words = plan(*plan_case())
    for value in (
        "My plan",
        "Zephyr’s plan with Callum. It ends on 26 April 2027.",
        "“I want to stay in my school.”",
        "1. Go to 6 sessions about anger. I have done 3.",
        "2. Leave the room and count to ten.",
        "No contact with the person I hurt.",
        "Monday 30 November 2026, 4:00pm, 3 Harbour Parade, Port Aldermere.",
        "Ring or text Callum before we meet:",
        "07700 900144",
        "It is fine to ask Mum to ring.",
        "Bettany",
        "I find Bettany.",
        "I can tell Callum when it is too hard. We can change it.",
        "Callum has to tell the police, and I could go to court.",
        "Callum read this with me, and I said what I think.",
        "My plan, version 1",
        "TRAINING COPY: all people are invented",
    ):
        assert value in words


def test_it_has_first_names_only_and_no_date_of_birth() -> None:
    words = plan(*plan_case(home()))
    for never in ("Quillsworth", "Quill", "Dreyling", "2012", "Teasel", "caution"):
        assert never not in words


def test_what_the_child_is_called_stands_at_the_head_of_later_pages() -> None:
    records = [one if one.type != "person" else person(preferred_name="Zeph") for one in plan_case()]
    pages = pages_of(render(MyPlan(**told()), file_of(*records)))
    assert len(pages) == 2
    assert "My plan Zeph " in pages[1]


def test_boxes_are_ticked_from_the_record() -> None:
    case = file_of(*plan_case())
    parts = [one for one in content(MyPlan(**told()), case).blocks if isinstance(one, Part)]
    boxes = [one for part in parts for one in part.blocks if isinstance(one, Boxes)]
    assert boxes == [Boxes(6, 3)]


def test_sessions_that_nobody_counted_are_counted_from_the_contacts() -> None:
    kept = [
        record("contact", f"s{number}", date="2026-11-02", kind="school", attendance=came, requirement="sessions")
        for number, came in enumerate(("attended", "attended", "acceptable_absence"))
    ]
    sessions = required("sessions", "Go to 4 sessions", amount=4, unit="sessions", kind="caution_condition")
    assert "I have done 2." in plan(person(), order(), sessions, *kept)


def test_more_done_than_asked_for_is_no_more_than_all_boxes() -> None:
    sessions = required("sessions", "Go to 2 sessions", amount=2, unit="sessions", done=5, kind="caution_condition")
    assert "I have done 2." in plan(person(), order(), sessions)


def test_the_number_to_ring_is_the_services_own_and_large() -> None:
    parts = [one for one in content(MyPlan(**told()), file_of(*plan_case())).blocks if isinstance(one, Part)]
    assert [one for part in parts for one in part.blocks if isinstance(one, Large)] == [Large("07700\u00a0900144")]


def test_meetings_with_one_rhythm_are_said_as_one() -> None:
    more = [
        planned(id=f"p{number}", date=day, kind="school", place="School", order=ORDER, statutory=True)
        for number, day in enumerate(("2026-11-25", "2026-12-02", "2026-12-09"))
    ]
    words = plan(person(), order(), target(), *more)
    assert "Wednesdays at 4:00pm, School. Next time: Wednesday 25 November 2026." in words


def test_a_meeting_that_is_kept_for_one_role_is_not_told() -> None:
    health = planned(id="h", place="ZZCLINICZZ", only_for="health", date="2026-11-24")
    assert "ZZCLINICZZ" not in plan(*plan_case(health))


@pytest.mark.parametrize(
    ("kind", "told_so"),
    [
        ("youth_conditional_caution", "has to tell the police"),
        ("referral_order", "I meet the panel again"),
        ("yro", "If it happens again after two warnings, Callum has to tell the court."),
        ("dto", "the court can send me back to custody"),
        ("section_250", "I can be taken back to custody"),
        ("bail", "The court could end my bail."),
        ("prevention", "We can change the plan."),
    ],
)
def test_what_follows_is_that_of_the_order(kind: str, told_so: str) -> None:
    assert told_so in plan(person(), order(kind), target())


def test_a_plan_without_the_childs_words_has_lines_for_them_and_asks() -> None:
    case = file_of(person(), order(), target(child_words=None))
    document = MyPlan(**told())
    assert "What I want We will write this down together." in text_of(render(document, case))
    asked = [one.text for one in TEMPLATE.checks(document, content(document, case), case) if one.needs_you]
    assert "Target 1 has nothing in the child’s own words." in asked


@pytest.mark.parametrize("word", ["victim", "reoffending", "high risk", "AssetPlus", "the crime"])
def test_words_that_are_not_for_a_child_are_refused_by_name(word: str) -> None:
    with pytest.raises(WordsNotForChild) as refused:
        plan(person(), order(), target(steps=f"Think about {word}."))
    assert refused.value.happened.startswith("“Steps, target 1” says")
    assert "the person I hurt" in refused.value.next_step


def test_targets_that_are_met_and_conditions_that_are_over_are_not_asked_again() -> None:
    words = plan(
        person(),
        order(),
        target(),
        target(2, state="met", steps="ZZMETZZ", child_words="ZZMETZZ"),
        required("old", "ZZOVERZZ", amount=2, unit="sessions", end="2026-11-01"),
    )
    assert "ZZ" not in words


def test_twelve_targets_go_on_over_the_pages_and_none_is_lost() -> None:
    many = [
        target(number, steps=f"Step {number} of many. " * 12, child_words=f"Wish {number}.") for number in range(1, 13)
    ]
    pages = pages_of(render(MyPlan(**told()), file_of(person(), mother(), order(), *many)))
    words = " ".join(pages)
    assert all(f"“Wish {number}.”" in words and f"{number}. Step {number}" in words for number in range(1, 13))
    assert words.count("of many.") == 12 * 12
    assert 3 <= len(pages) <= 6


def test_without_a_phone_there_is_no_empty_number() -> None:
    from msgspec.structs import replace

    words = plan(*plan_case(), service=replace(SERVICE, phone="", text_phone=""))
    assert "I tell Callum before we meet." in words
    assert "Callum:" not in words


def test_a_parent_the_child_may_not_meet_does_not_sign() -> None:
    records = [one if one.id != "mother" else mother(contact_allowed=False) for one in plan_case()]
    assert "Mum Date" not in plan(*records)


def test_more_sessions_than_boxes_would_help_are_counted_in_words() -> None:
    many = required("sessions", "Go to football", amount=40, unit="sessions", done=12, kind="reparation")
    case = file_of(person(), order(), many)
    assert "I have done 12 of 40 sessions." in text_of(render(MyPlan(**told()), case))
    parts = [one for one in content(MyPlan(**told()), case).blocks if isinstance(one, Part)]
    assert not [one for part in parts for one in part.blocks if isinstance(one, Boxes)]


def test_one_of_something_is_said_as_one() -> None:
    one = required("work", "Clear the path", amount=1, unit="hours", done=0, kind="reparation")
    assert "Clear the path. I have done 0 of 1 hour." in plan(person(), order(), one)


def test_a_rule_of_the_court_that_no_child_would_say_is_explained_and_not_printed() -> None:
    rule = required("out", "Not to enter the street of the victim", kind="exclusion")
    case = file_of(person(), order(), target(), rule)
    document = MyPlan(**told())
    words = text_of(render(document, case))
    assert "victim" not in words
    assert "There is a rule from the court that Callum explains to me." in words
    asked = [one.text for one in TEMPLATE.checks(document, content(document, case), case) if one.needs_you]
    assert any("Explain it." in text for text in asked)


def test_a_family_that_reads_another_language_is_asked_for() -> None:
    case = file_of(person(letter_language="PNJ", interpreter=True), order(), target())
    document = MyPlan(**told())
    asked = [one.text for one in TEMPLATE.checks(document, content(document, case), case) if one.needs_you]
    assert any("This plan is in English." in text for text in asked)
    assert "An interpreter is needed. Go through the plan together with them." in asked
