"""Telling the centre which cases were opened on this laptop."""

from local_store.store import LocalStore
from sync.conversion import wire_look
from sync.enrolment import Enrolment
from sync.errors import SyncTrouble
from sync.transport import Server

AT_ONCE = 200
"""The most looks in one request."""


class LookSender:
    """Sends at most one request a cycle, after the edits, and none where there is nothing to tell."""

    def __init__(self, store: LocalStore, server: Server, enrolment: Enrolment) -> None:
        self._store = store
        self._server = server
        self._enrolment = enrolment
        self._most = AT_ONCE

    def send(self) -> int:
        """How many looks the centre took.

        Trouble of any kind is the next cycle's: it begins on the same link and with the edits, and these looks are
        kept. A batch that was not taken goes last next time, and smaller, so that one look cannot keep others back.
        """
        waiting = self._store.looks_to_send(self._most)
        if not waiting:
            return 0
        ids = [look.id for look in waiting]
        try:
            self._enrolment.call(lambda: self._server.tell_looks([wire_look(look) for look in waiting]))
        except SyncTrouble:
            self._most = max(1, len(ids) // 2)
            self._store.looks_not_taken(ids)
            return 0
        self._most = min(AT_ONCE, self._most * 2)
        self._store.looks_taken(ids)
        return len(ids)
