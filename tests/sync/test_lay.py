"""Laying the outbox on what the centre has: ids, chains of the user's own edits, and what becomes of a clash."""

import itertools

from casework import Edit, Record, new_edit, with_edit
from casework.edits import conflict_id
from casework.splices import spliced
from local_store.shapes import Held, Pending, State
from sync.merge import lay
from sync.wire import to_wire

E1, E2, E3 = (f"00000000-0000-7000-8000-00000000000{n}" for n in (1, 2, 3))
CASE = "case-1"


class Laptop:
    """The outbox of one laptop, and what it holds of the centre."""

    def __init__(self, type: str = "person", **fields):
        self.shown = Record("r", type, CASE, dict(fields), dict.fromkeys(fields, 1))
        self.centre = {name: Held(value, 1) for name, value in fields.items()}
        self.outbox: list[Pending] = []

    def edit(self, id: str, state: State = State.WAITING, *, follows: str | None = None, **set) -> Edit:
        edit = new_edit(self.shown, set, "Priya", id=id, at=f"2026-11-26T10:00:0{id[-1]}+00:00")
        self.shown = with_edit(self.shown, edit)
        self.outbox.append(Pending(edit, state, edit.at, follows=follows))
        return edit

    def another_sets(self, stamp: int, **fields) -> None:
        for name, value in fields.items():
            self.centre[name] = Held(value, stamp, "Callum", "2026-11-26T09:00:00+00:00")

    def laid(self) -> list[Edit]:
        made = (f"new-{n}" for n in itertools.count(1))
        return lay(self.outbox, lambda record: self.centre if record == "r" else {}, lambda: next(made))


def test_nothing_new_at_the_centre_changes_nothing():
    laptop = Laptop(phone="1", email="a")
    edits = [laptop.edit(E1, phone="2"), laptop.edit(E2, phone="3", email="b"), laptop.edit(E3, email=None)]
    assert laptop.laid() == edits


def test_a_new_record_is_laid_as_it_is():
    laptop = Laptop()
    edits = [laptop.edit(E1, first_names="Juniper"), laptop.edit(E2, surname="Vexley")]
    assert laptop.laid() == edits


def test_an_unsent_edit_of_another_field_keeps_its_id():
    laptop = Laptop(phone="1", email="a")
    edit = laptop.edit(E1, phone="2")
    laptop.another_sets(7, email="b")
    assert laptop.laid() == [edit]


def test_an_unsent_edit_is_moved_on_when_only_the_stamp_changed():
    laptop = Laptop(phone="1")
    laptop.edit(E1, phone="2")
    laptop.another_sets(7, phone="1")
    [edit] = laptop.laid()
    assert (edit.id, edit.set, edit.seen, edit.base) == (E1, {"phone": "2"}, {"phone": 7}, {"phone": "1"})


def test_a_stale_edit_becomes_a_new_one_that_names_it():
    laptop = Laptop(phone="1", email="a")
    old = laptop.edit(E1, State.STALE, phone="2")
    laptop.another_sets(7, phone="1")
    [edit] = laptop.laid()
    assert (edit.id, edit.replaces, edit.seen) == ("new-1", E1, {"phone": 7})
    assert (edit.at, edit.author, edit.record, edit.case) == (old.at, old.author, old.record, old.case)


def test_what_was_sent_stays_exactly_as_it_is_whatever_the_centre_has():
    laptop = Laptop(phone="1")
    sent = laptop.edit(E1, State.SENT, phone="2")
    laptop.another_sets(7, phone="9")
    assert laptop.laid() == [sent]


def test_what_waits_behind_a_refused_edit_stays_exactly_as_it_is():
    laptop = Laptop(phone="1")
    waits = laptop.edit(E2, follows=E1, phone="2")
    laptop.another_sets(7, phone="9")
    assert laptop.laid() == [waits]


