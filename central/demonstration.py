"""Filling a database with the demo caseload."""

import datetime as dt

from central import accounts, loading
from central.demo import caseload
from central.loading import Line
from central.store import Store


def fill(store: Store, today: dt.date) -> list[caseload.DemoUser]:
    """Put the demo caseload in, whole, unless it is there. Returns its users; everybody may know their passwords."""
    demo = caseload.build(today)
    with store.writing() as connection:
        if accounts.find_authority(connection, demo.authority) is None:
            authority = accounts.make_authority(connection, demo.authority, demo.service)
            for user in demo.users:
                accounts.add_user(connection, authority, user.user, user.role, user.name, user.password)
            lines = (Line(record.id, record.type, record.case, record.fields) for record in demo.records)
            loading.load(connection, demo.authority, lines, assign=None, today=today)
    return list(demo.users)
