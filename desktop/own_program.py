"""How to start another process of this program."""

import sys


def desktop_command() -> list[str]:
    """From source, or from the bundle, where this is a program of its own."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
