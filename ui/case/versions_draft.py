"""What somebody has chosen and written on a page of two versions, kept until the result is."""

from collections.abc import Mapping, Sequence

from local_store.shapes import Draft
from ui.case.two_versions_view import VersionRow


def draft_key(record: str) -> str:
    """The key of the draft for the two versions of a record."""
    return f"two_versions/{record}"


def versions_draft(
    record: str,
    type: str,
    case: str,
    done: Mapping[str, tuple[str, object]],
    at: str,
    caret: tuple[str, int] = ("", 0),
) -> Draft:
    """`done` holds, by field, a choice with its words, or a change with its value; `type` is conflict or proposal."""
    fields = {field: list(each) for field, each in done.items()}
    return Draft(key=draft_key(record), case=case, record=record, type=type, fields=fields, kept_at=at, caret=caret)


def done_in(draft: Draft) -> dict[str, tuple[str, object]]:
    """Everything that the draft holds."""
    return {field: (str(code), value) for field, (code, value) in draft.fields.items()}


def has_no_place(done: Mapping[str, tuple[str, object]], rows: Sequence[VersionRow]) -> bool:
    """Whether something was written for a field that is not on the page any more: somebody else has settled it."""
    there = {row.field for row in rows}
    return any(isinstance(value, str) and value.strip() for field, (_, value) in done.items() if field not in there)


def words_written(draft: Draft) -> list[str]:
    """What was written by hand, field by field."""
    return [str(value) for _, value in draft.fields.values() if isinstance(value, str) and value.strip()]
