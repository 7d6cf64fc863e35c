"""The first tables."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table of the first version."""
    database = op.create_table(
        "database",
        sa.Column("id", sa.Text, primary_key=True),
        comment="One row: which database this is, so that a cursor from another one is not taken for ours.",
    )
    op.create_table(
        "authority",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("swept_on", sa.Text, nullable=False),
        comment="One council's service, and the newest position of its feed. Writers take turns on this row.",
    )
    op.create_table(
        "account",
        sa.Column("user_name", sa.Text, primary_key=True),
        sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), nullable=False),
        sa.Column("full_name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("password", sa.Text, nullable=False),
    )
    op.create_table(
        "attempt",
        sa.Column("user_name", sa.Text, primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("not_before", sa.Float, nullable=False),
        comment="Wrong passwords since the last right one, for names that exist and names that do not.",
    )
    op.create_table(
        "device",
        sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("user_name", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("enrolled_at", sa.Text, nullable=False),
        sa.Column("revoked_at", sa.Text),
    )
    op.create_table(
        "token",
        sa.Column("fingerprint", sa.Text, primary_key=True),
        sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), nullable=False),
        sa.Column("user_name", sa.Text, nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("long_lived", sa.Boolean, nullable=False),
        sa.Column("expires_at", sa.Float, nullable=False),
        comment="Only the SHA-256 of a token is kept.",
    )
    op.create_table(
        "record",
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
        comment="A record as it now stands. Fields without a mark of their own last changed at `born`.",
    )
    op.create_table(
        "ledger",
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
        comment="Every edit ever received, as it came, with what became of it. Never changed, never emptied.",
    )
    op.create_table(
        "scope",
        sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
        sa.Column("user_name", sa.Text, primary_key=True),
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("entered", sa.BigInteger, nullable=False),
        sa.Column("gone", sa.BigInteger),
        comment="Which cases a user's laptops hold: since which position, and at which position it ended.",
    )
    op.create_index("ix_token_user_name", "token", ["user_name"])
    op.create_index("record_by_position", "record", ["authority", "tier", "position"])
    op.create_index("record_by_case", "record", ["authority", "case_id", "tier", "id"])
    op.create_index("ledger_by_record", "ledger", ["authority", "record", "received_at"])
    op.create_index("ledger_by_result", "ledger", ["authority", "result", "received_at"])
    op.create_index("scope_by_case", "scope", ["authority", "case_id"])
    op.bulk_insert(database, [{"id": uuid.uuid4().hex}])
