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
    order: Annotated[str | None, About("Counts towards", Kind.LINK, to=("order",))] = None
    requirement: Annotated[str | None, About("Requirement it delivers", Kind.LINK, to=("requirement",))] = None
    statutory: Annotated[bool | None, About("Statutory", Kind.YES_NO)] = None
    attendance: Annotated[
        str | None, About("What happened", Kind.CODE, codes="attendance", help="Leave empty while it is planned.")
    ] = None
    reason: Annotated[str | None, About("Reason given, and evidence", search=Search.WORDS)] = None
    follow_up: Annotated[str | None, About("Follow-up")] = None
    follow_up_of: Annotated[str | None, About("Follows up", Kind.LINK, to=("contact",))] = None
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
    planned_start: Annotated[dt.time | None, About("Planned from", Kind.TIME)] = None
    planned_end: Annotated[dt.time | None, About("Planned to", Kind.TIME)] = None
    absence: Annotated[str | None, About("Why the child did not come", Kind.CODE, codes="absence")] = None
    evidence: Annotated[str | None, About("Evidence seen", help="For example: clinic letter.")] = None
    evidence_on: Annotated[dt.date | None, About("Evidence seen on", Kind.DATE)] = None
    evidence_paper: Annotated[str | None, About("Evidence kept as", Kind.LINK, to=("document",))] = None
    child_words: Annotated[str | None, About("In the child's words", Kind.NARRATIVE, search=Search.WORDS)] = None
    home_condition: Annotated[str | None, About("Condition of the home", Kind.NARRATIVE)] = None
    safety_concerns: Annotated[str | None, About("Safety concerns", Kind.NARRATIVE)] = None
    rearranged_to: Annotated[str | None, About("Rearranged to", Kind.LINK, to=("contact",))] = None
    programme: Annotated[str | None, About("Programme", Kind.LINK, to=("programme",))] = None
    hearing: Annotated[str | None, About("Hearing", Kind.LINK, to=("hearing",))] = None
    missing_episode: Annotated[str | None, About("Missing at the time", Kind.LINK, to=("missing_episode",))] = None
    only_for: Annotated[
        str | None, About("Only for", Kind.CODE, codes="section", help="Leave empty for all who may see the case.")
    ] = None
