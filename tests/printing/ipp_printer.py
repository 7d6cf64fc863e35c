"""A printer of the test's own: it speaks IPP on a loopback port, and can run out of paper, be stopped, and be away.

What arrives is kept. It prints at once when nothing keeps it, and one job after the other when it can again.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from printing import ipp
from printing.ipp import Attribute, Group, GroupTag, Operation, Status, Tag, attribute

PENDING, PROCESSING, CANCELLED, COMPLETED = 3, 5, 7, 9
IDLE, BUSY, STOPPED = 3, 4, 5
_MEDIA = "iso_a4_210x297mm"


@dataclass
class Arrived:
    """One job that reached the printer. `asked` are its attributes, by name."""

    number: int
    asked: dict[str, tuple[object, ...]]
    document: bytes = b""
    state: int = PENDING


@dataclass
class IppPrinter:
    """The printer. `jobs` is what reached it, `reasons` what keeps it from printing."""

    jobs: list[Arrived] = field(default_factory=list)
    reasons: tuple[str, ...] = ()
    port: int = 0
    _server: ThreadingHTTPServer | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def start(self) -> None:
        """Answer, at the same port as before."""

        class Handler(_Handler):
            printer = self

        self._server = _Server(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def go_away(self) -> None:
        """Cable out: nobody answers."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def keep_from_printing(self, *reasons: str) -> None:
        """From now on nothing is printed: media-empty, paused..."""
        with self._lock:
            self.reasons = reasons

    def go_on(self) -> None:
        """Paper in, cover closed: print what waits."""
        with self._lock:
            self.reasons = ()
            self._print()

    def printed(self) -> list[Arrived]:
        """What came out."""
        with self._lock:
            return [one for one in self.jobs if one.state == COMPLETED]

    @property
    def uri(self) -> str:
        """Where it is."""
        return f"ipp://127.0.0.1:{self.port}/ipp/print"

    def answer(self, asked: ipp.Message) -> ipp.Message:
        """One request, answered."""
        acts: dict[int, Callable[[ipp.Message], tuple[Group, ...] | None]] = {
            Operation.GET_PRINTER_ATTRIBUTES: lambda _asked: (self._about(),),
            Operation.VALIDATE_JOB: lambda _asked: (),
            Operation.CREATE_JOB: self._create,
            Operation.PRINT_JOB: self._create,
            Operation.SEND_DOCUMENT: self._take,
            Operation.GET_JOB_ATTRIBUTES: self._job,
            Operation.CANCEL_JOB: self._cancel,
            Operation.GET_JOBS: lambda _asked: tuple(self._of(one) for one in self.jobs),
        }
        with self._lock:
            groups = acts[asked.code](asked) if asked.code in acts else None
        first = ipp.request(Operation.PRINT_JOB).groups[0]
        code = Status.OK if groups is not None else Status.NOT_FOUND
        return ipp.Message(code, (first, *(groups or ())), asked.number)

    def _create(self, asked: ipp.Message) -> tuple[Group, ...]:
        wishes = {one.name: one.values for group in asked.groups for one in group.attributes}
        self.jobs.append(Arrived(len(self.jobs) + 1, wishes, asked.document))
        self._print()
        return (self._of(self.jobs[-1]),)

    def _take(self, asked: ipp.Message) -> tuple[Group, ...] | None:
        job = self._asked_for(asked)
        if job is None:
            return None
        job.document += asked.document
        self._print()
        return (self._of(job),)

    def _job(self, asked: ipp.Message) -> tuple[Group, ...] | None:
        job = self._asked_for(asked)
        return (self._of(job),) if job else None

    def _cancel(self, asked: ipp.Message) -> tuple[Group, ...] | None:
        job = self._asked_for(asked)
        if job is not None and job.state != COMPLETED:
            job.state = CANCELLED
        return () if job else None

    def _asked_for(self, asked: ipp.Message) -> Arrived | None:
        number = asked.groups[0].first("job-id")
        return next((one for one in self.jobs if one.number == number), None)

    def _print(self) -> None:
        for job in self.jobs:
            if job.document and job.state in (PENDING, PROCESSING):
                job.state = PROCESSING if self.reasons else COMPLETED

    def _of(self, job: Arrived) -> Group:
        reason = {COMPLETED: "job-completed-successfully", PROCESSING: "job-printing"}.get(job.state, "none")
        return Group(
            GroupTag.JOB,
            (
                attribute("job-id", Tag.INTEGER, job.number),
                attribute("job-uri", Tag.URI, f"{self.uri}/{job.number}"),
                attribute("job-state", Tag.ENUM, job.state),
                attribute("job-state-reasons", Tag.KEYWORD, reason),
                attribute("job-impressions-completed", Tag.INTEGER, int(job.state == COMPLETED)),
            ),
        )

    def _about(self) -> Group:
        busy = any(one.state == PROCESSING for one in self.jobs)
        state = STOPPED if "paused" in self.reasons else BUSY if busy else IDLE
        return Group(GroupTag.PRINTER, (*_able(self.uri), *_state(state, self.reasons)))


