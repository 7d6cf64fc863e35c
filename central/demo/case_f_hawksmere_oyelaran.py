"""Case F, Linnet Hawksmere-Oyelaran: moved here from another service and another system, and nearly finished."""

from casework import Record, words
from central.demo.case_f_contacts import write_contacts
from central.demo.case_f_history import write_history
from central.demo.case_f_papers import FROM_RAVENSCAR, write_documents, write_judgements, write_plan
from central.demo.case_f_report import write_report
from central.demo.days import Days
from central.demo.folder import Folder
from central.demo.staff import IMOGEN, PRIYA, WREN


def linnet_hawksmere_oyelaran(days: Days) -> list[Record]:
    """The closure stage is overdue; history from the old system is as it came, with its mistakes."""
    case = Folder("linnet hawksmere-oyelaran", days)
    _person(case)
    _addresses(case)
    _people_around(case)
    _transfer(case)
    write_history(case)
    order, supervision, centre = _order(case)
    write_judgements(case)
    write_contacts(case, order, supervision, centre)
    write_plan(case)
    write_documents(case)
    write_report(case)
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
        letters=True,
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


def _transfer(case: Folder) -> None:
    days = case.days
    case.write(
        "transfer",
        "from ravenscar",
        direction="in",
        service="Ravenscar Youth Justice Service",
        kind="permanent",
        notice_on=days.day(-70),
        accepted_on=days.working(-63),
        papers_on=days.working(-61),
        missing="Two sections of the transfer stage: self-assessment, and learning and work. Asked for twice.",
        contact_name="Sorcha Delamere-Voss",
    )


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
