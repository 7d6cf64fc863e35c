"""Words of a case that somebody copied must not outlive the lock."""

from PySide6.QtGui import QClipboard, QGuiApplication


def forget() -> None:
    """Empty the clipboard where it holds what was copied here. What was copied in another program stays."""
    board = QGuiApplication.clipboard()
    if board.ownsClipboard():
        board.clear(QClipboard.Mode.Clipboard)
    if board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)
