"""The eight promises, each with its own module of tests."""
