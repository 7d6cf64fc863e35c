"""The laptop's half of the key, kept by the operating system's own keyring and by no other."""

import base64
import secrets

import keyring.backend
from keyring.errors import KeyringError
from keyring.errors import KeyringLocked as Locked

from local_store.key_errors import DeviceSecretGone, KeyringLocked

SERVICE = "Holdfast"
SECRET_BYTES = 32
_NATIVE = (
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)
"""Keyrings that encrypt with the sign-in of the computer's user. Others (keyrings.alt among them, which can write plain
text) are refused, whatever the computer's configuration names."""


class DeviceSecrets:
    """The keyring, or none. `backend` is the keyring to use; see `of_this_computer`."""

    def __init__(self, backend: keyring.backend.KeyringBackend | None) -> None:
        self._backend = backend

    def there(self) -> bool:
        """Whether there is a keyring at all."""
        return self._backend is not None

    def make(self, name: str) -> bytes | None:
        """A new secret, kept under `name`; None where no keyring takes it. Raises KeyringLocked."""
        if self._backend is None:
            return None
        secret = secrets.token_bytes(SECRET_BYTES)
        try:
            self._backend.set_password(SERVICE, name, base64.b64encode(secret).decode())
            kept = self._backend.get_password(SERVICE, name)
        except Locked as error:
            raise KeyringLocked(type(error).__name__) from error
        except KeyringError:  # a desktop without a keyring service, or one that cannot ask: the same as none
            return None
        return secret if kept == base64.b64encode(secret).decode() else None

    def fetch(self, name: str) -> bytes:
        """The secret kept under `name`. Raises KeyringLocked or DeviceSecretGone."""
        if self._backend is None:
            raise DeviceSecretGone("no keyring")
        try:
            kept = self._backend.get_password(SERVICE, name)
        except Locked as error:
            raise KeyringLocked(type(error).__name__) from error
        except KeyringError as error:
            raise DeviceSecretGone(type(error).__name__) from error
        if kept is None:
            raise DeviceSecretGone("not in the keyring")
        return base64.b64decode(kept)

    def forget(self, name: str) -> bool:
        """Take the secret kept under `name` out of the keyring. False where the keyring does not let it go now."""
        if self._backend is None:
            return True
        try:
            if self._backend.get_password(SERVICE, name) is not None:
                self._backend.delete_password(SERVICE, name)
        except KeyringError:  # locked, or not answering: by itself the secret opens nothing
            return False
        return True


def of_this_computer() -> DeviceSecrets:
    """The operating system's own keyring, the strongest first; without one, none."""
    native = [one for one in keyring.backend.get_all_keyring() if is_native(one)]
    return DeviceSecrets(max(native, key=lambda one: one.priority, default=None))


def is_native(backend: keyring.backend.KeyringBackend) -> bool:
    """Whether a keyring is one that Holdfast trusts with a secret."""
    return type(backend).__module__ in _NATIVE and backend.priority > 0
