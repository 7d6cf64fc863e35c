"""Who this laptop is to the centre: signing in, enrolling, and signing in again when the centre has forgotten us."""

import datetime as dt
import platform
from collections.abc import Callable
from typing import TypeVar

import msgspec

from casework.edits import new_id, now_text
from local_store.shapes import Device
from local_store.store import LocalStore
from sync.errors import AnotherPerson, SignedOut
from sync.transport import Server
from sync.wire import Me

T = TypeVar("T")


class Enrolment:
    """The laptop's standing with the centre, kept in the store; `device` is it at present."""

    def __init__(self, store: LocalStore, server: Server, device_name: str = "") -> None:
        self._store = store
        self._server = server
        self._name = device_name or platform.node() or "laptop"
        self.device = store.device() or Device(id=new_id())

    def ready(self) -> None:
        """Have a token. Raises WrongPassword, SignedOut (no password at hand), AnotherPerson, or as the link fails."""
        credentials = self._server.credentials
        if self.device.user and credentials.user and self.device.user != credentials.user.strip():
            raise AnotherPerson
        if self.device.token:
            self._server.token = self.device.token
        else:
            self._enrol()

    def call(self, ask: Callable[[], T]) -> T:
        """`ask` the centre; where it has forgotten our token and a password is at hand, sign in and ask again."""
        try:
            return ask()
        except SignedOut:
            if not self._server.credentials.password:
                raise
            self._enrol()
            return ask()

    def heard(self) -> None:
        """The centre answered: the lease runs from now. Once a day, ask it for what it says about us."""
        today = dt.date.today().isoformat()
        me = None if self.device.last_contact[:10] == today and self.device.name else self.call(self._server.me)
        self._keep(me, self.device.token)

    def _enrol(self) -> None:
        if not self._server.credentials.password:
            raise SignedOut
        signed_in = self._server.sign_in(self.device.id)
        if self.device.user and self.device.user != signed_in.user:
            raise AnotherPerson
        self._server.token = signed_in.token
        self._server.token = self._server.enrol(self.device.id, self._name).token
        self._keep(self._server.me(), self._server.token)

    def _keep(self, me: Me | None, token: str) -> None:
        known = self.device
        if me is not None:
            known = Device(
                id=known.id,
                name=self._name,
                server=self._server.url,
                user=me.user,
                user_name=me.name,
                role=me.role,
                authority=me.authority,
                authority_name=me.authority_name,
                lease_days=me.lease_days,
                service=me.service,
            )
        self.device = msgspec.structs.replace(known, token=token, last_contact=now_text())
        self._store.set_device(self.device)
