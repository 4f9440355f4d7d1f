"""ClickHouse's HTTP interface in front of chDB, the same engine in this process: the real network client talks to the real engine.

As much of the interface as the client uses: queries with bound parameters in the address or as a form, inserts of a whole body, errors by
number. Answers are the engine's own bytes. One query at a time: chDB has one session.
"""

from __future__ import annotations

import email
import re
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from chdb.session import Session

INSERT = re.compile(rb"\s*(INSERT INTO [^\n]*?)\s+FORMAT\s+(\w+) *\n", re.IGNORECASE)
NOT_SETTINGS = {
    "query", "database", "session_id", "session_timeout", "query_id", "client_protocol_version", "compress", "decompress", "role",
    "enable_http_compression", "wait_end_of_query", "send_progress_in_http_headers", "http_headers_progress_interval_ms", "cancel_http_readonly_queries_on_client_close",
}  # fmt: skip
CODE = re.compile(r"Code: (\d+)")


class Engine:
    """chDB with the state of one request at a time."""

    def __init__(self, folder: Path) -> None:
        self.session = Session(str(folder / "chdb"))
        self.files = folder
        self.lock = threading.Lock()
        self.state: dict[str, str] = {}

    def answer(self, fields: dict[str, str], body: bytes) -> bytes:
        with self.lock:
            self._prepare(fields)
            text = fields["query"].encode() + b"\n" + body if "query" in fields else body
            if found := INSERT.match(text):
                return self._insert(found, text[found.end() :])
            params = {key.removeprefix("param_"): value for key, value in fields.items() if key.startswith("param_")}
            return self.session.query(text.decode(), "TabSeparated", params=params).bytes()

    def _prepare(self, fields: dict[str, str]) -> None:
        """The session as the request wants it; what stands so already is not said again."""
        wanted = {key: value for key, value in fields.items() if key not in NOT_SETTINGS and not key.startswith("param_")}
        wanted = {f"SET {key} = ": f"'{value}'" for key, value in wanted.items()} | {"USE ": f"`{fields.get('database') or 'default'}`"}
        for what, value in wanted.items():
            if self.state.get(what) != value:
                self.session.query(what + value)
                self.state[what] = value

    def _insert(self, found: re.Match[bytes], block: bytes) -> bytes:
        """chDB has no stream of a request's body: the block goes through a file."""
        with tempfile.NamedTemporaryFile(dir=self.files) as file:
            file.write(block)
            file.flush()
            self.session.query(f"{found[1].decode()} SELECT * FROM file('{file.name}', '{found[2].decode()}')")
        return b""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server for as long as the block lasts."""
    engine = Engine(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(engine))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"clickhouse://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        engine.session.close()


def handler(engine: Engine) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._send(200, b"Ok.\n")

        def do_POST(self) -> None:
            fields = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
            body = self._body()
            if self.headers.get("Content-Type", "").startswith("multipart/form-data"):
                fields |= form(self.headers["Content-Type"], body)
                body = b""
            try:
                self._send(200, engine.answer(fields, body))
            except Exception as error:  # noqa: BLE001  the engine's own errors have no common class
                code = CODE.search(str(error))
                self._send(500, str(error).encode(), {"X-ClickHouse-Exception-Code": code[1] if code else "1000"})

        def _body(self) -> bytes:
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length") or 0))
            pieces = []
            while size := int(self.rfile.readline(), 16):
                pieces.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(pieces)

        def _send(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for key, value in ({"Content-Length": str(len(content)), "X-ClickHouse-Timezone": "UTC"} | (headers or {})).items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Silent."""

    return Handler


def form(kind: str, body: bytes) -> dict[str, str]:
    message = email.message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=HTTP)
    found = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        found[str(name)] = part.get_payload(decode=True).decode()
    return found
