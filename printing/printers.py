"""Printers: which there are, and handing a document to one. Qt's print support is used here and in ui/, nowhere else.

The PDF is drawn page by page from memory at 300 dots per inch, which works with any printer a computer knows. Nothing
here can tell whether paper came out, so nothing here says "printed".
"""

import datetime as dt
import threading

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from casework.words import clock
from printing.errors import PrinterTrouble

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
_asking_the_system = threading.Lock()  # Qt loads its printing plugin at the first question, and not twice at once
NO_PRINTER = "No printer is set up. Save as a PDF, or print later from Documents."


class PrinterChoice(msgspec.Struct, frozen=True):
    """One printer this computer knows. `name` is what the system calls it, `words` what a person does."""

    name: str
    words: str
    is_default: bool = False


def printers() -> tuple[PrinterChoice, ...]:
    """The printers set up on this computer, the default first. Asks the system, which can take a moment."""
    with _asking_the_system:
        default = QPrinterInfo.defaultPrinterName()
        found = [
            PrinterChoice(info.printerName(), info.description() or info.printerName(), info.printerName() == default)
            for info in QPrinterInfo.availablePrinters()
        ]
    return tuple(sorted(found, key=lambda one: (not one.is_default, one.words.casefold())))


def handed_over(at: dt.datetime) -> str:
    """`Handed to the printer at 10:12am.`: all that can be said for certain."""
    return f"Handed to the printer at {clock(at.time())}."


class OpenPdf:
    """A PDF held in memory, ready to be drawn. Belongs to the thread that made it."""

    def __init__(self, pdf: bytes) -> None:
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)
        if self._document.status() is not QPdfDocument.Status.Ready:
            raise PrinterTrouble(
                "The document could not be read back.", "Save it as a PDF.", detail=str(self._document.error())
            )

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self._document.pageCount()

    def image(self, page: int, dots_per_inch: float) -> QImage:
        """One page, counted from 0, on white."""
        points = self._document.pagePointSize(page)
        dots = dots_per_inch / POINTS_PER_INCH
        size = QSize(round(points.width() * dots), round(points.height() * dots))
        drawn = self._document.render(page, size, QPdfDocumentRenderOptions())
        paper = QImage(size, QImage.Format.Format_RGB32)
        paper.fill(0xFFFFFFFF)
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return paper

    def text(self, page: int) -> str:
        """The words of one page, counted from 0, for a screen reader."""
        return readable(self._document.getAllText(page).text())


def readable(text: str) -> str:
    """Text as it comes out of a PDF, for people: hyphens at line ends, which PDFium marks with U+FFFE, and spaces."""
    return text.replace("\ufffe", "-").replace("\u00a0", " ").replace("\r\n", "\n")


class PrintRun:
    """One document on its way to one printer, a page at a time so that other work can go between.

    Make it, call `next_page` until it answers False. Raises PrinterTrouble where the printer will not take it; pages
    already handed over stay with the printer.
    """

    def __init__(self, pdf: bytes, printer: QPrinter, title: str) -> None:
        self._pdf = OpenPdf(pdf)
        self._printer = printer
        # The title shows in the print queue, which others can read: the kind of document, never a name.
        printer.setDocName(title)
        printer.setResolution(DOTS_PER_INCH)
        printer.setFullPage(True)
        printer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
        )
        self._painter = QPainter()
        self._page = 0

    def next_page(self) -> bool:
        """Hand over one page; True while there are more. After False the job is with the printer."""
        if self._page == 0 and not self._painter.begin(self._printer):
            raise _refused(self._printer)
        if self._page and not self._printer.newPage():
            self._painter.end()
            raise _refused(self._printer)
        image = self._pdf.image(self._page, DOTS_PER_INCH)
        whole = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        self._painter.drawImage(QRectF(0, 0, whole.width(), whole.height()), image)
        self._page += 1
        if self._page < self._pdf.pages:
            return True
        if not self._painter.end() or self._printer.printerState() is QPrinter.PrinterState.Error:
            raise _refused(self._printer)
        return False


def print_run(pdf: bytes, printer_name: str, title: str) -> PrintRun:
    """A run on a printer of this computer. Raises PrinterTrouble if there is no such printer (any more)."""
    with _asking_the_system:
        info = QPrinterInfo.printerInfo(printer_name)
        if info.isNull():
            raise PrinterTrouble(
                "This printer is not set up on this computer any more.", "Choose another, or save as a PDF."
            )
        return PrintRun(pdf, QPrinter(info, QPrinter.PrinterMode.HighResolution), title)


def _refused(printer: QPrinter) -> PrinterTrouble:
    return PrinterTrouble(
        "The printer did not take the document.",
        "Look whether it is on and connected, or choose another, or save as a PDF.",
        detail=f"QPrinter state {printer.printerState().name}",
    )
