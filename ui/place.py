"""Where somebody is in the window: what is opened again after a lock, a restart or a crash."""

import msgspec


class Place(msgspec.Struct, frozen=True):
    """One place. `page` is a page of the rail, or "case", "outbox"; `tab` a page of the case; `record` what is open
    there.

    `part` says which part of the page: "editor", "two_versions", "preview" or nothing. `field` and `caret` are where
    typing went on. For a record that does not exist yet, `type` says what it is to be, and `about` which record of the
    case it is about (the offence of a new outcome).
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
