"""Custody and what follows: the stay, its meetings, time out on licence, and the licence after release."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search
from casework.record import CaseRecord


class Custody(CaseRecord, frozen=True, kw_only=True):
    """One stay in one establishment. A move makes another."""

    establishment: Annotated[str | None, About("Establishment", required=True, search=Search.WORDS)] = None
    kind: Annotated[str | None, About("Kind of establishment", Kind.CODE, codes="establishment_kind")] = None
    order: Annotated[str | None, About("Sentence", Kind.LINK, to=("order",))] = None
    remand: Annotated[str | None, About("Remand", Kind.LINK, to=("remand",))] = None
    since: Annotated[dt.date | None, About("In on", Kind.DATE, required=True)] = None
    until: Annotated[dt.date | None, About("Out on", Kind.DATE)] = None
    expected_release: Annotated[dt.date | None, About("Release expected", Kind.DATE)] = None
    earliest_release: Annotated[dt.date | None, About("Earliest release", Kind.DATE)] = None
    latest_release: Annotated[dt.date | None, About("Latest release", Kind.DATE)] = None
    out_because: Annotated[str | None, About("Why it ended", Kind.CODE, codes="custody_end")] = None
    caseworker: Annotated[str | None, About("Caseworker there")] = None
    vulnerability: Annotated[str | None, About("What the establishment must know", Kind.NARRATIVE)] = None
    release_plan: Annotated[str | None, About("Plan for release", Kind.NARRATIVE)] = None
    release_address: Annotated[str | None, About("To live at on release", Kind.LINK, to=("address",))] = None


class CustodyMeeting(CaseRecord, frozen=True, kw_only=True):
    """A planning meeting or review in custody."""

    custody: Annotated[str | None, About("Stay", Kind.LINK, to=("custody",))] = None
    kind: Annotated[str | None, About("Kind of meeting", Kind.CODE, codes="custody_meeting", required=True)] = None
    date: Annotated[dt.date | None, About("Date", Kind.DATE, required=True)] = None
    time: Annotated[dt.time | None, About("Time", Kind.TIME)] = None
    how: Annotated[str | None, About("How we took part", Kind.CODE, codes="meeting_how")] = None
    who_was_there: Annotated[str | None, About("Who was there", search=Search.WORDS)] = None
    family_present: Annotated[bool | None, About("Family took part", Kind.YES_NO)] = None
    decided: Annotated[str | None, About("What was decided", Kind.NARRATIVE)] = None
    next_on: Annotated[dt.date | None, About("Next meeting", Kind.DATE)] = None


class TemporaryRelease(CaseRecord, frozen=True, kw_only=True):
    """Release on temporary licence (ROTL)."""

    custody: Annotated[str | None, About("Stay", Kind.LINK, to=("custody",))] = None
    kind: Annotated[str | None, About("What for", Kind.CODE, codes="temporary_release")] = None
    since: Annotated[dt.date | None, About("Out on", Kind.DATE, required=True)] = None
    until: Annotated[dt.date | None, About("Back on", Kind.DATE)] = None
    place: Annotated[str | None, About("Where")] = None
    conditions: Annotated[str | None, About("Conditions", Kind.NARRATIVE)] = None
    result: Annotated[str | None, About("How it went", Kind.CODE, codes="temporary_release_result")] = None
    note: Annotated[str | None, About("About it", Kind.NARRATIVE)] = None


class Licence(CaseRecord, frozen=True, kw_only=True):
    """A licence or notice of supervision. Its conditions, one by one, are requirements of the order."""

    order: Annotated[str | None, About("Sentence", Kind.LINK, required=True, to=("order",))] = None
    kind: Annotated[str | None, About("Licence or notice", Kind.CODE, codes="licence_kind", required=True)] = None
    released_on: Annotated[dt.date | None, About("Released on", Kind.DATE, required=True)] = None
    release: Annotated[str | None, About("Kind of release", Kind.CODE, codes="release_kind")] = None
    home_detention_until: Annotated[dt.date | None, About("Home detention curfew until", Kind.DATE)] = None
    expires_on: Annotated[dt.date | None, About("Expires on", Kind.DATE)] = None
    reporting: Annotated[str | None, About("Reporting instructions", Kind.NARRATIVE)] = None
    conditions: Annotated[str | None, About("Conditions in words", Kind.NARRATIVE)] = None
    signed_on: Annotated[dt.date | None, About("Signed by the child on", Kind.DATE)] = None
    document: Annotated[str | None, About("The notice", Kind.LINK, to=("document",))] = None
    mappa: Annotated[str | None, About("MAPPA", Kind.CODE, codes="mappa")] = None
    mappa_reason: Annotated[str | None, About("Why, MAPPA", Kind.NARRATIVE)] = None
    recalled_on: Annotated[dt.date | None, About("Recalled on", Kind.DATE)] = None
    recall_reason: Annotated[str | None, About("Why recalled", Kind.NARRATIVE)] = None
    released_again_on: Annotated[dt.date | None, About("Released again on", Kind.DATE)] = None
