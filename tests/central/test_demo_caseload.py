"""The demo caseload: what every day's demo must hold, and that the six cases are the six cases."""

import datetime as dt
import re
import statistics
from collections import Counter
from functools import cache

import pytest

from casework import CaseFile, Record, code_lists, reference, roles, standing, words
from casework.case_file import case_file
from casework.deadlines import dues
from casework.record_types import RECORD_TYPES, about_fields, read
from casework.validation import check
from casework.working_days import is_working_day, next_working_day
from central.demo import note_absences, note_openings, note_sentences
from central.demo.caseload import DEMO_PASSWORD, Caseload, build

THURSDAY = dt.date(2026, 11, 26)
"""The day of the pictures."""
DAYS = [
    THURSDAY,
    dt.date(2026, 11, 23),  # a Monday
    dt.date(2026, 11, 27),  # a Friday
    dt.date(2026, 11, 28),  # a Saturday
    dt.date(2026, 12, 27),  # a Sunday between two bank holidays
    dt.date(2028, 2, 29),
]
A, B, C, D, E, F = SIX = tuple(f"THW-26-010{number}" for number in range(1, 7))


@cache
def demo(today: dt.date = THURSDAY) -> Caseload:
    return build(today)


def of_type(type: str, today: dt.date = THURSDAY) -> list[Record]:
    return [record for record in demo(today).records if record.type == type]


@cache
def files(today: dt.date = THURSDAY) -> dict[str, CaseFile]:
    """Case reference -> case file."""
    by_case: dict[str, list[Record]] = {}
    for record in demo(today).records:
        by_case.setdefault(record.case, []).append(record)
    found = [case_file(case, records) for case, records in by_case.items()]
    return {one.case.reference or "": one for one in found}


def open_cases(today: dt.date) -> list[CaseFile]:
    return [one for one in files(today).values() if one.case.closed is None]


def everything_written(reference: str, today: dt.date = THURSDAY) -> str:
    """All text of a case, one field after another."""
    values = [str(value) for record in files(today)[reference].records.values() for value in record.fields.values()]
    return "\n".join(values)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_forty_open_cases_for_imogen_and_a_hundred_in_all(today: dt.date) -> None:
    with_imogen = [one for one in open_cases(today) if any(who.worker == "imogen.farrowby" for who in one.assignments)]
    assert len(with_imogen) == 40
    assert len(open_cases(today)) == 100
    assert 3 <= len(files(today)) - 100 <= 8
    for one in open_cases(today):
        assert standing.assigned(one, "case_manager", today), one.case.reference


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_about_sixty_contacts_a_case(today: dt.date) -> None:
    numbers = [len(one.contacts) for one in open_cases(today)]
    assert 55 <= statistics.mean(numbers) <= 65


@pytest.mark.parametrize("today", DAYS[:2], ids=str)
def test_the_same_day_gives_the_same_records(today: dt.date) -> None:
    assert build(today) == demo(today)


def test_it_is_the_same_children_on_another_day() -> None:
    names = [{one.id: one.fields["surname"] for one in of_type("person", today)} for today in DAYS]
    assert all(others == names[0] for others in names)


def test_no_id_is_used_twice_and_every_link_leads_somewhere() -> None:
    records = {record.id: record for record in demo().records}
    assert len(records) == len(demo().records)
    for record in demo().records:
        assert record.stamps == {}
        for name, about in about_fields(record.type).items():
            if about.kind.name == "LINK" and name in record.fields:
                assert records[record.fields[name]].case == record.case


@pytest.mark.parametrize("today", [*DAYS, dt.date(2016, 6, 1)], ids=str)
def test_every_record_can_be_read_in_full(today: dt.date) -> None:
    for record in demo(today).records:
        assert record.type in RECORD_TYPES
        assert read(record, RECORD_TYPES[record.type]).unread == ()


