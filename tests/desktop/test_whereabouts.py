"""Where Holdfast opens again: where it was closed, or after a cut where the last words were typed."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import whereabouts
from local_store import Draft, LocalStore
from ui.place import Place

CASELOAD = Place(page="caseload")
BEFORE, AT, AFTER = (f"2026-11-26T10:54:{second}+00:00" for second in ("01", "02", "03"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LocalStore]:
    with LocalStore.create(tmp_path / "cases.holdfast", secrets.token_bytes(32)) as store:
        yield store


def typed(store: LocalStore, kept_at: str, type: str = "contact") -> None:
    store.keep_draft(
        Draft(f"{type}/r", "c", "r", type, {"note": "Corvin had slept"}, caret=("note", 16), kept_at=kept_at)
    )


def test_a_new_laptop_opens_on_today(store: LocalStore) -> None:
    assert whereabouts.left_off(store) == Place()


def test_it_opens_where_it_was_closed_whatever_drafts_there_are(store: LocalStore) -> None:
    typed(store, AFTER)
    whereabouts.keep(store, CASELOAD, AT, closed=True)
    assert whereabouts.left_off(store) == CASELOAD


@pytest.mark.parametrize(("type", "tab"), [("contact", "contacts"), ("address", "people")])
def test_after_a_cut_it_opens_where_the_last_words_were_typed(store: LocalStore, type: str, tab: str) -> None:
    whereabouts.keep(store, CASELOAD, AT)
    typed(store, AFTER, type)
    assert whereabouts.left_off(store) == Place("case", "c", tab, "editor", "r", "note", 16, type=type)


def test_after_a_cut_an_older_draft_does_not_call_anybody_back(store: LocalStore) -> None:
    typed(store, BEFORE)
    whereabouts.keep(store, CASELOAD, AT)
    assert whereabouts.left_off(store) == CASELOAD
