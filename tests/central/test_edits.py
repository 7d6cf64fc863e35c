"""What becomes of edits: applied once, all or nothing, refused one by one."""

import datetime as dt

import msgspec
import pytest

from casework.edits import Record, new_edit, new_id, new_record
from casework.splices import checksum
from sync.wire import Applied, Duplicate, Edits, Refused, Stale, to_wire
from tests.central.conftest import MakeLaptop
from tests.central.laptop import plain


def refusal(result: object) -> str:
    assert isinstance(result, Refused), result
    assert result.reason.endswith(".")
    return result.code


def test_an_edit_sent_twice_is_applied_once(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    edit = new_edit(new_record("contact", case), {"date": "2026-11-20", "note": "Met."}, "amina")
    first = amina.push(edit)[0]
    assert isinstance(first, Applied)
    assert amina.push(edit, edit) == [Duplicate(edit.id, first.position)] * 2


def test_an_edit_that_comes_twice_in_one_batch_is_applied_once(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    edit = new_edit(new_record("contact", amina.open_case()), {"note": "Met."}, "amina")
    first, second = amina.push(edit, edit)
    assert isinstance(first, Applied)
    assert second == Duplicate(edit.id, first.position)


def test_a_stale_edit_changes_nothing_and_says_what_stands(laptop: MakeLaptop) -> None:
    amina, reader = laptop("amina"), laptop("amina")
    case = amina.open_case()
    address = amina.write(case, "address", line1="1 Mill Street", postcode="K1 1AA")
    reader.pull()
    first = amina.change(case, "address", address, seen=reader.stamps[address]["postcode"], postcode="K2 2BB")
    assert isinstance(first, Applied)
    stale = new_edit(new_record("address", case, address), {"postcode": "K3 3CC", "town": "Kelford"}, "amina")
    (result,) = amina.push(stale)
    assert isinstance(result, Stale)
    assert set(result.fields) == {"postcode"}
    current = result.fields["postcode"]
    assert (current.stamp, current.value, current.author) == (first.position, "K2 2BB", "amina")
    assert dt.datetime.fromisoformat(current.at).tzinfo is not None
    assert amina.push(stale) == [result], "the same edit gets the same answer"
    reader.pull()
    assert reader.fields[address] == {"line1": "1 Mill Street", "postcode": "K2 2BB"}, "nothing of it was applied"


def test_the_value_that_is_there_already_is_no_quarrel(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    address = amina.write(case, "address", postcode="K1 1AA")
    same = new_edit(new_record("address", case, address), {"postcode": "K1 1AA", "town": "Kelford"}, "amina")
    assert isinstance(amina.push(same)[0], Applied)


def test_true_is_not_the_number_one(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    contact = amina.write(case, "contact", statutory=True)
    (result,) = amina.push(new_edit(new_record("contact", case, contact), {"statutory": 1}, "amina"))
    assert isinstance(result, Stale)


def test_seen_may_name_the_users_own_earlier_edit(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    first = new_edit(new_record("contact", case), {"note": "One."}, "amina")
    second = to_wire(new_edit(new_record("contact", case, first.record), {"note": "Two."}, "amina"))
    second = msgspec.structs.replace(second, seen={"note": first.id})
    assert [type(result) for result in amina.push(first, second)] == [Applied, Applied]


@pytest.mark.parametrize("seen", [0, "00000000-0000-7000-8000-000000000000", 10**9])
def test_any_other_seen_is_stale(laptop: MakeLaptop, seen: int | str) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    contact = amina.write(case, "contact", note="One.")
    assert isinstance(amina.change(case, "contact", contact, seen=seen, note="Two."), Stale)


def test_seen_of_an_edit_that_was_stale_is_stale(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    contact = amina.write(case, "contact", note="One.")
    stale = new_edit(new_record("contact", case, contact), {"note": "Two."}, "amina")
    after = msgspec.structs.replace(
        to_wire(new_edit(new_record("contact", case, contact), {"note": "Three."}, "amina")), seen={"note": stale.id}
    )
    assert [type(result) for result in amina.push(stale, after)] == [Stale, Stale]


def test_a_splice_changes_one_word_of_a_long_note(laptop: MakeLaptop) -> None:
    amina, reader = laptop("amina"), laptop("amina")
    case = amina.open_case()
    text = "Zephyr 🙂 came early, and was tired."
    contact = amina.write(case, "contact", note=text)
    reader.pull()
    stamp = reader.stamps[contact]["note"]
    spliced = [[text.index("came"), 4, "arrived"], [text.index("tired"), 5, "cheerful"]]
    assert isinstance(amina.change(case, "contact", contact, seen=stamp, note=spliced), Applied)
    reader.pull()
    assert reader.fields[contact]["note"] == "Zephyr 🙂 arrived early, and was cheerful."


@pytest.mark.parametrize(
    "splice",
    [
        [[0, 99, "x"]],
        [[2, 1, "x"], [1, 1, "y"]],
        [[-1, 0, "x"]],
        [[0, -1, "x"]],
        [[0, 0]],
        ["x"],
        [[0, 0, 1]],
        [[True, 0, ""]],
    ],
)
def test_a_splice_that_does_not_fit_is_refused(laptop: MakeLaptop, splice: list[object]) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    contact = amina.write(case, "contact", note="Short.")
    reader = laptop("amina")
    reader.pull()
    result = amina.change(case, "contact", contact, seen=reader.stamps[contact]["note"], note=splice)
    assert refusal(result) == "splice"


def test_a_splice_that_comes_to_another_text_than_its_authors_is_refused(laptop: MakeLaptop) -> None:
    """It was counted in other units, or made over another text: whatever it would come to, nobody wrote it."""
    amina = laptop("amina")
    case = amina.open_case()
    contact = amina.write(case, "contact", note="Zephyr 🙂 came.")
    reader = laptop("amina")
    reader.pull()
    shown = Record(contact, "contact", case, {}, reader.stamps[contact])
    edit = to_wire(new_edit(shown, {"note": [[9, 4, "went"]]}, "amina"))
    edit = msgspec.structs.replace(edit, checksums={"note": checksum("Zephyr 🙂 went.")})
    in_utf_16 = msgspec.structs.replace(edit, id=new_id(), set={"note": [[10, 4, "went"]]})
    assert refusal(amina.push(in_utf_16)[0]) == "splice"
    assert isinstance(amina.push(edit)[0], Applied)


def test_a_splice_over_an_older_text_is_stale_whatever_it_would_come_to(laptop: MakeLaptop) -> None:
    amina, reader = laptop("amina"), laptop("amina")
    case = amina.open_case()
    contact = amina.write(case, "contact", note="He came.")
    reader.pull()
    seen = reader.stamps[contact]["note"]
    assert isinstance(amina.change(case, "contact", contact, seen=seen, note="He went."), Applied)
    for splice in ([[3, 4, "went"]], [], [[90, 1, ""]]):
        assert isinstance(amina.change(case, "contact", contact, seen=seen, note=splice), Stale)


def test_a_refused_edit_blocks_nobody_and_stays_refused(laptop: MakeLaptop) -> None:
    amina, bo = laptop("amina"), laptop("bo")
    case, foreign = amina.open_case(), bo.open_case()
    good = new_edit(new_record("contact", case), {"note": "Mine."}, "amina")
    bad = new_edit(new_record("contact", foreign), {"note": "Not mine."}, "amina")
    later = new_edit(new_record("contact", case), {"note": "Mine too."}, "amina")
    results = amina.push(good, bad, later)
    assert [type(result) for result in results] == [Applied, Refused, Applied]
    assert refusal(results[1]) == "not_your_case"
    assert amina.push(bad) == [results[1]]


def test_an_edit_that_cannot_be_read_is_kept_and_blocks_nobody(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    good = msgspec.to_builtins(to_wire(new_edit(new_record("contact", case), {"note": "Mine."}, "amina")))
    bad = {**good, "id": new_id(), "seen": {"note": None}}
    response = amina.call("POST", "edits", {"edits": [bad, good]})
    results = msgspec.json.decode(plain(response))["results"]
    assert [result["result"] for result in results] == ["refused", "applied"]
    assert results[0]["code"] == "unreadable"


@pytest.mark.parametrize("field", ["record", "case", "at", "author", "type", "seen"])
def test_text_that_no_database_takes_spoils_no_batch(laptop: MakeLaptop, field: str) -> None:
    amina = laptop("amina")
    good = to_wire(new_edit(new_record("contact", amina.open_case()), {"note": "Mine."}, "amina"))
    odd = {"seen": {"note": "\x00"}} if field == "seen" else {field: "\x00"}
    bad = msgspec.structs.replace(good, id=new_id(), **odd)
    refused, applied = amina.push(bad, good)
    assert refusal(refused) == "unreadable"
    assert isinstance(applied, Applied)


def test_a_note_may_hold_any_character(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    contact = amina.write(case, "contact", note="\x00\u2028\U0010ffff", **{"odd \x00 name": "x"})
    other = laptop("amina")
    other.pull()
    assert other.fields[contact] == {"note": "\x00\u2028\U0010ffff", "odd \x00 name": "x"}


def test_a_batch_with_a_change_that_has_no_id_is_not_taken(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    response = amina.call("POST", "edits", {"edits": [{"record": "x"}]})
    assert response.status_code == 400
    assert msgspec.json.decode(plain(response))["code"] == "message"


def test_a_record_cannot_be_reached_through_another_case(laptop: MakeLaptop) -> None:
    amina, bo = laptop("amina"), laptop("bo")
    mine, theirs = amina.open_case(), bo.open_case()
    contact = bo.write(theirs, "contact", note="Bo's.")
    result = amina.push(new_edit(new_record("contact", mine, contact), {"note": "Amina's."}, "amina"))[0]
    assert refusal(result) == "wrong_record"


def test_an_edit_number_of_somebody_else_tells_nothing(laptop: MakeLaptop) -> None:
    amina, bo = laptop("amina"), laptop("bo")
    edit = new_edit(new_record("contact", amina.open_case()), {"note": "Amina's."}, "amina")
    amina.push(edit)
    assert refusal(bo.push(edit)[0]) == "id_taken"


def test_a_role_that_only_reads_writes_nothing(laptop: MakeLaptop) -> None:
    amina, carla, dev = laptop("amina"), laptop("carla"), laptop("dev")
    case = amina.open_case()
    carla.write(case, "assignment", worker="dev")
    result = dev.push(new_edit(new_record("contact", case), {"note": "No."}, "dev"))[0]
    assert refusal(result) == "not_your_role"


def test_what_only_a_manager_may_write_is_refused_from_a_case_manager(laptop: MakeLaptop) -> None:
    amina, carla = laptop("amina"), laptop("carla")
    case = amina.open_case()
    carla.write(case, "assignment", worker="carla")
    for type in ("oversight", "case_access"):
        assert refusal(amina.push(new_edit(new_record(type, case), {"by": "amina"}, "amina"))[0]) == "not_your_role"
        assert isinstance(carla.push(new_edit(new_record(type, case), {"by": "carla"}, "carla"))[0], Applied), type


def test_an_edit_that_sets_nothing_is_refused(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    assert refusal(amina.push(new_edit(new_record("contact", amina.open_case()), {}, "amina"))[0]) == "empty"


def test_a_value_that_no_record_can_hold_is_refused(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    edit = new_edit(new_record("contact", amina.open_case()), {"place": {"a": "map"}}, "amina")
    assert refusal(amina.push(edit)[0]) == "impossible"


def test_unknown_types_and_fields_are_kept(laptop: MakeLaptop) -> None:
    amina, reader = laptop("amina"), laptop("amina")
    case = amina.open_case()
    strange = amina.write(case, "hologram", colour="green", depth=3.5, seen=False, of=None)
    contact = amina.write(case, "contact", note="Met.", mood_of_the_room="quiet")
    reader.pull()
    assert reader.fields[strange] == {"colour": "green", "depth": 3.5, "seen": False, "of": None}
    assert reader.fields[contact]["mood_of_the_room"] == "quiet"


def test_null_clears_a_field_and_its_stamp_moves(laptop: MakeLaptop) -> None:
    amina, reader = laptop("amina"), laptop("amina")
    case = amina.open_case()
    contact = amina.write(case, "contact", note="Met.", place="Office")
    reader.pull()
    result = amina.change(case, "contact", contact, seen=reader.stamps[contact]["place"], place=None)
    assert isinstance(result, Applied)
    reader.pull()
    assert reader.fields[contact]["place"] is None
    assert reader.stamps[contact]["place"] == result.position > reader.stamps[contact]["note"]


def test_colleagues_read_only_an_author_the_session_vouches_for(laptop: MakeLaptop) -> None:
    amina, reader = laptop("amina"), laptop("amina")
    case = amina.open_case()
    own, full, forged = (new_record("contact", case) for _ in range(3))
    amina.push(
        new_edit(own, {"note": "a"}, "amina"),
        new_edit(full, {"note": "b"}, "Amina Example"),
        new_edit(forged, {"note": "c"}, "Bo Example"),
    )
    authors = {change.id: change.authors for page in reader.pull() for change in page.changed}
    assert [authors[record.id]["note"] for record in (own, full, forged)] == ["amina", "Amina Example", "amina"]


def test_an_empty_batch_is_answered(laptop: MakeLaptop) -> None:
    assert laptop("amina").call("POST", "edits", Edits([])).status_code == 200
