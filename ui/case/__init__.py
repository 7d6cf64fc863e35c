"""The case page: identity bar, what is recorded, and the editors that change it."""
