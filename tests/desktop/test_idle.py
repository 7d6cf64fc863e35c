"""When nobody touches the window: the warning, the lock, and what counts as somebody being there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from casework import locking
from desktop.idle import IdleWatch


class Clocks:
    """The wall clock and the steady one, which stands still while the laptop sleeps."""

    def __init__(self) -> None:
        self.wall, self.steady = 1_000_000.0, 50.0

    def passes(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


class Watched:
    """A watch over a window, and what it said."""

    def __init__(self, qapp: QApplication) -> None:
        self.clocks, self.said = Clocks(), []
        self.watch = IdleWatch(10, wall=lambda: self.clocks.wall, steady=lambda: self.clocks.steady)
        self.watch.warned.connect(lambda seconds: self.said.append(("warned", seconds)))
        self.watch.counted.connect(lambda seconds: self.said.append(("counted", seconds)))
        self.watch.extended.connect(lambda: self.said.append("extended"))
        self.watch.idle.connect(lambda: self.said.append("idle"))
        self.window = QLabel("a case")
        qapp.installEventFilter(self.watch)
        self.watch.start()

    def key(self) -> bool:
        """Press a key; whether it is taken away before the window has it."""
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        return self.watch.eventFilter(self.window, event)

    def move(self, x: float) -> None:
        nothing = Qt.MouseButton.NoButton
        at = QPointF(x, 5)
        event = QMouseEvent(QEvent.Type.MouseMove, at, at, nothing, nothing, Qt.KeyboardModifier.NoModifier)
        self.watch.eventFilter(self.window, event)

    def looks(self) -> list[object]:
        """Let the watch look at its clocks, and tell what it said since."""
        self.watch._tick()
        QApplication.processEvents()
        said, self.said[:] = list(self.said), []
        return said


@pytest.fixture
def watched(qapp: QApplication) -> Iterator[Watched]:
    watched = Watched(qapp)
    yield watched
    watched.watch.stop()
    qapp.removeEventFilter(watched.watch)


def test_it_warns_a_minute_before_and_counts_and_locks(watched: Watched) -> None:
    watched.clocks.passes(539)
    assert watched.looks() == []
    watched.clocks.passes(1)
    assert watched.looks() == [("warned", 60)]
    watched.clocks.passes(1)
    assert watched.looks() == [("counted", 59)]
    watched.clocks.passes(59)
    assert watched.looks() == ["idle"]


def test_a_key_begins_the_ten_minutes_again(watched: Watched) -> None:
    watched.clocks.passes(550)
    assert watched.looks() == [("warned", 50)]
    assert not watched.key(), "the key still arrives where it was typed"
    assert watched.looks() == ["extended"]
    watched.clocks.passes(539)
    assert watched.looks() == []


def test_a_mouse_that_lies_still_is_nobody(watched: Watched) -> None:
    watched.move(10)
    watched.clocks.passes(550)
    assert watched.looks() == [("warned", 50)]
    watched.move(10)
    assert watched.looks() == [("counted", 50)]
    watched.move(11)
    assert watched.looks() == ["extended"]


def test_a_laptop_that_slept_over_the_limit_locks_before_it_shows_or_takes_anything(
    watched: Watched, qtbot: QtBot
) -> None:
    watched.clocks.wall += 601  # the steady clock stood still
    assert watched.watch.eventFilter(watched.window, QEvent(QEvent.Type.Paint)), "nothing is painted"
    assert watched.key(), "and no key opens it again"
    assert watched.said == [], "told from the loop of events, not from the middle of painting"
    qtbot.waitUntil(lambda: watched.said == ["idle"])


def test_a_clock_that_is_set_back_lengthens_nothing(watched: Watched) -> None:
    watched.clocks.passes(300)
    watched.clocks.wall -= 86_400
    watched.clocks.passes(300)
    assert watched.looks() == ["idle"]


def test_nothing_is_watched_while_it_is_locked(watched: Watched) -> None:
    watched.watch.stop()
    watched.clocks.passes(9_999)
    assert not watched.watch.eventFilter(watched.window, QEvent(QEvent.Type.Paint))


@pytest.mark.parametrize(("service", "chosen", "minutes"), [
    (10, None, 10), (10, 5, 5), (10, 2, 2), (10, 60, 10), (10, 15, 10), (10, 7, 10),
    (0, None, 2), (120, None, 15), (3, 5, 3), (3, 2, 2), (2, None, 2),
])  # fmt: skip
def test_a_person_may_shorten_what_the_service_sets_and_nobody_lengthen_it(
    service: int, chosen: int | None, minutes: int
) -> None:
    assert locking.lock_after(service, chosen) == minutes
