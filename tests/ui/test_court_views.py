"""Words of the court list, of what a result writes besides what is typed, and of its draft: without a window."""

import datetime as dt

from casework import new_edit
from casework.court import Hearing
from casework.court_result import sheet, whole
from casework.due import Due
from local_store.shapes import CaseSummary, Draft
from tests.casework.made_up import CASE, TODAY, case, record
from ui.case.result_view import follows, heading
from ui.case_words import due_place
from ui.court_view import hearing_row
from ui.drafts_view import KeptDraft, place_of, today_drafts, what
from ui.drafts_view import heading as drafts_heading
from ui.place import Place
from ui.reading import InCase

NOW = dt.datetime(2026, 11, 26, 10, 54, tzinfo=dt.UTC)
ROW = CaseSummary(case=CASE, first_names="Zephyr", surname="Quillsworth")


def hearing(on: dt.date) -> Hearing:
    return Hearing(id="h", case=CASE, court="Thornwick Youth Court", date=on, time=dt.time(10))


def test_a_hearing_that_has_begun_opens_with_its_result_and_one_to_come_on_the_thread() -> None:
    begun = hearing_row(InCase(ROW, hearing(TODAY)), hearing(TODAY), TODAY)
    assert begun.opens == Place("case", CASE, "offences", "result", "h")
    later = hearing(TODAY + dt.timedelta(days=4))
    to_come = hearing_row(InCase(ROW, later), later, TODAY)
    assert to_come.opens == Place("case", CASE, "offences", "", "h")


def test_a_result_that_is_due_opens_its_form() -> None:
    due = Due(case=CASE, kind="result", what="Enter what the court decided", why="", on=TODAY, record="h")
    assert due_place(due) == Place("case", CASE, "offences", "result", "h")


def test_what_follows_from_a_result_is_said_before_it_is_saved() -> None:
    file = case(
        record("offence", "theft", title="Theft", committed_on=dt.date(2026, 11, 2), hearing="h"),
        record("hearing", "h", court="Thornwick Youth Court", date=TODAY, time=dt.time(10)),
        record("remand", "bail", kind="conditional", since=dt.date(2026, 11, 3)),
    )
    (one,) = sheet(file, file.hearings[0]).offences
    said = {"disposal": "yro", "length_number": 12, "length_unit": "months"}
    edits = whole(file, "h", [new_edit(one.outcome, said, "me")], "me", "Me", TODAY)
    assert follows(file, "h", edits) == [
        "An order is made: youth rehabilitation order, 26 November 2026 to 25 November 2027.",
        "Bail or remand ends on 26 November 2026.",
    ]
    later = {"next_date": "2026-12-17", "next_time": "10:00:00", "report_ordered": "psr", "remand": "conditional"}
    edits = whole(file, "h", [new_edit(file.records["h"], later, "me")], "me", "Me", TODAY)
    assert follows(file, "h", edits) == [
        "A report is asked for: pre-sentence report.",
        "Added: Thursday 17 December 2026, 10am. 1 offence and 1 report came with it.",
    ]
    assert heading(file.hearings[0]) == "Thornwick Youth Court, Thursday 26 November 2026, 10am"


def test_the_drafts_of_one_result_are_one_line_that_leads_back_to_all_of_it() -> None:
    drafts = tuple(
        KeptDraft(Draft(f"{type}/{type}", CASE, type, type, {"note": "Sorry"}, {}, {}, ("h/said.note", 5)), "Zephyr")
        for type in ("offence_at_hearing", "outcome", "hearing")
    )
    assert place_of(drafts[0].draft) == Place("case", CASE, "offences", "result", "h", "said.note", 5)
    assert what(drafts[1]) == "The result of a hearing"
    assert drafts_heading(drafts) == "1 not saved"
    rows = today_drafts(drafts, NOW)
    assert [row.first for row in rows] == ["Not saved yet", "The result of a hearing"]
    aside = KeptDraft(Draft("x", CASE, "x", "outcome", {}, caret=("h/x.y", 0), aside=True), "Zephyr")
    assert drafts_heading((*drafts, aside)) == "1 not saved, 1 put aside"
