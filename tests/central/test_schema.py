"""The migrations and the tables say the same."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from central.schema import REVISION, tables
from central.store import MIGRATIONS, Store


def test_the_migrations_make_exactly_the_declared_tables(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{(tmp_path / 'a folder with 100% in it.sqlite').as_posix()}")
    store.prepare()
    store.prepare()
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables) == []
    store.close()


def test_the_program_asks_for_the_newest_step() -> None:
    steps = Config()
    steps.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(steps).get_heads() == [REVISION]
