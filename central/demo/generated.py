"""The rest of the caseload: generated cases, the same for the same day, held by every case manager."""

import random

from casework import Record
from central.demo.days import Days
from central.demo.folder import Folder
from central.demo.generated_child import Child, draw_child, write_person
from central.demo.generated_contacts import write_contacts
from central.demo.generated_course import Course, draw_course
from central.demo.generated_order import write_thread
from central.demo.generated_plan import write_letter
from central.demo.staff import ADAEZE, BETTANY, CALLUM, IMOGEN, JORY, MAREN, NELL, ODHRAN, TOBIAS, WREN, DemoUser

SEED = 20261126
OPEN_CASES: dict[DemoUser, int] = {IMOGEN: 34, CALLUM: 17, MAREN: 16, JORY: 14, ADAEZE: 13}
"""How many open cases each has beside the six seed cases: 40 with Imogen and 100 in all."""
CLOSED_CASES = 5
KINDS = {
    "referral_order": 36,
    "yro": 32,
    "youth_conditional_caution": 12,
    "prevention": 7,
    "bail": 4,
    "dto_custody": 4,
    "dto_licence": 5,
}
CASE_KINDS = {"youth_conditional_caution": "out_of_court", "bail": "bail_or_remand", "prevention": "prevention"}

KNOWN: tuple[tuple[str, str, str, int, Course], ...] = (
    (
        "Lorcan",
        "Fetherwick",
        "male",
        16,
        Course(
            "referral_order", 9, 97, 197, "standard", hours=("reparation", 12, 8), coming=(12, "panel", "Panel review.")
        ),
    ),
    (
        "Tamsin",
        "Orrery-Pell",
        "female",
        15,
        Course("yro", 12, 174, 190, "enhanced", coming=(6, "office", "Review of the order.")),
    ),
    (
        "Wilf",
        "Ostrander-Moss",
        "male",
        13,
        Course(
            "referral_order", 3, 56, 13, "standard", signed=False, coming=(5, "panel", "The contract is to be signed.")
        ),
    ),
    (
        "Idris",
        "Pellwarden-Rees",
        "male",
        14,
        Course("referral_order", 6, 197, 6, "standard", signed=False, coming=(8, "panel", "First panel.")),
    ),
    (
        "Merrin",
        "Sorrelby",
        "female",
        16,
        Course(
            "yro",
            9,
            74,
            199,
            "standard",
            hours=("reparation", 12, 4),
            coming=(9, "reparation", "Benches for the bowls club."),
        ),
    ),
    (
        "Otis",
        "Wraysford-Quint",
        "male",
        17,
        Course("dto_custody", 12, 310, 55, "intensive", coming=(11, "custody", "Release planning meeting.")),
    ),
    ("Gwenhwyfar", "Llanfairpwllgwyngyll-Wŷddgrug", "female", 15, Course("yro", 6, 88, 94, "standard")),
)
"""Imogen's cases that the pictures show, and the longest name there is room for."""


def generated_cases(days: Days) -> list[Record]:
    """Every generated case, open ones first. About 60 contacts each, no two notes alike."""
    written: set[str] = set()
    records: list[Record] = []
    number = 6
    for worker, held in OPEN_CASES.items():
        for place in range(held):
            number += 1
            known = KNOWN[place] if worker is IMOGEN and place < len(KNOWN) else None
            records += _open_case(days, _dice(number), number, worker, known, written)
    for _ in range(CLOSED_CASES):
        number += 1
        records += _closed_case(days, _dice(number), number, IMOGEN if number % 2 else CALLUM, written)
    return records


def _dice(number: int) -> random.Random:
    """Chance of its own for each case, so that it is the same child whatever day the demo is loaded."""
    return random.Random(f"{SEED}/{number}")


def _open_case(
    days: Days,
    rng: random.Random,
    number: int,
    worker: DemoUser,
    known: tuple[str, str, str, int, Course] | None,
    written: set[str],
) -> list[Record]:
    if known:
        first, surname, sex, age, course = known
        child = draw_child(rng, number, name=(first, surname), age=age, sex=sex)
    else:
        course = draw_course(rng, rng.choices(tuple(KINDS), tuple(KINDS.values()))[0])
        child = draw_child(rng, number, age=rng.randint(15, 17) if course.disposal == "dto" else None)
    case = Folder(child.key, days)
    opened = -max(course.made + rng.randint(20, 60), rng.randint(170, 300))
    _write_case(case, child, course, opened)
    case.assign(worker, "case_manager", days.working(opened))
    _fill(case, child, course, worker, rng, written)
    return case.records


def _closed_case(days: Days, rng: random.Random, number: int, worker: DemoUser, written: set[str]) -> list[Record]:
    """A case whose order has run out: written as it stood on its last day, then closed."""
    ended = rng.randint(20, 120)
    child = draw_child(rng, number)
    last = Days(days.working(-ended))
    case = Folder(child.key, last)
    course = Course("referral_order", 6, NOTHING_LEFT, 204, "standard", hours=("reparation", 12, 12))
    _write_case(case, child, course, -230, closed=True)
    case.assign(worker, "case_manager", last.working(-230), until=last.today)
    _fill(case, child, course, worker, rng, written)
    write_letter(case, "closure", "closure_letter", "Your order has ended", worker, last.working(-1), "posted")
    return [_ended(record, last) for record in case.records if not _still_to_come(record)]


NOTHING_LEFT = 0


def _still_to_come(record: Record) -> bool:
    return record.type == "contact" and "attendance" not in record.fields


def _ended(record: Record, last: Days) -> Record:
    """An order of a closed case has ended on its last day."""
    if record.type != "order":
        return record
    ended = {"ended_on": last.today.isoformat(), "end_reason": "completed"}
    return Record(id=record.id, type=record.type, case=record.case, fields={**record.fields, **ended})


def _write_case(case: Folder, child: Child, course: Course, opened: int, closed: bool = False) -> None:
    case.write(
        "case",
        "case",
        reference=f"THW-26-{100 + child.number:04}",
        kind=CASE_KINDS.get(course.kind, "court_order"),
        opened=case.days.working(opened),
        closed=case.days.today if closed else None,
        close_reason="Order completed" if closed else None,
        note=f"{child.known_as or child.first_names} likes {child.hobby} and would like to go into {child.goal}.",
    )


def _fill(case: Folder, child: Child, course: Course, worker: DemoUser, rng: random.Random, written: set[str]) -> None:
    write_person(case, child, rng)
    thread = write_thread(case, child, course, worker, rng)
    write_contacts(case, child, course, thread, worker, rng, written)
    _write_papers(case, course, worker, thread.begun <= case.days.today and course.signed)
    for colleague, share in ((BETTANY, 0.14), (NELL, 0.08), (ODHRAN, 0.12), (TOBIAS, 0.1)):
        if rng.random() < share:
            case.assign(colleague, "specialist", case.days.working(-rng.randint(10, 90)))
    if course.level == "intensive":
        case.assign(WREN, "manager", case.days.working(-20))


def _write_papers(case: Folder, course: Course, worker: DemoUser, begun: bool) -> None:
    days = case.days
    if begun and course.kind == "referral_order":
        write_letter(case, "contract", "contract", "My contract", worker, days.working(-course.made + 21), "handed")
    elif begun and course.kind in ("yro", "dto_licence"):
        write_letter(case, "my plan", "my_plan", "My plan", worker, days.working(max(-course.made + 12, -60)), "handed")
    write_letter(case, "appointment", "appointment_letter", "Your next appointment", worker, days.working(-4), "posted")
