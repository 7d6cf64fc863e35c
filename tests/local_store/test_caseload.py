"""The caseload is right after every write, whoever made it."""

import datetime as dt

import msgspec

from casework import new_case, new_edit
from casework.limits import Limit, Unit
from casework.local_rules import LocalRules, OwnLimit
from casework.service import Service
from local_store import CaseSummary, Device, LocalStore
from tests.local_store.conftest import TODAY
from tests.local_store.desk import KEY, ME, Desk


def row(desk: Desk) -> CaseSummary:
    (only,) = desk.store.caseload()
    return only


def bring_juniper(desk: Desk) -> None:
    desk.store.set_device(Device(id="laptop", user=ME))
    desk.bring("case", {"reference": "TW/102", "kind": "court_order"}, id=desk.case, entered=[desk.case])
    born = "2010-10-17"
    desk.bring("person", {"first_names": "Juniper", "surname": "Vexley", "date_of_birth": born})
    desk.bring("order", {"kind": "yro", "made_on": "2026-08-09", "start": "2026-08-09", "end": "2027-08-09"})
    desk.bring("alert", {"kind": "visiting", "text": "Dog. Ring first."})
    desk.bring("assignment", {"worker": "wren", "worker_name": "Wren", "role": "case_manager", "since": "2026-08-01"})
    desk.bring("assignment", {"worker": ME, "role": "covering", "since": "2026-08-01"})
    desk.bring(
        "judgement", {"state": "countersigned", "level": "enhanced", "safety": "high", "started_on": "2026-08-20"}
    )


def test_a_row_holds_what_the_list_shows(desk: Desk) -> None:
    bring_juniper(desk)
    shown = row(desk)
    assert (shown.first_names, shown.surname, shown.reference) == ("Juniper", "Vexley", "TW/102")
    assert (shown.date_of_birth, shown.order_kind, shown.order_end) == (
        dt.date(2010, 10, 17),
        "yro",
        dt.date(2027, 8, 9),
    )
    assert (shown.level, shown.safety, shown.visiting) == ("enhanced", "high", ("Dog. Ring first.",))
    assert (shown.worker, shown.worker_name, shown.my_part) == ("wren", "Wren", "covering")
    assert desk.store.summary(desk.case) == shown
    assert desk.store.summary("nowhere") is None


def test_every_write_shows_at_once(desk: Desk) -> None:
    bring_juniper(desk)
    assert row(desk).not_sent == 0
    person = next(record for record in desk.store.case(desk.case) if record.type == "person")
    edit = desk.write(person, preferred_name="Juno")
    assert (row(desk).preferred_name, row(desk).not_sent) == ("Juno", 1)
    desk.refused(edit)
    assert (row(desk).preferred_name, row(desk).not_sent, row(desk).needs_decision) == ("", 0, 1)
    desk.store.give_up(edit.id)
    assert row(desk).needs_decision == 0


def test_a_save_shows_where_its_number_in_the_outbox_was_given_before(desk: Desk) -> None:
    """A rebase numbers the outbox anew: the summary was made when another edit had the number that this one has now."""
    bring_juniper(desk)
    elsewhere = desk.bring("contact", {"place": "office"}, case=new_case().id)
    merged = desk.write(elsewhere, place="school")
    person = next(record for record in desk.store.case(desk.case) if record.type == "person")
    desk.write(person, preferred_name="Juno")
    assert {one.preferred_name for one in desk.store.caseload()} == {"Juno", ""}
    desk.write(desk.show(person.id), preferred_name="June")
    desk.store.rebase(lambda outbox, held: [item.edit for item in outbox if item.edit.id != merged.id])
    assert {one.preferred_name for one in desk.store.caseload()} == {"June", ""}


def test_a_save_after_one_that_was_taken_back_shows(desk: Desk) -> None:
    bring_juniper(desk)
    person = next(record for record in desk.store.case(desk.case) if record.type == "person")
    first = new_edit(person, {"preferred_name": "Juno"}, ME)
    desk.store.write_on(first)
    assert row(desk).preferred_name == "Juno"
    desk.store.write_on(new_edit(desk.show(person.id), {"preferred_name": None}, ME))
    desk.write(desk.show(person.id), preferred_name="June")
    assert [row(desk).preferred_name, row(desk).not_sent] == ["June", 1]


def test_a_save_writes_no_row_of_the_caseload_and_shows_in_it(desk: Desk) -> None:
    bring_juniper(desk)
    person = next(record for record in desk.store.case(desk.case) if record.type == "person")
    row(desk)
    count = "SELECT changes FROM case_summary"
    before = desk.store._db._db.execute(count).fetchall()
    desk.write(person, preferred_name="Juno")
    assert desk.store._db._db.execute(count).fetchall() == before
    assert row(desk).preferred_name == "Juno"


def test_a_case_that_was_refused_and_given_up_leaves_the_caseload(desk: Desk) -> None:
    bring_juniper(desk)
    case = new_case()
    made = desk.write(case, reference="TW/103")
    assert {one.case for one in desk.store.caseload()} == {desk.case, case.id}
    desk.refused(made)
    assert {one.case for one in desk.store.caseload()} == {desk.case, case.id}
    desk.store.give_up(made.id)
    assert {one.case for one in desk.store.caseload()} == {desk.case}


