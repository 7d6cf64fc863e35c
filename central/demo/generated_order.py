"""The legal and the practice thread of a generated case: offence, court, order, requirements, judgements, plan."""

import datetime as dt
import random
from collections.abc import Iterator

import msgspec

from casework import code_lists, words
from casework.dates import add_months
from casework.working_days import add_working_days, next_working_day
from central.demo.days import Days, uk_moment
from central.demo.folder import Folder
from central.demo.generated_child import Child
from central.demo.generated_course import Course
from central.demo.staff import SAFIYA, WREN, YOUTH_COURT, DemoUser

Charge = tuple[str, str, int, int, str]
"""CJS code, title, seriousness, police gravity, and how it came about."""

OFFENCES: tuple[Charge, ...] = (
    ("TH68010", "Theft from a shop", 3, 3, "Energy drinks and a phone case, with two others. Stopped at the door."),
    (
        "CD71039",
        "Criminal damage, value under £5,000",
        3,
        3,
        "A window at home, after an argument. Owned up the same night.",
    ),
    ("CJ88001", "Common assault", 3, 4, "A push in a corridor that followed a week of messages."),
    ("CJ88116", "Assault by beating", 3, 4, "A fight by the arcade, over in a minute. Nobody was badly hurt."),
    ("PU86003", "Affray", 4, 4, "Shouting on the ferry steps that drew in a dozen people."),
    ("PU86116", "Threatening or abusive behaviour", 3, 3, "Abuse at a bus driver over a fare, in front of a full bus."),
    ("TH68006", "Theft of a pedal cycle", 3, 3, "It was not locked. Ridden to the skate park and left there."),
    ("MD71530", "Possession of cannabis", 2, 2, "Found when stopped near the lido. Did not run."),
    ("TH68037", "Burglary other than a dwelling", 4, 4, "The cricket pavilion, for the crisps. Went in last."),
    ("PL96003", "Obstructing a constable", 2, 3, "Gave a brother's name and would not say where a friend had gone."),
    (
        "TH68054",
        "Carried in a vehicle taken without consent",
        3,
        4,
        "In the back. Says the car was meant to be a cousin's.",
    ),
    ("OF61102", "Assault causing actual bodily harm", 5, 5, "One punch outside the chip shop, and a broken tooth."),
)
GRAVE_OFFENCES: tuple[Charge, ...] = (
    ("TH68023", "Robbery", 6, 5, "A phone and a jacket, with others, on the sea wall after dark."),
    ("TH68036", "Burglary of a dwelling", 6, 5, "An empty house, a back door, a games console. Prints on the frame."),
    (
        "CJ88144",
        "Possession of a bladed article",
        4,
        5,
        "A kitchen knife in a school bag. Said to be for the way home.",
    ),
)
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


class Thread(msgspec.Struct, frozen=True):
    """What contacts need to know: under which order, from when, and what they can deliver."""

    order: str
    supervision: str | None
    hours: str | None
    begun: dt.date
    panels: tuple[dt.date, ...] = ()


def write_thread(case: Folder, child: Child, course: Course, worker: DemoUser, rng: random.Random) -> Thread:
    """Everything from the offence to the plan."""
    days = case.days
    made = days.working(-course.made)
    outcome = _write_court(case, course, made, rng)
    end = None if course.kind == "bail" else days.day(course.ends)
    signed = _signed(days, course, made)
    released = days.working_before(-course.released) if course.kind == "dto_licence" else None
    order = case.write(
        "order",
        "order",
        kind=course.disposal,
        made_on=made,
        start=signed,
        end=end,
        phase={"dto_custody": "custody", "dto_licence": "licence"}.get(course.kind, "community"),
        court=YOUTH_COURT if course.kind not in OUT_OF_COURT else "Thornwick joint decision panel",
        outcome=outcome,
        responsible_officer=worker.name,
        conditions="Live where directed. Keep appointments." if released else None,
    )
    begun = released or signed or made
    supervision, hours = _write_requirements(case, course, order, begun, end)
    _write_judgements(case, child, course, worker, made, begun, rng)
    _write_plan(case, child, course, begun, rng)
    panels = tuple(_quarters(begun, days.today, first=0)) if course.kind == "referral_order" and course.signed else ()
    return Thread(order, supervision, hours, begun, panels)


OUT_OF_COURT = ("youth_conditional_caution", "prevention")


def _signed(days: Days, course: Course, made: dt.date) -> dt.date | None:
    if course.kind != "referral_order":
        return made
    return days.earlier(add_working_days(made, 15)) if course.signed else None


def _quarters(begun: dt.date, today: dt.date, first: int = 1) -> Iterator[dt.date]:
    """Working days every three months from `begun`, before today."""
    for number in range(first, 12):
        day = next_working_day(add_months(begun, 3 * number))
        if day >= today:
            return
        yield day


