"""A reserve of references to None, for Python 3.11.

PySide6 6.12 gives back None without counting it in every call that has no result (measured: 1.0 reference lost a
call; its wheels are built for Pythons where None cannot die). From Python 3.12 on that is harmless. On 3.11 the count
sinks to nothing after some thousand calls, and Python aborts with "none_dealloc: deallocating None".
"""

import ctypes
import sys

RESERVE = 1 << 48
"""At ten million calls a second this lasts for most of a year."""


def hold_reserve() -> None:
    """Give None its reserve, once in a process. Does nothing where Python does not count None."""
    if sys.version_info >= (3, 12):
        return
    counter = ctypes.c_ssize_t.from_address(id(None))
    counted = sys.getrefcount(None)
    if abs(counter.value - counted) < 16 and counted < RESERVE // 2:
        counter.value += RESERVE
