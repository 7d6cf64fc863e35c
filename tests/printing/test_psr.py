"""The pre-sentence report: facts from fields, tables from rows, and what its author wrote as it was written."""

import datetime as dt

from printing import render
from printing.render import content
from printing.templates import TEMPLATES
from tests.printing.case_files import file_of, home, pages_of, record, text_of
from tests.printing.report_cases import asked_for, court_case, judged, juniper, met, sections


def words_of(*more: object, without: str = "", **facts: object) -> str:
    records = [one for one in court_case() if one.id != without]
    return text_of(render(asked_for("psr", "report", **facts), file_of(*records, *more)))


def test_every_fact_that_belongs_on_it_is_on_it() -> None:
    words = words_of(checked_by="Wren Holloway-Pike")
    for value in (
        "Pre-sentence report",
        "For Thornwick Youth Court, Wednesday 25 November 2026, 10:00",
        "Juniper Vexley",
        "14 October 2010 (16)",
        "12 Teasel Row, Port Aldermere",
        "Yes, with conditions and support",
        "2 November 2026, Thornwick Youth Court",
        "Tuesday 24 November 2026, 12:00",
        "Imogen Farrowby, case manager",
        "Checked by Wren Holloway-Pike",
        "The court, the defence, the prosecution, Juniper and her parent or carer",
        "Common assault First charged as wounding",
        "3 Oct 2026 Guilty. Basis of plea accepted 9 November 2026: one blow with the hand",
        "Before that (not guilty, 2 November 2026): She did not strike first",
        "Theft from a shop 4 Oct 2026 Guilty",
        "Juniper kept 3 of 5 bail support contacts: 1 accepted absence, 1 failure.",
        "likelihood of further offending as medium and the risk of serious harm to others as medium",
        "Our main concern is Juniper’s own safety, which we assess as very high.",
        "1. Sources 1.1 I have read the prosecution papers. 1.2 Juniper has read this report.",
        "2. The offences 2.1 It began as a quarrel on 3 October 2026.",
        "3. Juniper and her circumstances 3.1 Juniper lives with her aunt & cooks well.",
        "Likelihood of further offending Medium The company she keeps",
        "Risk of serious harm to others Medium No weapon was used",
        "Juniper’s safety and wellbeing Very high Gone overnight twice",
        "version 2, countersigned by Wren Holloway-Pike on 20 October 2026",
        "4.1 The plan joins what Juniper does to what adults do.",
        "5. Response to bail support 5.1 Juniper came early to most of it.",
        "Tue 3 Nov 2026 Office Attended",
        "Thu 5 Nov 2026 Home visit Attended",
        "Mon 9 Nov 2026 School Attended",
        "Thu 12 Nov 2026 Office Accepted absence Letter seen",
        "Mon 16 Nov 2026 Office Failure 1 “I forgot”; not accepted",
        "Fri 20 Nov 2026 Office Rearranged by us",
        "6 bail support contacts: 3 attended, 1 accepted absence, 1 failure, 1 changed by us.",
        "From the contact record, 20 Nov 2026 17:05.",
        "6.1 Juniper has begun to accept help. 6.2 She would have to: • meet twice a month; • go to college.",
        "6.3 We propose a youth rehabilitation order of 12 months.",
        "Case manager, author",
        "Reporting restrictions apply.",
        "Pre-sentence report, version 1",
    ):
        assert value in words, value


def test_the_request_is_last_in_the_box_bold_and_in_the_same_words_at_the_end() -> None:
    request = "We propose a youth rehabilitation order of 12 months."
    made = content(asked_for("psr", "report"), file_of(*court_case()))
    box = next(one for one in made.blocks if type(one).__name__ == "Brief")
    assert [(run.text, run.bold) for run in box.paragraphs[-1]] == [(request, True)]
    written = sections("report", proposal=f"On balance: {request} She would come weekly.")
    made = content(asked_for("psr", "report"), file_of(*court_case(), *written))
    runs = [run for one in made.blocks if type(one).__name__ == "Paragraph" for run in one.said]
    assert [run.bold for run in runs if run.text == request] == [True]


