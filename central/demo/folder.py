"""One demo case being written: records with steady ids, so that loading twice gives the same case."""

import datetime as dt
import uuid

from casework import Record, Value
from casework.record_types import about_fields
from central.demo.days import Days, uk_moment
from central.demo.staff import IMOGEN, DemoUser

DEMO_IDS = uuid.UUID("7d0c9a52-31be-5c0e-9e4c-3f2b6a1d8e70")
"""The namespace of every id in the demo. Changing it makes new cases of old ones."""


class Folder:
    """The records of one case, in the order in which they are written down."""

    def __init__(self, name: str, days: Days) -> None:
        self.name = name
        self.days = days
        self.id = str(uuid.uuid5(DEMO_IDS, name))
        self.records: list[Record] = []
        self._keys: set[tuple[str, str]] = set()
        self._begun: set[tuple[dt.date, dt.time]] = set()

    def write(self, type: str, key: str, /, **fields: Value) -> str:
        """Add one record and return its id. Dates and times become text; what is None is left out.

        `key` tells records of one type apart and must stay the same for the id to stay the same.
        Raises ValueError for a field the record type does not have, or for a key used twice.
        """
        unknown = fields.keys() - about_fields(type).keys()
        if unknown or (type, key) in self._keys:
            raise ValueError(f"{self.name}, {type} {key}: used twice, or unknown fields {sorted(unknown)}")
        self._keys.add((type, key))
        id = self.id if type == "case" else str(uuid.uuid5(DEMO_IDS, f"{self.name}/{type}/{key}"))
        plain = {field: _plain(value) for field, value in fields.items() if value is not None}
        self.records.append(Record(id=id, type=type, case=self.id, fields=plain))
        return id

    def contact(
        self,
        date: dt.date,
        start: dt.time,
        kind: str,
        note: str,
        *,
        minutes: int = 45,
        attendance: str = "attended",
        by: DemoUser = IMOGEN,
        written: dt.datetime | None = None,
        **fields: Value,
    ) -> str:
        """A contact that has been, written up a quarter of an hour after it unless `written` says otherwise."""
        start = self._free(date, start)
        end = _later(start, minutes)
        return self.write(
            "contact",
            f"contact {len(self.records)}",
            date=date,
            start=start,
            end=end if attendance == "attended" else None,
            kind=kind,
            attendance=attendance,
            worker=by.name,
            note=note,
            recorded_by=by.name,
            recorded_at=written or uk_moment(date, _later(end, 15)),
            **fields,
        )

    def planned(
        self,
        date: dt.date,
        start: dt.time | None,
        kind: str,
        *,
        minutes: int = 45,
        by: DemoUser = IMOGEN,
        planned_on: dt.date | None = None,
        **fields: Value,
    ) -> str:
        """A contact to come: nothing is recorded of it yet."""
        start = self._free(date, start) if start else None
        return self.write(
            "contact",
            f"contact {len(self.records)}",
            date=date,
            start=start,
            end=_later(start, minutes) if start else None,
            kind=kind,
            worker=by.name,
            planned_by=by.name,
            planned_on=planned_on,
            **fields,
        )

    def _free(self, date: dt.date, start: dt.time) -> dt.time:
        """`start`, or the next free time an hour on: two contacts can be moved onto one day by a weekend."""
        while (date, start) in self._begun:
            start = _later(start, 60)
        self._begun.add((date, start))
        return start

    def assign(self, worker: DemoUser, role: str, since: dt.date, until: dt.date | None = None) -> str:
        """Put the case on the laptop of `worker`."""
        return self.write(
            "assignment",
            f"assignment {worker.user} {role}",
            worker=worker.user,
            worker_name=worker.name,
            role=role,
            since=since,
            until=until,
        )


def _later(time: dt.time, minutes: int) -> dt.time:
    whole = dt.datetime.combine(dt.date.min, time) + dt.timedelta(minutes=minutes)
    return whole.time()


def _plain(value: Value) -> Value:
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value
