"""What somebody has chosen and written on a page of two versions, kept until the result is."""

from collections.abc import Mapping, Sequence

from local_store.shapes import Draft
from ui.case.two_versions_view import VersionRow


def draft_key(record: str) -> str:
    """The key of the draft for the two versions of a record."""
    return f"two_versions/{record}"


def versions_draft(record: str, type: str, case: str, done: Mapping[str, tuple[str, object]], at: str) -> Draft:
    """`done` holds, by field, a choice with its words, or a change with its value; `type` is conflict or proposal."""
    fields = {field: list(each) for field, each in done.items()}
    return Draft(key=draft_key(record), case=case, record=record, type=type, fields=fields, kept_at=at)


def chosen_before(draft: Draft, rows: Sequence[VersionRow]) -> dict[str, tuple[str, object]]:
    """What the draft holds for the fields that are still on the page."""
    there = {row.field for row in rows}
    return {field: (str(code), value) for field, (code, value) in draft.fields.items() if field in there}
