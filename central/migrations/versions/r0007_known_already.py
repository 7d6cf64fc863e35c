"""Whether a child who is being added is known."""

import sqlalchemy as sa
from alembic import op

from central.alike_keys import keep_all

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Keep keys of names and numbers beside the records, and who asked for a child by them."""
    op.create_table(
        "alike_key",
        sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("record", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
        comment="By which keys a child may be found who is added again: a row at least for each record that names one.",
    )
    op.create_index("alike_key_by_key", "alike_key", ["authority", "key", "case_id"])
    op.create_table(
        "asking",
        sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
        sa.Column("user_name", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("kept_back", sa.Integer, nullable=False),
        comment="Who asked whether a child is known, and of how many they were told. Never what they typed. "
        "Never emptied.",
    )
    op.create_index("asking_by_time", "asking", ["authority", "user_name", "at"])
    keep_all(op.get_bind())
