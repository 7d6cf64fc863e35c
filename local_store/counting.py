"""How much is on this laptop, and how much waits."""

from local_store import attention, laptop
from local_store.connection import Sql
from local_store.shapes import Counts


def counts(sql: Sql) -> Counts:
    """Cases, records, edits not acknowledged, things that need a person, whether more is to come, files to be sent."""
    cases, records, waiting, files = sql(
        "SELECT (SELECT count(*) FROM case_summary), (SELECT count(*) FROM record), (SELECT count(*) FROM outbox), "
        "(SELECT count(*) FROM attachment WHERE to_send = 1)"
    ).fetchone()
    return Counts(cases, records, waiting, attention.how_many(sql), laptop.more_to_come(sql), files)
