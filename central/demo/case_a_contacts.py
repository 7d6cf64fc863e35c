"""Case A, Zephyr Quillsworth: every contact so far, and the next ones."""

import datetime as dt

from central.demo.days import uk_moment
from central.demo.folder import Folder
from central.demo.staff import ODHRAN, OFFICE


def write_contacts(case: Folder, order: str, items: dict[str, str]) -> None:
    days = case.days
    case.contact(
        days.working(-60),
        dt.time(11),
        "letter",
        "Wrote to the bus company's depot manager, explained what a referral order is and asked whether the company "
        "wants to say anything to the panel, hear from the child, or neither. Sent with our leaflet and a reply "
        "envelope. What the company tells us is kept in the victim record; here only that we asked, and when to "
        "expect an answer.",
        by=ODHRAN,
        statutory=False,
    )
    case.contact(
        days.working(-52),
        dt.time(15, 20),
        "phone",
        "The bus company rang back. They do not want to meet anybody, but they are glad to be asked. They agree with "
        "the idea that the work should be something the neighbourhood can see, and would read a letter of "
        "explanation if one is written. They asked to be told how it ends. I said I would write once the contract is "
        "finished.",
        by=ODHRAN,
        minutes=15,
        statutory=False,
    )
    case.contact(
        days.working(-28),
        dt.time(17, 30),
        "panel",
        "First panel, in the community room at Saltmarsh library. Zephyr, Marigold, Rosalind Cobbledick leading, "
        "Everard Nkemelu-Strand and me. He was pale to begin with and spoke very quietly, then explained the evening "
        "from start to finish without blaming his friend. The panel liked that he offered the litter picking "
        "himself. Contract agreed and signed at 6:20pm; Marigold signed too. He would like a copy on paper for his "
        "wall, which I have promised to print.",
        minutes=55,
        place="Saltmarsh library, community room",
        order=order,
        statutory=True,
        who_was_there="Zephyr, his mother, both panel members, Imogen Farrowby",
    )
    case.contact(
        days.working(-21),
        dt.time(16),
        "office",
        "Zephyr came straight from school, ten minutes early, in his blazer. We went through the contract line by "
        "line and he put the dates in his phone. He is nervous about working with adults he does not know, so we "
        "looked at the rangers' page together and he picked out the man with the dog. School is fine apart from "
        "maths. He ate two oranges and told me about the boxing club. Good first meeting.",
        place=OFFICE,
        order=order,
        statutory=True,
        who_was_there="Zephyr",
        seen_alone=True,
    )
    visited = days.working(-14)
    case.contact(
        visited,
        dt.time(16, 45),
        "home_visit",
        "Saw Zephyr and Marigold at the kitchen table. The flat is warm and busy, with the baby cousin asleep on the "
        "sofa. Marigold says he has been in by nine every night without being told. He showed me the first half of "
        "his letter: it is honest, and he has crossed out 'sorry if' and written 'sorry that'. I saw him on his own "
        "for ten minutes; no worries about the other boy, who has moved to a different form. No signal here, so I "
        "typed this in the car.",
        minutes=40,
        place="12 Teasel Row",
        order=order,
        statutory=True,
        who_was_there="Zephyr, his mother",
        seen_alone=True,
        home_condition="Warm and busy. Zephyr has a bed and a desk behind the curtain in the front room.",
        safety_concerns="None.",
        child_words="Mum says I'm in before the fish now.",
        written=uk_moment(visited, dt.time(17, 52)),
    )
    case.contact(
        days.working(-9),
        dt.time(15, 45),
        "reparation",
        "Three hours with the harbour rangers along the sea wall. Zephyr worked steadily, found a crate of broken "
        "glass and fetched an adult before touching it, and was trusted with the long grabber after that. One of the "
        "rangers asked if he would think about their summer scheme. He was cold and pleased with himself. 3 of 12 "
        "hours done.",
        minutes=180,
        by=ODHRAN,
        place="Harbour rangers' hut",
        order=order,
        requirement=items["reparation"],
        statutory=True,
        hours=3.0,
        who_was_there="Zephyr, two harbour rangers",
    )
    case.contact(
        days.working(-7),
        dt.time(16),
        "office",
        "First Consequences session. We drew the evening as a row of pictures and looked for the places where it "
        "could have gone another way. Zephyr found four; I had found three. The one that matters to him is before "
        "they left the ground, when he already knew his friend was angry. He decided on a sentence he could really "
        "say: 'I'm getting chips, you coming?' He wants to try it after the next match. Next session after the school "
        "meeting.",
        place=OFFICE,
        order=order,
        requirement=items["consequences"],
        statutory=True,
        who_was_there="Zephyr",
        seen_alone=True,
    )
    case.contact(
        days.working(-2),
        dt.time(12, 40),
        "phone",
        "Rang Marigold and then Zephyr in his lunch break. He used his sentence after the match and it worked: they "
        "went for chips. He was told off in maths but stayed in the room, and his tutor has put a note home saying "
        "so. He knows about the meeting at school and wants me to bring the contract so that Mr Thistlecroft can see "
        "what he agreed to.",
        minutes=15,
        order=order,
        statutory=True,
        who_was_there="Zephyr, his mother",
    )
    case.planned(
        days.working(0),
        dt.time(14),
        "school",
        place="Saltmarsh Academy",
        order=order,
        requirement=items["school"],
        statutory=False,
        planned_on=days.working(-7),
        who_was_there="Zephyr, Mr Thistlecroft, Marigold if she can",
        what_we_will_do="We will look at how school is going, and you get your contract.",
    )
    case.planned(
        days.working(7),
        dt.time(16),
        "office",
        place=OFFICE,
        order=order,
        requirement=items["consequences"],
        statutory=True,
        planned_on=days.working(-2),
        what_we_will_do=(
            "We will talk about how things are going at home and at school, and look at your plan together."
        ),
    )
    case.planned(
        days.working(62),
        dt.time(17, 30),
        "panel",
        place="Saltmarsh library, community room",
        order=order,
        statutory=True,
        planned_on=days.working(-28),
        what_we_will_do="The panel looks at how the contract is going, three months after it was signed.",
    )
