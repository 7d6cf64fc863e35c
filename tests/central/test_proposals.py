"""What came too late lies before whoever works on the case now, and is not lost."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from casework.edits import Edit, new_edit, new_id, new_record, now_text, proposal_id
from casework.splices import checksum
from central.kept import Mark
from central.merged import Place
from central.proposals import late, new_proposal, proposed_text
from sync.wire import Applied, Refused, Result, WireEdit, to_wire
from tests.central.conftest import MakeLaptop
from tests.central.laptop import Laptop

YESTERDAY = (dt.date.today() - dt.timedelta(days=1)).isoformat()


def refused(result: Result) -> Refused:
    assert isinstance(result, Refused), result
    assert result.reason.endswith(".")
    return result


def values_of(laptop: Laptop, proposal: str | None) -> dict[str, Any]:
    """What a proposal on this laptop would set."""
    assert proposal is not None
    values: dict[str, Any] = msgspec.json.decode(laptop.fields[proposal]["values"])
    return values


class Left:
    """A case of amina's that bo had for a while: `contact` is a note in it, which bo has read at `stamp`."""

    def __init__(self, laptop: MakeLaptop, note: str = "Met at the office.") -> None:
        self.amina, self.bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
        self.case = self.amina.open_case()
        self.contact = self.amina.write(self.case, "contact", note=note)
        assignment = carla.write(self.case, "assignment", worker="bo")
        self.bo.pull()
        self.stamp = self.bo.stamps[self.contact]["note"]
        carla.change(self.case, "assignment", assignment, until=YESTERDAY)

    def edit(self, seen: int | str | None = None, record: str = "", **fields: Any) -> WireEdit:
        """An edit of the contact that bo made before the case left."""
        made = to_wire(new_edit(new_record("contact", self.case, record or self.contact), fields, "bo"))
        return msgspec.structs.replace(made, seen=dict.fromkeys(fields, self.stamp if seen is None else seen))


@pytest.fixture
def left(laptop: MakeLaptop) -> Left:
    return Left(laptop)


def test_what_was_written_before_the_case_left_comes_before_its_worker(left: Left) -> None:
    edit = left.edit(note="Met at home.", place="Home")
    result = refused(left.bo.push(edit)[0])
    assert (result.code, result.proposal) == ("case_left", proposal_id(edit.id))
    left.amina.pull()
    assert left.amina.fields[result.proposal or ""] == {
        "of": left.contact,
        "of_type": "contact",
        "edit": edit.id,
        "author": "bo",
        "at": edit.at,
        "because": "case_left",
        "values": '{"note":"Met at home.","place":"Home"}',
    }
    assert left.amina.fields[left.contact] == {"note": "Met at the office."}, "nothing of it was applied"
    left.bo.pull()
    assert result.proposal not in left.bo.fields, "the case is no longer bo's"


def test_the_same_edit_again_makes_no_second_proposal(left: Left) -> None:
    edit = left.edit(note="Met at home.")
    first = left.bo.push(edit, edit)
    assert left.bo.push(edit) == first[:1] == first[1:]
    arrived = [change for page in left.amina.pull() for change in page.changed if change.case == left.case]
    arrived = [change for change in arrived if change.type == "proposal"]
    assert [change.id for change in arrived] == [proposal_id(edit.id)]
    assert arrived[0].authors["values"] == "bo"


def test_a_splice_is_laid_on_the_text_it_was_made_to(left: Left) -> None:
    result = refused(left.bo.push(left.edit(note=[[7, 10, "home"]]))[0])
    left.amina.pull()
    assert values_of(left.amina, result.proposal) == {"note": "Met at home."}
    assert "fragments" not in left.amina.fields[result.proposal or ""]


def test_a_splice_over_a_text_that_changed_since_is_laid_on_the_text_of_then(left: Left) -> None:
    left.amina.pull()
    left.amina.change(left.case, "contact", left.contact, note="Rewritten altogether.")
    result = refused(left.bo.push(left.edit(note=[[7, 10, "home"]]))[0])
    left.amina.pull()
    assert values_of(left.amina, result.proposal) == {"note": "Met at home."}
    assert "fragments" not in left.amina.fields[result.proposal or ""]


def test_of_a_splice_over_a_text_that_nobody_can_tell_the_new_words_are_kept(left: Left) -> None:
    """It names a stamp that the text never had."""
    splice = [[0, 0, "He was early."], [4, 6, "\n"], [12, 1, "Tired."]]
    result = refused(left.bo.push(left.edit(1, note=splice, place="Office"))[0])
    left.amina.pull()
    assert values_of(left.amina, result.proposal) == {"note": "He was early. … Tired.", "place": "Office"}
    assert left.amina.fields[result.proposal or ""]["fragments"] == "note"


def test_of_a_splice_that_would_come_to_another_text_the_new_words_are_kept(left: Left) -> None:
    edit = msgspec.structs.replace(left.edit(note=[[7, 10, "home"]]), checksums={"note": 1})
    result = refused(left.bo.push(edit)[0])
    left.amina.pull()
    assert values_of(left.amina, result.proposal) == {"note": "home"}


