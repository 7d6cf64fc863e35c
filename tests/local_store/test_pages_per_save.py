"""What a save costs, counted where time is too noisy to be judged: pages written to the log, and bytes of journal."""

from casework import new_edit, new_record
from local_store.journal import journal_path
from tests.local_store.desk import ME, Desk

NOTE = "Met at the office; the bursary form was filled in together. " * 15


def test_a_save_writes_few_pages_and_its_own_words_once_to_the_journal(desk: Desk) -> None:
    """17.4 pages where words for finding were brought in with each save, and every question had an index of its own."""
    connection = desk.store._db._db.conn
    connection.execute("PRAGMA wal_autocheckpoint = 0")

    def written() -> int:
        pages: int = connection.execute("PRAGMA wal_checkpoint = NOOP").fetchone()[1]
        return pages

    edits = [new_edit(new_record("contact", desk.case), {"note": NOTE}, ME) for _ in range(250)]
    for edit in edits[:50]:
        desk.store.save(edit)
    pages, journal = written(), journal_path(desk.store._db.path).stat().st_size
    for edit in edits[50:]:
        desk.store.save(edit)
    assert (written() - pages) / 200 < 9.5
    assert (journal_path(desk.store._db.path).stat().st_size - journal) / 200 < 1.5 * len(NOTE)
