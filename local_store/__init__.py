"""The encrypted cache on the laptop."""

from local_store.shapes import (
    Answer,
    Attention,
    CaseSummary,
    Counts,
    Device,
    Draft,
    FieldState,
    Held,
    HeldFields,
    Hit,
    Lay,
    Page,
    PageRecord,
    Pending,
    Receipt,
    Settled,
    State,
)
from local_store.store import LocalStore

__all__ = [
    "Answer",
    "Attention",
    "CaseSummary",
    "Counts",
    "Device",
    "Draft",
    "FieldState",
    "Held",
    "HeldFields",
    "Hit",
    "Lay",
    "LocalStore",
    "Page",
    "PageRecord",
    "Pending",
    "Receipt",
    "Settled",
    "State",
]
