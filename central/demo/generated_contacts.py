"""About sixty contacts for a generated case: kept, missed, moved, followed up; and the next one."""

import datetime as dt
import random

from casework import Value, words
from casework.local_rules import frequency
from casework.working_days import ONE_DAY, add_working_days, is_working_day
from central.demo.days import Days
from central.demo.folder import Folder
from central.demo.generated_child import Child
from central.demo.generated_course import Course
from central.demo.generated_order import Thread
from central.demo.generated_plan import write_letter
from central.demo.notes import NoteWriter
from central.demo.staff import OFFICE, DemoUser

COMMUNITY = {"office": 34, "home_visit": 17, "school": 13, "phone": 20, "text": 6, "email": 4, "meeting": 6}
CUSTODY = {"custody": 38, "video": 20, "phone": 24, "meeting": 12, "email": 6}
FACE_TO_FACE = ("office", "home_visit", "school", "reparation", "activity", "attendance_centre", "custody", "panel")
TIMES: dict[str, tuple[dt.time, ...]] = {
    "office": (dt.time(9, 30), dt.time(11), dt.time(13), dt.time(15, 30), dt.time(16), dt.time(16, 30)),
    "home_visit": (dt.time(10), dt.time(11, 30), dt.time(16, 15), dt.time(17), dt.time(17, 30)),
    "school": (dt.time(10, 40), dt.time(12, 30), dt.time(14), dt.time(15, 10)),
    "custody": (dt.time(10, 30), dt.time(13, 45)),
    "panel": (dt.time(17, 30),),
    "reparation": (dt.time(15, 45),),
    "activity": (dt.time(10),),
    "attendance_centre": (dt.time(17),),
}
ANY_TIME = (dt.time(9, 15), dt.time(10, 20), dt.time(12, 5), dt.time(14, 40), dt.time(15, 55), dt.time(17, 10))
MINUTES = {
    "phone": 15,
    "text": 5,
    "email": 10,
    "meeting": 60,
    "home_visit": 50,
    "custody": 60,
    "reparation": 120,
    "activity": 240,
}
ATTENDANCE = (
    ("attended", 85),
    ("acceptable_absence", 7),
    ("rearranged_by_us", 4),
    ("cancelled_by_us", 1),
    ("unacceptable_absence", 3),
)
MOST_UNACCEPTABLE = 2
"""A third would ask for a breach decision; that is Juniper's story, and one is enough."""


class _Diary:
    """The contacts of one case while they are being written, oldest first."""

    def __init__(
        self,
        case: Folder,
        child: Child,
        course: Course,
        thread: Thread,
        worker: DemoUser,
        notes: NoteWriter,
        rng: random.Random,
    ) -> None:
        self.case, self.child, self.course, self.thread = case, child, course, thread
        self.worker, self.notes, self.rng = worker, notes, rng
        self._last_counted: dt.date | None = None
        self._missed: str | None = None
        self._unacceptable = 0
        self._hours_left = course.hours[2] if course.hours else 0

    def write(self, day: dt.date, kind: str) -> None:
        """One past contact. After an unacceptable absence the next one is the call that follows it up."""
        if self._missed:
            self._follow_up(day)
            return
        begun = day >= self.thread.begun
        statutory = begun and self._counts(day, kind)
        attendance = self._attendance(day) if statutory and kind != "panel" else "attended"
        hours = self._hours(kind) if attendance == "attended" else None
        kept = attendance == "attended"
        note, reason = (self.notes.contact(kind, hours), None) if kept else self.notes.absence(attendance)
        contact = self.case.contact(
            day,
            self.rng.choice(TIMES.get(kind, ANY_TIME)),
            kind,
            note,
            minutes=MINUTES.get(kind, 45),
            attendance=attendance,
            by=self.worker,
            place=self._place(kind),
            reason=reason,
            who_was_there=self._who(kind) if kept else None,
            seen_alone=self.rng.random() < 0.6 if kept and kind in FACE_TO_FACE else None,
            hours=hours,
            requirement=self.thread.hours if hours else self.thread.supervision if statutory else None,
            order=self.thread.order if begun else None,
            statutory=statutory,
        )
        if attendance == "unacceptable_absence":
            self._missed = contact
            self._unacceptable += 1

    def _follow_up(self, day: dt.date) -> None:
        self.case.contact(
            day,
            dt.time(10, 10),
            "phone",
            self.notes.follow_up(),
            minutes=15,
            by=self.worker,
            follow_up_of=self._missed,
            who_was_there=self.child.first_names,
            order=self.thread.order,
            statutory=False,
        )
        self._missed = None
        number = "First" if self._unacceptable == 1 else "Second"
        handed = self.rng.choice(("handed", "posted"))
        write_letter(
            self.case,
            f"warning {self._unacceptable}",
            "warning_letter",
            f"{number} warning letter",
            self.worker,
            self.case.days.earlier(add_working_days(day, 1)),
            handed,
        )

    def _counts(self, day: dt.date, kind: str) -> bool:
        """Whether it counts under the order: face to face, and spread as the level asks."""
        if kind not in FACE_TO_FACE and not (self.course.kind == "bail" and kind == "phone"):
            return False
        asked = frequency(self.course.level or "", day)
        early = (day - self.thread.begun).days < 91
        apart = 28 // (asked.first if early else asked.after) if asked else 2
        if self._last_counted and (day - self._last_counted).days < apart - 3 and kind not in ("panel",):
            return False
        self._last_counted = day
        return True

    def _attendance(self, day: dt.date) -> str:
        drawn = self.rng.choices([name for name, _ in ATTENDANCE], [weight for _, weight in ATTENDANCE])[0]
        refused = self._unacceptable >= MOST_UNACCEPTABLE or self.course.kind not in (
            "yro",
            "referral_order",
            "dto_licence",
        )
        too_fresh = (self.case.days.today - day).days < 21
        return "acceptable_absence" if drawn == "unacceptable_absence" and (refused or too_fresh) else drawn

    def _hours(self, kind: str) -> float | None:
        if kind not in ("reparation", "activity", "attendance_centre"):
            return None
        given = min(2, self._hours_left)
        self._hours_left -= given
        return float(given)

    def _place(self, kind: str) -> str | None:
        return {
            "office": OFFICE,
            "school": self.child.school,
            "custody": "HMYOI Brackwater",
            "home_visit": self.child.home,
            "panel": "Saltmarsh library, community room",
        }.get(kind)

    def _who(self, kind: str) -> str:
        name, carer = self.child.first_names, self.child.carer
        relation = self.child.carer_relation
        with_carer = f"{name}, {carer} ({relation})"
        return {
            "home_visit": with_carer,
            "panel": f"{with_carer}, the panel",
            "school": f"{name}, {self.child.teacher}",
        }.get(kind, name)


