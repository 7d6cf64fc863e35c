"""Printing through the operating system, and drawing a PDF. Of this room, only this file knows Qt.

The PDF is drawn page by page from memory at 300 dots per inch, which works with any printer a computer knows. Nothing
here can tell whether paper came out, so nothing here says "printed".
"""

import threading
from itertools import chain

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from printing.errors import JobRefused, PrinterTrouble
from printing.job_states import JobState, Standing
from printing.page_ranges import Ranges
from printing.print_system import PrinterChoice, PrintOrder

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
_asking_the_system = threading.Lock()  # Qt loads its printing plugin at the first question, and not twice at once


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
    already handed over stay with the printer. `pages` are counted from 1; without any, all are printed.
    """

    def __init__(self, pdf: bytes, printer: QPrinter, title: str, pages: Ranges = ()) -> None:
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
        wanted = chain.from_iterable(range(first - 1, last) for first, last in pages)
        self._left = list(wanted if pages else range(self._pdf.pages))
        self._begun = False

    def next_page(self) -> bool:
        """Hand over one page; True while there are more. After False the job is with the printer."""
        if not self._begun and not self._painter.begin(self._printer):
            raise _refused(self._printer)
        if self._begun and not self._printer.newPage():
            self._painter.end()
            raise _refused(self._printer)
        self._begun = True
        image = self._pdf.image(self._left.pop(0), DOTS_PER_INCH)
        whole = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        self._painter.drawImage(QRectF(0, 0, whole.width(), whole.height()), image)
        if self._left:
            return True
        if not self._painter.end() or self._printer.printerState() is QPrinter.PrinterState.Error:
            raise _refused(self._printer)
        return False


class DrawnPrinting:
    """The printers of the operating system, through Qt: on Windows, and wherever this computer has no CUPS of its own.

    Qt gives no name to a job, and cannot ask how it went.
    """

    holds = False

    def printers(self) -> tuple[PrinterChoice, ...]:
        """See PrintSystem."""
        with _asking_the_system:
            default = QPrinterInfo.defaultPrinterName()
            found = [
                PrinterChoice(
                    info.printerName(), info.description() or info.printerName(), info.printerName() == default
                )
                for info in QPrinterInfo.availablePrinters()
            ]
        return tuple(sorted(found, key=lambda one: (not one.is_default, one.words.casefold())))

    def hand_over(self, order: PrintOrder) -> str:
        """Draw all of it, and have it printed at once. Raises JobRefused."""
        run = PrintRun(order.pdf, _printer(order), order.title, order.pages)
        while run.next_page():
            pass
        return ""

    def find(self, tag: str, printer: str) -> tuple[str, ...]:
        """Never any: see `holds`."""
        return ()

    def release(self, job: str, printer: str) -> None:
        """It went already."""

    def standing(self, job: str, printer: str) -> Standing:
        """Nothing is told."""
        return Standing(JobState.NOT_TOLD)

    def take_out(self, job: str, printer: str) -> bool:
        """What the system keeps of it is its own affair."""
        return False


def _printer(order: PrintOrder) -> QPrinter:
    with _asking_the_system:
        info = QPrinterInfo.printerInfo(order.printer)
        if info.isNull():
            raise PrinterTrouble(
                "This printer is not set up on this computer any more.", "Choose another, or save as a PDF."
            )
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setCopyCount(order.copies)
        two = QPrinter.DuplexMode.DuplexLongSide if order.two_sided else QPrinter.DuplexMode.DuplexNone
        printer.setDuplex(two)
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
        return printer


def _refused(printer: QPrinter) -> JobRefused:
    return JobRefused(f"QPrinter state {printer.printerState().name}")
