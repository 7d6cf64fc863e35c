"""Why a line is due when it is: the rule, whether the service set it, and where it comes from, on demand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casework.due_reasons import Reason
from ui.announce import announce
from ui.parts.buttons import link
from ui.parts.words import Picture, Words
from ui.theme import spaced


class WhyLine(QWidget):
    """Hidden until it is asked for; then it follows the selected row until it is closed."""

    rules_wanted = Signal()

    def __init__(self, *, with_rules: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("why_line")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = spaced(QHBoxLayout(self), (10, 4, 10, 8), 13)
        row.addWidget(Picture("info", "ink2", 16))
        column = spaced(QVBoxLayout(), spacing=1)
        row.addLayout(column, 1)
        self.words = Words("", "body", wrap=True)
        self.source = Words("", "small", "ink2", wrap=True)
        column.addWidget(self.words)
        column.addWidget(self.source)
        if with_rules:
            rules = link("Rules of this service", self.rules_wanted.emit)
            rules.setObjectName("why_rules")
            row.addWidget(rules)
        shut = link("Close", self.hide)
        shut.setAccessibleName("Close why")
        row.addWidget(shut)
        self.hide()

    def show_reason(self, reason: Reason) -> None:
        """Say it, and tell a screen reader."""
        self.words.setText(reason.words)
        told = [f"{reason.standing}." if reason.standing else "", f"Source: {reason.source}." if reason.source else ""]
        self.source.setText(" ".join(part for part in told if part))
        self.source.setVisible(bool(self.source.text()))
        self.setAccessibleName(reason.sentence())
        self.show()
        announce(self, reason.sentence())
