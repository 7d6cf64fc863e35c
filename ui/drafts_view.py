"""What is typed and not saved, in all cases: what it is, whose, when it was kept, how it begins, where it goes on."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from casework import Record
from casework.about import Kind
from casework.code_lists import words as code_words
from casework.people import Person
from casework.record_types import about_fields, read
from casework.words import count, day_month, everyday_name, moment
from local_store.drafts import DAYS_ASIDE
from local_store.shapes import Draft
from local_store.store import LocalStore
from ui.case.case_reading import local_moment
from ui.case.draft_forms import begins_case, caret_in, main_record
from ui.case.same_child_draft import SAME_CHILD, part_of, place_of_part
from ui.case.versions_draft import words_written
from ui.case_tabs import tab_of
from ui.edit_words import NEW_THINGS, THINGS, day_words
from ui.parts.rows import Row, section
from ui.place import Place

CHOOSING = {"conflict": "two_versions", "proposal": "proposal"}
"""The part of the case page where somebody was choosing, by the type of the draft."""
FIRST_WORDS = 14
ON_TODAY = 3


class KeptDraft(msgspec.Struct, frozen=True):
    """One draft with what a row says of it. `record` is as the laptop shows it now; `name` is empty where the case is
    not here."""

    draft: Draft
    name: str = ""
    record: Record | None = None

    @property
    def opens(self) -> bool:
        """Whether there is an editor in which it goes on. Else its words can be read and copied."""
        return bool(self.name) and not (self.draft.aside and self.draft.type in CHOOSING)


def read_drafts(store: LocalStore) -> tuple[KeptDraft, ...]:
    """Every draft, the newest first: on the store's own thread."""
    drafts = store.drafts()
    names = {row.case: everyday_name(row) for row in store.caseload()} if drafts else {}
    names |= {
        case: _added_name(drafts, case) for case in {one.case for one in drafts if begins_case(one)} - names.keys()
    }
    return tuple(KeptDraft(one, names.get(one.case, ""), store.record(one.record)) for one in drafts)


def _added_name(drafts: Sequence[Draft], case: str) -> str:
    """What the child is called who is being added, as far as it is typed."""
    person = next((one for one in drafts if one.case == case and one.type == "person"), None)
    return everyday_name(read(Record(case, "person", case, person.fields if person else {}), Person))


def bring_back(store: LocalStore, draft: Draft) -> Draft | None:
    """Make a draft that was put aside its editor's again; of a child who is being added, all that was typed."""
    if begins_case(draft):
        for one in store.drafts(draft.case):
            if one.aside and one.key != draft.key and begins_case(one):
                store.bring_back(one.key)
    return store.bring_back(draft.key)


def place_of(draft: Draft) -> Place:
    """The editor of a draft, with the caret where it was."""
    if begins_case(draft):
        field, caret = caret_in(draft)
        return Place("new_child", draft.case, field=field, caret=caret)
    if hearing := main_record(draft):
        return Place("case", draft.case, "offences", "result", hearing, *caret_in(draft))
    if part_of(draft):
        return place_of_part(draft)
    field, caret = draft.caret
    part = CHOOSING.get(draft.type, "editor")
    return Place("case", draft.case, tab_of(draft.type), part, draft.record, field, caret, draft.type)


def what(kept: KeptDraft) -> str:
    """Home visit on Thursday 26 November; a new address; two versions of a contact."""
    draft, record = kept.draft, kept.record
    shown: dict[str, Any] = {**(record.fields if record else {}), **(draft.fields if draft.type != "conflict" else {})}
    if draft.type == "conflict":
        return f"Two versions of {THINGS.get(record.type if record else '', 'a record')}"
    if begins_case(draft):
        return "A child who is being added"
    if part := part_of(draft):
        return "Why they are the same child" if part == SAME_CHILD else "Why they are not the same child"
    if main_record(draft):
        return "The result of a hearing"
    if draft.type == "proposal":
        return "A change that came too late"
    if draft.type == "contact":
        kind = code_words("contact_kind", shown.get("kind")) or "Contact"
        on = f"{kind} on {day_words(shown['date'])}" if _is_day(shown.get("date")) else kind
        return on if record else f"{on}, new"
    thing = THINGS.get(draft.type, "a record") if record else NEW_THINGS.get(draft.type, "a new record")
    return thing[:1].upper() + thing[1:]


