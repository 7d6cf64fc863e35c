"""Keeping the memory of this process out of crash dumps: while the store is open, its key is in there.

What the operating system offers, asked for once at the start. What it does not do: docs/security.md.
"""

import ctypes
import sys

_PR_SET_DUMPABLE = 4
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX = 0x0001, 0x0002
_WER_FAULT_REPORTING_FLAG_NOHEAP = 1


def keep_out_of_dumps() -> None:
    """No core dump of this process, and on Linux no other program of the same user reads its memory.

    Where the system refuses, Holdfast runs all the same: what it saves is encrypted either way.
    """
    if sys.platform == "win32":
        # No report to Windows Error Reporting, which would hold a dump; where one is made even so, without the heap.
        ctypes.windll.kernel32.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        ctypes.windll.kernel32.WerSetFlags(_WER_FAULT_REPORTING_FLAG_NOHEAP)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
