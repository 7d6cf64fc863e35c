"""docs/protocol.md is enough: a client written from it alone, in under a hundred lines, against a real centre."""

from pathlib import Path

import pytest
import requests

from tests import protocol_client
from tests.link import Link
from tests.protocol_client import Client, now
from tests.sync.laptops import PASSWORD, Laptop, Service, case_on


def enrolled(url: str, user: str) -> Client:
    client = Client(url, user, PASSWORD)
    client.enrol()
    return client


def value_of(client: Client, record: str, field: str) -> object:
    return client.records[record]["fields"][field][0]


def shown(client: Client, case: str) -> dict[str, dict[str, object]]:
    of_case = {id: record for id, record in client.records.items() if record["case"] == case}
    values = {id: {name: held[0] for name, held in record["fields"].items()} for id, record in of_case.items()}
    return {id: {name: value for name, value in fields.items() if value is not None} for id, fields in values.items()}


def test_it_is_a_short_script():
    assert len(Path(protocol_client.__file__).read_text(encoding="utf-8").splitlines()) < 100


def test_a_pull_that_is_cut_goes_on_after_the_last_page_kept(service: Service):
    with Link(service.centre.port) as link:
        client = enrolled(link.url, "amina")
        link.cut_after("down", 6000)
        with pytest.raises(requests.RequestException):
            client.pull(limit_bytes=1024)
        held, cursor = len(client.records), client.cursor
        assert held
        assert cursor
        client.pull(limit_bytes=1024)
    whole = enrolled(service.centre.url, "amina")
    whole.pull()
    assert held < len(client.records) == len(whole.records)


def test_a_push_whose_answer_was_lost_is_sent_again_unchanged(service: Service):
    ids = service.case()
    with Link(service.centre.port) as link:
        client = enrolled(link.url, "amina")
        client.pull()
        client.edit(ids.person, {"phone": "07700 900081"})
        link.cut_after("down", 20)
        with pytest.raises(requests.RequestException):
            client.push()
        [(edit, result)] = client.push()
    assert result["result"] == "duplicate"
    assert service.ledger(ids.case)[edit["id"]][0] == "applied"


def test_a_conflict_is_made_and_settled_as_the_page_says(service: Service, tmp_path: Path):
    ids = service.case()
    ours = service.laptop(tmp_path, "callum")
    ours.sync()
    amina, callum = enrolled(service.centre.url, "amina"), enrolled(service.centre.url, "callum")
    for client in (amina, callum):
        client.pull()
    amina.edit(ids.person, {"phone": "07700 900082", "first_names": "June"})
    callum.edit(ids.person, {"phone": "07700 900083", "surname": "Vexley-Rowe"})
    assert [result["result"] for _, result in amina.push()] == ["applied"]
    [(late, result)] = callum.push()
    assert (result["result"], list(result["fields"])) == ("stale", ["phone"])
    callum.pull()
    callum.rebase(late)
    assert [(edit["type"], result["result"]) for edit, result in callum.push()] == [
        ("conflict", "applied"),
        ("person", "applied"),
    ]
    ours.sync()
    [waits] = ours.attention_in(ids.case)
    amina.pull()
    [conflict] = waits.conflicts
    assert (value_of(amina, conflict, "mine"), value_of(amina, conflict, "theirs")) == ("07700 900083", "07700 900082")
    amina.edit(ids.person, {"phone": value_of(amina, conflict, "mine")})
    amina.edit(conflict, {"settled_by": "amina", "settled_at": now(), "kept": "mine"})
    assert [result["result"] for _, result in amina.push()] == ["applied", "applied"]
    _all_show_the_same(ours, amina, callum, case=ids.case)
    assert ours.attention_in(ids.case) == []


def _all_show_the_same(ours: Laptop, *clients: Client, case: str) -> None:
    ours.sync()
    for client in clients:
        client.pull()
        assert shown(client, case) == case_on(ours, case)
