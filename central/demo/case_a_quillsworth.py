"""Case A, Zephyr Quillsworth: a referral order that is going well."""

import datetime as dt

from casework import Record, words
from central.demo.days import Days, uk_moment
from central.demo.folder import Folder
from central.demo.staff import IMOGEN, ODHRAN, OFFICE, SAFIYA, WREN, YOUTH_COURT


def zephyr_quillsworth(days: Days) -> list[Record]:
    """Referral order, standard level, nothing overdue; the contract is to be handed over today."""
    case = Folder("zephyr quillsworth", days)
    _person(case)
    order = _court(case)
    items = _contract(case, order)
    _contacts(case, order, items)
    _documents(case)
    return case.records


def _person(case: Folder) -> None:
    days = case.days
    case.write(
        "case",
        "case",
        reference="THW-26-0101",
        kind="court_order",
        opened=days.working(-49),
        note=(
            "First time in court. Zephyr owned up straight away and has kept every appointment. The bus company that "
            "lost the glass is a business, not a person; what it told us is with Odhran Mistlethwaite."
        ),
    )
    case.write(
        "person",
        "person",
        first_names="Zephyr",
        surname="Quillsworth",
        pronouns="he, him",
        date_of_birth=days.born(14, 120),
        sex="male",
        ethnicity="W1",
        ethnicity_source="child",
        nationality="GBR",
        first_language="ENG",
        letter_language="ENG",
        interpreter=False,
        phone="07700 900117",
        phone_note="His own phone. Off during lessons.",
        upn="Z999000000101",
        nhs_number="9990000101",
        pnc_id="1900/0000101A",
        care_status="none",
        education="Saltmarsh Academy",
        education_note="Year 10, full time, attendance 91%. No special educational needs. Suitable education.",
    )
    case.write(
        "address",
        "home",
        kind="home",
        whose="Zephyr and his mother",
        line_1="12 Teasel Row",
        town="Port Aldermere",
        postcode="ZZ99 1TR",
        since=days.day(-2190),
        letters=True,
        suitability="suitable",
        confidential=False,
        note="A family home. Ring the lower bell.",
    )
    case.write(
        "relationship",
        "mother",
        name="Marigold Quillsworth",
        relation="mother",
        lives_with=True,
        parental_responsibility=True,
        emergency_contact=True,
        contact_allowed=True,
        phone="07700 900118",
        language="ENG",
        note="Works at the fish market from four in the morning, so best rung after noon. Comes to panels with Zephyr.",
    )
    for name, role, agency, phone in (
        ("Alban Thistlecroft", "Year 10 tutor", "Saltmarsh Academy", "01632 960171"),
        ("Rosalind Cobbledick", "Panel leader", "Community panel volunteer", None),
        ("Everard Nkemelu-Strand", "Panel member", "Community panel volunteer", None),
    ):
        case.write(
            "professional",
            f"professional {name}",
            name=name,
            role=role,
            agency=agency,
            phone=phone,
            since=days.day(-60),
        )
    case.assign(IMOGEN, "case_manager", days.working(-48))
    case.assign(ODHRAN, "specialist", days.working(-62))


def _court(case: Folder) -> str:
    days = case.days
    made = days.working(-49)
    hearing = case.write(
        "hearing",
        "first hearing",
        court=YOUTH_COURT,
        date=made,
        time=dt.time(10, 30),
        kind="first",
        result="First listing. Guilty plea. Referral order for 6 months. Marigold was in court with him.",
        remand="not_applicable",
        entered_on=days.working(-48),
        entered_by=SAFIYA.name,
        entered_from="Paper notes made in court",
    )
    offence = case.write(
        "offence",
        "bus shelter",
        offence_code="CD71039",
        title="Criminal damage, value under £5,000",
        committed_on=days.day(-75),
        seriousness=3,
        gravity=3,
        plea="guilty",
        co_accused="One other child",
        hearing=hearing,
        note="A pane of the bus shelter in Saltmarsh Road was kicked through after a football match. Nobody was hurt.",
    )
    outcome = case.write(
        "outcome",
        "referral order made",
        offence=offence,
        hearing=hearing,
        disposal="referral_order",
        decided_on=made,
        main=True,
        length="6 months",
    )
    return case.write(
        "order",
        "referral order",
        kind="referral_order",
        made_on=made,
        start=days.working(-28),
        end=days.day(154),
        phase="community",
        court=YOUTH_COURT,
        outcome=outcome,
        responsible_officer=IMOGEN.name,
        conditions=(
            f"Made on {words.day_month_year(made)}. The contract was signed at the first panel, 15 working days later, "
            "and runs for 6 months from then."
        ),
    )


