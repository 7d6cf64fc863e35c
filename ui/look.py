"""Looking at a window without a screen: a picture of it, at the size of a practitioner's laptop."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

LAPTOP = QSize(1366, 768)


def look(widget: QWidget, file: Path, size: QSize = LAPTOP) -> Path:
    """Show `widget` at `size`, let it lay itself out, and keep a PNG of it in `file`."""
    widget.resize(size)
    widget.show()
    settle()
    file.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(file)):
        raise OSError(f"The picture could not be written: {file.name}")
    return file


def settle() -> None:
    """Let everything that is waiting to be laid out or painted be done."""
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
