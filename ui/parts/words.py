"""Words on a page: a label in one of the type styles and inks, and an icon in the colour of the words beside it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.icons import icons
from ui.theme import current, lettered, set_property


class Words(QLabel):
    """Text in a type style of the tokens ("body", "small"...) and an ink ("ink", "ink2", "warn"...).

    Shown exactly as it is: text out of a case is never read as markup. `wrap` lets it take more lines.
    """

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        ink: str = "ink",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._style = style
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setProperty("ink", ink)
        lettered(self, style)

    def set_ink(self, ink: str) -> None:
        """Change the colour, by its name in tokens."""
        set_property(self, "ink", ink)

    def set_style(self, style: str) -> None:
        """Change the type style, by its name in tokens."""
        if style != self._style:
            self._style = style
            lettered(self, style)


class OneLine(Words):
    """Words that take one line where they have the room, and more where not."""

    def __init__(self, text: str, style: str, ink: str = "ink") -> None:
        super().__init__(text, style, ink, wrap=True)

    def sizeHint(self) -> QSize:
        """The width of one line: a label that wraps would ask for less."""
        wide = current().metrics(self._style).horizontalAdvance(self.text())
        return QSize(int(wide + 1.999), self.heightForWidth(int(wide + 1.999)))


class Rich(Words):
    """Words of our own with marked-up parts. Anything out of a case goes through `html.escape` first."""

    def __init__(self, text: str = "", style: str = "body", ink: str = "ink", *, wrap: bool = True) -> None:
        super().__init__(text, style, ink, wrap=wrap)
        self.setTextFormat(Qt.TextFormat.RichText)


class Picture(QWidget):
    """An icon of fixed meaning beside words. It has no name of its own: the words carry it."""

    def __init__(self, name: str, ink: str = "ink2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.ink, self._units = name, ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, ink: str) -> None:
        """Change the picture and its colour."""
        self.name, self.ink = name, ink
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the icon, as high as the line of words beside it."""
        theme = current()
        return QSize(
            theme.units(self._units), max(theme.units(self._units), theme.line("small" if self._units < 16 else "body"))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon, if there is one."""
        if not self.name:
            return
        painter = QPainter(self)
        theme = current()
        side = theme.units(self._units)
        icons.draw(painter, self.name, 0, (self.height() - side) / 2, side, theme.colour(self.ink))
        painter.end()


class Hairline(QFrame):
    """One line between things. Decoration: never the only sign of anything."""

    def __init__(self, upright: bool = False, ink: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it with the colour of lines."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().colour(self._ink))
        painter.end()
