"""What applied edits replaced."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Keep beside each applied edit what its fields held before; of those received until now it is not known."""
    op.add_column("ledger", sa.Column("replaced", sa.Text))
