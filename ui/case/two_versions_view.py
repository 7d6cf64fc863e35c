"""Two versions of one record: what each of two people wrote, and the edits that keep one result."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from casework import CaseFile, Edit, Value, new_edit, words
from casework.about import Kind
from casework.cases import Conflict
from casework.record_types import about_fields, field_title
from ui.case.case_reading import local_moment
from ui.case.contact_rows import contact_called
from ui.case.field_words import field_words
from ui.case.why_it_matters import ATTENDANCE, why_it_matters

EMPTY = {Kind.NARRATIVE: "Empty"}
SOMETHING_ELSE = "else"


class Choice(msgspec.Struct, frozen=True):
    """One thing that can be kept. `kept` is the code the conflict records; `value` what the field then holds."""

    kept: str
    words: str
    value: Value = None


class VersionRow(msgspec.Struct, frozen=True):
    """One field in conflict."""

    conflict: str
    field: str
    title: str
    before: str
    yours: str
    theirs: str
    narrative: bool
    choices: tuple[Choice, ...]

    def spoken(self, yours: str, theirs: str) -> str:
        """The row in one sentence, for a screen reader."""
        return f"{self.title}. Before: {self.before}. {yours}: {self.yours}. {theirs}: {self.theirs}. Choose one."


class TwoVersions(msgspec.Struct, frozen=True):
    """The page, ready to show. `settled` says who settled it, once nothing is left to choose."""

    heading: str
    sentence: str
    before_words: str
    yours_title: str
    yours_words: str
    theirs_title: str
    theirs_words: str
    other: str
    rows: tuple[VersionRow, ...]
    settled: str = ""
    why: str = ""


def two_versions(case: CaseFile, record: str, me: tuple[str, ...], now: dt.datetime) -> TwoVersions:
    """The page for the unsettled conflicts of `record`. `me` holds the names this laptop's user goes by.

    One pair of authors at a time: what the two of them disagree about; then, if a third wrote too, the next pair.
    """
    of_record = [one for one in case.conflicts if one.of == record]
    waiting = sorted((one for one in of_record if not one.settled_at), key=lambda one: _place_of(case, record, one))
    told = waiting[0] if waiting else None
    waiting = [one for one in waiting if told and _pair(one) == _pair(told)]
    yours, theirs = _sides(told, _mine_first(told, me)) if told else (("", ""), ("", ""))
    is_me = yours[0] in me
    names = names_of(case)
    name, other = names.get(yours[0], yours[0]), names.get(theirs[0], theirs[0])
    return TwoVersions(
        heading=f"Two versions of {called(case, record)}",
        sentence=f"{'You' if is_me else name} and {other.split(' ')[0] if is_me else other} wrote it up without seeing "
        "each other’s words. Whichever you choose, both stay in History.",
        before_words=_planned(case, record),
        yours_title="Yours" if is_me else name,
        yours_words=_when(yours[1], now),
        theirs_title="Theirs" if is_me else other,
        theirs_words=", ".join(part for part in (other if is_me else "", _when(theirs[1], now)) if part),
        other=other,
        rows=tuple(_row(case, one, _mine_first(one, yours[:1]), is_me, names, now) for one in waiting),
        settled="" if waiting else _settled(of_record, names, now),
        why=_why(case, record, waiting, now.date()),
    )


def _why(case: CaseFile, record: str, waiting: list[Conflict], today: dt.date) -> str:
    """Only what happened at a contact sets anything off."""
    told = next((one for one in waiting if one.of_type == "contact" and one.field == ATTENDANCE), None)
    if told is None:
        return ""
    said = tuple(
        (field_words("contact", ATTENDANCE, value) or "not recorded", value) for value in (told.mine, told.theirs)
    )
    return why_it_matters(case, record, said, today)


def called(case: CaseFile, record: str) -> str:
    """the contact on Monday 23 November; the address; for other types, their name in words"""
    for contact in case.contacts:
        if contact.id == record:
            return contact_called(contact)
    kept = case.records.get(record)
    return f"the {kept.type.replace('_', ' ')}" if kept else "a record"


def settling_edits(
    case: CaseFile, rows: tuple[VersionRow, ...], chosen: Mapping[str, Choice], who: tuple[str, str, str], at: str
) -> list[Edit]:
    """The edits that keep this result: one on the record, one on each conflict. `who` is author, name and device."""
    author, _, device = who
    conflicts = [case.records[row.conflict] for row in rows]
    record = case.records[str(conflicts[0].fields["of"])]
    kept = {row.field: chosen[row.field].value for row in rows}
    edits = [new_edit(record, kept, author, device=device, at=at)]
    for row, conflict in zip(rows, conflicts, strict=True):
        settled = {"settled_by": author, "settled_at": at, "kept": chosen[row.field].kept}
        edits.append(new_edit(conflict, settled, author, device=device, at=at))
    return edits


def _row(
    case: CaseFile, one: Conflict, mine_first: bool, is_me: bool, names: Mapping[str, str], now: dt.datetime
) -> VersionRow:
    type, field = one.of_type or "", one.field or ""
    about = about_fields(type).get(field)
    kind = about.kind if about else Kind.TEXT
    narrative = kind is Kind.NARRATIVE
    first, second = ("mine", "theirs") if mine_first else ("theirs", "mine")
    values = {"mine": one.mine, "theirs": one.theirs}
    said = {side: field_words(type, field, value, case) or EMPTY.get(kind, "None") for side, value in values.items()}
    before = field_words(type, field, one.base, case) or EMPTY.get(kind, "Not recorded")
    labels = {first: "Yours" if is_me else said[first], second: "Theirs" if is_me else said[second]}
    if not narrative:
        labels = said
    elif not is_me:
        authors = {"mine": one.mine_author or "", "theirs": one.theirs_author or ""}
        labels = {side: f"What {names.get(author, author)} wrote" for side, author in authors.items()}
    choices = [Choice(first, labels[first], values[first]), Choice(second, labels[second], values[second])]
    if narrative:
        choices.append(Choice("both", "Both in full, each with its author", _both(one, names, now)))
        choices.append(Choice(SOMETHING_ELSE, "Something else"))
    return VersionRow(
        conflict=one.id,
        field=field,
        title=field_title(type, field),
        before=before,
        yours=said[first],
        theirs=said[second],
        narrative=narrative,
        choices=tuple(choices),
    )


def _both(one: Conflict, names: Mapping[str, str], now: dt.datetime) -> str:
    """Both texts, earlier one first, each headed with its author and time."""
    versions = [(one.mine_at, one.mine_author, one.mine), (one.theirs_at, one.theirs_author, one.theirs)]
    parts = []
    for at, author, text in sorted(versions, key=lambda version: version[0] or ""):
        moment = local_moment(at or "", now)
        when = f", {words.weekday_date(moment.date())} at {words.clock(moment.time())}" if moment else ""
        parts.append(f"{names.get(author or '', author or 'Somebody')}{when}:\n{text or ''}")
    return "\n\n".join(parts)


def _sides(one: Conflict, mine_first: bool) -> tuple[tuple[str, str], tuple[str, str]]:
    mine, theirs = (one.mine_author or "", one.mine_at or ""), (one.theirs_author or "", one.theirs_at or "")
    return (mine, theirs) if mine_first else (theirs, mine)


def _pair(one: Conflict) -> frozenset[str]:
    return frozenset((one.mine_author or "", one.theirs_author or ""))


def _mine_first(one: Conflict, first: tuple[str, ...]) -> bool:
    """Whose version stands in the first column: that of `first`, if one of the two is theirs."""
    return one.theirs_author not in first


def names_of(case: CaseFile) -> dict[str, str]:
    """Sign-in name -> name, for everybody who holds or held the case, or wrote one of the versions.

    Whoever never held the case is called after their sign-in name: callum.dreyling is Callum Dreyling.
    """
    authors = {author for one in case.conflicts for author in (one.mine_author, one.theirs_author, one.settled_by)}
    made = {author: author.replace(".", " ").title() if "@" not in author else author for author in authors if author}
    return made | {one.worker: one.worker_name for one in case.assignments if one.worker and one.worker_name}


def _when(at: str, now: dt.datetime) -> str:
    moment = local_moment(at, now)
    return words.moment(moment, now) if moment else ""


def _planned(case: CaseFile, record: str) -> str:
    day = next((one.planned_on for one in case.contacts if one.id == record), None)
    return f"planned {words.day_month(day)}" if day else "what both had"


def _settled(of_record: list[Conflict], names: Mapping[str, str], now: dt.datetime) -> str:
    if not of_record:
        return "Nothing is left to choose here."
    last = max(of_record, key=lambda one: one.settled_at or "")
    by = names.get(last.settled_by or "", last.settled_by or "Somebody")
    return f"{by} settled this {_when(last.settled_at or '', now)}. Both versions are in History."


def _place_of(case: CaseFile, record: str, one: Conflict) -> int:
    kept = case.records.get(record)
    order = list(about_fields(kept.type)) if kept else []
    return order.index(one.field) if one.field in order else len(order)
