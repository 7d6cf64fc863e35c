"""A laptop that leaves service: since when, and what on it the centre does not have."""

import msgspec

from local_store import drafts, laptop
from local_store.connection import Sql

LATEST = "holdfast.latest_seen"
_TAKEN_OUT = "holdfast.taken_out"


class TakenOut(msgspec.Struct, frozen=True):
    """Since when this laptop knows that it is out of service, and how many edits the centre took in since."""

    at: str
    handed_in: int = 0


class OnlyHere(msgspec.Struct, frozen=True):
    """How much is on this laptop and not at the centre: edits not acknowledged, drafts, refused edits that the centre
    did not take in, files it does not have all of, looks."""

    edits: int = 0
    drafts: int = 0
    refused: int = 0
    files: int = 0
    looks: int = 0

    def words(self) -> int:
        """Whatever a person wrote: to this promise 2 holds, whatever becomes of the laptop."""
        return self.edits + self.drafts + self.refused


def only_here(sql: Sql) -> OnlyHere:
    """What the centre does not have. A draft that was put aside does not count: its author chose not to say it."""

    def number(question: str) -> int:
        return int(sql(f"SELECT count(*) FROM {question}").fetchone()[0])

    return OnlyHere(
        edits=number("outbox"),
        drafts=sum(not draft.aside for draft in drafts.all_of_them(sql)),
        refused=number("attention WHERE NOT at_centre"),
        files=number("attachment WHERE to_send = 1"),
        looks=number("look WHERE sent = 0"),
    )


def taken_out(sql: Sql) -> TakenOut | None:
    """Since when this laptop is out of service; None while it is in service."""
    kept = laptop.recall(sql, _TAKEN_OUT)
    if kept is None:
        return None
    at = msgspec.json.decode(kept, type=str)
    handed_in = sql("SELECT count(*) FROM attention WHERE code = 'device_revoked'").fetchone()[0]
    return TakenOut(at, int(handed_in))


def note_taken_out(sql: Sql, at: str) -> None:
    """The centre said so. The first time stands."""
    if laptop.recall(sql, _TAKEN_OUT) is None:
        laptop.remember(sql, _TAKEN_OUT, at)


def back_in_service(sql: Sql) -> None:
    """The centre lets this laptop read again."""
    sql("DELETE FROM memory WHERE name = ?", (_TAKEN_OUT,))
