"""Every code that the server can say no with: what it means, for whoever writes a client."""

from collections.abc import Mapping

import msgspec


class Told(msgspec.Struct, frozen=True):
    """A code of a Problem: with which HTTP statuses it comes, and what it means."""

    statuses: tuple[int, ...]
    means: str


PROBLEMS: Mapping[str, Told] = {
    "protocol": Told((400,), "The header Holdfast-Protocol is missing, or names another version. Update the program."),
    "coding": Told((400, 415), "The packed body arrived damaged (400), or is packed in a way not known here (415)."),
    "message": Told((400,), "The request cannot be read. Nothing of it was taken, nor will it be as it is."),
    "cursor": Told((400,), "The cursor is another database's or laptop's. Begin again with an empty one."),
    "signed_out": Told((401,), "The token is not known, or has lapsed. Sign in again and go on; nothing is lost."),
    "wrong_password": Told((401,), "The user name or the password is not right."),
    "device_revoked": Told((403,), "This laptop was taken out of service. It may deliver edits, looks and files."),
    "not_your_case": Told((403,), "The case is not one of the caller's."),
    "not_your_role": Told((403,), "The caller's role does not allow it."),
    "not_your_section": Told((403,), "The file is kept for a section that the caller's role does not see."),
    "list_reads_only": Told((403,), "The list of the case lets the caller read it, and not write in it."),
    "no_such_file": Told((404,), "The case has no file of this SHA-256, or not all of it has come yet."),
    "no_such_device": Told((404,), "The centre does not know this laptop: it was never enrolled, or not here."),
    "no_such_page": Told((404, 405), "There is nothing at this address, or not for this method."),
    "device_taken": Told((409,), "The laptop is enrolled for somebody else."),
    "file_size": Told((413,), "The file is empty, or larger than is kept. It will never be taken."),
    "too_large": Told((413,), "The body is too large for one request. Send less at once."),
    "file_kind": Told((415,), "Files of this kind are not kept, or the file does not begin as its kind does."),
    "damaged": Told((422,), "The file is not what its SHA-256 says. It was dropped: send it again from the beginning."),
    "password_short": Told((422,), "The new password is too short. The old one stays."),
    "client_too_old": Told((426,), "This version of the program may deliver, and reads nothing. Update it."),
    "slow_down": Told(
        (429,), "Too many wrong passwords, or questions. Retry-After says in how many seconds to try again."
    ),
    "database_away": Told((503,), "The database restarts, or hands over to its standby. Ask again after Retry-After."),
    "centre_trouble": Told((500,), "A fault of the server's. Nothing of the request was kept: send it again later."),
}

REFUSALS: Mapping[str, str] = {
    "unreadable": "The edit is no edit, or one of its names is none.",
    "empty": "It sets nothing.",
    "wrong_record": "Its record is there already, in another case or of another type.",
    "splice": "A splice does not fit the text it was made to.",
    "impossible": "A value is one that no record can hold.",
    "id_taken": "Another user's edit has this id.",
    "not_your_role": "The author's role does not allow it.",
    "not_a_manager": "Only somebody who assigns may say who works on a case.",
    "not_your_case": "The case is not one of the author's.",
    "not_your_section": "It is kept for a section in which the author's role does not write.",
    "hidden": "It is kept for a section now that the author does not see. The change lies there, as `proposal`.",
    "list_reads_only": "The list of the case lets its author read it, and not write in it.",
    "nobody_on_list": "It would put somebody on the list of a case who can open none, and so keep everybody out.",
    "own_work": "Its author wrote what it countersigns.",
    "case_left": "The case was the author's and is no longer. The change lies in it as the record `proposal` names.",
    "merged": "The case, or the child, was put together with another. The change lies in that one as a proposal.",
    "merge_elsewhere": "A case may be put together only with another of the author's, unless the author assigns.",
    "proposal_fixed": "Of a proposal only `settled_by`, `settled_at` and `kept` can be set.",
    "device_revoked": "The laptop was taken out of service. The centre keeps the change in quarantine.",
}
"""Why an edit is refused: the `code` of a Refused result."""