@pytest.mark.parametrize("today", DAYS[::2], ids=str)
def test_nothing_is_wrong_but_what_the_import_brought(today: dt.date) -> None:
    problems = [
        (record.fields.get("imported_from"), record.type, problem.field)
        for record in demo(today).records
        for problem in check(record.type, record.fields, today)
    ]
    assert sorted(problems, key=str) == [("YOIS-20871", "contact", "end"), ("YOIS-20871", "offence", "offence_code")]


def test_every_code_is_known() -> None:
    unknown = Counter()
    for record in demo().records:
        for name, about in about_fields(record.type).items():
            code = record.fields.get(name)
            if not about.codes or code is None:
                continue
            known = code in code_lists.CODE_LISTS.get(about.codes, ()) or (
                about.codes in reference.FILES and reference.lookup(about.codes, code)
            )
            if not known:
                unknown[(record.fields.get("imported_from"), name, code)] += 1
    assert unknown == {("YOIS-20871", "offence_code", "195/94"): 1}


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_contacts_and_hearings_are_on_working_days(today: dt.date) -> None:
    for record in of_type("contact", today) + of_type("hearing", today):
        day = dt.date.fromisoformat(record.fields["date"])
        assert is_working_day(day), record.fields["date"]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_what_has_happened_is_past_and_what_is_planned_is_not(today: dt.date) -> None:
    for record in of_type("contact", today):
        day = dt.date.fromisoformat(record.fields["date"])
        assert (day < today) == ("attendance" in record.fields)
    for record in of_type("document", today):
        assert dt.date.fromisoformat(record.fields["made_on"]) < today


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_no_two_contacts_of_a_case_begin_together(today: dt.date) -> None:
    begun = Counter(
        (record.case, record.fields["date"], record.fields["start"])
        for record in of_type("contact", today)
        if not record.fields.get("imported_from")
    )
    assert max(begun.values()) == 1


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_only_one_case_has_a_breach_to_decide(today: dt.date) -> None:
    kinds = Counter(due.kind for one in open_cases(today) for due in dues(one, today))
    assert kinds["breach_decision"] == 1
    assert kinds["condition_at_risk"] == 1
    assert kinds["follow_up"] == kinds["result"] == kinds["record_contact"] - _planned_today(today) == 0


def _planned_today(today: dt.date) -> int:
    counted = [one for file in open_cases(today) for one in file.contacts if one.date == today and one.statutory]
    return len(counted)


def test_notes_of_generated_cases_are_prose_and_no_two_alike() -> None:
    seeds = {files()[letter].case_id for letter in SIX}
    notes = [one.fields["note"] for one in of_type("contact") if one.case not in seeds and one.fields.get("note")]
    assert len(notes) > 5000
    assert len(set(notes)) == len(notes)
    lengths = [len(note.split()) for note in notes]
    assert min(lengths) >= 40
    assert max(lengths) <= 120
    assert not [note for note in notes if re.search(r"[{}]|\bNone\b|(?:^|[.] )[a-z]", note)]


def test_notes_are_drawn_from_many_sentences() -> None:
    pools = [*note_openings.OPENINGS.values(), *note_sentences.MIDDLES.values(), note_sentences.CLOSINGS]
    pools += [note_absences.MISSED, note_absences.EXCUSED, note_absences.OURS, note_absences.FOLLOW_UPS]
    assert len({sentence for pool in pools for sentence in pool}) >= 200


def test_notes_of_the_six_cases_are_long_enough_to_be_read() -> None:
    for letter in SIX:
        for one in files()[letter].contacts:
            if one.note and not one.imported_from:
                assert 35 <= len(one.note.split()) <= 150, one.note


