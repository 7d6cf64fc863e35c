"""No answer of any route holds a word that is kept from whoever asks: every role, every route, every byte."""

import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import requests
import zstandard

from casework.about import Section
from casework.edits import Record, conflict_id, new_edit, new_id, new_record, proposal_id
from casework.roles import Act, Role, may
from casework.sections import sections_read
from casework.service import Service
from central import accounts
from central.store import Store
from sync import wire
from tests.central.laptop import PASSWORD, Laptop, plain
from tests.central_process import CHEAP_PASSWORDS, CentralProcess

LONG = "Seen at the clinic, with his mother, about sleep and about school. " * 12
PDF = b"%PDF-1.7 held apart"
SHA = hashlib.sha256(PDF).hexdigest()
TODAY = dt.date.today().isoformat()

CHILD = {
    "first_names": "Juno", "surname": "Vexley", "date_of_birth": "2010-03-07", "upn": "Z999200005001"
}  # fmt: skip

HEALTH, VICTIM, INTELLIGENCE = Section.HEALTH, Section.VICTIM, Section.POLICE_INTELLIGENCE
READERS = {section: [role for role in Role if section in sections_read(role)] for section in Section}


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentralProcess]:
    """A centre with a user of each role, who is called as the role is; and a second nurse."""
    with CentralProcess(tmp_path_factory.mktemp("roles")) as process:
        store = Store(process.database)
        store.prepare()
        with store.writing() as connection, CHEAP_PASSWORDS:
            authority = accounts.make_authority(connection, "northwick", Service(name="Northwick"))
            for user, role in [("boss", "manager"), ("ward", "nurse"), *((one.value, one.value) for one in Role)]:
                accounts.add_user(connection, authority, user, role, user.title(), PASSWORD)
        store.close()
        process.start()
        yield process
        assert process.log() == "", "the centre logged an error"


@pytest.fixture(scope="module")
def laptops(centre: CentralProcess) -> dict[str, Laptop]:
    """A laptop of each user, by sign-in name."""
    return {user: Laptop(centre.url, user) for user in ("boss", "ward", *(role.value for role in Role))}


class Planted:
    """One case that everybody works on, with words in it that each are for one section, and where they stand."""

    def __init__(self, laptops: dict[str, Laptop]) -> None:
        self.laptops = laptops
        self.words: dict[str, Section] = {}
        self.former: list[str] = []  # words that were written over, and that nobody is told any longer
        self.records: list[tuple[str, str, dict[str, Any]]] = []  # id, type, what was set
        self.edits: list[wire.WireEdit] = []
        self.case = laptops["boss"].open_case()
        for role in Role:
            assigned = {"worker": role.value, "role": "specialist", "since": TODAY}
            laptops["boss"].write(self.case, "assignment", **assigned)

    def word(self, section: Section) -> str:
        word = f"zq{section.value[:3]}{len(self.words):02d}wort"
        self.words[word] = section
        return word

    def write(self, user: str, type: str, record: str = "", **fields: Any) -> str:
        """A record (or new values of one) by somebody who may write it."""
        laptop = self.laptops[user]
        laptop.pull()
        held = Record(record, type, self.case, laptop.fields.get(record, {}), dict(laptop.stamps.get(record, {})))
        edit = wire.to_wire(new_edit(held if record else new_record(type, self.case), fields, user))
        (result,) = laptop.push(edit)
        assert isinstance(result, wire.Applied), result
        self.edits.append(edit)
        self.records.append((edit.record, type, fields))
        laptop.fields.setdefault(edit.record, {}).update(fields)
        laptop.stamps.setdefault(edit.record, {}).update(dict.fromkeys(fields, result.position))
        return edit.record

    def plant(self) -> None:
        """Words of each section, in whatever repeats them."""
        self.write("case_manager", "contact", date=TODAY, kind="office", note=self.word(Section.CASE))
        self.write("case_manager", "person", **CHILD)
        alias = self.write("nurse", "other_name", kind="alias", surname=self.word(HEALTH), only_for="health")
        self.write("nurse", "other_name", alias, first_names=self.word(HEALTH), source=self.word(HEALTH))
        self.write("victim_worker", "victim", name=self.word(VICTIM), address=self.word(VICTIM))
        self.write("victim_worker", "victim_contact", note=self.word(VICTIM))
        self.write("police", "intelligence", text=self.word(INTELLIGENCE))
        self.write("nurse", "health_note", date=TODAY, kind="note", note=LONG + self.word(HEALTH))
        self.former.append(self.word(HEALTH))
        screening = self.write("nurse", "screening", subject="substance_misuse", note=LONG + self.former[0])
        self.write("nurse", "screening", screening, note=LONG + " " + self.word(HEALTH))  # as a splice
        clinic = self.write("case_manager", "contact", date=TODAY, kind="office", note=LONG)
        self.write("nurse", "contact", clinic, only_for="health", note=LONG + self.word(HEALTH))
        paper = self.write(
            "nurse", "document", kind="letter", title=self.word(HEALTH), file=SHA, file_size=len(PDF), only_for="health"
        )
        self.write("nurse", "document_event", document=paper, kind="posted", to_whom=self.word(HEALTH))
        self.deliver_file()
        self.disagree(screening, "screening")
        self.disagree(clinic, "contact")
        self.come_too_late(clinic)

    def disagree(self, record: str, type: str) -> None:
        """Two versions of a note, kept as a conflict record, by the second nurse."""
        versions = {name: self.word(HEALTH) for name in ("base", "mine", "theirs")}
        id = conflict_id(new_id(), "note")
        fields = {"of": record, "of_type": type, "field": "note", **versions, "mine_author": "nurse"}
        edit = wire.to_wire(new_edit(Record(id, "conflict", self.case, {}, {}), fields, "nurse"))
        (result,) = self.laptops["nurse"].push(edit)
        assert isinstance(result, wire.Applied), result
        self.edits.append(edit)
        self.records.append((id, "conflict", fields))

    def come_too_late(self, clinic: str) -> None:
        """Words of somebody who saw a contact before it was kept for health come as a proposal."""
        shown = Record(clinic, "contact", self.case, {"note": LONG}, {"note": 1})
        edit = wire.to_wire(new_edit(shown, {"place": self.word(HEALTH), "note": LONG + "!"}, "case_manager"))
        edit = msgspec.structs.replace(edit, seen={"note": 1, "place": 0})
        (result,) = self.laptops["case_manager"].push(edit)
        assert isinstance(result, wire.Refused), result
        assert (result.code, result.proposal) == ("hidden", proposal_id(edit.id))
        self.records.append((proposal_id(edit.id), "proposal", {"values": ""}))

    def deliver_file(self) -> None:
        asked: dict[str, Any] = {"case": self.case, "size": len(PDF), "media_type": "application/pdf", "offset": 0}
        nurse = self.laptops["nurse"]
        answer = nurse.http.put(f"{nurse.url}/v1/attachments/{SHA}", data=PDF, params=asked, timeout=30)
        assert answer.status_code == 200, answer.content


