"""A photograph: as large as its frame lets it be, and never larger than it is sharp."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current

CORNER = 6


class Photograph(QWidget):
    """`content` is a JPEG or PNG; `told` is what a screen reader says of it. `side` units at most, either way."""

    def __init__(self, content: bytes, told: str, side: int = 160, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage.fromData(content)
        self._side = side
        self.setAccessibleName(told)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The picture's own shape, in the frame."""
        side = current().units(self._side)
        return self._image.size().scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Round its corners, as those of a notice."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        corner = current().units(CORNER)
        frame.addRoundedRect(QRectF(self.rect()), corner, corner)
        painter.setClipPath(frame)
        sharp = self.size() * self.devicePixelRatioF()
        painter.drawImage(
            self.rect(),
            self._image.scaled(sharp, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation),
        )
        painter.end()
