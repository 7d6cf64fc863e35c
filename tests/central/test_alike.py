"""Whether a child who is being added is known: told to whoever may be told, and never more than they typed."""

import datetime as dt
import itertools
import secrets
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import alembic.command
import alembic.config
import pytest
import requests
import sqlalchemy as sa

from casework.edits import new_edit, new_record
from casework.known_already import KnownAlready, KnownChild
from central import accounts, askings, audit, schema, sessions
from central.answers import Refusal
from central.sessions import Caller
from central.store import MIGRATIONS, Store
from sync.wire import Applied, AskAlike, Problem
from tests.central.conftest import MakeLaptop
from tests.central.laptop import Laptop, plain
from tests.central_process import CentralProcess

BORN = dt.date(2010, 3, 7)
TODAY = dt.date.today()
YESTERDAY = (TODAY - dt.timedelta(days=1)).isoformat()


def invented() -> str:
    """A name that nobody has, and that is far from any other."""
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(14)).capitalize()


class Child:
    """A case of amina's with a child in it whose every word is theirs alone."""

    def __init__(self, amina: Laptop, **fields: Any) -> None:
        self.amina = amina
        self.first, self.second, self.last, self.called = (invented() for _ in range(4))
        self.nhs = "".join(secrets.choice(string.digits) for _ in range(10))
        self.reference = f"NW-{invented()}"
        self.case = amina.open_case(reference=self.reference)
        self.fields = {
            "first_names": f"{self.first} {self.second}",
            "surname": self.last,
            "preferred_name": self.called,
            "date_of_birth": BORN.isoformat(),
            "nhs_number": self.nhs,
            "phone": "07700 900123",
            **fields,
        }
        self.person = amina.write(self.case, "person", **self.fields)

    def typed(self, **fields: Any) -> AskAlike:
        """First name, surname and date of birth, or else."""
        return AskAlike(**{"first_names": self.first, "surname": self.last, "date_of_birth": BORN, **fields})


def asked(laptop: Laptop, question: AskAlike) -> KnownAlready:
    found: KnownAlready = laptop.ask("POST", "people/alike", question, KnownAlready)
    return found


def alike(laptop: Laptop, question: AskAlike) -> list[str]:
    """The references that somebody is told."""
    return [one.reference for one in asked(laptop, question).children]


def make_list(carla: Laptop, case: str) -> str:
    """A manager puts amina, and nobody else, on the list of a case."""
    carla.write(case, "assignment", worker="carla", since=YESTERDAY)
    return carla.write(case, "case_access", worker="amina", since=YESTERDAY)


@pytest.fixture
def amina(laptop: MakeLaptop) -> Laptop:
    return laptop("amina")


@pytest.fixture
def bo(laptop: MakeLaptop) -> Laptop:
    return laptop("bo")


@pytest.fixture
def carla(laptop: MakeLaptop) -> Laptop:
    return laptop("carla")


@pytest.fixture
def nia(laptop: MakeLaptop) -> Laptop:
    return laptop("nia")


@pytest.fixture
def child(amina: Laptop) -> Child:
    return Child(amina)


@pytest.fixture
def store(shared_centre: CentralProcess) -> Iterator[Store]:
    store = Store(shared_centre.database)
    yield store
    store.close()


def test_a_colleague_learns_that_the_child_is_known_and_whom_to_ask(child: Child, bo: Laptop, amina: Laptop) -> None:
    said = KnownChild(
        reasons=("Surname is the same", "First name is a part of the other", "Date of birth is the same"),
        reference=child.reference,
        name=f"{child.first} {child.last}",
        date_of_birth=BORN,
        worker="Amina Example",
    )
    assert asked(bo, child.typed()) == KnownAlready((said,))
    held = asked(amina, child.typed()).children[0]
    assert (held.held, held.case) == (True, child.case), "and who holds the case can open it"


def questions(child: Child) -> Iterator[AskAlike]:
    """Every kind of question about this child."""
    slip = child.last[:5] + ("x" if child.last[5] != "x" else "y") + child.last[6:]
    other = {"date_of_birth": dt.date(2010, 3, 8)}
    for typed in (
        {}, {"date_of_birth": None}, {"first_names": None}, {"surname": slip}, {"first_names": child.second}, other,
        {"first_names": child.called}, {"preferred_name": child.called, "first_names": None},
        {"first_names": child.last, "surname": child.first},
        {"first_names": f"{child.first} {child.second}", "date_of_birth": dt.date(2010, 1, 1)},
        {"birth_estimated": True, "date_of_birth": dt.date(2010, 1, 1)},
        {"first_names": None, "surname": None, "date_of_birth": None, "nhs_number": child.nhs},
        {"first_names": "Quite", "surname": "Another", "date_of_birth": None, "nhs_number": child.nhs},
    ):  # fmt: skip
        yield child.typed(**typed)


