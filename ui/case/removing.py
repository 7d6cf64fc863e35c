"""Taking a record out of the case: who, when and why are kept, and nothing is deleted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import link, outline
from ui.parts.fields import TextField
from ui.parts.words import Words
from ui.theme import spaced

WHY = "Say why it is removed"


class Removing(QWidget):
    """A link, and under it the reason that is asked for. `wanted` carries the reason."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = spaced(QVBoxLayout(self), spacing=6)
        column.addWidget(Words("Recorded by mistake?", "section", wrap=True))
        told = "It is taken out of every list. It is not deleted: who removed it, when and why stay with the case."
        column.addWidget(Words(told, "small", wrap=True))
        self._open = link("Remove it from the case", self._ask, style="body")
        self._open.setObjectName("remove_record")
        column.addWidget(self._open)
        self._asking = QWidget()
        asking = spaced(QVBoxLayout(self._asking), spacing=6)
        self._error = Words("", "small_strong", "bad", wrap=True)
        self._error.hide()
        asking.addWidget(Words("Why", "strong"))
        asking.addWidget(self._error)
        self.reason = TextField("Why it is removed")
        self.reason.setObjectName("remove_reason")
        self.reason.returnPressed.connect(self._remove)
        asking.addWidget(self.reason)
        self._sure = outline("Remove", self._remove)
        self._sure.setObjectName("remove_now")
        asking.addWidget(self._sure)
        asking.addWidget(link("Keep it", self._keep, style="body"))
        column.addWidget(self._asking)
        self._asking.hide()

    def _ask(self) -> None:
        self._asking.show()
        self._open.hide()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self._asking.hide()
        self._open.show()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        reason = self.reason.value() or ""
        self._error.setText("" if reason else WHY)
        self._error.setVisible(not reason)
        self.reason.mark_trouble(not reason)
        self.reason.setAccessibleDescription(self._error.text())
        if reason:
            self.wanted.emit(reason)
        else:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
