"""Who looked at what, and the files that belong to a case."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables of looks and attachments."""
    op.add_column("authority", sa.Column("looks", sa.BigInteger, nullable=False, server_default="0"))
    op.create_table(
        "look",
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
        comment="The access audit: every look at a case, as its laptop told it. Never changed, never emptied.",
    )
    op.create_table(
        "seen",
        sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("user_name", sa.Text, primary_key=True),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        comment="How much of a case each of its workers has seen: the look that had come furthest in the feed.",
    )
    op.create_table(
        "attachment",
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
        comment="A file of a case, by its content: who brought it, and how much of it is here.",
    )
    op.create_table(
        "attachment_part",
        sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("start", sa.BigInteger, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        comment="A file's bytes, in the database so that whatever copies the database copies them too.",
    )
    op.create_index("look_by_case", "look", ["authority", "case_id", "number"])
    op.create_index("seen_by_number", "seen", ["authority", "number"])
    op.create_index("attachment_by_sha256", "attachment", ["authority", "sha256"])
