"""Case C, Corvin Ashgrove-Teel: contacts in custody, the first six days outside, and what is planned."""

import datetime as dt

from casework import Value, words
from central.demo.days import uk_moment
from central.demo.folder import Folder
from central.demo.staff import NELL, OFFICE


def write_contacts(case: Folder, order: str, supervision: str, released: dt.date) -> None:
    """Planning and reviews in custody; then 5 contacts since release, with today's the sixth of 12."""
    _custody(case, order)
    counts = {"order": order, "requirement": supervision, "statutory": True}
    _first_days(case, counts, released)
    _to_come(case, counts)


def _custody(case: Folder, order: str) -> None:
    days = case.days
    told: tuple[tuple[int, dt.time, str, str, str, str], ...] = (
        (
            -236,
            dt.time(13, 30),
            "custody",
            "HMYOI Brackwater",
            "Corvin, his social worker, unit staff",
            "Initial planning meeting. Corvin sat sideways to the table and answered in single words until the "
            "workshop officer came in; then he asked about joinery. He is on a landing with a listener. He wants to "
            "be rung by his grandmother on Sundays and nobody else to begin with. Education will start at 15 hours a "
            "week. I explained the half-way date and what has to be in place before it. He shook hands at the end, "
            "without being asked.",
        ),
        (
            -180,
            dt.time(10, 30),
            "custody",
            "HMYOI Brackwater",
            "Corvin, Kit Oyelowo-Brand, unit staff",
            "First review. Two fights in the first month, both in the dinner queue, none since he changed wing. He "
            "has made a toolbox and is proud of its corners. Reading has gone up two levels because the joinery book "
            "is hard. He asked what happens when he is 18 and I drew it on the back of the agenda. He has not heard "
            "from his father.",
        ),
        (
            -90,
            dt.time(10, 30),
            "custody",
            "HMYOI Brackwater",
            "Corvin, Kit Oyelowo-Brand, Maud Silverlock",
            "Second review. Level 1 construction finished, certificate seen. Somewhere to live is the worry: two "
            "places said no without meeting him. Maud Silverlock, his new personal adviser, came and talked about "
            "football for ten minutes first, which was right. He told us two names he does not want to meet outside "
            "and asked whether that could be a rule. It can.",
        ),
        (
            -40,
            dt.time(11),
            "meeting",
            "Gannet House",
            "Corvin, an officer from HMYOI Brackwater, Jem Ottershaw",
            "Release on temporary licence, one day, to see Gannet House. He walked round twice, tried the lock on "
            "the door from the inside and asked if it stays his key. Jem Ottershaw showed him the kitchen rota. "
            "Chips by the harbour afterwards. Returned on time, ten minutes early in fact. First day outside in "
            "seven months and he did it quietly and well.",
        ),
        (
            -30,
            dt.time(10, 30),
            "custody",
            "HMYOI Brackwater",
            "Corvin, Kit Oyelowo-Brand, Maud Silverlock, Jem Ottershaw",
            "Release planning. Gannet House confirmed. Licence conditions agreed word by word with Corvin: live "
            "where directed, no contact with the two people he named himself. He read them aloud. He is frightened "
            "of the first days and said so, which took courage; so we filled them: the first with me, the next with "
            "Jem, then his grandmother. Health screening will be in the first week.",
        ),
    )
    for offset, start, kind, place, who, note in told:
        case.contact(
            days.working(offset),
            start,
            kind,
            note,
            minutes=75,
            place=place,
            who_was_there=who,
            order=order,
            statutory=kind == "custody",
        )


