"""Two versions of one record: what each of two people wrote, and the edits that keep one result."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from casework import CaseFile, Edit, Record, Value, new_edit, words
from casework.about import Kind
from casework.cases import Conflict
from casework.local_rules import LocalRules
from casework.record_types import about_fields, field_title
from local_store.shapes import Held
from ui.case.case_reading import local_moment
from ui.case.contact_rows import contact_called
from ui.case.field_words import field_words
from ui.case.one_sided import OneSided, one_sided
from ui.case.version_facts import VersionFacts
from ui.case.version_words import NOT_CHANGED, NOT_KEPT, Said, said
from ui.case.why_it_matters import ATTENDANCE, why_it_matters

SOMETHING_ELSE = "else"
SHORT = 36
"""Words of an option, in characters, that have room in the Result column."""


class Choice(msgspec.Struct, frozen=True):
    """One thing that can be kept. `kept` is the code the conflict records; `value` what the field then holds."""

    kept: str
    words: str
    value: Value = None


class VersionRow(msgspec.Struct, frozen=True):
    """One field: in conflict (`choices`), or changed by one of the two and in already (`whose` says by whom).

    `now` is what the record shows. `newer` is set where that is neither version: somebody went on from the conflict.
    """

    field: str
    type: str
    title: str
    before: Said
    yours: Said
    theirs: Said
    narrative: bool
    now: Value = None
    conflict: str = ""
    choices: tuple[Choice, ...] = ()
    whose: str = ""
    newer: Held | None = None

    def spoken(self, yours: str, theirs: str) -> str:
        """The row in one sentence, for a screen reader."""
        parts = (("Before", self.before), (yours, self.yours), (theirs, self.theirs))
        told = " ".join(f"{name}: {one.spoken()}" for name, one in parts if one.text)
        return f"{self.title}. {told} {self.whose or 'Choose one.'}"


class TwoVersions(msgspec.Struct, frozen=True):
    """The page, ready to show. `settled` says who settled it, once nothing is left to choose.

    Without `before_words` there is no column for what both had before.
    """

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

    def to_choose(self) -> list[VersionRow]:
        """The rows in conflict."""
        return [row for row in self.rows if row.conflict]


def two_versions(
    case: CaseFile, record: str, me: tuple[str, ...], now: dt.datetime, facts: VersionFacts | None = None
) -> TwoVersions:
    """The page for the unsettled conflicts of `record`. `me` holds the names this laptop's user goes by.

    One pair of authors at a time: what the two of them disagree about; then, if a third wrote too, the next pair.
    Compares texts, so not for the window's thread.
    """
    of_record = [one for one in case.conflicts if one.of == record]
    waiting = sorted((one for one in of_record if not one.settled_at), key=lambda one: _place_of(case, record, one))
    told = waiting[0] if waiting else None
    waiting = [one for one in waiting if told and _pair(one) == _pair(told)]
    yours, theirs = _sides(told, _mine_first(told, me)) if told else (("", ""), ("", ""))
    names = names_of(case)
    pair = _Pair(case, now, facts or VersionFacts(), names, yours[0], theirs[0], yours[0] in me)
    return TwoVersions(
        heading=f"Two versions of {called(case, record)}",
        sentence=f"{pair.sentence()} Whichever you choose, both stay in History.",
        before_words=_planned(case, record),
        yours_title=pair.titles()[0],
        yours_words=_listed(_when(yours[1], now), "on this laptop" if _made_here(told, pair, me) else ""),
        theirs_title=pair.titles()[1],
        theirs_words=_listed(pair.other if pair.is_me and not pair.twice else "", _when(theirs[1], now)),
        other=pair.other,
        rows=(*(pair.row(one) for one in waiting), *pair.one_sided_rows(record, waiting)),
        settled="" if waiting else _settled(of_record, names, now),
        why=_why(case, record, waiting, now.date(), pair.facts.rules),
    )


class _Pair:
    """Two people who changed one record, and the rows about what they changed. `yours` is whoever looks, if one is."""

    def __init__(
        self,
        case: CaseFile,
        now: dt.datetime,
        facts: VersionFacts,
        names: Mapping[str, str],
        yours: str,
        theirs: str,
        is_me: bool,
    ) -> None:
        self.case, self.now, self.facts, self.names = case, now, facts, names
        self.yours, self.theirs, self.is_me = yours, theirs, is_me
        self.name, self.other = names.get(yours, yours), names.get(theirs, theirs)
        self.twice = yours == theirs

    def sentence(self) -> str:
        """Who wrote it up, and that nobody is to blame. One person can have two laptops."""
        who = "You" if self.is_me else self.name
        if self.twice:
            return f"{who} wrote it up on two laptops."
        other = first_name(self.other) if self.is_me else self.other
        return f"{who} and {other} wrote it up without seeing each other’s words."

    def titles(self) -> tuple[str, str]:
        """What the two columns are called."""
        if self.twice:
            return "One version", "The other version"
        return ("Yours", "Theirs") if self.is_me else (self.name, self.other)

    def row(self, one: Conflict) -> VersionRow:
        """A field in conflict."""
        type, field = one.of_type or "", one.field or ""
        first, second = ("mine", "theirs") if _mine_first(one, (self.yours,)) else ("theirs", "mine")
        newer = self._newer(one)
        values = {"mine": one.mine, "theirs": one.theirs if newer is None else newer.value}
        narrative = is_narrative(type, field)
        shown = {side: said(type, field, value, self.case, one.base, True) for side, value in values.items()}
        if newer is not None:
            shown["theirs"] = msgspec.structs.replace(shown["theirs"], note=self._changed_again(newer))
        labels = self._labels(one, first, second, shown, narrative)
        choices = [Choice(first, labels[first], values[first]), Choice(second, labels[second], values[second])]
        if narrative:
            both = _both(one, values["theirs"], self.names, self.now)
            choices += [Choice("both", "Both in full, each with its author", both)]
            choices += [Choice(SOMETHING_ELSE, "Something else")]
        return VersionRow(
            field=field,
            type=type,
            title=field_title(type, field),
            before=said(type, field, one.base, self.case, empty="Not recorded"),
            yours=shown[first],
            theirs=shown[second],
            narrative=narrative,
            now=values["theirs"],
            conflict=one.id,
            choices=tuple(choices),
            newer=newer,
        )

    def _newer(self, one: Conflict) -> Held | None:
        """What the field holds by now, where somebody has gone on from the version that was there first."""
        field = one.field or ""
        record, held = self.case.records.get(one.of or ""), self.facts.held.get(field)
        if record is None or held is None or one.theirs_position is None:
            return None
        present = record.fields.get(field)
        mine = [own.edit for own in self.facts.own if own.waiting and field in own.edit.set]
        if present in (one.mine, one.theirs) or not (mine or held.stamp > one.theirs_position):
            return None
        author, at = (mine[-1].author, mine[-1].at) if mine else (held.author, held.at)
        return Held(present, held.stamp, author, at)

    def _changed_again(self, newer: Held) -> str:
        by = f" by {self.names.get(newer.author, name_from_sign_in(newer.author))}" if newer.author else ""
        when = f" {_when(newer.at, self.now)}" if newer.at else ""
        return f"Changed again{by}{when}."

    def _labels(
        self, one: Conflict, first: str, second: str, shown: Mapping[str, Said], narrative: bool
    ) -> dict[str, str]:
        """What the options are called: what the field would say; whose words, where that is long."""
        if not narrative and all(len(each.text) <= SHORT for each in shown.values()):
            return {side: each.text for side, each in shown.items()}
        if self.is_me or self.twice:
            return dict(zip((first, second), self.titles(), strict=True))
        authors = {"mine": one.mine_author or "", "theirs": one.theirs_author or ""}
        return {side: f"What {self.names.get(author, author)} wrote" for side, author in authors.items()}

    def one_sided_rows(self, record: str, waiting: Sequence[Conflict]) -> list[VersionRow]:
        """The fields that only one of the two changed."""
        kept = self.case.records.get(record)
        every = [one for one in self.case.conflicts if one.of == record and not one.settled_at]
        other_pairs = {one.field for one in every} - {one.field for one in waiting}
        found = one_sided(kept, waiting, self.facts) if kept is not None and waiting else []
        return [self._one_sided(kept, one) for one in found if kept is not None and one.field not in other_pairs]

    def _one_sided(self, record: Record, one: OneSided) -> VersionRow:
        type, field = record.type, one.field
        narrative = is_narrative(type, field)
        text = said(type, field, one.value, self.case, one.before, one.before_known)
        before = said(type, field, one.before, self.case) if one.before_known else NOT_KEPT
        by_yours = one.author == self.yours
        return VersionRow(
            field=field,
            type=type,
            title=field_title(type, field),
            before=before,
            yours=text if by_yours else NOT_CHANGED,
            theirs=NOT_CHANGED if by_yours else text,
            narrative=narrative,
            now=one.value,
            whose=self._whose(one, by_yours, narrative),
        )

    def _whose(self, one: OneSided, by_yours: bool, narrative: bool) -> str:
        who = "you" if self.is_me else first_name(self.name)
        who = who if by_yours else first_name(self.other)
        if self.twice:
            return "Changed on one of them only."
        if one.both:
            return "Each changed another part of this. Both are in."
        return f"Already in, last changed by {who}." if narrative else f"Only {who} changed this."


def is_narrative(type: str, field: str) -> bool:
    """Whether the field holds a long text."""
    about = about_fields(type).get(field)
    return about is not None and about.kind is Kind.NARRATIVE


def first_name(name: str) -> str:
    """Callum, for Callum Dreyling"""
    return name.split(" ")[0]


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _made_here(told: Conflict | None, pair: _Pair, me: tuple[str, ...]) -> bool:
    """Whether the first column was written on this very laptop: somebody may have two."""
    return bool(told and pair.is_me and told.mine_author in me and pair.facts.made_here(told.edit))


def _why(case: CaseFile, record: str, waiting: list[Conflict], today: dt.date, rules: LocalRules) -> str:
    """Only what happened at a contact sets anything off."""
    told = next((one for one in waiting if one.of_type == "contact" and one.field == ATTENDANCE), None)
    if told is None:
        return ""
    said_ = tuple(
        (field_words("contact", ATTENDANCE, value) or "not recorded", value) for value in (told.mine, told.theirs)
    )
    return why_it_matters(case, record, said_, today, rules)


def called(case: CaseFile, record: str) -> str:
    """the contact on Monday 23 November; the address; for other types, their name in words"""
    for contact in case.contacts:
        if contact.id == record:
            return contact_called(contact)
    kept = case.records.get(record)
    return f"the {kept.type.replace('_', ' ')}" if kept else "a record"


def settling_edits(
    case: CaseFile,
    rows: Sequence[VersionRow],
    chosen: Mapping[str, Choice],
    changed: Mapping[str, Value],
    who: tuple[str, str, str],
    at: str,
) -> list[Edit]:
    """The edits that keep this result: one on the record, one on each conflict. `who` is author, name and device.

    `chosen` is the choice for each field in conflict, `changed` what was put in place of what one of the two wrote.
    A version that was written over what the conflict records becomes the one it records, so that History has it.
    """
    author, _, device = who
    in_conflict = [row for row in rows if row.conflict]
    conflicts = [case.records[row.conflict] for row in in_conflict]
    record = case.records[str(conflicts[0].fields["of"])]
    kept = {**{row.field: chosen[row.field].value for row in in_conflict}, **changed}
    edits = [new_edit(record, kept, author, device=device, at=at)]
    for row, conflict in zip(in_conflict, conflicts, strict=True):
        settled = {"settled_by": author, "settled_at": at, "kept": chosen[row.field].kept}
        if row.newer is not None:
            settled |= {"theirs": row.newer.value, "theirs_author": row.newer.author, "theirs_at": row.newer.at}
        edits.append(new_edit(conflict, settled, author, device=device, at=at))
    return edits


def _both(one: Conflict, theirs: Value, names: Mapping[str, str], now: dt.datetime) -> str:
    """Both texts, earlier one first, each headed with its author and time."""
    versions = [(one.mine_at, one.mine_author, one.mine), (one.theirs_at, one.theirs_author, theirs)]
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
    made = {author: name_from_sign_in(author) for author in authors if author}
    return made | {one.worker: one.worker_name for one in case.assignments if one.worker and one.worker_name}


def name_from_sign_in(user: str) -> str:
    """Callum Dreyling, for callum.dreyling; an address stays as it is."""
    return user.replace(".", " ").title() if "@" not in user else user


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
