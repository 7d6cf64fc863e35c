"""A reserve of references to None, True and False, for Python 3.11.

PySide6 6.12 gives back None without counting it in every call that has no result, and True from every `Signal.emit`
(measured: 1.0 reference lost a call; its wheels are built for Pythons where these three cannot die). From Python 3.12
on that is harmless. On 3.11 the count sinks to nothing after some hundred or thousand calls, and Python aborts with
"none_dealloc: deallocating None" or "bool_dealloc: deallocating True or False".
"""

import ctypes
import sys

RESERVE = 1 << 48
"""At ten million calls a second this lasts for most of a year."""


def hold_reserve() -> None:
    """Give each of the three its reserve, once in a process. Does nothing where Python does not count them."""
    if sys.version_info >= (3, 12):
        return
    for lasting in (None, True, False):
        counter = ctypes.c_ssize_t.from_address(id(lasting))
        counted = sys.getrefcount(lasting)
        if abs(counter.value - counted) < 16 and counted < RESERVE // 2:
            counter.value += RESERVE
