"""The whole program prints, through a real CUPS, to a printer that runs out of paper; and is killed meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import new_id
from tests.central_process import CentralProcess
from tests.desktop.practitioner import IMOGEN, PASSWORD, SENT, load_shared_case
from tests.desktop.whole_program import WholeProgram, wait_until
from tests.printing import cupsd, ipp_printer
from tests.printing.ipp_printer import IppPrinter


@pytest.fixture
def printer() -> Iterator[IppPrinter]:
    with ipp_printer.running() as made:
        yield made


@pytest.fixture
def cups(printer: IppPrinter) -> Iterator[cupsd.Cups]:
    with cupsd.running(printer.uri) as server:
        yield server


def test_out_of_paper_killed_and_started_again_it_is_printed_once(
    tmp_path: Path, centre: CentralProcess, cups: cupsd.Cups, printer: IppPrinter
) -> None:
    load_shared_case(centre, new_id())
    printer.keep_from_printing("media-empty")
    environment = {"CUPS_SERVER": f"127.0.0.1:{cups.port}"}
    with WholeProgram(tmp_path / "laptop", centre.url, **environment) as holdfast:
        holdfast.do("type", name="user", words=IMOGEN)
        holdfast.do("type", name="password", words=PASSWORD)
        holdfast.do("press", name="sign_in")
        holdfast.says(SENT)
        holdfast.do("press", name="rail_caseload")
        holdfast.do("choose", words="Vexley")
        holdfast.do("widget_there", name="record_contact")
        holdfast.do("key", keys="Ctrl+P")
        holdfast.do("pick", name="document_kind", words="Case summary")
        holdfast.says("Portable printer, A4")
        holdfast.says("Case notes, health and victim")
        holdfast.do("key", keys="Ctrl+P")
        holdfast.says("The printer is out of paper")
        lying_about = [path for path in (tmp_path / "laptop").rglob("*") if path.is_file()]
        assert not any(b"%PDF" in path.read_bytes() for path in lying_about), (
            "nothing readable is in any folder of ours"
        )
    assert printer.printed() == []
    printer.go_on()
    wait_until(printer.printed, "what CUPS had did not come out")
    with WholeProgram(tmp_path / "laptop", centre.url, **environment) as holdfast:
        holdfast.unlock(PASSWORD)
        holdfast.do("press", name="rail_documents")
        holdfast.says("The printer says it is done.")
        holdfast.says("Handed to the printer")
    assert len(printer.printed()) == 1
    assert printer.printed()[0].document.startswith(b"%PDF")
    assert cups.documents() == [], "nothing readable stays in the spool"
