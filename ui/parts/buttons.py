"""Buttons: filled (at most one in the window), outline, quiet words, and links."""

import enum
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.icons import icons
from ui.theme import current, lettered
from ui.theme.focus_ring import WANTED


class ButtonKind(enum.Enum):
    """How much a button asks to be pressed."""

    FILLED = "filled"
    OUTLINE = "outline"
    QUIET = "quiet"  # words in the accent colour, no edge
    LINK = "link"  # the same, underlined, as high as its line


class Button(QPushButton):
    """One button. `hint` shows its shortcut inside; `icon_name` is a Lucide icon before the words."""

    def __init__(
        self,
        text: str,
        kind: ButtonKind = ButtonKind.OUTLINE,
        *,
        pressed: Callable[[], object] | None = None,
        icon_name: str = "",
        hint: str = "",
        height: int = 32,
        style: str = "",
        ink: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.kind, self.icon_name, self.hint, self._height = kind, icon_name, hint, height
        self._style = style or ("small_medium" if kind is ButtonKind.LINK else "strong")
        self._ink = ink
        self._pointed = False
        self.setProperty(WANTED, True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(kind is ButtonKind.FILLED)
        lettered(self, self._style)
        if pressed is not None:
            self.clicked.connect(lambda _checked=False: pressed())

    def set_kind(self, kind: ButtonKind) -> None:
        """Filled turns to outline where the page has a filled button of its own."""
        self.kind = kind
        self.updateGeometry()
        self.update()

    def _plain(self) -> str:
        return self.text().replace("&", "")

    def _pad(self) -> int:
        return {ButtonKind.LINK: 0, ButtonKind.QUIET: 6}.get(self.kind, 14)

    def sizeHint(self) -> QSize:
        """As wide as its words, its icon and its shortcut."""
        theme = current()
        width = theme.metrics(self._style).horizontalAdvance(self._plain()) + 2 * theme.units(self._pad())
        if self.icon_name:
            width += theme.units(24 if self._plain() else 16)
        if self.hint:
            width += theme.units(8) + theme.metrics("caption").horizontalAdvance(self.hint)
        tall = max(20, 24) if self.kind is ButtonKind.LINK else self._height
        return QSize(int(width + 0.999), max(theme.units(tall), int(theme.metrics(self._style).height())))

    def minimumSizeHint(self) -> QSize:
        """A button never loses words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does: on a link people expect it, and Qt does it for default buttons only."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is over it."""
        self._pointed = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has left."""
        self._pointed = False
        super().leaveEvent(event)

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        theme = current()
        pointed = self._pointed or self.isDown()
        if self.kind is ButtonKind.FILLED:
            return theme.colour("accent_hover" if pointed else "accent"), None, theme.colour("on_accent")
        if self.kind is ButtonKind.OUTLINE:
            ground = theme.colour("hover" if pointed else "page")
            return ground, theme.colour("edge"), theme.colour("ink")
        return None, None, theme.colour("accent_hover" if pointed else self._ink)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, edge, icon, words, shortcut."""
        theme = current()
        fill, edge, ink = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if fill is not None:
            width = theme.colours.edge_width if edge is not None else 0
            painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(
                box.adjusted(width / 2, width / 2, -width / 2, -width / 2), theme.units(6), theme.units(6)
            )
        self._draw_words(painter, box, ink)
        painter.end()

    def _draw_words(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        theme = current()
        spare = max(0.0, box.width() - self.sizeHint().width()) / 2
        left = theme.units(self._pad()) + (spare if self.kind in (ButtonKind.FILLED, ButtonKind.OUTLINE) else 0)
        if self.icon_name:
            side = theme.units(16)
            icons.draw(painter, self.icon_name, left, (box.height() - side) / 2, side, ink)
            left += theme.units(24)
        font = theme.font(self._style)
        if self.kind is ButtonKind.LINK or (self.kind is ButtonKind.QUIET and self._pointed):
            font = type(font)(font)
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(left, -1, 0, -1), flags | Qt.TextFlag.TextShowMnemonic, self.text())
        if self.hint:
            painter.setFont(theme.font("caption"))
            right = box.adjusted(0, -1, -theme.units(self._pad()), -1)
            painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.hint)


def filled(text: str, pressed: Callable[[], object] | None = None, *, hint: str = "", height: int = 32) -> Button:
    """The one filled button."""
    return Button(text, ButtonKind.FILLED, pressed=pressed, hint=hint, height=height)


def outline(text: str, pressed: Callable[[], object] | None = None, *, icon_name: str = "", hint: str = "") -> Button:
    """A button with an edge."""
    return Button(text, ButtonKind.OUTLINE, pressed=pressed, icon_name=icon_name, hint=hint)


def quiet(text: str, pressed: Callable[[], object] | None = None, *, hint: str = "") -> Button:
    """Words in the accent colour, as high as a button."""
    return Button(text, ButtonKind.QUIET, pressed=pressed, hint=hint)


def link(
    text: str, pressed: Callable[[], object] | None = None, *, style: str = "small", ink: str = "accent"
) -> Button:
    """Underlined words in a line of text."""
    return Button(text, ButtonKind.LINK, pressed=pressed, style=style, ink=ink)


class IconButton(Button):
    """Lock, menu, close, clear: the only icons without words. Each has a name and a tooltip."""

    def __init__(self, icon_name: str, name: str, pressed: Callable[[], object] | None = None, size: int = 32) -> None:
        super().__init__("", ButtonKind.QUIET, pressed=pressed, icon_name=icon_name, ink="ink2")
        self._side = size
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Square, in units."""
        side = current().units(self._side)
        return QSize(side, side)

    def _draw_words(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        theme = current()
        side = theme.units(18 if self._side >= 32 else 14)
        icons.draw(painter, self.icon_name, (box.width() - side) / 2, (box.height() - side) / 2, side, ink)
