"""What the locked laptop may say: whose it is, how much waits, since when. No child, no case, no word of a note.

The store is closed while the laptop is locked, so these few facts lie beside it, readable by this computer's user.
"""

import datetime as dt
from pathlib import Path

import msgspec

from local_store.shapes import Counts, Device


class LockScreen(msgspec.Struct, frozen=True):
    """Facts for the unlock page. `waiting` is None while the store is open, so that it is never too low after a cut."""

    name: str = ""
    role: str = ""
    authority_name: str = ""
    device_name: str = ""
    server: str = ""
    user: str = ""
    waiting: int | None = None
    last_contact: str = ""
    lease_days: int = 14
    latest_seen: str = ""
    taken_out: bool = False

    def lease_until(self) -> dt.date | None:
        """The day until which cases can be read here without a connection; None before the first contact."""
        if not self.last_contact:
            return None
        return dt.datetime.fromisoformat(self.last_contact).date() + dt.timedelta(days=self.lease_days)

    def latest_day(self) -> dt.date | None:
        """The latest day that the clock has shown, as far as it was kept."""
        return dt.datetime.fromisoformat(self.latest_seen).date() if self.latest_seen else None


def facts(
    device: Device, counts: Counts | None, latest_seen: dt.datetime | None = None, taken_out: bool = False
) -> LockScreen:
    """The facts of a store: with `counts` when it is closed, without while it is open."""
    return LockScreen(
        name=device.user_name,
        role=device.role,
        authority_name=device.service.name or device.authority_name,
        device_name=device.name,
        server=device.server,
        user=device.user,
        waiting=counts.waiting if counts else None,
        last_contact=device.last_contact,
        lease_days=device.lease_days,
        latest_seen=latest_seen.isoformat(timespec="seconds") if latest_seen else "",
        taken_out=taken_out,
    )


def keep(folder: Path, screen: LockScreen) -> None:
    """Write the facts, whole or not at all."""
    new = folder / "lock-screen.new"
    new.write_bytes(msgspec.json.encode(screen))
    new.replace(folder / "lock-screen.json")


def read(folder: Path) -> LockScreen:
    """The facts as last written; empty ones where they cannot be read, since unlocking does not need them."""
    try:
        return msgspec.json.decode((folder / "lock-screen.json").read_bytes(), type=LockScreen)
    except (OSError, msgspec.DecodeError):
        return LockScreen()
