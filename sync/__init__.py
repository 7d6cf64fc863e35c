"""The sync engine: push, pull, rebase."""
