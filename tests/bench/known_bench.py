"""How long the centre takes to say whether a child is known among ten thousand: python -m tests.bench central

The whole of it but HTTP: finding, comparing, looking who may be told, and the line in the audit on the disk. Beside it
what finding alone would cost where every child were read and compared. A fifth of the children share five surnames.
"""

import datetime as dt
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from unittest import mock

import msgspec
import sqlalchemy as sa

from casework.duplicates import Known, possible_duplicates
from casework.edits import Record, new_id
from casework.people import Person
from casework.record_types import read
from casework.service import Service
from central import accounts, alike, askings, feed, kept, schema
from central.sessions import Caller
from central.store import Store
from sync.wire import AskAlike
from tests.bench.measured import Measured, measured
from tests.central_process import CHEAP_PASSWORDS

CHILDREN, QUESTIONS, AT_ONCE = 10_000, 60, 500
COMMON = ("Jones", "Davies", "Williams", "Evans", "Thomas")
SYLLABLES = (
    "ha",
    "mer",
    "vex",
    "ley",
    "quil",
    "worth",
    "ash",
    "gro",
    "teel",
    "wat",
    "lis",
    "drax",
    "oye",
    "ran",
    "owen",
)


def figures() -> Iterator[Measured]:
    """A rare surname and a common one, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{(Path(folder) / 'centre.sqlite').as_posix()}")
        store.prepare()
        people = _children(random.Random(7))
        caller = _filled(store, people)
        for name, some in (
            ("rare", [one for one in people if one["surname"] not in COMMON]),
            ("common", [one for one in people if one["surname"] in COMMON]),
        ):
            questions = [_question(one) for one in some[:QUESTIONS]]
            assert _known(store, caller, questions[0]), "it is found"
            took = _median([partial(_known, store, caller, one) for one in questions])
            compared = _median([partial(_compare_all, store, Person(id="", case="", surname=some[0]["surname"]))])
            yield measured(f"central.known_{name}_surname", took, "ms", baseline=compared, goal=250)
        store.close()


def _children(chance: random.Random) -> list[dict[str, str]]:
    def name() -> str:
        return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4))).title()

    surnames, first_names = [name() for _ in range(4000)], [name() for _ in range(300)]
    return [
        {
            "first_names": f"{chance.choice(first_names)} {chance.choice(first_names)}",
            "surname": chance.choice(COMMON if chance.random() < 0.2 else surnames),
            "date_of_birth": (dt.date(2007, 1, 1) + dt.timedelta(days=chance.randrange(3287))).isoformat(),
            "nhs_number": f"999{chance.randrange(10**7):07d}",
        }
        for _ in range(CHILDREN)
    ]


def _filled(store: Store, people: list[dict[str, str]]) -> Caller:
    """A service with these children; somebody who asks."""
    with store.writing() as connection, CHEAP_PASSWORDS:
        authority = accounts.make_authority(connection, "northwick", Service(name="Northwick"))
        accounts.add_user(connection, authority, "amina", "case_manager", "Amina Example", "a long enough password")
        turn = feed.take_turn(connection, authority)
        for start in range(0, len(people), AT_ONCE):
            records = []
            for number, fields in enumerate(people[start : start + AT_ONCE], start):
                case = new_id()
                opened = {"reference": f"NW-{number}", "opened": "2026-01-05"}
                records.append(kept.new_kept(case, case, "case", dict(opened), kept.Mark(turn.next())))
                records.append(kept.new_kept(new_id(), case, "person", dict(fields), kept.Mark(turn.next())))
            kept.write_records(connection, authority, records)
        feed.end_turn(connection, turn)
        account = accounts.find(connection, "amina")
    assert account is not None
    return Caller(account, "laptop", revoked=False, fingerprint="", long_lived=True, expires_at=0)


def _question(child: dict[str, str]) -> AskAlike:
    born = dt.date.fromisoformat(child["date_of_birth"])
    return AskAlike(first_names=child["first_names"].split()[0], surname=child["surname"], date_of_birth=born)


def _known(store: Store, caller: Caller, question: AskAlike) -> bool:
    with mock.patch.object(askings, "LIMITS", ()):
        return bool(alike.ask(store, caller, question, dt.datetime.now().astimezone()).children)


def _compare_all(store: Store, typed: Person) -> None:
    with store.reading() as connection:
        rows = connection.execute(sa.select(schema.record).where(schema.record.c.type == "person")).all()
    records = (Record(row.id, row.type, row.case_id, msgspec.json.decode(row.fields)) for row in rows)
    possible_duplicates(typed, [Known(read(record, Person)) for record in records])


def _median(acts: list[Callable[[], object]]) -> float:
    """Milliseconds."""
    took = []
    for act in acts:
        began = time.perf_counter()
        act()
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took)