def texts(draft: Draft) -> list[str]:
    """What was written by hand in it: the field of the caret first, then the longest."""
    if draft.type in CHOOSING:
        return words_written(draft)
    about = about_fields(draft.type)
    written = [
        (name != draft.caret[0], -len(value), value)
        for name, value in draft.fields.items()
        if isinstance(value, str)
        and value.strip()
        and (name not in about or about[name].kind in (Kind.TEXT, Kind.NARRATIVE))
    ]
    return [value for _, _, value in sorted(written)]


def first_words(draft: Draft) -> str:
    """How it begins; where nothing is written, how much was chosen."""
    written = texts(draft)
    if not written:
        return f"No words, {count(len(draft.fields), 'field')} filled in"
    all_words = written[0].split()
    return " ".join(all_words[:FIRST_WORDS]) + (" …" if len(all_words) > FIRST_WORDS else "")


def when(draft: Draft, now: dt.datetime) -> str:
    """Today at 10:54am; for one put aside, until when it is kept."""
    at = local_moment(draft.aside_at if draft.aside else draft.kept_at, now)
    if at is None:
        return ""
    if draft.aside:
        return f"Put aside {day_month(at.date())}, kept until {day_month(at.date() + dt.timedelta(days=DAYS_ASIDE))}"
    told = moment(at, now)
    return told[:1].upper() + told[1:]


def draft_rows(drafts: Sequence[KeptDraft], now: dt.datetime) -> list[Row]:
    """The list: what is not saved yet, then what was put aside."""
    typed = [_row(one, now) for one in _one_a_form(drafts)]
    aside = [_row(one, now) for one in _one_a_child(drafts)]
    rows = [section("typed", "Not saved yet", str(len(typed))), *typed] if typed else []
    return [*rows, section("aside", "Put aside", str(len(aside))), *aside] if aside else rows


def today_drafts(drafts: Sequence[KeptDraft], now: dt.datetime) -> list[Row]:
    """The newest on Today, each opening its editor, and how many more there are; nothing where there is none."""
    typed = _one_a_form(drafts)
    if not typed:
        return []
    shown = typed if len(typed) <= ON_TODAY + 1 else typed[:ON_TODAY]
    rows = [msgspec.structs.replace(_row(one, now), opens=_today_place(one)) for one in shown]
    more = len(typed) - len(shown)
    if more:
        rows.append(Row("drafts-more", f"{count(more, 'more draft')}", icon="pencil", opens=Place(page="drafts")))
    return [section("drafts", "Not saved yet", str(len(typed))), *rows]


def heading(drafts: Sequence[KeptDraft]) -> str:
    """2 not saved, 1 put aside"""
    aside = len(_one_a_child(drafts))
    typed = len(_one_a_form(drafts))
    return ", ".join(
        part for part in (f"{typed} not saved" if typed else "", f"{aside} put aside" if aside else "") if part
    )


def _one_a_form(drafts: Sequence[KeptDraft]) -> list[KeptDraft]:
    """What is not saved yet; of the records of one form that of the newest stands for all."""
    shown: dict[str, KeptDraft] = {}
    for one in drafts:
        if not one.draft.aside:
            shown.setdefault(main_record(one.draft) or one.draft.key, one)
    return list(shown.values())


def _one_a_child(drafts: Sequence[KeptDraft]) -> list[KeptDraft]:
    """What was put aside; of a child who was being added, one draft stands for all of the form."""
    shown: dict[str, KeptDraft] = {}
    for one in drafts:
        if one.draft.aside:
            shown.setdefault(one.draft.case if begins_case(one.draft) else one.draft.key, one)
    return list(shown.values())


def _today_place(kept: KeptDraft) -> Place:
    return place_of(kept.draft) if kept.opens else Place(page="drafts", record=kept.draft.key)


def _row(kept: KeptDraft, now: dt.datetime) -> Row:
    gone = "" if kept.name else "Its case is not on this laptop any more. "
    return Row(
        key=kept.draft.key,
        first=what(kept),
        second=f"{gone}{first_words(kept.draft)}",
        end=kept.name,
        end_second=when(kept.draft, now),
        icon="pencil",
        opens=kept,
    )


def _is_day(value: object) -> bool:
    try:
        dt.date.fromisoformat(str(value))
    except ValueError:
        return False
    return True
