"""Who holds which case: by assignment, told to every laptop, and checked for every edit."""

import datetime as dt

import pytest

from casework.edits import Record, new_case, new_edit, new_record
from central.scope import assignment_id
from sync.wire import Applied, Me, Refused
from tests.central.conftest import MakeLaptop
from tests.central.laptop import Laptop

TODAY = dt.date.today()
YESTERDAY, TOMORROW = ((TODAY + dt.timedelta(days=days)).isoformat() for days in (-1, 1))


def code(result: object) -> str:
    assert isinstance(result, Refused), result
    return result.code


def test_whoever_opens_a_case_holds_it(laptop: MakeLaptop) -> None:
    amina, second = laptop("amina"), laptop("amina")
    held = amina.ask("GET", "me", None, Me).cases
    second.pull()
    case = amina.open_case(reference="TEST-77")
    pages = second.pull()
    assert case in pages[0].entered
    assert second.fields[case] == {"reference": "TEST-77"}
    assignment = second.fields[assignment_id(case, "amina")]
    assert assignment == {
        "worker": "amina",
        "worker_name": "Amina Example",
        "role": "case_manager",
        "since": TODAY.isoformat(),
    }
    assert amina.ask("GET", "me", None, Me).cases == held + 1


def test_a_case_and_its_first_records_go_in_one_batch(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = new_case()
    person = new_record("person", case.id)
    results = amina.push(
        new_edit(case, {"kind": "court_order"}, "amina"), new_edit(person, {"surname": "Example"}, "amina")
    )
    assert [type(result) for result in results] == [Applied, Applied]


def test_a_case_is_opened_by_its_own_record_only(laptop: MakeLaptop) -> None:
    amina, bo = laptop("amina"), laptop("bo")
    case = new_case()
    assert (
        code(amina.push(new_edit(new_record("person", case.id), {"surname": "Example"}, "amina"))[0]) == "not_your_case"
    )
    theirs = bo.open_case()
    again = new_edit(new_record("case", theirs, theirs), {"reference": "MINE"}, "amina")
    assert code(amina.push(again)[0]) == "not_your_case"


def test_a_case_that_is_given_to_somebody_arrives_whole(laptop: MakeLaptop) -> None:
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    case = amina.open_case()
    contact = amina.write(case, "contact", note="From before.")
    bo.pull()
    assert contact not in bo.fields
    carla.write(case, "assignment", worker="bo", since=YESTERDAY)
    assert case in bo.pull()[0].entered
    assert bo.fields[contact] == {"note": "From before."}
    assert isinstance(bo.change(case, "contact", contact, note="From bo."), Applied)
    amina.pull()
    assert amina.fields[contact]["note"] == "From bo."


def test_more_cases_leave_at_once_than_the_smallest_page_holds(laptop: MakeLaptop) -> None:
    amina, carla = laptop("amina"), laptop("carla")
    cases = [new_case() for _ in range(150)]
    amina.push(*(new_edit(case, {"reference": "TEST-1"}, "amina") for case in cases))
    amina.pull()
    given = [Record(assignment_id(case.id, "amina"), "assignment", case.id) for case in cases]
    carla.push(*(new_edit(one, {"until": YESTERDAY}, "carla") for one in given))
    assert set(amina.page(limit_bytes=1024).left) == {case.id for case in cases}


def test_a_case_that_is_taken_away_leaves(laptop: MakeLaptop) -> None:
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    case = amina.open_case()
    assignment = carla.write(case, "assignment", worker="bo")
    bo.pull()
    assert case in bo.cases
    assert isinstance(carla.change(case, "assignment", assignment, until=YESTERDAY), Applied)
    contact = amina.write(case, "contact", note="Not for bo any more.")
    pages = bo.pull()
    assert pages[0].left == [case]
    assert contact not in bo.fields
    late = new_edit(new_record("contact", case), {"note": "Written before it left."}, "bo")
    assert code(bo.push(late)[0]) == "case_left"
    assert bo.pull()[0].left == [], "told once"


def test_a_case_that_comes_back_travels_whole_again(laptop: MakeLaptop) -> None:
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    case = amina.open_case()
    assignment = carla.write(case, "assignment", worker="bo")
    contact = bo.write(case, "contact", note="Bo's own.")
    bo.pull()
    carla.change(case, "assignment", assignment, until=YESTERDAY)
    assert bo.pull()[0].left == [case]
    bo.fields.clear()
    carla.write(case, "assignment", worker="bo")
    assert case in bo.pull()[0].entered
    assert bo.fields[contact] == {"note": "Bo's own."}, "what this very laptop once wrote comes back with the case"


@pytest.mark.parametrize(
    "fields",
    [{"since": TOMORROW}, {"until": YESTERDAY}, {"removed_on": TODAY.isoformat()}, {"worker": None}],
    ids=["not yet", "over", "removed", "nobody"],
)
def test_only_an_assignment_that_stands_gives_a_case(laptop: MakeLaptop, fields: dict[str, str | None]) -> None:
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    case = amina.open_case()
    carla.write(case, "assignment", **{"worker": "bo", **fields})
    bo.pull()
    assert case not in bo.cases


def test_only_managers_assign_and_only_cases_that_exist(laptop: MakeLaptop) -> None:
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    case = bo.open_case()
    mine = new_edit(new_record("assignment", case), {"worker": "amina"}, "amina")
    assert code(amina.push(mine)[0]) == "not_a_manager"
    own = new_edit(new_record("assignment", amina.open_case()), {"worker": "bo"}, "amina")
    assert code(amina.push(own)[0]) == "not_a_manager"
    nowhere = new_edit(new_record("assignment", new_case().id), {"worker": "bo"}, "carla")
    assert code(carla.push(nowhere)[0]) == "not_your_case"


def test_a_manager_edits_assignments_of_any_case_and_nothing_else_there(laptop: MakeLaptop) -> None:
    amina, carla = laptop("amina"), laptop("carla")
    case = amina.open_case()
    carla.write(case, "assignment", worker="bo")
    assert code(carla.push(new_edit(new_record("contact", case), {"note": "?"}, "carla"))[0]) == "not_your_case"
    carla.pull()
    assert case not in carla.cases


def test_a_manager_of_one_authority_is_nobody_in_another(laptop: MakeLaptop) -> None:
    esi, carla = laptop("esi"), laptop("carla")
    case = esi.open_case()
    assert (
        code(carla.push(new_edit(new_record("assignment", case), {"worker": "carla"}, "carla"))[0]) == "not_your_case"
    )


def records_of(laptop: Laptop, case: str) -> set[str]:
    return {change.id for page in laptop.pull() for change in page.changed if change.case == case}


def test_two_laptops_of_one_user_hold_the_same(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    amina.write(case, "contact", note="Met.")
    assert records_of(laptop("amina"), case) == records_of(laptop("amina"), case)
