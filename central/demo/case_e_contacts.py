"""Case E, Sable Merriweather-Drax: ten bail support contacts, one of them missed while she was missing."""

import datetime as dt

from casework import Value
from central.demo.folder import Folder
from central.demo.staff import CALLUM, OFFICE, SAFIYA, DemoUser

HOME = "9 Pilot's Walk"

KEPT: tuple[tuple[int, dt.time, str, str, str, DemoUser, str], ...] = (
    (
        -23,
        dt.time(16),
        "office",
        OFFICE,
        "Sable, her mother",
        CALLUM,
        "First bail support meeting. Sable sat with her bag on her knees and answered everything politely and "
        "nothing fully. Rosamund did most of the talking until I asked her to let Sable find her own words. She "
        "understands the curfew and the three days a week. She wants to finish her exams and says so as if it were a "
        "small thing. We made a timetable and she corrected my spelling.",
    ),
    (
        -21,
        dt.time(17),
        "home_visit",
        HOME,
        "Sable, her mother",
        CALLUM,
        "Home visit. Two new pairs of trainers in the hall that Rosamund had not bought. Sable said a friend; I did "
        "not press in front of her mother. Her room is tidy, with a revision plan on the wall in four colours. "
        "Curfew kept. On her own she asked what happens to people who have a second phone. I said nothing bad, here, "
        "if they tell somebody. She thought about that.",
    ),
    (
        -18,
        dt.time(16),
        "office",
        OFFICE,
        "Sable",
        CALLUM,
        "First meeting after she was missing overnight. She came by herself and was exhausted. She would not say "
        "where, only that she had not wanted to be there and that somebody drove. The return interview is booked "
        "with someone who is not me, which she preferred. I told her plainly that I have to pass on that she may not "
        "be safe. She nodded. We had soup.",
    ),
    (
        -16,
        dt.time(17),
        "home_visit",
        HOME,
        "Sable, her mother, her grandmother",
        CALLUM,
        "Agnes was there, which changes the room. She told Sable that her bed is always made up. We agreed a word "
        "that Sable can text to any of us that means come and fetch me and ask me nothing. Rosamund chose to be one "
        "of those people too, which was not easy for her. Curfew kept all week. Sable ate, and laughed once, at my "
        "tie.",
    ),
    (
        -14,
        dt.time(9, 30),
        "court",
        "Thornwick Youth Court",
        "Sable, her mother, her solicitor",
        SAFIYA,
        "Met at the front door at half past nine. Basis of plea accepted, possession only; adjourned for a report. "
        "Sable stood up straight and spoke clearly to the bench. Afterwards she asked whether pleading is the same "
        "as telling, and I said it is not. Her solicitor explained the next date to her twice. Bail as before. She "
        "knows that the report is Callum's and that she will read it.",
    ),
    (
        -9,
        dt.time(16),
        "office",
        OFFICE,
        "Sable, her social worker",
        CALLUM,
        "First meeting since the second time she was missing. Thaddeus Wynne-Okafor came so that she hears the same "
        "from both of us: she is not in trouble for being missing. Explained what the referral is and that it is "
        "about other people's behaviour, not hers. She asked if they would know. She gave him the second phone. That "
        "was very brave and we both said so.",
    ),
    (
        -7,
        dt.time(12, 30),
        "school",
        "Port Aldermere High School",
        "Sable, her form tutor",
        CALLUM,
        "Met at school in her lunch break. Her tutor has moved her to a desk by the window and away from the gate "
        "group. Mock in history went well. Sable asked for help with sleep and worry in front of her tutor, by "
        "herself, without being led to it; the school nurse will see her on Monday. She walked me back to reception "
        "and showed me her painting on the stairs.",
    ),
    (
        -4,
        dt.time(16),
        "office",
        OFFICE,
        "Sable",
        CALLUM,
        "Worked on the report together. She read the part about the evening by the bus station and asked me to "
        "change 'ran' to 'walked away', because she had walked. She did. We talked about what she would say to the "
        "two officers, and she wrote three sentences on the back of the timetable. Marisol Penhallow joined at the "
        "end and they got on at once, over dogs.",
    ),
    (
        -2,
        dt.time(17),
        "home_visit",
        HOME,
        "Sable, her mother",
        CALLUM,
        "With Rosamund for the first half: she supports what we propose and wants to know what she can do that is "
        "not shouting. Curfew kept, every night but the ones when she was missing. Agnes comes for Sunday "
        "dinner now. She is frightened of the hearing and "
        "has chosen what to wear. Finished going through the draft; two corrections.",
    ),
)


def write_contacts(case: Folder, order: str, support: str, hearing_day: dt.date) -> None:
    """Nine kept, one not counted; then the last before the hearing, and meeting at the court's front door."""
    days = case.days
    counts: dict[str, Value] = {"order": order, "requirement": support, "statutory": True}
    for offset, start, kind, place, who, by, note in KEPT:
        case.contact(
            days.working(offset),
            start,
            kind,
            note,
            by=by,
            place=place,
            who_was_there=who,
            seen_alone=who == "Sable",
            **counts,
        )
    case.contact(
        days.working(-11),
        dt.time(16),
        "office",
        "Sable did not come. Rosamund rang at ten past four: she had gone out and not come back, and the police had "
        "been told. This is a missing episode and does not count against her. I stayed by the phone, rang Agnes, the "
        "social worker and the duty inspector, and sent the word we agreed, in case she could see it. She came home "
        "by herself late that evening and slept for fourteen hours.",
        by=CALLUM,
        place=OFFICE,
        attendance="acceptable_absence",
        absence="missing",
        reason="Reported missing; not unacceptable, not counted",
        **counts,
    )
    case.planned(
        days.working(1),
        dt.time(16),
        "office",
        by=CALLUM,
        place=OFFICE,
        planned_on=days.working(-2),
        what_we_will_do="Read the finished report together. Talk about the day in court.",
        **counts,
    )
    case.planned(
        hearing_day,
        dt.time(9, 30),
        "court",
        by=SAFIYA,
        place="Thornwick Youth Court, at the front door",
        planned_on=days.working(-14),
        what_we_will_do="Meet before the hearing.",
        **counts,
    )
