"""Attendance for another service or for a panel: every appointment under an order, or those since a day."""

import datetime as dt

import msgspec

from casework.case_file import CaseFile
from casework.orders import Order
from casework.standing import orders_running
from printing.attendance_table import Attendance, attendance, attendance_table
from printing.before_the_court import order_in_words
from printing.content import Block, Heading, Paragraph, words
from printing.documents import Document
from printing.never_named import NeverNamed
from printing.wording import long_date

TITLE = "Attendance"
NO_ORDER = "No order is recorded under which appointments are kept."


def attendance_so_far(document: Document, case_file: CaseFile) -> tuple[Block, ...]:
    """Under each order in force, from its beginning."""
    running = orders_running(case_file)
    if not running:
        return (Paragraph(words(NO_ORDER), about="Attendance"),)
    return tuple(
        block
        for order in running
        for block in (Heading(order_in_words(case_file, order)), *_table(document, case_file, order, None))
    )


def attendance_since(
    document: Document, case_file: CaseFile, order: Order | None, since: dt.date | None
) -> tuple[Block, ...]:
    """Under one order, after the day `since`; from its beginning without one."""
    if order is None:
        return (Paragraph(words(NO_ORDER), about="Attendance"),)
    heading = f"Since the panel of {long_date(since)}" if since else "Since the order began"
    return (Heading(heading), *_table(document, case_file, order, since))


def _table(document: Document, case_file: CaseFile, order: Order, since: dt.date | None) -> tuple[Block, ...]:
    found = attendance(case_file, order, document.today)
    if since:
        found = _after(found, since)
    return (attendance_table(case_file, found, NeverNamed(case_file, document.today)),)


def _after(found: Attendance, since: dt.date) -> Attendance:
    return msgspec.structs.replace(found, rows=tuple(row for row in found.rows if row[0].date and row[0].date > since))