def test_the_days_on_which_the_author_saw_the_child_come_from_the_contacts() -> None:
    words = words_of(met(18, "office", worker="Somebody Else"))
    assert (
        "Since the report was ordered I have seen Juniper on 3 November 2026 (office), 5 November 2026 (home visit) "
        "and 9 November 2026 (school)."
    ) in words


def test_the_judgements_are_those_that_were_countersigned_not_the_newest() -> None:
    draft = record("judgement", "newer", stage="psr", state="draft", version=3, started_on="2026-11-20", safety="low")
    assert "Very high Gone overnight twice" in words_of(draft)
    named = record("report", "report", kind="psr", judgement="newer", proposal="yro")
    words = words_of(draft, named, without="report")
    assert "version 3. Not countersigned yet." in words
    case = file_of(*court_case(), draft, named)
    document = asked_for("psr", "report")
    asked = [one.text for one in TEMPLATES["psr"].checks(document, content(document, case), case) if one.needs_you]
    assert "The assessment behind this report is not countersigned yet." in asked


def test_one_reason_for_all_judgements_is_given_once() -> None:
    words = words_of(
        judged(reoffending_why=None, serious_harm_why=None, safety_why=None, why="It is one story."), without="judged"
    )
    assert words.count("It is one story.") == 1
    assert words.count("As above") == 2


def test_an_address_that_is_never_printed_is_left_out_and_named() -> None:
    for closed in ({"confidential": True}, {"kind": "placement"}):
        words = words_of(home(**closed))
        assert "Teasel" not in words
        assert "Not included: where the child lives." in words
    assert "Not included" not in words_of()


def test_without_pronouns_no_sentence_guesses_them() -> None:
    words = words_of(juniper(pronouns=None))
    assert "3. Juniper’s circumstances" in words
    assert "Juniper and a parent or carer" in words


def test_what_is_not_recorded_says_so() -> None:
    bare = record("report", "report", kind="psr", ordered_on="2026-11-02")
    words = text_of(render(asked_for("psr", "report"), file_of(juniper(), bare)))
    for said in (
        "The hearing it is for is not recorded",
        "Lives at Not recorded",
        "Bail or remand Not recorded",
        "Due Not recorded",
        "Checked by Not checked yet",
        "No offence is recorded for this hearing.",
        "No assessment is recorded for this report.",
        "No order or bail is recorded that contacts were made under.",
        "No proposal is recorded yet.",
        "Nobody has written this section yet.",
    ):
        assert said in words, said


def test_what_was_never_written_up_is_counted_and_asked_for() -> None:
    case = file_of(*court_case(), met(19, "office", attendance=None))
    document = asked_for("psr", "report")
    assert "1 failure, 1 changed by us, 1 not written up yet." in text_of(render(document, case))
    asked = [one.text for one in TEMPLATES["psr"].checks(document, content(document, case), case)]
    assert "1\u00a0contact has not been written up yet." in asked


def test_what_is_still_to_come_today_is_not_in_the_table() -> None:
    assert "Mon 23 Nov 2026" not in words_of(met(23, "office", attendance=None))
    assert "Mon 23 Nov 2026" in words_of(met(23, "office"))


def test_the_report_that_is_due_next_is_offered_first() -> None:
    sent = record("report", "a-sent", kind="psr", due_on="2026-09-01", state="sent")
    later = record("report", "later", kind="psr", due_on="2027-01-01")
    gone = record("report", "gone", kind="psr", state="not_needed")
    subjects = TEMPLATES["psr"].subjects
    assert subjects
    found = subjects(file_of(*court_case(), sent, later, gone), dt.date(2026, 11, 23))
    assert [one.record for one in found] == ["report", "later", "a-sent"]
    assert found[0].words == "Pre-sentence report for Wednesday 25\u00a0November 2026"


def test_page_1_has_the_point() -> None:
    first = pages_of(render(asked_for("psr", "report"), file_of(*court_case())))[0]
    for said in ("Juniper Vexley", "Common assault", "In brief", "We propose a youth rehabilitation order"):
        assert said in first