def write_contacts(
    case: Folder, child: Child, course: Course, thread: Thread, worker: DemoUser, rng: random.Random, written: set[str]
) -> None:
    """Past contacts from when the case was opened until yesterday, and what is planned."""
    days = case.days
    diary = _Diary(case, child, course, thread, worker, NoteWriter(rng, child, written), rng)
    worked = _working_days(opened_on(case.records), days)
    number = min(rng.randint(52, 68), len(worked))
    panels = set(thread.panels)
    chosen = sorted({*rng.sample(worked, number), *panels})
    hours_kind = course.hours[0] if course.hours and thread.hours else None
    delivery = _delivery_days(chosen, course, thread, rng)
    for day in chosen:
        if day in panels:
            diary.write(day, "panel")
        elif day in delivery and hours_kind:
            diary.write(day, hours_kind)
        else:
            inside = course.in_custody and day > thread.begun
            kinds = CUSTODY if inside else COMMUNITY
            diary.write(day, rng.choices(tuple(kinds), tuple(kinds.values()))[0])
    _write_planned(case, child, course, thread, worker, rng)


def _working_days(since: dt.date, days: Days) -> list[dt.date]:
    every = (since + ONE_DAY * number for number in range((days.today - since).days))
    return [day for day in every if is_working_day(day)]


def opened_on(records: list[Value]) -> dt.date:
    """When the case was opened, from its own record."""
    return dt.date.fromisoformat(next(record.fields["opened"] for record in records if record.type == "case"))


def _delivery_days(chosen: list[dt.date], course: Course, thread: Thread, rng: random.Random) -> set[dt.date]:
    """Days on which hours were delivered: two at a time, as many as have been done."""
    if not course.hours or not thread.hours:
        return set()
    possible = [day for day in chosen if day > thread.begun and day not in thread.panels]
    return set(rng.sample(possible, min(course.hours[2] // 2, len(possible))))


def _write_planned(
    case: Folder, child: Child, course: Course, thread: Thread, worker: DemoUser, rng: random.Random
) -> None:
    days = case.days
    offset, kind, what = course.coming or (
        (add_working_days(days.today, rng.randint(1, 8)) - days.today).days,
        "custody" if course.in_custody else rng.choice(("office", "office", "home_visit", "school")),
        "",
    )
    case.planned(
        days.working(offset),
        rng.choice(TIMES.get(kind, ANY_TIME)),
        kind,
        by=worker,
        place={"office": OFFICE, "home_visit": child.home, "school": child.school, "custody": "HMYOI Brackwater"}.get(
            kind
        ),
        planned_on=days.working(-rng.randint(1, 7)),
        order=thread.order,
        requirement=thread.hours if kind == "reparation" else thread.supervision,
        statutory=True,
        what_we_will_do=what or rng.choice(COMING),
    )
    if course.kind == "referral_order" and kind != "panel":
        last = max(thread.panels, default=thread.begun)
        case.planned(
            days.working(max(12, 91 - (days.today - last).days)),
            dt.time(17, 30),
            "panel",
            by=worker,
            place="Saltmarsh library, community room",
            planned_on=days.working(-5),
            order=thread.order,
            statutory=True,
            what_we_will_do=f"The panel looks at how the contract is going since {words.day_month(last)}.",
        )


COMING = (
    "We will talk about how things are going at home and at school, and look at your plan together.",
    "We will finish the page about friends and look at the next step of your plan.",
    "We will look at what went well this month, and at the form for your tutor.",
    "We will plan the next weeks together. Bring your timetable if you can.",
)
