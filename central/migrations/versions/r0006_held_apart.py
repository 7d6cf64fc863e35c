"""Who may see a record."""

import msgspec
import sqlalchemy as sa
from alembic import op

from central.held_apart import section_with
from central.kept import followed

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Keep with each record its section, and the record that it repeats."""
    op.add_column("record", sa.Column("section", sa.Text, nullable=False, server_default="case"))
    op.add_column("record", sa.Column("shown", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("record", sa.Column("follows", sa.Text, nullable=False, server_default=""))
    op.create_index(
        "record_that_follows",
        "record",
        ["authority", "follows"],
        sqlite_where=sa.text("follows <> ''"),
        postgresql_where=sa.text("follows <> ''"),
    )
    _place_all(op.get_bind())


def _place_all(connection: sa.Connection) -> None:
    rows = {(row.authority, row.id): row for row in connection.execute(_MAYBE_HELD_APART).all()}
    sections: dict[tuple[int, str], str] = {}
    for key, row in rows.items():
        fields = msgspec.json.decode(row.fields)
        sections[key] = section_with(row.type, fields, None)
    for _ in range(3):  # a version of a version is as deep as it goes
        for key, row in rows.items():
            fields = msgspec.json.decode(row.fields)
            first = followed(row.type, fields)
            if not first:
                continue
            type = connection.execute(_TYPE, {"authority": row.authority, "id": first}).scalar_one_or_none()
            of = (type, sections.get((row.authority, first), "case")) if type else None
            sections[key] = section_with(row.type, fields, of)
    for (authority, id), row in rows.items():
        follows = followed(row.type, msgspec.json.decode(row.fields))
        values = {"authority": authority, "id": id, "section": sections[authority, id], "follows": follows}
        connection.execute(_KEEP, values)


_MAYBE_HELD_APART = sa.text(
    "SELECT authority, id, type, fields FROM record WHERE type IN ('conflict', 'proposal', 'document_event', 'victim',"
    " 'victim_consent', 'victim_contact', 'health_note', 'intelligence')"
    " OR (type IN ('contact', 'document') AND fields LIKE '%\"only_for\"%')"
)
_TYPE = sa.text("SELECT type FROM record WHERE authority = :authority AND id = :id")
_KEEP = sa.text("UPDATE record SET section = :section, follows = :follows WHERE authority = :authority AND id = :id")
