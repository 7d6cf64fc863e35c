"""What has been delivered of an order: entries of its ledgers, and programmes."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search
from casework.record import CaseRecord


class Delivery(CaseRecord, frozen=True, kw_only=True):
    """One entry in the ledger of a requirement: hours or days delivered. Entries add up; two people may add at once."""

    requirement: Annotated[str | None, About("Requirement", Kind.LINK, required=True, to=("requirement",))] = None
    date: Annotated[dt.date | None, About("Date", Kind.DATE, required=True)] = None
    amount: Annotated[float | None, About("Amount", Kind.NUMBER, required=True)] = None
    unit: Annotated[str | None, About("Unit", Kind.CODE, codes="unit")] = None
    contact: Annotated[str | None, About("Contact", Kind.LINK, to=("contact",))] = None
    place: Annotated[str | None, About("Place")] = None
    worker: Annotated[str | None, About("Who was with the child")] = None
    source: Annotated[str | None, About("Where it is known from", help="For example: the service it came from.")] = None
    note: Annotated[str | None, About("About it", Kind.NARRATIVE)] = None


class Programme(CaseRecord, frozen=True, kw_only=True):
    """An intervention that the child takes part in. Its sessions are contacts that name it."""

    name: Annotated[str | None, About("Programme", required=True, search=Search.WORDS)] = None
    kind: Annotated[str | None, About("Kind of programme", Kind.CODE, codes="programme_kind")] = None
    provider: Annotated[str | None, About("Who provides it")] = None
    order: Annotated[str | None, About("Order", Kind.LINK, to=("order",))] = None
    requirement: Annotated[str | None, About("Requirement it delivers", Kind.LINK, to=("requirement",))] = None
    target: Annotated[str | None, About("Target it serves", Kind.LINK, to=("plan_target",))] = None
    sessions: Annotated[int | None, About("Sessions planned", Kind.NUMBER)] = None
    since: Annotated[dt.date | None, About("From", Kind.DATE)] = None
    until: Annotated[dt.date | None, About("Until", Kind.DATE)] = None
    outcome: Annotated[str | None, About("How it ended", Kind.CODE, codes="programme_outcome")] = None
    note: Annotated[str | None, About("About it", Kind.NARRATIVE)] = None
