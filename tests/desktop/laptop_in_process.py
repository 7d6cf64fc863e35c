"""The whole application in the test's own process: real window, real threads, real store, real centre."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.application import Application
from desktop.folders import folders
from desktop.walkthrough.fingers import Fingers
from desktop.window_program import clock
from ui.theme import Theme, apply
from ui.window import Window

IMOGEN = "imogen.farrowby"


class LaptopInProcess:
    """One running application and a pair of hands."""

    def __init__(self, application: Application, window: Window) -> None:
        self.application = application
        self.window = window
        self.hands = Fingers(window)

    def sign_in(self, user: str, password: str) -> None:
        """For the first time on this laptop."""
        self.hands.type("user", user)
        self.hands.type("password", password)
        self.hands.press("sign_in")

    def unlock(self, passphrase: str) -> None:
        """Again, with what is on the laptop."""
        self.hands.type("passphrase", passphrase)
        self.hands.press("unlock")

    def open_case(self, child: str) -> None:
        """From the caseload."""
        self.hands.press("rail_caseload")
        self.hands.choose(child)
        self.hands.widget("record_contact")


@contextmanager
def laptop(data_dir: Path, server: str, qapp: QApplication) -> Iterator[LaptopInProcess]:
    """Start Holdfast on `data_dir`; close it at the end, as a person closes the window."""
    theme = Theme()
    apply(qapp, theme)
    window = Window(theme, clock)
    application = Application(folders(str(data_dir)), window, server, clock)
    window.show()
    application.start()
    try:
        yield LaptopInProcess(application, window)
    finally:
        application.close()
        assert all(thread.wait(60_000) for thread in application.on_their_way())
        window.close()
        window.deleteLater()
