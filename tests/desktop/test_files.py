"""A file goes up from one laptop and comes down on another, byte for byte; and who looked is told to the centre."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from casework import new_id
from local_store import FileState
from local_store.attachments import BY_ITSELF
from tests.central_process import CentralProcess
from tests.desktop.practitioner import CALLUM, IMOGEN, PATIENCE, SENT, Practitioner, load_shared_case, practitioner

CONTENT = b"%PDF-1.7\n" + secrets.token_bytes(BY_ITSELF + 200_000)
NAME = "Report of the college.pdf"


@pytest.fixture
def case(centre: CentralProcess) -> str:
    return load_shared_case(centre, new_id())


@pytest.fixture
def both(
    centre: CentralProcess, case: str, tmp_path: Path, qapp: QApplication
) -> Iterator[tuple[Practitioner, Practitioner]]:
    with ExitStack() as stack:
        imogen = stack.enter_context(practitioner(IMOGEN, centre, tmp_path, qapp))
        callum = stack.enter_context(practitioner(CALLUM, centre, tmp_path, qapp))
        yield imogen, callum


def choose(who: Practitioner, file: Path) -> None:
    """In the dialogue that is open: this file."""
    dialogue = who.hands.wait(
        lambda: next((one for one in who.hands.window.findChildren(QFileDialog) if one.isVisible()), None),
        "no dialogue is open",
    )
    dialogue.setDirectory(str(file.parent))
    dialogue.selectFile(str(file) if dialogue.acceptMode() is QFileDialog.AcceptMode.AcceptOpen else file.name)
    dialogue.accept()


def looks_told(centre: CentralProcess) -> set[tuple[str, str]]:
    """Who looked at which case, as the centre has it for the audit."""
    file = centre.database.removeprefix("sqlite:///")
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as audit:
        return set(audit.execute("SELECT user_name, case_id FROM look"))


def test_a_file_added_without_a_connection_comes_to_a_colleague_byte_for_byte(
    both: tuple[Practitioner, Practitioner], centre: CentralProcess, case: str, tmp_path: Path
) -> None:
    imogen, callum = both
    chosen, copy = tmp_path / NAME, tmp_path / "a copy.pdf"
    chosen.write_bytes(CONTENT)
    for each in both:
        each.sign_in()
    imogen.lose_connection()
    imogen.open_case()
    imogen.hands.key("Ctrl+O")
    choose(imogen, chosen)
    imogen.hands.says("Added a file, encrypted on this laptop.", PATIENCE)
    imogen.hands.says("Waits to be sent")
    imogen.hands.says("No connection. 1 change and 1 file saved on this laptop.", PATIENCE)
    imogen.hands.key("Ctrl+U")
    for words in (
        "Added a file",
        "Report of the college, PDF, 1.2 MB",
        "The file itself, a PDF",
        "Waits for a connection",
    ):
        imogen.hands.says(words)
    imogen.connect(SENT)
    imogen.open_case()
    imogen.hands.key("Alt+8")
    imogen.hands.says("Sent")

    callum.open_case()
    callum.hands.key("Alt+8")
    callum.hands.says("Report of the college", PATIENCE)
    callum.hands.says("Not on this laptop yet")
    callum.hands.press_words("Get it")
    callum.hands.says("On this laptop", PATIENCE)
    callum.hands.press_words("Save a copy")
    choose(callum, copy)
    callum.hands.says("A copy was saved.")
    assert copy.read_bytes() == CONTENT
    assert chosen.read_bytes() == CONTENT

    (document,) = [one for one in callum.ask(lambda store: store.case(case)) if one.type == "document"]
    kept = callum.ask(lambda store: store.attachment(str(document.fields["file"])))
    assert kept is not None
    assert kept.state is FileState.HERE
    for user in (IMOGEN, CALLUM):
        callum.hands.wait(lambda user=user: (user, case) in looks_told(centre), f"no look of {user} was told", PATIENCE)
    centre_log = centre.log()
    assert "college" not in centre_log
