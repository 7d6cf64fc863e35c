"""The value of a field as people read it, whatever kind of field it is."""

import datetime as dt
from typing import Any

from casework import CaseFile, Value, words
from casework.about import About, Kind
from casework.code_lists import words as code_words
from casework.merging import MERGED_INTO
from casework.orders import Order, Requirement
from casework.record_types import about_fields


def field_words(type: str, name: str, value: Value, case: CaseFile | None = None) -> str:
    """`value` of a field in words; "" where there is none. What cannot be read is shown as it is."""
    if value is None or value == "":
        return ""
    about = about_fields(type).get(name, About(name))
    if name == MERGED_INTO:
        return _merged_words(case, value)
    if about.kind is Kind.CODE:
        return code_words(about.codes, value)
    if about.kind is Kind.YES_NO:
        return "Yes" if value else "No"
    if about.kind is Kind.LINK and case is not None:
        return linked_words(case, str(value))
    if about.kind is Kind.DATE:
        day = read_iso(dt.date, value)
        return words.day_month_year(day) if day else str(value)
    if about.kind is Kind.TIME:
        time = read_iso(dt.time, value)
        return words.clock(time) if time else str(value)
    return str(value)


def _merged_words(case: CaseFile | None, id: Value) -> str:
    """What a case, or a record of the child, was put together with: NW-0123."""
    there = case.elsewhere.get(str(id)) or case.records.get(str(id)) if case else None
    if there is None:
        return "One that is not on this laptop" if case else "Another"
    names = " ".join(str(name) for key in ("first_names", "surname") if (name := there.fields.get(key)))
    whole = case.elsewhere.get(there.case) or there if case else there
    return (
        ", ".join(part for part in (names, str(whole.fields.get("reference") or "")) if part) or "One without a number"
    )


def linked_words(case: CaseFile, id: str) -> str:
    """What another record of the case is called: "Youth rehabilitation order"."""
    for order in case.orders:
        if order.id == id:
            return order_called(order)
    for requirement in case.requirements:
        if requirement.id == id:
            return requirement_called(requirement)
    return "Something that is not on this laptop"


def order_called(order: Order) -> str:
    """Youth rehabilitation order; a licence is called after its phase."""
    kind = code_words("disposal", order.kind) or "Order"
    return f"{kind}, licence" if order.phase == "licence" else kind


def requirement_called(requirement: Requirement) -> str:
    return code_words("requirement", requirement.kind) or "Requirement"


def read_iso(as_type: Any, value: Value) -> Any:
    """A date or time kept as ISO text, or None for what is not one."""
    try:
        return as_type.fromisoformat(str(value))
    except ValueError:
        return None
