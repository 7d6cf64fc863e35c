"""Case C, Corvin Ashgrove-Teel: home from custody this week, on licence, at the intensive level."""

import datetime as dt

from casework import Record, words
from central.demo.case_c_contacts import write_contacts
from central.demo.case_c_custody import write_custody
from central.demo.case_c_papers import write_documents, write_judgements, write_plan
from central.demo.days import Days
from central.demo.folder import Folder
from central.demo.staff import IMOGEN, NELL, SAFIYA, WREN, YOUTH_COURT


def corvin_ashgrove_teel(days: Days) -> list[Record]:
    """Detention and training order, licence phase; 6 of 12 contacts by today; turns 18 before the order ends."""
    case = Folder("corvin ashgrove-teel", days)
    released = days.working_before(-5)
    _person(case)
    _addresses(case, released)
    _people_around(case)
    order, supervision = _court(case, released)
    write_judgements(case)
    write_custody(case, order, released)
    write_contacts(case, order, supervision, released)
    write_plan(case)
    write_documents(case, released)
    return case.records


def _person(case: Folder) -> None:
    days = case.days
    born = days.born(17, 335)
    case.write(
        "case",
        "case",
        reference="THW-26-0103",
        kind="court_order",
        opened=days.working(-262),
        note=(
            "Corvin turns 18 before the order ends: transition to adult services is open, joint visit with his "
            "personal adviser planned. MAPPA: not applicable; the coordinator's written reason is kept with the "
            "leaving custody stage, and Wren Holloway-Pike has read it. Recall risk: a missed contact is spoken "
            "about with Wren the same day. His plan, with serious harm judged high, waits for Wren to countersign. "
            "His placement address is left out of panel packs and summaries for others."
        ),
    )
    case.write(
        "person",
        "person",
        first_names="Corvin",
        surname="Ashgrove-Teel",
        pronouns="he, him",
        date_of_birth=born,
        sex="male",
        ethnicity="B2",
        ethnicity_source="child",
        nationality="GBR",
        first_language="ENG",
        letter_language="ENG",
        interpreter=False,
        communication="Say what comes next, and draw it. He reads well where it is about something he makes.",
        phone="07700 900163",
        phone_note="The house phone at Gannet House is 01632 960155.",
        upn="Z999000000103",
        nhs_number="9990000103",
        pnc_id="1900/0000103C",
        care_status="s20",
        care_status_since=days.day(-900),
        education="Not in education yet",
        education_note=(
            "Level 1 construction finished in custody. Interview at the Aldermere boatyard training scheme to be "
            "booked."
        ),
    )
    case.write(
        "alert",
        "exploitation",
        kind="exploitation",
        text="Exploitation. Older people may look for him.",
        icon="triangle-alert",
        since=days.day(-30),
        review_on=days.day(60),
        note=(
            "Told the police and children's services which names to listen for. No visits by anyone he has not named "
            "himself."
        ),
    )
    case.write(
        "alert",
        "health",
        kind="health",
        text="Substance use: help offered, first meeting to come.",
        icon="phone",
        since=days.working(-2),
        review_on=days.working(12),
        note=(
            "Screened by Dr Nell Carradine. Substance misuse need: yes. Help offered: yes. Attended: pending, first "
            "meeting not yet held. Detail is in the health notes, which are restricted."
        ),
    )


def _addresses(case: Folder, released: dt.date) -> None:
    days = case.days
    case.write(
        "address",
        "gannet house",
        kind="placement",
        whose="Corvin",
        line_1="Gannet House",
        line_2="2 Fulmar Rise",
        town="Port Aldermere",
        postcode="ZZ99 2GH",
        since=released,
        letters=True,
        confidential=False,
        suitability="not_assessed",
        note=(
            "Supported accommodation, staffed day and night. Poor signal indoors; the front step is better. Sign in "
            "at the desk."
        ),
    )
    case.write(
        "address",
        "brackwater",
        kind="previous",
        whose="Corvin",
        line_1="HMYOI Brackwater",
        town="Brackwater",
        postcode="ZZ99 9BW",
        since=days.working(-248),
        until=released,
        letters=False,
        note="Custody, from sentence to release.",
    )
    case.write(
        "address",
        "foster home",
        kind="previous",
        whose="Corvin, with foster carers",
        line_1="8 Cooper's Yard",
        town="Port Aldermere",
        postcode="ZZ99 8CY",
        since=days.day(-900),
        until=days.day(-330),
        letters=False,
        confidential=True,
    )


