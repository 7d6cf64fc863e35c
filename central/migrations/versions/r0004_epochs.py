"""Epochs of the feed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Keep where each epoch of a feed began. Cursors handed out until now name none, and begin again."""
    op.add_column("authority", sa.Column("epoch", sa.BigInteger, nullable=False, server_default="0"))
    op.create_table(
        "epoch",
        sa.Column("authority", sa.Integer, sa.ForeignKey("authority.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.BigInteger, nullable=False),
        sa.Column("began", sa.BigInteger, nullable=False),
        comment="Where each epoch of a feed began: at every start of the server, and when its database has moved.",
    )
