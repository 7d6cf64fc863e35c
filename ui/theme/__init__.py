"""The look of Holdfast: colours, type and space as tokens, and the one place that lays them on the application."""

from ui.theme.application import apply, set_property, system_scheme
from ui.theme.letters import lettered
from ui.theme.space import sized, spaced
from ui.theme.theme import Theme, current, restyled
from ui.theme.tokens import Scheme

__all__ = [
    "Scheme",
    "Theme",
    "apply",
    "current",
    "lettered",
    "restyled",
    "set_property",
    "sized",
    "spaced",
    "system_scheme",
]
