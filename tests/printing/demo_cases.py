"""The six demo cases, and for each kind of document the first of them that it can be printed for."""

import datetime as dt
from functools import cache

from casework import CaseFile
from casework.case_file import case_file
from casework.trouble import Trouble
from central.demo import caseload
from printing.documents import Document
from printing.templates import TEMPLATES
from tests.printing.case_files import SERVICE

TODAY = dt.date(2026, 11, 26)
NOW = dt.datetime(2026, 11, 26, 9, 41, tzinfo=dt.UTC)
SURNAMES = (
    "Quillsworth",
    "Vexley",
    "Ashgrove-Teel",
    "Blackwater-Lisle",
    "Merriweather-Drax",
    "Hawksmere-Oyelaran",
)


@cache
def demo_files() -> tuple[CaseFile, ...]:
    """Cases A to F on the day of the pictures."""
    made = caseload.build(TODAY).records
    cases = {one.fields.get("surname"): one.case for one in made if one.type == "person"}
    return tuple(case_file(cases[surname], [one for one in made if one.case == cases[surname]]) for surname in SURNAMES)


def printed_for(kind: str, **facts: object) -> tuple[Document, CaseFile]:
    """A document of that kind, about the likeliest record of the first demo case that has one."""
    template = TEMPLATES[kind]
    for case in demo_files():
        subjects = template.subjects(case, TODAY) if template.subjects else ()
        if template.subjects and not subjects:
            continue
        document = template.document(
            about=subjects[0].record if subjects else None,
            service=SERVICE,
            worker_name="Imogen Farrowby",
            worker_role="Case manager",
            printed_at=NOW,
            today=TODAY,
            **facts,  # type: ignore[arg-type]
        )
        try:
            template.content(document, case)
        except Trouble:
            continue
        return document, case
    raise LookupError(f"no demo case has what a {kind} needs")
