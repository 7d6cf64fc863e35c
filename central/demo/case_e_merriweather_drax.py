"""Case E, Sable Merriweather-Drax: on bail, missing twice, with a report for the court due tomorrow."""

import datetime as dt
from typing import NamedTuple

from casework import Record, words
from casework.working_days import add_working_days, next_working_day
from central.demo.case_e_contacts import write_contacts
from central.demo.case_e_papers import write_documents
from central.demo.case_e_report import write_report
from central.demo.days import Days
from central.demo.folder import Folder
from central.demo.staff import CALLUM, IMOGEN, SAFIYA, WREN, YOUTH_COURT

HEARING_TIME = dt.time(10)
REPORT_TIME = dt.time(12)


def sable_merriweather_drax(days: Days) -> list[Record]:
    """Callum's case, covered by Imogen. The report is due one working day before the hearing, at noon."""
    case = Folder("sable merriweather-drax", days)
    report_due = days.working(1)
    hearing_day = next_working_day(max(days.day(2), add_working_days(report_due, 1)))
    _person(case)
    _alerts(case)
    _people_around(case)
    court = _court(case, report_due, hearing_day)
    judgement = _judgement(case, report_due)
    write_contacts(case, court.bail, court.support, hearing_day)
    paper = write_documents(case, report_due, hearing_day)
    write_report(
        case,
        ordered_on=days.working(-14),
        ordered_by=YOUTH_COURT,
        ordered_at=court.adjourned,
        for_hearing=court.sentence,
        due_on=report_due,
        due_time=REPORT_TIME,
        court_due_on=hearing_day,
        judgement=judgement,
        document=paper,
    )
    return case.records


def _person(case: Folder) -> None:
    days = case.days
    case.write(
        "case",
        "case",
        reference="THW-26-0105",
        kind="bail_or_remand",
        opened=days.working(-25),
        note=(
            "Callum is at a strategy meeting in a building without a connection from "
            f"{words.weekday_day_month(days.working(-1))}; his draft of the report is on his laptop. Imogen covers. "
            f"Quality check by Wren Holloway-Pike on {words.weekday_day_month(days.working(0))}. Safety and "
            "wellbeing is very high, so Wren must countersign before the report leaves us."
        ),
    )
    case.write(
        "person",
        "person",
        first_names="Sable",
        surname="Merriweather-Drax",
        pronouns="she, her",
        date_of_birth=days.born(15, 250),
        sex="female",
        ethnicity="W9",
        ethnicity_source="child",
        nationality="GBR",
        first_language="ENG",
        letter_language="ENG",
        interpreter=False,
        phone="07700 900185",
        phone_note="A new number each month. Try her grandmother.",
        upn="Z999000000105",
        nhs_number="9990000105",
        care_status="child_in_need",
        care_status_since=days.day(-18),
        education="Port Aldermere High School",
        education_note=(
            "Year 11. An able pupil whose attendance fell in autumn; in on most days since bail support began."
        ),
    )
    case.write(
        "address",
        "bail address",
        kind="bail",
        whose="Sable and her mother",
        line_1="9 Pilot's Walk",
        town="Port Aldermere",
        postcode="ZZ99 9PW",
        since=days.day(-1500),
        letters=True,
        confidential=False,
        suitability="suitable",
        curfew_address=True,
        note="Where the court says she must live. The side door opens on the lane.",
    )


def _alerts(case: Folder) -> None:
    days = case.days
    first, back, again = (words.day_month(days.day(offset)) for offset in (-20, -19, -11))
    case.write(
        "alert",
        "missing",
        kind="missing",
        text="Missing twice. Ring the police at once if she is not where she should be.",
        icon="triangle-alert",
        since=days.day(-20),
        review_on=days.day(10),
        note=f"Missing overnight from {first} to {back}, and again on {again}. Each time she came home by herself.",
    )
    case.write(
        "alert",
        "exploitation",
        kind="exploitation",
        text="Exploitation. NRM referral made.",
        icon="triangle-alert",
        since=days.day(-9),
        review_on=days.day(21),
        note=(
            f"Referred to the National Referral Mechanism on {words.day_month(days.day(-9))}. Older associates, a "
            "second phone, and lifts from people her mother does not know. Not to be written into the report without "
            "Callum's decision."
        ),
    )
    case.write(
        "alert",
        "section 47",
        kind="safety",
        text="Section 47 enquiry open.",
        icon="triangle-alert",
        since=days.day(-9),
        review_on=days.day(6),
        note=(
            "Children's services are making enquiries. Speak with the social worker before any visit that is out of "
            "the ordinary."
        ),
    )


def _people_around(case: Folder) -> None:
    days = case.days
    case.write(
        "relationship",
        "mother",
        name="Rosamund Merriweather",
        relation="mother",
        lives_with=True,
        parental_responsibility=True,
        emergency_contact=True,
        contact_allowed=True,
        phone="07700 900186",
        note="Works shifts at the hospital laundry. Supports the proposal in the report.",
    )
    case.write(
        "relationship",
        "grandmother",
        name="Agnes Drax",
        relation="grandmother",
        lives_with=False,
        contact_allowed=True,
        phone="01632 960188",
        note="Steady. Sable goes to her when she cannot sleep, and Agnes always says so.",
    )
    for name, role, agency in (
        ("Thaddeus Wynne-Okafor", "Social worker", "Thornwick children's services"),
        ("Marisol Penhallow", "Child exploitation worker", "Harbour Young People's Project"),
        ("Cosmo Featherstonhaugh-Bligh", "Solicitor", "Bligh and Larkspur"),
    ):
        case.write("professional", name, name=name, role=role, agency=agency, since=days.day(-18))
    case.assign(CALLUM, "case_manager", days.working(-25))
    case.assign(IMOGEN, "covering", days.working(-2))
    case.assign(SAFIYA, "court_officer", days.working(-25))
    case.assign(WREN, "manager", days.working(-14))


