"""The case summary: the record and no more than the record."""

import datetime as dt

import pytest

from casework import Record
from casework.about import About, Sensitivity
from printing import render
from tests.printing.case_files import (
    CASE,
    attended,
    file_of,
    home,
    pages_of,
    person,
    planned,
    record,
    summary,
    text_of,
)

HEARING = record(
    "hearing",
    "hearing",
    court="Thornwick Youth Court",
    date="2026-03-20",
    time="10:00:00",
    kind="sentence",
    result="Pleaded guilty to both.",
    remand="not_applicable",
    entered_by="Safiya Okonjo-Vane",
)


def full_case() -> tuple[Record, ...]:
    """One record of every kind, each with values of its own."""
    return (
        record("case", CASE, reference="THW-26-0103", opened="2026-01-02", received_from="Ravenscar"),
        person(
            first_names="Corvin",
            surname="Ashgrove-Teel",
            preferred_name="Corv",
            date_of_birth="2008-12-23",
            care_status="s20",
            care_status_since="2024-06-06",
            education="Saltmarsh College",
            education_note="12 hours a week.",
            disability="Asthma",
        ),
        record("address", "placed", kind="placement", whose="Corvin", line_1="Gannet House", town="Port Aldermere"),
        record("relationship", "mum", name="Marigold Ashgrove", relation="Mother", lives_with=True),
        record("professional", "sw", name="Hesper Croyle", role="Social worker"),
        record("alert", "alert", kind="exploitation", text="Older people may look for him", since="2026-10-01"),
        record("alert", "asthma", kind="health", text="Carries an inhaler", since="2026-10-02"),
        record("offence", "robbery", title="Robbery", committed_on="2025-12-29", plea="guilty", hearing="hearing"),
        HEARING,
        record(
            "outcome",
            "dto",
            offence="robbery",
            hearing="hearing",
            disposal="dto",
            decided_on="2026-03-20",
            main=True,
            length="16 months",
        ),
        record(
            "order",
            "order",
            kind="dto",
            made_on="2026-03-20",
            start="2026-03-20",
            end="2027-07-19",
            phase="licence",
            outcome="dto",
            responsible_officer="Imogen Farrowby",
        ),
        record(
            "requirement", "sup", order="order", kind="supervision", text="Not to meet Bo Pemberly", start="2026-11-18"
        ),
        record("requirement", "act", order="order", kind="activity", amount=20, unit="days", done=7),
        record(
            "judgement",
            "judged",
            stage="leaving_custody",
            state="countersigned",
            version=2,
            started_on="2026-11-01",
            countersigned_on="2026-11-16",
            countersigned_by="Wren Holloway-Pike",
            reoffending="high",
            serious_harm="very_high",
            safety="medium",
            level="intensive",
        ),
        record("plan_target", "t1", number=1, target="Find a place at college", set_on="2026-11-17", state="open"),
        record(
            "document",
            "notice",
            kind="licence_notice",
            title="Notice of supervision",
            author="Imogen Farrowby",
            served_on="2026-11-18",
            served_how="handed",
        ),
        record(
            "assignment",
            "me",
            worker="imogen.farrowby",
            worker_name="Imogen Farrowby",
            role="case_manager",
            since="2026-01-03",
        ),
        attended(
            0, kind="phone", place=None, reason="Spoke to Marigold Ashgrove about college", recorded_by="Duty worker"
        ),
        attended(1, kind="home_visit", place="Gannet House", seen_alone=True, note="A long private note"),
        planned(),
    )


