"""The quarterly return to the Youth Justice Board: which quarter a day is in, and when its return is due."""

import datetime as dt

from casework.dates import add_months
from casework.local_rules import DEFAULTS, LocalRules


def quarter_end(day: dt.date) -> dt.date:
    """The last day of the quarter that `day` is in: 31 March, 30 June, 30 September or 31 December."""
    first_after = dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return add_months(first_after, 3) - dt.timedelta(days=1)


def return_due(day: dt.date, rules: LocalRules = DEFAULTS) -> dt.date:
    """When the return for the quarter that `day` is in is due: 1 month after it ends [S44, 2009/10].

    A day that is not worked rolls on. Requirements change each year: a service sets its own limit.
    """
    end = quarter_end(day)
    return rules.limit("quarterly_return", end).after(end)
