"""python -m tests.bench.preview_shown TIMES: from a PDF to its first page painted in a window; median milliseconds."""

import statistics
import sys
import time

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from printing import render
from tests.bench.print_bench import MS, long_report
from ui.print_paper import PaperView
from ui.theme import Scheme, Theme, apply

WIDTH, HEIGHT = 1100, 900
HEAD = QRect(0, 0, 800, 300)
"""What is looked at: letterhead and title. Its width is a whole number of 4 bytes, so that no row is filled up."""
AT_MOST = 10.0  # seconds, until somebody has to look why nothing is painted
DARK = 100  # of 255: ink, and neither paper nor the desk under it


class Painted(QObject):
    """Notes when the paper was last painted, until it is told that it has painted ink."""

    def __init__(self, view: PaperView) -> None:
        super().__init__(view)
        self.at = 0.0
        self._view = view
        self._looking = False
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every painting but our own look at it."""
        if event.type() is QEvent.Type.Paint and not self._looking:
            self.at = time.perf_counter()
        return False

    def ink(self) -> bool:
        """Whether letters stand on the first page as it is shown."""
        self._looking = True
        grabbed = self._view.viewport().grab(HEAD)
        self._looking = False
        image = grabbed.toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        return min(bytes(image.constBits())) < DARK


def shown(app: QApplication, pdf: bytes) -> float:
    """Seconds from the PDF to the painting that has its letters."""
    window = QWidget()
    window.resize(WIDTH, HEIGHT)
    view = PaperView(window)
    view.resize(WIDTH, HEIGHT)
    window.show()
    app.processEvents()
    painted = Painted(view)
    assert not painted.ink(), "nothing is shown before there is a PDF"
    begun = time.perf_counter()
    painted.at = 0.0
    view.show_pdf(pdf, "")
    seen = 0.0
    while time.perf_counter() - begun < AT_MOST:
        app.processEvents()
        if painted.at > seen:
            seen = painted.at
            if painted.ink():
                window.close()
                return seen - begun
    raise TimeoutError("the first page was not painted")


def main(times: int) -> None:
    """Each time a window of its own, as when the preview is opened."""
    app = QApplication([])
    apply(app, Theme(1.0, Scheme.LIGHT))
    pdf = render(*long_report())
    print(statistics.median(shown(app, pdf) for _ in range(times)) * MS)


main(int(sys.argv[1]))