def test_a_splice_with_a_checksum_is_laid_on_the_text_of_its_time(laptop: MakeLaptop) -> None:
    left = Left(laptop, "Met at the office.")
    edit = left.edit(note=[[7, 10, "home"]])
    edit = msgspec.structs.replace(edit, checksums={"note": checksum("Met at home.")})
    wrong = left.edit(note=[[7, 10, "home"]])
    wrong = msgspec.structs.replace(wrong, checksums={"note": 1})
    left.amina.pull()
    rewritten = left.amina.change(left.case, "contact", left.contact, seen=left.stamp, note="Rewritten altogether.")
    assert isinstance(rewritten, Applied)
    again = left.amina.change(left.case, "contact", left.contact, seen=rewritten.position, note=[[0, 9, "Written"]])
    assert isinstance(again, Applied)
    later = msgspec.structs.replace(
        left.edit(rewritten.position, note=[[0, 0, "Not "]]), checksums={"note": checksum("Not Rewritten altogether.")}
    )
    known, unknown, of_later = map(refused, left.bo.push(edit, wrong, later))
    left.amina.pull()
    assert values_of(left.amina, known.proposal) == {"note": "Met at home."}
    assert values_of(left.amina, of_later.proposal) == {"note": "Not Rewritten altogether."}
    assert left.amina.fields[unknown.proposal or ""]["fragments"] == "note"


def test_what_follows_on_a_proposal_is_laid_on_its_text(left: Left) -> None:
    contact = new_id()
    first = left.edit(0, contact, note="A new note.")
    second = left.edit(first.id, contact, note=[[2, 3, "short"]])
    third = left.edit(second.id, contact, note=[[8, 4, "letter"]])
    one, two = map(refused, left.bo.push(first, second))
    three = refused(left.bo.push(third)[0])
    left.amina.pull()
    notes = [values_of(left.amina, result.proposal)["note"] for result in (one, two, three)]
    assert notes == ["A new note.", "A short note.", "A short letter."]


def test_the_present_worker_takes_it_in_and_settles_it(left: Left) -> None:
    result = refused(left.bo.push(left.edit(note="Met at home."))[0])
    amina, id = left.amina, result.proposal or ""
    amina.pull()
    assert isinstance(amina.change(left.case, "contact", left.contact, **values_of(amina, id)), Applied)
    settled = {"settled_by": "amina", "settled_at": now_text(), "kept": "taken"}
    assert isinstance(amina.change(left.case, "proposal", id, **settled), Applied)
    late = {"settled_by": "bo", "settled_at": now_text(), "kept": "left out"}
    refusal = refused(left.bo.push(new_edit(new_record("proposal", left.case, id), late, "bo"))[0])
    assert (refusal.code, refusal.proposal) == ("case_left", None)


@pytest.mark.parametrize("fields", [{"values": "{}"}, {"kept": "taken", "author": "x"}, {"removed_on": YESTERDAY}])
def test_a_proposal_stays_as_it_was_written(left: Left, fields: dict[str, str]) -> None:
    result = refused(left.bo.push(left.edit(note="Met at home."))[0])
    left.amina.pull()
    again = left.amina.change(left.case, "proposal", result.proposal or "", **fields)
    assert refused(again).code == "proposal_fixed"


def test_only_the_centre_makes_proposals(left: Left) -> None:
    made = new_edit(new_record("proposal", left.case), {"kept": "taken"}, "amina")
    assert refused(left.amina.push(made)[0]).code == "proposal_fixed"
    edit = left.edit(note="Met at home.")
    squatter = new_edit(new_record("contact", left.case, proposal_id(edit.id)), {"note": "Here first."}, "amina")
    assert isinstance(left.amina.push(squatter)[0], Applied)
    assert refused(left.bo.push(edit)[0]).proposal is None, "kept in quarantine, and in nobody's way"


def test_what_can_never_stand_is_no_proposal(left: Left, laptop: MakeLaptop) -> None:
    other = laptop("amina")
    foreign = other.write(other.open_case(), "contact", note="Of another case.")
    other.pull()
    stamp = other.stamps[foreign]["note"]
    results = left.bo.push(
        left.edit(), left.edit(stamp, foreign, note=[[0, 0, "What does it say? "]]), left.edit(place={"a": "map"})
    )
    assert [refused(result).code for result in results] == ["empty", "wrong_record", "impossible"]
    types = {change.type for page in left.amina.pull() for change in page.changed if change.case == left.case}
    assert types == {"case", "contact", "assignment"}


def test_a_lost_laptop_makes_no_proposals(left: Left, shared_centre: Any) -> None:
    assert shared_centre.run("device", "revoke", left.bo.device).returncode == 0
    result = refused(left.bo.push(left.edit(note="Met at home."))[0])
    assert (result.code, result.proposal) == ("device_revoked", None)


def plain_edit(**fields: Any) -> WireEdit:
    edit: Edit = new_edit(new_record("contact", "c"), fields, "bo")
    return to_wire(edit)


def test_words_of_another_persons_proposal_are_not_handed_out() -> None:
    edit = plain_edit(note="Mine.", place=[[0, 0, "a"]])
    proposal = new_proposal(late(edit, Place("c", edit.record), lambda field: iter(())), "bo", "case_left", Mark(1))
    assert proposed_text(proposal, "note", "bo", "c") == "Mine."
    assert proposed_text(proposal, "note", "amina", "c") is None
    assert proposed_text(proposal, "note", "bo", "another case") is None
    assert proposed_text(proposal, "place", "bo", "c") is None, "a fragment is not the text"
    assert proposed_text(None, "note", "bo", "c") is None


@pytest.mark.parametrize("splice", [[[99, 1, "Words."]], [[0, 0, "Words."], "nonsense", [1, 2], [1, 2, 3]]])
def test_a_splice_that_does_not_fit_leaves_its_words(splice: list[Any]) -> None:
    found = late(plain_edit(note=splice), Place("c", "r"), lambda field: iter(["Short."]))
    assert (found.values, found.fragments) == ({"note": "Words."}, ["note"])
