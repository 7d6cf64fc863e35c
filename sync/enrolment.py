"""Who this laptop is to the centre: signing in, enrolling, and signing in again when the centre has forgotten us."""

import datetime as dt
import platform
from collections.abc import Callable
from typing import TypeVar

import msgspec

from casework.edits import new_id, now_text
from local_store.shapes import Device
from local_store.store import LocalStore
from sync.errors import AnotherPerson, NotAllowed, SignedOut
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
        known = self.device.last_contact[:10] == today and self.device.name
        self._keep(self.device if known else self._as_told(self.call(self._server.me)), last_contact=now_text())

    def _enrol(self) -> None:
        """Sign in, and have a token of our own by the same request from a centre that knows how."""
        if not self._server.credentials.password:
            raise SignedOut
        try:
            signed_in = self._server.sign_in(self.device.id, self._name)
        except NotAllowed:
            self._sign_in_to_deliver()
            return
        if self.device.user and self.device.user != signed_in.user:
            raise AnotherPerson
        token = signed_in.device_token
        if not token:
            self._server.token = signed_in.token
            token = self._server.enrol(self.device.id, self._name).token
        self._server.token = token
        known = msgspec.structs.replace(self.device, server=self._server.url, user=signed_in.user)
        self._keep(known, token=token)

    def _sign_in_to_deliver(self) -> None:
        """A laptop that was taken out of service gets no token of its own again; a session still takes what waits."""
        signed_in = self._server.sign_in(self.device.id)
        if self.device.user != signed_in.user:
            raise AnotherPerson
        self._server.token = signed_in.token

    def _as_told(self, me: Me) -> Device:
        return Device(
            id=self.device.id,
            name=self._name,
            server=self._server.url,
            user=me.user,
            user_name=me.name,
            role=me.role,
            authority=me.authority,
            authority_name=me.authority_name,
            token=self.device.token,
            lease_days=me.lease_days,
            service=me.service,
        )

    def _keep(self, known: Device, **changed: str) -> None:
        kept = {"token": self.device.token, "last_contact": self.device.last_contact} | changed
        self.device = msgspec.structs.replace(known, **kept)
        self._store.set_device(self.device)
