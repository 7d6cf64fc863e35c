"""Where a notice stands on a page: one at a time, and the next takes the place of the one before."""

from PySide6.QtWidgets import QVBoxLayout

from ui.parts.notice import Notice


class NoticePlace(QVBoxLayout):
    """A place in a column for one notice, named `name` for whoever looks for it; empty to begin with."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.shown: Notice | None = None

    def show_notice(self, notice: Notice | None) -> None:
        """Show this one instead of what stands there, or nothing."""
        if self.shown is not None:
            self.removeWidget(self.shown)
            self.shown.hide()
            self.shown.deleteLater()
        self.shown = notice
        if notice is not None:
            notice.setObjectName(self._name)
            self.addWidget(notice)
