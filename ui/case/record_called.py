"""What any record of a case is called, in a line: "Criminal damage, 12 September 2026". Made from its declaration."""

import datetime as dt
from collections.abc import Mapping

from casework import CaseFile, Record, Value, words
from casework.about import Kind
from casework.code_lists import words as code_words
from casework.record_types import about_fields
from ui.edit_words import title_of

LONGEST = 70
"""Letters of a narrative that stand for the whole of it."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "case": ("reference", "kind"),
    "person": ("first_names", "surname"),
    "other_name": ("first_names", "surname", "kind"),
    "address": ("kind", "whose", "line_1", "town"),
    "hearing": ("kind", "court"),
    "judgement": ("stage", "version"),
    "assessment_section": ("section",),
    "plan_target": ("number", "target"),
    "document": ("title", "kind"),
    "document_event": ("kind", "to_whom"),
    "assignment": ("worker_name", "role"),
    "case_access": ("worker_name", "worker"),
    "reference": ("kind", "number", "system"),
    "referral": ("kind", "source"),
    "transfer": ("direction", "service"),
    "merging": ("other_number", "because"),
    "missing_episode": (),
    "onward_referral": ("kind", "service"),
    "arrest": ("station",),
    "co_accused": ("name", "age_group"),
    "basis_of_plea": ("version", "text"),
    "pre_court_interview": ("place",),
    "pre_court_decision": ("disposal",),
    "offence_at_hearing": ("offence", "plea", "finding"),
    "delivery": ("amount", "unit"),
    "panel": ("kind",),
    "custody": ("establishment",),
    "temporary_release": ("kind", "place"),
    "education": ("kind", "place"),
    "exclusion": ("kind", "school"),
    "support_plan": ("need", "kind"),
    "screening": ("subject", "need"),
    "accommodation_status": ("moment", "kind"),
    "education_status": ("moment", "kind"),
    "other_status": ("subject", "moment", "answer"),
    "oversight": ("kind", "by"),
    "victim": ("name", "organisation", "kind"),
    "victim_consent": ("to", "answer"),
    "victim_contact": ("kind",),
    "health_note": ("kind",),
    "licence": ("kind",),
}
"""Type -> the fields that name one of it. A type that is not here is named by what its forms ask for."""


def record_called(record: Record, case: CaseFile | None = None) -> str:
    """Its names and its first date; with nothing to tell by, the kind of record."""
    fields = record.fields
    told = [said for name in naming_fields(record.type) if (said := _said(record.type, name, fields.get(name), case))]
    on = first_date(record)
    told += [words.day_month_year(on)] if on else []
    return ", ".join(told) or title_of(record.type)


def names_alone(record: Record, case: CaseFile | None = None) -> str:
    """The same without its date, for a list that has the date in a column of its own."""
    told = (_said(record.type, name, record.fields.get(name), case) for name in naming_fields(record.type))
    return ", ".join(one for one in told if one) or title_of(record.type)


def naming_fields(type: str) -> tuple[str, ...]:
    """The fields that tell one record of the type from another."""
    if type in NAMES:
        return NAMES[type]
    kinds = (Kind.TEXT, Kind.CODE, Kind.NARRATIVE)
    return tuple(name for name, about in about_fields(type).items() if about.required and about.kind in kinds)


def date_field(type: str) -> str:
    """The field by which records of the type are put in order; "" for one without dates."""
    dates = [name for name, about in about_fields(type).items() if about.kind is Kind.DATE and name != "removed_on"]
    return dates[0] if dates else ""


def first_date(record: Record) -> dt.date | None:
    """The first date of the record, where there is one that can be read."""
    try:
        return dt.date.fromisoformat(str(record.fields.get(date_field(record.type)) or ""))
    except ValueError:
        return None


def _said(type: str, name: str, value: Value, case: CaseFile | None) -> str:
    about = about_fields(type).get(name)
    if about is None or value in (None, ""):
        return ""
    if about.kind is Kind.CODE:
        return code_words(about.codes, value)
    if about.kind is Kind.LINK:
        linked = case.records.get(str(value)) if case else None
        return record_called(linked) if linked else ""
    if name == "version":
        return f"version {value}"
    said = " ".join(str(value).split())
    return said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …"
