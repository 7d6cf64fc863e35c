"""Passphrases that cost little to try: each test here tries some ten, and a real one takes 0.2 s of processor time."""

import pytest

from local_store import keys


@pytest.fixture(autouse=True)
def keys_that_cost_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key file says what its own key was made with, so that every process goes by it."""
    monkeypatch.setattr(keys, "COST", keys.Cost(memory_kib=64, passes=1, lanes=1))
