"""Case A, Zephyr Quillsworth: a referral order that is going well."""

import datetime as dt

from casework import Record, words
from central.demo.case_a_contacts import write_contacts
from central.demo.case_a_contract import write_contract
from central.demo.case_a_report import write_report
from central.demo.days import Days, uk_moment
from central.demo.folder import Folder
from central.demo.staff import IMOGEN, ODHRAN, SAFIYA, YOUTH_COURT


def zephyr_quillsworth(days: Days) -> list[Record]:
    """Referral order, standard level, nothing overdue; the contract is to be handed over today."""
    case = Folder("zephyr quillsworth", days)
    _person(case)
    order = _court(case)
    items = write_contract(case, order)
    write_contacts(case, order, items)
    _documents(case)
    write_report(case)
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
        letters=True,
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