def test_a_save_on_another_thread_is_never_hidden_by_a_summary_made_before_it(desk: Desk, path: str) -> None:
    bring_juniper(desk)
    with LocalStore.open(path, KEY, today=lambda: TODAY) as sync:
        row(desk)
        person = next(record for record in sync.case(desk.case) if record.type == "person")
        Desk(sync).write(person, preferred_name="Juno")
        assert row(desk).preferred_name == "Juno"
        assert sync.caseload() == desk.store.caseload()


def test_what_is_due_is_worked_out_again_each_day(desk: Desk, path: str) -> None:
    bring_juniper(desk)
    desk.bring("hearing", {"court": "Thornwick Youth Court", "date": "2026-11-30", "time": "10:00:00"})
    today = row(desk)
    assert "2026-11-30" in {due.on.isoformat() for due in today.dues}
    with LocalStore.open(path, KEY, today=lambda: TODAY + dt.timedelta(days=400)) as later:
        later.refresh_dues()
        (shown,) = later.caseload()
    assert shown.dues != today.dues
    assert row(desk).dues == today.dues


def test_another_person_on_this_laptop_has_another_part(desk: Desk) -> None:
    bring_juniper(desk)
    assert row(desk).my_part == "covering"
    desk.store.set_device(Device(id="laptop", user="wren"))
    assert row(desk).my_part == "case_manager"


OWN = Service(rules=LocalRules((OwnLimit("plan_review", Limit(2, Unit.MONTHS, "Our procedures, 4.2")),)))
OWN_LIMIT = OWN.rules.limits[0].limit


def reviews(shown: CaseSummary) -> list[str]:
    return [due.on.isoformat() for due in shown.dues if due.kind == "plan_review"]


def test_what_is_due_is_worked_out_by_the_rules_of_the_service_as_soon_as_they_come(desk: Desk) -> None:
    desk.store.set_device(Device(id="laptop", user="imogen"))
    desk.bring("order", {"kind": "yro", "made_on": "2026-10-01", "start": "2026-10-01", "end": "2027-09-30"})
    assert reviews(row(desk)) == ["2027-01-04"]
    desk.store.set_device(Device(id="laptop", user="imogen", service=OWN))
    assert desk.store.rules() == OWN.rules
    assert reviews(row(desk)) == ["2026-12-01"]
    desk.store.set_device(Device(id="laptop", user="imogen"))
    assert reviews(row(desk)) == ["2027-01-04"]


def test_a_rule_with_a_slip_in_it_does_not_take_the_caseload_away(desk: Desk) -> None:
    mad = LocalRules((OwnLimit("plan_review", Limit(10**12, Unit.MONTHS, "a slip")), OwnLimit("no such", OWN_LIMIT)))
    desk.bring("order", {"kind": "yro", "made_on": "2026-10-01", "start": "2026-10-01", "end": "2027-09-30"})
    desk.store.set_device(Device(id="laptop", user="imogen", service=Service(rules=mad)))
    assert reviews(row(desk)) == ["2027-01-04"]


def test_a_summary_made_by_an_older_holdfast_on_the_same_day_is_made_again(desk: Desk) -> None:
    desk.bring("order", {"kind": "yro", "made_on": "2026-10-01", "start": "2026-10-01", "end": "2027-09-30"})
    new = row(desk)
    assert new.weight
    with desk.store._db.writing() as sql:
        old = msgspec.json.encode(msgspec.structs.replace(new, weight=(), gaps=(), dues=()))
        sql("UPDATE case_summary SET made_for = ?, summary = ?", (TODAY.isoformat(), old))
    assert row(desk) == new


def test_a_case_that_was_added_here_is_its_authors_until_the_centre_says_who_works_on_it(desk: Desk) -> None:
    desk.store.set_device(Device(id="laptop", user=ME))
    begun = new_case()
    desk.case = begun.id
    made = desk.write(begun, opened="2026-11-26", kind="prevention")
    assert (row(desk).my_part, row(desk).not_sent) == ("case_manager", 1)
    desk.applied(made)
    assert row(desk).my_part == "case_manager", "sent, and what the centre makes of it is on its way"
    desk.bring("assignment", {"worker": "callum.dreyling", "role": "case_manager", "since": "2026-11-26"})
    assert row(desk).my_part == ""


def test_a_case_that_was_added_here_and_refused_stays_its_authors(desk: Desk) -> None:
    desk.store.set_device(Device(id="laptop", user=ME))
    begun = new_case()
    desk.case = begun.id
    desk.refused(desk.write(begun, opened="2026-11-26"))
    assert (row(desk).my_part, row(desk).needs_decision) == ("case_manager", 1)


def test_a_case_from_the_centre_without_an_assignment_is_not_taken_for_ones_own(desk: Desk) -> None:
    desk.store.set_device(Device(id="laptop", user=ME))
    desk.bring("case", {"reference": "TW/102"}, id=desk.case, entered=[desk.case])
    assert row(desk).my_part == ""
