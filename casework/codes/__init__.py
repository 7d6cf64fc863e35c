"""The short code lists, split by subject: the code that is stored, and the words people read."""
