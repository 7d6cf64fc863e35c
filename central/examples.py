"""What each route is asked and answers, by example. The people are invented."""

import datetime as dt
from typing import Any

from casework.known_already import KnownAlready, KnownChild
from casework.service import Service
from sync.wire import (
    Applied,
    AskAlike,
    AskRecovery,
    AttachmentState,
    Changed,
    ChangePassword,
    Changes,
    Current,
    Edits,
    Enrol,
    Enrolled,
    Hidden,
    Kept,
    Look,
    Looks,
    Me,
    PasswordChanged,
    RecoverySecret,
    Refused,
    Results,
    SeenBy,
    SignedIn,
    SignIn,
    Stale,
    WireEdit,
)

_CASE = "019a0f3e-2f6b-7c1a-9d2e-0c8f5b7a1e01"
_CONTACT = "019a0f3e-2f6b-7c1a-9d2e-0c8f5b7a1e02"
_EDIT = "019a0f40-7a10-7e55-8a41-6d3f0b9c2d03"
_STALE = "019a0f40-7a11-7b0c-a1e7-2f5b8c4d6e04"
_HIDDEN = "019a0f3e-2f6b-7c1a-9d2e-0c8f5b7a1e09"
_REFUSED = "019a0f40-7a12-7d91-b3c8-9e1f2a3b4c05"
_LAPTOP = "019a0f00-0000-7000-8000-000000000006"
_AT = "2026-11-26T10:05:00+00:00"
_BORN = dt.date(2010, 3, 7)
_SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

_SIGNED_IN = SignedIn(
    token="c2Vzc2lvbg",
    expires_in=43200,
    user="amina",
    name="Amina Example",
    role="case_manager",
    authority="northwick",
    authority_name="Northwick Youth Justice Service",
    device_token="bGFwdG9w",
)
_WIRE_EDIT = WireEdit(
    id=_EDIT,
    record=_CONTACT,
    type="contact",
    case=_CASE,
    at=_AT,
    author="amina",
    device=_LAPTOP,
    set={"note": [[7, 10, "home"]], "place": "Home"},
    seen={"note": 712, "place": 0},
)

ASKED: dict[str, Any] = {
    "sign_in": SignIn("amina", "a long enough password", _LAPTOP, "Laptop 14"),
    "enrol": Enrol(_LAPTOP, "Laptop 14"),
    "change_password": ChangePassword("amina", "a long enough password", "another long password"),
    "recovery": AskRecovery("amina", "a long enough password", _LAPTOP),
    "edits": Edits([_WIRE_EDIT]),
    "looks": Looks([Look("019a0f41-1111-7111-8111-111111111107", _CASE, _AT, 712)]),
    "alike": AskAlike("Linnet", "Hawksmere Oyelaren", date_of_birth=_BORN),
}
"""Operation -> the message it is asked with."""

ANSWERED: dict[str, Any] = {
    "hello": {"holdfast": "central", "protocol": 1},
    "sign_in": _SIGNED_IN,
    "enrol": Enrolled(_LAPTOP, "bGFwdG9w"),
    "refresh": _SIGNED_IN,
    "me": Me(
        user="amina",
        name="Amina Example",
        role="case_manager",
        authority="northwick",
        authority_name="Northwick Youth Justice Service",
        cases=23,
        service=Service(name="Northwick Youth Justice Service", phone="01632 960000"),
    ),
    "change_password": PasswordChanged("amina"),
    "recovery": RecoverySecret(_LAPTOP, "cmVjb3Zlcnkgc2VjcmV0IG9mIHRoaXMgbGFwdG9wISE="),
    "edits": Results(
        [
            Applied(_EDIT, 713),
            Stale(_STALE, {"note": Current(705, "Met at the office.", "bo", _AT)}),
            Refused(_REFUSED, "case_left", "This case is no longer yours.", "019a0f42-2222-5222-8222-222222222208"),
        ]
    ),
    "changes": Changes(
        cursor="lKNhYmPNAsnNAsmSkgDT",
        changed=[Changed(_CONTACT, "contact", _CASE, {"note": "Met at home."}, 713, {}, {"note": "amina"})],
        entered=[_CASE],
        looks=[SeenBy(_CASE, "bo", "Bo Example", _AT, 713)],
        hidden=[Hidden(_HIDDEN, _CASE, "health")],
    ),
    "looks": Kept(1),
    "alike": KnownAlready(
        (
            KnownChild(
                reasons=(
                    "Surname is one letter apart",
                    "First name is a part of the other",
                    "Date of birth is the same",
                ),
                reference="NW-2044",
                name="Linnet Hawksmere-Oyelaran",
                date_of_birth=_BORN,
                worker="Bo Example",
            ),
        )
    ),
    "deliver_file": AttachmentState(_SHA256, 482113, 262144, complete=False),
}
"""Operation -> the message it answers with. That of `fetch_file` is bytes."""
