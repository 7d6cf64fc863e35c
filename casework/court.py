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
    hearing: Annotated[str | None, About("First hearing", Kind.LINK, to=("hearing",))] = None
    pre_court: Annotated[bool | None, About("Dealt with out of court", Kind.YES_NO)] = None
    police_force: Annotated[str | None, About("Police force", Kind.CODE, codes="police_force")] = None
    note: Annotated[str | None, About("Circumstances", Kind.NARRATIVE, search=Search.WORDS)] = None
    committed_until: Annotated[
        dt.date | None, About("Until", Kind.DATE, help="Where it was on or between two days, the second.")
    ] = None
    place: Annotated[str | None, About("Where it happened", search=Search.WORDS)] = None
    home_office_code: Annotated[
        str | None,
        About("Home Office code", Kind.CODE, codes="home_office", help="Class and subclass, like 105/01."),
    ] = None
    pnc_code: Annotated[str | None, About("Police computer code")] = None
    category: Annotated[str | None, About("Return category", Kind.CODE, codes="offence_category")] = None
    form: Annotated[str | None, About("Done, attempted, or helped", Kind.CODE, codes="offence_form")] = None
    taken_into_consideration: Annotated[bool | None, About("Taken into consideration", Kind.YES_NO)] = None
    domestic: Annotated[bool | None, About("Domestic abuse", Kind.YES_NO)] = None
    hate: Annotated[str | None, About("Hate crime", Kind.CODE, codes="hate")] = None
    weapon: Annotated[str | None, About("Weapon", Kind.CODE, codes="weapon")] = None
    arrest: Annotated[str | None, About("Arrest", Kind.LINK, to=("arrest",))] = None
    decision: Annotated[str | None, About("Decision out of court", Kind.LINK, to=("pre_court_decision",))] = None
    police_reference: Annotated[str | None, About("Police reference", search=Search.NUMBER)] = None
    charged_on: Annotated[dt.date | None, About("Charged on", Kind.DATE)] = None
    finding: Annotated[str | None, About("Finding", Kind.CODE, codes="finding")] = None
    finding_on: Annotated[dt.date | None, About("Found on", Kind.DATE)] = None
    first_charged_as: Annotated[
        str | None, About("First charged as", help="Where the charge has changed since. Reports print both.")
    ] = None


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
    adjourned_from: Annotated[str | None, About("Adjourned from", Kind.LINK, to=("hearing",))] = None
    entered_on: Annotated[dt.date | None, About("Entered on", Kind.DATE)] = None
    entered_by: Annotated[str | None, About("Entered by")] = None
    entered_from: Annotated[str | None, About("Where this was taken from")] = None
    bench: Annotated[str | None, About("Bench", help="District judge, magistrates, or the judge's name.")] = None
    representative: Annotated[str | None, About("Represented by")] = None
    representative_firm: Annotated[str | None, About("Firm")] = None
    prosecutor: Annotated[str | None, About("Prosecutor")] = None
    parent_present: Annotated[bool | None, About("Parent or carer present", Kind.YES_NO)] = None
    child_present: Annotated[str | None, About("The child", Kind.CODE, codes="presence")] = None
    worker: Annotated[str | None, About("Court officer")] = None
    adjourned_because: Annotated[str | None, About("Adjourned for", Kind.CODE, codes="adjournment")] = None
    adjourned_note: Annotated[str | None, About("About the adjournment")] = None
    next_date: Annotated[dt.date | None, About("Next date", Kind.DATE)] = None
    next_time: Annotated[dt.time | None, About("Next time", Kind.TIME)] = None
    next_court: Annotated[str | None, About("Next court")] = None
    next_court_code: Annotated[str | None, About("Code of the next court", Kind.CODE, codes="court")] = None
    breach: Annotated[
        str | None, About("About the breach", Kind.LINK, to=("enforcement",), help="Where it is a breach hearing.")
    ] = None


