"""Whether this person may make this edit at all: their laptop, their role, the case and its list, and the section."""

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec

from casework.about import Section
from casework.access import CaseAccess, may_change
from casework.code_lists import words
from casework.merging import MERGED_INTO
from casework.roles import NEEDS, WRITES, Act, may, may_countersign, role_named
from casework.sections import RESTRICTED_FIELDS, sections_read
from central import held_apart
from central.kept import Kept, Mark, new_kept
from central.merged import MERGING, Find
from central.scope import Standing
from central.sessions import Caller
from sync.wire import Refused, Stale, WireEdit

TOO_LATE = frozenset({"case_left", "hidden"})
"""Codes of what its author could have written before: laid as a proposal before those who may write it now."""


class Writer:
    """Somebody who sends edits: what of them may stand, by rules that do not look at what the fields hold.

    `role` is the one they have in this transaction; `find` and `on_list` say how the batch has come to stand.
    """

    def __init__(
        self,
        caller: Caller,
        roles: Callable[[str], str],
        find: Find,
        on_list: Callable[[str], Sequence[CaseAccess]],
        today: dt.date,
    ) -> None:
        self._caller = caller
        self._roles = roles
        self._role = roles(caller.user)
        self._find = find
        self._on_list = on_list
        self._today = today
        known = role_named(self._role)
        self._reads = sections_read(self._role)
        self._writes = WRITES[known] if known else frozenset[Section]()

    def objection(self, edit: WireEdit, record: Kept | None, standing: Standing) -> Refused | None:
        """Why the edit is refused and goes to quarantine, or None. One refused as TOO_LATE can become a proposal."""
        refused = self._standing_objection(edit, standing)
        if refused and refused.code not in TOO_LATE:
            return refused
        if record is not None and (record.case, record.type) != (edit.case, edit.type):
            return refused  # and if not for that, then since it names the wrong record: nothing is said of that one
        apart = self._section_objection(edit, record)
        return apart or refused or self._list_objection(edit, standing) or self._signing_objection(edit, record)

    def merge_objection(self, edit: WireEdit, standing: Callable[[str], Standing]) -> Refused | None:
        """Why this edit may not put a case, or the record of a child, together with the one it names.

        What is written to it from then on comes before whoever works on the other: so its author has to work on both,
        or be somebody who says who works on which.
        """
        wanted = edit.set.get(MERGED_INTO)
        if edit.type not in MERGING or wanted is None:
            return None
        other = self._find(wanted) if isinstance(wanted, str) and wanted != edit.record else None
        fits = other is not None and other.type == edit.type
        if other and fits and (standing(other.case) is Standing.HELD or may(self._role, Act.ASSIGN)):
            return None
        return Refused(edit.id, "merge_elsewhere", "This can only be put together with a case that is yours too.")

    def of_what_may_be_seen(self, stale: Stale, record: Kept | None) -> Stale:
        """An answer that was given before, without what its author may not see any longer."""
        if record is None:
            return stale
        apart = RESTRICTED_FIELDS.get(record.type, {})
        whole = self._may(self._reads, record.section)
        seen = {name: one for name, one in stale.fields.items() if apart.get(name, Section.CASE) in self._reads}
        return msgspec.structs.replace(stale, fields=seen if whole else {})

    def _may(self, sections: frozenset[Section], name: str) -> bool:
        return held_apart.section_named(name) in sections

    def _standing_objection(self, edit: WireEdit, standing: Standing) -> Refused | None:
        if self._caller.revoked:
            reason = "This laptop was taken out of service. The centre keeps the change aside."
            return Refused(edit.id, "device_revoked", reason)
        if edit.type == "assignment":
            if not may(self._role, Act.ASSIGN):
                return Refused(edit.id, "not_a_manager", "Only a manager can say who works on a case.")
            return _not_yours(edit) if standing is Standing.UNKNOWN else None
        if not may(self._role, NEEDS.get(edit.type, Act.WRITE_CASE)):
            reason = "Your role does not allow this change. The centre keeps it aside."
            return Refused(edit.id, "not_your_role", reason)
        if standing is Standing.HELD or is_new_case(edit, standing):
            return None
        if standing is Standing.LEFT:
            return Refused(edit.id, "case_left", "This case is no longer yours.")
        return _not_yours(edit)

    def _section_objection(self, edit: WireEdit, record: Kept | None) -> Refused | None:
        """The record, as it is and as it would be, and every field that is named have to be theirs to write.

        A field that is only named as seen counts too: a stale answer would tell what it holds.
        """
        fields = {**(record.fields if record else {}), **edit.set}
        becomes = new_kept(edit.record, edit.case, edit.type, fields, Mark(0))
        held_apart.place(becomes, self._find)
        named = [RESTRICTED_FIELDS.get(edit.type, {}).get(name, Section.CASE) for name in edit.set | edit.seen]
        there = [one for one in (record, self._find(becomes.follows) if becomes.follows else None) if one]
        now = [*named, *(held_apart.section_named(one.section) for one in there)]
        sections = [*now, held_apart.section_named(becomes.section)]
        barred = next((section for section in sections if section not in self._writes), Section.CASE)
        if barred is Section.CASE:
            return None
        if there and any(section not in self._reads for section in now):
            return Refused(edit.id, "hidden", f"This is kept for {_section(barred)} now, and hidden from your role.")
        reason = f"This is kept for {_section(barred)}, and your role does not write there. The centre keeps it aside."
        return Refused(edit.id, "not_your_section", reason)

    def _list_objection(self, edit: WireEdit, standing: Standing) -> Refused | None:
        if standing is not Standing.HELD or edit.type == "assignment":
            return None
        if not may_change(self._caller.user, self._role, self._on_list(edit.case), self._today):
            reason = "The list of this case lets you read it, and not write in it. The centre keeps the change aside."
            return Refused(edit.id, "list_reads_only", reason)
        worker = edit.set.get("worker") if edit.type == "case_access" else None
        if worker and not may(self._roles(str(worker)), Act.READ_CASE):
            reason = "Nobody of this sign-in name can open cases, so the list would only keep people out."
            return Refused(edit.id, "nobody_on_list", reason)
        return None

    def _signing_objection(self, edit: WireEdit, record: Kept | None) -> Refused | None:
        """A countersignature is a manager's, and of somebody else's work. Source: DOMAIN notes, section 1."""
        held = record.fields if record else {}
        if not _countersigns(edit, held):
            return None
        signed = record
        if edit.type == "oversight":
            about = edit.set.get("about_record", held.get("about_record"))
            signed = self._find(about) if isinstance(about, str) else None
        if not may(self._role, Act.COUNTERSIGN):
            return Refused(edit.id, "not_your_role", "Only a manager countersigns. The centre keeps the change aside.")
        user = self._caller.user
        if may_countersign(self._role, user, user if self._is_own(signed, edit) else None):
            return None
        return Refused(edit.id, "own_work", "Nobody countersigns their own work: another manager has to.")

    def _is_own(self, signed: Kept | None, edit: WireEdit) -> bool:
        """Whether they are the author that the record names; or nobody else wrote in it, nor said who its author is."""
        me = {self._caller.user, self._caller.account.name}
        if signed is None:
            return edit.type != "oversight"
        named = signed.fields.get("author")
        if isinstance(named, str) and named in me:
            return True
        marks = [mark for field in signed.fields if (mark := signed.mark(field)) and mark.author]
        return bool(marks) and all(mark.author in me for mark in marks)


def is_new_case(edit: WireEdit, standing: Standing) -> bool:
    """Whether the edit is the first of a case that nobody has yet."""
    return standing is Standing.UNKNOWN and edit.type == "case" and edit.record == edit.case


def _countersigns(edit: WireEdit, held: dict[str, object]) -> bool:
    """Whether the edit says of something that it is countersigned, and that was not said before."""
    if edit.type == "oversight":
        return bool(edit.set.get("kind", held.get("kind")) == "countersigned")
    if edit.type != "judgement":
        return False
    news = {name: value for name, value in edit.set.items() if value != held.get(name)}
    return news.get("state") == "countersigned" or any(map(news.get, ("countersigned_on", "countersigned_by")))


def _section(section: Section | None) -> str:
    return f"the section “{words('section', section.value)}”" if section else "a section that the centre does not know"


def _not_yours(edit: WireEdit) -> Refused:
    return Refused(edit.id, "not_your_case", "This case is not one of yours. The centre keeps the change aside.")