def test_every_value_that_belongs_on_the_summary_is_on_it() -> None:
    words = text_of(render(summary(purpose="the resettlement meeting"), file_of(*full_case())))
    for value in (
        "Case summary and chronology",
        "Prepared for the resettlement meeting",
        "Corvin Ashgrove-Teel",
        "Corv",
        "23 December 2008 (17)",
        "Detention and training order, 16 months",
        "19 July 2027",
        "On licence",
        "Intensive",
        "Imogen Farrowby",
        "Wren Holloway-Pike",
        "Reoffending high. Serious harm to others very high. Safety and wellbeing medium.",
        "Countersigned by W. Holloway-Pike 16 Nov 2026",
        "Supervision",
        "Activity: 7 of 20 days done",
        "Last at Thornwick Youth Court on 20 Mar 2026",
        "Address held in the record, not printed here. Placement. Lives with mother",
        "Looked after, section 20 since 6 Jun 2024",
        "Social worker: H. Croyle",
        "Saltmarsh College. 12 hours a week",
        "Exploitation: Older people may look for him",
        "18 on 23 December 2026, before the order ends",
        "Office: I. Farrowby, 30 Nov 2026 16:00",
        "Case opened. Received from Ravenscar",
        "29 Dec 2025 Offence Robbery. Plea: guilty S. Okonjo-Vane",
        "Thornwick Youth Court: Sentence. Pleaded guilty to both S. Okonjo-Vane",
        "Robbery: detention and training order, 16 months",
        "Leaving custody stage: countersigned, version 2",
        "1 plan target set",
        "Notice of supervision: handed over",
        "Home visit, seen alone. Attended",
        "Spoke to M. Ashgrove about college Duty worker",
        "OFFICIAL-SENSITIVE",
        "TRAINING COPY",
        "Case summary, version 1",
    ):
        assert value in words, value


def test_nothing_that_is_held_back_is_on_it_and_the_page_says_what_was_held_back() -> None:
    words = text_of(render(summary(), file_of(*full_case())))
    for secret in ("Gannet", "inhaler", "Asthma", "A long private note", "Marigold", "Pemberly", "Hesper", CASE[:8]):
        assert secret not in words, secret
    not_included = words.split("Not included")[1]
    for named in (
        "victim information",
        "case notes in full",
        "health",
        "placement address",
        "requirements",
        "shortened",
    ):
        assert named in not_included


def test_a_confidential_address_is_held_back_wherever_it_is_written() -> None:
    mother = record(
        "address", "m", kind="family", whose="mother", line_1="3 Gull Cottages", postcode="ZZ99 7QQ", confidential=True
    )
    case = file_of(
        person(),
        mother,
        attended(0, reason="Was at Gull cottages all week"),
        attended(1, place="zz997qq"),
        attended(2, follow_up="Ring the school"),
    )
    words = text_of(render(summary(), case))
    assert "Gull" not in words
    assert "997" not in words
    assert words.count("Held in the record, not printed here") == 2
    assert "left out in 2 places" in words
    assert "Ring the school" in words


def test_a_restricted_field_is_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from printing import not_printed

    declared = {"restricted_note": About("Substance use", sensitivity=Sensitivity.RESTRICTED)}
    monkeypatch.setattr(not_printed, "about_fields", lambda type: declared if type == "person" else {})
    words = text_of(render(summary(), file_of(person(restricted_note="Every day"))))
    assert "Restricted to named roles, and left out: substance use." in words
    assert "Every day" not in words


def test_what_is_kept_for_named_roles_is_left_out_and_counted() -> None:
    kept = attended(0, place="Kestrel clinic", only_for="health")
    words = text_of(render(summary(), file_of(person(), kept, attended(1, place="Marram hall"))))
    assert "Kestrel" not in words
    assert "Marram" in words
    assert "1 record kept for named roles is left out." in words


def test_kinds_of_record_without_a_place_are_named_and_those_held_apart_are_not() -> None:
    case = file_of(
        person(),
        record("education", "e", kind="school", place="Saltmarsh Academy"),
        record("care_status", "s", kind="s20"),
        record("care_status", "t", kind="s47"),
        record("victim", "v", kind="child", name="Perran Goldcrest"),
        record("intelligence", "i", text="Kestrel Street"),
    )
    words = text_of(render(summary(), case))
    assert (
        "Kinds of record that this summary has no place for are left out: 2 care statuses and 1 place of education."
        in words
    )
    for hidden in ("Goldcrest", "Kestrel", "intelligence", "1 victim"):
        assert hidden not in words


