"""What can be printed: one frozen value for each document, with everything about the printing that is not the case."""

import datetime as dt
from typing import ClassVar

import msgspec

from casework.service import Service


class Printing(msgspec.Struct, frozen=True, kw_only=True):
    """What every document is told besides the case.

    `printed_at` is this laptop's clock at the moment of printing, and stands in the foot. `today` is the day ages and
    "coming" are counted from. `all_sent` is False while a change of this laptop waits to be sent; the foot then says
    so. A `draft` says so across every page, and its signature block stays empty.
    """

    kind: ClassVar[str] = ""  # the code in casework.code_lists "document_kind"

    version: int = 1
    service: Service
    worker_name: str
    worker_role: str
    printed_at: dt.datetime
    today: dt.date
    draft: bool = False
    all_sent: bool = True


class AppointmentLetter(Printing, frozen=True, kw_only=True):
    """A letter to the child about one planned contact. `contact` is the id of its record."""

    kind: ClassVar[str] = "appointment_letter"

    contact: str


class CaseSummary(Printing, frozen=True, kw_only=True):
    """A summary for professionals, with the chronology.

    `purpose` finishes "Prepared for ...". `since` leaves out what is older; `routine_calls=False` leaves out phone
    calls, letters and messages. Both choices are printed on the page. `some_hidden`: the case has records that are kept
    for others than whoever prints, and of which this laptop holds nothing.
    """

    kind: ClassVar[str] = "case_summary"

    purpose: str = ""
    since: dt.date | None = None
    routine_calls: bool = True
    some_hidden: bool = False


Document = AppointmentLetter | CaseSummary
