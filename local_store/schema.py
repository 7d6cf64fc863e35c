"""The tables of the cache, as steps that bring any older one up to date."""

from collections.abc import Callable

import msgspec

from local_store import record_days, search_index
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


@_step("0006_looks")
def _looks(db: Database) -> None:
    """Which cases were opened here, kept until the centre has it; and who else looked at a case, the newest of each.

    `opened` is seconds since 1970 by this laptop's clock, to see that two looks are one.
    """
    db.execute(
        """CREATE TABLE look (
            n INTEGER PRIMARY KEY, id TEXT NOT NULL, case_id TEXT NOT NULL, record TEXT NOT NULL, at TEXT NOT NULL,
            opened REAL NOT NULL, position INTEGER NOT NULL, sent INTEGER NOT NULL, attempts INTEGER NOT NULL)"""
    )
    db.execute("CREATE UNIQUE INDEX look_id ON look (id)")
    db.execute("CREATE INDEX look_case ON look (case_id, record, n)")
    db.execute("CREATE INDEX look_unsent ON look (attempts, n) WHERE sent = 0")
    db.execute("CREATE INDEX look_sent ON look (opened) WHERE sent = 1")
    db.execute(
        """CREATE TABLE seen_by (
            case_id TEXT NOT NULL, user TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL,
            position INTEGER NOT NULL, PRIMARY KEY (case_id, user)) WITHOUT ROWID"""
    )
    _reach(db)


def _reach(db: Database) -> None:
    """How far the feed is here in a store that was filled before that was kept (`local_store.laptop.set_reach`).

    This laptop's own edits do not count: something older may not have come yet when the last of them was applied.
    """
    own = {line[0] for line in db.execute("SELECT position FROM receipt WHERE position IS NOT NULL").fetchall()}
    stamps = (msgspec.json.decode(line[0]) for line in db.execute("SELECT stamps FROM record").fetchall())
    newest = max((stamp for each in stamps for stamp in each.values() if stamp not in own), default=0)
    more = db.execute("SELECT value FROM memory WHERE name = 'holdfast.more'").fetchone()
    names = ["newest"] if more and more[0] == b"true" else ["newest", "whole"]
    for name in names if newest else ():
        db.execute("INSERT INTO memory (name, value) VALUES (?,?)", (f"holdfast.{name}", str(newest).encode()))


