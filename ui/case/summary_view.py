"""The Summary page: the whole case in one look before a phone call."""

import datetime as dt

import msgspec

from casework import CaseFile, standing, words
from casework.code_lists import words as code_words
from casework.contact_counts import pace_now
from casework.deadlines import dues
from casework.due import Due
from casework.orders import Requirement
from ui.case.case_reading import CaseOnLaptop
from ui.case.contact_rows import ContactLine, contact_line, unsettled_records
from ui.case.identity import present_order
from ui.case.kept_view import kept_beside, nothing
from ui.case.photo_view import ChildPhoto
from ui.case.side_view import SideSection, side_sections
from ui.case.two_versions_view import called
from ui.place import Place, contact_place

NEWEST = 4
NEAR = dt.timedelta(days=60)
LEAST = 3
COUNTED = ("days", "hours", "sessions")


class NoticeWords(msgspec.Struct, frozen=True):
    """The one notice under the identity bar, and where its link goes."""

    icon: str
    text: str
    link: str = ""
    place: Place | None = None


class NextLine(msgspec.Struct, frozen=True):
    """One line of What comes next. `late` is "17 days overdue", or empty."""

    what: str
    why: str
    late: str
    when: str
    place: Place


class RequirementLine(msgspec.Struct, frozen=True):
    """One requirement. `share` (0 to 1) is there only where an amount is counted."""

    name: str
    right: str
    share: float | None = None


class Summary(msgspec.Struct, frozen=True):
    """The page, ready to show."""

    notice: NoticeWords | None
    coming: tuple[NextLine, ...]
    order: str
    requirements: tuple[RequirementLine, ...]
    contacts: tuple[ContactLine, ...]
    contacts_count: str
    home: str
    no_contacts: str
    side: tuple[SideSection, ...]
    photo: ChildPhoto | None = None
    changes_address: bool = True


def summary(
    case: CaseOnLaptop, today: dt.date, photo: ChildPhoto | None = None, *, changes_address: bool = True
) -> Summary:
    """The Summary page of `case`. `changes_address`: whether it offers that."""
    file = case.file
    order = present_order(file)
    required = [one for one in file.requirements if order is None or one.order == order.id]
    undecided = unsettled_records(file)
    past = [one for one in file.contacts if one.attendance or (one.date and one.date <= today)]
    return Summary(
        notice=notice(case),
        coming=tuple(next_line(due, file, today) for due in coming(dues(file, today, case.rules), today)),
        order=code_words("disposal", order.kind) if order and order.kind else "Order",
        requirements=tuple(requirement_line(one, today) for one in required),
        contacts=tuple(contact_line(one, undecided, case.not_sent) for one in past[:NEWEST]),
        contacts_count=pace.words() if (pace := pace_now(file, today, case.rules)) else "",
        home=home.id if (home := standing.home_now(file, today)) else "",
        no_contacts=nothing("No contacts recorded.", case.hidden),
        side=(*side_sections(file, today), *kept_beside(case.hidden)),
        photo=photo,
        changes_address=changes_address,
    )


def notice(case: CaseOnLaptop) -> NoticeWords | None:
    """At most one: first a decision, else a refused change, else what is not on this laptop yet."""
    file, undecided = case.file, sorted(unsettled_records(case.file))
    if undecided:
        place = Place(page="case", case=file.case_id, tab="contacts", part="two_versions", record=undecided[0])
        after = len(undecided) - 1
        more = f" {words.count(after, 'more decision')} after that." if after else ""
        text = f"2 people changed {called(file, undecided[0])}. Choose what to keep.{more}"
        return NoticeWords("columns-2", text, "Look at both", place)
    refused = [one for one in case.attention if one.kind == "refused"]
    if refused:
        text = f"The centre did not accept a change to {called(file, refused[0].record)}. Your words are kept."
        return NoticeWords("circle-alert", text, "Read and decide", Place(page="attention"))
    if not case.all_here:
        return NoticeWords("clock", "Not on this laptop yet: older contacts and assessments. They come by themselves.")
    return None


def coming(found: tuple[Due, ...], today: dt.date) -> tuple[Due, ...]:
    """What is near enough to act on: the next two months, or the next three things where there is less."""
    near = tuple(due for due in found if due.on <= today + NEAR)
    return near if len(near) >= LEAST else found[:LEAST]


def next_line(due: Due, file: CaseFile, today: dt.date) -> NextLine:
    """One thing that is due."""
    days = (today - due.on).days
    day = words.near_date(due.on, today)
    return NextLine(
        what=due.what,
        why=due.why,
        late=words.overdue(days) if days > 0 else "",
        when=f"{day}, {words.clock(due.at)}" if due.at else day,
        place=due_place(due, file),
    )


PAGE_OF_TYPE = {
    "hearing": "offences",
    "offence": "offences",
    "outcome": "offences",
    "plan_target": "plan",
    "document": "documents",
    "address": "people",
}


def due_place(due: Due, file: CaseFile) -> Place:
    """Where a due thing is done: the editor for a contact, else the page of the case it belongs to."""
    record = file.records.get(due.record or "")
    if record is not None and record.type == "contact":
        return contact_place(due.case, record.id, visit=due.visit)
    if due.kind == "next_contact":
        return Place(page="case", case=due.case, tab="contacts", part="editor")
    if due.kind == "result" and due.record:
        return Place(page="case", case=due.case, tab="offences", part="result", record=due.record)
    tab = PAGE_OF_TYPE.get(record.type, "timeline") if record else "plan" if due.kind == "plan_review" else "timeline"
    return Place(page="case", case=due.case, tab=tab)


def requirement_line(one: Requirement, today: dt.date) -> RequirementLine:
    """A bar where an amount is counted or days of supervision pass; else the end date in words."""
    name = code_words("requirement", one.kind) or "Requirement"
    if one.end and one.end < today:
        kept = f", {one.amount} {code_words('unit', one.unit)} kept" if one.amount and one.unit else ""
        return RequirementLine(name, f"ended {words.day_month(one.end)}{kept}")
    if one.amount and one.unit in COUNTED:
        done = one.done or 0
        return RequirementLine(name, f"{done} of {one.amount} {one.unit}", min(1.0, done / one.amount))
    if one.kind == "supervision" and one.start and one.end:
        total, gone = (one.end - one.start).days + 1, max(0, (today - one.start).days)
        return RequirementLine(name, f"{gone} of {total} days", min(1.0, gone / total))
    return RequirementLine(name, f"until {words.day_month_year(one.end)}" if one.end else "no end date recorded")
