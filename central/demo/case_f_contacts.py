"""Case F, Linnet Hawksmere-Oyelaran: contacts since she moved here, and the last ones to come."""

import datetime as dt

from casework import Value
from central.demo.case_f_history import write_imported_contacts
from central.demo.folder import Folder
from central.demo.staff import IMOGEN, OFFICE

KEPT: tuple[tuple[int, dt.time, str, str, str], ...] = (
    (
        -56,
        dt.time(16),
        "office",
        OFFICE,
        "First meeting here. Linnet brought a folder with every letter she has ever had from Ravenscar, in order, "
        "which is more than they sent. She has moved in with her father and is painting the room herself, green. We "
        "read the order together and worked out what is left of it. She would like not to tell the story from the "
        "beginning again, so I told it and she corrected me. Twice.",
    ),
    (
        -42,
        dt.time(17),
        "home_visit",
        "31 Marram Terrace",
        "The green room is finished. Babatunde made tea and took a cupboard door off while we talked. Linnet has got "
        "the apprenticeship; she starts on Monday and had the uniform on to show me. Old friends ring most weekends, "
        "and she has a sentence for it now. Nothing has changed in how safe she is here: quiet street, knows the "
        "bus, her father is home by six.",
    ),
    (
        -28,
        dt.time(16, 30),
        "office",
        OFFICE,
        "Linnet came from work with paint on her sleeve. The children call her Miss. Her manager knows about the "
        "order, because Linnet told her on the first day, and kept her. We went through what disclosure will look "
        "like when the order ends and I will write it down for her. She asked me what I would put in a reference. I "
        "read her what I would put. She went pink.",
    ),
    (
        -14,
        dt.time(16, 30),
        "office",
        OFFICE,
        "We talked about the bus stop for the last time, I think. She can say what she would do and why, without the "
        "jokes. Ravenscar still has not sent the two sections; I have asked again. Two hours left at the attendance "
        "centre, in the first week of next month. She asked who looks after people once they are 18 and was not "
        "impressed by my first answer, so I will find a better one.",
    ),
    (
        -6,
        dt.time(17, 15),
        "phone",
        "",
        "Rang after work. All well; a two-year-old has bitten her and she is oddly proud. We have started on the "
        "closing assessment, which I am late with, and I told her so. She has things she wants to say in it herself. "
        "Her father would come to the last meeting if it is after five. She has not had the feedback form yet: bring "
        "it.",
    ),
)


def write_contacts(case: Folder, order: str, supervision: str, centre: str) -> None:
    """Two a month kept since the transfer; four hours of attendance centre here; imported ones as they came."""
    days = case.days
    write_imported_contacts(case, order, centre)
    counts: dict[str, Value] = {"order": order, "requirement": supervision, "statutory": True}
    for offset, start, kind, place, note in KEPT:
        case.contact(
            days.working(offset),
            start,
            kind,
            note,
            place=place or None,
            who_was_there="Linnet, her father" if kind == "home_visit" else "Linnet",
            seen_alone=kind == "office",
            **counts,
        )
    for offset, note in (
        (
            -49,
            "Two hours at the attendance centre, cooking and budgeting. Mr Brightwell says that she helped a younger "
            "girl with the sums without being asked and without making anything of it. On time both ways. She likes "
            "that nobody here knows her from before.",
        ),
        (
            -35,
            "Two hours at the attendance centre, first aid. She had done some of it in Ravenscar and took the part "
            "of the patient so that the others could practise, with a great deal of groaning. 10 of 12 hours done, "
            "six of them imported and four here.",
        ),
    ):
        case.contact(
            days.working(offset),
            dt.time(17),
            "attendance_centre",
            note,
            minutes=120,
            place="Port Aldermere attendance centre",
            who_was_there="Linnet, Augustin Brightwell",
            order=order,
            requirement=centre,
            statutory=True,
            hours=2.0,
        )
    case.planned(
        days.working(9),
        dt.time(17),
        "attendance_centre",
        minutes=120,
        place="Port Aldermere attendance centre",
        order=order,
        requirement=centre,
        statutory=True,
        planned_on=days.working(-14),
        what_we_will_do="The last two hours.",
    )
    case.planned(
        days.working(14),
        dt.time(17, 30),
        "office",
        by=IMOGEN,
        place=OFFICE,
        planned_on=days.working(-6),
        who_was_there="Linnet, her father",
        what_we_will_do="Last meeting: what went well, the feedback form, and who to ring when you are 18.",
        **counts,
    )