def _state(state: int, reasons: tuple[str, ...]) -> tuple[Attribute, ...]:
    return (
        attribute("printer-state", Tag.ENUM, state),
        attribute("printer-state-reasons", Tag.KEYWORD, *(reasons or ("none",))),
        attribute("printer-is-accepting-jobs", Tag.BOOLEAN, True),
        attribute("queued-job-count", Tag.INTEGER, 0),
    )


def _able(uri: str) -> tuple[Attribute, ...]:
    """What IPP Everywhere has a printer say of itself (PWG 5100.14)."""
    operations = [
        Operation.PRINT_JOB, Operation.VALIDATE_JOB, Operation.CREATE_JOB, Operation.SEND_DOCUMENT,
        Operation.CANCEL_JOB, Operation.GET_JOB_ATTRIBUTES, Operation.GET_JOBS, Operation.GET_PRINTER_ATTRIBUTES,
    ]  # fmt: skip
    keywords = {
        "ipp-versions-supported": ("1.1", "2.0"),
        "compression-supported": ("none",),
        "media-supported": (_MEDIA,),
        "media-default": (_MEDIA,),
        "media-ready": (_MEDIA,),
        "media-type-supported": ("stationery",),
        "media-source-supported": ("main",),
        "print-color-mode-supported": ("monochrome",),
        "print-color-mode-default": ("monochrome",),
        "sides-supported": ("one-sided", "two-sided-long-edge"),
        "sides-default": ("one-sided",),
        "uri-authentication-supported": ("none",),
        "uri-security-supported": ("none",),
        "pdf-versions-supported": ("iso-32000-1_2008",),
        "urf-supported": ("V1.4", "W8", "RS300", "DM1"),
        "multiple-document-handling-supported": ("separate-documents-collated-copies",),
    }
    formats = ("application/pdf", "image/urf")
    return (
        *(attribute(name, Tag.KEYWORD, *values) for name, values in keywords.items()),
        attribute("document-format-supported", Tag.MIME_TYPE, *formats),
        attribute("document-format-default", Tag.MIME_TYPE, formats[0]),
        attribute("operations-supported", Tag.ENUM, *operations),
        attribute("printer-uri-supported", Tag.URI, uri),
        attribute("printer-name", Tag.NAME, "portable"),
        attribute("printer-make-and-model", Tag.TEXT, "Invented Portable"),
        attribute("color-supported", Tag.BOOLEAN, False),
        attribute("multiple-document-jobs-supported", Tag.BOOLEAN, False),
        attribute("copies-supported", Tag.RANGE, (1, 99)),
        attribute("copies-default", Tag.INTEGER, 1),
        attribute("printer-resolution-supported", Tag.RESOLUTION, (300, 300, 3)),
        attribute("printer-resolution-default", Tag.RESOLUTION, (300, 300, 3)),
        attribute("page-ranges-supported", Tag.BOOLEAN, True),
        attribute("job-creation-attributes-supported", Tag.KEYWORD, "copies", "media", "page-ranges", "sides"),
    )


class _Server(ThreadingHTTPServer):
    """Ends at once: a request that is being answered is not waited for."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """One who asked and has gone is no error of the printer's."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    """IPP in the body of HTTP, sent whole or in chunks. One request a connection, so that away means away."""

    printer: IppPrinter
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Answer a request."""
        answer = ipp.encode(self.printer.answer(ipp.decode(self._body())))
        self.send_response(200)
        self.send_header("Content-Type", ipp.MEDIA_TYPE)
        self.send_header("Content-Length", str(len(answer)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = []
        while size := int(self.rfile.readline().split(b";")[0] or self._cut_off(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    @staticmethod
    def _cut_off() -> bytes:
        raise ConnectionAbortedError("the one who asked has gone")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def running() -> Iterator[IppPrinter]:
    """One that answers, until the test is over."""
    made = IppPrinter()
    made.start()
    try:
        yield made
    finally:
        made.go_away()
