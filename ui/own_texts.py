"""One's own texts, kept on this laptop: read for the menu in a note, written in Settings."""

import msgspec

from casework.texts import Text, usable
from local_store.store import LocalStore

OWN_TEXTS = "own_texts"


class Texts(msgspec.Struct, frozen=True):
    """What can be put into a note: one's own texts, and those of the service."""

    own: tuple[Text, ...] = ()
    service: tuple[Text, ...] = ()


def read_own(store: LocalStore) -> tuple[Text, ...]:
    """One's own texts as they were written, also those that are not finished."""
    try:
        return msgspec.convert(store.recall(OWN_TEXTS) or (), tuple[Text, ...])
    except msgspec.ValidationError:  # kept by another version: there they stay, until something is written here
        return ()


def keep_own(store: LocalStore, texts: tuple[Text, ...]) -> None:
    """Keep them, durably."""
    store.remember(OWN_TEXTS, msgspec.to_builtins(texts))


def read_texts(store: LocalStore) -> Texts:
    """Everything that can be put into a note now, without a connection."""
    device = store.device()
    return Texts(usable(read_own(store)), usable(device.service.texts if device else ()))
