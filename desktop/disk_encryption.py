"""Whether the disk under a folder is encrypted, where the operating system tells without being an administrator."""

import os
import subprocess
import sys
from pathlib import Path


def is_on(folder: Path) -> bool | None:
    """None where it cannot be known: on Windows, and where the file system hides its disk."""
    if sys.platform == "linux":
        return _linux(folder.stat().st_dev)
    if sys.platform == "darwin":
        return _file_vault()
    return None


def _linux(device: int) -> bool | None:
    """A device-mapper target of the kind CRYPT, in the device itself or in what it is made of."""
    block = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}") if hasattr(os, "major") else Path()
    if not (block / "size").exists():  # a file system that spans disks, or is none of this machine's own
        return None
    return _is_crypt(block) or any(_is_crypt(one) for one in block.glob("slaves/**/*"))


def _is_crypt(block: Path) -> bool:
    try:
        return (block / "dm" / "uuid").read_text(encoding="ascii").startswith("CRYPT-")
    except OSError:
        return False


def _file_vault() -> bool | None:
    try:
        said = subprocess.run(["fdesetup", "status"], capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return "FileVault is On" in said.stdout if said.returncode == 0 else None
