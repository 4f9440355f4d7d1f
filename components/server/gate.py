"""ASGI middleware: the one door. What no page of ours asks for is refused here, before Streamlit sees it."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.server import paths, wire
from components.server.addresses import FRESH
from components.server.places import Places, same_origin, visitor
from components.server.widgets import Widgets

log = logging.getLogger("mawaqif.gate")
STREAM = "_stcore/stream"
OPEN = ("_stcore/health", "_stcore/host-config")  # of Streamlit's own paths, those its script asks for
CLOSED = ("_stcore", "component", "oauth2callback")  # uploads, metrics, agents, components, sign-in: no page has them
SLOWEST = 20  # seconds a browser may take to take one message
WAIT = (8, 15)  # seconds until a busy page asks again: not all at the same moment


class Gate:
    """``busy`` makes the page that is shown when all places are taken, from the seconds until it asks again."""

    def __init__(self, app: ASGIApp, busy: Callable[[int], str], places: Places | None = None) -> None:
        self.app, self.busy, self.places = app, busy, places or Places()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http" and (refusal := self._refusal(scope)):
            await refusal(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        """The answer to a request that goes no further."""
        if scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("Method not allowed", 405, {**FRESH, "Allow": "GET, HEAD"})
        inner = paths.under_base(scope["path"])
        if inner.split("/")[0] in CLOSED and inner not in OPEN:
            return PlainTextResponse("Forbidden", 403, FRESH)
        if paths.is_document(scope["path"]) and not self.places.promise(_who(scope)):
            seconds = WAIT[0] + secrets.randbelow(WAIT[1] - WAIT[0] + 1)
            return HTMLResponse(self.busy(seconds), 503, {**FRESH, "Retry-After": str(seconds)})
        return None

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        who, number = _who(scope), secrets.token_hex(3)
        if paths.under_base(scope["path"]) != STREAM or not same_origin(Headers(scope=scope)):
            log.warning("socket %s refused: %s", number, "another origin")
            return await _turned_away(scope, receive, send, 403)
        if not self.places.enter(who):
            log.warning("socket %s refused: %d are open", number, self.places.taken)
            return await _turned_away(scope, receive, send, 503)
        try:
            guarded = Guarded(receive, send, number)
            await self.app(scope, guarded.receive, guarded.send)
        finally:
            self.places.leave(who)


class Guarded:
    """One visitor's socket: what comes in is admitted and slowed, what goes out must be taken in time."""

    def __init__(self, receive: Receive, send: Send, number: str) -> None:
        self._receive, self._send, self.number = receive, send, number
        self.bucket, self.widgets = wire.Bucket(), Widgets()
        self.said: set[str] = set()
        self.over = False

    async def receive(self) -> Message:
        while True:
            message = await self._receive()
            if self.over:
                return {"type": "websocket.disconnect", "code": wire.POLICY}
            if message["type"] != "websocket.receive":
                return message
            if wait := self.bucket.wait():
                self._say("too many messages, slowed")
                await asyncio.sleep(wait)
            try:
                data, wrong = wire.admitted(message.get("bytes"), self.widgets)
            except wire.ForeignFrameError as error:
                self._say(error.reason)
                return await self._ended(error.code)
            if wrong:
                self._say(wrong)
            if data is not None:
                return {"type": "websocket.receive", "bytes": data}

    async def send(self, message: Message) -> None:
        if self.over:
            return
        self.widgets.learn(message.get("bytes") or b"")
        try:
            async with asyncio.timeout(SLOWEST):
                await self._send(message)
        except TimeoutError:
            self.over = True
            self._say("reads too slowly")
            raise OSError("the browser does not read") from None

    async def _ended(self, code: int) -> Message:
        self.over = True
        await self._send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}

    def _say(self, wrong: str) -> None:
        """Once a socket and reason: whoever sends a million frames writes one line."""
        kind = wrong.split(" of ")[0]
        if kind not in self.said:
            self.said.add(kind)
            log.warning("socket %s: %s", self.number, wrong)


def _who(scope: Scope) -> str | None:
    return visitor(scope["client"][0] if scope.get("client") else None)


async def _turned_away(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    """Before the handshake is answered: with a status where the server can, or just closed."""
    await receive()
    if "websocket.http.response" in scope.get("extensions", {}):
        await send({"type": "websocket.http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
        await send({"type": "websocket.http.response.body", "body": b""})
    else:
        await send({"type": "websocket.close", "code": wire.POLICY})
