"""One value for every field of every type of record, different from its neighbours, as somebody could write it."""

import datetime as dt
import uuid
from typing import Any

from casework import Record, reference
from casework.about import About, Kind
from casework.code_lists import choices
from casework.record_types import RECORD_TYPES, about_fields
from casework.sections import may_write
from tests.ui.case.laptop import TODAY
from ui.case.field_groups import form_parts
from ui.case.form_fields import day_of_codes

CASE = str(uuid.uuid5(uuid.NAMESPACE_URL, "case"))
OWN_PAGES = {"conflict", "proposal"}
"""They are made by Holdfast and settled on a page of their own: nobody fills in a form for one."""
MADE_ONCE = {"case", "person"}
BY_NAME: dict[tuple[str, str], Any] = {
    ("contact", "start"): "09:00:00",
    ("contact", "end"): "10:05:00",
    ("contact", "planned_start"): "09:15:00",
    ("contact", "planned_end"): "11:00:00",
    ("contact", "only_for"): None,
    ("document", "only_for"): None,
    ("offence", "seriousness"): 5,
    ("offence", "gravity"): 3,
    ("offence", "offence_code"): "CD71039",
    ("offence", "home_office_code"): "149/00",
    ("requirement", "hours_a_day"): 4.5,
    ("requirement", "hours_a_week"): 22.5,
    ("education", "attendance"): 87.5,
    ("judgement", "score"): 41.25,
    ("judgement", "started_on"): "2026-09-02",
    ("judgement", "submitted_on"): "2026-09-03",
    ("judgement", "countersigned_on"): "2026-09-04",
    ("address", "postcode"): "LS1 4AP",
    ("victim", "postcode"): "LS1 4AQ",
    ("person", "cro_number"): "265416/21G",
    ("outcome", "length"): "4 months",
    ("person", "upn"): "Z999000000101",
    ("person", "uln"): "9990000011",
    ("person", "nhs_number"): "999 000 0101",
    ("person", "pnc_id"): "1900/0000101A",
    ("person", "email"): "somebody@example.org",
    ("person", "date_of_birth"): "2010-10-17",
}
"""What the kind of a field does not tell: numbers on a scale, identifiers with check letters, times in order."""


def id_of(type: str) -> str:
    """The one record of that type that is in the case already."""
    return CASE if type == "case" else str(uuid.uuid5(uuid.NAMESPACE_URL, type))


def samples(type: str) -> dict[str, Any]:
    """Field -> what somebody fills in, for each field that the form of the type writes."""
    names = [name for _, part in form_parts(type) for name in part]
    declared = list(about_fields(type))
    order = {name: at for at, name in enumerate(declared)}
    found = {name: _sample(type, name, about_fields(type)[name], order[name]) for name in names}
    on = day_of_codes(type, found, TODAY)
    for name, about in about_fields(type).items():
        if name in found and about.kind is Kind.CODE and found[name] is not None and about.codes not in reference.FILES:
            codes = list(choices(about.codes, on))
            found[name] = codes[order[name] % len(codes)]
    return {name: value for name, value in found.items() if value is not None}


def _sample(type: str, name: str, about: About, at: int) -> Any:
    if (type, name) in BY_NAME:
        return BY_NAME[type, name]
    if about.kind is Kind.DATE:
        return (dt.date(2026, 9, 1) + dt.timedelta(days=at)).isoformat()
    if about.kind is Kind.LINK:
        return id_of(about.to[0] if about.to else "hearing")
    if about.codes in reference.FILES:
        offered = [one for one in reference.entries(about.codes) if one.offered]
        titles = [one.title for one in offered]
        return next(one.code for one in offered[at:] if titles.count(one.title) == 1)
    return {
        Kind.TEXT: "2026-11-25T16:20:00+00:00" if name in ("at", "recorded_at") else f"{about.title} {at}",
        Kind.NARRATIVE: f"{about.title}, line one.\nLine {at}.",
        Kind.TIME: f"{9 + at % 9:02}:{at % 60:02}:00",
        Kind.NUMBER: at,
        Kind.YES_NO: at % 2 == 0,
        Kind.CODE: "",
    }[about.kind]


def whole_case() -> list[Record]:
    """A case with one record of every type, so that every link has something to lead to."""
    made = []
    for type in RECORD_TYPES:
        if type in OWN_PAGES:
            continue
        fields = {
            name: value for name, value in samples(type).items() if about_fields(type)[name].kind is not Kind.LINK
        }
        if type in MADE_ONCE:
            fields = {"first_names": "Gwenhwyfar"} if type == "person" else {"reference": "YJ-1"}
        made.append(Record(id_of(type), type, CASE, fields))
    return made


def writer(type: str) -> str:
    """A role that may write every field of the type."""
    names = ["", *(name for _, part in form_parts(type) for name in part)]
    roles = ("case_manager", "manager", "nurse", "police", "victim_worker")
    return next(role for role in roles if all(may_write(role, type, name) for name in names))
