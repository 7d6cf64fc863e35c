"""The sync engine under test."""
