"""Cases and children that were put together: what was written to the one that ended goes to the one that goes on."""

import datetime as dt

import msgspec
import pytest

from casework.edits import Record, new_case, new_edit, new_record, now_text
from casework.merging import goes_on, take_apart
from casework.merging import merge as merge_plan
from central.kept import Kept, Mark, new_kept
from central.merged import Place, place_of
from sync.wire import Applied, Refused, Result, WireEdit, to_wire
from tests.central.conftest import MakeLaptop
from tests.central.laptop import Laptop

TODAY = dt.date(2026, 11, 26)


def refused(result: Result) -> Refused:
    assert isinstance(result, Refused), result
    assert result.reason.endswith(".")
    return result


def merge(laptop: Laptop, case: str, into: str | None, seen: int = 0) -> Result:
    laptop.pull()
    return laptop.change(case, "case", case, seen=seen, merged_into=into)


def test_an_edit_of_a_merged_case_lies_before_the_worker_of_the_one_that_goes_on(laptop: MakeLaptop) -> None:
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    old, whole = amina.open_case(), amina.open_case()
    contact = amina.write(old, "contact", note="Met.")
    carla.write(whole, "assignment", worker="bo")
    assert isinstance(merge(amina, old, whole), Applied)
    seen = amina.stamps[contact]["note"]
    result = refused(amina.change(old, "contact", contact, seen=seen, note=[[3, 1, " at home."]]))
    assert result.code == "merged"
    for reader in (bo, amina):
        reader.pull()
        proposal = reader.fields[result.proposal or ""]
        assert (proposal["of"], proposal["because"]) == (contact, "merged")
        assert proposal["values"] == '{"note":"Met at home."}'
    settled = {"settled_by": "bo", "settled_at": now_text(), "kept": "left out"}
    assert isinstance(bo.change(whole, "proposal", result.proposal or "", **settled), Applied)


def test_who_no_longer_has_the_merged_case_proposes_to_the_one_that_goes_on(laptop: MakeLaptop) -> None:
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    old, whole = amina.open_case(), amina.open_case()
    assignment = carla.write(old, "assignment", worker="bo")
    bo.pull()
    merge(amina, old, whole)
    assert isinstance(carla.change(old, "assignment", assignment, removed_on="2026-11-20"), Applied)
    result = refused(bo.push(new_edit(new_record("contact", old), {"note": "Written before."}, "bo"))[0])
    assert result.code == "merged"
    amina.pull()
    assert amina.fields[result.proposal or ""]["author"] == "bo"