class Outcome(CaseRecord, frozen=True, kw_only=True):
    """What a court, or a panel out of court, decided about an offence."""

    offence: Annotated[str | None, About("Offence", Kind.LINK, to=("offence",))] = None
    hearing: Annotated[str | None, About("Hearing", Kind.LINK, to=("hearing",))] = None
    disposal: Annotated[str | None, About("Outcome", Kind.CODE, codes="disposal", required=True)] = None
    decided_on: Annotated[dt.date | None, About("Date", Kind.DATE)] = None
    main: Annotated[bool | None, About("Main outcome", Kind.YES_NO)] = None
    length: Annotated[str | None, About("Length")] = None
    amount: Annotated[str | None, About("Compensation or costs")] = None
    note: Annotated[str | None, About("About the outcome", Kind.NARRATIVE)] = None
    decision: Annotated[str | None, About("Decision out of court", Kind.LINK, to=("pre_court_decision",))] = None
    sub_outcome: Annotated[str | None, About("Outcome code", Kind.CODE, codes="sub_outcome")] = None
    starts: Annotated[dt.date | None, About("Starts", Kind.DATE)] = None
    ends: Annotated[dt.date | None, About("Ends", Kind.DATE)] = None
    length_number: Annotated[int | None, About("Length in numbers", Kind.NUMBER)] = None
    length_unit: Annotated[str | None, About("Unit of the length", Kind.CODE, codes="unit")] = None
    counted: Annotated[str | None, About("Concurrent or consecutive", Kind.CODE, codes="counted")] = None
    counted_with: Annotated[str | None, About("With which outcome", Kind.LINK, to=("outcome",))] = None
    compensation: Annotated[float | None, About("Compensation", Kind.NUMBER, help="In pounds.")] = None
    costs: Annotated[float | None, About("Costs", Kind.NUMBER, help="In pounds.")] = None
    surcharge: Annotated[float | None, About("Surcharge", Kind.NUMBER, help="In pounds.")] = None
    paid_by: Annotated[str | None, About("To be paid by", Kind.CODE, codes="payer")] = None
    ancillary: Annotated[bool | None, About("Ancillary order", Kind.YES_NO)] = None
    breach_of: Annotated[str | None, About("For breach of", Kind.LINK, to=("order",))] = None


class OffenceAtHearing(CaseRecord, frozen=True, kw_only=True):
    """That a hearing dealt with an offence, and what was said to it there. An adjournment makes the next ones."""

    hearing: Annotated[str | None, About("Hearing", Kind.LINK, required=True, to=("hearing",))] = None
    offence: Annotated[str | None, About("Offence", Kind.LINK, required=True, to=("offence",))] = None
    plea: Annotated[str | None, About("Plea", Kind.CODE, codes="plea")] = None
    finding: Annotated[str | None, About("Finding", Kind.CODE, codes="finding")] = None
    note: Annotated[str | None, About("What happened to it", Kind.NARRATIVE)] = None


class Remand(CaseRecord, frozen=True, kw_only=True):
    """A time on bail or remand: what kind, from when to when, and where."""

    kind: Annotated[str | None, About("Bail or remand", Kind.CODE, codes="remand", required=True)] = None
    since: Annotated[dt.date | None, About("From", Kind.DATE, required=True)] = None
    until: Annotated[dt.date | None, About("Until", Kind.DATE)] = None
    hearing: Annotated[str | None, About("Made at", Kind.LINK, to=("hearing",))] = None
    order: Annotated[
        str | None, About("Contacts count towards", Kind.LINK, to=("order",), help="The bail that contacts count to.")
    ] = None
    conditions: Annotated[str | None, About("Conditions", Kind.NARRATIVE)] = None
    address: Annotated[str | None, About("To live at", Kind.LINK, to=("address",))] = None
    placement: Annotated[str | None, About("Placement", help="Home, unit or establishment.")] = None
    end_reason: Annotated[str | None, About("Why it ended", Kind.CODE, codes="remand_end")] = None
    breached_on: Annotated[dt.date | None, About("Broken on", Kind.DATE)] = None
    note: Annotated[str | None, About("About it", Kind.NARRATIVE)] = None
