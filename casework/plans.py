"""The plan as a whole, and the panel of a referral order. What is to be reached are plan targets."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search
from casework.record import CaseRecord


class Plan(CaseRecord, frozen=True, kw_only=True):
    """One plan, or one review of it: who signed, what controls stand around the child, what if things change."""

    kind: Annotated[str | None, About("Plan", Kind.CODE, codes="plan_kind", required=True)] = None
    order: Annotated[str | None, About("Order", Kind.LINK, to=("order",))] = None
    state: Annotated[str | None, About("State", Kind.CODE, codes="plan_state")] = None
    due_on: Annotated[dt.date | None, About("Due", Kind.DATE)] = None
    made_on: Annotated[dt.date | None, About("Made on", Kind.DATE)] = None
    author: Annotated[str | None, About("Author")] = None
    child_signed_on: Annotated[dt.date | None, About("Signed by the child on", Kind.DATE)] = None
    parent_signed_on: Annotated[dt.date | None, About("Signed by a parent on", Kind.DATE)] = None
    worker_signed_on: Annotated[dt.date | None, About("Signed by the worker on", Kind.DATE)] = None
    child_view: Annotated[str | None, About("What the child thinks of it", Kind.NARRATIVE)] = None
    parent_view: Annotated[str | None, About("What the parents think of it", Kind.NARRATIVE)] = None
    external_controls: Annotated[str | None, About("Controls around the child", Kind.NARRATIVE)] = None
    contingency: Annotated[str | None, About("What if things change", Kind.NARRATIVE)] = None
    reviews: Annotated[str | None, About("Reviews", Kind.LINK, to=("plan",))] = None
    review_on: Annotated[dt.date | None, About("Review on", Kind.DATE)] = None


class Panel(CaseRecord, frozen=True, kw_only=True):
    """One meeting of the panel of a referral order."""

    order: Annotated[str | None, About("Order", Kind.LINK, required=True, to=("order",))] = None
    kind: Annotated[str | None, About("Kind of panel", Kind.CODE, codes="panel_kind", required=True)] = None
    date: Annotated[dt.date | None, About("Date", Kind.DATE, required=True)] = None
    time: Annotated[dt.time | None, About("Time", Kind.TIME)] = None
    place: Annotated[str | None, About("Place")] = None
    members: Annotated[str | None, About("Panel members", help="One of us and two others.")] = None
    who_was_there: Annotated[str | None, About("Who was there", search=Search.WORDS)] = None
    parent_present: Annotated[bool | None, About("Parent or carer present", Kind.YES_NO)] = None
    result: Annotated[str | None, About("What was agreed", Kind.CODE, codes="panel_result")] = None
    contract_signed_on: Annotated[
        dt.date | None, About("Contract signed on", Kind.DATE, help="The length of the order counts from here.")
    ] = None
    next_on: Annotated[dt.date | None, About("Next panel", Kind.DATE)] = None
    note: Annotated[str | None, About("About the meeting", Kind.NARRATIVE)] = None
