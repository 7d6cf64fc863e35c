"""Whether this person may make this edit at all: their laptop, their role, and how they stand to the case."""

from collections.abc import Callable

from casework.roles import NEEDS, Act, may
from central.merged import MERGED_INTO, MERGING, Find
from central.scope import Standing
from central.sessions import Caller
from sync.wire import Refused, WireEdit


def objection(edit: WireEdit, caller: Caller, standing: Standing) -> Refused | None:
    """Why the edit is refused and goes to quarantine, or None. One refused as `case_left` can become a proposal."""
    if caller.revoked:
        return Refused(
            edit.id, "device_revoked", "This laptop was taken out of service. The centre keeps the change aside."
        )
    if edit.type == "assignment":
        return _assignment_objection(edit, caller, standing)
    if not may(caller.account.role, NEEDS.get(edit.type, Act.WRITE_CASE)):
        return Refused(edit.id, "not_your_role", "Your role does not allow this change. The centre keeps it aside.")
    if standing is Standing.HELD or is_new_case(edit, standing):
        return None
    if standing is Standing.LEFT:
        return Refused(edit.id, "case_left", "This case is no longer yours.")
    return _not_yours(edit)


def merge_objection(edit: WireEdit, caller: Caller, find: Find, standing: Callable[[str], Standing]) -> Refused | None:
    """Why this edit may not put a case, or the record of a child, together with the one it names.

    What is written to it from then on comes before whoever works on the other: so its author has to work on both, or be
    somebody who says who works on which.
    """
    wanted = edit.set.get(MERGED_INTO)
    if edit.type not in MERGING or wanted is None:
        return None
    other = find(wanted) if isinstance(wanted, str) and wanted != edit.record else None
    fits = other is not None and other.type == edit.type
    if other and fits and (standing(other.case) is Standing.HELD or may(caller.account.role, Act.ASSIGN)):
        return None
    return Refused(edit.id, "merge_elsewhere", "This can only be put together with a case that is yours too.")


def is_new_case(edit: WireEdit, standing: Standing) -> bool:
    """Whether the edit is the first of a case that nobody has yet."""
    return standing is Standing.UNKNOWN and edit.type == "case" and edit.record == edit.case


def _assignment_objection(edit: WireEdit, caller: Caller, standing: Standing) -> Refused | None:
    if not may(caller.account.role, Act.ASSIGN):
        return Refused(edit.id, "not_a_manager", "Only a manager can say who works on a case.")
    return _not_yours(edit) if standing is Standing.UNKNOWN else None


def _not_yours(edit: WireEdit) -> Refused:
    return Refused(edit.id, "not_your_case", "This case is not one of yours. The centre keeps the change aside.")
