"""Whether this person may make this edit at all: their laptop, their role, and how they stand to the case."""

from casework.roles import Act, may
from central.scope import Standing
from central.sessions import Caller
from sync.wire import Refused, WireEdit

JUDGING = frozenset({"judgement"})
"""Types of record that hold a judgement of risk, which support staff do not make."""


def objection(edit: WireEdit, caller: Caller, standing: Standing) -> Refused | None:
    """Why the edit is refused and goes to quarantine, or None."""
    if caller.revoked:
        return Refused(
            edit.id, "device_revoked", "This laptop was taken out of service. The centre keeps the change aside."
        )
    if edit.type == "assignment":
        return _assignment_objection(edit, caller, standing)
    if not may(caller.account.role, Act.ASSESS if edit.type in JUDGING else Act.WRITE_CASE):
        return Refused(edit.id, "not_your_role", "Your role does not allow this change. The centre keeps it aside.")
    if standing is Standing.HELD or is_new_case(edit, standing):
        return None
    if standing is Standing.LEFT:
        return Refused(edit.id, "case_left", "This case is no longer yours. The centre keeps the change as a proposal.")
    return _not_yours(edit)


def is_new_case(edit: WireEdit, standing: Standing) -> bool:
    """Whether the edit is the first of a case that nobody has yet."""
    return standing is Standing.UNKNOWN and edit.type == "case" and edit.record == edit.case


def _assignment_objection(edit: WireEdit, caller: Caller, standing: Standing) -> Refused | None:
    if not may(caller.account.role, Act.ASSIGN):
        return Refused(edit.id, "not_a_manager", "Only a manager can say who works on a case.")
    return _not_yours(edit) if standing is Standing.UNKNOWN else None


def _not_yours(edit: WireEdit) -> Refused:
    return Refused(edit.id, "not_your_case", "This case is not one of yours. The centre keeps the change aside.")