def _contract(case: Folder, order: str) -> dict[str, str]:
    """What the panel agreed, the stage of assessment it had before it, and the plan; the ids of the items."""
    days = case.days
    signed = days.working(-28)
    case.write(
        "judgement",
        "referral order report stage",
        stage="referral_order_report",
        state="countersigned",
        version=1,
        started_on=days.working(-46),
        due_on=days.working(-28),
        author=IMOGEN.name,
        countersigned_on=days.working(-33),
        countersigned_by=WREN.name,
        reoffending="low",
        serious_harm="low",
        safety="low",
        level="standard",
        why=(
            f"Submitted on {words.day_month(days.working(-34))}. One incident, in company, at once admitted. A "
            "settled home, a school that wants him, and a boxing coach he listens to. Two contacts a month for three "
            "months, then one."
        ),
    )
    agreed = {
        "reparation": (
            "reparation",
            "12 hours of reparation: clearing litter with the harbour rangers",
            12,
            "hours",
            3,
        ),
        "letter": ("contract_item", "A letter of explanation to the bus company", None, None, None),
        "consequences": ("contract_item", "3 sessions called Consequences", 3, "sessions", 1),
        "school": ("contract_item", "Go to school every day unless ill", None, None, None),
    }
    items = {}
    for name, (kind, text, amount, unit, done) in agreed.items():
        items[name] = case.write(
            "requirement",
            f"item {name}",
            order=order,
            kind=kind,
            text=text,
            amount=amount,
            unit=unit,
            done=done,
            start=signed,
            end=days.day(154),
            place="Harbour rangers' hut" if name == "reparation" else None,
        )
    targets = (
        (
            "Zephyr puts right what was broken: 12 hours of clearing litter, and a letter of explanation.",
            "I didn't think about the driver having to sweep it up. I'd rather do something than just say sorry.",
            "Wednesdays after school with the rangers. Draft the letter with Odhran, then read it to Mum.",
            "Odhran Mistlethwaite",
            92,
        ),
        (
            "Zephyr can stop and think when the group is winding itself up.",
            "When everyone's shouting I just go along. I want to be the one who says leave it.",
            "Three Consequences sessions. Two ways out of a crowd, practised with coach Dev.",
            "Imogen Farrowby",
            31,
        ),
        (
            "Zephyr is in school every day and picks up the maths he missed.",
            "I like design. Maths is alright if somebody shows me twice.",
            "Homework club on Mondays. Tutor rings home the same day if he is not in.",
            "Mum; Mr Thistlecroft, Year 10 tutor",
            62,
        ),
    )
    for number, (target, child_words, steps, who_helps, due) in enumerate(targets, start=1):
        case.write(
            "plan_target",
            f"target {number}",
            number=number,
            target=target,
            child_words=child_words,
            steps=steps,
            who_helps=who_helps,
            set_on=signed,
            signed_on=signed,
            due_on=days.working(due),
            review_on=days.working(62),
            state="open",
        )
    return items


def _contacts(case: Folder, order: str, items: dict[str, str]) -> None:
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
        what_we_will_do="Look at how school is going. Print the contract and hand it over.",
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


def _documents(case: Folder) -> None:
    days = case.days
    signed = days.working(-28)
    case.write(
        "document",
        "referral order report",
        kind="other",
        title="Referral order report for the panel",
        version=1,
        state="served",
        author=IMOGEN.name,
        made_on=days.working(-33),
        served_on=days.working(-31),
        served_how="emailed",
        text=(
            "Sent to both panel members in their pack. Zephyr and Marigold read it with Imogen on the day of the panel."
        ),
    )
    case.write(
        "document",
        "contract",
        kind="contract",
        title="My contract",
        version=1,
        state="issued",
        author=IMOGEN.name,
        made_on=signed,
        due_on=days.working(0),
        text=(
            "Signed at the panel by Zephyr, Marigold, both panel members and Imogen. The signed sheet is in the "
            "office. Zephyr asked for a printed copy of his own: hand it over at the school meeting."
        ),
    )
    case.write(
        "document",
        "letter of explanation",
        kind="other",
        title="Letter of explanation, Zephyr's draft",
        version=2,
        state="draft",
        author=ODHRAN.name,
        made_on=days.working(-14),
        due_on=days.working(22),
        text=(
            "In Zephyr's own words. Odhran keeps it until it is finished and the company has said it wants to read it."
        ),
    )
    case.write(
        "document",
        "first appointment letter",
        kind="appointment_letter",
        title="Your first appointment",
        version=1,
        state="served",
        author=IMOGEN.name,
        made_on=days.working(-26),
        printed_at=uk_moment(days.working(-26), dt.time(9, 35)),
        served_on=days.working(-26),
        served_how="posted",
    )
    case.write(
        "document",
        "next appointment letter",
        kind="appointment_letter",
        title="Your next appointment",
        version=1,
        state="draft",
        author=IMOGEN.name,
        made_on=days.working(-2),
    )
