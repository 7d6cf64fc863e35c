"""Contacts: every time we met, tried to meet, or mean to meet a child."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search
from casework.record import CaseRecord


class Contact(CaseRecord, frozen=True, kw_only=True):
    """One contact, planned or past. It is planned while `attendance` is empty.

    Two clocks: `date`, `start` and `end` say when it happened; `recorded_at` when it was written down on a device.
    The centre adds when it was received.
    """

    date: Annotated[dt.date | None, About("Date of the contact", Kind.DATE, required=True)] = None
    start: Annotated[dt.time | None, About("From", Kind.TIME)] = None
    end: Annotated[dt.time | None, About("To", Kind.TIME)] = None
    kind: Annotated[str | None, About("Kind of contact", Kind.CODE, codes="contact_kind", required=True)] = None
    place: Annotated[str | None, About("Place", search=Search.WORDS)] = None
    order: Annotated[str | None, About("Counts towards", Kind.LINK)] = None
    requirement: Annotated[str | None, About("Requirement it delivers", Kind.LINK)] = None
    statutory: Annotated[bool | None, About("Statutory", Kind.YES_NO)] = None
    attendance: Annotated[
        str | None, About("What happened", Kind.CODE, codes="attendance", help="Leave empty while it is planned.")
    ] = None
    reason: Annotated[str | None, About("Reason given, and evidence", search=Search.WORDS)] = None
    follow_up: Annotated[str | None, About("Follow-up")] = None
    follow_up_of: Annotated[str | None, About("Follows up", Kind.LINK)] = None
    who_was_there: Annotated[str | None, About("Who was there", search=Search.WORDS)] = None
    seen_alone: Annotated[bool | None, About("Seen alone", Kind.YES_NO)] = None
    note: Annotated[str | None, About("Case note", Kind.NARRATIVE, search=Search.WORDS)] = None
    hours: Annotated[float | None, About("Hours delivered", Kind.NUMBER)] = None
    worker: Annotated[str | None, About("Worker")] = None
    planned_by: Annotated[str | None, About("Planned by")] = None
    planned_on: Annotated[dt.date | None, About("Planned on", Kind.DATE)] = None
    recorded_by: Annotated[str | None, About("Recorded by")] = None
    recorded_at: Annotated[dt.datetime | None, About("Recorded at")] = None
    what_we_will_do: Annotated[str | None, About("What we will do", Kind.NARRATIVE, search=Search.WORDS)] = None
