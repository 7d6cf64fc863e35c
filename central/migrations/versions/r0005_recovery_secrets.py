"""What helps to open a laptop whose passphrase was forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """A secret for each laptop, made when it is first asked for."""
    op.add_column("device", sa.Column("recovery", sa.Text))
