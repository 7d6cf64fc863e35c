"""What is on this laptop only: edits not acknowledged, drafts, looks not sent, and who the laptop is.

Triggers of each connection's own say what a transaction changes of it, whichever part of the room wrote it, so that
nothing written later can be forgotten in the journal.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from local_store.journal import Note
from local_store.shapes import State

REFUSED = "refused"
"""The state of an edit that waits for a person; the others are those of `shapes.State`."""

_DEVICE = "holdfast.device"
_LOOK = "json_array({0}.id, {0}.case_id, {0}.at, {0}.position, {0}.record)"
_TRIGGERS = (
    ("outbox_put", "INSERT ON main.outbox", "", "holdfast_own('edit', NEW.id, NEW.state, NEW.edit)"),
    ("outbox_edit", "UPDATE OF edit ON main.outbox", "", "holdfast_own('edit', NEW.id, NEW.state, NEW.edit)"),
    (
        "outbox_mark",
        "UPDATE OF state ON main.outbox",
        "NEW.state <> OLD.state",
        "holdfast_own('mark', NEW.id, NEW.state, NULL)",
    ),
    (
        "outbox_gone",
        "DELETE ON main.outbox",
        "NOT EXISTS (SELECT 1 FROM attention WHERE id = OLD.id)",
        "holdfast_taken_away(OLD.id, OLD.state, OLD.edit)",
    ),
    ("attention_put", "INSERT ON main.attention", "", f"holdfast_own('edit', NEW.id, '{REFUSED}', NEW.edit)"),
    ("attention_edit", "UPDATE OF edit ON main.attention", "", f"holdfast_own('edit', NEW.id, '{REFUSED}', NEW.edit)"),
    (
        "attention_gone",
        "DELETE ON main.attention",
        "NOT EXISTS (SELECT 1 FROM outbox WHERE id = OLD.id)",
        "holdfast_own('edit', OLD.id, '', NULL)",
    ),
    ("draft_put", "INSERT ON main.draft", "", "holdfast_own('draft', NEW.key, '', NEW.draft)"),
    ("draft_kept", "UPDATE OF draft ON main.draft", "", "holdfast_own('draft', NEW.key, '', NEW.draft)"),
    ("draft_gone", "DELETE ON main.draft", "", "holdfast_own('draft', OLD.key, '', NULL)"),
    ("look_put", "INSERT ON main.look", "NEW.sent = 0", f"holdfast_own('look', NEW.id, '', {_LOOK.format('NEW')})"),
    ("look_sent", "UPDATE OF sent ON main.look", "NEW.sent <> OLD.sent", "holdfast_own('look', NEW.id, '', NULL)"),
    ("look_gone", "DELETE ON main.look", "OLD.sent = 0", "holdfast_own('look', OLD.id, '', NULL)"),
    (
        "device_put",
        "INSERT ON main.memory",
        f"NEW.name = '{_DEVICE}'",
        "holdfast_own('device', '', '', NEW.value)",
    ),
    (
        "device_set",
        "UPDATE OF value ON main.memory",
        f"NEW.name = '{_DEVICE}'",
        "holdfast_own('device', '', '', NEW.value)",
    ),
    ("case_gone", "DELETE ON main.case_summary", "", "holdfast_own('purged', '', '', NULL)"),
    ("record_hidden", "UPDATE OF purged ON main.hidden_record", "", "holdfast_own('purged', '', '', NULL)"),
)


class Changes:
    """What one transaction after the other of `connection` changes of this laptop's own work."""

    def __init__(self, connection: Any) -> None:
        self._last: dict[tuple[str, str], Note] = {}
        self._taken_away: dict[tuple[str, str], Note] = {}
        connection.create_function("holdfast_own", 4, self._changed)
        connection.create_function("holdfast_taken_away", 3, self._gone)
        for name, event, when, told in _TRIGGERS:
            only = f"WHEN {when} " if when else ""
            connection.execute(f"CREATE TEMP TRIGGER own_{name} AFTER {event} {only}BEGIN SELECT {told}; END")

    def forget(self) -> None:
        """A transaction begins."""
        self._last.clear()
        self._taken_away.clear()

    def notes(self) -> list[Note]:
        """What the transaction comes to, without what it took away and put back (a rebase writes all anew)."""
        return [note for key, note in self._last.items() if note != self._taken_away.get(key)]

    def _changed(self, kind: str, key: str, state: str, body: str | bytes | None) -> None:
        note = Note(kind, key, state, _raw(body))
        place = ("edit" if kind == "mark" else kind, key)
        earlier = self._last.pop(place, None)
        if kind == "mark" and earlier and earlier.body is not None:
            note = msgspec.structs.replace(earlier, state=state)
        self._last[place] = note

    def _gone(self, key: str, state: str, body: bytes) -> None:
        if ("edit", key) not in self._last:
            self._taken_away["edit", key] = Note("edit", key, state, body)
        self._changed("edit", key, "", None)


def _raw(body: str | bytes | None) -> bytes | None:
    return body.encode() if isinstance(body, str) else body


def all_of_it(sql: Callable[..., Any]) -> list[Note]:
    """Everything of this laptop's own, as the store has it."""
    asked = (
        f"SELECT 'edit', id, '{REFUSED}', edit FROM attention ORDER BY id",
        "SELECT 'edit', id, state, edit FROM outbox ORDER BY n",
        "SELECT 'draft', key, '', draft FROM draft",
        f"SELECT 'look', id, '', {_LOOK.format('look')} FROM look WHERE sent = 0 ORDER BY attempts, n",
        f"SELECT 'device', '', '', value FROM memory WHERE name = '{_DEVICE}'",
    )
    return [
        Note(kind, key, state, _raw(body))
        for statement in asked
        for kind, key, state, body in sql(statement).fetchall()
    ]


SENT_STATES = (State.SENT.value, State.STALE.value, REFUSED)
"""States of edits that may have reached the centre: rescued, they go again unchanged."""
