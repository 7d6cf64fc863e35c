"""Options and boxes: one of several, and yes or no."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import icons
from ui.parts.flow import Flow
from ui.theme import current, spaced

MARK, GAP, HEIGHT = 16, 7, 26


def _hint(button: QAbstractButton, style: str, extra: int = 0) -> QSize:
    theme = current()
    width = theme.metrics(style).horizontalAdvance(button.text().replace("&", ""))
    return QSize(int(width + 0.999) + theme.units(MARK + GAP + 4 + extra), theme.units(HEIGHT))


def _draw_text(button: QAbstractButton, painter: QPainter, style: str) -> QRectF:
    theme = current()
    box = QRectF(button.rect()).adjusted(theme.units(MARK + GAP) + 2, -1, 0, -1)
    painter.setFont(theme.font(style))
    painter.setPen(theme.colour("ink"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, flags | Qt.TextFlag.TextShowMnemonic, button.text())
    return box


class Option(QRadioButton):
    """One of several. The chosen one has a ring, a dot and heavier words: never colour alone.

    `GAP` and `LINE_GAP` are the units between such options.
    """

    GAP, LINE_GAP = 18, 3

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for the heavier words."""
        return _hint(self, "strong")

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """The words are part of the target."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.units(MARK) / 2
        middle = QPointF(radius + 2, self.height() / 2)
        accent, chosen = theme.colour("accent"), self.isChecked()
        painter.setPen(
            QPen(accent if chosen else theme.colour("edge"), theme.units(2) if chosen else theme.colours.edge_width)
        )
        painter.setBrush(theme.colour("page"))
        inner = radius - (1.5 if self.hasFocus() else 0.5)
        painter.drawEllipse(middle, inner, inner)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(middle, radius / 2, radius / 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, theme.units(2)))
            painter.drawEllipse(middle, radius + theme.units(2), radius + theme.units(2))
        _draw_text(self, painter, "strong" if chosen else "body")
        painter.end()


class Box(QCheckBox):
    """Yes or no, with a count at the right end if there is one."""

    def __init__(self, text: str, count: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._count = count
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: str) -> None:
        """Change the count, on the screen and for a screen reader."""
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return _hint(self, "body", 26 if self._count else 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """The words are part of the target."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.units(MARK)
        square = QRectF(2, (self.height() - side) / 2, side, side)
        checked, radius = self.isChecked(), theme.units(4)
        painter.setPen(QPen(theme.colour("accent" if checked else "edge"), theme.colours.edge_width))
        painter.setBrush(theme.colour("accent" if checked else "page"))
        painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if checked:
            inset = theme.units(2)
            icons.draw(
                painter, "check", square.x() + inset, square.y() + inset, side - 2 * inset, theme.colour("on_accent")
            )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), theme.units(2)))
            painter.drawRoundedRect(square.adjusted(-1, -1, 1, 1), radius + 1, radius + 1)
        box = _draw_text(self, painter, "body")
        if self._count:
            painter.setPen(theme.colour("ink2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)
        painter.end()


class ChoiceField(QWidget):
    """A row of options out of a code list. Nothing is chosen at first. `edited` speaks when a person chooses.

    `words` tells a code that the list does not offer (any longer), which then stands there while the record has it.
    `option` is what one of them looks like.
    """

    edited = Signal()

    def __init__(
        self,
        codes: Mapping[str, str],
        name: str,
        parent: QWidget | None = None,
        *,
        words: Callable[[object], str] | None = None,
        option: type[Option] = Option,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._words, self._make = words, option
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # with none at all, the Alt key of its label does nothing
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group = QButtonGroup(self)
        self._options: dict[str, Option] = {}
        self._flow = Flow(gap=option.GAP, line_gap=option.LINE_GAP)
        spaced(QVBoxLayout(self)).addWidget(self._flow)
        for code, said in codes.items():
            self._add(code, said)
        self._group.buttonClicked.connect(self._chosen)
        if self._options:
            self.setFocusProxy(next(iter(self._options.values())))

    def _add(self, code: str, said: str) -> None:
        option = self._make(said)
        option.setAccessibleName(f"{self.accessibleName()}: {said}")
        option.setToolTip(f"Key {len(self._options) + 1}")
        self._group.addButton(option)
        self._options[code] = option
        self._flow.addWidget(option)

    def _chosen(self, _button: QAbstractButton) -> None:
        self.edited.emit()

    def options(self) -> dict[str, Option]:
        """The options by their codes, for keys and tests."""
        return self._options

    def value(self) -> str | None:
        """The code chosen, or None."""
        return next((code for code, option in self._options.items() if option.isChecked()), None)

    def set_value(self, value: object) -> None:
        """Choose without speaking of it; None takes the choice away. What the list does not offer is shown too."""
        if self._words is not None and value not in (None, "") and value not in self._options:
            self._add(str(value), self._words(value))
        self._group.setExclusive(False)
        for code, option in self._options.items():
            option.setChecked(code == value)
        self._group.setExclusive(True)
        chosen = self._options.get(str(value)) or next(iter(self._options.values()), None)
        if chosen is not None:
            self.setFocusProxy(chosen)

    def problem(self) -> str:
        """A row of options has no wrong answer."""
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 9 choose that option. Delete takes the choice away, so that nothing chosen by mistake has to stay."""
        at = event.key() - Qt.Key.Key_1
        if 0 <= at < min(len(self._options), 9) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            code = list(self._options)[at]
            self._options[code].setFocus(Qt.FocusReason.OtherFocusReason)
            self.set_value(code)
            self.edited.emit()
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.value() is not None:
            self.set_value(None)
            self.edited.emit()
            return
        super().keyPressEvent(event)


YES_NO = {"yes": "Yes", "no": "No"}


class YesNoField(ChoiceField):
    """Yes, no, or not answered."""

    def __init__(self, name: str, parent: QWidget | None = None, *, option: type[Option] = Option) -> None:
        super().__init__(YES_NO, name, parent, words=str, option=option)

    def value(self) -> bool | str | None:  # type: ignore[override]
        """True, False or None; what an import brought and is neither, as it is."""
        code = super().value()
        return {"yes": True, "no": False}.get(code, code) if code else None

    def set_value(self, value: object) -> None:
        """Show an answer, or none."""
        answers = {True: "yes", False: "no"}
        super().set_value(answers[bool(value)] if isinstance(value, bool | int) else value)
