"""The notice that Holdfast is about to lock: over the page, not in its way, and gone with the first touch.

It takes no focus and asks for no answer. The seconds are shown, and spoken once: a screen reader that read each of them
out would leave nobody time to do anything.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework.words import count
from ui.announce import announce
from ui.parts.buttons import outline
from ui.parts.words import Picture, Words
from ui.theme import current, spaced

KEPT = "Everything you typed is kept."
ANY_KEY = "Any key, click or movement keeps Holdfast open."
STAYS = "Holdfast stays unlocked."
STAYS_MS = 2500
"""For so long the answer stands where the button was: whoever moved to press it must not press what lies below."""
WIDTH, TOP = 640, 54


class LockNotice(QWidget):
    """Hidden until `warn`. stay_wanted: somebody pressed Stay unlocked, by hand or by a screen reader."""

    stay_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("lock_notice")
        self._over = over
        self._heading = Words("", "strong", wrap=True)
        self._heading.setObjectName("lock_countdown")
        self._below = Words(ANY_KEY, "small", "ink2", wrap=True)
        self._stay = outline("Stay unlocked", self.stay_wanted.emit)
        self._stay.setObjectName("stay_unlocked")
        row = spaced(QHBoxLayout(self), (14, 12, 14, 12), 12)
        row.addWidget(Picture("lock", "warn", 18), 0, Qt.AlignmentFlag.AlignTop)
        words = spaced(QVBoxLayout(), spacing=2)
        words.addWidget(self._heading)
        words.addWidget(self._below)
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self._stay, 0, Qt.AlignmentFlag.AlignVCenter)
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.setInterval(STAYS_MS)
        self._going.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def warn(self, seconds: int) -> None:
        """Come up, and say it to a screen reader, once."""
        self._going.stop()
        self._say(sentence(seconds), f"Holdfast locks in less than a minute. {KEPT} {ANY_KEY}")
        self._below.show()
        self._stay.show()
        self._place()
        self.show()
        self.raise_()
        announce(self, f"{sentence(seconds)} {ANY_KEY}", at_once=True)

    def count(self, seconds: int) -> None:
        """The seconds left. Nothing is spoken."""
        self._heading.setText(sentence(seconds))

    def stays(self) -> None:
        """Somebody is there: say so where the button was, and go."""
        if self.isHidden() or self._going.isActive():
            return
        self._going.start()  # first: from here on it keeps its height
        self._say(STAYS, STAYS)
        self._below.hide()
        self._stay.hide()
        announce(self, STAYS)

    def _say(self, words: str, spoken: str) -> None:
        # A label that has a name of its own does not tell a screen reader of each new text.
        self._heading.setAccessibleName(spoken)
        self.setAccessibleName(spoken)
        self._heading.setText(words)

    def _place(self) -> None:
        theme, room = current(), self._over.width()
        width = min(theme.units(WIDTH), room - 2 * theme.units(16))
        height = self.heightForWidth(width)
        if self._going.isActive():
            height = max(height, self.height())
        self.setGeometry((room - width) // 2, theme.units(TOP), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the window or the text changes its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and not self.isHidden():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft amber ground with a strong edge: it lies over a page and must stand off from it."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 * theme.colours.edge_width
        painter.setPen(QPen(theme.colour("warn"), width))
        painter.setBrush(theme.colour("warn_soft"))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, theme.units(8), theme.units(8))
        painter.end()


def sentence(seconds: int) -> str:
    """`Holdfast locks in 60 seconds. Everything you typed is kept.`"""
    return f"Holdfast locks in {count(seconds, 'second')}. {KEPT}"
