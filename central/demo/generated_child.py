"""An invented child: who they are, who looks after them, and the first records of their case."""

import random

import msgspec

from central.demo import invented_names as names
from central.demo.folder import Folder

HOBBIES = (
    "boxing", "baking", "football", "drawing", "fishing", "skateboarding", "bikes", "drumming", "dance", "chess",
    "pigeons", "running",
    "sewing", "radio-controlled boats", "climbing", "singing", "welding", "gardening",
)  # fmt: skip
GOALS = (
    "joinery", "boat building", "hairdressing", "mechanics", "catering", "childcare", "plumbing", "animal care",
    "music production",
    "bricklaying", "graphic design", "nursing",
)  # fmt: skip
WORRIES = (
    "moving again", "a brother's trial", "exams", "an old photograph online", "money at home", "a parent's drinking",
    "going to court",
    "being recognised", "a friend in hospital", "the dark end of the street",
)  # fmt: skip
FRIENDS = (
    "an older lad with a car",
    "a girl from the arcade",
    "two boys from another school",
    "a cousin's mates",
    "somebody met online",
)
ETHNICITIES = ("W1",) * 12 + (
    "W2",
    "W3",
    "W9",
    "W9",
    "M1",
    "M2",
    "M3",
    "M9",
    "A1",
    "A2",
    "A3",
    "A9",
    "B1",
    "B2",
    "B2",
    "B9",
    "O2",
    "NS",
)
CARE = ("none",) * 10 + ("child_in_need", "child_in_need", "child_protection", "s20", "s31", "early_help", "early_help")
PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"


class Child(msgspec.Struct, frozen=True):
    """What notes and records of one generated case agree on."""

    number: int
    first_names: str
    surname: str
    known_as: str | None
    sex: str
    pronoun: str
    age: int
    birthday_ago: int
    home: str
    carer: str
    carer_relation: str
    school: str
    teacher: str
    social_worker: str
    hobby: str
    goal: str
    friend: str
    worry: str
    care_status: str
    script: tuple[str, str, str] | None = None

    @property
    def key(self) -> str:
        """The name under which the case is written; its number keeps two of one name apart."""
        return f"generated {self.number}"


def draw_child(
    rng: random.Random, number: int, *, name: tuple[str, str] | None = None, age: int | None = None, sex: str = ""
) -> Child:
    """Child number `number`. A name, an age or a sex given is kept."""
    sex = sex or rng.choices(("male", "female"), (77, 23))[0]
    first, surname = name or (rng.choice(names.FIRST_NAMES[sex]), _surname(rng))
    relation = rng.choices(tuple(names.CARERS), (50, 16, 14, 8, 12))[0]
    return Child(
        number=number,
        first_names=first,
        surname=surname,
        known_as=rng.choice(("Bee", "Ace", "Kit", "Mo", "Red", "Sunny")) if not name and rng.random() < 0.08 else None,
        sex=sex,
        pronoun=rng.choices(("he" if sex == "male" else "she", "they"), (96, 4))[0],
        age=age or rng.choices(range(11, 18), (3, 5, 10, 17, 24, 24, 17))[0],
        birthday_ago=rng.randint(20, 330),
        home=f"{rng.randint(1, 98)} {rng.choice(names.STREETS)}",
        carer=rng.choice(names.CARERS[relation]),
        carer_relation=relation,
        school=rng.choice(names.SCHOOLS),
        teacher=rng.choice(names.TEACHERS),
        social_worker=rng.choice(names.SOCIAL_WORKERS),
        hobby=rng.choice(HOBBIES),
        goal=rng.choice(GOALS),
        friend=rng.choice(FRIENDS),
        worry=rng.choice(WORRIES),
        care_status=rng.choice(CARE),
        script=names.OTHER_SCRIPTS[number % len(names.OTHER_SCRIPTS)] if number % 17 == 5 else None,
    )


def _surname(rng: random.Random) -> str:
    made_up = rng.choice(names.BEGINNINGS) + rng.choice(names.ENDINGS)
    return f"{made_up}-{rng.choice(names.SECOND_PARTS)}" if rng.random() < 0.5 else made_up


