"""Cases for letters: a child under an order with a missed contact, and words planted wherever no letter may look."""

import datetime as dt
from typing import Any

import msgspec

from casework import CaseFile, Record
from casework.about import Kind, Section
from casework.record_types import RECORD_TYPES, about_fields
from casework.service import ServiceWords
from tests.printing.case_files import NOW, SERVICE, TODAY, file_of, home, person, planned, record

SECRET = "QQSECRETQQ"
IN_WELSH = msgspec.structs.replace(
    SERVICE,
    in_languages=(ServiceWords("CYM", "Gwasanaeth Cyfiawnder Ieuenctid Thornwick", "Mae bws 7 yn stopio y tu allan."),),
)
MISSED = dt.date(2026, 11, 18)


def facts(**changed: Any) -> dict[str, Any]:
    """What every document is told."""
    known = {
        "service": SERVICE,
        "worker_name": "Imogen Farrowby",
        "worker_role": "Case manager",
        "printed_at": NOW,
        "today": TODAY,
    }
    return known | changed


def order(**fields: Any) -> Record:
    """A youth rehabilitation order that runs."""
    known = {
        "kind": "yro",
        "made_on": "2026-06-01",
        "start": "2026-06-01",
        "end": "2027-05-31",
        "responsible_officer": "Imogen Farrowby",
    }
    return record("order", "order", **(known | fields))


def missed(id: str = "missed", day: dt.date = MISSED, **fields: Any) -> Record:
    """An unacceptable absence under the order."""
    known = {
        "date": day.isoformat(),
        "start": "16:00:00",
        "kind": "office",
        "place": "3 Harbour Parade, Port Aldermere",
        "order": "order",
        "statutory": True,
        "attendance": "unacceptable_absence",
    }
    return record("contact", id, **(known | fields))


def followed_up(of: str = "missed", day: dt.date = MISSED + dt.timedelta(days=1), **fields: Any) -> Record:
    """The call after it."""
    known = {"date": day.isoformat(), "kind": "phone", "follow_up_of": of, "attendance": "attended"}
    return record("contact", f"call about {of}", **(known | fields))


def warned(id: str, day: dt.date, contact: str | None, **fields: Any) -> Record:
    """A warning recorded as a step of enforcement."""
    known = {"kind": "warning", "date": day.isoformat(), "order": "order", "contact": contact}
    return record("enforcement", id, **(known | fields))


def parent(id: str = "parent", **fields: Any) -> Record:
    """A mother who has parental responsibility, lives with the child and may have letters."""
    known = {
        "name": "Marigold Quillsworth",
        "relation": "mother",
        "parental_responsibility": True,
        "letters": True,
        "lives_with": True,
    }
    return record("relationship", id, **(known | fields))


def secrets() -> list[Record]:
    """A planted word in every field that no letter to a home may print."""
    found = [
        record(name, f"hidden {name}", **dict.fromkeys(_texts(name), SECRET))
        for name, type in RECORD_TYPES.items()
        if type.restricted_to is not Section.CASE
    ]
    assert found, "there are types of record kept for named roles"
    return [
        *found,
        record("offence", "offence", title=SECRET, note=SECRET, co_accused=SECRET, place=SECRET),
        record("address", "hidden", kind="family", whose="aunt", line_1=SECRET, town=SECRET, confidential=True),
        record("alert", "alert", kind="staff_safety", text=SECRET, note=SECRET),
        record("judgement", "judgement", why=SECRET, serious_harm="very_high"),
        record("requirement", "requirement", order="order", kind="curfew", text=SECRET),
        record("relationship", "friend", name=SECRET, relation="co-accused", note=SECRET),
        record("professional", "professional", name=SECRET, role=SECRET),
    ]


def _texts(type: str) -> list[str]:
    return [name for name, about in about_fields(type).items() if about.kind in (Kind.TEXT, Kind.NARRATIVE)]


def everything(*more: Record, **of_person: Any) -> CaseFile:
    """A child with a home, an order, a failure, a follow-up, a parent, a next meeting, and every secret."""
    return file_of(
        person(**of_person),
        home(),
        order(),
        missed(note=SECRET),
        followed_up(note=SECRET),
        parent(note=SECRET),
        planned(note=SECRET, order="order"),
        *secrets(),
        *more,
    )
