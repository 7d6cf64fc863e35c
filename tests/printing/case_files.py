"""Cases made by hand, one fact at a time. All people are invented."""

import datetime as dt
from typing import Any, TypeVar

from casework import CaseFile, Record, Value
from casework.case_file import case_file
from casework.service import Service
from printing import AppointmentLetter, CaseSummary, Document
from printing.printers import OpenPdf

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
CASE = "0199a000-0000-7000-8000-000000000000"
SERVICE = Service(
    name="Thornwick Youth Justice Service",
    address="3 Harbour Parade, Port Aldermere",
    phone="01632 960144",
    text_phone="07700 900144",
    out_of_hours="01632 960199",
    email="youthjustice@thornwick.example.org",
    travel="The number 7 bus stops outside. We can pay your fare: bring the ticket with you.",
    training=True,
)
LONG_NAME = ("Gwenhwyfar Angharad", "Llanfairpwllgwyngyll-Gogerychwyrndrobwllllantysilio")
"""66 letters and a space or two, with the place they are hardest to break."""


def record(type: str, id: str, **fields: Value) -> Record:
    """One record of the case."""
    return Record(id=CASE if type == "case" else id, type=type, case=CASE, fields=fields)


def person(**fields: Value) -> Record:
    """Zephyr Quillsworth, unless told otherwise."""
    known = {"first_names": "Zephyr", "surname": "Quillsworth", "date_of_birth": "2012-07-26"}
    return record("person", "person", **(known | fields))


def home(**fields: Value) -> Record:
    """A home that takes letters."""
    known = {
        "kind": "home",
        "line_1": "12 Teasel Row",
        "town": "Port Aldermere",
        "postcode": "ZZ99 1TR",
        "letters": True,
    }
    return record("address", "home", **(known | fields))


def planned(id: str = "next", **fields: Value) -> Record:
    """The next contact: Monday 30 November 2026 at four, at the office."""
    known = {
        "date": "2026-11-30",
        "start": "16:00:00",
        "end": "16:45:00",
        "kind": "office",
        "place": "3 Harbour Parade, Port Aldermere",
        "worker": "Imogen Farrowby",
        "what_we_will_do": "We will talk about how things are going at home and at school.",
    }
    return record("contact", id, **(known | fields))


def attended(number: int, **fields: Value) -> Record:
    """Contact number so-and-so, a day earlier each, all different."""
    day = TODAY - dt.timedelta(days=number + 1)
    known = {
        "date": day.isoformat(),
        "start": "10:00:00",
        "kind": "office",
        "attendance": "attended",
        "statutory": True,
        "place": f"Room {number}",
        "recorded_by": "Imogen Farrowby",
    }
    return record("contact", f"contact-{number:04}", **(known | fields))


def file_of(*records: Record) -> CaseFile:
    """The case of these records."""
    return case_file(CASE, records)


def letter(contact: str = "next", **facts: Any) -> AppointmentLetter:
    """The letter about a contact."""
    return AppointmentLetter(**(_facts() | {"about": contact} | facts))


def summary(**facts: Any) -> CaseSummary:
    """The summary of the case."""
    return CaseSummary(**(_facts() | facts))


D = TypeVar("D", bound=Document)


def paper(kind: type[D], **facts: Any) -> D:
    """A document of any kind, told the same about its printing as the others."""
    return kind(**(_facts() | facts))


def _facts() -> dict[str, Any]:
    return {
        "service": SERVICE,
        "worker_name": "Imogen Farrowby",
        "worker_role": "Case manager",
        "printed_at": NOW,
        "today": TODAY,
    }


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, as somebody reads them: one space between words, whatever the line."""
    opened = OpenPdf(pdf)
    return [" ".join(opened.text(page).split()) for page in range(opened.pages)]


def text_of(pdf: bytes) -> str:
    """The words of all pages."""
    return " ".join(pages_of(pdf))


def unbroken(text: str) -> str:
    """Without any space: for names that a line may break at a hyphen."""
    return "".join(text.split())
