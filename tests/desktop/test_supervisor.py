"""The process that stays and the window that goes: how each ends with the other, whatever ends it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from local_store.one_copy import OneCopy
from tests.central_process import CentralProcess
from tests.desktop.laptop_in_process import IMOGEN
from tests.desktop.practitioner import PASSWORD, SENT, load_shared_case
from tests.desktop.whole_program import PATIENCE, ROOT, WholeProgram, alive, children, wait_until

HALF = "Rang Damaris from the car"


def open_note(holdfast: WholeProgram) -> None:
    holdfast.do("type", name="user", words=IMOGEN)
    holdfast.do("type", name="password", words=PASSWORD)
    holdfast.do("press", name="sign_in")
    holdfast.says(SENT)
    holdfast.do("press", name="rail_caseload")
    holdfast.do("choose", words="Vexley")
    holdfast.do("press", name="record_contact")


def test_closing_the_window_ends_both_with_0(tmp_path: Path) -> None:
    with WholeProgram(tmp_path, "http://127.0.0.1:1") as holdfast:
        holdfast.tell("key", keys="Ctrl+Q")
        assert holdfast.process.wait(PATIENCE) == 0
        assert not alive(holdfast.window_pid)


def test_a_window_that_crashes_is_not_called_locked(tmp_path: Path) -> None:
    with WholeProgram(tmp_path, "http://127.0.0.1:1") as holdfast:
        os.kill(holdfast.window_pid, signal.SIGSEGV)
        assert holdfast.process.wait(PATIENCE) == 128 + signal.SIGSEGV


def test_where_the_supervisor_is_killed_the_window_keeps_the_words_and_closes(
    tmp_path: Path, centre: CentralProcess
) -> None:
    load_shared_case(centre, "0198b4a5-0000-7000-8000-000000000001")
    with WholeProgram(tmp_path, centre.url) as holdfast:
        open_note(holdfast)
        holdfast.do("type", name="field.note", words=HALF)
        holdfast.do("place_caret", name="field.note", position=4)
        window = holdfast.window_pid
        os.kill(holdfast.pid, signal.SIGKILL)
        with WholeProgram(tmp_path, centre.url) as again:  # at once: it waits for the other window to have closed
            again.unlock(PASSWORD)
            assert not alive(window)
            again.do("widget_there", name="field.note")
            assert again.do("caret") == ["field.note", 4, HALF]
            assert "closed without warning" not in again.do("words"), "the window had been closed in good order"


def test_a_second_copy_says_that_the_folder_is_taken(tmp_path: Path) -> None:
    with (
        WholeProgram(tmp_path / "first", "http://127.0.0.1:1") as first,
        OneCopy(tmp_path / "second" / "data"),
        WholeProgram(tmp_path / "second", "http://127.0.0.1:1") as second,
    ):
        second.says("Holdfast is already open")
        assert "Sign in" in first.do("words")
        second.tell("key", keys="Ctrl+Q")
        assert second.process.wait(PATIENCE) == 1


def test_ctrl_c_closes_the_window_in_good_order(tmp_path: Path) -> None:
    with WholeProgram(tmp_path, "http://127.0.0.1:1") as holdfast:
        for pid in (holdfast.window_pid, holdfast.pid):  # a terminal sends it to both
            os.kill(pid, signal.SIGINT)
        assert holdfast.process.wait(PATIENCE) == 130
        assert not alive(holdfast.window_pid)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL], ids=["ended", "killed"])
def test_the_demos_centre_ends_with_the_supervisor_even_a_killed_one(tmp_path: Path, end: signal.Signals) -> None:
    with WholeProgram(tmp_path, "", "--demo") as holdfast:
        holdfast.says("This is a demo")
        started = children(holdfast.pid)
        assert len(started) == 2, "a window and a centre"
        os.kill(holdfast.pid, end)
        for pid in started:
            wait_until(lambda pid=pid: not alive(pid), "a process of the demo is still there")


def test_the_process_that_stays_brings_no_qt_and_starts_the_window_before_anything_else() -> None:
    script = (
        "import sys, desktop.supervisor as s\n"
        "print([m for m in ('PySide6', 'msgspec', 'local_store', 'casework', 'sqlcipher3') if m in sys.modules])\n"
        "from desktop.folders import folders; from local_store.one_copy import OneCopy\n"
        "print('PySide6' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["[]", "False"]
