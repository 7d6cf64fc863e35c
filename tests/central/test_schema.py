"""The migrations and the tables say the same."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from central.schema import tables
from central.store import Store


def test_the_migrations_make_exactly_the_declared_tables(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{(tmp_path / 'a folder with 100% in it.sqlite').as_posix()}")
    store.prepare()
    store.prepare()
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables) == []
    store.close()
