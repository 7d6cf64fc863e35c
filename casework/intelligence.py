"""Police intelligence: kept by the seconded police officer, and never in the open record."""

import datetime as dt
from typing import Annotated, ClassVar

from casework.about import About, Kind, Section
from casework.record import CaseRecord


class Intelligence(CaseRecord, frozen=True, kw_only=True):
    """One piece of police intelligence about the child or the people around them."""

    restricted_to: ClassVar[Section] = Section.POLICE_INTELLIGENCE

    date: Annotated[dt.date | None, About("Date", Kind.DATE, required=True)] = None
    source: Annotated[str | None, About("Source and grading")] = None
    reference: Annotated[str | None, About("Police reference")] = None
    text: Annotated[str | None, About("What is known", Kind.NARRATIVE, required=True)] = None
    may_be_told: Annotated[
        str | None, About("What may be told to the worker", Kind.NARRATIVE, help="The officer writes it out again.")
    ] = None
    author: Annotated[str | None, About("Officer")] = None
    review_on: Annotated[dt.date | None, About("Review on", Kind.DATE)] = None
