"""Find anything: cases, things to do, pages, words in case notes, from what is on this laptop."""

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from casework.standing import within
from casework.words import age, count, everyday_name, known_as, letter_name
from local_store.shapes import CaseSummary, Hit
from ui.case.same_child_draft import SAME_CHILD
from ui.case_tabs import ALL_PAGES
from ui.case_tabs import PAGES as PAGES_IN_VIEW
from ui.case_words import due_place, due_words, inside, order_words, over_words
from ui.found_words import ICONS, because, near_match, place_of, where
from ui.parts.rows import Row, section
from ui.place import Place
from ui.rail import PAGES

MOST_CASES, MOST_NOTES, MOST_DUES, MOST_CONTACTS = 6, 5, 2, 9
DRAFTS = ("not saved yet", "drafts", "put aside")


class Action(msgspec.Struct, frozen=True):
    """One thing the window can do: its name, its key, the act that does it."""

    act: str
    words: str
    keys: str
    icon: str


class Whose(msgspec.Struct, frozen=True):
    """Something to record in a case that somebody still has to name: its act, what is asked, and the heading."""

    act: str
    asks: str
    heading: str


WHOSE_CONTACT = Whose("record", "Whose contact? Type a name", "Record a contact for")
WHOSE_VISIT = Whose("visit", "Whose home visit? Type a name", "Record a home visit for")

ADD_CHILD = Action("add_child", "Add a child", "Ctrl+Shift+A", "plus")
ACTIONS = (
    Action("page:texts", "Your texts", "", "pencil"),
    Action("page:post", "Letters of a week", "", "mail"),
    Action("page:rules", "Rules of this service", "", "scale"),
    Action("outbox", "See what has not been sent", "Ctrl+U", "laptop"),
    Action("send_now", "Send now", "", "check"),
    Action("larger", "Larger text", "Ctrl++", "plus"),
    Action("smaller", "Smaller text", "Ctrl+-", "minus"),
    Action("help", "What to do, and keys", "F1", "info"),
    Action("lock", "Lock", "Ctrl+L", "lock"),
)


def find_rows(
    cases: Sequence[CaseSummary],
    search: str,
    hits: Sequence[Hit],
    open_case: str | None,
    today: dt.date,
    *,
    may_add: bool = True,
) -> list[Row]:
    """The rows for a search. Nothing typed: the cases opened last are handed in as `cases`, and the pages.

    `may_add`: the role may add a child.
    """
    wanted = " ".join(search.split()).casefold()
    why = {hit.case: because(hit) for hit in reversed(hits) if hit.field}
    found = _cases_found(cases, wanted, hits)[:MOST_CASES]
    rows: list[Row] = []
    if found:
        rows.append(_head("case", "Case"))
        rows += [_case_row(row, today, why.get(row.case, ""), first=at == 0) for at, row in enumerate(found)]
    subject = found[0] if wanted and found else next((row for row in cases if row.case == open_case), None)
    actions = (ADD_CHILD, *ACTIONS) if may_add else ACTIONS
    rows += _do_rows(subject, wanted, today, actions, only_matching=not (wanted and found))
    rows += _go_rows(subject, wanted)
    notes = _note_rows(hits, cases, today) if wanted else []
    if notes:
        rows += [_head("notes", "Words in case notes"), *notes]
    return rows


def whose_rows(
    whose: Whose, cases: Sequence[CaseSummary], search: str, hits: Sequence[Hit], today: dt.date
) -> list[Row]:
    """The open cases that were searched for, each to record that in: the cases opened last while none was."""
    wanted = " ".join(search.split()).casefold()
    why = {hit.case: because(hit) for hit in reversed(hits) if hit.field}
    found = [row for row in _cases_found(cases, wanted, hits) if not row.closed][:MOST_CONTACTS]
    rows = [_case_row(row, today, why.get(row.case, ""), first=at == 0) for at, row in enumerate(found)]
    named = [
        msgspec.structs.replace(row, opens=f"{whose.act}:{case.case}") for row, case in zip(rows, found, strict=True)
    ]
    return [_head("case", whose.heading), *named] if named else []


def _cases_found(cases: Sequence[CaseSummary], wanted: str, hits: Sequence[Hit]) -> list[CaseSummary]:
    """What the store found, the best first; then open cases that have what was typed inside a name.

    The second come at once, while the store is still looking.
    """
    if not wanted:
        return list(cases)
    by_case = {row.case: row for row in cases}
    first = [by_case[hit.case] for hit in hits if hit.field and hit.case in by_case]
    had = {row.case for row in first}
    return first + [row for row in cases if row.case not in had and not row.closed and _has(row, wanted)]


def _has(row: CaseSummary, wanted: str) -> bool:
    names = (everyday_name(row), known_as(row), f"{row.first_names} {row.surname}", row.reference)
    return any(wanted in words.casefold() for words in names)


def _head(key: str, words: str) -> Row:
    return section(f"head-{key}", words)


def _case_row(row: CaseSummary, today: dt.date, why: str, *, first: bool) -> Row:
    years = str(age(row.date_of_birth, today)) if row.date_of_birth else ""
    called = f"known as {known_as(row)}" if known_as(row) else ""
    order = over_words(row) or within(order_words(row))
    beside = ", ".join(part for part in (called, years, order) if part)
    return Row(
        key=f"case-{row.case}",
        first=everyday_name(row),
        beside=beside,
        second=why,
        end="Enter" if first else "",
        end_style="caption",
        end_ink="ink2",
        icon="folder",
        opens=Place(page="case", case=row.case),
    )


