"""A caseload for the store's bench: cases with everything that a year or two of work leaves in them."""

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

from casework import new_id
from local_store import Device, LocalStore, Page, PageRecord
from tests.bench.workload import FIRST, LAST, STREET, TOWN, Prose

TODAY = dt.date(2026, 11, 26)
ME = "imogen.farrowby"
NOTES = 62
"""Contacts of one case: 24,800 in 400 cases."""
BIG_CASE = 150
"""Records of the case that is opened."""
A_PAGE = 400
Json = dict[str, object]


def fill(path: Path, key: bytes, cases: int) -> str:
    """Make a store at `path` with so many cases, and one of `BIG_CASE` records more; the id of that one."""
    random_by_seed = random.Random(20261126)
    prose = Prose(random_by_seed)
    big = new_id()
    with LocalStore.create(path, key, today=lambda: TODAY) as store:
        store.set_device(Device(id="laptop", user=ME, user_name="Imogen Farrowby", role="case_manager"))
        page: list[PageRecord] = []
        position = 0
        for case in [new_id() for _ in range(cases)] + [big]:
            records = list(_records(random_by_seed, prose, case))
            more = BIG_CASE - len(records) if case == big else 0
            records += [("contact", _contact(random_by_seed, prose)) for _ in range(more)]
            for type, fields in records:
                position += 1
                id = case if type == "case" else new_id()
                page.append(PageRecord(id, type, case, fields, position, authors=dict.fromkeys(fields, ME)))
            if len(page) >= A_PAGE:
                store.apply_page(Page(cursor=str(position), changed=page, more=True))
                page = []
        store.apply_page(Page(cursor=str(position), changed=page))
        store.refresh_dues()
    return big


def _records(by: random.Random, prose: Prose, case: str) -> Iterator[tuple[str, Json]]:
    name, surname = by.choice(FIRST), by.choice(LAST)
    born = TODAY - dt.timedelta(days=by.randint(10 * 365, 18 * 365))
    made = TODAY - dt.timedelta(days=by.randint(10, 300))
    order = {"kind": "yro", "made_on": str(made), "start": str(made), "end": str(made + dt.timedelta(days=365))}
    yield "case", {"reference": f"TW/{by.randint(1000, 9999)}", "kind": "court_order", "opened": str(made)}
    yield (
        "person",
        {
            "first_names": name,
            "surname": surname,
            "date_of_birth": str(born),
            "phone": f"07700 9{by.randint(0, 99999):05}",
            "email": f"{name}.{surname}@example.org".lower(),
            "education": f"{by.choice(TOWN)} Academy",
            "pnc_id": f"{by.randint(10, 26)}/{by.randint(10000, 99999)}X",
        },
    )
    yield "other_name", {"kind": "former", "first_names": name, "surname": by.choice(LAST)}
    yield "assignment", {"worker": ME, "role": "case_manager", "since": str(made)}
    yield "order", order
    yield "alert", {"kind": "visiting", "text": "Dog. Ring first.", "since": str(made)}
    yield "judgement", {"state": "countersigned", "level": "enhanced", "safety": "high", "started_on": str(made)}
    yield "hearing", {"court": "Thornwick Youth Court", "date": str(TODAY + dt.timedelta(days=by.randint(-400, 60)))}
    for _ in range(3):
        street = f"{by.randint(1, 240)} {by.choice(STREET)} Street"
        yield "address", {"line_1": street, "town": by.choice(TOWN), "postcode": f"LN{by.randint(1, 30)} 4AA"}
        yield "relationship", {"name": f"{by.choice(FIRST)} {surname}", "relation": "mother"}
        yield "plan_target", {"target": prose.text(60, 160), "review_on": str(TODAY + dt.timedelta(days=40))}
        yield "document", {"kind": "letter", "title": "Appointment letter", "made_on": str(made)}
    yield (
        "contact",
        {"kind": "home_visit", "date": str(TODAY + dt.timedelta(days=by.randint(0, 9))), "start": "10:00:00"},
    )
    for _ in range(NOTES - 1):
        yield "contact", _contact(by, prose)


def _contact(by: random.Random, prose: Prose) -> Json:
    return {
        "kind": by.choice(["office_visit", "phone", "home_visit"]),
        "date": str(TODAY - dt.timedelta(days=by.randint(1, 700))),
        "attendance": "attended",
        "note": prose.text(600, 1500),
    }
