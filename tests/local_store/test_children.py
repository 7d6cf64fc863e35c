"""A child who is on this laptop is found while they are typed in again, whoever of all of them it is."""

import datetime as dt
import random
from typing import Any

import pytest

from casework import new_case, new_edit, new_id, new_record
from casework.duplicates import BIRTH_SCORES, ENOUGH, Known, possible_duplicates
from casework.people import OtherName, Person
from casework.record_types import read
from local_store import Device, LocalStore, Page, PageRecord
from local_store.children_calls import LookedThrough
from tests.local_store.desk import ME, Desk

FIRST = ["Juniper", "Corvin", "Siân", "Siôn", "Fennimore", "Jo", "Joanne", "Ann", "Anne", "Rhys", "Mary-Lou", "O'Dell"]
LAST = [
    *("Vexley", "Vexly", "Ashgrove-Teel", "Teel", "MacDonald", "Mac Donald", "O'Brien", "Obrian", "Llŷr", "Llyr"),
    *("Rees", "Reece", "Li", "Lee", "Jones", "Llanfairpwllgwyngyll-Wŷddgrug"),
]
CHILDREN = 100


def typed(**fields: Any) -> Person:
    return Person(id="typed", case="typed", **fields)


def bring(desk: Desk, **person: Any) -> str:
    """A child from the centre; the id of the case."""
    case = new_id()
    desk.bring("case", {"reference": "TW/7", "opened": "2026-01-05"}, id=case, case=case, entered=[case])
    desk.bring("person", person, case=case)
    return case


def cases(found: LookedThrough) -> list[str]:
    return [one.row.case for one in found.found]


@pytest.fixture
def linnet(desk: Desk) -> str:
    case = bring(desk, first_names="Linnet", surname="Oyelaran", date_of_birth="2010-03-07", pnc_id="20/73319Z")
    desk.bring("other_name", {"kind": "former_name", "surname": "Hawksmere"}, case=case)
    return case


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"first_names": "Linnet", "surname": "oyelaran"}, "Surname is the same"),
        ({"first_names": "Linnet", "surname": "Oyelarn"}, "Surname is one letter apart"),
        ({"first_names": "Linnet", "surname": "Hawksmere"}, "Compared with Hawksmere"),
        ({"first_names": "Oyelaran", "surname": "Linnet"}, "First name and surname are swapped"),
        ({"first_names": "Lin", "surname": "Oyelaran"}, "First name is a longer form"),
        ({"pnc_id": "2020/0073319Z"}, "Police number (PNC ID) is the same"),
        ({"surname": "Oye-Laran", "first_names": "Linnet"}, "Surname is the same but for blanks or hyphens"),
    ],
)
def test_a_child_is_found_by_any_name_and_number(desk: Desk, linnet: str, fields: dict[str, Any], reason: str) -> None:
    bring(desk, first_names="Corvin", surname="Teel")
    (found,) = desk.store.like(typed(**fields)).found
    assert found.row.case == linnet
    assert reason in found.possible.reasons
    assert desk.store.like(typed(**fields)).children == 2


def test_a_closed_case_is_looked_through_and_says_that_it_is_closed(desk: Desk, linnet: str) -> None:
    desk.bring("case", {"closed": "2026-02-01"}, id=linnet, case=linnet)
    (found,) = desk.store.like(typed(first_names="Linnet", surname="Oyelaran")).found
    assert found.row.closed


def test_a_child_added_a_moment_ago_and_not_sent_is_found(desk: Desk) -> None:
    begun = new_case()
    child = new_record("person", begun.id)
    edits = [
        new_edit(begun, {"opened": "2026-11-26"}, ME),
        new_edit(child, {"first_names": "Wilf", "surname": "Ostrander"}, ME),
    ]
    desk.store.save_all(edits)
    assert cases(desk.store.like(typed(first_names="Wilf", surname="Ostrander"))) == [begun.id]
    desk.store.save(new_edit(desk.show(child.id), {"surname": "Moss"}, ME))
    assert cases(desk.store.like(typed(first_names="Wilf", surname="Moss"))) == [begun.id]
    assert cases(desk.store.like(typed(first_names="Wilf", surname="Ostrander"))) == []


def test_whoever_was_put_together_with_another_or_removed_is_not_shown(desk: Desk, linnet: str) -> None:
    child = next(one for one in desk.store.case(linnet) if one.type == "person")
    desk.bring("person", {"merged_into": "another"}, id=child.id, case=linnet)
    assert desk.store.like(typed(first_names="Linnet", surname="Oyelaran")).found == ()


def test_a_date_of_birth_alone_is_no_likeness_and_needs_no_looking() -> None:
    """What `children_alike` looks for leaves the date of birth out: it may, for as long as this holds."""
    assert max(BIRTH_SCORES.values()) < ENOUGH


def some_child(chance: random.Random) -> dict[str, Any]:
    fields: dict[str, Any] = {"first_names": chance.choice(FIRST), "surname": chance.choice(LAST)}
    if chance.random() < 0.3:
        fields["surname"] += chance.choice(" -") + chance.choice(LAST)
    if chance.random() < 0.3:
        fields["preferred_name"] = chance.choice(FIRST)
    if chance.random() < 0.3:
        fields["pnc_id"] = chance.choice(("20/7Z", "2020/0000007Z", "2020/7 z", "020/0000007Z"))
    if chance.random() < 0.3:
        fields["nhs_number"] = chance.choice(("943 476 5919", "9434765919"))
    fields["date_of_birth"] = str(dt.date(2010, 1, 1) + dt.timedelta(days=chance.randrange(40)))
    return fields


def slip(name: str, chance: random.Random) -> str:
    """The name with one letter left out, changed, put in, or changed round with the next."""
    at = chance.randrange(len(name))
    way = chance.randrange(5)
    changed = (name[:at], name[at : at + 1], name[at + 1 :])
    return (
        name,
        changed[0] + changed[2],
        f"{changed[0]}e{changed[2]}",
        f"{name[:at]}a{name[at:]}",
        name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
    )[way]


def test_nobody_is_missed_who_would_be_found_by_comparing_with_everybody(store: LocalStore) -> None:
    """The index only puts aside those of whom the comparison has nothing to say. Random children, the same each run."""
    chance = random.Random(11)
    store.set_device(Device(id="laptop", user=ME))
    changed: list[PageRecord] = []
    known: list[Known] = []
    for number in range(CHILDREN):
        case, person, other = new_id(), new_id(), new_id()
        changed.append(PageRecord(person, "person", case, some_child(chance), number + 1))
        names = {"kind": "alias", "first_names": chance.choice((None, *FIRST)), "surname": chance.choice(LAST)}
        if chance.random() < 0.3:
            changed.append(PageRecord(other, "other_name", case, names, number + 1))
    store.apply_page(Page("1", changed, sorted({one.case for one in changed})))
    for one in changed:
        if one.type == "person":
            mine = [other for other in changed if other.case == one.case and other.type == "other_name"]
            shown = [store.record(each.id) for each in (one, *mine)]
            child, *others = [each for each in shown if each is not None]
            known.append(Known(read(child, Person), tuple(read(each, OtherName) for each in others)))
    found = 0
    for _ in range(60):
        fields = some_child(chance)
        for name in ("first_names", "surname"):
            fields[name] = slip(fields[name], chance)
        person = typed(**{**fields, "date_of_birth": dt.date.fromisoformat(fields["date_of_birth"])})
        everybody = possible_duplicates(person, known, CHILDREN)
        assert [one.possible for one in store.like(person, CHILDREN).found] == list(everybody), person
        found += len(everybody)
    assert found > 100, "children like these are here"
