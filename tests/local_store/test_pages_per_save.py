"""What a save costs, counted where time is too noisy to be judged: pages written to the log, and bytes of journal."""

from collections.abc import Sequence

from casework import Edit, new_edit, new_record
from local_store.journal import journal_path
from tests.local_store.desk import ME, Desk

NOTE = "Met at the office; the bursary form was filled in together. " * 15


def pages_each(desk: Desk, edits: Sequence[Edit]) -> float:
    """How many pages one of these saves writes to the log, which is never begun anew meanwhile."""
    connection = desk.store._db._db.conn
    connection.execute("PRAGMA wal_autocheckpoint = 0")

    def written() -> int:
        pages: int = connection.execute("PRAGMA wal_checkpoint = NOOP").fetchone()[1]
        return pages

    before = written()
    for edit in edits:
        desk.store.save(edit)
    return (written() - before) / len(edits)


def test_a_save_writes_few_pages_and_its_own_words_once_to_the_journal(desk: Desk) -> None:
    """17.4 pages where words for finding were brought in with each save, and every question had an index of its own."""
    edits = [new_edit(new_record("contact", desk.case), {"note": NOTE}, ME) for _ in range(250)]
    pages_each(desk, edits[:50])
    journal = journal_path(desk.store._db.path).stat().st_size
    assert pages_each(desk, edits[50:]) < 8.5
    assert (journal_path(desk.store._db.path).stat().st_size - journal) / 200 < 1.5 * len(NOTE)


def test_a_save_over_what_the_centre_has_writes_few_pages(desk: Desk) -> None:
    """10.0 where the record's own row became twice as long, and its neighbours had to move."""
    contacts = [desk.bring("contact", {"note": NOTE, "date": "2026-11-20"}) for _ in range(200)]
    assert pages_each(desk, [new_edit(one, {"note": f"{NOTE} and more"}, ME) for one in contacts]) < 7


def test_a_save_over_what_waits_writes_few_pages(desk: Desk) -> None:
    contacts = [desk.bring("contact", {"note": NOTE, "date": "2026-11-20"}) for _ in range(200)]
    for text in ("once", "twice"):
        shown = [desk.show(one.id) for one in contacts]
        assert pages_each(desk, [new_edit(one, {"note": f"{NOTE} {text}"}, ME) for one in shown]) < 8