def _people_around(case: Folder) -> None:
    days = case.days
    case.write(
        "relationship",
        "grandmother",
        name="Philomena Ashgrove",
        relation="grandmother",
        lives_with=False,
        parental_responsibility=False,
        emergency_contact=True,
        contact_allowed=True,
        phone="07700 900164",
        note="Sunday phone calls, all through custody, never missed one. He stops swearing when she is on the line.",
    )
    case.write(
        "relationship",
        "father",
        name="Leopold Teel",
        relation="father",
        lives_with=False,
        parental_responsibility=True,
        contact_allowed=True,
        note="Agreed to accommodation under section 20. Has not visited. Corvin does not want to talk about him yet.",
    )
    for name, role, agency, phone in (
        ("Maud Silverlock", "Personal adviser", "Thornwick leaving care team", "01632 960183"),
        ("Kit Oyelowo-Brand", "Social worker", "Thornwick children's services", "01632 960182"),
        ("Jem Ottershaw", "Keyworker", "Gannet House", "01632 960155"),
        ("Nell Carradine", "Nurse", "Thornwick Youth Justice Service", "01632 960148"),
    ):
        case.write("professional", name, name=name, role=role, agency=agency, phone=phone, since=days.day(-30))
    case.assign(IMOGEN, "case_manager", days.working(-262))
    case.assign(NELL, "specialist", days.working(-8))
    case.assign(WREN, "manager", days.working(-8))


def _court(case: Folder, released: dt.date) -> tuple[str, str]:
    """Offences, sentence, order and licence; the ids of the order and of supervision on licence."""
    days = case.days
    made = days.working(-248)
    hearing = case.write(
        "hearing",
        "sentence",
        court=YOUTH_COURT,
        date=made,
        time=dt.time(10),
        kind="sentence",
        result=(
            "Detention and training order, 16 months. Guilty to both offences. Taken to HMYOI Brackwater the same day."
        ),
        remand="not_applicable",
        entered_on=made,
        entered_by=SAFIYA.name,
    )
    robbery = case.write(
        "offence",
        "robbery",
        offence_code="TH68023",
        title="Robbery",
        committed_on=days.day(-330),
        seriousness=6,
        plea="guilty",
        hearing=hearing,
        note="A phone taken in the underpass by two of them. Corvin did the talking.",
    )
    blade = case.write(
        "offence",
        "bladed article",
        offence_code="CJ88144",
        title="Possession of a bladed article",
        committed_on=days.day(-327),
        seriousness=4,
        plea="guilty",
        hearing=hearing,
        note="A kitchen knife in his bag when he was arrested. He said he had been frightened for a month.",
    )
    main = case.write(
        "outcome",
        "outcome robbery",
        offence=robbery,
        hearing=hearing,
        disposal="dto",
        decided_on=made,
        main=True,
        length="16 months",
        note="16 months is a length open to courts only for sentences passed on or after 28 June 2022.",
    )
    case.write(
        "outcome",
        "outcome blade",
        offence=blade,
        hearing=hearing,
        disposal="dto",
        decided_on=made,
        main=False,
        length="4 months, concurrent",
    )
    end = days.day(238)
    order = case.write(
        "order",
        "dto",
        kind="dto",
        made_on=made,
        start=made,
        end=end,
        phase="licence",
        court=YOUTH_COURT,
        outcome=main,
        responsible_officer=IMOGEN.name,
        conditions=(
            f"In custody from {words.day_month_year(made)} to {words.day_month_year(released)}, half the order. "
            f"Supervision from release to {words.day_month_year(end)}. Live where directed. No contact with Ellery "
            "Stroud-Finch or Bo Pemberly."
        ),
    )
    supervision = case.write(
        "requirement",
        "supervision",
        order=order,
        kind="supervision",
        text="Licence, supervision: keep in touch with the supervising officer as told",
        start=released,
        end=end,
    )
    for name, text in (
        ("live where directed", "Live where directed."),
        ("no contact", "No contact with Ellery Stroud-Finch or Bo Pemberly."),
    ):
        case.write("requirement", name, order=order, kind="licence_condition", text=text, start=released, end=end)
    case.write(
        "licence",
        "notice of supervision",
        order=order,
        kind="notice_of_supervision",
        released_on=released,
        release="half",
        expires_on=end,
        reporting=(
            "Come to the office at 3 Harbour Parade, Port Aldermere, on the day of release. After that, three times a "
            "week, when and where Imogen says."
        ),
        signed_on=released,
        mappa="not_applicable",
        mappa_reason="The coordinator's written reason is kept with the leaving custody stage.",
    )
    return order, supervision
