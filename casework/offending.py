"""Around an offence: the arrest, who else is accused of it, and the basis of a plea."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search
from casework.record import CaseRecord


class Arrest(CaseRecord, frozen=True, kw_only=True):
    """One arrest, or one attendance at a police station by agreement."""

    date: Annotated[dt.date | None, About("Date", Kind.DATE, required=True)] = None
    time: Annotated[dt.time | None, About("Time", Kind.TIME)] = None
    station: Annotated[str | None, About("Police station")] = None
    force: Annotated[str | None, About("Police force", Kind.CODE, codes="police_force")] = None
    voluntary: Annotated[bool | None, About("Came by agreement", Kind.YES_NO)] = None
    custody_number: Annotated[str | None, About("Custody record number")] = None
    summons_number: Annotated[str | None, About("Arrest or summons number", search=Search.NUMBER)] = None
    appropriate_adult: Annotated[str | None, About("Appropriate adult")] = None
    adult_kind: Annotated[str | None, About("Who the adult was", Kind.CODE, codes="appropriate_adult")] = None
    solicitor: Annotated[str | None, About("Solicitor")] = None
    released: Annotated[str | None, About("How it ended", Kind.CODE, codes="police_bail")] = None
    released_on: Annotated[dt.date | None, About("Released on", Kind.DATE)] = None
    conditions: Annotated[str | None, About("Conditions of police bail", Kind.NARRATIVE)] = None
    bail_until: Annotated[dt.date | None, About("Police bail until", Kind.DATE)] = None
    held_overnight: Annotated[bool | None, About("Held overnight", Kind.YES_NO)] = None
    why_not_moved: Annotated[
        str | None, About("Why the child was not moved to council care", help="After charge, when bail is refused.")
    ] = None
    note: Annotated[str | None, About("About it", Kind.NARRATIVE)] = None


class CoAccused(CaseRecord, frozen=True, kw_only=True):
    """Somebody else accused of the same offence. Each is a record, so that two people may add one."""

    offence: Annotated[str | None, About("Offence", Kind.LINK, required=True, to=("offence",))] = None
    name: Annotated[str | None, About("Name", search=Search.WORDS, help="Leave empty where it is not known.")] = None
    age_group: Annotated[str | None, About("Child or adult", Kind.CODE, codes="age_group")] = None
    known_to_service: Annotated[bool | None, About("Known to this service", Kind.YES_NO)] = None
    result: Annotated[str | None, About("What became of their case")] = None
    keep_apart: Annotated[bool | None, About("Not to meet the child", Kind.YES_NO)] = None
    note: Annotated[str | None, About("About them", Kind.NARRATIVE)] = None


class BasisOfPlea(CaseRecord, frozen=True, kw_only=True):
    """One version of the basis on which a plea was offered. Every version is kept."""

    offence: Annotated[str | None, About("Offence", Kind.LINK, required=True, to=("offence",))] = None
    version: Annotated[int | None, About("Version", Kind.NUMBER)] = None
    offered_on: Annotated[dt.date | None, About("Offered on", Kind.DATE)] = None
    plea: Annotated[str | None, About("Plea", Kind.CODE, codes="plea")] = None
    text: Annotated[str | None, About("Basis", Kind.NARRATIVE, required=True)] = None
    state: Annotated[str | None, About("State", Kind.CODE, codes="basis_state")] = None
    accepted_on: Annotated[dt.date | None, About("Accepted on", Kind.DATE)] = None
    hearing: Annotated[str | None, About("At the hearing", Kind.LINK, to=("hearing",))] = None
