"""The style sheet: a template in units and colour names, filled in for one theme."""

import re

from ui.theme.tokens import Colours

INKS = ("ink", "ink2", "ink3", "accent", "warn", "bad", "on_accent")

TEMPLATE = """
QMainWindow, QWidget#window_ground, QStackedWidget#window_ground { background: @window; }
QWidget#page_ground { background: @page; }
QWidget#sunk_ground { background: @sunk; }
QScrollArea, QScrollArea > QWidget#qt_scrollarea_viewport { background: transparent; border: none; }
QAbstractItemView { background: transparent; border: none; outline: none; }
QLabel { background: transparent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {
    background: @page; color: @ink; border: @edgepx solid @edge; border-radius: 6u;
    padding: 0 9u; min-height: 30u; placeholder-text-color: @ink3;
    selection-background-color: @accent; selection-color: @on_accent;
}
QPlainTextEdit, QTextEdit { padding: 5u 6u; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {
    border: 2u solid @accent; padding: 0 8u; min-height: 28u;
}
QPlainTextEdit:focus, QTextEdit:focus { padding: 4u 5u; }
QLineEdit[trouble="true"], QPlainTextEdit[trouble="true"], QComboBox[trouble="true"] {
    border: 2u solid @bad; padding: 0 8u; min-height: 28u;
}
QPlainTextEdit[trouble="true"] { padding: 4u 5u; }
QLineEdit[tall="true"] { min-height: 36u; }
QLineEdit[tall="true"]:focus { min-height: 34u; }
QLineEdit[large="true"] { min-height: 42u; }
QLineEdit[large="true"]:focus, QLineEdit[large="true"][trouble="true"] { min-height: 40u; }
QLineEdit[bare="true"] { border: none; background: transparent; padding: 0; min-height: 24u; }
QComboBox::drop-down { border: none; width: 26u; }
QComboBox QAbstractItemView {
    background: @page; color: @ink; border: 1px solid @line2; padding: 4u; outline: none;
    selection-background-color: @soft; selection-color: @selected_ink;
}
QComboBox QAbstractItemView::item { min-height: 28u; padding: 0 6u; }

QMenu { background: @page; border: 1px solid @line2; padding: 6u 0; }
QMenu::item { padding: 5u 22u 5u 16u; }
QMenu::item:selected { background: @soft; color: @selected_ink; }
QMenu::item:disabled { color: @ink3; }
QMenu::separator { height: 1px; background: @line; margin: 5u 0; }
QMenuBar { background: @window; padding: 2u 12u; }
QMenuBar::item { padding: 5u 10u; background: transparent; border-radius: 6u; }
QMenuBar::item:selected { background: @soft; color: @selected_ink; }
QToolTip { background: @page; color: @ink; border: 1px solid @line2; padding: 4u 8u; }

QScrollBar:vertical { background: transparent; width: 12u; margin: 2u; }
QScrollBar::handle:vertical { background: @edge; border-radius: 4u; min-height: 32u; }
QScrollBar:horizontal { background: transparent; height: 12u; margin: 2u; }
QScrollBar::handle:horizontal { background: @edge; border-radius: 4u; min-width: 32u; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QCalendarWidget QAbstractItemView { background: @page; selection-background-color: @accent;
    selection-color: @on_accent; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @sunk; }
"""


def style_sheet(colours: Colours, scale: float) -> str:
    """The sheet with every colour name and every unit filled in."""
    inks = "".join(f'*[ink="{name}"] {{ color: {getattr(colours, name)}; }}\n' for name in INKS)
    filled = (TEMPLATE + inks).replace("@edgepx", f"{colours.edge_width}px")
    if colours.edge_width == 2:
        filled = filled.replace("padding: 0 9u; min-height: 30u", "padding: 0 8u; min-height: 28u")
    for name in sorted(colours.__struct_fields__, key=len, reverse=True):
        filled = filled.replace(f"@{name}", str(getattr(colours, name)))
    return re.sub(r"\b(\d+(?:\.\d+)?)u\b", lambda found: f"{round(float(found[1]) * scale)}px", filled)
