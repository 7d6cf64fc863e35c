"""The tables of the cache, as steps that bring any older one up to date."""

from collections.abc import Callable

from local_store.cipher import Database, Migrations

STEPS = Migrations("local_store")
KNOWN_STEPS: set[str] = set()


def _step(name: str) -> Callable[[Callable[[Database], None]], Callable[[Database], None]]:
    KNOWN_STEPS.add(name)
    return STEPS(name=name)


@_step("0001_records")
def _records(db: Database) -> None:
    """`held` is what the centre gave, field by field with its stamp; `shown` is that with the outbox on top.

    `shown` and `shown_stamps` are empty where nothing of the record waits. `open_conflict` is set on a conflict record
    that nobody has settled, to the id of the record it is about.
    """
    db.execute(
        """CREATE TABLE record (
            n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, type TEXT NOT NULL,
            held BLOB NOT NULL, stamps BLOB NOT NULL, authors BLOB NOT NULL, times BLOB NOT NULL,
            shown BLOB, shown_stamps BLOB, open_conflict TEXT)"""
    )
    db.execute("CREATE INDEX record_case ON record (case_id)")
    db.execute("CREATE INDEX record_person ON record (case_id) WHERE type = 'person'")
    db.execute("CREATE INDEX record_open_conflict ON record (open_conflict) WHERE open_conflict IS NOT NULL")


@_step("0002_edits")
def _edits(db: Database) -> None:
    """An edit is in exactly one of three places: waiting (outbox), refused (attention), or done with (receipt)."""
    db.execute(
        """CREATE TABLE outbox (
            n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL, case_id TEXT NOT NULL,
            state TEXT NOT NULL, saved_at TEXT NOT NULL, attempts INTEGER NOT NULL, follows TEXT, edit BLOB NOT NULL)"""
    )
    db.execute("CREATE INDEX outbox_record ON outbox (record)")
    db.execute("CREATE INDEX outbox_case ON outbox (case_id)")
    db.execute("CREATE INDEX outbox_follows ON outbox (follows) WHERE follows IS NOT NULL")
    db.execute(
        """CREATE TABLE attention (
            id TEXT PRIMARY KEY, record TEXT NOT NULL, case_id TEXT NOT NULL, type TEXT NOT NULL,
            since TEXT NOT NULL, saved_at TEXT NOT NULL, creates INTEGER NOT NULL,
            code TEXT NOT NULL, reason TEXT NOT NULL, edit BLOB NOT NULL)"""
    )
    db.execute("CREATE INDEX attention_case ON attention (case_id)")
    db.execute("CREATE INDEX attention_record ON attention (record)")
    db.execute(
        """CREATE TABLE receipt (
            n INTEGER PRIMARY KEY, id TEXT NOT NULL, record TEXT NOT NULL, case_id TEXT NOT NULL, outcome TEXT NOT NULL,
            position INTEGER, saved_at TEXT NOT NULL, received_at TEXT NOT NULL, received REAL NOT NULL,
            edit BLOB NOT NULL)"""
    )
    for column in ("id", "record", "case_id", "received"):
        db.execute(f"CREATE INDEX receipt_{column} ON receipt ({column})")


@_step("0003_laptop")
def _laptop(db: Database) -> None:
    """Drafts, where you left off, who this laptop is, how far it has read the feed, and which cases have left it."""
    db.execute(
        """CREATE TABLE draft (
            key TEXT PRIMARY KEY, case_id TEXT NOT NULL, aside INTEGER NOT NULL, kept_at TEXT NOT NULL,
            draft BLOB NOT NULL)"""
    )
    db.execute("CREATE INDEX draft_case ON draft (case_id)")
    db.execute("CREATE INDEX draft_kept_at ON draft (kept_at)")
    db.execute("CREATE TABLE memory (name TEXT PRIMARY KEY, value BLOB NOT NULL)")
    db.execute("CREATE TABLE left_case (case_id TEXT PRIMARY KEY)")


@_step("0004_caseload")
def _caseload(db: Database) -> None:
    """One row a case. `changes` counts writes to the case; a summary made at another count, or another day, is old."""
    db.execute(
        """CREATE TABLE case_summary (
            case_id TEXT PRIMARY KEY, coming INTEGER NOT NULL, changes INTEGER NOT NULL,
            made_at INTEGER NOT NULL, made_for TEXT NOT NULL, summary BLOB)"""
    )
    db.execute("CREATE INDEX case_summary_coming ON case_summary (coming) WHERE coming")


@_step("0005_search")
def _search(db: Database) -> None:
    """Names, references and notes, folded so that w finds ŵ. Its rows have the number of their record."""
    db.execute(
        """CREATE VIRTUAL TABLE search USING fts5(
            names, words, tokenize = "unicode61 remove_diacritics 2")"""
    )
    db.execute("INSERT INTO search (search, rank) VALUES ('rank', 'bm25(8.0, 1.0)')")