def test_no_answer_holds_a_word_that_was_not_typed(child: Child, bo: Laptop, amina: Laptop) -> None:
    alias_first, alias = invented(), invented()
    amina.write(child.case, "other_name", kind="alias", first_names=alias_first, surname=alias, source=invented())
    words = [child.first, child.second, child.last, child.called, child.nhs, "900123", child.person, child.case]
    words += [alias_first, alias, "2010-03-07", "2010"]
    more = [child.typed(surname=alias), child.typed(surname=alias, first_names=alias_first, date_of_birth=None)]
    for question in itertools.chain(questions(child), more):
        typed = {word for name in question.__struct_fields__ for word in str(getattr(question, name)).split()}
        answer = bo.call("POST", "people/alike", question)
        assert answer.status_code == 200, answer.content
        body = plain(answer).decode()
        assert child.reference in body, question
        near = {"2010", "2010-03-07"} if question.date_of_birth in (BORN, dt.date(2010, 3, 8)) else set[str]()
        near |= {"2010"} if question.birth_estimated else set()
        near |= {child.last} if question.surname and question.surname[:5] == child.last[:5] else set()
        told = [word for word in words if word in body]
        assert not [word for word in told if word not in typed | near], (question.__struct_fields__, told)


def test_a_child_behind_a_list_is_told_to_nobody_but_a_manager(
    child: Child, amina: Laptop, bo: Laptop, carla: Laptop
) -> None:
    listed = make_list(carla, child.case)
    nothing = KnownAlready(())
    only_a_manager = KnownAlready((), ask_manager=True)
    assert asked(bo, child.typed()) == only_a_manager
    by_number = AskAlike(nhs_number=child.nhs)
    assert asked(bo, by_number) == only_a_manager
    assert asked(bo, AskAlike("Some", "Body", date_of_birth=TODAY, nhs_number=child.nhs)) == only_a_manager
    assert asked(bo, child.typed(date_of_birth=None)) == nothing, (
        "a name alone is not particular enough to be told that"
    )
    assert asked(bo, child.typed(first_names=None)) == nothing
    body = plain(bo.call("POST", "people/alike", child.typed()))
    assert body == b'{"children":[],"ask_manager":true}'
    assert alike(carla, child.typed()) == [child.reference]
    assert alike(amina, child.typed()) == [child.reference], "she is on it"
    carla.pull()
    ended = carla.change(child.case, "case_access", listed, until=YESTERDAY)
    assert isinstance(ended, Applied)
    assert alike(bo, child.typed()) == [child.reference]


def test_what_is_kept_for_a_section_is_told_to_its_readers(
    child: Child, amina: Laptop, bo: Laptop, carla: Laptop, nia: Laptop
) -> None:
    carla.write(child.case, "assignment", worker="nia", since=YESTERDAY)
    kept = invented()
    nia.write(child.case, "other_name", kind="alias", surname=kept, only_for="health")
    question = child.typed(surname=kept)
    assert alike(nia, question) == [child.reference]
    assert asked(bo, question) == KnownAlready(())
    nia.pull()
    assert isinstance(nia.change(child.case, "person", child.person, only_for="health"), Applied)
    assert alike(nia, child.typed()) == [child.reference]
    assert asked(bo, child.typed()) == KnownAlready((), ask_manager=True)


def test_a_child_put_together_with_another_is_known_as_the_one_that_goes_on(amina: Laptop, bo: Laptop) -> None:
    first, second, third = Child(amina), Child(amina), Child(amina)
    amina.pull()
    assert isinstance(amina.change(first.case, "person", first.person, merged_into=second.person), Applied)
    assert alike(bo, first.typed()) == [second.reference]
    assert isinstance(amina.change(second.case, "case", second.case, merged_into=third.case), Applied)
    assert alike(bo, first.typed()) == [third.reference]
    assert alike(bo, second.typed()) == [third.reference]
    both = first.typed(nhs_number=second.nhs)
    assert alike(bo, both) == [third.reference], "once"
    assert isinstance(amina.change(third.case, "case", third.case, removed_on=YESTERDAY), Applied)
    assert asked(bo, both) == KnownAlready(()), "what goes on was opened by mistake"


def test_a_list_of_either_keeps_both_from_being_told(amina: Laptop, bo: Laptop, carla: Laptop) -> None:
    first, second = Child(amina), Child(amina)
    amina.pull()
    assert isinstance(amina.change(first.case, "person", first.person, merged_into=second.person), Applied)
    make_list(carla, first.case)
    assert asked(bo, first.typed()) == KnownAlready((), ask_manager=True)
    assert alike(bo, second.typed()) == [second.reference]
    make_list(carla, second.case)
    assert asked(bo, second.typed()) == KnownAlready((), ask_manager=True)


