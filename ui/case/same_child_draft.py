"""The drafts of putting together and taking apart: what their keys are, and where each goes on."""

from local_store.shapes import Draft
from ui.place import Place

SAME_CHILD, TAKE_APART = "same_child", "take_apart"
"""The parts of the page People in which two are put together, and taken apart again."""
CHOOSING_PREFIX, APART_PREFIX = f"{SAME_CHILD}/", f"{TAKE_APART}/"


def same_child_key(case: str, other: str) -> str:
    """The key of the draft of why `other` is the child of `case`."""
    return f"{CHOOSING_PREFIX}{case}/{other}"


def take_apart_key(case: str, other: str) -> str:
    """The key of the draft of why `other` is not the child of `case` after all."""
    return f"{APART_PREFIX}{case}/{other}"


def part_of(draft: Draft) -> str:
    """The part in which a draft goes on; "" for a draft of any other editor."""
    part = draft.key.partition("/")[0]
    return part if part in (SAME_CHILD, TAKE_APART) else ""


def place_of_part(draft: Draft) -> Place:
    """Where it goes on."""
    return Place("case", draft.case, "people", part_of(draft), about=draft.key.rpartition("/")[2])
