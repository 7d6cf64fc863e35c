"""A case with a list of its own: once anybody is on it, only those on it may open the case."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

from casework.about import About, Kind
from casework.record import CaseRecord
from casework.roles import Act, Role, may


class CaseAccess(CaseRecord, frozen=True, kw_only=True):
    """One person on the list of a case."""

    worker: Annotated[str | None, About("Sign-in name", required=True)] = None
    worker_name: Annotated[str | None, About("Name")] = None
    may_write: Annotated[bool | None, About("May write", Kind.YES_NO)] = None
    since: Annotated[dt.date | None, About("From", Kind.DATE)] = None
    until: Annotated[dt.date | None, About("Until", Kind.DATE)] = None
    because: Annotated[str | None, About("Why the case has a list", Kind.NARRATIVE)] = None


def _standing(access: Iterable[CaseAccess], today: dt.date) -> list[CaseAccess]:
    return [
        one
        for one in access
        if one.removed_on is None
        and one.worker
        and (one.since is None or one.since <= today)
        and (one.until is None or one.until >= today)
    ]


def may_open(worker: str, role: Role | str, access: Iterable[CaseAccess], today: dt.date) -> bool:
    """Whether the list of the case lets somebody open it. No list, or nobody on it today: as their role allows.

    The list only ever takes away: their role, and who the case is given to, still have to allow it. A manager passes,
    so that a list can never lock everybody out. Source: DOMAIN notes, section 1 (Access Core+ access lists; there an
    administrator passes, but ours see no case: [K]).
    """
    if not may(role, Act.READ_CASE):
        return False
    listed = _standing(access, today)
    return not listed or may(role, Act.ASSIGN) or any(one.worker == worker for one in listed)


def may_change(worker: str, role: Role | str, access: Iterable[CaseAccess], today: dt.date) -> bool:
    """Whether the list of the case lets somebody write in it: with a list, only those it says may write."""
    if not may(role, Act.WRITE_CASE):
        return False
    listed = _standing(access, today)
    return not listed or may(role, Act.ASSIGN) or any(one.worker == worker and one.may_write for one in listed)