def _write_court(case: Folder, course: Course, made: dt.date, rng: random.Random) -> str | None:
    days = case.days
    if course.kind == "prevention":
        return None
    at_court = course.kind not in OUT_OF_COURT
    first = (
        days.working(-course.made - rng.randint(18, 30))
        if course.kind in ("yro", "dto_custody", "dto_licence")
        else made
    )
    adjourned = first != made
    hearing = case.write(
        "hearing",
        "first",
        court=YOUTH_COURT if at_court else "Thornwick joint decision panel",
        date=first,
        time=dt.time(10),
        kind="first" if at_court else "panel",
        result=_result(course, adjourned),
        remand="bail_support" if course.kind == "bail" else "unconditional" if adjourned else "not_applicable",
        report_ordered="psr" if adjourned else None,
        entered_on=first,
        entered_by=SAFIYA.name,
    )
    offences = [
        _write_offence(case, course, hearing, first, number, rng) for number in range(rng.choice((1, 1, 1, 2, 3)))
    ]
    if course.kind == "bail":
        _write_next_hearing(case, course, hearing)
        return None
    decided = hearing
    if adjourned:
        decided = case.write(
            "hearing",
            "sentence",
            court=YOUTH_COURT,
            date=made,
            time=dt.time(10),
            kind="sentence",
            result=_result(course, adjourned=False),
            remand="not_applicable",
            adjourned_from=hearing,
            entered_on=days.earlier(add_working_days(made, 1)),
            entered_by=SAFIYA.name,
            entered_from="Notes made in court",
        )
    outcomes = [
        case.write(
            "outcome",
            f"outcome {number}",
            offence=offence,
            hearing=decided,
            disposal=course.disposal,
            decided_on=made,
            main=number == 0,
            length=f"{course.length} months" if number == 0 else f"{course.length} months, concurrent",
        )
        for number, offence in enumerate(offences)
    ]
    return outcomes[0]


def _result(course: Course, adjourned: bool) -> str:
    if adjourned:
        return "Guilty plea. Adjourned for a report."
    if course.kind == "bail":
        return "Not guilty. Bail with support: live at home, curfew 8pm to 7am, three contacts a week."
    return f"{code_lists.words('disposal', course.disposal)}, {words.count(course.length, 'month')}."


def _write_next_hearing(case: Folder, course: Course, first: str) -> None:
    case.write(
        "hearing",
        "next",
        court=YOUTH_COURT,
        date=case.days.working(course.ends),
        time=dt.time(10, 30),
        kind="trial",
        adjourned_from=first,
        entered_by=SAFIYA.name,
    )


def _write_offence(case: Folder, course: Course, hearing: str, first: dt.date, number: int, rng: random.Random) -> str:
    code, title, seriousness, gravity, note = rng.choice(GRAVE_OFFENCES if course.disposal == "dto" else OFFENCES)
    return case.write(
        "offence",
        f"offence {number}",
        offence_code=code,
        title=title,
        committed_on=first - dt.timedelta(days=rng.randint(20, 70)),
        seriousness=seriousness,
        gravity=gravity,
        plea={"bail": "not_guilty", "youth_conditional_caution": "admitted"}.get(course.kind, "guilty"),
        hearing=hearing,
        pre_court=course.kind == "youth_conditional_caution",
        co_accused="One other child" if rng.random() < 0.3 else None,
        note=note,
    )


def _write_requirements(
    case: Folder, course: Course, order: str, begun: dt.date, end: dt.date | None
) -> tuple[str | None, str | None]:
    """The ids of what supervision contacts deliver, and of what is counted in hours or days."""
    span = {"order": order, "start": begun, "end": end}
    supervision = None
    if course.kind == "yro":
        supervision = case.write(
            "requirement",
            "supervision",
            kind="supervision",
            text="Attend appointments with the responsible officer as directed",
            amount=course.length,
            unit="months",
            **span,
        )
    elif course.kind == "bail":
        supervision = case.write(
            "requirement",
            "bail support",
            kind="bail_support",
            text="Come to bail support three times a week",
            amount=3,
            **span,
        )
    elif course.kind == "dto_licence":
        supervision = case.write(
            "requirement", "licence", kind="licence_condition", text="Live where directed.", **span
        )
    elif course.kind == "youth_conditional_caution":
        supervision = case.write(
            "requirement",
            "sessions",
            kind="caution_condition",
            text="Go to 6 sessions",
            amount=6,
            unit="sessions",
            done=2,
            **span,
        )
    elif course.kind == "referral_order" and course.signed:
        case.write("requirement", "letter", kind="contract_item", text="A letter of explanation", **span)
    hours = None
    if course.hours and course.signed:
        kind, ordered, done = course.hours
        hours = case.write(
            "requirement",
            "hours",
            kind=kind,
            text=f"{kind.replace('_', ' ').capitalize()} as instructed",
            amount=ordered,
            unit="days" if kind == "activity" else "hours",
            done=done,
            **span,
        )
    return supervision, hours


STAGES = {
    "referral_order": "referral_order_report",
    "yro": "case_start",
    "youth_conditional_caution": "diversion",
    "prevention": "diversion",
    "bail": "bail",
    "dto_custody": "entering_custody",
    "dto_licence": "leaving_custody",
}


def _write_judgements(
    case: Folder, child: Child, course: Course, worker: DemoUser, made: dt.date, begun: dt.date, rng: random.Random
) -> None:
    """The stage at the start, and a review every three months, each countersigned by Wren."""
    days = case.days
    reoffending, harm, safety = FIGURES[course.level]
    at_start = days.earlier(add_working_days(begun if course.kind == "dto_licence" else made, 8))
    reviews = list(_quarters(begun, days.today)) if course.kind in ("yro", "dto_licence", "dto_custody") else []
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


def _write_plan(case: Folder, child: Child, course: Course, begun: dt.date, rng: random.Random) -> None:
    """Two or three targets; the first reviewed when the order asks for it, and overdue where the course says so."""
    days = case.days
    if not course.signed:
        return
    coming = next_working_day(add_months(begun, 3 * (1 + len(list(_quarters(begun, days.today))))))
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
