"""Case F, Linnet Hawksmere-Oyelaran: moved here from another service and another system, and nearly finished."""

import datetime as dt

from casework import Record, words
from central.demo.case_f_contacts import write_contacts
from central.demo.case_f_history import write_history
from central.demo.days import Days, uk_moment
from central.demo.folder import Folder
from central.demo.staff import IMOGEN, PRIYA, WREN

FROM_RAVENSCAR = "WX-004417 (Ravenscar Youth Justice Service)"


def linnet_hawksmere_oyelaran(days: Days) -> list[Record]:
    """The closure stage is overdue; history from the old system is as it came, with its mistakes."""
    case = Folder("linnet hawksmere-oyelaran", days)
    _person(case)
    _addresses(case)
    _people_around(case)
    write_history(case)
    order, supervision, centre = _order(case)
    _judgements(case)
    write_contacts(case, order, supervision, centre)
    _plan(case)
    _documents(case)
    return case.records


def _person(case: Folder) -> None:
    days = case.days
    adult = words.day_month_year(days.day(65))
    case.write(
        "case",
        "case",
        reference="THW-26-0106",
        other_references=(
            "WX-004417 (sending service); YOIS-20871 (old system); CAP-99312 (duplicate, merged "
            f"{words.day_month_year(days.day(-120))})"
        ),
        kind="court_order",
        opened=days.working(-63),
        received_from="Ravenscar Youth Justice Service",
        note=(
            f"Transfer notice {words.day_month(days.day(-70))}; accepted {words.day_month(days.working(-63))}. Near "
            "closure. Not answered yet for the end of the order: accommodation, education or work, special "
            f"educational needs, health. The feedback form has not been offered. Linnet is 18 on {adult}: ask whom "
            f"she would like as a link in adult services. Data check by {PRIYA.name} for the quarter that ended on "
            f"{words.day_month_year(days.day(-12))}: police number (PNC ID) and pupil number missing, one offence "
            "with a retired Home Office code. Merged from two records; the trail of the merge is kept under "
            "CAP-99312."
        ),
    )
    case.write(
        "person",
        "person",
        first_names="Linnet",
        surname="Hawksmere-Oyelaran",
        pronouns="she, her",
        date_of_birth=days.born(17, 300),
        sex="female",
        ethnicity="M2",
        ethnicity_source="child",
        nationality="GBR",
        first_language="ENG",
        letter_language="ENG",
        interpreter=False,
        phone="07700 900166",
        phone_note="Answers after 2pm.",
        care_status="none",
        education="Harbour Lights Nursery",
        education_note="Apprentice, childcare, four days a week. To be confirmed for the end of the order.",
        imported_from="YOIS-20871",
    )
    case.write(
        "other_name",
        "former surname",
        kind="former_name",
        first_names="Linnet",
        surname="Hawksmere",
        until=days.day(-400),
        imported_from="YOIS-20871",
    )


def _addresses(case: Folder) -> None:
    """Two came over with the same first day. Nobody knows which is right, so both stay as they are."""
    days = case.days
    case.write(
        "address",
        "home",
        kind="home",
        whose="Linnet and her father",
        line_1="31 Marram Terrace",
        town="Port Aldermere",
        postcode="ZZ99 3MT",
        since=days.day(-75),
        letters=True,
        confidential=False,
        suitability="suitable",
    )
    for key, kind, line_1, since, until in (
        ("ravenscar 1", "previous", "Flat 2, 19 Sandpiper Road", -610, -75),
        ("ravenscar 2", "previous", "Flat 12, 9 Sandpiper Road", -610, None),
    ):
        case.write(
            "address",
            key,
            kind=kind,
            whose="Linnet",
            line_1=line_1,
            town="Ravenscar Bay",
            postcode="ZZ99 8SR",
            since=days.day(since),
            until=days.day(until) if until else None,
            letters=False,
            note="Imported. Another address has the same first day.",
            imported_from="YOIS-20871",
        )


def _people_around(case: Folder) -> None:
    days = case.days
    case.write(
        "relationship",
        "father",
        name="Babatunde Oyelaran",
        relation="father",
        lives_with=True,
        parental_responsibility=True,
        emergency_contact=True,
        contact_allowed=True,
        phone="07700 900167",
        note="Moved here for work and brought her with him. Proud of her and shows it by fixing things.",
    )
    for name, role, agency, phone in (
        ("Sorcha Delamere-Voss", "Case manager before the transfer", "Ravenscar Youth Justice Service", "01632 960190"),
        ("Augustin Brightwell", "Officer in charge", "Port Aldermere attendance centre", "01632 960191"),
        ("Hepzibah Lund", "Manager", "Harbour Lights Nursery", "01632 960192"),
    ):
        case.write("professional", name, name=name, role=role, agency=agency, phone=phone, since=days.day(-63))
    case.assign(IMOGEN, "case_manager", days.working(-63))
    case.assign(WREN, "manager", days.working(-8))


