"""PySide6 on Python 3.11 wears out None and True; the window must outlive any number of calls."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """
import ui
from PySide6.QtCore import QObject, Signal

class Speaker(QObject):
    said = Signal(object)

speaker = Speaker()
for number in range(20_000):
    speaker.said.emit(number)
    speaker.blockSignals(False)
    speaker.setObjectName("speaker")
print("alive")
"""


def test_neither_signals_nor_calls_wear_python_out() -> None:
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False
    )
    assert told.stdout.strip() == "alive", told.stderr
    assert told.returncode == 0