def test_an_unsent_edit_with_the_centres_value_still_goes_so_that_the_ledger_has_it():
    laptop = Laptop(phone="1")
    laptop.edit(E1, phone="2")
    laptop.another_sets(7, phone="2")
    [edit] = laptop.laid()
    assert (edit.id, edit.set, edit.seen) == (E1, {"phone": "2"}, {"phone": 7})


def test_a_stale_edit_with_the_centres_value_has_nothing_left_to_do():
    laptop = Laptop(phone="1")
    laptop.edit(E1, State.STALE, phone="2")
    laptop.another_sets(7, phone="2")
    assert laptop.laid() == []


def test_setting_a_field_to_what_it_was_does_not_undo_another_persons_change():
    laptop = Laptop(phone="1", email="a")
    laptop.edit(E1, phone="1", email="b")
    laptop.edit(E2, State.STALE, phone="1")
    laptop.another_sets(7, phone="9")
    [edit] = laptop.laid()
    assert (edit.id, edit.set) == (E1, {"email": "b"})


def test_an_unsent_edit_with_nothing_left_to_do_goes_as_it_is_so_that_the_ledger_has_it():
    laptop = Laptop(phone="1")
    edit = laptop.edit(E1, phone="1")
    laptop.another_sets(7, phone="9")
    assert laptop.laid() == [edit]
    laptop.outbox = [Pending(edit, State.STALE, edit.at)]
    assert laptop.laid() == []


def test_a_clash_leaves_the_edit_and_keeps_both_versions():
    laptop = Laptop(phone="1", email="a")
    laptop.edit(E1, State.STALE, phone="2", email="b")
    laptop.another_sets(7, phone="9")
    rest, clash = laptop.laid()
    assert (rest.id, rest.replaces, rest.set) == ("new-1", E1, {"email": "b"})
    assert (clash.record, clash.type, clash.case) == (conflict_id(E1, "phone"), "conflict", CASE)
    assert clash.replaces == E1
    assert clash.set == {
        "of": "r",
        "of_type": "person",
        "field": "phone",
        "edit": E1,
        "base": "1",
        "mine": "2",
        "mine_author": "Priya",
        "mine_at": "2026-11-26T10:00:01+00:00",
        "theirs": "9",
        "theirs_author": "Callum",
        "theirs_at": "2026-11-26T09:00:00+00:00",
        "theirs_position": 7,
    }
    assert clash.seen == dict.fromkeys(clash.set, 0)


def test_an_unsent_edit_that_clashes_in_one_field_goes_on_under_its_own_id():
    laptop = Laptop(phone="1", email="a")
    laptop.edit(E1, phone="2", email="b")
    laptop.another_sets(7, phone="9")
    rest, clash = laptop.laid()
    assert (rest.id, rest.replaces, clash.replaces) == (E1, None, None)


def test_laying_again_what_was_laid_changes_nothing():
    laptop = Laptop(phone="1", email="a", note="x")
    laptop.edit(E1, State.STALE, phone="2", email="b")
    laptop.edit(E2, phone="3")
    laptop.another_sets(7, phone="9")
    once = laptop.laid()
    laptop.outbox = [Pending(edit, State.WAITING, edit.at) for edit in once]
    assert laptop.laid() == once


def test_own_edits_in_a_row_make_one_conflict_with_the_last_words():
    laptop = Laptop(phone="1")
    laptop.edit(E1, State.STALE, phone="2")
    laptop.edit(E2, State.STALE, phone="3")
    laptop.another_sets(7, phone="9")
    opened, again = laptop.laid()
    assert opened.record == again.record == conflict_id(E1, "phone")
    assert opened.set["mine"] == "2"
    assert again.set == {"mine": "3", "mine_at": "2026-11-26T10:00:02+00:00"}
    assert again.seen == {"mine": opened.id, "mine_at": opened.id}
    assert (opened.replaces, again.replaces) == (E1, E2)


def test_a_change_taken_back_leaves_nothing_to_decide():
    laptop = Laptop(phone="1")
    laptop.edit(E1, phone="2")
    laptop.edit(E2, phone="1")
    laptop.another_sets(7, phone="9")
    _, again = laptop.laid()
    assert (again.set["mine"], again.set["kept"], again.set["settled_by"]) == ("1", "theirs", "Priya")


