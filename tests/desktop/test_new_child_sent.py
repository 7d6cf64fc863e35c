"""A child who was added without a connection arrives at the centre whole, and is the same on every laptop."""

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from casework import new_edit, new_id, new_record
from casework.case_file import case_file
from casework.new_child import new_child
from tests.central_process import CentralProcess
from tests.desktop.practitioner import CALLUM, IMOGEN, PASSWORD, PATIENCE, SENT, Practitioner, practitioner
from ui.case.page_words import NOT_SENT_YET

NOTE = "Rang his mother. She is glad that somebody does."
MANAGER = CALLUM


@pytest.fixture
def both(centre: CentralProcess, tmp_path: Path, qapp: QApplication) -> Iterator[tuple[Practitioner, Practitioner]]:
    """A practitioner, and a manager who works on none of their cases."""
    for user, name, role in ((IMOGEN, "Imogen Farrowby", "case_manager"), (MANAGER, "Callum Dreyling", "manager")):
        centre.add_user(user, PASSWORD, name=name, role=role)
    case = new_id()
    others = new_id()
    marigold = {"first_names": "Marigold", "surname": "Tregarwen", "date_of_birth": "2011-02-03"}
    theirs = [("case", others, {"reference": "NW-2"}), ("person", new_id(), marigold)]
    loaded = [{"id": id, "type": type, "case": others, "fields": fields} for type, id, fields in theirs]
    centre.load_records(loaded, assign=MANAGER)
    person = {"id": new_id(), "type": "person", "case": case, "fields": {"first_names": "Juniper", "surname": "Vexley"}}
    centre.load_records(
        [{"id": case, "type": "case", "case": case, "fields": {"reference": "NW-1"}}, person], assign=IMOGEN
    )
    centre.start()
    with ExitStack() as stack:
        imogen = stack.enter_context(practitioner(IMOGEN, centre, tmp_path, qapp))
        callum = stack.enter_context(practitioner(MANAGER, centre, tmp_path, qapp))
        yield imogen, callum


def of(who: Practitioner, case: str) -> dict[str, dict[str, Any]]:
    """Every record of the case as this laptop shows it."""
    found = who.ask(lambda store: store.case(case))
    return {one.id: {name: value for name, value in one.fields.items() if value is not None} for one in found}


def add(who: Practitioner) -> str:
    """The form, by its keys; the id of the new case."""
    hands = who.hands
    hands.key("Ctrl+Shift+A")
    case = hands.wait(lambda: hands.window.place().case, "no form")  # type: ignore[attr-defined]
    child = new_child(case)
    typed = {
        child.person.id: {"first_names": "Wilf", "surname": "Ostrander", "date_of_birth": "7/3/2010"},
        child.address.id: {"line_1": "4 Lantern Court"},
        child.referral.id: {"source_name": "Sgt Pell", "received_on": "yesterday"},
    }
    for record, fields in typed.items():
        for name, words in fields.items():
            hands.type(f"field.{record}.{name}", words)
    hands.pick(f"field.{child.referral.id}.source", "Police")
    hands.key("Ctrl+S")
    return str(case)


def test_a_child_added_offline_arrives_whole_and_shows_the_same_everywhere(
    both: tuple[Practitioner, Practitioner],
) -> None:
    imogen, callum = both
    for each in both:
        each.sign_in()
    imogen.lose_connection()
    case = add(imogen)
    imogen.hands.says(NOT_SENT_YET, PATIENCE)
    imogen.hands.key("Ctrl+N")
    imogen.hands.type("field.note", NOTE)
    for _ in range(2):  # the kind of contact is missing, which is told once
        imogen.hands.key("Ctrl+Return")
    imogen.hands.says("5 changes saved on this laptop.", PATIENCE)
    imogen.hands.press("rail_caseload")
    imogen.hands.says("Wilf Ostrander", PATIENCE)
    written = of(imogen, case)
    assert len(written) == 5

    imogen.connect(SENT)
    imogen.hands.wait(lambda: len(of(imogen, case)) == 6, "nobody was said to work on it", PATIENCE)
    shown = of(imogen, case)
    assert {id: shown[id] for id in written} == written
    file = imogen.ask(lambda store: case_file(case, store.case(case)))
    (assignment,) = file.assignments
    assert (assignment.worker, assignment.worker_name, assignment.role) == (IMOGEN, "Imogen Farrowby", "case_manager")
    assert [one.note for one in file.contacts] == [NOTE]
    row = imogen.ask(lambda store: store.summary(case))
    assert row is not None
    assert (row.my_part, row.worker_name, row.not_sent, row.needs_decision) == ("case_manager", "Imogen Farrowby", 0, 0)
    imogen.hands.choose("Wilf Ostrander")
    imogen.hands.wait(lambda: "worker Imogen Farrowby" in imogen.hands.words(), "the case does not say whose it is")

    assert callum.ask(lambda store: store.case(case)) == [], "the case of a colleague is not on their laptop"
    assert case not in {one.case for one in callum.ask(lambda store: store.caseload())}
    given = {"worker": MANAGER, "worker_name": "Callum Dreyling", "role": "manager", "since": f"{dt.date.today()}"}
    manager_gives_it(imogen, callum, case, given)
    callum.hands.wait(lambda: of(callum, case) == of(imogen, case) != {}, "the two laptops differ", PATIENCE)
    assert len(of(callum, case)) == 7


def test_a_child_of_a_colleague_is_told_of_while_they_are_typed(both: tuple[Practitioner, Practitioner]) -> None:
    imogen, _ = both
    imogen.sign_in()
    hands = imogen.hands
    hands.key("Ctrl+Shift+A")
    case = hands.wait(lambda: hands.window.place().case, "no form")  # type: ignore[attr-defined]
    person = new_child(case).person.id
    hands.type(f"field.{person}.first_names", "Marigold")
    hands.type(f"field.{person}.surname", "Tregarwn")
    hands.says("Marigold Tregarwen, NW-2, with Callum Dreyling", PATIENCE)
    hands.key("Ctrl+S")
    hands.says("It may be Marigold Tregarwen, NW-2, with Callum Dreyling.", PATIENCE)


def manager_gives_it(imogen: Practitioner, callum: Practitioner, case: str, fields: dict[str, Any]) -> None:
    """A manager takes part in the case."""
    edit = new_edit(new_record("assignment", case), fields, MANAGER)
    callum.hands.window.frame().desk.save([edit])  # type: ignore[attr-defined]
    imogen.hands.wait(lambda: len(of(imogen, case)) == 7, "the manager is not on the case", PATIENCE)
