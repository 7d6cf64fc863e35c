"""A store that an older version filled is brought up to date with nothing lost."""

import datetime as dt
from pathlib import Path

from local_store import Draft, FileState, LocalStore
from local_store.cipher import keyed
from local_store.journal import every_file
from tests.local_store.desk import KEY, ME, Desk

FILE = "a" * 64
ADDED = {
    "outbox": ("sent_at", "trouble", "trouble_at"),
    "attention": ("sent_at", "attempts", "at_centre"),
    "receipt": ("sent_at", "attempts", "replaced_by"),
    "case_summary": ("made_with",),
}


def as_before(path: Path) -> None:
    """Take everything out of a store that steps from 0006 on added."""
    older = keyed(path, KEY)
    with older.conn:
        older.execute(
            "UPDATE record SET (shown, shown_stamps) = (SELECT fields, stamps FROM laid_over WHERE n = record.n) "
            "WHERE n IN (SELECT n FROM laid_over)"
        )
        for table in (
            "laid_over",
            "look",
            "seen_by",
            "attachment",
            "attachment_content",
            "attachment_part",
            "hidden_record",
            "print_job",
        ):
            older.execute(f"DROP TABLE {table}")
        for table, names in ADDED.items():
            for name in names:
                older.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
        for trigger in ("outbox_words_owed", "outbox_summary_old"):
            older.execute(f"DROP TRIGGER {trigger}")
        older.execute("DROP TABLE words_owed")
        older.execute("DROP INDEX outbox_record")
        older.execute("ALTER TABLE outbox DROP COLUMN found")
        older.execute("CREATE INDEX outbox_record ON outbox (record)")
        older.execute("CREATE INDEX outbox_case ON outbox (case_id)")
        older.execute("DROP INDEX draft_aside")
        older.execute("DROP INDEX record_open_proposal")
        older.execute("ALTER TABLE record DROP COLUMN open_proposal")
        for index in ("record_day", "record_of_case"):
            older.execute(f"DROP INDEX {index}")
        older.execute("ALTER TABLE record DROP COLUMN listed")
        older.execute("CREATE INDEX record_case ON record (case_id)")
        older.execute("ALTER TABLE record DROP COLUMN day")
        for table in ("search_note", "found_by"):
            older.execute(f"DROP TABLE {table}")
        older.execute(
            'CREATE VIRTUAL TABLE search USING fts5(names, words, tokenize = "unicode61 remove_diacritics 2")'
        )
        older.execute("DELETE FROM memory WHERE name IN ('holdfast.newest', 'holdfast.whole')")
        older.execute("DELETE FROM _sqlite_migrations WHERE name > '0006'")
    older.close()
    for part in every_file(path):
        part.unlink(missing_ok=True)


def test_a_store_of_before_has_all_it_had_and_what_is_new(path: Path) -> None:
    with LocalStore.create(path, KEY) as store:
        desk = Desk(store)
        desk.position = 40
        contact = desk.bring("contact", {"note": "n", "date": "2026-10-05"})
        child = desk.bring("person", {"preferred_name": "Juno", "surname": "Vexley"})
        desk.bring("proposal", {"of": contact.id, "of_type": "contact", "author": ME})
        desk.bring("document", {"file": FILE, "file_size": 10, "file_type": "application/pdf"})
        waiting = desk.write(contact, note="mine")
        store.mark_sent([waiting.id])
        refused, applied = desk.write_new("contact", note="refused"), desk.write_new("contact", note="applied")
        desk.refused(refused)
        desk.applied(applied)
    as_before(path)
    with LocalStore.open(path, KEY) as store:
        store.look(desk.case)
        assert [look.position for look in store.looks_to_send(1)] == [44]
        assert [one.kind for one in store.attention()] == ["proposal", "refused"]
        assert [item.edit for item in store.pending()] == [waiting]
        assert [receipt.edit for receipt in store.receipts(applied.record)] == [applied]
        track = store.track(refused.id)
        assert track is not None
        assert (track.outcome, track.first_sent_at, track.attempts) == ("refused", "", 0)
        file = store.attachment(FILE)
        assert file is not None
        assert file.state is FileState.WANTED
        assert {hit.record for hit in store.search("mine applied")} == set()
        assert [hit.record for hit in store.search("mine")] == [contact.id]
        assert [hit.record for hit in store.search("juno vexley")] == [child.id]
        assert [one.id for one in store.on_days("contact", dt.date(2026, 10, 5), dt.date(2026, 10, 5))] == [contact.id]


def test_a_store_of_before_that_was_still_filling_claims_nothing(path: Path) -> None:
    with LocalStore.create(path, KEY) as store:
        desk = Desk(store)
        desk.bring("contact", {"note": "n"}, more=True)
    as_before(path)
    with LocalStore.open(path, KEY) as store:
        store.look(desk.case)
        assert [look.position for look in store.looks_to_send(1)] == [0]


def test_a_draft_put_aside_before_can_be_brought_back(path: Path) -> None:
    with LocalStore.create(path, KEY) as store:
        kept = Draft("contact/1", "c", "1", "contact", {"note": "old"}, kept_at="2026-11-12T10:00:00+00:00", aside=True)
        store.keep_draft(kept)
    as_before(path)
    with LocalStore.open(path, KEY) as store:
        (aside,) = store.drafts()
        assert (aside.editor, aside.aside_at) == ("contact/1", kept.kept_at)
        assert store.draft("contact/1") is None
        assert store.bring_back(aside.key) is not None
        back = store.draft("contact/1")
        assert back is not None
        assert back.fields == {"note": "old"}