@pytest.fixture(scope="module")
def planted(laptops: dict[str, Laptop]) -> Planted:
    """The words, and everything that everybody held before they were planted."""
    made = Planted(laptops)
    for role in Role:
        laptops[role.value].pull()
    made.plant()
    return made


def everything_told(laptop: Laptop, planted: Planted) -> list[bytes]:
    """Every byte that the centre answers to whatever this user can think of asking, on every route there is."""
    told: list[bytes] = []

    def ask(method: str, path: str, body: Any = None, **params: Any) -> requests.Response:
        answer = laptop.call(method, path, body, **params)
        told.extend([unpacked(answer), str(dict(answer.headers)).encode()])
        return answer

    early = laptop.cursor
    for cursor in ("", early):
        for splices in ("yes", "no"):
            walk(ask, cursor, {"splices": splices, "pages": 500, "limit_bytes": 2048})
        walk(ask, cursor, {"limit_bytes": 8192})
    for path in ("me", "", "nothing", "looks", "devices", "attachments", "records", "recovery"):
        ask("GET", path)
    ask("POST", "edits", wire.Edits([edit for one in planted.records for edit in prying(laptop, planted.case, *one)]))
    looks = [wire.Look(new_id(), planted.case, "2026-11-26T10:00:00+00:00", 9999, id) for id, *_ in planted.records]
    ask("POST", "looks", wire.Looks(looks))
    ask("POST", "edits", wire.Edits(planted.edits))
    ask("POST", "edits", {"edits": [{"id": id, "record": id, "case": planted.case} for id, *_ in planted.records]})
    for typed in ({}, {"date_of_birth": None}, {"surname": None, "upn": CHILD["upn"]}, {"first_names": "Juniper"}):
        ask("POST", "people/alike", CHILD | typed)
    for case in (planted.case, new_id()):
        ask("GET", f"attachments/{SHA}", case=case)
    ask("POST", "refresh")
    ask("POST", "devices", wire.Enrol(new_id(), "Another"))
    if laptop.user == Role.CASE_MANAGER.value:  # these three know no case, and take their time on purpose
        ask("POST", "signin", wire.SignIn(laptop.user, PASSWORD))
        ask("POST", "password", wire.ChangePassword(laptop.user, PASSWORD, PASSWORD))
        ask("POST", "recovery", wire.AskRecovery(laptop.user, PASSWORD, laptop.device))
    told.append(unpacked(laptop.http.get(f"{laptop.url}/schema/openapi.json", timeout=30)))
    return told