def test_what_changes_is_known_at_once(child: Child, amina: Laptop, bo: Laptop, store: Store) -> None:
    name, alias = invented(), invented()
    amina.pull()
    assert isinstance(amina.change(child.case, "person", child.person, surname=name), Applied)
    assert asked(bo, child.typed()).children == ()
    renamed = child.typed(surname=name)
    assert alike(bo, renamed) == [child.reference]
    added = amina.write(child.case, "other_name", kind="former_name", surname=alias)
    former = child.typed(surname=alias)
    assert asked(bo, former).children[0].reasons[2] == "Compared with another name the child has had"
    amina.pull()
    assert isinstance(amina.change(child.case, "other_name", added, removed_on=YESTERDAY), Applied)
    assert asked(bo, former).children == ()
    amina.pull()
    assert isinstance(amina.change(child.case, "case", child.case, closed=YESTERDAY), Applied)
    assert [one.closed for one in asked(bo, renamed).children] == [True]
    amina.pull()
    assert isinstance(amina.change(child.case, "person", child.person, removed_on=YESTERDAY), Applied)
    assert asked(bo, renamed).children == ()
    with store.reading() as connection:
        of_case = schema.alike_key.c.case_id == child.case
        left = connection.execute(sa.select(schema.alike_key.c.key).where(of_case)).scalars().all()
    assert left == ["", ""], "nothing of a former spelling stays among the keys"


def test_six_alike_are_five_and_more(amina: Laptop, bo: Laptop) -> None:
    same = {"first_names": invented(), "surname": invented(), "nhs_number": None}
    children = [Child(amina, **same) for _ in range(6)]
    question = AskAlike(first_names=same["first_names"], surname=same["surname"])
    found = asked(bo, question)
    assert found.more
    assert len({one.reference for one in found.children} & {one.reference for one in children}) == 5
    amina.pull()
    for one in children[:2]:
        assert isinstance(amina.change(one.case, "person", one.person, removed_on=YESTERDAY), Applied)
    assert (len(alike(bo, question)), asked(bo, question).more) == (4, False)


def test_who_may_ask(child: Child, laptop: MakeLaptop, shared_centre: CentralProcess, store: Store) -> None:
    refused = laptop("dev").call("POST", "people/alike", child.typed())
    assert refused.status_code == 403, "a data officer adds nobody"
    assert b"not_your_role" in plain(refused)
    assert asked(laptop("esi"), child.typed()) == KnownAlready(()), "authorities share nothing"
    lost = laptop("bo")
    assert sessions.revoke(store, lost.device, 0)
    assert b"device_revoked" in plain(lost.call("POST", "people/alike", child.typed()))
    nobody = requests.post(
        f"{shared_centre.url}/v1/people/alike", json={}, headers={"Holdfast-Protocol": "1"}, timeout=30
    )
    assert nobody.status_code == 401


def everything_asked(store: Store) -> list[Any]:
    with store.reading() as connection:
        looks = sa.select(schema.look).where(schema.look.c.standing.in_(("told", "kept_back")))
        return [*connection.execute(sa.select(schema.asking)).all(), *connection.execute(looks).all()]


def test_too_little_is_no_question_and_nonsense_is_refused(child: Child, bo: Laptop, store: Store) -> None:
    before = everything_asked(store)
    for question in (
        AskAlike(),
        AskAlike(surname=child.last),
        AskAlike(child.first, date_of_birth=BORN),
        AskAlike(upn="x"),
    ):
        assert plain(bo.call("POST", "people/alike", question)) == b'{"children":[]}'
    for nonsense in (
        AskAlike("x" * 101, child.last), AskAlike("a\x00b", child.last),
        AskAlike("one name of seven words is many", "x"),
        AskAlike("Jack", "Jones-Smith-Brown-Evans-Davies-Green-Hall"), {"surname": 5}, {"date_of_birth": "then"}, [],
    ):  # fmt: skip
        answer = bo.call("POST", "people/alike", nonsense)
        assert answer.status_code == 400, nonsense
        assert set(answer.json()) == set(Problem.__struct_fields__)
    assert everything_asked(store) == before, "and none of it counts"


