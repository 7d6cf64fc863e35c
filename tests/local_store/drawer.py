"""A keyring of the tests' own."""

import keyring.backend


class Drawer(keyring.backend.KeyringBackend):
    """Keeps secrets in memory; `trouble` is raised instead of an answer."""

    priority = 9  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._speak()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._speak()
        self.kept[service, username] = password

    def _speak(self) -> None:
        if self.trouble:
            raise self.trouble
