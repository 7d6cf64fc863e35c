"""Case B, Juniper Vexley: a youth rehabilitation order, two warnings and a third missed contact."""

import datetime as dt

from casework import Record, words
from casework.dates import add_months
from casework.working_days import ONE_DAY, add_working_days
from central.demo.case_b_contacts import write_contacts
from central.demo.case_b_judgements import write_judgements
from central.demo.case_b_papers import write_documents, write_plan
from central.demo.case_b_report import write_report
from central.demo.days import Days
from central.demo.folder import Folder
from central.demo.staff import BETTANY, CALLUM, IMOGEN, SAFIYA, WREN, YOUTH_COURT


def juniper_vexley(days: Days) -> list[Record]:
    """Enhanced level; the plan review is overdue, and a decision about breach is waiting."""
    case = Folder("juniper vexley", days)
    _person(case)
    _addresses(case)
    _people_around(case)
    order, requirements = _court(case)
    write_judgements(case)
    write_plan(case)
    missed = write_contacts(case, order, requirements)
    paper = write_documents(case, missed)
    write_report(case, missed, paper)
    return case.records


def _person(case: Folder) -> None:
    days = case.days
    missed = days.working(-3)
    case.write(
        "case",
        "case",
        reference="THW-26-0102",
        kind="court_order",
        opened=days.working(-130),
        note=(
            f"Third unacceptable absence within the warned period on {words.day_month(missed)}. Breach decision with "
            "Wren Holloway-Pike. If information is laid, it is laid by "
            f"{words.weekday_day_month(add_working_days(missed, 5))}: 5 working days after the absence, a local "
            "rule. Juniper has kept 8 of 12 appointments and finished her curfew without a failure; each miss came "
            "after a change at home."
        ),
    )
    case.write(
        "person",
        "person",
        first_names="Juniper",
        surname="Vexley",
        pronouns="she, her",
        date_of_birth=days.born(16, 40),
        sex="female",
        ethnicity="M1",
        ethnicity_source="child",
        nationality="GBR",
        first_language="ENG",
        letter_language="ENG",
        interpreter=False,
        disability="Social, emotional and mental health needs",
        phone="07700 900142",
        phone_note="ring first",
        upn="Z999000000102",
        pnc_id="1900/0000102B",
        care_status="child_in_need",
        care_status_since=days.day(-200),
        education="Port Aldermere College",
        education_note="College, plan for SEMH needs (EHCP). Foundation catering, 16 hours a week. Quiet room agreed.",
    )
    case.write("other_name", "alias", kind="alias", first_names="Juno", since=days.day(-1500))
    case.write(
        "alert",
        "dog",
        kind="visiting",
        text="Dog. Ring first.",
        icon="dog",
        since=days.day(-90),
        review_on=days.day(90),
        note=(
            "Damaris's cousin leaves a large dog in the hall some days. It jumped at a worker. Ring before going in, "
            "and wait at the gate until Damaris has shut it in the kitchen. Staff safety: shown without a connection "
            "too."
        ),
    )


def _addresses(case: Folder) -> None:
    days = case.days
    case.write(
        "address",
        "aunt",
        kind="home",
        whose="Juniper and her aunt, Damaris Vexley",
        line_1="4 Lantern Court",
        town="Port Aldermere",
        postcode="ZZ99 4LC",
        since=days.day(-210),
        letters=True,
        confidential=False,
        suitability="suitable",
        curfew_address=True,
        note="Ground floor, second door past the bins. Dog at address some days: ring first.",
    )
    case.write(
        "address",
        "mother",
        kind="family",
        whose="mother",
        line_1="27 Sailmaker Steps",
        town="Ravenscar Bay",
        postcode="ZZ99 7SS",
        since=days.day(-230),
        letters=False,
        confidential=True,
        note="Her mother moved for her own safety. Nobody outside this case is told where. Never printed.",
    )


def _people_around(case: Folder) -> None:
    days = case.days
    case.write(
        "relationship",
        "aunt",
        name="Damaris Vexley",
        relation="aunt",
        lives_with=True,
        parental_responsibility=False,
        emergency_contact=True,
        contact_allowed=True,
        phone="07700 900143",
        language="ENG",
        note="Firm, funny and worn out. Works nights at the laundry, so not before 11am. Juniper listens to her.",
    )
    case.write(
        "relationship",
        "mother",
        name="Ottilie Vexley",
        relation="mother",
        lives_with=False,
        parental_responsibility=True,
        contact_allowed=True,
        phone="07700 900146",
        language="ENG",
        note=(
            "Phone calls on Sundays. Juniper is unsettled for a day or two afterwards and says she would rather have "
            "them."
        ),
    )
    for name, role, agency, phone in (
        ("Hesper Croyle", "Social worker", "Thornwick", "01632 960181"),
        ("Bettany Quill", "Education worker", "Thornwick Youth Justice Service", "01632 960149"),
        ("Ines Marchbanks-Dell", "Support tutor", "Port Aldermere College", "01632 960163"),
    ):
        case.write(
            "professional",
            f"professional {name}",
            name=name,
            role=role,
            agency=agency,
            phone=phone,
            since=days.day(-200),
        )
    case.assign(IMOGEN, "case_manager", days.working(-130))
    case.assign(BETTANY, "specialist", days.working(-95))
    case.assign(CALLUM, "covering", days.working(-4))
    case.assign(WREN, "manager", days.working(-2))


