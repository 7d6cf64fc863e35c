"""The legal and the practice thread of a generated case: offence, court, order, requirements, judgements, plan."""

import datetime as dt
import random

import msgspec

from casework import code_lists, words
from casework.working_days import add_working_days
from central.demo.days import Days
from central.demo.folder import Folder
from central.demo.generated_child import Child
from central.demo.generated_course import Course
from central.demo.generated_plan import quarters, write_judgements, write_plan
from central.demo.staff import SAFIYA, YOUTH_COURT, DemoUser

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
    write_judgements(case, child, course, worker, made, begun, rng)
    write_plan(case, child, course, begun, rng)
    panels = tuple(quarters(begun, days.today, first=0)) if course.kind == "referral_order" and course.signed else ()
    return Thread(order, supervision, hours, begun, panels)


OUT_OF_COURT = ("youth_conditional_caution", "prevention")


def _signed(days: Days, course: Course, made: dt.date) -> dt.date | None:
    if course.kind != "referral_order":
        return made
    return days.earlier(add_working_days(made, 15)) if course.signed else None


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
