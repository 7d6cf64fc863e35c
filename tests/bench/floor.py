"""The yardstick: one compressed stream down, one up, an insert into plain SQLite, and nothing else.

No sign-in, no encryption, no scope, no conflicts: what any engine pays beyond this is the price of what it does more.
"""

import gzip
import http.client
import json
import sqlite3
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

PIECE = 16 * 1024
AT_ONCE = 200


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A link that resets is what this bench is about."""


class FloorServer:
    """Serves numbered lines after a cursor, and takes lines in."""

    def __init__(self, records: list[dict[str, Any]]) -> None:
        self.lines = [json.dumps(record, separators=(",", ":")).encode() + b"\n" for record in records]
        self._http = _Server(("127.0.0.1", 0), self._handler())
        self.port = self._http.server_address[1]
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """End."""
        self._http.shutdown()
        self._http.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1

            def do_GET(self) -> None:
                after = int(parse_qs(urlsplit(self.path).query)["after"][0])
                self.send_response(200)
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                packing = zlib.compressobj(6, wbits=31)
                for start in range(after, len(server.lines), AT_ONCE):
                    self._chunk(packing.compress(b"".join(server.lines[start : start + AT_ONCE])))
                    self._chunk(packing.flush(zlib.Z_SYNC_FLUSH))
                self._chunk(packing.flush())
                self.wfile.write(b"0\r\n\r\n")

            def _chunk(self, data: bytes) -> None:
                if data:
                    self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

            def do_POST(self) -> None:
                body = gzip.decompress(self.rfile.read(int(self.headers["Content-Length"])))
                server.lines += body.splitlines(keepends=True)
                self.send_response(200)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            def log_message(self, format: str, *args: Any) -> None:
                """Quiet."""

        return Handler


class FloorClient:
    """Keeps the lines in SQLite, each part with the cursor that follows it."""

    def __init__(self, path: Path, port: int) -> None:
        self._port = port
        self._http: http.client.HTTPConnection | None = None
        self._db = sqlite3.connect(path)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("CREATE TABLE record (n INTEGER PRIMARY KEY, body BLOB)")
        self._db.commit()

    @property
    def count(self) -> int:
        """How many lines are here."""
        return int(self._db.execute("SELECT count(*) FROM record").fetchone()[0])

    def pull(self) -> None:
        """Everything after what is here. Raises OSError or HTTPException where the link is cut; what came stays."""
        connection = self._connection()
        try:
            connection.request("GET", f"/all?after={self.count}")
            answer = connection.getresponse()
            unpacking, rest = zlib.decompressobj(wbits=31), b""
            while piece := answer.read1(PIECE):
                *lines, rest = (rest + unpacking.decompress(piece)).split(b"\n")
                with self._db:
                    self._db.executemany("INSERT INTO record (body) VALUES (?)", [(line,) for line in lines])
        except (OSError, http.client.HTTPException):
            self.close()
            raise

    def push(self, edits: list[dict[str, Any]]) -> None:
        """One request with all of them."""
        body = gzip.compress(b"".join(json.dumps(edit, separators=(",", ":")).encode() + b"\n" for edit in edits))
        connection = self._connection()
        connection.request("POST", "/edits", body)
        connection.getresponse().read()

    def close(self) -> None:
        """End the connection."""
        if self._http is not None:
            self._http.close()
        self._http = None

    def _connection(self) -> http.client.HTTPConnection:
        self._http = self._http or http.client.HTTPConnection("127.0.0.1", self._port)
        return self._http
