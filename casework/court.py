"""The legal thread: offence, hearing, outcome."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search
from casework.record import CaseRecord


class Offence(CaseRecord, frozen=True, kw_only=True):
    """One offence the child is said to have committed."""

    offence_code: Annotated[str | None, About("Offence code", Kind.CODE, codes="offence")] = None
    title: Annotated[str | None, About("Offence", required=True, search=Search.WORDS)] = None
    committed_on: Annotated[dt.date | None, About("Date of the offence", Kind.DATE, required=True)] = None
    seriousness: Annotated[int | None, About("Seriousness (1 to 8)", Kind.NUMBER)] = None
    gravity: Annotated[int | None, About("Police gravity (1 to 5)", Kind.NUMBER)] = None
    plea: Annotated[str | None, About("Plea", Kind.CODE, codes="plea")] = None
    basis_of_plea: Annotated[str | None, About("Basis of plea", Kind.NARRATIVE)] = None
    co_accused: Annotated[str | None, About("Accused together with")] = None
    hearing: Annotated[str | None, About("First hearing", Kind.LINK)] = None
    pre_court: Annotated[bool | None, About("Dealt with out of court", Kind.YES_NO)] = None
    police_force: Annotated[str | None, About("Police force", Kind.CODE, codes="police_force")] = None
    note: Annotated[str | None, About("Circumstances", Kind.NARRATIVE, search=Search.WORDS)] = None


class Hearing(CaseRecord, frozen=True, kw_only=True):
    """One appearance at court, past or to come; or a panel's decision out of court."""

    court: Annotated[str | None, About("Court", required=True)] = None
    court_code: Annotated[str | None, About("Court code", Kind.CODE, codes="court")] = None
    date: Annotated[dt.date | None, About("Date", Kind.DATE, required=True)] = None
    time: Annotated[dt.time | None, About("Time", Kind.TIME)] = None
    kind: Annotated[str | None, About("Kind of hearing", Kind.CODE, codes="hearing_kind")] = None
    result: Annotated[str | None, About("What happened", Kind.NARRATIVE, search=Search.WORDS)] = None
    remand: Annotated[str | None, About("Bail or remand", Kind.CODE, codes="remand")] = None
    remand_conditions: Annotated[str | None, About("Bail conditions", Kind.NARRATIVE)] = None
    report_ordered: Annotated[str | None, About("Report ordered", Kind.CODE, codes="report_kind")] = None
    report_due: Annotated[dt.date | None, About("Report due", Kind.DATE)] = None
    report_due_time: Annotated[dt.time | None, About("Report due at", Kind.TIME)] = None
    adjourned_from: Annotated[str | None, About("Adjourned from", Kind.LINK)] = None
    entered_on: Annotated[dt.date | None, About("Entered on", Kind.DATE)] = None
    entered_by: Annotated[str | None, About("Entered by")] = None
    entered_from: Annotated[str | None, About("Where this was taken from")] = None


class Outcome(CaseRecord, frozen=True, kw_only=True):
    """What a court, or a panel out of court, decided about an offence."""

    offence: Annotated[str | None, About("Offence", Kind.LINK)] = None
    hearing: Annotated[str | None, About("Hearing", Kind.LINK)] = None
    disposal: Annotated[str | None, About("Outcome", Kind.CODE, codes="disposal", required=True)] = None
    decided_on: Annotated[dt.date | None, About("Date", Kind.DATE)] = None
    main: Annotated[bool | None, About("Main outcome", Kind.YES_NO)] = None
    length: Annotated[str | None, About("Length")] = None
    amount: Annotated[str | None, About("Compensation or costs")] = None
    note: Annotated[str | None, About("About the outcome", Kind.NARRATIVE)] = None