def _do_rows(
    subject: CaseSummary | None, wanted: str, today: dt.date, actions: Sequence[Action], *, only_matching: bool
) -> list[Row]:
    rows = list(_acts_in(subject, today)) if subject is not None else []
    own = [_act_row(one.act, one.words, "", one.keys, one.icon, one.act) for one in actions]
    if only_matching:
        rows = [row for row in rows if not wanted or wanted in row.first.casefold()]
    rows += [row for row in own if wanted and wanted in row.first.casefold()]
    name = f"Do something for {letter_name(subject)}" if subject is not None else "Do something"
    return [_head("do", name), *rows] if rows else []


def _acts_in(subject: CaseSummary, today: dt.date) -> Iterator[Row]:
    """What can be done in a case. In one that goes on in another nothing is written, but it is printed."""
    if not subject.merged_into:
        editor = Place(page="case", case=subject.case, tab="contacts", part="editor")
        yield _act_row("record", "Record a contact", "", "Ctrl+N", "pencil", editor)
        yield _act_row("visit", "Record a home visit", "", "Ctrl+Shift+D", "house", f"visit:{subject.case}")
        add = Place(page="case", case=subject.case, part="add")
        yield _act_row("add", "Add to this case", "anything else", "Ctrl+Shift+N", "plus", add)
        for due in subject.dues[:MOST_DUES]:
            when, late = due_words(due, today)
            key = f"due-{due.kind}-{due.record}"
            yield _act_row(key, due.what, when if late else inside(when), "", due.icon, due_place(due))
        files = Place(page="case", case=subject.case, tab="documents")
        yield _act_row("add_file", "Add a file", "on the Documents page", "Ctrl+O", "plus", files)
        yield _act_row("add_photo", "Add a photo of the child", "on the Documents page", "", "user", files)
    preview = Place(page="case", case=subject.case, tab="documents", part="preview")
    yield _act_row("print", "Print", "anything in the case", "Ctrl+P", "printer", preview)
    if not subject.merged_into:
        twice = Place(page="case", case=subject.case, tab="people", part=SAME_CHILD)
        yield _act_row("same_child", "The same child is here twice", "put them together", "", "users", twice)


def _act_row(key: str, words: str, beside: str, keys: str, icon: str, opens: object) -> Row:
    return Row(
        key=f"do-{key}",
        first=words,
        beside=beside,
        end=keys,
        end_style="caption",
        end_ink="ink2",
        icon=icon,
        opens=opens,
    )


def _go_rows(subject: CaseSummary | None, wanted: str) -> list[Row]:
    rows = []
    if subject is not None:
        for number, (tab, words) in enumerate(ALL_PAGES, start=1):
            if wanted and (wanted in words.casefold() or _has(subject, wanted)) and tab in _OFTEN | _named(wanted):
                place = Place(page="case", case=subject.case, tab=tab)
                rows.append(
                    _act_row(
                        f"tab-{tab}",
                        words,
                        "",
                        f"Alt+{number}" if number <= len(PAGES_IN_VIEW) else "",
                        "file-text",
                        place,
                    )
                )
    rows += [
        _act_row(f"page-{one.page}", one.name, "", f"Ctrl+{one.key}", one.icon, Place(page=one.page))
        for one in PAGES
        if not wanted or wanted in one.name.casefold()
    ]
    if wanted and any(wanted in words for words in DRAFTS):
        rows.append(_act_row("page-drafts", "Not saved yet", "drafts", "", "pencil", Place(page="drafts")))
    return [_head("go", "Go to"), *rows] if rows else []


_OFTEN = frozenset({"timeline", "offences"})


def _named(wanted: str) -> frozenset[str]:
    return frozenset(tab for tab, words in ALL_PAGES if wanted in words.casefold())


def _note_rows(hits: Sequence[Hit], cases: Sequence[CaseSummary], today: dt.date) -> list[Row]:
    names = {row.case: everyday_name(row) for row in cases}
    return [
        Row(
            key=f"note-{hit.record}",
            first=f"“{near_match(hit.snippet)}”",
            beside=where(hit, names.get(hit.case, ""), today),
            icon=ICONS.get(hit.type, "list"),
            opens=place_of(hit),
        )
        for hit in _texts(hits)[:MOST_NOTES]
    ]


def _texts(hits: Sequence[Hit]) -> list[Hit]:
    return [one for one in hits if not one.field]


def foot_words(cases: int, *, only_cases: bool = False) -> str:
    """Searched on this laptop: names, numbers, addresses, pages, actions and case notes of 14 cases."""
    if only_cases:
        return f"Searched on this laptop: names, numbers and addresses of {count(cases, 'case')}."
    what = "names, numbers, addresses, pages, actions and case notes"
    return f"Searched on this laptop: {what} of {count(cases, 'case')}."


def nothing_words(search: str) -> str:
    """0 results for “tomm” on this laptop. It may be in a case that is not here yet. And what can be typed."""
    return (
        f"0 results for “{search.strip()}” on this laptop. It may be in a case that is not here yet.\n\n"
        "You can type any name, also a former one; a reference or a police number; part of an address; a school; "
        "a telephone number; a date of birth, like 12/3/2010; or words of a case note."
    )


def notes_more(hits: Sequence[Hit]) -> str:
    """1 note more"""
    more = len(_texts(hits)) - MOST_NOTES
    return f"{count(more, 'note')} more" if more > 0 else ""
