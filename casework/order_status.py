"""How things stood for the child when an order began and when it ended: what the indicators 1 and 2 count."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind
from casework.record import CaseRecord


class AccommodationStatus(CaseRecord, frozen=True, kw_only=True):
    """Where the child lived at the start or the end of an order or of custody, and whether it was suitable."""

    order: Annotated[str | None, About("Order", Kind.LINK, required=True, to=("order",))] = None
    moment: Annotated[str | None, About("At", Kind.CODE, codes="order_moment", required=True)] = None
    date: Annotated[dt.date | None, About("Date", Kind.DATE)] = None
    kind: Annotated[str | None, About("Kind of accommodation", Kind.CODE, codes="accommodation_kind")] = None
    suitable: Annotated[str | None, About("Suitable", Kind.CODE, codes="suitability")] = None
    address: Annotated[str | None, About("Address", Kind.LINK, to=("address",))] = None
    why: Annotated[str | None, About("Why", Kind.NARRATIVE)] = None
    looked_at_by: Annotated[str | None, About("Looked at by")] = None


class EducationStatus(CaseRecord, frozen=True, kw_only=True):
    """What the child did for education, training or work at the start or the end of an order."""

    order: Annotated[str | None, About("Order", Kind.LINK, required=True, to=("order",))] = None
    moment: Annotated[str | None, About("At", Kind.CODE, codes="order_moment", required=True)] = None
    date: Annotated[dt.date | None, About("Date", Kind.DATE)] = None
    kind: Annotated[str | None, About("Kind", Kind.CODE, codes="education_kind")] = None
    suitable: Annotated[str | None, About("Suitable", Kind.CODE, codes="suitability")] = None
    hours_offered: Annotated[float | None, About("Hours a week offered", Kind.NUMBER)] = None
    hours_attended: Annotated[float | None, About("Hours a week attended", Kind.NUMBER)] = None
    education: Annotated[str | None, About("Place", Kind.LINK, to=("education",))] = None
    why: Annotated[str | None, About("Why", Kind.NARRATIVE)] = None


class OtherStatus(CaseRecord, frozen=True, kw_only=True):
    """Another question of the indicators, answered at the start or the end of an order: needs and wider services."""

    order: Annotated[str | None, About("Order", Kind.LINK, required=True, to=("order",))] = None
    moment: Annotated[str | None, About("At", Kind.CODE, codes="order_moment", required=True)] = None
    subject: Annotated[str | None, About("Question", Kind.CODE, codes="status_subject", required=True)] = None
    answer: Annotated[str | None, About("Answer", Kind.CODE, codes="yes_no_not_known")] = None
    date: Annotated[dt.date | None, About("Date", Kind.DATE)] = None
    why: Annotated[str | None, About("Why", Kind.NARRATIVE)] = None
