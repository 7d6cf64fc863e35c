"""What Windows says, handed to the filter as its pages describe the messages. It never ran on Windows."""

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtCore import QByteArray

from desktop import away
from desktop.away_windows import SessionMessages


def tell(message: int, word: int, kind: bytes = b"windows_generic_MSG") -> list[str]:
    """Hand one message to the filter, in memory laid out as Windows lays it."""
    said: list[str] = []
    told = wintypes.MSG(message=message, wParam=word)
    taken, _ = SessionMessages(said.append).nativeEventFilter(QByteArray(kind), ctypes.addressof(told))
    assert not taken
    return said


@pytest.mark.parametrize(("message", "word", "reason"), [
    (0x0218, 0x4, away.SLEEPS),  # WM_POWERBROADCAST, PBT_APMSUSPEND
    (0x02B1, 0x7, away.SCREEN_LOCKED),  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK
    (0x02B1, 0x2, away.ELSEWHERE),  # WTS_CONSOLE_DISCONNECT
    (0x02B1, 0x4, away.ELSEWHERE),  # WTS_REMOTE_DISCONNECT
])  # fmt: skip
def test_sleep_and_a_switch_of_user_are_heard(message: int, word: int, reason: str) -> None:
    assert tell(message, word) == [reason]


@pytest.mark.parametrize(("message", "word"), [
    (0x0218, 0x12),  # PBT_APMRESUMEAUTOMATIC
    (0x0218, 0xA),  # PBT_APMPOWERSTATUSCHANGE: the charger was pulled
    (0x02B1, 0x8),  # WTS_SESSION_UNLOCK
    (0x0200, 0x4),  # WM_MOUSEMOVE
])  # fmt: skip
def test_other_messages_lock_nothing(message: int, word: int) -> None:
    assert tell(message, word) == []


def test_a_message_of_the_dispatcher_is_not_looked_into() -> None:
    assert tell(0x0218, 0x4, b"windows_dispatcher_MSG") == []
