"""A manager's part in a case: supervision, countersigning, sending back, and moving a due date."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search
from casework.record import CaseRecord


class Oversight(CaseRecord, frozen=True, kw_only=True):
    """One decision of a manager. A countersignature names the very version that was seen."""

    kind: Annotated[str | None, About("Kind", Kind.CODE, codes="oversight_kind", required=True)] = None
    date: Annotated[dt.date | None, About("Date", Kind.DATE, required=True)] = None
    by: Annotated[str | None, About("By", required=True)] = None
    about_record: Annotated[str | None, About("About", Kind.LINK)] = None
    version: Annotated[int | None, About("Version seen", Kind.NUMBER)] = None
    fingerprint: Annotated[str | None, About("Fingerprint of the version seen")] = None
    decision: Annotated[str | None, About("Decision", Kind.NARRATIVE, search=Search.WORDS)] = None
    reason: Annotated[str | None, About("Why", Kind.NARRATIVE)] = None
    rule: Annotated[str | None, About("Rule departed from", help="Where a due date or a level was moved.")] = None
    due_was: Annotated[dt.date | None, About("It was due", Kind.DATE)] = None
    due_is: Annotated[dt.date | None, About("It is now due", Kind.DATE)] = None
    level: Annotated[str | None, About("Level decided", Kind.CODE, codes="level")] = None
    done_by: Annotated[dt.date | None, About("To be done by", Kind.DATE)] = None
    done_on: Annotated[dt.date | None, About("Done on", Kind.DATE)] = None
