"""The day and the clock of the pictures."""

import datetime as dt

TODAY = dt.date(2026, 11, 26)
NOW = dt.datetime(2026, 11, 26, 9, 41, tzinfo=dt.UTC)
