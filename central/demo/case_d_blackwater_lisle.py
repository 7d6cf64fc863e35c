"""Case D, Fen Blackwater-Lisle: a youth conditional caution, with a condition at risk today."""

import datetime as dt

from casework import Record, words
from central.demo.case_d_contacts import write_contacts
from central.demo.case_d_papers import write_assessment, write_documents, write_plan
from central.demo.days import Days
from central.demo.folder import Folder
from central.demo.staff import CALLUM, IMOGEN, ODHRAN, TOBIAS, WREN

SCHOOL = "Kittiwake School"


def fen_blackwater_lisle(days: Days) -> list[Record]:
    """Out of court, no level. The police liaison is to be told of the missed session by the end of today."""
    case = Folder("fennimore blackwater-lisle", days)
    _person(case)
    _people_around(case)
    order, sessions = _decision(case)
    write_assessment(case)
    write_contacts(case, order, sessions)
    write_plan(case)
    write_documents(case)
    return case.records


def _person(case: Folder) -> None:
    days = case.days
    case.write(
        "case",
        "case",
        reference="THW-26-0104",
        kind="out_of_court",
        opened=days.working(-50),
        note=(
            f"Self-assessment outstanding since {words.day_month_year(days.day(-30))}: Fen wants to do it out loud. "
            "Fen is counted in the quarterly figures although no court is involved. Data check by Priya Stanneby: "
            "who gave the ethnicity is not recorded. The child who was hurt is known only to Odhran Mistlethwaite; "
            "that record is kept apart and is not part of this case."
        ),
    )
    case.write(
        "person",
        "person",
        first_names="Fennimore",
        surname="Blackwater-Lisle",
        preferred_name="Fen",
        pronouns="they, them",
        date_of_birth=days.born(12, 200),
        sex="male",
        gender_identity="Non-binary",
        ethnicity="A1",
        nationality="GBR",
        first_language="PNJ",
        letter_language="PNJ",
        interpreter=False,
        phone="07700 900170",
        phone_note="Mum's old phone. Texts are better than calls.",
        upn="Z999000000104",
        care_status="none",
        education=SCHOOL,
        education_note="Year 8. Two fixed-term exclusions this school year. Punjabi at home; fluent in English.",
    )
    case.write(
        "address",
        "home",
        kind="home",
        whose="Fen and their mother",
        line_1="Flat 6, Ropewalk Buildings",
        line_2="Ropewalk",
        town="Port Aldermere",
        postcode="ZZ99 6RB",
        since=days.day(-1100),
        letters=False,
        confidential=False,
        suitability="suitable",
        note=(
            "One letter box for the whole stair and letters go astray. Hand letters to Harleen, or send them by the "
            "school."
        ),
    )


def _people_around(case: Folder) -> None:
    days = case.days
    case.write(
        "relationship",
        "mother",
        name="Harleen Blackwater-Lisle",
        relation="mother",
        lives_with=True,
        parental_responsibility=True,
        emergency_contact=True,
        contact_allowed=True,
        phone="07700 900171",
        language="PNJ",
        note="Speaks English well and reads Punjabi better: letters in Punjabi, with English overleaf. Home from four.",
    )
    case.write(
        "relationship",
        "sister",
        name="Simran Blackwater-Lisle",
        relation="older sister",
        lives_with=True,
        contact_allowed=True,
        note="Nineteen, works at the harbour office. The one Fen rings when it goes wrong.",
    )
    for name, role, agency in (
        ("Tobias Lark", "Police liaison", "Thornwick Youth Justice Service"),
        ("Gwendolen Asante-Firth", "Head of Year 8", SCHOOL),
        ("Bettany Quill", "Education worker", "Thornwick Youth Justice Service"),
    ):
        case.write("professional", name, name=name, role=role, agency=agency, since=days.day(-48))
    case.assign(IMOGEN, "case_manager", days.working(-50))
    case.assign(CALLUM, "specialist", days.working(-48))
    case.assign(TOBIAS, "specialist", days.working(-50))
    case.assign(ODHRAN, "specialist", days.working(-46))
    case.assign(WREN, "manager", days.working(-41))


def _decision(case: Folder) -> tuple[str, str]:
    """Offence, the joint panel and the caution with its conditions; the ids of the caution and of the sessions."""
    days = case.days
    issued = days.working(-37)
    panel = case.write(
        "hearing",
        "joint panel",
        court="Thornwick joint decision panel",
        date=days.working(-40),
        time=dt.time(14),
        kind="panel",
        result=(
            "PC Tobias Lark and Imogen Farrowby. Youth conditional caution, 12 weeks. Fen admitted it from the "
            "start, and the panel had read what the assessment says about the autumn."
        ),
        remand="not_applicable",
        entered_on=days.working(-40),
        entered_by=TOBIAS.name,
    )
    offence = case.write(
        "offence",
        "common assault",
        offence_code="CJ88001",
        title="Common assault",
        committed_on=days.day(-52),
        seriousness=3,
        gravity=4,
        plea="admitted",
        hearing=panel,
        pre_court=True,
        note="One punch by the bike racks after a morning of name-calling. A teacher stopped it.",
    )
    outcome = case.write(
        "outcome",
        "caution",
        offence=offence,
        hearing=panel,
        disposal="youth_conditional_caution",
        decided_on=days.working(-40),
        main=True,
        length="12 weeks",
        note=f"Issued on {words.day_month_year(issued)}, with Harleen present.",
    )
    order = case.write(
        "order",
        "caution",
        kind="youth_conditional_caution",
        made_on=issued,
        start=issued,
        end=days.day(47),
        phase="community",
        court="Thornwick joint decision panel",
        outcome=outcome,
        responsible_officer=IMOGEN.name,
        conditions=(
            "Six sessions about anger. No contact with the person who was hurt. A letter to say sorry, kept by Odhran."
        ),
    )
    conditions: tuple[tuple[str, str, int | None, int | None], ...] = (
        ("sessions", "Go to 6 sessions about anger", 6, 3),
        (
            "no contact",
            "No contact with the person I hurt: no messages, no calls, and nothing passed on by friends",
            None,
            None,
        ),
        ("letter", "Write a letter to say sorry. Odhran Mistlethwaite keeps it", None, None),
    )
    ids = [
        case.write(
            "requirement",
            key,
            order=order,
            kind="caution_condition",
            text=text,
            amount=amount,
            unit="sessions" if amount else None,
            done=done,
            start=issued,
            end=days.day(47),
            place=f"{SCHOOL}, the room next to the library" if amount else None,
        )
        for key, text, amount, done in conditions
    ]
    return order, ids[0]
