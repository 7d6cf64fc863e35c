"""Making a new name in a folder last through a power cut."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in `folder`, where the system can be asked to (not on Windows). Raises OSError."""
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