def test_an_empty_case_has_every_heading_and_says_what_is_not_recorded() -> None:
    pages = pages_of(render(summary(), file_of()))
    assert len(pages) == 1
    for heading in ("Where things stand", "Chronology", "Not included", "Name not recorded", "Not recorded"):
        assert heading in pages[0]
    assert "Nothing is recorded yet." in pages[0]
    assert pages[0].count("0 entries of 0 in the record. Nothing is left out.") == 1
    assert pages[0].count("Oldest first.") == 1


def test_what_is_undated_comes_first_then_the_oldest() -> None:
    case = file_of(
        person(),
        attended(5, place="Fifth"),
        attended(9, place="Ninth"),
        attended(0, date=None, place="No day known"),
    )
    words = text_of(render(summary(), case))
    assert words.index("Date not known") < words.index("No day known") < words.index("Ninth") < words.index("Fifth")


def test_what_the_person_printing_leaves_out_is_counted() -> None:
    case = file_of(
        person(),
        attended(0),
        attended(1, kind="phone", statutory=False, place="ROUTINE"),
        attended(2, kind="phone", statutory=True, place="STATUTORY"),
        attended(400, place="LONG AGO"),
        planned(),
    )
    words = text_of(render(summary(routine_calls=False, since=dt.date(2026, 1, 1)), case))
    assert "2 entries of 5 in the record." in words
    assert "Left out: routine calls and letters (1), history before 1 Jan 2026 (1), still to come (1)." in words
    assert "STATUTORY" in words
    assert "ROUTINE" not in words
    assert "LONG AGO" not in words
    assert "From 1 January 2026 on. Without routine calls and letters." in words


def test_a_line_typed_days_later_gives_both_clocks_and_an_imported_one_its_source() -> None:
    case = file_of(
        person(),
        attended(0, date="2026-11-01", recorded_at="2026-11-05T12:10:00+00:00"),
        attended(1, date="2026-11-02", recorded_at="2026-11-02T18:00:00+00:00", place="SAME DAY"),
        attended(2, imported_from="YOIS-20871", recorded_by=None),
    )
    words = text_of(render(summary(), case))
    assert "I. Farrowby, typed 5 Nov 2026 12:10" in words
    assert words.count("typed") == 1
    assert "From YOIS-20871" in words


def test_two_versions_of_what_happened_are_both_there() -> None:
    clash = record(
        "conflict",
        "clash",
        of="contact-0000",
        of_type="contact",
        field="attendance",
        mine="unacceptable_absence",
        theirs="rearranged_by_us",
    )
    words = text_of(render(summary(), file_of(person(), attended(0), clash)))
    assert "What happened has two versions: unacceptable absence or rearranged by us" in words
    assert "Two versions of this, not settled yet" in words


def test_records_of_a_newer_program_and_unreadable_values_are_counted_not_hidden() -> None:
    case = file_of(person(), record("youth_diversion_order", "new", since="2027-01-01"), attended(0, hours="lots"))
    words = text_of(render(summary(), case))
    assert "1 record of a kind this version of Holdfast does not know is left out." in words
    assert "1 value that could not be read is left out." in words


def test_a_name_in_another_script_is_printed_in_it() -> None:
    alias = record("other_name", "name", kind="alias", first_names="ਸਿਮਰਨ", surname="ਢਿੱਲੋਂ")
    words = text_of(render(summary(), file_of(person(), alias)))
    assert "Known as ਸਿਮਰਨ ਢਿੱਲੋਂ" in words


def test_values_never_carry_markup() -> None:
    case = file_of(
        person(surname="<b>O'Dell & Sons</b>"), home(), attended(0, reason="AT&T said <i>no</i> &copy; 2 < 3")
    )
    words = text_of(render(summary(), case))
    assert "<b>O'Dell & Sons</b>" in words
    assert "AT&T said <i>no</i> &copy; 2 < 3" in words
