"""The lease: until when cases may be read here without a connection, by the latest time that the clock has shown."""

import datetime as dt

import msgspec

from local_store import Device, LocalStore

FROM_THE_FUTURE = dt.timedelta(days=1)
"""A contact that is further ahead than this was counted by a clock that was wrong, or the clock is wrong now."""


class Lease(msgspec.Struct, frozen=True):
    """`last_contact` is when the centre was last met by this laptop's clock, ISO 8601 or empty; `latest_seen` the
    latest time that the clock has shown since."""

    last_contact: str
    days: int
    latest_seen: dt.datetime | None = None

    def until(self) -> dt.date | None:
        """The last day on which cases can be read without a connection; None before the first contact."""
        if not self.last_contact:
            return None
        return dt.datetime.fromisoformat(self.last_contact).date() + dt.timedelta(days=self.days)

    def ended(self, now: dt.datetime) -> bool:
        """Whether reading cases needs a connection first. `now` is the laptop's clock, with its offset.

        Setting the clock back does not bring an earlier day again; and a contact under a clock that was set forward
        makes no longer lease.
        """
        until = self.until()
        if until is None:
            return False
        seen = self.latest_seen.astimezone(now.tzinfo) if self.latest_seen else now
        ahead = dt.datetime.fromisoformat(self.last_contact).astimezone(now.tzinfo) - now
        return until < max(now, seen).date() or ahead > FROM_THE_FUTURE


def lease_of(store: LocalStore) -> Lease:
    """The lease as the store knows it."""
    device = store.device() or Device(id="")
    return Lease(device.last_contact, device.lease_days, store.latest_seen())