def _first_days(case: Folder, counts: dict[str, Value], released: dt.date) -> None:
    days = case.days
    case.contact(
        released,
        dt.time(11),
        "office",
        "Release. Met Corvin at the gate with Jem Ottershaw; he carried one bag and the toolbox. Drove to the "
        "office, where we went through the notice of supervision line by line. He explained each condition back to "
        "me in his own words before signing, and asked good questions about what counts as contact if they only "
        "wave. Then to Gannet House. He rang his grandmother from the car. First contact, same day.",
        minutes=90,
        place=OFFICE,
        who_was_there="Corvin, Jem Ottershaw (keyworker)",
        seen_alone=True,
        **counts,
    )
    case.contact(
        days.working(-4),
        dt.time(9, 30),
        "home_visit",
        "Gannet House. Corvin had made his bed with corners like a parcel and put the toolbox under it. The first "
        "night went as planned except that he hardly slept: too quiet, then somebody's door. He had walked to the "
        "shop by the long way to avoid the underpass, his own idea. Room is clean and warm, window locks work, no "
        "bath mat. Spoke to staff about the noise.",
        minutes=50,
        place="Gannet House",
        who_was_there="Corvin, Jem Ottershaw (keyworker)",
        seen_alone=True,
        **counts,
    )
    case.contact(
        days.working(-3),
        dt.time(15, 30),
        "office",
        "Came by bus, on time, with the ticket for his fare. We drew who is who around him: green, amber, red. His "
        "grandmother is the only one in green today and Jem is nearly there. Someone he did not name had liked an "
        "old picture of his; he showed me and blocked them while I watched. We practised what he says if one of the "
        "two turns up. He laughed at my acting.",
        place=OFFICE,
        who_was_there="Corvin",
        seen_alone=True,
        **counts,
    )
    case.contact(
        days.working(-2),
        dt.time(13),
        "home_visit",
        "Health screening at Gannet House, with Corvin's agreement. Physical health good; dentist needed and booked. "
        "There is a need around cannabis and sleep: help offered, and he said yes to a first meeting with the "
        "substance use worker, which I will arrange and can go to with him. Nothing today that worries me for "
        "tonight. Detail is kept in the health notes. He asked whether running counts as treatment. It might.",
        minutes=60,
        by=NELL,
        place="Gannet House",
        who_was_there="Corvin, Dr Nell Carradine",
        seen_alone=True,
        home_condition="A clean, warm room of his own on the first floor. The bath mat has come. Shared kitchen.",
        safety_concerns="None seen today. The desk knows who may not come in.",
        child_words="It's too quiet, but it's mine.",
        **counts,
    )
    case.contact(
        days.working(-1),
        dt.time(17, 15),
        "phone",
        "Said he had been to the gym with his keyworker. Interview letter arrived. Will bring it tomorrow. He was "
        "cooking for four while we talked and had to put me down twice. Slept six hours. Nobody has been to the "
        "door. He asked if the tenancy interview is like a court and I said no, it is like a shop where they also "
        "want to sell.",
        minutes=15,
        who_was_there="Corvin",
        written=uk_moment(days.working(-1), dt.time(17, 40)),
        **counts,
    )


def _to_come(case: Folder, counts: dict[str, Value]) -> None:
    days = case.days
    case.planned(
        days.working(0),
        dt.time(10),
        "home_visit",
        minutes=45,
        place="Gannet House",
        planned_on=days.working(-2),
        what_we_will_do=(
            "We will see how your first week has gone, read the interview letter and go through what you agreed to."
        ),
        **counts,
    )
    case.planned(
        days.working(3),
        dt.time(14),
        "meeting",
        place="Gannet House",
        order=counts["order"],
        statutory=False,
        planned_on=days.working(-8),
        who_was_there="Corvin, the landlord, Jem Ottershaw",
        what_we_will_do="Your tenancy interview. We will look at whether the place is right for you.",
    )
    case.planned(
        days.working(12),
        dt.time(11),
        "home_visit",
        place="Gannet House",
        planned_on=days.working(-8),
        who_was_there="Corvin, Maud Silverlock (personal adviser)",
        what_we_will_do=(
            f"We come with your personal adviser: what changes on {words.day_month(days.day(30))}, when you are 18, "
            "and what stays."
        ),
        **counts,
    )
