"""How a case came to us or left: referrals, transfers between services, numbers elsewhere, records put together."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search
from casework.record import CaseRecord


class Referral(CaseRecord, frozen=True, kw_only=True):
    """Somebody asked the service to work with the child."""

    source: Annotated[str | None, About("Who referred", Kind.CODE, codes="referral_source", required=True)] = None
    source_name: Annotated[str | None, About("Name of the referrer")] = None
    kind: Annotated[str | None, About("Referred for", Kind.CODE, codes="referral_kind")] = None
    received_on: Annotated[dt.date | None, About("Received on", Kind.DATE, required=True)] = None
    allocated_on: Annotated[dt.date | None, About("Allocated on", Kind.DATE)] = None
    allocated_to: Annotated[str | None, About("Allocated to")] = None
    decision: Annotated[str | None, About("Decision", Kind.CODE, codes="referral_decision")] = None
    decided_on: Annotated[dt.date | None, About("Decided on", Kind.DATE)] = None
    reason: Annotated[str | None, About("Why", Kind.NARRATIVE)] = None


class Transfer(CaseRecord, frozen=True, kw_only=True):
    """A case that moves between two services, or is looked after by one for another."""

    direction: Annotated[str | None, About("In or out", Kind.CODE, codes="direction", required=True)] = None
    service: Annotated[str | None, About("The other service", required=True)] = None
    kind: Annotated[str | None, About("Kind of transfer", Kind.CODE, codes="transfer_kind")] = None
    notice_on: Annotated[dt.date | None, About("Notice on", Kind.DATE)] = None
    accepted_on: Annotated[dt.date | None, About("Accepted on", Kind.DATE)] = None
    papers_on: Annotated[dt.date | None, About("Papers received on", Kind.DATE)] = None
    missing: Annotated[str | None, About("What was missing", Kind.NARRATIVE)] = None
    refused_because: Annotated[str | None, About("Refused because")] = None
    until: Annotated[dt.date | None, About("Back on", Kind.DATE, help="Where it is for a time only.")] = None
    contact_name: Annotated[str | None, About("Who to speak to there")] = None
    note: Annotated[str | None, About("About it", Kind.NARRATIVE)] = None


class Reference(CaseRecord, frozen=True, kw_only=True):
    """The number that the child or the case has in another system or service. Each is a record: two people may add."""

    kind: Annotated[str | None, About("Kind of number", Kind.CODE, codes="reference_kind", required=True)] = None
    system: Annotated[str | None, About("System or service")] = None
    number: Annotated[str | None, About("Number", required=True, search=Search.NUMBER)] = None
    since: Annotated[dt.date | None, About("From", Kind.DATE)] = None
    until: Annotated[dt.date | None, About("Until", Kind.DATE)] = None
    note: Annotated[str | None, About("About it")] = None


class Merging(CaseRecord, frozen=True, kw_only=True):
    """That two records of one child, or two cases, were put together: the trail by which it can be undone.

    `took` is JSON text: for each field that was empty in the record that goes on, the value it took from the other.
    """

    goes_on: Annotated[str | None, About("The record that goes on", Kind.LINK, required=True)] = None
    other: Annotated[str | None, About("The other record")] = None
    other_number: Annotated[
        str | None,
        About("Its number", search=Search.NUMBER, help="Where it was elsewhere, or is no longer here."),
    ] = None
    of_type: Annotated[str | None, About("Kind of record")] = None
    merged_on: Annotated[dt.date | None, About("Put together on", Kind.DATE, required=True)] = None
    merged_by: Annotated[str | None, About("By")] = None
    because: Annotated[str | None, About("Why they are the same", Kind.NARRATIVE)] = None
    took: Annotated[str | None, About("What was taken over")] = None
    name_added: Annotated[str | None, About("Name that was added", Kind.LINK, to=("other_name",))] = None
    undone_on: Annotated[dt.date | None, About("Taken apart on", Kind.DATE)] = None
    undone_by: Annotated[str | None, About("Taken apart by")] = None
    undone_because: Annotated[str | None, About("Why they are not the same", Kind.NARRATIVE)] = None
