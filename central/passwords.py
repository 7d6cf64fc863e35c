"""Passwords, kept as Argon2id hashes."""

import functools
import secrets

import argon2

_hasher = argon2.PasswordHasher()


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether the password is the one that was kept. Takes as long for a user who does not exist (None)."""
    try:
        _hasher.verify(kept or _nobody(), password)
    except argon2.exceptions.VerifyMismatchError:
        return False
    return kept is not None


@functools.cache
def _nobody() -> str:
    return hashed(secrets.token_hex())