def test_coming_round_to_the_centres_value_leaves_nothing_to_decide():
    laptop = Laptop(phone="1")
    laptop.edit(E1, phone="2")
    laptop.edit(E2, phone="9")
    laptop.another_sets(7, phone="9")
    _, again = laptop.laid()
    assert again.set["kept"] == "theirs"


def test_a_change_taken_back_and_made_again_is_to_be_decided_after_all():
    laptop = Laptop(phone="1")
    laptop.edit(E1, phone="2")
    laptop.edit(E2, phone="1")
    laptop.edit(E3, phone="5")
    laptop.another_sets(7, phone="9")
    _, _, last = laptop.laid()
    assert (last.set["mine"], last.set["settled_by"], last.set["settled_at"]) == ("5", None, None)


def test_a_chain_with_another_field_follows_its_new_id():
    laptop = Laptop(phone="1", email="a")
    laptop.edit(E1, State.STALE, phone="2", email="b")
    laptop.edit(E2, email="c")
    laptop.another_sets(7, phone="9")
    rest, _, second = laptop.laid()
    assert (second.id, second.seen, second.base) == (E2, {"email": rest.id}, {"email": "b"})


def test_narratives_merge_and_the_next_own_edit_is_laid_on_the_merge():
    text = "Met at the library today. He was calm throughout. We agreed to meet again on Friday at two."
    laptop = Laptop("contact", note=text)
    first = laptop.edit(E1, note=text.replace("library today", "town library today"))
    laptop.edit(E2, note=first.set["note"].replace("calm", "very calm"))
    laptop.another_sets(7, note=text.replace("Friday", "Monday"))
    one, two = laptop.laid()
    assert one.set["note"] == text.replace("library today", "town library today").replace("Friday", "Monday")
    assert one.seen == {"note": 7}
    assert two.set["note"] == one.set["note"].replace("calm", "very calm")
    assert (two.id, two.seen, two.base) == (E2, {"note": E1}, {"note": one.set["note"]})


def test_a_clash_with_words_that_were_merged_names_the_other_person():
    text = "Met at the library today. He was calm throughout. We agreed to meet again on Friday at two."
    laptop = Laptop("contact", note=text)
    first = laptop.edit(E1, note=text.replace("Met", "We met"))
    laptop.edit(E2, note=first.set["note"].replace("Friday", "Tuesday"))
    laptop.another_sets(7, note=text.replace("Friday", "Monday"))
    _, clash = laptop.laid()
    assert clash.set["theirs_author"] == "Callum"
    assert clash.set["theirs"] == text.replace("Met", "We met").replace("Friday", "Monday")


def test_the_same_field_name_of_an_unknown_type_is_no_narrative():
    text = "one two three four five six seven eight"
    laptop = Laptop("newer_thing", note=text)
    laptop.edit(E1, note=text.replace("one", "ONE"))
    laptop.another_sets(7, note=text.replace("eight", "EIGHT"))
    [clash] = laptop.laid()
    assert clash.type == "conflict"


def test_who_settles_a_conflict_second_makes_no_conflict_of_a_conflict():
    laptop = Laptop("conflict", of="x", field="phone", mine="2", theirs="9")
    laptop.edit(E1, State.STALE, settled_by="priya", settled_at="2026-11-26T10:00:00+00:00", kept="mine")
    laptop.another_sets(7, settled_by="callum", settled_at="2026-11-26T09:00:00+00:00", kept="theirs")
    assert laptop.laid() == []


def test_a_settlement_never_sent_goes_as_it_is_so_that_the_ledger_has_it():
    laptop = Laptop("conflict", of="x", field="phone", mine="2", theirs="9")
    edit = laptop.edit(E1, settled_by="priya", settled_at="2026-11-26T10:00:00+00:00", kept="mine")
    laptop.another_sets(7, settled_by="callum", settled_at="2026-11-26T09:00:00+00:00", kept="theirs")
    assert laptop.laid() == [edit]


