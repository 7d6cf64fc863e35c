"""What happens when a bug of ours surfaces: it is written down without personal data, and said in plain words."""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from casework.trouble import Trouble


class SomethingWentWrong(Trouble):
    """A bug of ours. The sentence is the same for every one of them; the detail is for us."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            "Something went wrong in Holdfast.",
            "Your work is saved on this laptop.",
            "Go on working. If it happens again, close Holdfast, start it again, and tell IT support.",
            detail,
        )


def places_only(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it went wrong, by file, line and function. The error's own text is left out: it can hold names."""
    frames = traceback.extract_tb(trace)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([f"{kind.__name__}, Python {platform.python_version()}, {platform.system()}", *lines])


def install(folder: Path, show: Callable[[Trouble], None]) -> None:
    """Catch what nothing else caught: keep the places in crashes.log, and show the sentence."""

    said: set[str] = set()

    def keep(detail: str) -> None:
        with (folder / "crashes.log").open("a", encoding="utf-8") as log:
            log.write(detail + "\n\n")

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        detail = places_only(kind, trace)
        if detail in said:  # once is enough: a fault in painting comes back with every repaint, the notice's too
            return
        said.add(detail)
        keep(detail)
        show(SomethingWentWrong(detail))

    def caught_elsewhere(told: threading.ExceptHookArgs) -> None:
        """On a thread that is not Qt's: Python would print the error's own text, which can hold names."""
        keep(places_only(told.exc_type, told.exc_traceback))

    sys.excepthook = caught
    threading.excepthook = caught_elsewhere
