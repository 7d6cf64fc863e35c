"""Lucide icons, drawn in the colour of the words beside them: one cached picture per name, size, colour and screen."""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent
STROKE = "1.75"


@cache
def _drawing(name: str) -> str:
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')


@lru_cache(maxsize=2048)
def _pixmap(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture `size` pixels wide. Raises FileNotFoundError for a name that is not in the folder."""
    return _pixmap(name, size, colour.name(), ratio)


def icon(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QIcon:
    """The icon for Qt's own buttons and menus."""
    return QIcon(pixmap(name, size, colour, ratio))


def draw(painter: QPainter, name: str, left: float, top: float, size: int, colour: QColor) -> None:
    """Draw the icon with its top left corner at (left, top)."""
    ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
    painter.drawPixmap(round(left), round(top), pixmap(name, size, colour, ratio))