def _court(case: Folder) -> tuple[str, dict[str, str]]:
    """Offences, hearings and the order; the ids of the order and of its requirements."""
    days = case.days
    made = days.working(-109)
    first = case.write(
        "hearing",
        "first hearing",
        court=YOUTH_COURT,
        date=days.working(-130),
        time=dt.time(10),
        kind="first",
        result="First hearing, adjourned for a report. Guilty pleas to all three.",
        remand="unconditional",
        report_ordered="psr",
        report_due=days.working(-112),
        entered_on=days.working(-130),
        entered_by=SAFIYA.name,
    )
    sentence = case.write(
        "hearing",
        "sentence",
        court=YOUTH_COURT,
        date=made,
        time=dt.time(10),
        kind="sentence",
        result=(
            "Youth rehabilitation order, 12 months. Supervision 12 months. Activity 20 days. Curfew 7pm to 7am, 8 "
            "weeks, tagged. Education. The bench thanked Juniper for the letter she had written to them."
        ),
        remand="not_applicable",
        adjourned_from=first,
        entered_on=add_working_days(made, 1),
        entered_by=SAFIYA.name,
        entered_from="Her notes made in court",
    )
    offences = [
        case.write(
            "offence",
            "assault",
            offence_code="OF61102",
            title="Assault causing actual bodily harm",
            committed_on=days.day(-160),
            seriousness=5,
            plea="guilty",
            hearing=first,
            note=(
                "A fight outside the arcade that went on after it was over. Juniper says she saw red, and is ashamed "
                "of it."
            ),
        )
    ]
    for number in (1, 2):
        offences.append(
            case.write(
                "offence",
                f"theft {number}",
                offence_code="TH68010",
                title="Theft from a shop",
                committed_on=days.day(-158),
                seriousness=3,
                plea="guilty",
                hearing=first,
                note="Make-up and a phone lead."
                if number == 1
                else "Sandwiches and a bottle of juice, later the same day.",
            )
        )
    outcomes = [
        case.write(
            "outcome",
            f"outcome {number}",
            offence=offence,
            hearing=sentence,
            disposal="yro",
            decided_on=made,
            main=number == 1,
            length="12 months" if number == 1 else "12 months, concurrent",
        )
        for number, offence in enumerate(offences, start=1)
    ]
    end = add_months(made, 12) - ONE_DAY
    order = case.write(
        "order",
        "order",
        kind="yro",
        made_on=made,
        start=made,
        end=end,
        phase="community",
        court=YOUTH_COURT,
        outcome=outcomes[0],
        responsible_officer=IMOGEN.name,
    )
    return order, _requirements(case, order, made, end)


def _requirements(case: Folder, order: str, made: dt.date, end: dt.date) -> dict[str, str]:
    supervision = case.write(
        "requirement",
        "supervision",
        order=order,
        kind="supervision",
        text="Attend appointments with the responsible officer as directed",
        amount=12,
        unit="months",
        start=made,
        end=end,
    )
    activity = case.write(
        "requirement",
        "activity",
        order=order,
        kind="activity",
        text="Take part in activities as instructed: boat shed and community kitchen",
        amount=20,
        unit="days",
        done=7,
        start=made,
        end=end,
        place="The boat shed, Harbour Parade",
    )
    case.write(
        "requirement",
        "education",
        order=order,
        kind="education",
        text="Follow the approved education arrangements",
        amount=12,
        unit="months",
        start=made,
        end=end,
        place="Port Aldermere College",
    )
    case.write(
        "requirement",
        "curfew",
        order=order,
        kind="curfew",
        text="Curfew, electronically monitored, 7pm to 7am, at 4 Lantern Court",
        amount=8,
        unit="weeks",
        done=8,
        start=made,
        end=made + dt.timedelta(weeks=8) - ONE_DAY,
        place="4 Lantern Court",
    )
    return {"supervision": supervision, "activity": activity}