def test_staff_can_sign_in() -> None:
    users = {one.user: one for one in demo().users}
    assert len(users) == len(demo().users)
    assert {"imogen.farrowby", "callum.dreyling", "safiya.okonjo-vane", "wren.holloway-pike", "tobias.lark"} < set(
        users
    )
    assert {"nell.carradine", "bettany.quill", "odhran.mistlethwaite", "priya.stanneby"} < set(users)
    assert all(roles.role_named(one.role) for one in users.values())
    assert len(DEMO_PASSWORD) >= 20
    assert {one.password for one in users.values()} == {DEMO_PASSWORD}
    assert {one.fields["worker"] for one in of_type("assignment")} <= set(users)


def test_the_service_is_thornwick_and_everyone_in_it_is_invented() -> None:
    assert demo().authority == "Thornwick"
    assert demo().service.training
    assert demo().service.phone == "01632 960144"
    for record in demo().records:
        for name, value in record.fields.items():
            if name in ("phone", "text_phone"):
                assert re.fullmatch(r"07700 900\d{3}|01632 960\d{3}", value), value
        number = record.fields
        assert number.get("postcode", "ZZ99 1AA").startswith("ZZ99 ")
        assert number.get("upn", "Z999").startswith("Z999")
        assert number.get("nhs_number", "999").startswith("999")
        assert number.get("pnc_id", "1900/").startswith("1900/")


def test_today_is_the_today_of_the_picture() -> None:
    due = [
        (words.everyday_name(one.person), line.what, line.on, line.about)
        for one in (files()[letter] for letter in (A, B, C, D, F))
        for line in dues(one, THURSDAY)
    ]
    lines = sorted((on, name, what) for name, what, on, _ in due if on <= THURSDAY + dt.timedelta(days=7))
    assert [(name, what, on.isoformat()) for on, name, what in lines] == [
        ("Juniper Vexley", "Review the plan", "2026-11-09"),
        ("Linnet Hawksmere-Oyelaran", "Complete the closure assessment", "2026-11-23"),
        ("Corvin Ashgrove-Teel", "Record the home visit", "2026-11-26"),
        ("Fen Blackwater-Lisle", "Tell the police liaison a condition is at risk", "2026-11-26"),
        ("Zephyr Quillsworth", "Print the contract and hand it over", "2026-11-26"),
        ("Corvin Ashgrove-Teel", "Check the accommodation is suitable", "2026-11-30"),
        ("Juniper Vexley", "Decide with Wren whether to start breach", "2026-11-30"),
        ("Zephyr Quillsworth", "See Zephyr", "2026-12-03"),
    ]
    assert "contact 6 of 12 this month" in {about for *_, about in due}


def test_the_diary_of_the_day_is_planned_and_not_recorded() -> None:
    planned = sorted(
        (one.start, words.everyday_name(file.person), one.kind, one.place, one.attendance)
        for file in open_cases(THURSDAY)
        for one in file.contacts
        if one.date == THURSDAY
    )
    assert planned == [
        (dt.time(10), "Corvin Ashgrove-Teel", "home_visit", "Gannet House", None),
        (dt.time(11, 30), "Juniper Vexley", "home_visit", "4 Lantern Court, Port Aldermere", None),
        (dt.time(14), "Zephyr Quillsworth", "school", "Saltmarsh Academy", None),
    ]


def test_case_a_is_a_referral_order_that_goes_well() -> None:
    one = files()[A]
    order = standing.main_order(one)
    assert order
    assert (order.made_on, order.start, order.end) == (
        dt.date(2026, 10, 8),
        dt.date(2026, 10, 29),
        dt.date(2027, 4, 29),
    )
    assert one.hearings[-1].entered_on == dt.date(2026, 10, 9)
    assert one.judgements[0].countersigned_by == "Wren Holloway-Pike"
    assert standing.level_now(one) == "standard"
    assert {(item.kind, item.amount, item.done) for item in one.requirements} >= {("reparation", 12, 3)}
    offline = next(visit for visit in one.contacts if visit.kind == "home_visit")
    assert offline.recorded_at
    assert offline.recorded_at.date() == offline.date == dt.date(2026, 11, 12)
    assert (one.person.upn, one.person.nhs_number, one.person.pnc_id) == (
        "Z999000000101",
        "9990000101",
        "1900/0000101A",
    )
    written = everything_written(A)
    assert "Marigold Quillsworth" in written
    assert "attendance 91%" in written
    assert "One other child" in written


