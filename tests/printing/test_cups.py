"""A real CUPS takes the document from Qt, whole, under a title without a name."""

import subprocess
import sys
from pathlib import Path

from printing import render
from printing.printers import OpenPdf
from tests.printing import cupsd
from tests.printing.case_files import attended, file_of, person, summary
from tests.printing.test_printers import same_pages

ROOT = Path(__file__).parents[2]
# In a process of its own: libcups reads CUPS_SERVER once.
SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication([])
from printing.print_system import PrintOrder
from printing.printers import DrawnPrinting
print([(one.name, one.words) for one in DrawnPrinting().printers()])
DrawnPrinting().hand_over(PrintOrder("tag", "Portable", "Case summary", Path(sys.argv[1]).read_bytes()))
"""


def test_a_real_queue_takes_every_page_and_sees_no_name(cups: cupsd.Cups, tmp_path: Path) -> None:
    pdf = render(summary(), file_of(person(), *(attended(each) for each in range(50))))
    (tmp_path / "document").write_bytes(pdf)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "document")],
        cwd=ROOT,
        env=cups.environment | {"TMPDIR": str(temporary), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "('Portable', 'Portable printer')" in told.stdout
    assert "Portable-1" in cups.jobs()
    [received] = cups.documents()
    assert same_pages(OpenPdf(pdf), OpenPdf(received))
    assert b"Quillsworth" not in received[:2000]
    control = b"".join(path.read_bytes() for path in (cups.folder / "spool").glob("c*"))
    assert b"Case summary" in control
    assert b"Quillsworth" not in control
    assert list(temporary.iterdir()) == [], "nothing readable stays behind"
