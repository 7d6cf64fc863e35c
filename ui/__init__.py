"""Windows, pages, parts and theme. A page knows the laptop through `ui.desk.Desk` only."""

from ui.none_reserve import hold_reserve

hold_reserve()
