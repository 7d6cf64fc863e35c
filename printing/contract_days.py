"""The days of a contract: how long it runs, and when the panel meets again.

Source: DOMAIN section 4: the contract period starts when it is signed, and counts from there [K].
"""

import datetime as dt

from casework.case_file import CaseFile
from casework.court_orders import last_day
from casework.orders import Order
from casework.plans import Panel
from printing.wording import NBSP, clean, counted


def period(case_file: CaseFile, order: Order, panel: Panel | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day: from signing, else from what is recorded, else from the day of the panel."""
    start = (panel.contract_signed_on if panel else None) or order.start or (panel.date if panel else None)
    if order.end:
        return start, order.end
    outcome = next((one for one in case_file.outcomes if one.id == order.outcome), None)
    if start is None or outcome is None:
        return start, None
    return start, last_day(start, outcome.length_number, outcome.length_unit)


def length(case_file: CaseFile, order: Order) -> str:
    """`6 months`, as the court said; empty where it is not recorded."""
    outcome = next((one for one in case_file.outcomes if one.id == order.outcome), None)
    if outcome is None:
        return ""
    if outcome.length_number and outcome.length_unit:
        return counted(outcome.length_number, outcome.length_unit.removesuffix("s"))
    return clean(outcome.length or "").replace(" ", NBSP)


def next_panel(case_file: CaseFile, order: Order, panel: Panel | None, today: dt.date) -> dt.date | None:
    """The day of the next panel: as the panel set it, or as it is planned."""
    days = [panel.next_on] if panel and panel.next_on else []
    days += [one.date for one in case_file.of(Panel) if one.order == order.id and one.date]
    days += [one.date for one in case_file.contacts if one.kind == "panel" and one.order == order.id and one.date]
    since = max(today, panel.date if panel and panel.date else today)
    return min((day for day in days if day > since), default=None)
