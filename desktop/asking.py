"""Asking the centre whether a child who is being added is known, beside whatever else goes over the network."""

import queue
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from casework.known_already import KnownAlready, question_of
from casework.people import Person
from sync import Credentials, Server
from sync.conversion import ask_alike
from sync.errors import SyncTrouble

CONNECT_SECONDS, SILENCE_SECONDS = 5.0, 10.0
"""Somebody is looking at the form meanwhile: a link that carries nothing for so long has not answered."""

Answer = Callable[[KnownAlready | None], None]


class _Question:
    """`token` is that of this laptop at the moment; `failure` is a fault of the program."""

    def __init__(self, typed: Person, token: str, answer: Answer) -> None:
        self.typed = typed
        self.token = token
        self.answer = answer
        self.known: KnownAlready | None = None
        self.failure: Exception | None = None


class Asker(QObject):
    """A connection of its own, and a thread of its own from the first question on: none waits behind a long pull.

    Only the newest question is answered, on the thread that made this object and never within `ask`: whoever types on
    has asked another one. The answer is None where the centre was not asked, or could not say: no connection, a centre
    that does not know the question, one that wants no more of them for now, or too little typed to be a question.
    """

    _answered = Signal(object)

    def __init__(self, url: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._url = url
        self._server: Server | None = None
        self._newest: _Question | None = None
        self._to_ask: queue.SimpleQueue[_Question | None] = queue.SimpleQueue()
        self._ending = False
        self._thread: threading.Thread | None = None
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, typed: Person, token: str, answer: Answer) -> None:
        """Ask about the child that is typed. Without a token there is nobody to ask, and the answer comes at once."""
        if self._ending:
            return
        question = self._newest = _Question(typed, token, answer)
        if not token or question_of(typed) is None:
            self._answered.emit(question)
            return
        self._to_ask.put(question)
        if self._thread is None:
            # A daemon, as the listener is: the program ends even while the centre has not answered.
            self._thread = threading.Thread(target=self._run, name="asker", daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """Answer no more. Does not wait for the question that is on its way."""
        self._ending = True
        self._newest = None
        self._to_ask.put(None)

    def _run(self) -> None:
        while (question := self._to_ask.get()) is not None:
            if question is self._newest:  # else somebody has typed on
                self._put(question)
            if question is self._newest:
                self._answered.emit(question)
        if self._server is not None:
            self._server.close()

    def _put(self, question: _Question) -> None:
        try:
            server = self._connected()
            server.token = question.token
            question.known = server.whether_known(ask_alike(question.typed))
        except SyncTrouble:  # what it is, the sync worker meets too, and tells: here it is only no answer
            question.known = None
        except Exception as failure:  # noqa: BLE001 - carried to the window's thread, never swallowed
            question.failure = failure

    def _connected(self) -> Server:
        if self._server is None:
            nobody = Credentials("")
            self._server = Server(self._url, nobody, connect_seconds=CONNECT_SECONDS, silence_seconds=SILENCE_SECONDS)
        return self._server

    @Slot(object)
    def _deliver(self, question: _Question) -> None:
        if question is not self._newest:
            return
        self._newest = None
        if question.failure is not None:
            raise question.failure
        question.answer(question.known)
