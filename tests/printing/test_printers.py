"""Handing a document to a printer: whole, at its size, from memory, and never called printed."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from printing import render
from printing.errors import PrinterTrouble
from printing.printers import NO_PRINTER, OpenPdf, PrintRun, handed_over, print_run, printers
from tests.printing.case_files import attended, file_of, home, letter, person, planned, summary

LOOKED_AT = 50  # dots per inch


def to_file(pdf: bytes, path: Path) -> None:
    """Print into a PDF file, which Qt draws as it draws for a printer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    run = PrintRun(pdf, printer, "Case summary")
    while run.next_page():
        pass


def same_pages(one: OpenPdf, other: OpenPdf) -> bool:
    """True if each page looks the same; edges of letters may differ by the drawing at another size."""
    assert one.pages == other.pages
    return all(_alike(one.image(page, LOOKED_AT), other.image(page, LOOKED_AT)) for page in range(one.pages))


def _alike(one: QImage, other: QImage) -> bool:
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
        print_run(pdf, "No such printer", "Appointment letter")
    assert "save as a PDF" in refused.value.next_step


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(PrinterTrouble):
        to_file(render(summary(), file_of(person())), tmp_path / "no such folder" / "out.pdf")


def test_bytes_that_are_no_document_are_told() -> None:
    with pytest.raises(PrinterTrouble, match="could not be read"):
        OpenPdf(b"not a PDF")


def test_the_printers_are_those_the_system_has() -> None:
    assert [one.name for one in printers()] != [] or QPrinterInfo.availablePrinterNames() == []
    assert {one.name for one in printers()} == set(QPrinterInfo.availablePrinterNames())


def test_it_is_never_called_printed() -> None:
    told = handed_over(dt.datetime(2026, 11, 26, 10, 12, tzinfo=dt.UTC))
    assert told == "Handed to the printer at 10:12am."
    assert NO_PRINTER == "No printer is set up. Save as a PDF, or print later from Documents."
