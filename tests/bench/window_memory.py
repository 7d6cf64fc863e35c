"""python -m tests.bench.window_memory STORE: open the window on a store, show the caseload, print its memory in MB."""

import datetime as dt
import gc
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.store_thread import StoreThread
from local_store import LocalStore
from tests.bench.store_caseload import ME, TODAY
from ui.desk import Desk, Who
from ui.place import Place
from ui.theme import Scheme, Theme, apply
from ui.window import Window

KEY = bytes(range(32))
NOW = dt.datetime.combine(TODAY, dt.time(9, 41), tzinfo=dt.UTC)


class _NoSync:
    def wake(self) -> None:
        """There is no centre here."""


def resident() -> float:
    """Megabytes of this process that are in memory now."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * 4096 / 1e6
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # the most it ever was, which is all that is told here
    return most / 1e6 if sys.platform == "darwin" else most / 1e3


def main(path: Path) -> None:
    """Show the caseload, wait until it stands, and say."""
    app = QApplication([])
    theme = Theme(1.0, Scheme.LIGHT)
    apply(app, theme)
    thread = StoreThread(lambda: LocalStore.open(path, KEY, today=lambda: TODAY))
    who = Who(ME, "Imogen Farrowby", "case_manager", "thornwick", "Thornwick", "laptop", "TW-0417")
    desk = Desk(who, thread, _NoSync())
    thread.start()
    window = Window(theme, lambda: NOW)
    window.show()
    window.open_desk(desk, Place(page="caseload"))
    answered: list[bool] = []
    desk.read(lambda store: True, answered.append)
    while not answered:
        app.processEvents()
    app.processEvents()
    gc.collect()
    print(resident())
    window.close_desk()
    thread.finish()


main(Path(sys.argv[1]))
