"""The tables of the centre. Every row but the first few belongs to one authority, and every query names it."""

import sqlalchemy as sa

REVISION = "0007"
"""The newest step of migrations/versions: what this program needs the database to be at."""

tables = sa.MetaData()

database = sa.Table(
    "database",
    tables,
    sa.Column("id", sa.Text, primary_key=True),
    comment="One row: which database this is, so that a cursor from another one is not taken for ours.",
)

authority = sa.Table(
    "authority",
    tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("service", sa.Text, nullable=False),
    sa.Column("position", sa.BigInteger, nullable=False),
    sa.Column("swept_on", sa.Text, nullable=False),
    sa.Column("looks", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("epoch", sa.BigInteger, nullable=False, server_default="0"),
    comment="One council's service, and the newest position of its feed. Writers take turns on this row.",
)

epoch = sa.Table(
    "epoch",
    tables,
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.BigInteger, nullable=False),
    sa.Column("began", sa.BigInteger, nullable=False),
    comment="Where each epoch of a feed began: at every start of the server, and when its database has moved.",
)

account = sa.Table(
    "account",
    tables,
    sa.Column("user_name", sa.Text, primary_key=True),
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), nullable=False),
    sa.Column("full_name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("password", sa.Text, nullable=False),
)

attempt = sa.Table(
    "attempt",
    tables,
    sa.Column("user_name", sa.Text, primary_key=True),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("not_before", sa.Float, nullable=False),
    comment="Wrong passwords since the last right one, for names that exist and names that do not.",
)

device = sa.Table(
    "device",
    tables,
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("user_name", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("enrolled_at", sa.Text, nullable=False),
    sa.Column("revoked_at", sa.Text),
    sa.Column("recovery", sa.Text),
)

token = sa.Table(
    "token",
    tables,
    sa.Column("fingerprint", sa.Text, primary_key=True),
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), nullable=False),
    sa.Column("user_name", sa.Text, nullable=False, index=True),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("long_lived", sa.Boolean, nullable=False),
    sa.Column("expires_at", sa.Float, nullable=False),
    comment="Only the SHA-256 of a token is kept.",
)

record = sa.Table(
    "record",
    tables,
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("case_id", sa.Text, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("tier", sa.SmallInteger, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("position", sa.BigInteger, nullable=False),
    sa.Column("born", sa.BigInteger, nullable=False),
    sa.Column("born_author", sa.Text, nullable=False),
    sa.Column("born_device", sa.Text, nullable=False),
    sa.Column("born_at", sa.Text, nullable=False),
    sa.Column("fields", sa.Text, nullable=False),
    sa.Column("marks", sa.Text, nullable=False),
    sa.Column("section", sa.Text, nullable=False, server_default="case"),
    sa.Column("shown", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("follows", sa.Text, nullable=False, server_default=""),
    sa.Index("record_by_position", "authority", "tier", "position"),
    sa.Index("record_by_case", "authority", "case_id", "tier", "id"),
    sa.Index(
        "record_that_follows",
        "authority",
        "follows",
        sqlite_where=sa.text("follows <> ''"),
        postgresql_where=sa.text("follows <> ''"),
    ),
    comment="A record as it now stands. Fields without a mark of their own last changed at `born`.",
)

ledger = sa.Table(
    "ledger",
    tables,
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("user_name", sa.Text, nullable=False),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("received_at", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Column("case_id", sa.Text, nullable=False),
    sa.Column("result", sa.Text, nullable=False),
    sa.Column("position", sa.BigInteger),
    sa.Column("code", sa.Text),
    sa.Column("edit", sa.Text, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("replaced", sa.Text),
    sa.Index("ledger_by_record", "authority", "record", "received_at"),
    sa.Index("ledger_by_result", "authority", "result", "received_at"),
    comment="Every edit ever received, as it came, with what became of it. Never changed, never emptied.",
)

scope = sa.Table(
    "scope",
    tables,
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
    sa.Column("user_name", sa.Text, primary_key=True),
    sa.Column("case_id", sa.Text, primary_key=True),
    sa.Column("entered", sa.BigInteger, nullable=False),
    sa.Column("gone", sa.BigInteger),
    sa.Index("scope_by_case", "authority", "case_id"),
    comment="Which cases a user's laptops hold: since which position, and at which position it ended.",
)

look = sa.Table(
    "look",
    tables,
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
    sa.Column("user_name", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger, nullable=False),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("case_id", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("position", sa.BigInteger, nullable=False),
    sa.Column("received_at", sa.Text, nullable=False),
    sa.Column("standing", sa.Text, nullable=False),
    sa.Index("look_by_case", "authority", "case_id", "number"),
    comment="The access audit: every look at a case, as its laptop told it. Never changed, never emptied.",
)

seen = sa.Table(
    "seen",
    tables,
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
    sa.Column("case_id", sa.Text, primary_key=True),
    sa.Column("user_name", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("position", sa.BigInteger, nullable=False),
    sa.Index("seen_by_number", "authority", "number"),
    comment="How much of a case each of its workers has seen: the look that had come furthest in the feed.",
)

attachment = sa.Table(
    "attachment",
    tables,
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
    sa.Column("case_id", sa.Text, primary_key=True),
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("received", sa.BigInteger, nullable=False),
    sa.Column("complete", sa.Boolean, nullable=False),
    sa.Column("user_name", sa.Text, nullable=False),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("begun_at", sa.Text, nullable=False),
    sa.Column("completed_at", sa.Text),
    sa.Index("attachment_by_sha256", "authority", "sha256"),
    comment="A file of a case, by its content: who brought it, and how much of it is here.",
)

attachment_part = sa.Table(
    "attachment_part",
    tables,
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
    sa.Column("case_id", sa.Text, primary_key=True),
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("start", sa.BigInteger, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    comment="A file's bytes, in the database so that whatever copies the database copies them too.",
)

alike_key = sa.Table(
    "alike_key",
    tables,
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
    sa.Column("case_id", sa.Text, primary_key=True),
    sa.Column("record", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Index("alike_key_by_key", "authority", "key", "case_id"),
    sqlite_with_rowid=False,
    comment="By which keys a child may be found who is added again: a row at least for each record that names one.",
)

asking = sa.Table(
    "asking",
    tables,
    sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
    sa.Column("user_name", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("told", sa.Integer, nullable=False),
    sa.Column("kept_back", sa.Integer, nullable=False),
    sa.Index("asking_by_time", "authority", "user_name", "at"),
    comment="Who asked whether a child is known, and of how many they were told. Never what they typed. Never emptied.",
)
