"""The letters of a week in one go: a letter or a reason for every planned contact, each letter a paper of its own."""

import datetime as dt
from typing import Any

import msgspec

from casework import CaseFile, Record
from casework.case_file import case_file
from printing.appointment_letter import AppointmentLetter
from printing.mail_merge import Merge, in_one_pdf, week_of_letters
from printing.render import content, fingerprint
from tests.printing.case_files import NOW, TODAY, home, pages_of, person, planned, record
from tests.printing.letter_files import facts

MONDAY = TODAY


def child(number: int, *contacts: Record, **of_home: Any) -> CaseFile:
    """One of several children, each in a house of their own."""
    case = f"case {number}"
    lives = {"line_1": f"{number} Teasel Row", "postcode": f"ZZ99 {number}TR"}
    records = [person(first_names=f"Child{number}"), home(**(lives | of_home)), *contacts]
    own = [msgspec.structs.replace(one, id=f"{case} {one.id}", case=case) for one in records]
    return case_file(case, [*own, Record(id=case, type="case", case=case, fields={})])


def meeting(id: str = "next", day: int = 1, **fields: Any) -> Record:
    return planned(id, **({"date": (MONDAY + dt.timedelta(days=day)).isoformat()} | fields))


def each(**changed: Any) -> AppointmentLetter:
    return AppointmentLetter(**facts(**changed))


def merged(*cases: CaseFile, **changed: Any) -> Merge:
    return week_of_letters(cases, MONDAY, each(**changed))


def test_every_planned_contact_of_the_week_has_a_letter_or_a_reason() -> None:
    cases = [
        child(3, meeting()),
        child(1, meeting("a", 0), meeting("b", 6), meeting("next week", 7), meeting("before", -1)),
        child(2, meeting(), letters=False),
        child(4, meeting(kind="court")),
        child(5, meeting(start=None)),
        child(6, meeting(what_we_will_do="Talk about the offence.")),
        child(7, meeting(attendance="attended")),
    ]
    merge = merged(*cases)
    assert [one.meeting.contact for one in merge.letters] == ["case 1 a", "case 1 b", "case 3 next"]
    assert {one.meeting.child[:6]: one.why.happened[:20] for one in merge.without} == {
        "Child2": "Letters may not go t",
        "Child4": "This kind of contact",
        "Child5": "This appointment has",
        "Child6": "“What we will do” sp",
    }
    assert all(one.why.next_step and one.meeting.when for one in merge.without)


def test_the_letters_lie_in_the_order_of_the_post() -> None:
    merge = merged(*(child(number, meeting(day=number % 5)) for number in (9, 2, 5, 1)))
    assert [one.meeting.child for one in merge.letters] == [f"Child{number} Quillsworth" for number in (1, 2, 5, 9)]


def test_each_has_its_own_pages_fingerprint_and_record() -> None:
    long = child(1, meeting(what_we_will_do="\n".join(f"We will do thing {number}." for number in range(30))))
    merge = merged(long, child(2, meeting()))
    pages = pages_of(in_one_pdf(merge.letters))
    assert ["Page 1 of 2" in pages[0], "Page 2 of 2" in pages[1], "Page 1 of 1" in pages[2]] == [True] * 3
    for letter, page in zip(merge.letters, (pages[0], pages[2]), strict=True):
        assert letter.fingerprint in page
        paper = letter.paper()
        assert paper["about_record"] == letter.meeting.contact
        assert paper["fingerprint"] == letter.fingerprint
        assert paper["kind"] == "appointment_letter"
        assert paper["version"] == 1


def test_on_both_sides_each_letter_begins_on_a_sheet_of_its_own() -> None:
    merge = merged(child(1, meeting()), child(2, meeting()), child(3, meeting()))
    assert len(pages_of(in_one_pdf(merge.letters))) == 3
    pages = pages_of(in_one_pdf(merge.letters, both_sides=True))
    assert [bool(page) for page in pages] == [True, False, True, False, True]
    assert "Child3" in pages[4]


def test_a_letter_that_went_out_with_the_same_facts_is_the_same_version_and_another_the_next() -> None:
    case = child(1, meeting())
    first = merged(case).letters[0]
    gone = record("document", "paper", **first.paper())  # type: ignore[arg-type]
    again = merged(_with(case, gone)).letters[0]
    assert (again.document.version, again.fingerprint) == (1, first.fingerprint)
    assert again.record
    other = merged(_with(child(1, meeting(start="10:00:00")), gone)).letters[0]
    assert other.document.version == 2


def _with(case: CaseFile, more: Record) -> CaseFile:
    return case_file(case.case_id, [*case.records.values(), msgspec.structs.replace(more, case=case.case_id)])


def test_what_could_only_be_a_draft_is_not_in_the_post() -> None:
    case = _with(child(1, meeting()), record("person", "case 1 person", first_names="Fen", letter_language="CYM"))
    merge = merged(case)
    assert not merge.letters
    assert "translator" in merge.without[0].why.happened


def test_the_foot_says_whose_changes_wait_to_be_sent() -> None:
    merge = week_of_letters([child(1, meeting()), child(2, meeting())], MONDAY, each(), waiting={"case 2"})
    pages = pages_of(in_one_pdf(merge.letters))
    assert ["Not all changes" in page for page in pages] == [False, True]


def test_a_name_that_cannot_be_printed_loses_no_other_letter() -> None:
    odd = _with(child(1, meeting()), record("person", "case 1 person", first_names="Sam \U0001f600"))
    merge = merged(odd, child(2, meeting()))
    assert len(merge.letters) == 1
    assert "cannot be printed" in merge.without[0].why.happened


def test_a_letter_of_the_merge_says_what_it_says_alone_and_the_pdf_is_the_same_each_time() -> None:
    case = child(1, meeting())
    letter = merged(case).letters[0]
    alone = AppointmentLetter(**facts(about="case 1 next"))
    assert letter.content == content(alone, case)
    assert letter.fingerprint == fingerprint(alone, case)
    assert letter.document.printed_at == NOW
    assert in_one_pdf([letter]) == in_one_pdf(merged(case).letters)
