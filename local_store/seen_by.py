"""Who else has looked at a case: the newest look of each colleague."""

from collections.abc import Iterable

from local_store.connection import Sql
from local_store.shapes import SeenBy


def keep(sql: Sql, looks: Iterable[SeenBy]) -> None:
    """Keep the newest look of each colleague at each case that is here. One that saw less than before is no news."""
    for look in looks:
        sql(
            "INSERT INTO seen_by (case_id, user, name, at, position) SELECT ?,?,?,?,? "
            "WHERE NOT EXISTS (SELECT 1 FROM left_case WHERE case_id = ?) "
            "ON CONFLICT (case_id, user) DO UPDATE SET name = excluded.name, at = excluded.at, "
            "position = excluded.position WHERE excluded.position >= position",
            (look.case, look.user, look.name, look.at, look.position, look.case),
        )


def of_case(sql: Sql, case: str) -> list[SeenBy]:
    """Who has looked at a case, whoever saw the least first."""
    statement = "SELECT case_id, user, name, at, position FROM seen_by WHERE case_id = ? ORDER BY position, user"
    return [SeenBy(*line) for line in sql(statement, (case,)).fetchall()]
