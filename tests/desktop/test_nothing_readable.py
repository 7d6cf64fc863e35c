"""A locked Holdfast holds nothing: no word of a case, no passphrase and no key, in any file or in any of its memory."""

import random
import string
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casework import new_id
from local_store import keys
from local_store.keys import KEY_FILE
from tests.central_process import CentralProcess
from tests.desktop.logind import Logind
from tests.desktop.readable import in_files, in_memory, patterns
from tests.desktop.whole_program import WholeProgram

IMOGEN = "imogen.farrowby"
SENT = "Connected. Everything sent."
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read by /proc, which only Linux has")


class Words:
    """Words that are nowhere else: not in this file, nor in anything that Python or Qt bring with them."""

    def __init__(self) -> None:
        self.name, self.street, self.note, self.typed, self.searched, self.passphrase = (
            "".join(random.choices(string.ascii_lowercase, k=18)).capitalize() for _ in range(6)
        )

    def of_case(self) -> list[str]:
        return [self.name, self.street, self.note, self.typed, self.searched]


@pytest.fixture
def words() -> Words:
    return Words()


@pytest.fixture
def with_case(centre: CentralProcess, words: Words) -> CentralProcess:
    """A centre with one case that has the words in it."""
    centre.add_user(IMOGEN, words.passphrase, name="Imogen Farrowby")
    case = new_id()
    parts = {
        "case": {"reference": "NW-1", "kind": "court_order", "opened": "2026-08-10"},
        "person": {"first_names": "Juniper", "surname": words.name, "date_of_birth": "2010-10-17"},
        "address": {"kind": "home", "line_1": f"4 {words.street} Court", "since": "2026-08-10", "letters": True},
        "contact": {
            "date": "2026-11-23",
            "start": "09:30:00",
            "kind": "office",
            "attendance": "attended",
            "who_was_there": "Juniper",
            "note": f"She said {words.note} and then no more.",
        },
    }
    records = [
        {"id": case if type == "case" else new_id(), "type": type, "case": case, "fields": fields}
        for type, fields in parts.items()
    ]
    centre.load_records(records, assign=IMOGEN)
    centre.start()
    return centre


@pytest.fixture
def logind(tmp_path: Path) -> Iterator[Logind]:
    with Logind(tmp_path) as logind:
        yield logind


def work_on_the_case(holdfast: WholeProgram, words: Words) -> None:
    """Find it, look at it on paper, read the note, search for it, copy it, and write half a sentence."""
    holdfast.do("press", name="rail_caseload")
    holdfast.do("type", name="search", words=words.name)
    holdfast.says(f"has “{words.name}”")
    holdfast.do("choose", words=words.name)
    holdfast.do("widget_there", name="record_contact")
    holdfast.says(words.street)
    holdfast.do("key", keys="Ctrl+P")
    holdfast.do("pick", name="document_kind", words="Case summary")
    holdfast.do("widget_there", name="save_pdf")
    holdfast.do("key", keys="Escape")
    holdfast.do("key", keys="Ctrl+K")
    holdfast.do("type", name="find_field", words=words.note)
    holdfast.do("type", name="find_field", words=words.searched, instead=True)
    holdfast.do("key", keys="Escape")
    holdfast.do("press", name="rail_caseload")
    holdfast.do("choose", words=words.name)
    holdfast.do("key", keys="Alt+3")
    holdfast.do("choose", words="Office")
    holdfast.do("widget_there", name="field.note")
    write_half_a_sentence(holdfast, words)


def write_half_a_sentence(holdfast: WholeProgram, words: Words) -> None:
    holdfast.do("type", name="field.note", words=f" {words.typed}")
    holdfast.do("key", keys="Ctrl+A")
    holdfast.do("key", keys="Ctrl+C")
    holdfast.says("A draft was kept")


def test_a_locked_holdfast_holds_no_word_no_passphrase_and_no_key(
    tmp_path: Path, with_case: CentralProcess, words: Words, logind: Logind
) -> None:
    with WholeProgram(tmp_path / "laptop", with_case.url, **logind.environment) as holdfast:
        holdfast.do("type", name="user", words=IMOGEN)
        holdfast.do("type", name="password", words=words.passphrase)
        holdfast.do("press", name="sign_in")
        holdfast.says(SENT)
        folder = next(holdfast.data.rglob(KEY_FILE)).parent
        looked_for = patterns([*words.of_case(), words.passphrase], [keys.unlock(folder, words.passphrase)])
        work_on_the_case(holdfast, words)
        for lock in ways_to_lock(holdfast, logind):
            seen = in_memory(holdfast.window_pid, looked_for)
            assert set(seen) == set(looked_for.values()), "this looks where there is something to see"
            holdfast.lock(lock)
            assert in_files((holdfast.data, holdfast.home, holdfast.temporary), looked_for) == {}
            assert [one.stat().st_size for one in folder.glob("*-typed")] == [0], "the store has all of it"
            for pid in holdfast.pids():
                assert in_memory(pid, looked_for) == {}, "the window" if pid == holdfast.window_pid else pid
            holdfast.unlock(words.passphrase)
            holdfast.do("widget_there", name="field.note")
            work_on_the_case(holdfast, words)


def ways_to_lock(holdfast: WholeProgram, logind: Logind) -> list[Callable[[], object]]:
    return [
        lambda: holdfast.tell("key", keys="Ctrl+L"),
        lambda: holdfast.tell("pass_time", seconds=601),
        lambda: logind.prepare_for_sleep(True),
    ]
