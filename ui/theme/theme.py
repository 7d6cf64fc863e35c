"""One theme: a scheme and a text size; colours, fonts and units for it."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from ui.theme.tokens import BASE, SCHEMES, TYPE, Colours, Scheme

FAMILIES = ["Source Sans 3", "Noto Sans Gurmukhi"]
SMALLEST, LARGEST = 0.8, 2.0


class Theme:
    """Colours, fonts and units for one scheme at one text size (1.0 is 100 %)."""

    def __init__(self, scale: float = 1.0, scheme: Scheme = Scheme.LIGHT) -> None:
        self.scale = min(LARGEST, max(SMALLEST, scale))
        self.scheme = scheme
        self.colours: Colours = SCHEMES[scheme]
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}

    def units(self, count: float) -> int:
        """`count` units in pixels."""
        return round(count * self.scale)

    def colour(self, name: str) -> QColor:
        """A colour by its name in tokens."""
        return QColor(getattr(self.colours, name))

    def font(self, style: str) -> QFont:
        """The font of a type style, by its name in tokens."""
        if style not in self._fonts:
            kind = TYPE[style]
            font = QFont()
            font.setFamilies(FAMILIES)
            font.setPixelSize(self.units(kind.size))
            font.setWeight(QFont.Weight(kind.weight))
            if kind.tracking:
                font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, kind.tracking * self.scale)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[style] = font
        return self._fonts[style]

    def metrics(self, style: str) -> QFontMetricsF:
        """What a type style measures."""
        if style not in self._metrics:
            self._metrics[style] = QFontMetricsF(self.font(style))
        return self._metrics[style]

    def line(self, style: str) -> int:
        """Line height of a type style, in pixels."""
        return self.units(TYPE[style].line)

    def em(self, pixels: float) -> float:
        """A width counted in text: what layouts answer to."""
        return pixels / (BASE * self.scale)


class _Current:
    """The theme last applied. A part asks `current()` when it is made, when it paints, and on a change of style."""

    theme = Theme()


def current() -> Theme:
    """The theme in use."""
    return _Current.theme


def use(theme: Theme) -> None:
    """Make `theme` the one in use. Only `ui.theme.application.apply` calls this: it also tells every widget."""
    _Current.theme = theme


def restyled(event: QEvent) -> bool:
    """True when a widget's changeEvent says that the theme may have changed."""
    return event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
