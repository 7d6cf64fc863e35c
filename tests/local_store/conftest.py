"""A real encrypted store for each test, and a short way to say what the centre sends and answers."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from local_store import LocalStore
from tests.local_store.desk import KEY, Desk

TODAY = dt.date(2026, 11, 26)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "holdfast" / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[LocalStore]:
    made = LocalStore.create(path, KEY, today=lambda: TODAY)
    yield made
    made.close()


@pytest.fixture
def desk(store: LocalStore) -> Desk:
    return Desk(store)