def _order(case: Folder) -> tuple[str, str, str]:
    """The order made elsewhere; the ids of the order, of supervision and of the attendance centre."""
    days = case.days
    made, end = days.working(-253), days.day(20)
    hearing = case.write(
        "hearing",
        "sentence",
        court="Ravenscar Youth Court",
        date=made,
        kind="sentence",
        result="Youth rehabilitation order, 9 months: supervision, and attendance centre for 12 hours.",
        remand="not_applicable",
        entered_from="Transferred with the case",
        imported_from=FROM_RAVENSCAR,
    )
    offence = case.write(
        "offence",
        "affray",
        offence_code="PU86003",
        title="Affray",
        committed_on=days.day(-300),
        seriousness=4,
        plea="guilty",
        hearing=hearing,
        note="An argument at a bus stop that drew in half the queue.",
        imported_from=FROM_RAVENSCAR,
    )
    outcome = case.write(
        "outcome",
        "order made",
        offence=offence,
        hearing=hearing,
        disposal="yro",
        decided_on=made,
        main=True,
        length="9 months",
        imported_from=FROM_RAVENSCAR,
    )
    order = case.write(
        "order",
        "yro",
        kind="yro",
        made_on=made,
        start=made,
        end=end,
        phase="community",
        court="Ravenscar Youth Court",
        outcome=outcome,
        responsible_officer=IMOGEN.name,
        conditions=f"Transferred to Thornwick: accepted {words.day_month_year(days.working(-63))}.",
        imported_from=FROM_RAVENSCAR,
    )
    supervision = case.write(
        "requirement",
        "supervision",
        order=order,
        kind="supervision",
        text="Attend appointments with the responsible officer as directed",
        amount=9,
        unit="months",
        start=made,
        end=end,
    )
    centre = case.write(
        "requirement",
        "attendance centre",
        order=order,
        kind="attendance_centre",
        text="Attendance centre for 12 hours. Done: 6 hours imported from Ravenscar, 4 hours here.",
        amount=12,
        unit="hours",
        done=10,
        start=made,
        end=end,
        place="Port Aldermere attendance centre",
    )
    return order, supervision, centre


def _judgements(case: Folder) -> None:
    days = case.days
    case.write(
        "judgement",
        "transfer stage",
        stage="transfer",
        state="imported",
        version=1,
        started_on=days.working(-61),
        author="Sorcha Delamere-Voss",
        why="Received from Ravenscar. Two sections missing: self-assessment, and learning and work. Asked for twice.",
        imported_from=FROM_RAVENSCAR,
    )
    case.write(
        "judgement",
        "review stage",
        stage="review",
        state="countersigned",
        version=1,
        started_on=days.working(-60),
        due_on=days.working(-55),
        author=IMOGEN.name,
        countersigned_on=days.working(-55),
        countersigned_by=WREN.name,
        reoffending="medium",
        serious_harm="medium",
        safety="medium",
        level="enhanced",
        why=(
            "Written in the first week, since the transfer came with gaps. Medium throughout, and falling: she moved "
            "away from the people she was arrested with, likes her work with small children, and lives with a father "
            "who is at home."
        ),
    )
    case.write(
        "judgement",
        "closure stage",
        stage="closure",
        state="draft",
        version=1,
        started_on=days.working(-8),
        due_on=days.working(-3),
        author=IMOGEN.name,
        why="Begun. Waits for the four answers at the end of the order, and for what Linnet wants to say herself.",
    )


def _plan(case: Folder) -> None:
    days = case.days
    targets = (
        (
            "Linnet finishes her first year as an apprentice.",
            "They call me Miss. I'm actually good at this.",
            "Hepzibah Lund writes a reference. Disclosure explained, with a letter to take along.",
            "Hepzibah Lund; Imogen Farrowby",
            "open",
        ),
        (
            "Linnet finishes her attendance centre hours.",
            "Two left. I can do two.",
            "One more Wednesday.",
            "Augustin Brightwell",
            "open",
        ),
        (
            "Linnet can say no to going back for one more night out.",
            "I say my dad's got the car. He hasn't got a car.",
            "What to say on the phone; whom to meet here instead.",
            "Imogen Farrowby; her father",
            "met",
        ),
    )
    for number, (target, child_words, steps, who_helps, state) in enumerate(targets, start=1):
        case.write(
            "plan_target",
            f"target {number}",
            number=number,
            target=target,
            child_words=child_words,
            steps=steps,
            who_helps=who_helps,
            set_on=days.working(-55),
            signed_on=days.working(-54),
            due_on=days.working(18),
            state=state,
            outcome="She has said it three times and meant it twice, she says." if state == "met" else None,
        )


def _documents(case: Folder) -> None:
    days = case.days
    imported = days.working(-64)
    case.write(
        "document",
        "reconciliation",
        kind="other",
        title="Reconciliation of the import",
        version=1,
        state="issued",
        author=PRIYA.name,
        made_on=imported,
        text=(
            "Source 143 rows, loaded 141, rejected 2. Rejected: one contact without any date; one document whose "
            "file was not in the bundle. Loaded with a question: one contact that ends before it starts; one offence "
            "with a retired Home Office code; one outcome in free text that matches no outcome of ours; two "
            "addresses with the same first day."
        ),
    )
    case.write(
        "document",
        "closure letter",
        kind="closure_letter",
        title="Your order ends",
        version=1,
        state="draft",
        author=IMOGEN.name,
        made_on=days.working(-6),
        text=f"Your order ends on {words.day_month_year(days.day(20))}. Well done for keeping to it in two towns.",
    )
    welcomed = days.working(-62)
    case.write(
        "document",
        "welcome letter",
        kind="appointment_letter",
        title="Your first appointment in Port Aldermere",
        version=1,
        state="served",
        author=IMOGEN.name,
        made_on=welcomed,
        printed_at=uk_moment(welcomed, dt.time(11, 20)),
        served_on=welcomed,
        served_how="posted",
    )
