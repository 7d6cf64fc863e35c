"""The History page: what was changed from this laptop, and two versions that were settled, both kept."""

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from casework import CaseFile, Record, Value, words
from casework.cases import Conflict
from casework.code_lists import words as code_words
from casework.record_types import field_title
from local_store.shapes import Receipt
from ui.case.case_reading import local_moment
from ui.case.field_words import field_words
from ui.case.proposal_view import TAKEN
from ui.case.read_lines import Line, Section
from ui.case.two_versions_view import called, name_from_sign_in, names_of

OUTCOMES = {
    "applied": "sent",
    "duplicate": "sent",
    "replaced": "laid on a newer version",
    "given up": "given up",
    "proposed": "came too late, and lies before whoever works on it now",
}


def history(case: CaseFile, receipts: Sequence[Receipt], now: dt.datetime) -> Iterator[Section]:
    """Newest first. The whole history of the case, by everybody, is at the centre."""
    sent = sorted(receipts, key=lambda one: one.saved_at, reverse=True)
    yield Section(
        "Changed from this laptop",
        tuple(_change(case, one, now) for one in sent),
        "Nothing was sent from this laptop yet.",
        "what others did is kept at the centre",
    )
    settled = [one for one in case.conflicts if one.settled_at]
    for one in sorted(settled, key=lambda one: one.settled_at or "", reverse=True):
        yield _settled(case, one, now)
    if not settled:
        yield Section("Two versions", (), "No two versions were settled in this case.")
    late = [one for one in case.records.values() if one.type == "proposal" and one.fields.get("settled_at")]
    for proposal in sorted(late, key=lambda one: str(one.fields["settled_at"]), reverse=True):
        yield _came_late(case, proposal, now)


def _change(case: CaseFile, one: Receipt, now: dt.datetime) -> Line:
    names = [field_title(one.edit.type, name).lower() for name in one.edit.set]
    record = called(case, one.edit.record)
    return Line(
        key=one.edit.id,
        lead=_moment(one.saved_at, now),
        first=record[:1].upper() + record[1:],
        beside=words.listed(names),
        state=OUTCOMES.get(one.outcome, one.outcome),
    )


def _settled(case: CaseFile, one: Conflict, now: dt.datetime) -> Section:
    type, field, names = one.of_type or "", one.field or "", names_of(case)
    versions = (
        ("Before", one.base, "", ""),
        (names.get(one.mine_author or "", "One version"), one.mine, one.mine_at, "mine"),
        (names.get(one.theirs_author or "", "The other version"), one.theirs, one.theirs_at, "theirs"),
    )
    lines = [
        Line(
            key=f"{one.id} {number}",
            lead=who,
            first=field_words(type, field, value, case) or "Empty",
            beside=_moment(at or "", now),
            state="kept" if code and code == one.kept else "",
        )
        for number, (who, value, at, code) in enumerate(versions)
    ]
    kept = code_words("conflict_choice", one.kept).lower()
    by, when = names.get(one.settled_by or "", "somebody"), _moment(one.settled_at or "", now).lower()
    aside = f"settled by {by} {when}, kept: {kept}"
    return Section(f"{field_title(type, field)} of {called(case, one.of or '')}", tuple(lines), "", aside)


def _came_late(case: CaseFile, proposal: Record, now: dt.datetime) -> Section:
    """What was proposed too late, in full, and what became of it."""
    fields, names = proposal.fields, names_of(case)
    type, author = str(fields.get("of_type") or ""), str(fields.get("author") or "")
    values = msgspec.json.decode(str(fields.get("values") or "{}"), type=dict[str, Value])
    by = names.get(author) or name_from_sign_in(author)
    lines = [
        Line(
            key=f"{proposal.id} {name}",
            lead=field_title(type, name),
            first=field_words(type, name, value, case) or "Taken out",
            beside=f"{by}, {_moment(str(fields.get('at') or ''), now).lower()}",
        )
        for name, value in values.items()
    ]
    settled = str(fields.get("settled_by") or "")
    who = names.get(settled) or name_from_sign_in(settled)
    became = "taken in" if fields.get("kept") == TAKEN else "left out"
    aside = f"{became} by {who} {_moment(str(fields['settled_at']), now).lower()}"
    what = called(case, str(fields.get("of") or ""))
    return Section(f"Came too late: {what}", tuple(lines), "Nothing was written.", aside)


def _moment(at: str, now: dt.datetime) -> str:
    moment = local_moment(at, now)
    told = words.moment(moment, now) if moment else ""
    return told[:1].upper() + told[1:]
