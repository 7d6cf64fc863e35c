"""Handing a document to a printer: whole, at its size, from memory, and never called printed."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from printing import render
from printing.errors import PrinterTrouble
from printing.job_states import WORDS, JobState
from printing.page_ranges import Ranges
from printing.print_system import PrintOrder
from printing.printers import DrawnPrinting, OpenPdf, PrintRun
from tests.printing.case_files import attended, file_of, home, letter, person, planned, summary

LOOKED_AT = 50  # dots per inch


def to_file(pdf: bytes, path: Path, pages: Ranges = ()) -> None:
    """Print into a PDF file, which Qt draws as it draws for a printer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    run = PrintRun(pdf, printer, "Case summary", pages)
    while run.next_page():
        pass


def same_pages(one: OpenPdf, other: OpenPdf) -> bool:
    """True if each page looks the same; edges of letters may differ by the drawing at another size."""
    assert one.pages == other.pages
    return all(alike(one.image(page, LOOKED_AT), other.image(page, LOOKED_AT)) for page in range(one.pages))


def alike(one: QImage, other: QImage) -> bool:
    assert one.size() == other.size()
    first, second = _greys(one), _greys(other)
    differing = sum(abs(a - b) > 96 for a, b in zip(first, second, strict=True))
    inked = sum(value < 200 for value in first)
    # Measured: 2 % from drawing letters twice; 24 % and more if the page were moved by a single dot.
    return inked > 500 and differing < inked * 0.05


def _greys(image: QImage) -> bytes:
    """One byte a dot, without the padding at the end of each line, which is not written."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    data, stride = bytes(grey.constBits()), grey.bytesPerLine()
    return b"".join(data[row * stride : row * stride + grey.width()] for row in range(grey.height()))


def test_every_page_comes_out_as_it_was_laid_out(tmp_path: Path) -> None:
    pdf = render(summary(), file_of(person(), *(attended(each) for each in range(50))))
    to_file(pdf, tmp_path / "out.pdf")
    out = OpenPdf((tmp_path / "out.pdf").read_bytes())
    assert out.pages == 2
    assert same_pages(OpenPdf(pdf), out)


def test_only_the_pages_asked_for_come_out(tmp_path: Path) -> None:
    pdf = render(summary(), file_of(person(), *(attended(each) for each in range(50))))
    to_file(pdf, tmp_path / "out.pdf", ((2, 2),))
    out = OpenPdf((tmp_path / "out.pdf").read_bytes())
    assert out.pages == 1
    assert alike(OpenPdf(pdf).image(1, LOOKED_AT), out.image(0, LOOKED_AT))


def test_two_documents_do_not_look_alike_to_this_test(tmp_path: Path) -> None:
    case = file_of(person(), home(), planned())
    assert not same_pages(OpenPdf(render(letter(), case)), OpenPdf(render(summary(), case)))


def test_nothing_is_left_beside_the_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = tmp_path / "temporary"
    beside.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(beside))
    monkeypatch.chdir(beside)
    to_file(render(summary(), file_of(person())), tmp_path / "out.pdf")
    assert list(beside.iterdir()) == []


def test_a_printer_that_is_not_there_any_more_is_told_with_what_to_do() -> None:
    pdf = render(letter(), file_of(person(), home(), planned()))
    with pytest.raises(PrinterTrouble) as refused:
        DrawnPrinting().hand_over(PrintOrder("tag", "No such printer", "Appointment letter", pdf))
    assert "save as a PDF" in refused.value.next_step


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(PrinterTrouble):
        to_file(render(summary(), file_of(person())), tmp_path / "no such folder" / "out.pdf")


def test_bytes_that_are_no_document_are_told() -> None:
    with pytest.raises(PrinterTrouble, match="could not be read"):
        OpenPdf(b"not a PDF")


def test_the_printers_are_those_the_system_has() -> None:
    assert {one.name for one in DrawnPrinting().printers()} == set(QPrinterInfo.availablePrinterNames())


def test_it_is_never_called_printed() -> None:
    standing = DrawnPrinting().standing("", "Any printer")
    assert standing.state is JobState.NOT_TOLD
    assert WORDS[standing.state].words == "Handed to the printer"
