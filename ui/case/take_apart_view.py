"""What taking apart comes to, in words, and its edits. Reads the store: not for the window's thread."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from casework import CaseFile, Edit
from casework.case_file import case_file
from casework.merging import CannotMerge, TakenApart
from casework.record_types import about_fields, field_title
from casework.same_child import By, may_not_write, taken_apart
from casework.words import full_name
from local_store.store import LocalStore
from ui.case.field_words import field_words

OVER = "They are not together any more. Nothing is left to take apart."
NOT_HERE = (
    "The older records are not on this laptop, so they cannot be taken apart here. Whoever works on both cases can, "
    "or a manager."
)


class Apart(msgspec.Struct, frozen=True):
    """The page, ready to show. `sections`: headings, each with its lines. Not `possible`: the sentence says why."""

    sentence: str
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    possible: bool = True


def apart(store: LocalStore, case: str, other: str, user: str, role: str, today: dt.date) -> Apart:
    """What becomes of everything, before anything is done."""
    keep, theirs = files(store, case, other)
    if not theirs.records:
        return Apart(NOT_HERE, possible=False)
    if may_not := may_not_write((keep, theirs), user, role, today):
        return Apart(may_not, possible=False)
    inside = theirs.case_id == case
    by = By(user, user, "", f"{today.isoformat()}T00:00:00+00:00")
    try:
        undone = taken_apart(keep, theirs, other, by, "")
    except CannotMerge:
        return Apart(OVER, possible=False)
    name = full_name(theirs.person) if not inside else "The other record of the child"
    number = f" ({theirs.case.reference})" if theirs.case.reference and not inside else ""
    sentence = (
        f"{name}{number} stands by itself again. What was written in {keep.case.reference or 'this case'} since stays "
        "there. Nothing is deleted, and it can be undone."
    )
    return Apart(sentence, tuple(_sections(keep, undone)))


def edits_of(store: LocalStore, case: str, other: str, by: By, because: str) -> tuple[Edit, ...]:
    """The edits that do it; none where somebody has taken them apart meanwhile."""
    keep, theirs = files(store, case, other)
    try:
        return taken_apart(keep, theirs, other, by, because).edits
    except CannotMerge:
        return ()


def files(store: LocalStore, case: str, other: str) -> tuple[CaseFile, CaseFile]:
    """The case that goes on, and that of the other: a case, or a record of the child, which may be in the same case."""
    keep, record = case_file(case, store.case(case)), store.record(other)
    theirs = record.case if record is not None else other
    return keep, keep if theirs == case else case_file(theirs, store.case(theirs))


def _sections(keep: CaseFile, undone: TakenApart) -> Iterator[tuple[str, tuple[str, ...]]]:
    back = tuple(line for edit in undone.edits for line in _given_back(keep, edit))
    yield "Given back", back or ("Nothing had been taken over.",)
    if undone.kept:
        yield "Stays here, since somebody has changed it", tuple(_kept_title(name) for name in undone.kept)


def _given_back(keep: CaseFile, edit: Edit) -> Iterator[str]:
    """What of the case that goes on is emptied or taken out again."""
    if edit.case != keep.case_id or edit.type == "merging":
        return
    record = keep.records.get(edit.record)
    if record is None:
        return
    if "removed_on" in edit.set:
        fields = record.fields
        said = fields.get("text") or " ".join(
            str(fields[name]) for name in ("first_names", "surname") if fields.get(name)
        )
        yield f"{'The warning' if edit.type == 'alert' else 'The other name'} “{said}” is taken out."
        return
    for name, value in edit.set.items():
        if value is None and name != "merged_into":
            words = " ".join(field_words(edit.type, name, record.fields.get(name), keep).split())
            yield f"{field_title(edit.type, name)}: {words}"


def _kept_title(name: str) -> str:
    if name == "alert":
        return "A warning that was copied"
    return next(field_title(type, name) for type in ("person", "case") if name in about_fields(type))
