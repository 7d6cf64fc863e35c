"""A change that came too late for its author to make: in words, and beside what the case says now."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from casework import CaseFile, Edit, Record, Value, new_edit, new_record, words
from casework.record_types import about_fields, field_title
from ui.case.carried_on import CarriedOn, carried_on
from ui.case.case_reading import local_moment
from ui.case.field_words import field_words
from ui.case.two_versions_view import (
    SHORT,
    SOMETHING_ELSE,
    Choice,
    TwoVersions,
    VersionRow,
    called,
    first_name,
    is_narrative,
    name_from_sign_in,
    names_of,
)
from ui.case.version_facts import VersionFacts
from ui.case.version_words import Said, said
from ui.edit_words import NEW_THINGS

AS_NOW, TAKEN, LEFT_OUT = "now", "taken", "left out"
WHY = {
    "case_left": "before the case passed to somebody else",
    "hidden": "before this was kept for your section",
    "merged": "before the case was put together with another",
}
FIRST_WORDS = 240
"""How much of a long text stands in a notice, in characters."""


class Proposed(msgspec.Struct, frozen=True):
    """A proposal as people need it.

    `differs`: its values that the case does not hold. `over`: of these, where the case says something else, or where
    only the words that were put in are known (`fragments`). Those are never taken in unseen. `carried`: what of the
    record in the case that ended is written down in this one together with what is taken in.
    """

    id: str
    record: Record
    author: str
    at: str
    because: str
    what: str
    differs: dict[str, Value]
    over: frozenset[str]
    fragments: frozenset[str]
    lines: tuple[str, ...]
    carried: dict[str, Value] = {}

    @property
    def can_be_taken(self) -> bool:
        """Whether nothing of the case would be written over."""
        return not self.over

    def said(self) -> tuple[object, ...]:
        """What somebody has read who sees it: the same again means that it may be taken in as it was read."""
        return self.differs, self.over, self.lines

    def words_put_in(self) -> str:
        """The words of `fragments` in full, each with its field, to be copied and worked in by hand."""
        put_in = [(name, value) for name, value in _in_order(self.record.type, self.differs) if name in self.fragments]
        return "\n".join(f"{field_title(self.record.type, name)}: {value}" for name, value in put_in)

    def heading(self) -> str:
        """Callum Dreyling wrote this before the case passed to somebody else: the contact on Monday 23 November."""
        again = " Taken in, it is written down here; the older record stays as it was." if self.carried else ""
        return f"{self.author} wrote this {WHY.get(self.because, 'too late to change the case')}: {self.what}.{again}"

    def settled(self, kept: str, case: CaseFile, who: tuple[str, str], at: str) -> Edit:
        """The edit that says what became of it. `who` is author and device."""
        fields = {"settled_by": who[0], "settled_at": at, "kept": kept}
        return new_edit(case.records[self.id], fields, who[0], device=who[1], at=at)

    def taken_in(self, case: CaseFile, who: tuple[str, str], at: str) -> list[Edit]:
        """An ordinary edit of the record with what it does not hold yet, and the proposal settled."""
        edits = [self.written(self.differs, who, at)] if self.differs else []
        return [*edits, self.settled(TAKEN, case, who, at)]

    def written(self, values: Mapping[str, Value], who: tuple[str, str], at: str) -> Edit:
        """The edit of the record that writes these values, and what goes along with them."""
        record = self.record if not self.carried else new_record(self.record.type, self.record.case, self.record.id)
        return new_edit(record, {**self.carried, **values}, who[0], device=who[1], at=at)


def proposed(case: CaseFile, proposal: str) -> Proposed | None:
    """The proposal with this id, beside what the case says now; None once it is not here."""
    kept = case.records.get(proposal)
    if kept is None:
        return None
    fields = kept.fields
    of, type = str(fields.get("of") or ""), str(fields.get("of_type") or "")
    goes_on = _record_of(case, of, type, str(fields.get("because") or ""))
    record = goes_on.record
    values = msgspec.json.decode(str(fields.get("values") or "{}"), type=dict[str, Value])
    fragments = {name for name in str(fields.get("fragments") or "").split(", ") if name}
    differs = {name: value for name, value in values.items() if _plain(record.fields.get(name)) != _plain(value)}
    author = str(fields.get("author") or "")
    names = names_of(case)
    return Proposed(
        id=proposal,
        record=record,
        author=names.get(author, name_from_sign_in(author)) or "Somebody",
        at=str(fields.get("at") or ""),
        because=str(fields.get("because") or ""),
        what=goes_on.what,
        carried=goes_on.fields,
        differs=differs,
        fragments=frozenset(fragments),
        over=frozenset(one for one in differs if one in fragments or _plain(record.fields.get(one)) is not None),
        lines=tuple(_line(case, record, name, value, name in fragments) for name, value in _in_order(type, differs)),
    )


def _record_of(case: CaseFile, of: str, type: str, because: str) -> CarriedOn:
    """The record that the proposal is about, as it stands in this case, or as it would."""
    if of in case.records:
        return CarriedOn(case.records[of], called(case, of))
    if because == "merged":
        return carried_on(case, of, type)
    return CarriedOn(new_record(type, case.case_id, of), NEW_THINGS.get(type) or f"a {type.replace('_', ' ')}")


def proposal_versions(
    case: CaseFile, proposal: str, me: tuple[str, ...], now: dt.datetime, facts: VersionFacts | None = None
) -> TwoVersions:
    """What the case says now beside what was proposed, to be chosen field by field."""
    one = proposed(case, proposal)
    waits = one is not None and not case.records[proposal].fields.get("settled_at")
    author = one.author if one else ""
    moment = local_moment(one.at, now) if one else None
    return TwoVersions(
        heading=f"What {author} wrote about {one.what}" if one else "A change that came too late",
        sentence=f"{author} wrote this {WHY.get(one.because, '')}. Whichever you choose, both stay in History."
        if one
        else "",
        before_words="",
        yours_title="In the case",
        yours_words="now",
        theirs_title="Proposed",
        theirs_words=", ".join(part for part in (author, words.moment(moment, now) if moment else "") if part),
        other=author,
        rows=tuple(_row(case, one, name, value) for name, value in _in_order(one.record.type, one.differs))
        if one and waits
        else (),
        settled="" if one and waits and one.differs else "The case says all of this already.",
    )


def proposal_edits(
    case: CaseFile,
    rows: Sequence[VersionRow],
    chosen: Mapping[str, Choice],
    changed: Mapping[str, Value],
    who: tuple[str, str, str],
    at: str,
) -> list[Edit]:
    """The edits that keep what was chosen: one on the record, unless it stays as it is, and one on the proposal."""
    one = proposed(case, rows[0].conflict)
    assert one is not None
    kept = {field: choice.value for field, choice in chosen.items() if choice.kept != AS_NOW} | dict(changed)
    author, _, device = who
    edits = [one.written(kept, (author, device), at)] if kept else []
    return [*edits, one.settled(TAKEN if kept else LEFT_OUT, case, (author, device), at)]


def _row(case: CaseFile, one: Proposed, field: str, value: Value) -> VersionRow:
    type, present = one.record.type, one.record.fields.get(field)
    fragment = field in one.fragments
    narrative = is_narrative(type, field)
    there = said(type, field, present, case, empty="Not recorded")
    theirs = said(type, field, value, case, present, compare=narrative)
    short = not narrative and len(there.text) <= SHORT and len(theirs.text) <= SHORT
    theirs_words = theirs.text if short else f"What {first_name(one.author)} wrote"
    choices = [Choice(AS_NOW, f"As it is: {there.text}" if short else "As it is now", present)]
    if not fragment:
        choices.append(Choice("theirs", theirs_words, value))
    if narrative:
        both = "\n\n".join(part for part in (str(present or ""), f"{one.author}:\n{value}") if part)
        choices += [Choice("both", "Both in full", both), Choice(SOMETHING_ELSE, "Something else")]
    if fragment:
        theirs = Said(f"Words put in: {value}")
    return VersionRow(
        field=field,
        type=type,
        title=field_title(type, field),
        before=Said(""),
        yours=there,
        theirs=theirs,
        narrative=narrative,
        now=present,
        conflict=one.id,
        choices=tuple(choices),
    )


def _line(case: CaseFile, record: Record, name: str, value: Value, fragment: bool) -> str:
    """What happened: Attended. Now: not recorded."""
    title = field_title(record.type, name)
    there = _shortened(field_words(record.type, name, record.fields.get(name), case))
    says = _shortened(field_words(record.type, name, value, case)) or "taken out"
    put_in = " (words put in)" if fragment else ""
    return f"{title}{put_in}: {says.rstrip('.')}. Now: {there.rstrip('.') or 'not recorded'}."


def _in_order(type: str, values: Mapping[str, Value]) -> list[tuple[str, Value]]:
    order = list(about_fields(type))
    return sorted(values.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order))


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= FIRST_WORDS else plain[:FIRST_WORDS].rsplit(" ", 1)[0] + "..."


def _plain(value: Value) -> Value:
    return None if value == "" else value
