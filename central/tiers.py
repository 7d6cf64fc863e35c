"""What travels first: people, orders, hearings, plans and the newest contacts; then assessments and the rest."""

import datetime as dt

import sqlalchemy as sa

from casework.record_types import RECORD_TYPES
from central import schema

FIRST, LATER = 0, 1
NEWEST = 10
LONG = frozenset({"assessment_section", "document_event", "health_note", "intelligence", "victim_contact"})
"""Types that travel later: long texts, and what nobody needs in the first minute."""


def tier_of(type: str) -> int:
    """The tier a record is born in. Contacts are born in the first, and leave it when ten newer ones are there."""
    return FIRST if type in RECORD_TYPES and type not in LONG else LATER


def keep_newest(connection: sa.Connection, authority: int, case: str, today: dt.date) -> None:
    """Leave the ten newest contacts of the case, and those still to come, in the first tier.

    A record may only ever go to the later tier: a laptop that has not had it from the first one yet has not come as far
    in the later one either, so it cannot be missed.
    """
    record = schema.record
    past = (
        (record.c.authority == authority)
        & (record.c.case_id == case)
        & (record.c.tier == FIRST)
        & (record.c.type == "contact")
        & (record.c.day <= today.isoformat())
    )
    newest = sa.select(record.c.id).where(past).order_by(record.c.day.desc(), record.c.id.desc())
    ids = connection.execute(newest).scalars().all()[NEWEST:]
    if ids:
        connection.execute(_LATER, [{"in_authority": authority, "of_id": id} for id in ids])


_LATER = (
    schema.record.update()
    .where(schema.record.c.authority == sa.bindparam("in_authority"), schema.record.c.id == sa.bindparam("of_id"))
    .values(tier=LATER)
)
