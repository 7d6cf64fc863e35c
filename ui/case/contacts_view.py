"""The Contacts page: what is planned, what has been, and drafts that were never saved."""

import datetime as dt

import msgspec

from casework import words
from casework.code_lists import words as code_words
from local_store.shapes import Draft
from ui.case.case_reading import CaseOnLaptop, local_moment
from ui.case.contact_rows import ContactLine, contact_line, unsettled_records
from ui.case.kept_view import kept_in_lists, nothing


class Contacts(msgspec.Struct, frozen=True):
    """The page, ready to show. `planned` is soonest first, `past` newest first. `kept`: what is for somebody else."""

    drafts: tuple[ContactLine, ...]
    planned: tuple[ContactLine, ...]
    past: tuple[ContactLine, ...]
    count: str
    none_past: str
    kept: str


def contacts(case: CaseOnLaptop, now: dt.datetime) -> Contacts:
    """The Contacts page of `case`. What was planned for a day that has gone by stands with the past."""
    file, today, undecided = case.file, now.date(), unsettled_records(case.file)
    planned = [one for one in file.contacts if one.attendance is None and one.date and one.date >= today]
    waiting = {one.id for one in planned}
    past = [one for one in file.contacts if one.id not in waiting]
    typed = [one for one in case.drafts if one.type == "contact"]
    since = min((one.date for one in past if one.date), default=None)
    count = words.count(len(past), "contact")
    return Contacts(
        drafts=tuple(draft_line(case, one, now) for one in sorted(typed, key=lambda one: one.kept_at, reverse=True)),
        planned=tuple(contact_line(one, undecided, case.not_sent) for one in reversed(planned)),
        past=tuple(contact_line(one, undecided, case.not_sent) for one in past),
        count=f"{count} since {words.month_year(since)}" if since else "",
        none_past=nothing("No contacts recorded.", case.hidden),
        kept=kept_in_lists(case.hidden),
    )


def draft_line(case: CaseOnLaptop, draft: Draft, now: dt.datetime) -> ContactLine:
    """A draft: when it was kept, of which contact, and how its note begins."""
    kept = local_moment(draft.kept_at, now)
    record = case.file.records.get(draft.record)
    kind = draft.fields.get("kind") or (record.fields.get("kind") if record else None)
    what = code_words("contact_kind", kind) or "Contact"
    note = " ".join(str(draft.fields.get("note") or "").split())
    state = "put aside" if draft.aside else "a draft"
    moment = words.moment(kept, now) if kept else ""
    return ContactLine(
        record=draft.record,
        when=moment[:1].upper() + moment[1:],
        what=f"{what}, {state}",
        more=note,
        icon="pencil",
    )