ROUTES = {
    "/", "/v1", "/v1/signin", "/v1/devices", "/v1/refresh", "/v1/password", "/v1/recovery", "/v1/me", "/v1/edits",
    "/v1/changes", "/v1/looks", "/v1/people/alike", "/v1/attachments/{sha256}",
}  # fmt: skip
"""What `everything_told` asks: a new route has to be asked there too."""


def prying(laptop: Laptop, case: str, id: str, type: str, fields: dict[str, Any]) -> Iterator[wire.WireEdit]:
    """Edits that somebody might make only to be told what stands there."""
    never, once = dict[str, Any](), dict.fromkeys(fields, 1)
    guesses: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
        (type, dict.fromkeys(fields, "else"), never),
        (type, {"removed_because": "x"}, once),
        (type, {"only_for": None}, dict.fromkeys(fields, "nobody's")),
        (type, {"of": id}, once),
        ("contact", dict.fromkeys(fields, "else"), once),
    ]
    for of_type, values, seen in guesses:
        yield wire.WireEdit(
            id=new_id(), record=id, type=of_type, case=case, at="2026-11-26T10:00:00+00:00", author=laptop.user,
            device=laptop.device, set=values, seen=seen,
        )  # fmt: skip
    splice = {name: [[0, 0, "x"]] for name in fields}
    yield wire.WireEdit(
        id=new_id(), record=id, type=type, case=case, at="2026-11-26T10:00:00+00:00", author=laptop.user,
        device=laptop.device, set=splice, seen=dict.fromkeys(fields, 0),
    )  # fmt: skip


def walk(ask: Any, cursor: str, params: dict[str, Any]) -> None:
    """All pages after this cursor."""
    while True:
        answer = ask("GET", "changes", cursor=cursor, **params)
        last = json.loads(unpacked(answer).strip().splitlines()[-1])
        cursor = last.get("cursor", "")
        if not last.get("more"):
            return


def unpacked(answer: requests.Response) -> bytes:
    coded = answer.headers.get("Content-Encoding")
    if coded == "zstd" and answer.content[:4] == b"\x28\xb5\x2f\xfd":
        return zstandard.ZstdDecompressor().decompressobj().decompress(answer.content)
    if coded == "gzip" and answer.content[:2] == b"\x1f\x8b":
        return zlib.decompress(answer.content, 31)
    return plain(answer)


@pytest.mark.parametrize("role", Role, ids=lambda role: str(role.value))
def test_no_answer_holds_a_word_that_is_kept_from_whoever_asks(
    role: Role, laptops: dict[str, Laptop], planted: Planted
) -> None:
    holds = may(role, Act.READ_CASE) and may(role, Act.KEEP_OFFLINE)
    reads = sections_read(role) if holds else frozenset()
    told = everything_told(laptops[role.value], planted)
    for word, section in planted.words.items():
        found = [body for body in told if word.encode() in body]
        assert bool(found) == (section in reads and word not in planted.former), (word, section, found[:1])
    assert (PDF in b"".join(told)) == (HEALTH in reads)


def test_every_route_is_asked(centre: CentralProcess) -> None:
    schema = requests.get(f"{centre.url}/schema/openapi.json", timeout=30).json()
    assert set(schema["paths"]) == ROUTES


def test_what_is_hidden_is_counted_and_nothing_else_is_told_of_it(laptops: dict[str, Laptop], planted: Planted) -> None:
    reader = Laptop(laptops["case_manager"].url, "case_manager", session=laptops["case_manager"].session)
    pages = reader.pull()
    hidden = [one for page in pages for one in page.hidden]
    ids = {one.id: one.section for one in hidden}
    assert len(ids) == len(hidden), "each is told once"
    expected = {"victim": "victim", "victim_contact": "victim", "intelligence": "police_intelligence"}
    expected |= dict.fromkeys(("health_note", "document", "document_event", "conflict", "proposal"), "health")
    for id, type, _ in planted.records:
        if type in expected:
            assert ids[id] == expected[type], type
            assert id not in reader.fields
    withheld = [one for page in pages for one in page.changed if one.withheld]
    assert [(one.type, one.withheld) for one in withheld] == [("screening", ["note"])]
    assert "note" not in withheld[0].set
    assert reader.page() == wire.Changes(cursor=reader.cursor), "and nothing again"
