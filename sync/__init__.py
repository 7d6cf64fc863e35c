"""The sync engine: push, pull, rebase. What it exports is loaded when it is asked for, so that `sync.status` and
`sync.wire` bring neither HTTP nor the store with them."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sync.engine import SyncEngine
    from sync.status import SyncReport
    from sync.transport import Credentials, Server

__all__ = ["Credentials", "Server", "SyncEngine", "SyncReport"]

_WHERE = {
    "Credentials": "sync.transport",
    "Server": "sync.transport",
    "SyncEngine": "sync.engine",
    "SyncReport": "sync.status",
}


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(importlib.import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'sync' has no attribute {name!r}")
