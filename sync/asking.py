"""The question whether a child who is being added is known already, as it travels."""

import datetime as dt

import msgspec


class AskAlike(msgspec.Struct, frozen=True, omit_defaults=True):
    """POST /v1/people/alike: what is typed so far of a child who is being added, under the names of a person record.

    The answer is `KnownAlready`.
    """

    first_names: str | None = None
    surname: str | None = None
    preferred_name: str | None = None
    date_of_birth: dt.date | None = None
    birth_estimated: bool | None = None
    pnc_id: str | None = None
    nhs_number: str | None = None
    upn: str | None = None
    uln: str | None = None
    cro_number: str | None = None

    def __repr__(self) -> str:
        return "AskAlike(...)"