def test_case_b_climbs_the_ladder() -> None:
    one = files()[B]
    statutory = Counter(contact.attendance for contact in one.contacts if contact.statutory and contact.attendance)
    assert statutory == {"attended": 8, "acceptable_absence": 1, "unacceptable_absence": 3}
    warnings = [(paper.served_on, paper.served_how) for paper in one.documents if paper.kind == "warning_letter"]
    assert warnings == [(dt.date(2026, 10, 21), "posted"), (dt.date(2026, 9, 23), "handed")]
    assert [alert.text for alert in standing.visiting_alerts(one, THURSDAY)] == ["Dog. Ring first."]
    assert {(item.kind, item.amount, item.unit, item.done) for item in one.requirements} == {
        ("supervision", 12, "months", None),
        ("activity", 20, "days", 7),
        ("education", 12, "months", None),
        ("curfew", 8, "weeks", 8),
    }
    confidential = [address.whose for address in one.addresses if address.confidential]
    assert confidential == ["mother"]
    assert words.known_as(one.person, one.other_names) == "Juno"
    assert standing.judgement_now(one) == next(stage for stage in one.judgements if stage.stage == "case_start")
    assert sum(offence.seriousness or 0 for offence in one.offences) == 11


def test_case_c_is_home_on_licence() -> None:
    one = files()[C]
    order = standing.main_order(one)
    assert order
    assert (order.kind, order.phase, order.end) == ("dto", "licence", dt.date(2027, 7, 22))
    assert standing.supervision_started(one, order, THURSDAY) == dt.date(2026, 11, 20)
    home = standing.home_now(one, THURSDAY)
    assert home
    assert (home.line_1, home.suitability) == ("Gannet House", "not_assessed")
    written = everything_written(C)
    for fact in (
        "Ellery Stroud-Finch",
        "Bo Pemberly",
        "HMYOI Brackwater",
        "MAPPA",
        "28 June 2022",
        "Attended: pending",
    ):
        assert fact in written
    assert one.person.care_status == "s20"
    assert len([contact for contact in one.contacts if contact.kind == "custody"]) == 4
    assert Counter(paper.state for paper in one.documents if paper.kind == "licence_notice") == {"served": 1}


def test_case_d_keeps_the_person_who_was_hurt_apart() -> None:
    one = files()[D]
    assert one.person.gender_identity == "Non-binary"
    assert one.person.ethnicity == "A1"
    assert one.person.ethnicity_source is None
    assert reference.lookup("language", one.person.letter_language)
    sessions = [contact for contact in one.contacts if contact.kind == "school" and contact.attendance]
    assert [contact.attendance for contact in sessions] == [
        "unacceptable_absence",
        "acceptable_absence",
        "attended",
        "attended",
        "attended",
    ]
    assert one.orders[0].end == dt.date(2027, 1, 12)
    assert one.offences[0].pre_court
    written = everything_written(D)
    for fact in (
        "Harleen Blackwater-Lisle",
        "Self-assessment outstanding",
        "no direct contact",
        "Two fixed-term exclusions",
    ):
        assert fact in written


