"""The link that can fail, for tests: the walkthrough's own."""

from desktop.walkthrough.link import Link

__all__ = ["Link"]
