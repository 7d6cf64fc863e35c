"""A record made offline and everything made on it: a refused one takes only what depends on it aside."""

from casework import Edit, new_case, new_edit, new_record
from casework.dependence import Behind, linked_records
from tests.local_store.desk import ME, Desk


def chain(desk: Desk) -> tuple[Edit, Edit, Edit, Edit]:
    """A hearing made offline, an outcome and a paper that link to it in turn, and an edit of that paper."""
    hearing = desk.write_new("hearing", court="Kelford Youth Court")
    outcome = desk.write_new("outcome", hearing=hearing.record, disposal="referral_order")
    paper = desk.write_new("document", about_record=outcome.record, title="Letter")
    later = desk.write(desk.show(paper.record), kind="letter")
    return hearing, outcome, paper, later


def test_what_links_to_an_unmade_record_waits_with_it_and_all_else_goes(desk: Desk) -> None:
    before = desk.write_new("contact", note="before")
    hearing, outcome, paper, later = chain(desk)
    free = desk.write_new("contact", note="after")
    desk.refused(hearing)
    assert [item.edit for item in desk.store.sendable(10)] == [before, free]
    (needs,) = desk.store.attention()
    assert needs.dependants == (outcome.id, paper.id, later.id)


def test_a_refusal_in_the_middle_of_a_chain_leaves_its_beginning_alone(desk: Desk) -> None:
    hearing, outcome, paper, later = chain(desk)
    desk.refused(outcome)
    assert [item.edit for item in desk.store.sendable(10)] == [hearing]
    assert desk.store.attention()[0].dependants == (paper.id, later.id)


def test_a_link_to_a_record_that_the_centre_has_holds_nothing_back(desk: Desk) -> None:
    hearing = desk.bring("hearing", {"court": "Kelford Youth Court"})
    change = desk.write(hearing, court="Northwick Youth Court")
    outcome = desk.write_new("outcome", hearing=hearing.id)
    desk.refused(change)
    assert [item.edit for item in desk.store.sendable(10)] == [outcome]


def test_a_link_from_a_record_that_the_centre_has_waits_but_its_other_fields_go(desk: Desk) -> None:
    outcome = desk.bring("outcome", {"disposal": "referral_order"})
    hearing = desk.write_new("hearing", court="Kelford Youth Court")
    link, other = desk.write(outcome, hearing=hearing.record), desk.write(outcome, note="In full.")
    desk.refused(hearing)
    assert [item.edit for item in desk.store.sendable(10)] == [other]
    assert desk.store.attention()[0].dependants == (link.id,)


def test_an_edit_saved_after_the_refusal_waits_by_its_link_too(desk: Desk) -> None:
    hearing, outcome, *_ = chain(desk)
    desk.refused(hearing)
    late = desk.write_new("offence", hearing=hearing.record)
    further = desk.write_new("outcome", offence=late.record)
    assert {late.id, further.id, outcome.id} <= set(desk.store.attention()[0].dependants)


def test_giving_up_lets_the_rest_go(desk: Desk) -> None:
    hearing, *rest = chain(desk)
    desk.refused(hearing)
    desk.store.give_up(hearing.id)
    assert [item.edit for item in desk.store.sendable(10)] == rest


def test_what_waits_behind_two_goes_when_both_are_given_up(desk: Desk) -> None:
    hearing, offence = desk.write_new("hearing", court="x"), desk.write_new("offence", title="y")
    outcome = desk.write_new("outcome", hearing=hearing.record, offence=offence.record)
    on_top = desk.write(desk.show(outcome.record), disposal="referral_order")
    desk.refused(hearing)
    desk.refused(offence)
    desk.store.give_up(hearing.id)
    assert desk.store.sendable(10) == []
    assert [one.dependants for one in desk.store.attention()] == [(outcome.id, on_top.id)]
    desk.store.give_up(offence.id)
    assert [item.edit for item in desk.store.sendable(10)] == [outcome, on_top]


def test_a_case_that_left_lets_everything_go(desk: Desk) -> None:
    hearing, *rest = chain(desk)
    desk.refused(hearing)
    desk.leaves()
    assert [item.edit for item in desk.store.sendable(10)] == rest


def test_only_fields_that_are_links_link() -> None:
    case = new_case()
    record = new_record("outcome", case.id)
    edit = new_edit(record, {"hearing": "h", "note": "n", "offence": None, "unknown": "u"}, ME)
    assert linked_records(edit) == {"h"}


def test_the_same_edit_asked_twice_is_behind_twice() -> None:
    record = new_record("contact", new_case().id)
    first, second = (new_edit(record, {"note": words}, ME) for words in ("one", "two"))
    behind = Behind()
    behind.put(first, makes=False)
    assert behind.holds_back(first, makes=False)
    assert not behind.holds_back(second, makes=False)
