"""Space counted in units: layouts and widgets remember their units, so that a new text size can be laid on them."""

import weakref
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget
from shiboken6 import isValid

from ui.theme.theme import current

L = TypeVar("L", bound=QLayout)
W = TypeVar("W", bound=QWidget)

MARGINS, SPACING, SIZES = "holdfast_margins", "holdfast_spacing", "holdfast_sizes"

_layouts: weakref.WeakSet[QLayout] = weakref.WeakSet()
_widgets: weakref.WeakSet[QWidget] = weakref.WeakSet()
"""What has a space in units. `QApplication.allWidgets` instead crashed PySide 6.12 once windows had come and gone."""


def scale_all(scale: float) -> None:
    """A new text size: lay the units of every layout and widget that is still there again."""
    for layout in list(_layouts):
        if isValid(layout):
            scale_layout(layout, scale)
    for widget in list(_widgets):
        if isValid(widget):
            scale_widget(widget, scale)


def spaced(layout: L, margins: tuple[float, float, float, float] = (0, 0, 0, 0), spacing: float = 0) -> L:
    """Give `layout` its margins (left, top, right, bottom) and spacing, in units."""
    layout.setProperty(MARGINS, list(margins))
    layout.setProperty(SPACING, spacing)
    _layouts.add(layout)
    scale_layout(layout, current().scale)
    return layout


def sized(
    widget: W,
    *,
    width: float | None = None,
    height: float | None = None,
    min_width: float | None = None,
    max_width: float | None = None,
    min_height: float | None = None,
) -> W:
    """Give `widget` fixed, least or greatest sizes, in units."""
    wanted = {
        "width": width,
        "height": height,
        "min_width": min_width,
        "max_width": max_width,
        "min_height": min_height,
    }
    widget.setProperty(SIZES, {name: value for name, value in wanted.items() if value is not None})
    _widgets.add(widget)
    scale_widget(widget, current().scale)
    return widget


def scale_layout(layout: QLayout, scale: float) -> None:
    """Turn the units that `spaced` remembered into pixels."""
    margins = layout.property(MARGINS)
    if margins is None:
        return
    left, top, right, bottom = (round(each * scale) for each in margins)
    layout.setContentsMargins(left, top, right, bottom)
    gap = round(layout.property(SPACING) * scale)
    if isinstance(layout, QGridLayout):
        layout.setHorizontalSpacing(gap)
        layout.setVerticalSpacing(gap)
    elif isinstance(layout, QBoxLayout):
        layout.setSpacing(gap)


def scale_widget(widget: QWidget, scale: float) -> None:
    """Turn the units that `sized` remembered into pixels."""
    sizes = widget.property(SIZES)
    if not sizes:
        return
    for name, units in sizes.items():
        pixels = round(units * scale)
        if name == "width":
            widget.setFixedWidth(pixels)
        elif name == "height":
            widget.setFixedHeight(pixels)
        elif name == "min_width":
            widget.setMinimumWidth(pixels)
        elif name == "max_width":
            widget.setMaximumWidth(pixels)
        else:
            widget.setMinimumHeight(pixels)
