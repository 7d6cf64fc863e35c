"""The encrypted cache on the laptop."""
