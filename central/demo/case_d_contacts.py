"""Case D, Fen Blackwater-Lisle: sessions kept and missed, and what the police are to be told."""

import datetime as dt

from casework import Value, words
from casework.working_days import add_working_days
from central.demo.days import uk_moment
from central.demo.folder import Folder
from central.demo.staff import CALLUM, ODHRAN, TOBIAS

ROOM = "Kittiwake School, the room next to the library"
AFTER_SCHOOL = dt.time(16)


def write_contacts(case: Folder, order: str, sessions: str) -> None:
    """Three sessions done, one missed for a good reason, one without; and what comes."""
    counts = {"order": order, "requirement": sessions, "statutory": True}
    _before(case)
    _sessions(case, counts)
    _missed(case, counts)
    _to_come(case, counts)


def _before(case: Folder) -> None:
    days = case.days
    case.contact(
        days.working(-47),
        dt.time(16, 30),
        "home_visit",
        "First visit, for the assessment. Fen, Harleen and Simran round a very small table with a lot of food. Fen "
        "drew while we talked and it was the better answer to most of my questions. They have been called names "
        "since the spring and told nobody until the bike racks. Harleen is angry with the school and with herself. I "
        "explained what a panel decides and that telling the truth from the start matters. Letters to Harleen in "
        "Punjabi, handed over and not posted.",
        minutes=70,
        by=CALLUM,
        place="Flat 6, Ropewalk Buildings",
        who_was_there="Fen, their mother, their sister",
        seen_alone=True,
        statutory=False,
    )
    case.contact(
        days.working(-44),
        dt.time(10),
        "phone",
        "Spoke with the family of the child who was hurt. They want no direct contact of any kind, and agree to be "
        "told the outcome when there is one. They were glad somebody rang and did not have to say it twice. "
        "Everything else is in the victim record, which is kept apart from this case; this line says only that we "
        "asked and what may be passed on.",
        by=ODHRAN,
        minutes=25,
        statutory=False,
    )
    case.contact(
        days.working(-37),
        dt.time(16, 15),
        "meeting",
        "Gave the caution at the station in the room with the sofa. Fen held the paper the wrong way up to begin "
        "with, then read the conditions aloud in a firm voice. Harleen signed under them. I said what happens if a "
        "session is missed with no good reason: Callum talks to Fen first, then has to tell me, and it could go to "
        "court. Fen asked if policemen get told off. Often.",
        by=TOBIAS,
        minutes=40,
        place="Port Aldermere police station",
        who_was_there="Fen, their mother, PC Tobias Lark",
        statutory=False,
    )


def _sessions(case: Folder, counts: dict[str, Value]) -> None:
    days = case.days
    notes = (
        (
            -33,
            "Session 1. Where anger sits: Fen drew it as a kettle with a lid that is a size too small. They can tell "
            "when it starts, in the ears, which most people cannot. We made a list of five people who have seen them "
            "calm down. A good start; they tidied up the pens in order of colour and asked if they could keep the "
            "drawing. Of course.",
        ),
        (
            -26,
            "Session 2. What happened by the bike racks, told backwards, which made Fen laugh and then made them "
            "think. They found two places where they might have walked off and one where they could not have, and I "
            "agree with them about that one. Started the letter to say sorry. It has one line so far and it is a "
            "good line. Bettany joined for ten minutes to show where her room is.",
        ),
        (
            -19,
            "Session 3. Practised leaving: out of the room, count to ten, find Bettany. Fen did it for real on "
            "Tuesday and nobody noticed, which is the point. They would like to do the self-assessment out loud "
            "instead of filling it in, and I have said yes. Half way now, so we put a tick in each of three boxes. "
            "They did the ticks very carefully.",
        ),
    )
    for offset, note in notes:
        case.contact(
            days.working(offset),
            AFTER_SCHOOL,
            "school",
            note,
            by=CALLUM,
            place=ROOM,
            who_was_there="Fen",
            seen_alone=True,
            **counts,
        )


def _missed(case: Folder, counts: dict[str, Value]) -> None:
    days = case.days
    # The missed session is T-5, moved so that the 3 working days in which the police are told end today on any day.
    first, second = days.working(-12), add_working_days(days.working(0), -3)
    seen = max(first, days.working(-10))
    case.contact(
        first,
        AFTER_SCHOOL,
        "school",
        "Fen was kept in detention until five and could not come; they asked the teacher to ring me, and she did "
        "not. Harleen rang at six to say so. Head of Year sent the detention slip, which I saw on "
        f"{words.day_month(seen)}. Accepted. The detention was for drawing in science, and the drawing, I am told, "
        "was of the science teacher and quite like her.",
        by=CALLUM,
        place=ROOM,
        attendance="acceptable_absence",
        reason=f"School detention, evidence seen {words.day_month(seen)}",
        written=uk_moment(seen, dt.time(17, 30)),
        **counts,
    )
    missed = case.contact(
        second,
        AFTER_SCHOOL,
        "school",
        "Fen did not come to the room next to the library. The office said they had been in school all day and left "
        "with the rest at twenty past three. No message. I waited until half past four and walked round by the bike "
        "racks and the bus stop. Texted Fen, then Harleen, with nothing in it but a time to ring me.",
        by=CALLUM,
        place=ROOM,
        attendance="unacceptable_absence",
        reason="No reason given",
        follow_up=f"Tell the police liaison a condition is at risk, by {words.weekday_day_month(days.working(0))}",
        **counts,
    )
    case.contact(
        max(second, days.working(-4)),
        dt.time(18, 10),
        "phone",
        "Rang Harleen, who had not known. She asked Fen while I was on the line and Fen said 'I just didn't want "
        "to', then took the phone and said sorry to me directly. No reason beyond that. They are tired and the "
        "name-calling has started again with a different boy. I said the school must hear that today, that the "
        "condition is at risk and that we have to tell PC Lark. They will come to the next one and Simran will walk "
        "them there.",
        by=CALLUM,
        minutes=15,
        follow_up_of=missed,
        who_was_there="Fen, their mother",
        reason="no reason given",
        order=counts["order"],
        statutory=False,
    )


def _to_come(case: Folder, counts: dict[str, Value]) -> None:
    days = case.days
    case.planned(
        days.working(8),
        AFTER_SCHOOL,
        "school",
        by=CALLUM,
        place=ROOM,
        planned_on=days.working(-4),
        what_we_will_do="Session 4. We will talk about Fen's plan. You may come too.",
        **counts,
    )
    case.planned(
        days.working(14),
        dt.time(11),
        "meeting",
        place="Port Aldermere police station",
        order=counts["order"],
        statutory=False,
        planned_on=days.working(-37),
        who_was_there="PC Tobias Lark, Callum Dreyling",
        what_we_will_do="We will look at how you have kept to what you agreed so far.",
    )