@_step("0007_journeys")
def _journeys(db: Database) -> None:
    """When an edit first left, how often, and what went wrong last, wherever it is; and which edit took its place."""
    for table in ("outbox", "attention", "receipt"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN sent_at TEXT NOT NULL DEFAULT ''")
    for table in ("attention", "receipt"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE outbox ADD COLUMN trouble TEXT")
    db.execute("ALTER TABLE outbox ADD COLUMN trouble_at TEXT")
    db.execute("ALTER TABLE receipt ADD COLUMN replaced_by TEXT")


@_step("0008_proposals")
def _proposals(db: Database) -> None:
    """`open_proposal` is set on a proposal that nobody has settled, to the id of the record it is about."""
    db.execute("ALTER TABLE record ADD COLUMN open_proposal TEXT")
    db.execute("CREATE INDEX record_open_proposal ON record (open_proposal) WHERE open_proposal IS NOT NULL")
    lines = db.execute("SELECT n, id, coalesce(shown, held) FROM record WHERE type = 'proposal'").fetchall()
    for n, id, fields in lines:  # an older version kept them, as it keeps whatever it does not know
        proposed = msgspec.json.decode(fields)
        if not proposed.get("settled_at") and not proposed.get("removed_on"):
            db.execute("UPDATE record SET open_proposal = ? WHERE n = ?", (str(proposed.get("of") or id), n))


@_step("0009_attachments")
def _attachments(db: Database) -> None:
    """Files of cases, by the SHA-256 of their content. The same file of two cases is kept once.

    `attachment` is one file of one case: `to_send` while the centre does not have it all (`sent`: how many bytes it
    said it has), `delivered` once it has, `fetch` while it is to be brought here. `attachment_content` says how many
    bytes of a file are here, and `attachment_part` holds them, one part after the other from the beginning.
    """
    db.execute(
        """CREATE TABLE attachment (
            n INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, case_id TEXT NOT NULL, size INTEGER NOT NULL,
            media_type TEXT NOT NULL, made_here INTEGER NOT NULL DEFAULT 0, to_send INTEGER NOT NULL DEFAULT 0,
            sent INTEGER NOT NULL DEFAULT 0, delivered INTEGER NOT NULL DEFAULT 0, wanted INTEGER NOT NULL DEFAULT 0,
            fetch INTEGER NOT NULL DEFAULT 0)"""
    )
    db.execute("CREATE UNIQUE INDEX attachment_file ON attachment (sha256, case_id)")
    db.execute("CREATE INDEX attachment_case ON attachment (case_id)")
    db.execute("CREATE INDEX attachment_to_send ON attachment (n) WHERE to_send = 1")
    db.execute("CREATE INDEX attachment_to_fetch ON attachment (wanted DESC, size, n) WHERE fetch = 1")
    db.execute(
        "CREATE TABLE attachment_content (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, here INTEGER NOT NULL)"
    )
    db.execute(
        """CREATE TABLE attachment_part (
            n INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL)"""
    )
    db.execute("CREATE UNIQUE INDEX attachment_part_at ON attachment_part (sha256, at)")
    lines = db.execute("SELECT case_id, coalesce(shown, held) FROM record WHERE type = 'document'").fetchall()
    for case, fields in lines:  # an older version kept these fields without knowing what they are
        document = msgspec.json.decode(fields)
        name, size = document.get("file"), document.get("file_size")
        if isinstance(name, str) and isinstance(size, int) and not document.get("removed_on"):
            db.execute(
                "INSERT OR IGNORE INTO attachment (sha256, case_id, size, media_type, fetch) VALUES (?,?,?,?,?)",
                (name, case, size, str(document.get("file_type") or ""), 0 < size <= 1024 * 1024),
            )


@_step("0010_drafts_aside")
def _drafts_aside(db: Database) -> None:
    """A draft that was put aside has a key of its own, so that another of its editor does not take its place."""
    db.execute("CREATE INDEX draft_aside ON draft (kept_at) WHERE aside = 1")
    lines = db.execute("SELECT key, kept_at, draft FROM draft WHERE aside = 1").fetchall()
    for number, (key, kept_at, body) in enumerate(lines, start=1):
        other = f"{key}/aside/{number}"
        draft = msgspec.json.decode(body) | {"key": other, "aside_at": kept_at}
        db.execute("UPDATE draft SET key = ?, draft = ? WHERE key = ?", (other, msgspec.json.encode(draft), key))


@_step("0011_words_later")
def _words_later(db: Database) -> None:
    """An edit in the outbox whose record's words are not in the index for finding yet has `found` 0.

    One index of the outbox serves for its records, its cases and this, so that a save writes one page for all three.
    """
    db.execute("ALTER TABLE outbox ADD COLUMN found INTEGER NOT NULL DEFAULT 0")
    db.execute("DROP INDEX outbox_record")
    db.execute("DROP INDEX outbox_case")
    db.execute("CREATE INDEX outbox_record ON outbox (record, case_id, found)")
    db.execute("CREATE TABLE words_owed (record TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute(
        "CREATE TRIGGER outbox_words_owed AFTER DELETE ON outbox WHEN OLD.found = 0 "
        "BEGIN INSERT OR IGNORE INTO words_owed (record) VALUES (OLD.record); END"
    )


@_step("0012_search")
def _search_again(db: Database) -> None:
    """People by names, numbers and places in a table of their own; notes in an index without a text of its own."""
    search_index.make_again(db.execute)


@_step("0012b_days")
def _days(db: Database) -> None:
    """`day` is the day a contact, a hearing or a document is about, for lists over all cases and for pages of one.

    It is empty where the record says none, and NULL for all other records and removed ones.
    """
    db.execute("ALTER TABLE record ADD COLUMN day TEXT")
    record_days.find_all(db.execute)
    db.execute("CREATE INDEX record_day ON record (type, day, case_id) WHERE day IS NOT NULL")
    db.execute("CREATE INDEX record_of_case ON record (case_id, type, day)")
    db.execute("DROP INDEX record_case")


@_step("0013_where_refused_edits_are")
def _where_refused_edits_are(db: Database) -> None:
    """`at_centre`: the centre keeps the refused edit in its quarantine, so that it may be purged here.

    An edit that the centre could not even read (too big, damaged) is nowhere else. Of those refused before, only the
    ones with a code that the centre gives to what it keeps are known to be there.
    """
    db.execute("ALTER TABLE attention ADD COLUMN at_centre INTEGER NOT NULL DEFAULT 0")
    marks = ",".join("?" * len(_KEPT_ASIDE))
    db.execute(f"UPDATE attention SET at_centre = 1 WHERE code IN ({marks})", _KEPT_ASIDE)


@_step("0014_hidden_records")
def _hidden_records(db: Database) -> None:
    """Records of cases that are here, which are not for this user. `purged` counts how often they were taken off."""
    db.execute(
        "CREATE TABLE hidden_record (id TEXT PRIMARY KEY, case_id TEXT NOT NULL, section TEXT NOT NULL, "
        "purged INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX hidden_record_case ON hidden_record (case_id)")


@_step("0015_print_jobs")
def _print_jobs(db: Database) -> None:
    """Documents to be printed, each with its PDF until there is no more need of it (`local_store.print_jobs`)."""
    db.execute(
        """CREATE TABLE print_job (
            n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, document TEXT NOT NULL,
            job BLOB NOT NULL, pdf BLOB)"""
    )
    db.execute("CREATE INDEX print_job_case ON print_job (case_id)")
    db.execute("CREATE INDEX print_job_document ON print_job (document)")


@_step("0016_made_with")
def _made_with(db: Database) -> None:
    """The number of the newest edit waiting for the case when its summary was made; NULL where none waited.

    So a save need not count up `changes`: one page less to write. Whatever leaves the outbox does, since its number may
    be given again.
    """
    db.execute("ALTER TABLE case_summary ADD COLUMN made_with INTEGER")
    db.execute(
        "CREATE TRIGGER outbox_summary_old AFTER DELETE ON outbox "
        "BEGIN UPDATE case_summary SET changes = changes + 1 WHERE case_id = OLD.case_id; END"
    )


@_step("0017_laid_over")
def _laid_over(db: Database) -> None:
    """What is shown of a record of which something waits, by the number of its row.

    A record that was made here has in its row (`shown`) what it was made with. Before this step all had it there.
    """
    db.execute(
        "CREATE TABLE laid_over (n INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE, "
        "fields BLOB NOT NULL, stamps BLOB NOT NULL)"
    )


@_step("0018_listed")
def _listed(db: Database) -> None:
    """A record that was just made here is not in the list of its case yet (`local_store.in_case`)."""
    db.execute("ALTER TABLE record ADD COLUMN listed INTEGER NOT NULL DEFAULT 1")
    db.execute("DROP INDEX record_of_case")
    db.execute("CREATE INDEX record_of_case ON record (case_id, type, day) WHERE listed")


_KEPT_ASIDE = (
    "unreadable", "empty", "wrong_record", "splice", "impossible", "id_taken", "not_your_role", "not_a_manager",
    "not_your_case", "case_left", "merged", "merge_elsewhere", "proposal_fixed", "device_revoked",
)  # fmt: skip
"""With these codes protocol version 1 refuses an edit that the centre keeps."""
