"""Taking records in from a file."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from casework.edits import new_id
from casework.texts import Text
from sync.wire import Applied, Me
from tests.central.laptop import PASSWORD, Laptop
from tests.central_process import CentralProcess


def line(type: str, case: str, id: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"id": id or new_id(), "type": type, "case": case, "fields": fields}


@pytest.fixture
def northwick(centre: CentralProcess) -> CentralProcess:
    """A centre with amina and bo, not started."""
    centre.add_user("amina", PASSWORD)
    centre.add_user("bo", PASSWORD)
    return centre


def test_every_case_of_the_file_is_the_users_and_strange_records_are_kept(northwick: CentralProcess) -> None:
    one, two = new_id(), new_id()
    strange = line("hologram", one, colour="green", layers=[1, {"deep": None}])
    northwick.load_records([strange, line("contact", two, note="Met.", unheard_of=7)], assign="amina")
    northwick.start()
    amina, bo = Laptop(northwick.url, "amina"), Laptop(northwick.url, "bo")
    amina.pull()
    bo.pull()
    assert amina.cases == {one, two}
    assert amina.fields[strange["id"]] == strange["fields"]
    assert bo.cases == set()


def test_loading_again_changes_only_what_differs(northwick: CentralProcess) -> None:
    case = new_id()
    same, other = line("contact", case, note="Same."), line("contact", case, note="Before.", place="Office")
    northwick.load_records([same, other], assign="amina")
    northwick.start()
    amina = Laptop(northwick.url, "amina")
    amina.pull()
    northwick.load_records([same, line("contact", case, other["id"], note="After.", place="Office")], assign="amina")
    (change,) = [change for page in amina.pull() for change in page.changed]
    assert (change.id, change.set) == (other["id"], {"note": "After."})
    assert isinstance(amina.change(case, "contact", other["id"], note="Edited."), Applied)


def test_a_case_that_was_taken_away_can_be_loaded_for_its_worker_again(northwick: CentralProcess) -> None:
    case = new_id()
    person = line("person", case, surname="Example")
    northwick.load_records([person], assign="amina")
    northwick.load_records([person], assign="bo")
    northwick.start()
    amina, bo = Laptop(northwick.url, "amina"), Laptop(northwick.url, "bo")
    amina.pull()
    bo.pull()
    assert amina.cases == bo.cases == {case}


@pytest.fixture(scope="module")
def quiet_centre(tmp_path_factory: pytest.TempPathFactory) -> CentralProcess:
    """A centre with amina, which is given nothing that it takes."""
    process = CentralProcess(tmp_path_factory.mktemp("quiet"))
    process.add_user("amina", PASSWORD)
    return process


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "Line 1 is not a record."),
        ('{"id": "a", "type": "x", "case": "c"}', "Line 1 is not a record."),
        ('{"id": "", "type": "x", "case": "c", "fields": {}}', "Line 1 has no proper id"),
        ('\n{"id": "a", "type": "x", "case": "c", "fields": [1]}', "Line 2 is not a record."),
    ],
)
def test_a_file_that_is_not_records_is_refused_in_a_sentence(
    quiet_centre: CentralProcess, tmp_path: Path, text: str, sentence: str
) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(text + "\n", encoding="utf-8")
    done = quiet_centre.run("load", str(file), "--authority", "northwick", "--assign", "amina")
    assert done.returncode == 1
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1


def test_commands_that_cannot_be_done_say_why_in_one_sentence(quiet_centre: CentralProcess, tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps(line("contact", new_id())) + "\n", encoding="utf-8")
    add = ("user", "add", "amina", "--authority", "northwick", "--password-stdin", "--role")
    refused = [
        quiet_centre.run("load", str(file), "--authority", "northwick", "--assign", "nobody"),
        quiet_centre.run("load", str(file), "--authority", "nowhere", "--assign", "amina"),
        quiet_centre.run("load", str(tmp_path / "none.jsonl"), "--authority", "northwick", "--assign", "amina"),
        quiet_centre.run(*add, "manager", stdin="x\n"),
        quiet_centre.run(*add, "chief", stdin="x\n"),
        quiet_centre.run("user", "add", "new", *add[3:], "manager", stdin="\n"),
        quiet_centre.run("device", "revoke", "no-such-device"),
        quiet_centre.run("serve", "--host", "192.0.2.1"),
        quiet_centre.run("serve", "--certificate", "c.pem"),
        quiet_centre.run("service", str(file), "--authority", "nowhere"),
    ]
    for done in refused:
        assert done.returncode == 1, done.args
        assert done.stdout == ""
        assert done.stderr.rstrip().endswith("."), done.stderr
        assert done.stderr.count("\n") == 1, done.stderr


def test_a_database_that_cannot_be_opened_is_said_so(tmp_path: Path) -> None:
    for url in ("nonsense", "mysql://x/y", f"sqlite:///{(tmp_path / 'no' / 'such.sqlite').as_posix()}"):
        process = CentralProcess(tmp_path, url)
        done = process.run("serve", "--port", "0")
        assert done.returncode == 1
        assert done.stderr.startswith("The "), done.stderr
        assert "Traceback" not in done.stderr


def test_a_service_can_say_what_stands_at_the_head_of_its_letters(northwick: CentralProcess, tmp_path: Path) -> None:
    file = tmp_path / "service.json"
    file.write_text('{"name": "Northwick Youth Justice Service", "phone": "01632 960000"}', encoding="utf-8")
    assert northwick.run("service", str(file), "--authority", "northwick").returncode == 0
    northwick.start()
    amina = Laptop(northwick.url, "amina")
    assert amina.session.authority_name == "Northwick Youth Justice Service"


def test_own_rules_and_texts_travel_and_a_table_with_a_fault_is_not_taken(
    northwick: CentralProcess, tmp_path: Path
) -> None:
    file = tmp_path / "service.json"
    limit = {"number": 2, "unit": "month", "source": "Our procedures, 4.2", "since": "2027-01-01"}
    told = {"name": "Northwick", "rules": {"limits": [{"name": "plan", "limit": limit}]}, "later": "than this version"}
    file.write_text(json.dumps(told), encoding="utf-8")
    refused = northwick.run("service", str(file), "--authority", "northwick")
    assert refused.returncode == 1
    assert refused.stderr == "Nothing was kept. There is no time limit called plan.\n"
    told["rules"] = {"limits": [{"name": "plan_review", "limit": limit}]}
    told["texts"] = [{"name": "Home visit", "text": "Seen at home, alone."}]
    file.write_text(json.dumps(told), encoding="utf-8")
    assert northwick.run("service", str(file), "--authority", "northwick").returncode == 0
    northwick.start()
    service = Laptop(northwick.url, "amina").ask("GET", "me", None, Me).service
    assert service.usable_rules().limit("plan_review", dt.date(2027, 1, 1)).words() == "2 months"
    assert service.texts == (Text("Home visit", "Seen at home, alone."),)
