"""The database of the centre, SQLite or PostgreSQL: one way to read it, one way to write to it."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from casework.trouble import Trouble
from central import schema

MIGRATIONS = Path(__file__).parent / "migrations"
CONNECTIONS = 48
"""More than the 40 threads that serve requests, so that none of them waits for a connection."""


class DatabaseTrouble(Trouble):
    """The database cannot be opened as it is named."""


class DatabaseAway(Trouble):
    """The database does not answer at present: it restarts, hands over to its standby, or has no room left.

    What was asked was done whole or not at all, and may be asked again.
    """

    def __init__(self, detail: str) -> None:
        super().__init__("The database does not answer at present.", next_step="Try again in a moment.", detail=detail)


class Store:
    """Hands out transactions. A reader sees one moment of the database; writers take turns.

    It outlives its database: while that is away every transaction raises DatabaseAway, and once it is back, on this
    host or on another that `url` names, they go on.
    """

    def __init__(self, url: str) -> None:
        """`url`: sqlite:///file or postgresql://... Raises DatabaseTrouble where it is neither.

        A PostgreSQL with a standby is named with both, and the one that takes writes is used:
        postgresql://USER@/NAME?host=FIRST:5432&host=SECOND:5432&target_session_attrs=read-write
        """
        try:
            address = sa.make_url(url)
        except sa.exc.ArgumentError as error:
            raise DatabaseTrouble("The address of the database cannot be read.", next_step=_ADDRESSES) from error
        self._sqlite = address.get_backend_name() == "sqlite"
        self._act: Callable[[sa.Connection], None] | None = None
        self._moved = False
        self._timeline = ""
        if self._sqlite:
            self._engine = _sqlite_engine(address)
        elif address.get_backend_name() in ("postgresql", "postgres"):
            self._engine = _postgresql_engine(address, self._connected)
        else:
            raise DatabaseTrouble("The database is neither SQLite nor PostgreSQL.", next_step=_ADDRESSES)
        self._turn = threading.Lock()

    def when_moved(self, act: Callable[[sa.Connection], None]) -> None:
        """Do `act` in a transaction of its own now, and before any other whenever the database has moved.

        It moved when another server took over, which may not have all that the one before it had.
        """
        self._act = act
        self._moved = True

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection on which every query sees the same moment. Raises DatabaseAway."""
        with _told_when_away(), self._engine.connect() as connection:
            with contextlib.suppress(sa.exc.DBAPIError):  # one that takes no writes hands out no positions either
                self._see_to_move()
            if not self._sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction, committed at the end of the block and rolled back when it raises.

        Raises DatabaseAway; then it is not known whether it was committed, but for what the database says later.
        """
        with _told_when_away(), self._queue(), self._engine.connect() as connection:
            self._see_to_move()
            connection.execution_options(holdfast_writes=True)
            with connection.begin():
                yield connection

    def prepare(self) -> None:
        """Bring the schema up to this program. Raises DatabaseTrouble where the database cannot be used."""
        try:
            with self.reading() as connection:
                ready = _revision(connection) == schema.REVISION
            if not ready:
                with self.writing() as connection:
                    _upgrade(connection)
        except DatabaseAway as away:
            raise DatabaseTrouble(
                "The database could not be opened.", next_step=_ADDRESSES, detail=away.detail
            ) from away
        except sa.exc.DBAPIError as error:
            raise DatabaseTrouble(
                "The database could not be opened.", next_step=_ADDRESSES, detail=type(error.orig).__name__
            ) from error

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _connected(self, timeline: str) -> None:
        """A new connection was made, to a server on this timeline (it has another once it was promoted or restored)."""
        self._moved = self._moved or self._timeline not in ("", timeline)
        self._timeline = timeline

    def _see_to_move(self) -> None:
        if self._moved and self._act:
            with self._engine.connect().execution_options(holdfast_writes=True) as connection, connection.begin():
                self._act(connection)
            self._moved = False

    def _queue(self) -> contextlib.AbstractContextManager[Any]:
        # SQLite's own way to wait for the write lock is to sleep and try again; a lock of ours hands it on at once.
        return self._turn if self._sqlite else contextlib.nullcontext()


def _revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _upgrade(connection: sa.Connection) -> None:
    import alembic.command  # takes a quarter of a second, and most starts have nothing to upgrade
    import alembic.config

    steps = alembic.config.Config()
    steps.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    steps.attributes["connection"] = connection
    alembic.command.upgrade(steps, "head")


_ADDRESSES = "Name it as sqlite:///FILE or postgresql://USER@HOST/NAME, and check that it can be reached."


@contextlib.contextmanager
def _told_when_away() -> Iterator[None]:
    try:
        yield
    except sa.exc.TimeoutError as error:
        raise DatabaseAway("every connection is in use") from error
    except sa.exc.DBAPIError as error:
        if error.connection_invalidated or _is_away(error):
            raise DatabaseAway(type(error.orig).__name__) from error
        raise


def _is_away(error: sa.exc.DBAPIError) -> bool:
    """Whether the database is at fault, and not what was asked of it."""
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _SQLITE_AWAY
    # "operational" is connections, restarts, locks and disks; a standby that is not promoted yet takes no writes
    return isinstance(error, sa.exc.OperationalError) or getattr(error.orig, "sqlstate", None) == _READ_ONLY


_READ_ONLY = "25006"
_SQLITE_AWAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
}


def _postgresql_engine(address: sa.URL, connected: Callable[[str], None]) -> sa.Engine:
    """Connections that notice within seconds when the other machine is gone, and are asked whether they live.

    `connected` hears the timeline of the server of each new one.
    """
    patience = {"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
    wanted = {name: value for name, value in patience.items() if name not in address.query}
    engine = sa.create_engine(
        address.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_size=CONNECTIONS,
        pool_pre_ping=True,
        connect_args=wanted,
    )

    @sa.event.listens_for(engine, "connect")
    def ask(connection: Any, _: Any) -> None:
        connected(str(connection.execute(_TIMELINE).fetchone()[0]))
        connection.rollback()

    return engine


_TIMELINE = "SELECT CASE WHEN pg_is_in_recovery() THEN '' ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END"


def _sqlite_engine(address: sa.URL) -> sa.Engine:
    engine = sa.create_engine(address, hide_parameters=True, pool_size=CONNECTIONS, connect_args={"timeout": 60})

    @sa.event.listens_for(engine, "connect")
    def settle(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: the driver would not do so before a SELECT
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("holdfast_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