def write_person(case: Folder, child: Child, rng: random.Random) -> None:
    """Person, names, home, family, and whoever works with the child."""
    days, language = case.days, child.script[0] if child.script else "ENG"
    case.write(
        "person",
        "person",
        first_names=child.first_names,
        surname=child.surname,
        preferred_name=child.known_as,
        pronouns={"he": "he, him", "she": "she, her", "they": "they, them"}[child.pronoun],
        date_of_birth=days.born(child.age, child.birthday_ago),
        sex=child.sex,
        gender_identity="Non-binary" if child.pronoun == "they" else None,
        ethnicity=rng.choice(ETHNICITIES),
        ethnicity_source=rng.choice(("child", "child", "family", "police")),
        nationality="GBR",
        first_language=language,
        letter_language="ENG",
        interpreter=False,
        phone=_mobile(200 + child.number),
        upn=f"Z999{child.number:09}",
        nhs_number=_nhs_number(child.number),
        pnc_id=_pnc_id(child.number) if rng.random() < 0.9 else None,
        care_status=child.care_status,
        care_status_since=days.day(-rng.randint(100, 900)) if child.care_status != "none" else None,
        education=child.school,
        education_note=f"Attendance {rng.randint(64, 98)}%. {rng.choice(SUPPORT)}",
    )
    if child.script:
        case.write("other_name", "script", kind="alias", first_names=child.script[1], surname=child.script[2])
    _write_home(case, child, rng)
    _write_people(case, child, rng)


SUPPORT = (
    "No special educational needs.",
    "Support plan for reading.",
    "EHCP (SEMH).",
    "EHCP (speech and language).",
    "Part-time timetable.",
)


def _write_home(case: Folder, child: Child, rng: random.Random) -> None:
    days = case.days
    home = {
        "town": rng.choice(names.TOWNS),
        "postcode": f"ZZ99 {rng.randint(1, 9)}{rng.choice('ABDEFGHJLNPQRSTUWXYZ')}A",
    }
    since = -rng.randint(200, 3000)
    foster = child.carer_relation == "foster carer"
    case.write(
        "address",
        "home",
        kind="placement" if foster else "home",
        whose=f"{child.first_names} and {child.carer}",
        line_1=child.home,
        since=days.day(since),
        letters=rng.random() < 0.9,
        confidential=foster,
        suitability="suitable" if foster else rng.choice(("suitable", "suitable", "suitable", "not_assessed")),
        **home,
    )
    if rng.random() < 0.3:
        case.write(
            "address",
            "before",
            kind="previous",
            line_1=f"{rng.randint(1, 98)} {rng.choice(names.STREETS)}",
            town="Port Aldermere",
            since=days.day(since - rng.randint(300, 1500)),
            until=days.day(since),
            letters=False,
        )


def _write_people(case: Folder, child: Child, rng: random.Random) -> None:
    days = case.days
    foster = child.carer_relation == "foster carer"
    case.write(
        "relationship",
        "carer",
        name=f"{child.carer} {_surname(rng) if foster else child.surname}",
        relation=child.carer_relation,
        lives_with=True,
        parental_responsibility=child.carer_relation in ("mother", "father"),
        emergency_contact=True,
        contact_allowed=True,
        phone=_mobile(400 + child.number),
    )
    case.write("professional", "teacher", name=child.teacher, role="Tutor", agency=child.school, since=days.day(-200))
    if child.care_status != "none":
        case.write(
            "professional",
            "social worker",
            name=child.social_worker,
            role="Social worker",
            agency="Thornwick children's services",
            phone=f"01632 960{200 + child.number:03}",
            since=days.day(-190),
        )
    if rng.random() < 0.2:
        kind, text, icon = rng.choice(ALERTS)
        case.write(
            "alert",
            "alert",
            kind=kind,
            text=text,
            icon=icon,
            since=days.day(-rng.randint(20, 120)),
            review_on=days.day(rng.randint(5, 80)),
            note="Told us by the family. Looked at again at every review.",
        )


ALERTS = (
    ("visiting", "Two workers. Stairs are unlit.", "house"),
    ("visiting", "Dog in the yard. Ring first.", "dog"),
    ("health", "Asthma. Inhaler in the blue bag.", "triangle-alert"),
    ("safety", "Do not ring after 9pm.", "phone"),
    ("exploitation", "Older associates. Ask who drove.", "triangle-alert"),
    ("missing", "Goes to an aunt when upset: ring there first.", "phone"),
)


def _mobile(number: int) -> str:
    """A number of the range kept for drama: nobody has it."""
    return f"07700 900{number % 1000:03}"


def _nhs_number(number: int) -> str:
    """A number of the test range (999), with its check digit."""
    serial = 999_000_100 + number * 10
    while True:
        check = 11 - sum(int(digit) * weight for digit, weight in zip(str(serial), range(10, 1, -1), strict=True)) % 11
        if check != 10:
            return f"{serial}{check % 11}"
        serial += 1


def _pnc_id(number: int) -> str:
    """A number of the year 1900, which no living person has, with its check letter."""
    serial = 9_000_000 + number
    return f"1900/{serial}{PNC_LETTERS[serial % 23]}"
