"""ASGI middleware: headers on every answer, and a document in the link's language."""

from __future__ import annotations

import gzip
from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.server import head, paths, policy, site

Describe = Callable[[str, str, str], Awaitable[head.Head]]  # page address, query, public address -> head
DROPPED = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}  # the file is not what we send


class Document:
    """Rewrites the HTML of each page; leaves every other body alone."""

    def __init__(self, app: ASGIApp, pages: tuple[str, ...], describe: Describe) -> None:
        self.app, self.pages, self.describe = app, pages, describe
        self.headers = policy.headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD") and paths.is_document(scope["path"]):
            known = paths.page_of(scope["path"], self.pages) is not None
            await (self._document if known else self._lost)(scope, receive, send)
        else:
            await self.app(scope, receive, self._with_headers(send))

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        return sending

    async def _document(self, scope: Scope, receive: Receive, send: Send) -> None:
        packing = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        asked = {**scope, "method": "GET", "headers": [pair for pair in scope["headers"] if pair[0] not in DROPPED]}
        start, body = await _collect(self.app, asked, receive)
        found = MutableHeaders(scope=start)
        if start["status"] == 200 and found.get("content-type", "").startswith("text/html"):
            body = await self._rewritten(scope, body)
            for name in ("etag", "last-modified", "accept-ranges"):
                del found[name]
            found["cache-control"] = "no-cache"
            found["vary"] = "Accept-Encoding"
            if packing:
                body, found["content-encoding"] = gzip.compress(body, 6), "gzip"
        found.update(self.headers)
        found["content-length"] = str(len(body))
        await send(start)
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    async def _lost(self, scope: Scope, receive: Receive, send: Send) -> None:
        """To the first page, which says so: Streamlit would show an English dialog, or a blank page under a deeper path."""
        up = "../" * paths.under_base(scope["path"]).count("/")
        asked = scope["query_string"].decode("latin-1")
        answer = RedirectResponse(f"{up}./?{asked}{'&' if asked else ''}lost=1", headers=self.headers)
        await answer(scope, receive, send)

    async def _rewritten(self, scope: Scope, body: bytes) -> bytes:
        page = paths.page_of(scope["path"], self.pages) or ""
        about = await self.describe(page, scope["query_string"].decode("latin-1"), site.base(scope))
        return head.rewrite(body.decode("utf-8"), about).encode("utf-8")


async def _collect(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
    """The whole answer: documents are eight kilobytes."""
    start: Message = {"type": "http.response.start", "status": 500, "headers": []}
    chunks: list[bytes] = []

    async def keep(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
        elif message["type"] == "http.response.body":
            chunks.append(message.get("body", b""))

    await app(scope, receive, keep)
    return start, b"".join(chunks)