def test_an_unsent_edit_in_another_spelling_still_goes_with_the_centres_so_that_the_ledger_has_it():
    laptop = Laptop(phone="1")
    laptop.edit(E1, phone="+44 7700 900001")
    laptop.another_sets(7, phone="07700 900001")
    [edit] = laptop.laid()
    assert (edit.id, edit.set, edit.seen) == (E1, {"phone": "07700 900001"}, {"phone": 7})


def test_a_stale_edit_in_another_spelling_has_nothing_left_to_do():
    laptop = Laptop(phone="1", email="a")
    laptop.edit(E1, State.STALE, phone="+44 7700 900001")
    laptop.edit(E2, State.STALE, phone="+44 7700 900001", email="b")
    laptop.another_sets(7, phone="07700 900001")
    [edit] = laptop.laid()
    assert (edit.replaces, edit.set) == (E2, {"email": "b"})


def test_a_real_change_on_top_of_an_own_spelling_is_laid_on_the_centres():
    laptop = Laptop(phone="1")
    laptop.edit(E1, State.STALE, phone="+44 7700 900001")
    laptop.edit(E2, phone="07700 900002")
    laptop.another_sets(7, phone="07700 900001")
    [edit] = laptop.laid()
    assert (edit.id, edit.set, edit.seen, edit.base) == (
        E2,
        {"phone": "07700 900002"},
        {"phone": 7},
        {"phone": "07700 900001"},
    )


def test_a_clash_with_the_centres_spelling_names_who_wrote_it():
    laptop = Laptop(phone="1")
    laptop.edit(E1, phone="+44 7700 900001")
    laptop.edit(E2, phone="07700 900003")
    laptop.another_sets(7, phone="07700 900001")
    first, second = laptop.laid()
    assert (first.set, second.set) == ({"phone": "07700 900001"}, {"phone": "07700 900003"})
    laptop.outbox = [Pending(first, State.STALE, first.at), Pending(second, State.STALE, second.at)]
    laptop.another_sets(8, phone="07700 900004")
    [clash] = laptop.laid()
    assert (clash.set["mine"], clash.set["theirs"], clash.set["theirs_author"]) == (
        "07700 900003",
        "07700 900004",
        "Callum",
    )


def test_another_spelling_of_what_was_there_gives_way_to_a_real_change():
    laptop = Laptop(phone="07700 900001")
    laptop.edit(E1, State.STALE, phone="07700900001")
    laptop.another_sets(7, phone="07700 900009")
    assert laptop.laid() == []


def test_a_splice_lies_over_the_value_a_rebase_was_laid_on():
    """`base` is the text at `seen`, whatever the rebase did: the centre's, or that of the own edit before."""
    text = "Met at the library today. He was calm throughout. We agreed to meet again on Friday at two. " * 6
    laptop = Laptop("contact", note=text)
    first = laptop.edit(E1, State.STALE, note=text.replace("library", "town library", 1))
    laptop.edit(E2, note=first.set["note"].replace("calm", "very calm", 1))
    theirs = text[:-10] + "at three."
    laptop.another_sets(7, note=theirs)
    texts = {7: theirs}
    for edit in laptop.laid():
        assert edit.base["note"] == texts[edit.seen["note"]]
        travelling = to_wire(edit)
        assert isinstance(travelling.set["note"], list)
        assert spliced(edit.base["note"], travelling.set["note"]) == edit.set["note"]
        texts[edit.id] = edit.set["note"]
    assert len(texts) == 3


def test_who_settles_a_proposal_second_makes_no_conflict_of_it():
    laptop = Laptop("proposal", of="x", because="case_left", values="{}")
    laptop.edit(E1, State.STALE, settled_by="priya", settled_at="2026-11-26T10:00:00+00:00", kept="taken")
    laptop.another_sets(7, settled_by="callum", settled_at="2026-11-26T09:00:00+00:00", kept="left out")
    assert laptop.laid() == []
