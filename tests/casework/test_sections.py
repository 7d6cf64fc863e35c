"""Each part of a case is for those whose work needs it, and for nobody else; a case with a list is for those on it."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.about import Section, Sensitivity
from casework.access import CaseAccess, may_change, may_open
from casework.code_lists import CODE_LISTS
from casework.record_types import RECORD_TYPES, about_fields
from casework.roles import MAY, NEEDS, READS, WRITES, Act, Role, may
from casework.sections import (
    FOLLOWS,
    RESTRICTED_FIELDS,
    may_see,
    may_write,
    section_of,
    section_of_follower,
    sections_read,
    seen_fields,
)
from tests.casework.made_up import TODAY


@pytest.mark.parametrize(
    ("role", "type", "field", "sees", "writes"),
    [
        ("case_manager", "contact", "note", True, True),
        ("case_manager", "victim", "name", False, False),
        ("case_manager", "victim_contact", "", False, False),
        ("case_manager", "health_note", "note", False, False),
        ("case_manager", "screening", "offered_on", True, True),
        ("case_manager", "screening", "note", False, False),
        ("case_manager", "intelligence", "text", False, False),
        ("case_manager", "oversight", "decision", True, False),
        ("case_manager", "judgement", "safety", True, True),
        ("case_manager", "case_access", "worker", True, False),
        ("nurse", "victim", "name", False, False),  # NC cannot open D's record of the child who was hurt
        ("nurse", "health_note", "note", True, True),
        ("nurse", "screening", "note", True, True),
        ("nurse", "address", "suitability", True, True),
        ("nurse", "judgement", "safety", True, False),
        ("victim_worker", "victim", "address", True, True),
        ("victim_worker", "health_note", "note", False, False),
        ("pre_court", "victim", "views", True, True),
        ("pre_court", "intelligence", "text", False, False),
        ("police", "intelligence", "text", True, True),
        ("police", "health_note", "note", False, False),
        ("manager", "intelligence", "text", True, False),
        ("manager", "health_note", "note", True, False),
        ("manager", "oversight", "decision", True, True),
        ("manager", "assignment", "worker", True, True),
        ("data_officer", "victim", "satisfaction", True, False),
        ("data_officer", "intelligence", "text", False, False),
        ("data_officer", "contact", "note", True, False),
        ("business_support", "contact", "note", True, True),
        ("business_support", "judgement", "safety", True, False),
        ("administrator", "contact", "note", False, False),
        ("volunteer", "contact", "note", False, False),
        ("sessional_worker", "contact", "note", True, False),
        ("a role of tomorrow", "contact", "note", False, False),
        ("case_manager", "a type of 2031", "anything", True, True),
    ],
)
def test_who_sees_and_writes_what(role: str, type: str, field: str, sees: bool, writes: bool) -> None:
    assert may_see(role, type, field) is sees
    assert may_write(role, type, field) is writes


def test_one_contact_can_be_kept_for_a_section() -> None:
    kept = {"kind": "office", "note": "Clinic.", "only_for": "health"}
    assert seen_fields("nurse", "contact", kept) == kept
    assert seen_fields("case_manager", "contact", kept) == {}
    assert not may_write("case_manager", "contact", "note", kept)
    assert may_see("case_manager", "contact", "only_for", kept), "why it is hidden can be said"
    assert seen_fields("case_manager", "contact", {**kept, "only_for": None}) == {**kept, "only_for": None}
    assert seen_fields("manager", "contact", {**kept, "only_for": "a section of 2031"}) == {}


def test_nobody_locks_themselves_out_by_keeping_a_record_for_a_section_not_theirs() -> None:
    assert not may_write("case_manager", "contact", "only_for", {"only_for": "health"})
    assert may_write("nurse", "contact", "only_for", {"only_for": "health"})


def test_a_restricted_field_is_left_out_of_an_open_record() -> None:
    fields = {"subject": "substance_misuse", "need": "yes", "note": "Cannabis daily."}
    assert seen_fields("case_manager", "screening", fields) == {"subject": "substance_misuse", "need": "yes"}
    assert seen_fields("specialist", "screening", fields) == fields


@given(st.sampled_from(Role), st.sampled_from(sorted(RECORD_TYPES)), st.data())
def test_nobody_writes_what_they_may_not_see(role: Role, type: str, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(["", *about_fields(type)]))
    kept_for = data.draw(st.sampled_from([None, *(one.value for one in Section)]))
    fields: dict[str, Any] = {"only_for": kept_for}
    assert may_see(role, type, field, fields) or not may_write(role, type, field, fields)
    assert may(role, Act.READ_CASE) or not may_see(role, type, field, fields)


def test_victims_health_notes_and_intelligence_are_restricted_as_a_whole() -> None:
    whole = {type: declared.restricted_to for type, declared in RECORD_TYPES.items()}
    assert {type: section for type, section in whole.items() if section is not Section.CASE} == {
        "victim": Section.VICTIM,
        "victim_consent": Section.VICTIM,
        "victim_contact": Section.VICTIM,
        "health_note": Section.HEALTH,
        "intelligence": Section.POLICE_INTELLIGENCE,
    }
    assert section_of("victim", "only_for", {"only_for": "case"}) is Section.VICTIM


def test_every_restricted_field_says_for_whom_and_every_section_has_words_and_readers() -> None:
    for type in RECORD_TYPES:
        for name, about in about_fields(type).items():
            assert (about.sensitivity is Sensitivity.RESTRICTED) == (about.section is not Section.CASE), (type, name)
    assert set(CODE_LISTS["section"]) == {one.value for one in Section}
    assert set(READS) == set(WRITES) == set(Role) == set(MAY)
    assert set(NEEDS) <= set(RECORD_TYPES)
    for section in Section:
        assert [role for role in Role if may(role, Act.WRITE_CASE) and section in WRITES[role]], section


def listed(worker: str, **fields: Any) -> CaseAccess:
    return CaseAccess(id=worker, case="c", worker=worker, **fields)


YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("worker", "role", "access", "opens", "changes"),
    [
        ("imogen", "case_manager", [], True, True),
        ("imogen", "case_manager", [listed("callum")], False, False),
        ("callum", "case_manager", [listed("callum")], True, False),
        ("callum", "case_manager", [listed("callum", may_write=True)], True, True),
        ("imogen", "case_manager", [listed("callum", until=YESTERDAY)], True, True),
        ("imogen", "case_manager", [listed("callum", since=TOMORROW)], True, True),
        ("imogen", "case_manager", [listed("callum", removed_on=YESTERDAY)], True, True),
        ("imogen", "case_manager", [listed("")], True, True),
        ("wren", "manager", [listed("callum")], True, True),
        ("priya", "data_officer", [listed("priya", may_write=True)], True, False),
        ("admin", "administrator", [listed("admin", may_write=True)], False, False),
    ],
)
def test_once_anybody_is_on_the_list_of_a_case_all_others_are_out(
    worker: str, role: str, access: list[CaseAccess], opens: bool, changes: bool
) -> None:
    assert may_open(worker, role, access, TODAY) is opens
    assert may_change(worker, role, access, TODAY) is changes


@pytest.mark.parametrize(
    ("type", "fields", "of_type", "of", "section"),
    [
        ("conflict", {"field": "note"}, "contact", Section.CASE, Section.CASE),
        ("conflict", {"field": "note"}, "contact", Section.HEALTH, Section.HEALTH),
        ("conflict", {"field": "note"}, "screening", Section.CASE, Section.HEALTH),
        ("conflict", {"field": "subject"}, "screening", Section.CASE, Section.CASE),
        ("conflict", {}, "victim", Section.CASE, Section.VICTIM),
        ("conflict", {"field": "note"}, "contact", None, None),
        ("proposal", {"values": '{"need": "yes"}'}, "screening", Section.CASE, Section.CASE),
        ("proposal", {"values": '{"need": "yes", "note": "n"}'}, "screening", Section.CASE, Section.HEALTH),
        ("proposal", {"values": "{}", "fragments": "need, note"}, "screening", Section.CASE, Section.HEALTH),
        ("proposal", {"values": "no JSON"}, "contact", Section.CASE, Section.CASE),
        ("document_event", {}, "document", Section.VICTIM, Section.VICTIM),
        ("document_event", {}, "document", Section.CASE, Section.CASE),
    ],
)
def test_what_repeats_a_record_is_no_more_open_than_that_one(
    type: str, fields: dict[str, Any], of_type: str, of: Section | None, section: Section | None
) -> None:
    assert section_of_follower(type, fields, of_type, of) is section


def test_what_follows_names_what_it_follows_and_no_type_has_fields_of_two_sections() -> None:
    for type, link in FOLLOWS.items():
        assert link in about_fields(type), type
    for type, fields in RESTRICTED_FIELDS.items():
        assert len(set(fields.values())) <= 1, f"a proposal about {type} could be nobody's to see"
    assert dict(RESTRICTED_FIELDS["screening"]) == {"note": Section.HEALTH}
    assert sections_read("a role of tomorrow") == sections_read("administrator") == frozenset()