def test_chains_are_followed_and_the_case_itself_becomes_the_one_that_goes_on(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    first, second, third = (amina.open_case() for _ in range(3))
    merge(amina, second, third)
    assert isinstance(merge(amina, first, second), Applied)
    result = refused(amina.change(first, "case", first, seen=0, note="About the case."))
    amina.pull()
    assert amina.fields[result.proposal or ""]["of"] == third


def test_merging_can_be_undone_and_then_edits_stand_again(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    old, whole = amina.open_case(), amina.open_case()
    merging = merge(amina, old, whole)
    assert isinstance(merging, Applied)
    edit = new_edit(new_record("contact", old), {"note": "Met."}, "amina")
    assert refused(amina.push(edit)[0]).code == "merged"
    assert isinstance(merge(amina, old, None, merging.position), Applied)
    amina.write(old, "contact", note="Met again.")
    assert refused(amina.push(edit)[0]).code == "merged", "the same edit gets the same answer"


def test_cases_merged_in_a_ring_block_nobody(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    one, other = amina.open_case(), amina.open_case()
    merge(amina, one, other)
    assert isinstance(merge(amina, other, one), Applied)
    amina.write(one, "contact", note="Met.")


def test_a_merged_child_sends_changes_to_the_record_that_goes_on(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    one, other = amina.open_case(), amina.open_case()
    child, same = (amina.write(case, "person", surname="Example") for case in (one, other))
    amina.pull()
    assert isinstance(amina.change(one, "person", child, merged_into=same), Applied)
    result = refused(amina.change(one, "person", child, phone="01632 960001"))
    assert result.code == "merged"
    amina.pull()
    proposal = amina.fields[result.proposal or ""]
    assert (proposal["of"], proposal["of_type"], proposal["values"]) == (same, "person", '{"phone":"01632 960001"}')
    amina.write(one, "contact", note="The case itself goes on.")


def test_assignments_and_what_settles_a_conflict_stay_in_a_merged_case(laptop: MakeLaptop) -> None:
    amina, carla = laptop("amina"), laptop("carla")
    old, whole = amina.open_case(), amina.open_case()
    clash = amina.write(old, "conflict", of=old, field="note", mine="a", theirs="b")
    merge(amina, old, whole)
    carla.write(old, "assignment", worker="bo")
    settled = {"settled_by": "amina", "settled_at": now_text(), "kept": "mine"}
    assert isinstance(amina.change(old, "conflict", clash, **settled), Applied)
    again = amina.change(old, "conflict", clash, seen=0, mine="c")
    assert refused(again).code == "merged"


def test_one_batch_may_merge_and_go_on(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    old, whole = amina.open_case(), new_case()
    results = amina.push(
        new_edit(whole, {"reference": "WHOLE"}, "amina"),
        new_edit(new_record("case", old, old), {"merged_into": whole.id}, "amina"),
        new_edit(new_record("contact", old), {"note": "Met."}, "amina"),
    )
    assert [type(result) for result in results] == [Applied, Applied, Refused]
    amina.pull()
    assert refused(results[2]).proposal in amina.fields


def test_only_who_works_on_both_or_assigns_puts_cases_together(laptop: MakeLaptop) -> None:
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    mine, theirs, managed = amina.open_case(), bo.open_case(), carla.open_case()
    contact = amina.write(mine, "contact", note="Met.")
    for other in (theirs, new_case().id, mine, contact, 7, "\x00"):
        result = amina.push(new_edit(new_record("case", mine, mine), {"merged_into": other}, "amina"))[0]
        assert refused(result).code == "merge_elsewhere"
    assert isinstance(merge(carla, managed, theirs), Applied)


def record(id: str, into: object = None, type: str = "case", case: str = "") -> Kept:
    return new_kept(id, case or id, type, {"merged_into": into}, Mark(1))


@pytest.mark.parametrize(
    ("into", "end"),
    [
        ({}, None),
        ({"a": "b", "b": "c"}, "c"),
        ({"a": "b", "b": "b"}, None),
        ({"a": "b", "b": "c", "c": "b"}, None),
        ({"a": "b", "b": "gone"}, "b"),
        ({"a": "gone"}, None),
        ({"a": "p"}, None),
        ({"a": 7}, None),
    ],
)
def test_which_of_them_goes_on(into: dict[str, object], end: str | None) -> None:
    records = {id: record(id, into.get(id)) for id in "abc"} | {"p": record("p", type="person")}
    found = goes_on(records["a"], records.get)
    assert (found.id if found else None) == end


def test_a_child_of_a_case_that_was_merged_too_goes_where_both_went() -> None:
    records = {
        "a": record("a", "b"),
        "b": record("b"),
        "p": record("p", "q", "person", "a"),
        "q": record("q", None, "person", "c"),
        "c": record("c", "b"),
    }
    edit: WireEdit = to_wire(new_edit(new_record("person", "a", "p"), {"phone": "1"}, "amina"))
    assert place_of(edit, records.get) == Place("b", "q")
    elsewhere = msgspec.structs.replace(edit, case="x")
    assert place_of(elsewhere, records.get) == Place("x", "p"), "a record is not reached through another case"


def test_a_merge_as_casework_plans_it_stands_and_is_taken_apart_again(laptop: MakeLaptop) -> None:
    amina, reader = laptop("amina"), laptop("amina")  # the second laptop is told what the first one sends
    one, other = amina.open_case(), amina.open_case()
    child = amina.write(one, "person", surname="Example")
    same = amina.write(other, "person", surname="Example", phone="01632 960001")

    def held(id: str, type: str, case: str) -> Record:
        reader.pull()
        return Record(id, type, case, dict(reader.fields[id]), dict(reader.stamps[id]))

    edits = merge_plan(held(child, "person", one), held(same, "person", other), "amina", TODAY, "Same child")
    assert {type(result) for result in amina.push(*edits)} == {Applied}
    trail = next(edit.record for edit in edits if edit.type == "merging")
    assert held(child, "person", one).fields["phone"] == "01632 960001"
    assert refused(amina.change(other, "person", same, email="a@example.org")).code == "merged"
    records = {child: held(child, "person", one), same: held(same, "person", other)}
    apart = take_apart(held(trail, "merging", one), records, "amina", TODAY, "Cousins")
    assert {type(result) for result in amina.push(*apart.edits)} == {Applied}
    assert held(child, "person", one).fields.get("phone") is None
    assert isinstance(amina.change(other, "person", same, email="b@example.org"), Applied)