def test_case_e_shows_both_dates_of_the_report() -> None:
    one = files()[E]
    coming, adjourned = one.hearings[0], one.hearings[1]
    assert (coming.date, coming.time) == (dt.date(2026, 11, 30), dt.time(10))
    assert (adjourned.report_due, adjourned.report_due_time) == (dt.date(2026, 11, 27), dt.time(12))
    assert coming.adjourned_from == adjourned.id
    assert "report due Monday 30 November" in (adjourned.result or "")
    bail = Counter(contact.attendance for contact in one.contacts if contact.statutory)
    assert bail == {"attended": 9, "acceptable_absence": 1, None: 2}
    report = next(paper for paper in one.documents if paper.kind == "psr")
    assert (report.version, report.state, report.due_on) == (3, "draft", dt.date(2026, 11, 27))
    assert "70%" in (report.text or "")
    assert standing.assigned(one, "case_manager", THURSDAY).worker == "callum.dreyling"
    assert standing.assigned(one, "covering", THURSDAY).worker == "imogen.farrowby"
    judged = standing.judgement_now(one)
    assert judged
    assert judged.safety == "very_high"
    basis = next(offence.basis_of_plea for offence in one.offences if offence.basis_of_plea)
    assert basis
    assert "not guilty" in basis
    assert "possession only" in basis


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_report_of_case_e_is_due_tomorrow_or_the_working_day_after(today: dt.date) -> None:
    line = next(line for line in dues(files(today)[E], today) if line.kind == "report")
    assert today < line.on <= today + dt.timedelta(days=5)
    assert files(today)[E].hearings[1].report_due == line.on


def test_case_f_keeps_the_mistakes_of_its_import() -> None:
    one = files()[F]
    references = one.case.other_references or ""
    assert all(number in references for number in ("WX-004417", "YOIS-20871", "CAP-99312"))
    assert one.person.upn is None
    assert one.person.pnc_id is None
    assert [(name.kind, name.surname) for name in one.other_names] == [("former_name", "Hawksmere")]
    ends_first = [contact for contact in one.contacts if contact.start and contact.end and contact.end < contact.start]
    assert [contact.imported_from for contact in ends_first] == ["YOIS-20871"]
    assert [outcome.disposal for outcome in one.outcomes].count("unmapped") == 1
    assert max(Counter(address.since for address in one.addresses).values()) == 2
    assert {outcome.disposal for outcome in one.outcomes} >= {
        "youth_caution",
        "youth_conditional_caution",
        "reparation_order",
    }
    hours = [contact for contact in one.contacts if contact.kind == "attendance_centre" and contact.hours]
    assert sum(contact.hours or 0 for contact in hours if contact.imported_from) == 6
    assert sum(contact.hours or 0 for contact in hours if not contact.imported_from) == 4
    assert "Source 143 rows, loaded 141, rejected 2" in everything_written(F)


def test_in_2016_case_f_has_the_history_of_its_time() -> None:
    one = files(dt.date(2016, 6, 1))[F]
    assert {outcome.disposal for outcome in one.outcomes} >= {"reprimand", "final_warning"}
    assert "total 21 (band 15 to 32)" in everything_written(F, dt.date(2016, 6, 1))
    assert not [stage for stage in one.judgements if stage.stage == "case_start"]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_police_are_to_be_told_of_case_d_by_the_end_of_today(today: dt.date) -> None:
    line = next(line for line in dues(files(today)[D], today) if line.kind == "condition_at_risk")
    assert line.on == next_working_day(today)


def test_the_children_of_the_pictures_are_there() -> None:
    ends = {words.listed_name(one.person): one.orders[0].end for one in files().values()}
    assert ends["Fetherwick, Lorcan"] == dt.date(2027, 3, 3)
    assert ends["Orrery-Pell, Tamsin"] == dt.date(2027, 5, 19)
    assert ends["Ostrander-Moss, Wilf"] == dt.date(2027, 1, 21)
    assert ends["Pellwarden-Rees, Idris"] == dt.date(2027, 6, 11)
    assert ends["Sorrelby, Merrin"] == dt.date(2027, 2, 8)
    assert ends["Wraysford-Quint, Otis"] == dt.date(2027, 10, 2)
    assert "Llanfairpwllgwyngyll-Wŷddgrug, Gwenhwyfar" in ends
