"""A practitioner and a centre in a few words: write, send, answer, bring changes."""

from typing import Any

from casework import Edit, Record, new_edit, new_id, new_record
from local_store import Answer, Held, LocalStore, Page, PageRecord, Settled

KEY = bytes(range(32))
ME = "imogen.farrowby"
COLLEAGUE = "callum.dreyling"
RECEIVED = "2026-11-26T15:40:00+00:00"


class Desk:
    """What happens at one laptop. `position` counts up as the centre's feed does."""

    def __init__(self, store: LocalStore) -> None:
        self.store = store
        self.position = 0
        self.case = new_id()

    def bring(self, type: str, fields: dict[str, Any], id: str = "", case: str = "", **page: Any) -> Record:
        """The centre sends a record, or new values of one."""
        self.position += 1
        one = PageRecord(
            id=id or new_id(),
            type=type,
            case=case or self.case,
            set=fields,
            stamp=self.position,
            authors=dict.fromkeys(fields, COLLEAGUE),
        )
        self.store.apply_page(Page(cursor=str(self.position), changed=[one], **page))
        return self.show(one.id)

    def write(self, record: Record, **fields: Any) -> Edit:
        """The practitioner saves values on a record as they see it."""
        edit = new_edit(record, fields, ME)
        self.store.save(edit)
        return edit

    def write_new(self, type: str, **fields: Any) -> Edit:
        return self.write(new_record(type, self.case), **fields)

    def show(self, id: str) -> Record:
        record = self.store.record(id)
        assert record is not None
        return record

    def applied(self, *edits: Edit, outcome: str = "applied") -> Settled:
        answers = []
        for edit in edits:
            self.position += 1
            answers.append(Answer(edit.id, outcome, self.position))
        return self.store.settle(answers, RECEIVED)

    def refused(self, edit: Edit, reason: str = "This case is closed.") -> Settled:
        return self.store.settle([Answer(edit.id, "refused", code="closed", reason=reason)], RECEIVED)

    def stale(self, edit: Edit, **theirs: Any) -> Settled:
        self.position += 1
        fields = {name: Held(value, self.position, COLLEAGUE) for name, value in theirs.items()}
        return self.store.settle([Answer(edit.id, "stale", fields=fields)], RECEIVED)

    def leaves(self, case: str = "") -> frozenset[str]:
        self.position += 1
        return self.store.apply_page(Page(cursor=str(self.position), left=[case or self.case]))

    def pending_ids(self) -> list[str]:
        return [item.edit.id for item in self.store.pending()]
