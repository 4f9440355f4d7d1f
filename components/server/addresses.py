"""The server's own addresses: where they are found, and how what is made for them is answered."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from components.server import lane, paths

log = logging.getLogger("mawaqif.server")
Endpoint = Callable[[Request], Awaitable[Response]]
YEAR = "public, max-age=31536000, immutable"  # where the name changes with the bytes
HOUR = "public, max-age=3600"
ASK = "public, max-age=300, must-revalidate"
FRESH = {"Cache-Control": "no-store"}
MISSING = Response("Not found", 404, media_type="text/plain", headers=FRESH)
UNCHANGED = ("ETag", "Cache-Control", "Vary")  # what a 304 repeats


class OwnRoute(Route):
    """Found at the root and under the base path, for a proxy may strip it or not. Inside the base path only what is below it counts: the
    base path may itself begin as an address of ours does."""

    def __init__(self, base: str, path: str, endpoint: Endpoint) -> None:
        super().__init__(path, endpoint, methods=["GET", "HEAD"])
        self.base = base

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return super().matches({**scope, "path": paths.below(scope["path"], self.base)})


def own(base: str, named: Mapping[str, Endpoint]) -> list[BaseRoute]:
    return [OwnRoute(base, path, endpoint) for path, endpoint in named.items()]


async def missing(_request: Request) -> Response:
    """What stands under an address of ours and is nothing, which would be a page otherwise."""
    return MISSING


async def answer(request: Request, what: str, making: Awaitable[bytes | None], headers: Mapping[str, str]) -> Response:
    """What a request waits for, under its hash as tag: 503 where others are served first, 404 where there is none or it cannot be made."""
    try:
        body = await making
    except lane.BusyError:
        return lane.busy()
    except Exception:
        log.exception("no %s at %r, asked with %r", what, request.url.path[:120], paths.keys_of(request.url.query))
        return MISSING
    if body is None:
        return MISSING
    told = {**headers, "ETag": tag_of(body)}
    return unchanged(request, told) or Response(body, headers=told)


def tag_of(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:16]}"'


def unchanged(request: Request, headers: Mapping[str, str]) -> Response | None:
    """The whole answer for whoever has what ``headers`` tell of already."""
    if headers["ETag"] not in request.headers.get("if-none-match", ""):
        return None
    return Response(status_code=304, headers={name: headers[name] for name in UNCHANGED if name in headers})


def sent(request: Request, body: bytes, packed: bytes | None, headers: Mapping[str, str]) -> Response:
    """``packed``, the body's gzip where it has one, for those who take it."""
    if packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, headers={**headers, "Content-Encoding": "gzip"})
    return Response(body, headers=dict(headers))