def test_every_question_is_kept_without_its_words(
    child: Child, bo: Laptop, carla: Laptop, store: Store, shared_centre: CentralProcess
) -> None:
    before = everything_asked(store)
    unknown = AskAlike(invented(), invented(), invented())
    asked(bo, child.typed())
    asked(bo, unknown)
    make_list(carla, child.case)
    asked(bo, child.typed())
    new = [row for row in everything_asked(store) if row not in before]
    assert sorted((row.told, row.kept_back) for row in new if hasattr(row, "told")) == [(0, 0), (0, 1), (1, 0)]
    kept = repr(new)
    for word in (child.first, child.last, child.nhs, unknown.first_names, unknown.surname):
        assert str(word) not in kept
    with store.reading() as connection:
        northwick = accounts.find_authority(connection, "northwick")
        assert northwick is not None
        lines = [line.split("\t") for line in audit.looks_at(connection, northwick, child.case)]
    assert [line[1:5:3] for line in lines] == [
        ["Bo Example (bo)", "added a child, and was told that this one is known"],
        ["Bo Example (bo)", "ADDED A CHILD LIKE THIS ONE, and was told that a manager can say"],
    ]
    listed = shared_centre.run("asked", "--authority", "northwick").stdout.splitlines()[-3:]
    assert [line.split("\t")[1:] for line in listed] == [
        ["Bo Example (bo)", "Test laptop", f"told of {told}", f"a manager can say of {kept_back}"]
        for told, kept_back in ((1, 0), (0, 0), (0, 1))
    ]


def test_nobody_asks_without_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(askings, "LIMITS", ((60, 3), (3600, 4)))
    with store.reading() as connection:
        account = accounts.find(connection, "dev")
    assert account is not None
    now = dt.datetime(2001, 1, 1, 12, 0, tzinfo=dt.UTC)

    def ask(seconds: float, device: str) -> None:
        caller = Caller(account, device, revoked=False, fingerprint="", long_lived=True, expires_at=0)
        askings.keep(store, caller, [], [], now + dt.timedelta(seconds=seconds))

    def refused(seconds: float, device: str) -> int | None:
        with pytest.raises(Refusal) as raised:
            ask(seconds, device)
        assert (raised.value.status, raised.value.code) == (429, "slow_down")
        return raised.value.retry_after

    for second in (0, 1, 2):
        ask(second, f"laptop {second}")
    assert refused(3, "another laptop") == 58, "when the first of them is a minute old"
    ask(61, "laptop 0")
    assert refused(62, "laptop 0") == 3600 - 62 + 1, "the hour has its own limit"
    ask(3600.5, "laptop 0")


def test_odd_records_harm_nobody(child: Child, amina: Laptop, bo: Laptop) -> None:
    for fields in (
        {"surname": "word " * 5000},
        {"surname": f"{child.last}\x00", "upn": "a\x00b12345678"},
        {"surname": "𐍈ﷺ" * 30, "first_names": "\u202e"},
        {"nhs_number": child.nhs},
    ):
        record = new_record("person", child.case)
        (result,) = amina.push(new_edit(record, fields, "amina"))
        assert isinstance(result, Applied), fields
    assert alike(bo, child.typed()) == [child.reference]


def older(url: str) -> None:
    """A database as it was before, with the records of one child."""
    address = sa.make_url(url)
    if address.get_backend_name() == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    steps = alembic.config.Config()
    steps.set_main_option("script_location", str(MIGRATIONS))
    engine = sa.create_engine(address)
    rows = {
        "p": ("person", '{"surname": "Vexley", "nhs_number": "943 476 5919", "date_of_birth": "2010-03-07"}'),
        "o": ("other_name", '{"surname": "Hawksmere"}'),
        "n": ("other_name", '{"first_names": "Juno", "surname": 5}'),
        "c": ("case", "{}"),
    }
    with engine.begin() as connection:
        steps.attributes["connection"] = connection
        alembic.command.upgrade(steps, "0006")
        connection.execute(sa.text("INSERT INTO authority VALUES (1, 'northwick', '{}', 9, '', 0, 0)"))
        for id, (type, fields) in rows.items():
            values = {"id": id, "type": type, "fields": fields}
            connection.execute(_RECORD, values)
    engine.dispose()


_RECORD = sa.text(
    "INSERT INTO record (authority, id, case_id, type, tier, day, position, born, born_author, born_device, born_at, "
    "fields, marks) VALUES (1, :id, 'c', :type, 0, '', 1, 1, '', '', '', :fields, '')"
)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_older_records_are_known_after_an_update(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = f"sqlite:///{(tmp_path / 'older.sqlite').as_posix()}"
    if kind == "postgresql":
        url = request.getfixturevalue("postgres").database("older")
    older(url)
    store = Store(url)
    store.prepare()
    with store.reading() as connection:
        rows = connection.execute(sa.select(schema.alike_key)).all()
    store.close()
    assert {row.record for row in rows} == {"p", "o", "n"}
    assert {row.case_id for row in rows} == {"c"}
    keys = {(row.record, row.key) for row in rows}
    assert {("p", "vexley"), ("p", "nhs_number:9434765919"), ("o", "hawksmere"), ("n", "")} <= keys
