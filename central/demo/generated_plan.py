"""The practice thread of a generated case: stages of assessment, plan, and papers that reached the child."""

import datetime as dt
import random
from collections.abc import Iterator

from casework.dates import add_months
from casework.working_days import add_working_days, next_working_day
from central.demo.days import uk_moment
from central.demo.folder import Folder
from central.demo.generated_child import Child
from central.demo.generated_course import Course
from central.demo.staff import WREN, DemoUser

FIGURES: dict[str | None, tuple[str, str, tuple[str, ...]]] = {
    None: ("low", "low", ("low", "medium")),
    "standard": ("low", "low", ("low", "medium")),
    "enhanced": ("medium", "medium", ("medium", "high")),
    "intensive": ("high", "high", ("high", "very_high")),
}


WHY = (
    "Steady where somebody expects {him}. Trouble came in company and in the evening. What protects {him}: {carer} "
    "at home, and {hobby}.",
    "The pattern is of short bursts after changes at home. School holds {him} on most days. Worry about {worry} "
    "needs watching.",
    "Thinks well when calm and badly in a crowd. {Friend} is the draw. Wants {goal} and has begun to say so.",
    "Few offences and each of them owned up to. {Carer} is worn out and still there. Safety depends on the way home "
    "and on who waits on it.",
)


TARGETS: tuple[tuple[str, str, str], ...] = (
    (
        "{name} is in school or training every day that {he} can be.",
        "If they'd tell me first I'd come.",
        "Tutor texts the evening before.",
    ),
    (
        "{name} can leave before a row becomes a fight.",
        "I go hot. I want to go home instead.",
        "Four sessions about temper; two exits.",
    ),
    (
        "{name} puts right what {he} can.",
        "I'd rather mend it than talk about it.",
        "Hours agreed with the rangers. A letter, when ready.",
    ),
    (
        "{name} is safe in the evenings.",
        "I like the long way round, nobody's there.",
        "Route home drawn. One word that means fetch me.",
    ),
    (
        "{name} gets a first step into {goal}.",
        "I'm good at it when nobody's watching.",
        "Taster day. Form with Bettany.",
    ),
    (
        "{name} sleeps and worries less.",
        "My head's loud at night.",
        "Phone charges in the kitchen. Nurse in two weeks.",
    ),
)


STAGES = {
    "referral_order": "referral_order_report",
    "yro": "case_start",
    "youth_conditional_caution": "diversion",
    "prevention": "diversion",
    "bail": "bail",
    "dto_custody": "entering_custody",
    "dto_licence": "leaving_custody",
}


def quarters(begun: dt.date, today: dt.date, first: int = 1) -> Iterator[dt.date]:
    """Working days every three months from `begun`, before today."""
    for number in range(first, 12):
        day = next_working_day(add_months(begun, 3 * number))
        if day >= today:
            return
        yield day


def write_judgements(
    case: Folder, child: Child, course: Course, worker: DemoUser, made: dt.date, begun: dt.date, rng: random.Random
) -> None:
    """The stage at the start, and a review every three months, each countersigned by Wren."""
    days = case.days
    reoffending, harm, safety = FIGURES[course.level]
    at_start = days.earlier(add_working_days(begun if course.kind == "dto_licence" else made, 8))
    reviews = list(quarters(begun, days.today)) if course.kind in ("yro", "dto_licence", "dto_custody") else []
    for number, signed in enumerate([at_start, *(reviews[:-1] if course.review_overdue else reviews)]):
        case.write(
            "judgement",
            f"stage {number}",
            stage="review" if number else STAGES[course.kind],
            state="countersigned",
            version=rng.choice((1, 1, 2)),
            started_on=add_working_days(signed, -6),
            due_on=signed,
            author=worker.name,
            countersigned_on=signed,
            countersigned_by=WREN.name,
            reoffending=reoffending,
            serious_harm=harm,
            safety=rng.choice(safety),
            level=course.level,
            why=rng.choice(WHY).format_map(_spoken(child)),
        )


def _spoken(child: Child) -> dict[str, str]:
    him, he = {"he": ("him", "he"), "she": ("her", "she"), "they": ("them", "they")}[child.pronoun]
    return {
        "name": child.known_as or child.first_names,
        "him": him,
        "he": he,
        "carer": child.carer,
        "Carer": child.carer,
        "hobby": child.hobby,
        "worry": child.worry,
        "goal": child.goal,
        "Friend": child.friend[:1].upper() + child.friend[1:],
    }


def write_plan(case: Folder, child: Child, course: Course, begun: dt.date, rng: random.Random) -> None:
    """Two or three targets; the first reviewed when the order asks for it, and overdue where the course says so."""
    days = case.days
    if not course.signed:
        return
    coming = next_working_day(add_months(begun, 3 * (1 + len(list(quarters(begun, days.today))))))
    review_on = days.working(-course.review_overdue) if course.review_overdue else coming
    set_on = days.earlier(add_working_days(begun, 10))
    for number, (target, child_words, steps) in enumerate(rng.sample(TARGETS, rng.choice((2, 3, 3))), start=1):
        state = rng.choice(("open", "open", "open", "met", "partly_met")) if number > 1 else "open"
        case.write(
            "plan_target",
            f"target {number}",
            number=number,
            target=target.format_map(_spoken(child)),
            child_words=child_words,
            steps=steps,
            who_helps=rng.choice((child.carer, child.teacher, "Bettany Quill")),
            set_on=set_on,
            signed_on=set_on,
            due_on=days.working(rng.randint(20, 90)),
            review_on=review_on if course.kind in ("yro", "dto_licence", "dto_custody") else None,
            state=state,
        )


def write_letter(case: Folder, key: str, kind: str, title: str, worker: DemoUser, made: dt.date, how: str) -> None:
    """A paper that was printed and has reached the child."""
    case.write(
        "document",
        key,
        kind=kind,
        title=title,
        version=1,
        state="served",
        author=worker.name,
        made_on=made,
        printed_at=uk_moment(made, dt.time(9, 50)),
        served_on=made,
        served_how=how,
    )
