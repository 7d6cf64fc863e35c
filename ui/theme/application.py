"""Laying a theme on the application: the one place where style, palette, fonts and sheet are set."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.letters import letter_all
from ui.theme.sheet import style_sheet
from ui.theme.space import scale_all
from ui.theme.theme import Theme, use
from ui.theme.tokens import Scheme

FONTS = Path(__file__).parent / "fonts"
STYLED = "holdfast_styled"


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt, once; the names of the families that came."""
    families: list[str] = []
    for file in sorted(FONTS.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(families)


def apply(app: QApplication, theme: Theme) -> None:
    """Lay `theme` on the whole application: style, palette, sheet, fonts, and every space counted in units."""
    load_fonts()
    use(theme)
    if not app.property(STYLED):  # once only: a second setStyle under a style sheet leaves widgets with a dead style
        app.setStyle("Fusion")
        app.setProperty(STYLED, True)
    app.setPalette(_palette(theme))
    app.setFont(theme.font("body"))
    app.setStyleSheet(style_sheet(theme.colours, theme.scale))
    letter_all()
    scale_all(theme.scale)


def system_scheme(app: QApplication) -> Scheme:
    """What the system asks for: high contrast, dark or light."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Scheme.HIGH_CONTRAST
    return Scheme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, name in (
        (role.Window, "window"),
        (role.Base, "page"),
        (role.AlternateBase, "sunk"),
        (role.Button, "page"),
        (role.Text, "ink"),
        (role.WindowText, "ink"),
        (role.ButtonText, "ink"),
        (role.PlaceholderText, "ink3"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.ToolTipBase, "page"),
        (role.ToolTipText, "ink"),
        (role.Accent, "accent"),
        (role.Mid, "line2"),
    ):
        palette.setColor(which, theme.colour(name))
    return palette


def set_property(widget: QObject, name: str, value: object) -> None:
    """Set a property the style sheet asks about, and lay the sheet on the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if isinstance(widget, QWidget):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
