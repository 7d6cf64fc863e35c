"""A case is given to somebody else while its practitioner writes in it: nothing typed is lost, and nothing stays."""

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from casework import Record, new_edit, new_id
from tests.central_process import CentralProcess
from tests.desktop.practitioner import CALLUM, IMOGEN, Practitioner, load_shared_case, practitioner
from tests.sync.laptops import Laptop

MORGAN = "morgan"
FIRST, REST = "He spoke about the tramway museum", " and would like to go there on Friday."
PATIENCE = 60.0


def give_away(centre: CentralProcess, folder: Path, mine: Record) -> None:
    """A manager says that Imogen no longer works on the case."""
    centre.add_user(MORGAN, role="manager")
    manager = Laptop(folder / "morgan.db", centre.url, MORGAN)
    manager.store.save(new_edit(mine, {"until": "2026-01-31"}, MORGAN))
    manager.sync()
    manager.store.close()


def assignment_of(imogen: Practitioner, case: str) -> Record:
    records = imogen.ask(lambda store: store.case(case))
    return next(one for one in records if one.type == "assignment" and one.fields["worker"] == IMOGEN)


def proposed(centre: CentralProcess) -> list[dict[str, object]]:
    with closing(sqlite3.connect(centre.folder / "central.sqlite")) as database:
        found = database.execute("SELECT CAST(edit AS BLOB) FROM ledger WHERE code = 'case_left' ORDER BY rowid")
        lines = found.fetchall()
    return [msgspec.json.decode(line[0])["set"] for line in lines]


@pytest.mark.parametrize("online", [True, False], ids=["while connected", "while apart"])
def test_an_open_editor_hands_in_what_is_typed_and_closes(
    centre: CentralProcess, tmp_path: Path, qapp: QApplication, online: bool
) -> None:
    case = load_shared_case(centre, new_id())
    with practitioner(IMOGEN, centre, tmp_path, qapp) as imogen:
        imogen.sign_in()
        imogen.open_case()
        mine = assignment_of(imogen, case)
        imogen.hands.press("record_contact")
        imogen.hands.pick("field.kind", "Phone")
        imogen.hands.type("field.note", FIRST)
        if not online:
            imogen.lose_connection()
        give_away(centre, tmp_path, mine)
        if not online:
            imogen.hands.type("field.note", REST)
            imogen.link.restore()
        imogen.hands.says("This case is no longer yours, and is no longer on this laptop.", PATIENCE)
        imogen.hands.says("What you had typed and not saved goes to whoever has the case now.")
        imogen.hands.wait(lambda: not imogen.ask(lambda store: store.pending()), "not handed in", PATIENCE)
        assert imogen.ask(lambda store: (store.case(case), store.drafts(), store.counts().cases)) == ([], [], 0)
        sets = proposed(centre)
        assert sets[-1]["note"] == FIRST + ("" if online else REST)
        assert len(sets) == 1
        assert "Juniper" not in imogen.hands.words()


def test_the_colleague_who_has_it_now_finds_it_proposed(
    centre: CentralProcess, tmp_path: Path, qapp: QApplication
) -> None:
    case = load_shared_case(centre, new_id())
    with practitioner(IMOGEN, centre, tmp_path, qapp) as imogen:
        imogen.sign_in()
        imogen.open_case()
        mine = assignment_of(imogen, case)
        imogen.hands.press("record_contact")
        imogen.hands.type("field.note", FIRST)
        give_away(centre, tmp_path, mine)
        imogen.hands.says("This case is no longer yours", PATIENCE)
        imogen.hands.wait(lambda: proposed(centre), "not handed in", PATIENCE)
    callum = Laptop(tmp_path / "callum.db", centre.url, CALLUM)
    callum.sync()
    [one] = callum.store.attention()
    assert (one.kind, one.case) == ("proposal", case)
    callum.store.close()
