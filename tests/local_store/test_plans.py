"""What the screens ask for often is found through an index, however many records there are."""

import hashlib
from collections.abc import Callable

import pytest

from casework import new_edit
from casework.people import Person
from local_store import Draft, LocalStore
from local_store.errors import StoreTrouble
from tests.local_store.conftest import TODAY
from tests.local_store.desk import ME, Desk

ALLOWED = (
    "SCAN case_summary",  # the caseload is every row of it
    "SCAN draft USING INDEX draft_kept_at",  # all drafts are every row of it, in order
    "SCAN draft USING INDEX draft_aside",  # what was put aside
    "SCAN record USING INDEX record_open_conflict",  # holds unsettled conflicts only
    "SCAN record USING COVERING INDEX record_open_conflict",
    "SCAN record USING INDEX record_open_proposal",  # unsettled proposals only
    "SCAN record USING COVERING INDEX record_open_proposal",
    "SCAN outbox USING COVERING INDEX outbox_record",  # what waits: its cases, and whose words are owed
    "SCAN words_owed",  # records that left the outbox since the last search
    "SCAN look USING INDEX look_unsent",  # looks the centre does not have
    "SCAN attachment USING INDEX attachment_to_send",  # files the centre does not have
    "SCAN attachment USING INDEX attachment_to_fetch",  # files to be brought
    "SCAN record USING COVERING INDEX record_person",  # how many children: the index has them and nothing else
    "SCAN attention",  # what waits for this person
    "SCAN search_note VIRTUAL TABLE INDEX",  # full-text search
    "SCAN (subquery",
    "SCAN CONSTANT ROW",
)

TYPED = Person(id="", case="", first_names="Juniper", surname="Vexly", pnc_id="20/7Z")
FILE = hashlib.sha256(b"a file").hexdigest()

ASKED: dict[str, Callable[[LocalStore, Desk, str], object]] = {
    "caseload": lambda store, desk, record: store.caseload(),
    "summary": lambda store, desk, record: store.summary(desk.case),
    "case": lambda store, desk, record: store.case(desk.case),
    "record": lambda store, desk, record: store.record(record),
    "drafts": lambda store, desk, record: store.drafts(),
    "drafts of a case": lambda store, desk, record: store.drafts(desk.case),
    "draft": lambda store, desk, record: store.draft("contact/1"),
    "put aside": lambda store, desk, record: store.put_aside("contact/1"),
    "tidy drafts": lambda store, desk, record: store.tidy_drafts(),
    "write on": lambda store, desk, record: store.write_on(new_edit(desk.show(record), {"note": "on"}, ME)),
    "field states": lambda store, desk, record: store.field_states(record),
    "receipts": lambda store, desk, record: store.receipts(record),
    "search": lambda store, desk, record: store.search("tram"),
    "search for a person": lambda store, desk, record: store.search("juniper vexley"),
    "search with a slip": lambda store, desk, record: store.search("vexlye"),
    "search for a date of birth": lambda store, desk, record: store.search("dob 12/3/2010"),
    "children like one who is typed": lambda store, desk, record: store.like(TYPED),
    "contacts of a day": lambda store, desk, record: store.on_days("contact", TODAY, TODAY),
    "hearings to come": lambda store, desk, record: store.on_days("hearing", TODAY),
    "newest documents": lambda store, desk, record: store.newest("document", 50),
    "newest contacts of a case": lambda store, desk, record: store.newest("contact", 50, desk.case, 50),
    "documents by case": lambda store, desk, record: store.count_by_case("document"),
    "alerts of a case": lambda store, desk, record: store.of_types([desk.case], ("alert", "hearing")),
    "attention": lambda store, desk, record: store.attention(),
    "save": lambda store, desk, record: store.save(new_edit(desk.show(record), {"note": "more"}, ME)),
    "look": lambda store, desk, record: store.look(desk.case, record),
    "looks to send": lambda store, desk, record: store.looks_to_send(10),
    "looks taken": lambda store, desk, record: store.looks_taken([desk.case]),
    "track": lambda store, desk, record: store.track(record),
    "trouble": lambda store, desk, record: store.note_trouble([record], "offline", "2026-11-26T10:00:00+00:00"),
    "attach": lambda store, desk, record: store.attach(desk.case, b"a note", "text/plain"),
    "attachment": lambda store, desk, record: store.attachment(FILE),
    "attachment bytes": lambda store, desk, record: store.attachment_bytes(FILE),
    "attachment piece": lambda store, desk, record: store.attachment_piece(FILE, 10, 10),
    "want": lambda store, desk, record: store.want(FILE),
    "attachments to send": lambda store, desk, record: store.attachments_to_send(),
    "attachments to fetch": lambda store, desk, record: store.attachments_to_fetch(10),
    "attachment sent": lambda store, desk, record: store.attachment_sent(FILE, desk.case, 5, True),
    "piece taken": lambda store, desk, record: store.take_piece("0" * 64, desk.case, 0, b"x", 1),
    "draft kept": lambda store, desk, record: store.keep_draft(Draft("contact/1", desk.case, record, "contact", {})),
}


