"""Every look at a case is kept, and colleagues learn how much of it somebody has seen."""

import datetime as dt
from typing import Any

import pytest

from casework.edits import new_id, now_text
from central.accounts import find_authority
from central.looks import Seen, seen_by
from central.store import Store
from sync.wire import Applied, Kept, Look, Looks
from tests.central.conftest import MakeLaptop
from tests.central.laptop import Laptop
from tests.central_process import CentralProcess

YESTERDAY = (dt.date.today() - dt.timedelta(days=1)).isoformat()
FAR = 10**12


def look(laptop: Laptop, case: str, position: int = FAR, **fields: Any) -> Look:
    """Tell the centre about one look; gives it back."""
    made = Look(**{"id": new_id(), "case": case, "at": now_text(), "position": position, **fields})
    assert laptop.ask("POST", "looks", Looks([made]), Kept).kept == 1
    return made


class Reader:
    """Asks the database as the page of changes does."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def seen(self, user: str, since: int = 0, cases: list[str] | None = None) -> Seen:
        with self.store.reading() as connection:
            authority = find_authority(connection, "eastham" if user == "esi" else "northwick")
            assert authority is not None
            return seen_by(connection, authority, user, cases, since)


@pytest.fixture
def reader(shared_centre: CentralProcess) -> Any:
    store = Store(shared_centre.database)
    yield Reader(store)
    store.close()


def audit(centre: CentralProcess, case: str, authority: str = "northwick") -> list[list[str]]:
    done = centre.run("looks", case, "--authority", authority)
    assert done.returncode == 0, done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_a_colleague_learns_who_saw_how_much(laptop: MakeLaptop, reader: Reader) -> None:
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    case = amina.open_case()
    carla.write(case, "assignment", worker="bo")
    before = reader.seen("amina").newest
    first = look(bo, case, 1)
    seen = reader.seen("amina", before)
    assert [(one.case, one.user, one.name, one.at, one.position) for one in seen.by] == [
        (case, "bo", "Bo Example", first.at, 1)
    ]
    assert reader.seen("amina", seen.newest) == Seen([], seen.newest), "told once"
    assert reader.seen("bo", before).by == [], "not about oneself"
    assert reader.seen("esi", 0).by == [], "another authority"
    look(amina, case, 1)
    assert [one.user for one in reader.seen("bo", seen.newest, [case]).by] == ["amina"]
    assert reader.seen("bo", seen.newest, [new_id()]).by == []


def test_a_second_laptop_that_is_behind_takes_nothing_back(laptop: MakeLaptop, reader: Reader) -> None:
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    case = amina.open_case()
    carla.write(case, "assignment", worker="bo")
    look(bo, case, 5)
    since = reader.seen("amina").newest
    look(bo, case, 3)
    assert reader.seen("amina", since, [case]).by == []
    assert [one.position for one in reader.seen("amina", 0, [case]).by] == [5]
    last = look(bo, case, 5)
    assert [one.at for one in reader.seen("amina", since, [case]).by] == [last.at]


def test_the_position_of_a_look_is_one_that_the_feed_has(laptop: MakeLaptop, reader: Reader) -> None:
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    case = amina.open_case()
    carla.write(case, "assignment", worker="bo")
    look(bo, case, FAR)
    last = amina.change(case, "contact", new_id(), note="The next position.")
    assert isinstance(last, Applied)
    head = last.position - 1
    assert [one.position for one in reader.seen("amina", 0, [case]).by] == [head]
    look(amina, case, -7)
    assert [one.position for one in reader.seen("bo", 0, [case]).by] == [0]


def test_the_same_look_twice_is_kept_once(shared_centre: CentralProcess, laptop: MakeLaptop, reader: Reader) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    made = look(amina, case, record=case)
    again = amina.ask("POST", "looks", Looks([made, made, made]), Kept)
    assert again.kept == 1
    (line,) = audit(shared_centre, case)
    assert line[:5] == [made.at, "Amina Example (amina)", "Test laptop", f"record {case}", "their case"]


def test_an_odd_look_is_kept_and_marked_and_told_to_nobody(
    shared_centre: CentralProcess, laptop: MakeLaptop, reader: Reader
) -> None:
    amina, bo, carla, esi = laptop("amina"), laptop("bo"), laptop("carla"), laptop("esi")
    case = amina.open_case()
    assignment = carla.write(case, "assignment", worker="bo")
    look(carla, case)
    look(bo, case)
    carla.change(case, "assignment", assignment, until=YESTERDAY)
    look(bo, case)
    look(esi, case)
    nobodys = new_id()
    look(amina, nobodys)
    assert [line[1].split()[0] + ": " + line[4] for line in audit(shared_centre, case)] == [
        "Carla: NOT THEIR CASE",
        "Bo: their case",
        "Bo: no longer their case",
    ]
    assert [line[4] for line in audit(shared_centre, nobodys)] == ["NO SUCH CASE"]
    assert [line[4] for line in audit(shared_centre, case, "eastham")] == ["NO SUCH CASE"], "authorities share nothing"
    assert [one.user for one in reader.seen("amina", 0, [case]).by] == ["bo"]
    assert reader.seen("bo", 0, [case]).by == [], "the case has left"


def test_looks_of_a_lost_laptop_are_kept(shared_centre: CentralProcess, laptop: MakeLaptop) -> None:
    lost = laptop("amina")
    case = lost.open_case()
    assert shared_centre.run("device", "revoke", lost.device).returncode == 0
    look(lost, case)
    assert len(audit(shared_centre, case)) == 1


def test_a_strangers_text_does_no_harm(shared_centre: CentralProcess, laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    look(amina, case, at="\x00yesterday\n" + "x" * 500, record="\t\x1b[31m")
    (line,) = audit(shared_centre, case)
    assert line[0] == "yesterday" + "x" * 91
    assert line[3] == "record [31m"
    for id in ("", "\x00", "x" * 101):
        made = Look(id=id, case=case, at="", position=1)
        assert amina.call("POST", "looks", Looks([made])).status_code == 400
    assert amina.ask("POST", "looks", Looks([]), Kept).kept == 0


def test_refused_edits_can_be_listed(shared_centre: CentralProcess, laptop: MakeLaptop) -> None:
    amina, bo = laptop("amina"), laptop("bo")
    case = amina.open_case()
    result = bo.change(case, "contact", new_id(), note="Zephyr Quillsworth was here.")
    done = shared_centre.run("quarantine", "--authority", "northwick")
    assert done.returncode == 0, done.stderr
    (line,) = [line.split("\t") for line in done.stdout.splitlines() if line.endswith(result.id)]
    assert line[1:5] == ["bo", bo.device, "not_your_case", f"case {case}"]
    assert "Quillsworth" not in done.stdout
    full = shared_centre.run("quarantine", "--authority", "northwick", "--full").stdout
    assert f'{result.id}\t{{"id":"{result.id}"' in full
    assert "Quillsworth" in full
    assert result.id not in shared_centre.run("quarantine", "--authority", "eastham").stdout
    for command in (("quarantine",), ("looks", case)):
        nowhere = shared_centre.run(*command, "--authority", "nowhere")
        assert (nowhere.returncode, nowhere.stderr) == (1, "There is no authority of this name.\n")