class Court(NamedTuple):
    """The ids of what the court did."""

    bail: str
    support: str
    adjourned: str
    sentence: str


def _court(case: Folder, report_due: dt.date, hearing_day: dt.date) -> Court:
    """Two appearances, the next one, and bail."""
    days = case.days
    conditions = "Curfew 7pm to 7am. Live at 9 Pilot's Walk. Bail support, 3 contacts a week."
    first = case.write(
        "hearing",
        "first appearance",
        court=YOUTH_COURT,
        date=days.working(-25),
        time=HEARING_TIME,
        kind="first",
        result=(
            "First appearance. Guilty to obstructing a constable. Not guilty to possession with intent to supply. "
            "Bail with conditions and bail support."
        ),
        remand="bail_support",
        remand_conditions=conditions,
        entered_on=days.working(-25),
        entered_by=SAFIYA.name,
    )
    adjourned = case.write(
        "hearing",
        "adjourned",
        court=YOUTH_COURT,
        date=days.working(-14),
        time=HEARING_TIME,
        kind="adjourned",
        result=(
            "Basis of plea accepted: possession only. Adjourned for a pre-sentence report to "
            f"{words.weekday_date(hearing_day)} at 10am. Safiya wrote down in court: report due "
            f"{words.weekday_day_month(hearing_day)}. The case says {words.weekday_day_month(report_due)} at noon, "
            "since our own rule is one working day before the hearing. Both are right."
        ),
        remand="bail_support",
        remand_conditions=conditions,
        report_ordered="psr",
        report_due=report_due,
        report_due_time=REPORT_TIME,
        adjourned_from=first,
        entered_on=days.working(-14),
        entered_by=SAFIYA.name,
        entered_from="Her notes made in court",
    )
    sentence = case.write(
        "hearing",
        "sentence",
        court=YOUTH_COURT,
        date=hearing_day,
        time=HEARING_TIME,
        kind="sentence",
        adjourned_from=adjourned,
        entered_on=days.working(-14),
        entered_by=SAFIYA.name,
        entered_from="Made from the adjournment; two offences and one report came with it",
    )
    _offences(case, first)
    made = days.working(-25)
    order = case.write(
        "order",
        "bail",
        kind="bail",
        made_on=made,
        start=made,
        phase="report_ordered",
        court=YOUTH_COURT,
        responsible_officer=CALLUM.name,
        conditions=conditions,
    )
    case.write(
        "requirement", "curfew", order=order, kind="bail_condition", text="Stay indoors from 7pm to 7am", start=made
    )
    case.write("requirement", "live at", order=order, kind="bail_condition", text="Live at 9 Pilot's Walk", start=made)
    support = case.write(
        "requirement",
        "bail support",
        order=order,
        kind="bail_support",
        text="Come to bail support three times a week",
        amount=3,
        start=made,
    )
    return Court(order, support, adjourned, sentence)


def _offences(case: Folder, hearing: str) -> None:
    days = case.days
    possession = case.write(
        "offence",
        "possession",
        offence_code="MD71530",
        title="Possession of a class B drug",
        first_charged_as="Possession with intent to supply, class B",
        committed_on=days.day(-26),
        seriousness=4,
        plea="guilty",
        basis_of_plea=(
            f"{words.day_month_year(days.working(-25))}: not guilty to possession with intent to supply. "
            f"{words.day_month_year(days.working(-14))}: basis of plea accepted, possession only; guilty on that basis."
        ),
        hearing=hearing,
        note="Cannabis in a small bag, near the harbour bus station in the evening.",
    )
    _bases(case, possession)
    case.write(
        "offence",
        "obstruct",
        offence_code="PL96003",
        title="Obstructing a constable",
        committed_on=days.day(-26),
        seriousness=2,
        plea="guilty",
        hearing=hearing,
        note="Gave a false name and walked away when she was asked to wait.",
    )


def _bases(case: Folder, possession: str) -> None:
    """Both versions of the basis of plea are kept."""
    days = case.days
    case.write(
        "basis_of_plea",
        "first",
        offence=possession,
        version=1,
        offered_on=days.working(-25),
        plea="not_guilty",
        text="She denies any intent to supply.",
        state="replaced",
    )
    case.write(
        "basis_of_plea",
        "second",
        offence=possession,
        version=2,
        offered_on=days.working(-14),
        plea="guilty",
        text="Possession only, for her own use.",
        state="accepted",
        accepted_on=days.working(-14),
    )


def _judgement(case: Folder, report_due: dt.date) -> str:
    days = case.days
    return case.write(
        "judgement",
        "psr stage",
        stage="psr",
        state="submitted",
        version=3,
        started_on=days.working(-13),
        due_on=report_due,
        author=CALLUM.name,
        reoffending="medium",
        serious_harm="medium",
        safety="very_high",
        why=(
            "First time before a court; use of cannabis and the company she keeps; responds well to regular contact. "
            "No violence. Missing twice in a month, possible exploitation by others; a safety plan is in place with "
            "children's services. The factors that raise risk are outside Sable's control as well as within it."
        ),
        reoffending_why=(
            "First time before a court; use of cannabis and the company she keeps. She responds well to regular "
            "contact."
        ),
        serious_harm_why=(
            "No violence in these offences. Older associates could draw her into situations where others are harmed."
        ),
        safety_why=(
            "Missing twice in a month, possible exploitation by others. A safety plan is in place with children’s "
            "social care."
        ),
    )