def scans(store: LocalStore, ask: Callable[[], object]) -> list[str]:
    """The lines of the query plans of everything asked that read a table from end to end."""
    return [line for line in plans(store, ask) if line.startswith("SCAN") and not line.startswith(ALLOWED)]


def plans(store: LocalStore, ask: Callable[[], object]) -> list[str]:
    """The lines of the query plans of everything asked."""
    connection = store._db._db.conn
    said: list[str] = []
    connection.set_trace_callback(said.append)
    try:
        ask()
    finally:
        connection.set_trace_callback(None)
    asked = [statement for statement in said if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
    assert asked, "nothing was asked"
    return [line[3] for one in asked for line in connection.execute(f"EXPLAIN QUERY PLAN {one}").fetchall()]


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_asked_often_reads_a_whole_table(desk: Desk, asked: str) -> None:
    contact = desk.bring("contact", {"note": "by the tramway"})
    desk.write(contact, place="Room 2")
    desk.refused(desk.write_new("contact", note="refused"))
    desk.store.keep_draft(Draft("contact/1", desk.case, contact.id, "contact", {"note": "half"}))
    desk.store.attach(desk.case, b"a file", "text/plain")
    desk.store.caseload()
    assert scans(desk.store, lambda: ASKED[asked](desk.store, desk, contact.id)) == []


def test_the_test_sees_a_scan(desk: Desk) -> None:
    connection = desk.store._db._db.conn
    found = scans(desk.store, lambda: connection.execute("SELECT id FROM record WHERE type = 'contact'").fetchall())
    assert found == ["SCAN record"]


THROUGH: dict[str, str] = {
    "search for a person": "SEARCH found_by USING PRIMARY KEY (word>? AND word<?)",
    "search with a slip": "SEARCH found_by USING COVERING INDEX found_by_size (size>? AND size<?)",
    "children like one who is typed": "SEARCH found_by USING PRIMARY KEY (word=?)",
    "contacts of a day": "SEARCH record USING INDEX record_day (type=? AND day>? AND day<?)",
    "hearings to come": "SEARCH record USING INDEX record_day (type=? AND day>? AND day<?)",
    "newest documents": "SEARCH record USING INDEX record_day (type=? AND day>?)",
    "newest contacts of a case": "SEARCH record USING INDEX record_of_case (case_id=? AND type=? AND day>?)",
    "documents by case": "SEARCH record USING COVERING INDEX record_day (type=? AND day>?)",
    "alerts of a case": "SEARCH record USING INDEX record_of_case (case_id=? AND type=?)",
    "case": "SEARCH record USING INDEX record_of_case (case_id=?)",
}
"""What is asked for a list, and the index it has to be found through."""


@pytest.mark.parametrize("asked", THROUGH)
def test_a_list_is_found_through_its_index_and_needs_no_sorting(desk: Desk, asked: str) -> None:
    contact = desk.bring("contact", {"note": "by the tramway", "date": "2026-11-26"})
    lines = plans(desk.store, lambda: ASKED[asked](desk.store, desk, contact.id))
    assert THROUGH[asked] in lines
    assert not [line for line in lines if "ORDER BY" in line]


@pytest.mark.parametrize(
    ("index", "asked"),
    [
        ("record_day", "contacts of a day"),
        ("record_of_case", "newest contacts of a case"),
        ("record_of_case", "case"),
        ("found_by_size", "search with a slip"),
        ("found_by_sound", "search for a person"),
    ],
)
def test_an_index_lost_is_seen(desk: Desk, index: str, asked: str) -> None:
    contact = desk.bring("contact", {"note": "by the tramway", "date": "2026-11-26"})
    desk.store._db._db.execute(f"DROP INDEX {index}")
    with pytest.raises((AssertionError, StoreTrouble)):
        assert scans(desk.store, lambda: ASKED[asked](desk.store, desk, contact.id)) == []
