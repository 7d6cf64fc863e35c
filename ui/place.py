"""Where somebody is in the window: what is opened again after a lock, a restart or a crash."""

import msgspec

VISIT = "visit"
"""The part of the page of contacts that is the form of a home visit."""


class Place(msgspec.Struct, frozen=True):
    """One place. `page` is a page of the rail, or "case", "outbox"; `tab` a page of the case; `record` what is open
    there.

    `part` says which part of the page: "editor", "visit", "two_versions", "preview" or nothing. `field` and `caret` are
    where typing went on. For a record that does not exist yet, `type` says what it is to be, and `about` which record
    of the case it is about (the offence of a new outcome).
    """

    page: str = "today"
    case: str | None = None
    tab: str = "summary"
    part: str = ""
    record: str | None = None
    field: str = ""
    caret: int = 0
    type: str = ""
    about: str = ""


def contact_place(case: str, record: str | None, *, visit: bool) -> Place:
    """The form of a contact: that of home visits, or the one with every field."""
    return Place(page="case", case=case, tab="contacts", part=VISIT if visit else "editor", record=record)
